"""Survey sheets: every answer is read as its rating, every problem is listed with row and column."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analytics.instruments import DONT_KNOW
from data.exports.survey_form import write_form_text
from data.imports.batches import preview_import
from data.imports.mapping import parse_mapping
from data.imports.problems import LISTED_PER_MISTAKE
from data.instruments import read_instrument
from tests.import_makers import ITEMS, PULSE, sheet, write_csv


def preview(folder, *rows, without=(), **options):
    return preview_import(write_csv(folder, *rows, without=without), **options)


def problems(looked) -> list[str]:
    return [str(problem) for problem in looked.problems]


def ratings(looked, item="trust"):
    item = next(known for known in ITEMS if known.startswith(item)) if item not in ITEMS else item
    return looked.contents.frames["responses"][item].tolist()


def test_our_own_template_needs_no_mapping(tmp_path):
    looked = preview(tmp_path, sheet(4, code="ab 1"), sheet(2, organisation="Schools", sector="education"))
    assert looked.can_be_saved
    report = looked.report()
    counted = ("kind", "rows_read", "rows_accepted", "respondents", "items", "organisations", "quarters")
    assert [report[name] for name in counted] == ["survey", 2, 2, 2, 30, 2, ["2026-Q3"]]
    assert report["people_with_a_code"] == 1


@pytest.mark.parametrize(
    ("word", "rating"),
    [
        ("4", 4), ("Agree", 4), ("  AGREE ", 4), ("4 - Agree", 4), ("Strongly agree", 5), ("4.0", 4),
        ("Don't know", DONT_KNOW), ("don’t know", DONT_KNOW), ("", None), ("N/A", None),
    ],
)  # fmt: skip
def test_an_answer_is_read_however_it_is_written(tmp_path, word, rating):
    looked = preview(tmp_path, sheet(3, money_1=word))
    read = ratings(looked, "money_1")[0]
    assert np.isnan(read) if rating is None else read == rating


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("6", "6 is not on the scale 1 to 5"),
        ("0", "0 is not on the scale 1 to 5"),
        ("-1", "-1 is not on the scale 1 to 5"),
        ("3.5", "3.5 is not a whole rating from 1 to 5"),
    ],
)
def test_a_rating_off_the_scale_is_named_with_row_and_column(tmp_path, word, message):
    assert problems(preview(tmp_path, sheet(), sheet(money_1=word))) == [
        f"row 3, column “money_1”: {message}"
    ]


def test_an_unknown_label_lists_what_is_allowed_and_quotes_nothing(tmp_path):
    listed = problems(preview(tmp_path, sheet(money_1="Jo Bloggs said maybe")))
    assert "this answer is none of the scale's: Strongly disagree, Disagree" in listed[0]
    assert "Jo" not in listed[0]


def test_many_rows_with_one_mistake_are_listed_up_to_a_limit_and_then_counted(tmp_path):
    looked = preview(tmp_path, *[sheet(3, money_1=9) for _ in range(LISTED_PER_MISTAKE + 7)])
    assert len(looked.problems) == LISTED_PER_MISTAKE + 1
    assert problems(looked)[-1] == "column “money_1”: 7 more rows have the same mistake"


def test_a_missing_question_is_named(tmp_path):
    listed = problems(preview(tmp_path, sheet(), without=("money_1",)))
    assert listed == [
        "column “money_1”: no column answers this question; choose its column under “How the file "
        "is read”, or, if it was not asked, say so there (without the page: not_asked: [money_1] in a "
        "mapping)"
    ]


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        ("partnership", "partnership: nothing says where the answers belong"),
        ("quarter", "quarter: nothing says when the answers were given"),
        ("organisation", "organisation: no column says it"),
        ("sector", "sector: nothing says what kind of organisation each is"),
    ],
)
def test_a_place_that_nothing_says_is_asked_for(tmp_path, missing, words):
    looked = preview(tmp_path, sheet(), without=(missing,))
    assert [need[: len(words)] for need in looked.needs] == [words]


def test_partnership_and_quarter_may_be_chosen_instead(tmp_path):
    looked = preview(
        tmp_path, sheet(), without=("partnership", "quarter"), partnership="Millbrook", quarter="Jul–Sep 2026"
    )
    assert looked.can_be_saved
    assert looked.report()["quarters"] == ["2026-Q3"]


def test_a_blank_partnership_in_one_row_is_that_rows_problem(tmp_path):
    listed = problems(preview(tmp_path, sheet(), sheet(partnership="")))
    assert listed == ["row 3, column “partnership”: nothing says which partnership this row belongs to"]


def test_a_person_twice_in_a_round_is_a_problem_and_in_two_rounds_is_not(tmp_path):
    twice = preview(tmp_path, sheet(code="AB 1"), sheet(code="ab1"))
    assert problems(twice) == ["row 3, column “code”: the same person stands in an earlier row of this round"]
    rounds = preview(tmp_path, sheet(code="ab1"), sheet(code="ab1", quarter="2026-Q4"))
    assert rounds.can_be_saved


def test_bad_rows_can_be_left_out_and_are_counted(tmp_path):
    looked = preview(tmp_path, sheet(), sheet(money_1=9), sheet(2), skip_bad_rows=True)
    assert looked.can_be_saved
    assert (looked.report()["rows_accepted"], looked.report()["rows_skipped"]) == (2, 1)


def test_a_sheet_without_any_answer_is_left_out_and_counted(tmp_path):
    looked = preview(tmp_path, sheet(), sheet(""))
    assert looked.report()["rows_accepted"] == 1
    assert "1 rows hold no answer" in str(looked.contents.notes[0])


def test_a_pulse_is_recognised_by_its_questions(tmp_path):
    row = {"partnership": "Millbrook", "organisation": "A", "sector": "b", "quarter": "2026-Q3"}
    looked = preview(tmp_path, row | dict.fromkeys(PULSE, 4))
    assert looked.can_be_saved
    assert looked.mapping.round == "pulse"


NOT_ASKED = ", ".join(item for item in ITEMS if not item.startswith("money"))
MAPPED = """
kind: survey
columns: {date: Sent, organisation: [Site, Other site]}
items: {money_1: Q1, money_2: Q2}
not_asked: [NOT_ASKED]
ratings:
  - items: [money_1]
    labels: {Never: 1, Sometimes: 3, Always: 5}
  - range: [0, 100]
dont_know: [99]
reversed: [money_1]
values: {organisation: {"Stn. 4": Fire service, Other: ""}}
sectors: {Fire service: fire, Hospital: health}
partnerships: {Fire service: North, Hospital: South}
leave_out: {Finished: ["False"]}
""".replace("NOT_ASKED", NOT_ASKED)


def mapped_row(**others):
    row = {
        "Sent": "25/09/2026 10:00",
        "Site": "Stn 4",
        "Other site": "",
        "Q1": "Never",
        "Q2": "50",
        "Finished": "True",
    }
    return row | others


def test_a_mapping_turns_a_foreign_file_into_sheets(tmp_path):
    rows = [
        mapped_row(),
        mapped_row(Site="Other", **{"Other site": "Hospital"}, Q1="99", Q2="100"),
        mapped_row(Finished="False"),
    ]
    looked = preview(tmp_path, *rows, mapping=parse_mapping(MAPPED))
    assert problems(looked) == []
    assert looked.needs == []
    sheets = looked.contents.frames["responses"]
    assert sheets[["partnership", "organisation", "sector", "quarter"]].astype(str).to_numpy().tolist() == [
        ["North", "Fire service", "fire", "2026-Q3"],
        ["South", "Hospital", "health", "2026-Q3"],
    ]
    assert ratings(looked, "money_1") == [5, DONT_KNOW]
    assert ratings(looked, "money_2") == [3, 5]


def test_a_mapped_column_that_the_file_has_not_is_named(tmp_path):
    looked = preview(tmp_path, mapped_row(), without=("Q2",), mapping=parse_mapping(MAPPED))
    assert problems(looked) == [
        "column “Q2”: the mapping names this column, but the file has none of that name"
    ]


@pytest.mark.parametrize("place", ["sector", "person_code", "quarter", "partnership", "sheet_id"])
def test_a_place_without_a_column_is_not_in_the_file(tmp_path, place):
    mapping = parse_mapping(
        MAPPED.replace("{date: Sent, organisation: [", f'{{{place}: "", date: Sent, organisation: ["", ')
    )
    looked = preview(tmp_path, mapped_row(), mapping=mapping)
    assert (problems(looked), looked.needs) == ([], [])
    assert looked.contents.frames["responses"]["organisation"].tolist() == ["Fire service"]


def test_a_question_without_a_column_is_a_problem(tmp_path):
    looked = preview(
        tmp_path, mapped_row(), mapping=parse_mapping(MAPPED.replace("money_2: Q2", 'money_2: ""'))
    )
    assert "the mapping names this column, but the file has none of that name" in problems(looked)[0]


def test_a_question_that_the_instrument_has_not_is_named(tmp_path):
    mapping = parse_mapping(
        MAPPED.replace("{money_1: Q1", "{money_9: Q1").replace("items: [money_1]", "items: []")
    )
    listed = problems(preview(tmp_path, mapped_row(), mapping=mapping))
    assert "column “money_9”: partnership_health version 1 has no such question" in listed


def test_dates_that_could_be_read_two_ways_are_asked_about(tmp_path):
    looked = preview(tmp_path, mapped_row(Sent="03/04/2026"), mapping=parse_mapping(MAPPED))
    assert "could be day first or month first" in looked.needs[0]
    settled = preview(
        tmp_path, mapped_row(Sent="03/04/2026"), mapping=parse_mapping(MAPPED), date_order="month_first"
    )
    assert settled.report()["quarters"] == ["2026-Q1"]


def test_a_file_without_any_known_question_says_so_once(tmp_path):
    looked = preview(tmp_path, {"a": 1, "b": 2}, kind="survey")
    assert looked.needs == [
        "none of the 2 columns is known as a question of “How is our partnership working?”; "
        "say which column is which question"
    ]


@given(
    st.lists(
        st.lists(st.sampled_from([None, -1, 1, 2, 3, 4, 5]), min_size=30, max_size=30), min_size=1, max_size=8
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
def test_what_the_template_holds_is_what_is_read(tmp_path, answers):
    words = {None: "", -1: "Don't know"}
    rows = [
        sheet() | {item: words.get(rating, rating) for item, rating in zip(ITEMS, row, strict=True)}
        for row in answers
    ]
    looked = preview(tmp_path, *rows)
    filled = [row for row in answers if any(rating is not None for rating in row)]
    read = looked.contents.frames["responses"][ITEMS].to_numpy()
    expected = np.array([[np.nan if r is None else r for r in row] for row in filled], dtype=float).reshape(
        -1, 30
    )
    np.testing.assert_array_equal(read, expected)


def test_columns_of_answers_in_a_large_file_read_as_in_a_small_one(tmp_path, monkeypatch):
    from data.imports import plain_csv

    rows = [sheet(word, code=f"c{n}") for n, word in enumerate(["Agree", "2", "", "Don't know"] * 5)]
    small = preview(tmp_path, *rows)
    monkeypatch.setattr(plain_csv, "LARGE_FILE_BYTES", 10)
    large = preview(tmp_path, *rows)
    assert large.raw.extras["large"]
    left, right = (each.contents.frames["responses"].astype(str) for each in (small, large))
    assert left.to_numpy().tolist() == right.to_numpy().tolist()


def test_our_own_questionnaire_is_read_back_by_its_wording(tmp_path):
    form = write_form_text(read_instrument()).splitlines()
    places = [next(line for line in form if word in line) for word in ("Which org", "What kind", "Make up")]
    openly = list(read_instrument().open_questions.values())
    row = [*ITEMS, *places, *openly]
    path = write_csv(tmp_path, dict.fromkeys(row, 3) | dict(zip(openly, ["abc"] * 3, strict=True)))
    mapping = preview_import(path).mapping
    assert [mapping.columns[name] for name in ("organisation", "sector", "person_code")] == places
    assert list(mapping.open_questions.values()) == openly


@pytest.mark.parametrize(
    "heading",
    [
        "Make up a code that only you know, and use it each time",
        "Make up a code that only you know, and use it each time:",
    ],
)
def test_the_heading_of_the_code_may_be_cut_before_its_colon(heading, tmp_path):
    mapping = preview_import(write_csv(tmp_path, sheet(**{heading: "ab12"}), without=("code",))).mapping
    assert mapping.columns["person_code"] == heading


def test_nothing_is_said_of_rated_names_where_no_organisation_is_read(tmp_path):
    rated = {"working_with: Brackwell Children’s Services": 4}
    path = write_csv(tmp_path, sheet(**rated), without=("organisation",))
    assert not [note for note in preview_import(path).contents.notes if "is rated" in str(note)]


def test_a_rated_name_that_nobody_is_from_is_said_as_it_was_typed(tmp_path):
    path = write_csv(tmp_path, sheet(**{"working_with: Brackwell Children’s Services": 4}))
    notes = " ".join(map(str, preview_import(path).contents.notes))
    assert "“Brackwell Children’s Services” is rated" in notes


@pytest.mark.parametrize(
    ("place", "heading"),
    [
        ("organisation", "Which agency do you work for?"),
        ("organisation", "What is the name of your organisation?"),
        ("organisation", "Which organisation or service do you represent?"),
        ("sector", "What type of organisation do you work for?"),
        ("sector", "Which sector do you work in?"),
        ("person_code", "Please make up a code that only you know (e.g. street and shoe size)"),
    ],
)
def test_a_place_is_known_by_how_it_is_asked_for(tmp_path, place, heading):
    asked = sheet() | {heading: "West Vale Police"}
    looked = preview(tmp_path, asked, without=("organisation", "sector", "code"))
    assert looked.mapping.columns[place] == heading


@pytest.mark.parametrize(
    "heading", ["Which agency is hardest to work with?", "What service do you need?", "Where do you work?"]
)
def test_a_question_about_other_organisations_is_no_place(tmp_path, heading):
    looked = preview(tmp_path, sheet() | {heading: "Police"}, without=("organisation", "sector"))
    assert heading not in looked.mapping.columns.values()
