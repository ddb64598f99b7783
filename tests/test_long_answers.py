"""Surveys with a row for each person and question, and lists that only look like them."""

import pytest

from data.imports.preview import preview_import
from data.imports.problems import ImportRefused
from data.imports.raw_table import read_raw_table
from tests.survey_writers import LABELS, ROWS, write_csv

PEOPLE = 6


def long_rows(answer, person=lambda at: f"P{at}", more=lambda at, row: []):
    return [[person(at), question, answer(at + row), *more(at, row)]
            for at in range(PEOPLE) for row, question in enumerate(ROWS)]  # fmt: skip


def label(at):
    return LABELS[at % 5]


@pytest.mark.parametrize(
    "heads",
    [
        ("respondent", "question", "answer"), ("id", "item", "resp"),
        ("Response ID", "Question text", "Response"),
        ("Teilnehmer", "Frage", "Antwort"), ("participant_id", "variable", "value"),
    ],
)  # fmt: skip
def test_a_row_for_each_person_and_question_becomes_a_row_for_each_person(heads, tmp_path):
    path = write_csv([list(heads), *long_rows(label)], tmp_path / "a.csv")
    looked = preview_import(path)
    report = looked.report()
    assert (looked.kind, report["respondents"], report["items"]) == ("survey", PEOPLE, len(ROWS))
    assert looked.raw.rows[list(ROWS)].iloc[2].tolist() == [label(2), label(3), label(4)]
    assert "18 rows were put together, one row for each of 6 people" in report["notes"][0]["message"]


def test_what_is_told_of_the_person_stays_and_what_is_told_of_the_question_says_it(tmp_path):
    heads = ["Respondent ID", "Question ID", "Answer", "Question text", "Organisation", "Date", "Answer code"]
    rows = [
        [f"R{at}", f"Q{row}", label(at + row), question, ("Police", "Health")[at % 2], f"2026-07-1{row}", "9"]
        for at in range(PEOPLE)
        for row, question in enumerate(ROWS)
    ]
    raw = read_raw_table(write_csv([heads, *rows], tmp_path / "a.csv"))
    asked = {column.name: column.text for column in raw.columns if column.text}
    assert asked == {f"Q{row}": question for row, question in enumerate(ROWS)}
    assert raw.rows["Organisation"].tolist() == ["Police", "Health"] * 3
    assert set(raw.rows["Date"]) == {"2026-07-10"}


def test_the_first_of_two_answers_stays_and_a_question_without_answer_is_blank(tmp_path):
    rows = long_rows(lambda at: at % 5 + 1)[:-1]
    rows.insert(1, ["P0", ROWS[0], "5"])
    raw = read_raw_table(write_csv([["id", "item", "score"], *rows], tmp_path / "a.csv"))
    assert raw.rows[ROWS[0]].iloc[0] == "1"
    assert raw.rows[ROWS[2]].iloc[-1] == ""
    assert any("answered twice" in note.message for note in raw.notes)


def test_each_wave_of_a_person_is_a_row(tmp_path):
    rows = [[*row, wave] for wave in ("2026-Q1", "2026-Q2") for row in long_rows(label)]
    report = preview_import(
        write_csv([["id", "item", "answer", "quarter"], *rows], tmp_path / "a.csv")
    ).report()
    assert (report["respondents"], report["items"]) == (2 * PEOPLE, len(ROWS))


def test_a_list_of_amounts_by_person_and_item_is_no_survey(tmp_path):
    rows = long_rows(lambda at: f"{at * 137 + 12}.50")
    with pytest.raises(ImportRefused, match="not clear what this file holds"):
        preview_import(write_csv([["id", "item", "value"], *rows], tmp_path / "a.csv"))


def test_a_mapping_that_names_the_files_own_columns_gets_them(tmp_path):
    from data.imports.mapping import parse_mapping

    path = write_csv([["respondent", "question", "answer"], *long_rows(label)], tmp_path / "a.csv")
    mapping = parse_mapping("kind: survey\nitems: {trust_1: answer}\ncolumns: {person_code: respondent}\n")
    assert [column.name for column in preview_import(path, mapping=mapping).raw.columns] == [
        "respondent", "question", "answer",
    ]  # fmt: skip
