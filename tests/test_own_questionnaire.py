"""A questionnaire that is not ours, declared from the file of its answers and read as our constructs."""

import pytest
import yaml

from analytics.instruments import build_instrument
from data.imports.batches import preview_import, save_import
from data.imports.mapping import parse_mapping, write_mapping
from data.imports.own_questionnaire import (
    Placed,
    declare_questionnaire,
    list_constructs,
    list_scale_questions,
)
from data.imports.problems import ImportRefused
from tests.import_makers import write_csv

AGREED = ("Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree")
WORDS, BUSY, TOLD, ENOUGH = (
    "We speak one language",
    "When busy, each goes back to old ways",
    "Partners tell us what happens",
    "Score from 0 to 10: is there enough money?",
)
ABOUT = {
    WORDS: Placed("shared_language", high_is_good=True),
    BUSY: Placed("resistance", high_is_good=False),
    TOLD: Placed("candour", high_is_good=True),
}


def answer(at, **changed):
    row = {"Agency": f"Agency {at % 3}", "Sector": "health", "Date": "2026-08-03", WORDS: AGREED[at % 5]}
    row |= {BUSY: AGREED[(at + 1) % 5], TOLD: AGREED[(at + 3) % 5], ENOUGH: at % 11}
    return row | changed


@pytest.fixture
def path(tmp_path):
    return write_csv(tmp_path, *map(answer, range(20)))


def declare(path, title="Yearly survey", about=None):
    looked = preview_import(path, partnership="Millbrook", kind="survey")
    return declare_questionnaire(looked.raw, looked.mapping, title, ABOUT if about is None else about)


def test_questions_on_the_commonest_scale_are_listed_and_the_others_counted(path):
    questions, others = list_scale_questions(preview_import(path).raw)
    assert [question.text for question in questions] == [WORDS, BUSY, TOLD]
    assert {(question.low, question.high) for question in questions} == {(AGREED[0], AGREED[-1])}
    assert others == 1


def test_a_high_answer_is_turned_where_it_points_the_other_way(path):
    instrument = build_instrument(declare(path).questionnaire)
    assert {item.text: (item.domain, item.reversed) for item in instrument.items} == {
        WORDS: ("communication", True),  # good news, and a high barrier is bad
        BUSY: ("change_resistance", False),
        TOLD: ("trust", False),
    }
    other = {TOLD: Placed("candour", high_is_good=False)}
    assert build_instrument(declare(path, about=other).questionnaire).items[0].reversed


def test_the_file_is_read_as_what_was_declared(path):
    mapping = declare(path)
    read = preview_import(path, partnership="Millbrook", mapping=mapping)
    assert (read.needs, read.problems) == ([], [])
    sheets = read.contents.frames["responses"]
    assert sheets["we_speak_one_language"].tolist() == [at % 5 + 1 for at in range(20)]
    assert sheets["when_busy_each_goes_back_to_old_ways"].tolist() == [(at + 1) % 5 + 1 for at in range(20)]
    assert sheets["organisation"].tolist() == [f"Agency {at % 3}" for at in range(20)]
    assert parse_mapping(write_mapping(mapping)) == mapping


def test_numbers_on_a_scale_that_begins_below_nothing_are_laid_on_one_that_does_not(tmp_path):
    numbers = [-2, -1, 0, 1, 2]
    asked = "How well do we work together, from -2 to 2?"
    path = write_csv(
        tmp_path, *({"Agency": "A", "Date": "2026-08-03", asked: numbers[at % 5]} for at in range(20))
    )
    mapping = declare(path, about={asked: Placed("goodwill", high_is_good=True)})
    assert mapping.questionnaire["scale"] == {"min": 0, "max": 4}
    read = preview_import(path, partnership="Millbrook", mapping=mapping)
    assert read.contents.frames["responses"][[*mapping.items]].iloc[:, 0].tolist() == [
        at % 5 for at in range(20)
    ]


def test_the_next_file_is_read_the_same_way_and_the_questionnaire_is_stored(engine, tmp_path):
    (tmp_path / "first").mkdir()
    first = write_csv(tmp_path / "first", *map(answer, range(20)))
    save_import(engine, preview_import(first, engine, partnership="Millbrook", mapping=declare(first)))
    later = write_csv(tmp_path, *(answer(at, Date="2026-11-03") for at in range(12)))
    read = preview_import(later, engine, partnership="Millbrook")
    assert (read.needs, read.problems) == ([], [])
    assert (read.instrument.title, read.mapping.questionnaire) == ("Yearly survey", None)
    assert save_import(engine, read).new_rows == 12


def test_one_declaration_has_one_version_and_another_has_another(path):
    first, again = declare(path).questionnaire, declare(path).questionnaire
    fewer = declare(path, about={WORDS: ABOUT[WORDS]}).questionnaire
    assert first == again
    assert first["id"] == fewer["id"] == "own_yearly_survey"
    assert first["version"] != fewer["version"]


def test_people_named_in_a_question_are_not_published_with_it(tmp_path):
    asked = "How well does working with jane.porter@northgate.gov.uk go?"
    path = write_csv(
        tmp_path, *({"Agency": "A", "Date": "2026-08-03", asked: AGREED[at % 5]} for at in range(20))
    )
    declared = declare(path, about={asked: Placed("goodwill", high_is_good=True)}).questionnaire
    assert "jane" not in yaml.safe_dump(declared).replace(asked, "")


def test_questions_that_begin_alike_keep_apart(tmp_path):
    long = "In the last three months our agency has had from its partners "
    columns = {f"{long}{what}": AGREED for what in ("money", "time", "help")}
    path = write_csv(
        tmp_path,
        *({"Agency": "A", "Date": "2026-08-03"} | dict.fromkeys(columns, AGREED[at % 5]) for at in range(20)),
    )
    mapping = declare(path, about=dict.fromkeys(columns, Placed("goodwill", high_is_good=True)))
    assert len(mapping.items) == 3
    assert set(mapping.items.values()) == set(columns)
    build_instrument(mapping.questionnaire)


def few_asked(path, about):
    read = preview_import(path, partnership="Millbrook", mapping=declare(path, about=about))
    return [note.message for note in read.contents.notes if "too few questions" in note.message]


def test_it_is_said_beforehand_of_which_domains_no_score_will_be_shown(tmp_path):
    asked = [f"Question {place} of our form" for place in "ABCD"]
    path = write_csv(
        tmp_path,
        *(
            {"Organisation": "A", "Sector": "health", "Date": "2026-08-03"}
            | {question: AGREED[(at + by) % 5] for by, question in enumerate(asked)}
            for at in range(20)
        ),
    )
    apart = ("reliability", "candour", "goodwill")  # 12 steps, 8.3 points apart: more than 6.25
    thrice = {asked[by]: Placed(construct, high_is_good=True) for by, construct in enumerate(apart)}
    (told,) = few_asked(path, thrice)
    assert "shown of: Trust." in told
    assert not few_asked(path, thrice | {asked[3]: Placed("candour", high_is_good=True)})
    twice = {asked[0]: thrice[asked[0]], asked[1]: thrice[asked[0]], asked[2]: thrice[asked[2]]}
    assert not few_asked(path, twice)  # three of which two are about the same: 16 steps
    (told,) = few_asked(path, twice | {asked[3]: Placed("money", high_is_good=True)})
    assert "shown of: Resources." in told


def test_what_is_not_said_is_refused(path):
    with pytest.raises(ImportRefused, match="name"):
        declare(path, title=" ")
    with pytest.raises(ImportRefused, match="at least one question"):
        declare(path, about={})
    with pytest.raises(ImportRefused, match="no question on the scale"):
        declare(path, about={ENOUGH: Placed("money", high_is_good=True)})
    with pytest.raises(ImportRefused, match="not both"):
        both = declare(path).model_copy(update={"instrument": "partnership_health"})
        preview_import(path, partnership="Millbrook", mapping=both)


def test_constructs_that_stand_beside_a_barrier_are_not_offered():
    offered = list_constructs()
    assert "readiness" not in offered
    assert {construct.domain for construct in offered.values()} == {
        *("communication", "resources", "change_resistance", "trust", "alignment")
    }
