"""Action and decision logs as people keep them: tables of text pages, days to come, one date for all."""

import pandas as pd

from data.imports.batches import preview_import
from data.imports.mapping import parse_mapping


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


def test_a_log_under_a_programs_own_headings_is_read(tmp_path):
    looked = look(
        tmp_path,
        "actions.csv",
        "Action_ID,Task_Title,Assignee,Date_Created,Due_Date,Status,Next_Action",
        "ACT-1,Review the terms,Ann (EA),2026-09-06,2026-09-10,In Progress,Brief the head",
        "ACT-2,Sign the guidelines,Head of HR,2026-09-01,by Friday,Waiting,Escalate",
        "ACT-3,Send the deck,Bo,2026-09-02,End of term,Actioned,",
    )
    assert (looked.kind, looked.problems, looked.needs) == ("actions", [], [])
    actions = looked.contents.frames["actions"]
    assert actions["state"].tolist() == ["open", "open", "closed"]
    assert actions["due_on"].tolist() == [pd.Timestamp(2026, 9, 10), pd.NaT, pd.NaT]
    assert actions["agreed_on"].tolist() == [pd.Timestamp(2026, 9, day) for day in (6, 1, 2)]
    assert actions["owner"].tolist() == ["Ann (EA)", "Head of HR", "Bo"]


def test_a_log_of_decisions_that_are_asked_for_is_read(tmp_path):
    looked = look(
        tmp_path,
        "decisions.csv",
        "Decision_ID,Decision_Required,Decision_Maker,Date_Raised,Required_By,Status,Decision_Date,Final_Decision",
        "DEC-1,Approve the lease,Chair,2026-09-04,2026-09-12,Pending,,Pending signature",
        "DEC-2,Agree the discount,Chair,2026-09-05,2026-09-11,Approved,2026-09-06,Approved with a clause",
        "DEC-3,Fund the course,Chair,2026-09-03,2026-09-14,Under Discussion,,Under scrutiny",
    )
    assert (looked.kind, looked.problems, looked.needs) == ("decisions", [], [])
    assert looked.report()["decisions"] == 3
    assert looked.contents.frames["decisions"]["state"].tolist() == ["open", "decided", "open"]


def test_a_day_of_the_week_with_its_day_is_a_day(tmp_path):
    looked = look(tmp_path, "log.csv", "Action,Due date", "Share it,Friday 12 June 2026", "Write it,Monday")
    due = looked.contents.frames["actions"]["due_on"]
    assert (looked.problems, due.tolist()) == ([], [pd.Timestamp(2026, 6, 12), pd.NaT])


def test_a_constant_may_be_a_day_or_a_year_as_yaml_reads_it():
    mapping = parse_mapping(
        "kind: actions\nconstants: {as_of: 2026-09-30, carried_forward_count: 2, owner: yes}\n"
    )
    assert mapping.constants == {"as_of": "2026-09-30", "carried_forward_count": "2", "owner": "yes"}


def test_one_half_of_a_heading_says_what_its_column_holds(tmp_path):
    looked = look(
        tmp_path,
        "log.csv",
        "Ref,Action,Owner / Lead agency,Deadline,RAG / Status",
        "A1,Share the rota,Ann,31/07/2026,Complete",
        "A2,Agree the form,Bo,30/09/2026,Ongoing",
    )
    assert (looked.kind, looked.problems) == ("actions", [])
    assert looked.contents.frames["actions"]["state"].tolist() == ["closed", "open"]
    assert looked.contents.frames["actions"]["owner"].tolist() == ["Ann", "Bo"]


def test_halves_of_a_heading_that_contradict_each_other_are_not_read(tmp_path):
    looked = look(tmp_path, "log.csv", "Action,Owner,Due,Open/Closed", "Write it,Ann,13/05/2026,Open")
    assert looked.problems == []
    assert looked.contents.frames["actions"]["closed_on"].isna().all()


def test_what_is_done_without_a_day_is_told_before_anything_is_saved(tmp_path):
    rows = [
        "Write it,Ann,13/05/2026,Done,",
        "Hold it,Bo,13/05/2026,Done,12/05/2026",
        "Plan it,Bo,13/05/2026,Open,",
    ]
    notes = look(tmp_path, "log.csv", "Action,Owner,Due,Status,Closed", *rows).contents.notes
    assert any(str(note).startswith("1 action is done, but no day says since when") for note in notes)
    dated = look(tmp_path, "log.csv", "Action,Owner,Due,Status,Closed", rows[1], rows[2]).contents.notes
    assert not any("since when" in str(note) for note in dated)


def test_progress_told_in_sentences_is_no_state_where_colours_say_it(tmp_path):
    rows = ("Write it,AL,28/02/2026,Drafted and sent round,Green", "Hold it,BO,31/03/2026,Rooms seen,Blue")
    looked = look(tmp_path, "log.csv", "Action,Who,By when,Progress,RAG", *rows)
    assert (looked.kind, looked.problems) == ("actions", [])
    read = {each["column"]: each["read_as"] for each in looked.report()["columns_read"]}
    assert read["RAG"] == "state"
    assert "Progress" not in read


def test_progress_that_is_told_in_the_words_of_a_state_is_one(tmp_path):
    rows = ("Write it,AL,28/02/2026,Complete", "Hold it,BO,31/03/2026,In progress")
    looked = look(tmp_path, "log.csv", "Action,Who,By when,Progress", *rows)
    assert looked.contents.frames["actions"]["state"].tolist() == ["closed", "open"]


def test_progress_told_in_sentences_says_what_is_done_and_since_when(tmp_path):
    looked = look(
        tmp_path,
        "log.csv",
        "Action,Owner,Due Date,Progress",
        "Share the toolkit,Ann,10/02/2026,Completed 20/02/2026",
        "Write to schools,Bo,28/02/2026,In progress - draft with chair",
        "Update the pathway,Bo,15/03/2026,Complete. Sent to members",
        "Collect the forms,Bo,15/03/2026,Completed forms awaited",
        "Hold the event,Ann,12/03/2026,No longer required",
    )
    actions = looked.contents.frames["actions"]
    assert actions["state"].tolist() == ["closed", "open", "closed", "open", "dropped"]
    assert actions["closed_on"].tolist() == [pd.Timestamp(2026, 2, 20), *[pd.NaT] * 4]


def test_a_day_beside_a_closed_action_is_when_it_was_closed(tmp_path):
    lines = ["Action,Owner,Status,Progress", "Share it,Ann,Closed,Completed 20/02/2026", "Ask,Bo,Open,Soon"]
    for rows in (lines, ["Action,Owner,Status", "Share it,Ann,Completed 20/02/2026", "Ask,Bo,Open"]):
        looked = look(tmp_path, "log.csv", *rows)
        actions = looked.contents.frames["actions"]
        assert (looked.problems, actions["state"].tolist()) == ([], ["closed", "open"])
        assert actions["closed_on"].tolist() == [pd.Timestamp(2026, 2, 20), pd.NaT]


def test_a_second_table_below_the_first_is_named_and_not_read_into_it(tmp_path):
    actions = ["Action,Owner,Due,Status", "Write,Ann,28/02/2026,Open", "Book,Bo,01/03/2026,Open"]
    decisions = ["Decision,Date,Made by,", "Fund it,03/02/2026,Board,", "Adopt it,03/02/2026,Board,"]
    for between, begins in ([",,,", "Decision log,,,"], 6), ([",,,"], 5):
        looked = look(tmp_path, "logs.csv", *actions, *between, *decisions)
        notes = [note.message for note in looked.contents.notes]
        said = f"another table begins in row {begins} and is not read; put it on a sheet"
        is_said = any(note.startswith(said) for note in notes)
        assert (looked.kind, looked.problems, is_said) == ("actions", [], True)
        assert len(looked.contents.frames["actions"]) == 2
    looked = look(tmp_path, "log.csv", *actions, ",,,", "Decide on cost,Committee,Friday,Open")
    assert len(looked.contents.frames["actions"]) == 3
