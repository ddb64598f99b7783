"""Action and decision logs as people keep them: tables of text pages, days to come, one date for all."""

import pandas as pd

from data.imports.batches import preview_import


def look(tmp_path, name, *lines):
    path = tmp_path / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return preview_import(path, partnership="Millbrook")


def test_a_log_in_a_text_page_has_no_ruled_line_and_no_columns_outside_its_pipes(tmp_path):
    looked = look(
        tmp_path,
        "log.md",
        "# Action log",
        "",
        "| Ref | Date raised | Action | Owner | Due date | Status |",
        "|-----|:------:|------|---|----|--------|",
        "| 1 | 14/05/2026 | Share the data | Ann (Council) | 14/06/2026 | Closed |",
        "| 2 | 14/05/2026 | Write the policy | Bo | TBC | Open |",
        "| 3 | 15/06/2026 | Hold the event | Police | Ongoing | In progress - on track |",
    )
    assert (looked.kind, looked.problems, looked.needs) == ("actions", [], [])
    actions = looked.contents.frames["actions"]
    assert actions["state"].tolist() == ["closed", "open", "open"]
    assert actions["due_on"].tolist() == [pd.Timestamp(2026, 6, 14), pd.NaT, pd.NaT]
    assert [column.name for column in looked.raw.columns] == [
        "Ref",
        "Date raised",
        "Action",
        "Owner",
        "Due date",
        "Status",
    ]


def test_a_word_that_is_no_day_and_no_state_is_still_said(tmp_path):
    looked = look(
        tmp_path, "log.csv", "Action,Due,Status", "Write it,soonish,Perhaps", "Hold it,13/05/2026,Open"
    )
    assert {(each.row, each.column) for each in looked.problems} == {(2, "Due"), (2, "Status")}


def test_a_log_of_decisions_with_one_date_was_decided_then(tmp_path):
    looked = look(
        tmp_path,
        "log.csv",
        "ID,Date,Decision,Made by,Status",
        "D1,14/05/2026,Use the shared form,Board,Approved",
        "D2,15/06/2026,Fund the worker,Executive,Pending",
    )
    assert (looked.kind, looked.problems) == ("decisions", [])
    decisions = looked.contents.frames["decisions"]
    assert decisions["state"].tolist() == ["decided", "open"]
    assert decisions["decided_on"].tolist() == [pd.Timestamp(2026, 5, 14), pd.NaT]
    assert any("one date" in note.message for note in looked.contents.notes)


def test_a_log_that_says_only_when_it_was_decided_is_a_log_of_decisions(tmp_path):
    looked = look(tmp_path, "log.csv", "Decision,Date of decision", "Use the form,14/05/2026")
    assert (looked.kind, looked.contents.report["decisions_made"]) == ("decisions", 1)


def test_a_log_with_two_dates_keeps_both_as_they_are(tmp_path):
    looked = look(tmp_path, "log.csv", "Decision,Raised,Decided", "Use the form,14/05/2026,20/05/2026")
    assert looked.contents.frames["decisions"]["raised_on"].tolist() == [pd.Timestamp(2026, 5, 14)]
    assert looked.contents.notes == []
