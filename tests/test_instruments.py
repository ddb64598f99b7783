"""Instruments: what is declared, and what a declaration is told when it breaks a rule."""

import copy
from contextlib import suppress
from itertools import pairwise

import pytest
import yaml
from sqlalchemy import insert

from analytics.instruments import BARRIERS, DOMAIN_DIRECTIONS, InstrumentError, build_instrument
from data.database import begin_write
from data.instruments import FOLDER, read_instrument, read_instrument_file
from data.records import load_instrument
from data.stored_instruments import load_stored_instrument
from data.tables import StoredRow

SMALL = {
    "id": "small",
    "version": "1",
    "title": "Small",
    "scale": {"min": 1, "max": 5},
    "domains": {"trust": {"title": "Trust"}},
    "constructs": [
        {
            "id": "candour",
            "domain": "trust",
            "title": "Candour",
            "items": [{"id": "c1", "text": "We say so."}],
        }
    ],
}


def declared(**changes):
    definition = copy.deepcopy(SMALL)
    for place, value in changes.items():
        target, *steps = definition, *place.split("__")
        for step in steps[:-1]:
            target = target[int(step)] if isinstance(target, list) else target[step]
        key = int(steps[-1]) if isinstance(target, list) else steps[-1]
        target[key] = value
    return definition


def test_our_own_questionnaire_has_three_constructs_of_two_items_in_each_of_five_domains():
    instrument = read_instrument()
    assert set(instrument.domains) == set(DOMAIN_DIRECTIONS)
    assert len(instrument.items) == 30
    assert all(len(construct.items) == 2 for construct in instrument.constructs)
    for domain in instrument.domains:
        assert sum(construct.domain == domain for construct in instrument.constructs) == 3


def test_some_questions_of_every_domain_are_reversed_and_some_are_not():
    for domain in read_instrument().domains:
        turned = {item.reversed for item in read_instrument().items if item.domain == domain}
        assert turned == {True, False}


def test_readiness_stands_beside_the_barrier_and_points_the_other_way():
    beside = [construct for construct in read_instrument().constructs if construct.beside]
    assert [(construct.id, construct.direction) for construct in beside] == [("readiness", "better")]


def test_the_pulse_asks_one_question_of_each_domain():
    assert {item.domain for item in read_instrument().pulse} == set(DOMAIN_DIRECTIONS)
    assert len(read_instrument().pulse) == 5


def test_questions_are_short_enough_to_answer_on_a_phone():
    lengths = [len(item.text.split()) for item in read_instrument().items]
    assert max(lengths) <= 20


def test_barriers_point_to_worse_and_strengths_to_better():
    assert {DOMAIN_DIRECTIONS[name] for name in BARRIERS} == {"worse"}
    assert build_instrument(SMALL).constructs[0].direction == "better"


def test_the_newest_version_is_read_unless_one_is_named():
    assert read_instrument("partnership_health", "1").version == "1"
    with pytest.raises(KeyError, match=r"partnership_health 1"):
        read_instrument("partnership_health", "99")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"title": ""}, r"x\.yaml: title is missing"),
        ({"scale__max": 1}, r"scale: min 1 and max 1 must be whole numbers"),
        ({"scale__min": -1}, r"scale: min -1 is below 0"),
        ({"scale__max": 1_000_000}, r"scale: 1000000 steps from 1 to 1000000; at most 101, such as 0 to 100"),
        (
            {"working_ties": {"text": "How well?"}},
            r"working_ties, scale: min None and max None",
        ),
        (
            {"working_ties": {"scale": {"min": 0, "max": 500}}},
            r"working_ties, scale: 501 steps from 0",
        ),
        ({"ranking": {"id": "first", "options": [{"id": "a"}]}}, r"ranking: text is missing"),
        (
            {"ranking": {"id": "first", "text": "?", "options": [{"id": "a"}]}},
            r"ranking, option 1: id and",
        ),
        ({"ranking": "first"}, r"ranking: a set of named values is needed"),
        ({"ranking": {"id": "r", "text": "?", "options": "ab"}}, r"ranking, options: a list is needed"),
        ({"ranking": {"id": "r", "text": "?", "options": ["a"]}}, r"ranking, option 1: id and text"),
        (
            {"ranking": {"id": "r", "text": "?", "options": [{"id": "a", "text": "t"}] * 2}},
            r"ranking, option 2: the id is taken",
        ),
        ({"working_ties": [{"scale": {"min": 0, "max": 5}}]}, r"working_ties: a set of named values"),
        ({"working_ties": {"scale": "0 to 5"}}, r"working_ties: a set of named values"),
        ({"scale__labels": ["No", "Yes"]}, r"scale: 2 labels for the 5 ratings from 1 to 5"),
        ({"domains__hope": {"title": "Hope"}}, r"domain 'hope' is not known; allowed are communication"),
        ({"domains__trust": {"title": "Trust", "direction": "worse"}}, r"trust: direction must be better"),
        ({"constructs__0__domain": "alignment"}, r"construct candour: domain 'alignment' is not declared"),
        ({"constructs__0__items": []}, r"construct candour: it has no items"),
        ({"constructs__0__direction": "up"}, r"direction 'up' must be worse or better"),
        ({"constructs__0__beside": True}, r"domain trust: no construct is scored in it"),
        ({"constructs__0__items__0": {"id": "c1"}}, r"construct candour, item c1: id and text are needed"),
        ({"constructs__0__items__0__reversed": "yes"}, r"item c1: reversed 'yes' must be true or false"),
        ({"pulse": [{"id": "c1", "domain": "trust", "text": "t"}]}, r"pulse, item c1: the id is taken"),
        ({"pulse": [{"id": "p1", "domain": "hope", "text": "t"}]}, r"pulse, item p1: domain 'hope'"),
    ],
)
def test_a_broken_rule_is_told_with_file_item_and_rule(change, message):
    with pytest.raises(InstrumentError, match=message):
        build_instrument(declared(**change), where="x.yaml")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"scale": "1 to 5"}, "small.yaml: scale: a set of named values is needed: min, max"),
        ({"scale__labels": "Never"}, "small.yaml: scale, labels: a list of words is needed"),
        ({"domains": ["trust"]}, "small.yaml: domains: a set of named values is needed: each domain's name"),
        ({"domains__trust": "Trust"}, "small.yaml: domain trust: a set of named values is needed"),
        ({"constructs": "candour"}, "small.yaml: constructs: a list is needed, each construct with its id"),
        ({"constructs__0": "candour"}, "small.yaml: constructs, construct number 1: a set of named values"),
        ({"constructs__0__items": "c1"}, "small.yaml: construct candour, items: a list is needed"),
        ({"constructs__0__items__0": "c1"}, "small.yaml: construct candour, items, item number 1: a set"),
        ({"constructs__0__items__0__id": ["c1"]}, "construct candour, items, item number 1: id: words"),
        ({"pulse": {"id": "p1"}}, "small.yaml: pulse: a list is needed, each item with its id"),
        ({"pulse": ["p1"]}, "small.yaml: pulse, item number 1: a set of named values is needed"),
        ({"open_questions": "Anything else?"}, "small.yaml: open_questions: a list is needed"),
    ],
)  # fmt: skip
def test_a_value_of_the_wrong_kind_is_told_with_its_place(change, message):
    with pytest.raises(InstrumentError) as told:
        build_instrument(declared(**change), "small.yaml")
    assert message in str(told.value)


def places_of(node, path=()):
    """Every place of a declaration, as the steps that lead there."""
    inside = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for step, value in inside:
        yield (*path, step)
        yield from places_of(value, (*path, step))


@pytest.mark.parametrize(
    "wrong", ["word", 7, True, None, [], ["word"], [["word"]], {}, {"a": "b"}, {"a": ["b"]}]
)
def test_no_value_of_another_kind_is_more_than_a_refusal(wrong):
    """Our own questionnaire with each value replaced in turn: it still builds, or says what is wrong."""
    whole = yaml.safe_load((FOLDER / "partnership_health.yaml").read_text(encoding="utf-8"))
    places = [
        steps for steps in places_of(whole) if all(step in (0, 1) or isinstance(step, str) for step in steps)
    ]
    for steps in places:
        definition = copy.deepcopy(whole)
        target = definition
        for step in steps[:-1]:
            target = target[step]
        target[steps[-1]] = wrong
        with suppress(InstrumentError):
            build_instrument(definition, "file.yaml")


def test_a_stored_questionnaire_with_a_finer_scale_loads_and_a_file_does_not(sqlite_engine):
    definition = declared(scale__max=1000)
    row = {"instrument_id": "small", "version": "1", "definition": yaml.safe_dump(definition)}
    with begin_write(sqlite_engine) as connection:
        connection.execute(insert(StoredRow.metadata.tables["instrument"]).values(row))
        assert load_instrument(connection, "small", "1").scale.max == 1000
    assert load_stored_instrument(sqlite_engine, "small", "1").scale.max == 1000
    with pytest.raises(InstrumentError, match="1000 steps"):
        build_instrument(definition)


def test_every_broken_rule_is_told_at_once():
    with pytest.raises(InstrumentError) as caught:
        build_instrument(declared(scale__min=-1, constructs__0__items=[]), where="x.yaml")
    assert len(str(caught.value).splitlines()) == 2


def test_a_file_that_is_not_yaml_is_told_with_its_line(tmp_path):
    path = tmp_path / "broken.yaml"
    path.write_text("id: a\n  title: [", encoding="utf-8")
    with pytest.raises(InstrumentError, match=r"broken\.yaml, line 2: this is not readable YAML"):
        read_instrument_file(path)


def test_item_ids_follow_their_construct():
    for first, second in pairwise(read_instrument().items):
        if first.construct == second.construct:
            assert second.id == first.id[:-1] + "2"
