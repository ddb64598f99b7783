"""The library of activities: what is in it, and what a broken file is told."""

import pytest
import yaml

from data.activities import HELPS, read_activities, read_activity_files
from data.yaml_lists import ListError


def activity(**given) -> dict:
    plain = {
        "id": "talk",
        "part": "work",
        "title": "Talk",
        "goal": "People have talked.",
        "answers": ["trust"],
        "minutes": {"least": 10, "most": 30},
        "materials": "None",
        "lead": "Facilitator",
        "steps": ["Talk."],
    }
    return plain | given


def read(tmp_path, *rows):
    path = tmp_path / "some.yaml"
    path.write_text(yaml.safe_dump(list(rows)), encoding="utf-8")
    return read_activity_files([path])


def test_the_library_has_at_least_25_activities_for_work():
    library = read_activities()
    assert (library["part"] == "work").sum() >= 25
    assert library["activity_id"].is_unique


def test_the_library_carries_out_every_help_that_is_promised():
    assert set(read_activities()["helps"].dropna()) == set(HELPS)


def test_every_domain_and_idea_has_an_activity():
    from data.instruments import read_instrument

    answered = set(read_activities()["answers"].explode())
    instrument = read_instrument()
    assert set(instrument.domains) <= answered
    assert {construct.id for construct in instrument.constructs} <= answered


def test_changing_what_was_read_leaves_the_library_as_it_is():
    library = read_activities()
    library["title"] = "gone"
    assert "gone" not in set(read_activities()["title"])


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"goal": None}, "some.yaml, talk: goal is missing"),
        ({"mood": "good"}, "some.yaml, talk: mood is not a known field"),
        ({"part": "party"}, "part 'party' must be one of opening"),
        ({"helps": "cake"}, "helps 'cake' must be one of check_ins"),
        ({"answers": []}, "answers is missing"),
        ({"answers": ["weather"]}, "answers 'weather' is not known"),
        (
            {"minutes": {"least": 30, "most": 10}},
            "minutes: least 30 and most 10 must be above 0 and in order",
        ),
        ({"minutes": {"least": "ten", "most": 10}}, "minutes needs whole numbers least and most"),
        ({"people": {"fewest": 0, "most": 10}}, "people: fewest 0"),
        ({"explain_minutes": 10}, "explain_minutes 10 must be a whole number below the least minutes"),
        ({"steps": [{"a": "b"}]}, "steps must be a list of sentences"),
        ({"method": {"link": "https://example.org"}}, "method needs a name"),
        ({"method": {"name": "X", "link": "http://example.org"}}, "must begin with https://"),
    ],
)
def test_a_broken_rule_is_named_with_file_activity_and_field(tmp_path, change, message):
    with pytest.raises(ListError) as error:
        read(tmp_path, activity(**change))
    assert message in str(error.value)


def test_every_fault_is_listed_at_once(tmp_path):
    with pytest.raises(ListError) as error:
        read(tmp_path, activity(goal=None), activity(id="listen", lead=None))
    assert str(error.value).splitlines() == [
        "some.yaml, talk: goal is missing",
        "some.yaml, listen: lead is missing",
    ]


def test_an_id_stands_once(tmp_path):
    with pytest.raises(match="id is taken already"):
        read(tmp_path, activity(), activity())


@pytest.mark.parametrize(
    ("content", "message"), [("a: [", "not readable YAML"), ("a: 1", "a list of activities")]
)
def test_a_file_that_is_no_list_is_told_so(tmp_path, content, message):
    path = tmp_path / "some.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(match=message):
        read_activity_files([path])
