"""Layouts of tools and minute takers, one file each: who came, what was decided, what is to be done."""

from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from data.imports.meeting_files import read_meeting_file

FOLDER = Path(__file__).parent / "golden" / "meeting_layouts"
# file: people there, deputies, apologies or absent, decided, deferred, actions
MINUTES = {
    "partnership_minutes.txt": (7, 1, 2, 2, 1, 5),
    "committee_minutes.txt": (9, 0, 2, 3, 1, 0),
    "subgroup_minutes.md": (4, 0, 2, 1, 0, 3),
    "board_minutes_in_a_table.html": (3, 0, 2, 1, 0, 2),
    "running_minutes.txt": (6, 0, 2, 2, 1, 3),
    "owner_behind_the_action.txt": (4, 0, 2, 1, 0, 3),
    "board_minutes.docx": (2, 1, 3, 2, 0, 4),
    "action_by_column.docx": (4, 0, 1, 1, 0, 2),
    "subgroup_notes_with_bars.txt": (4, 1, 2, 1, 0, 3),
    "health_board_register.html": (2, 0, 2, 2, 0, 1),
    "welsh_board.txt": (3, 0, 2, 1, 0, 2),
    "councils_page.html": (1, 0, 1, 1, 0, 0),
    "set_with_spaces.txt": (3, 0, 1, 1, 0, 0),
    "lists_side_by_side.docx": (3, 0, 2, 0, 0, 1),
    "welsh_council.txt": (4, 0, 1, 2, 0, 1),
    "partnership_by_organisation.txt": (6, 0, 1, 1, 0, 3),
    "action_notes.txt": (3, 0, 3, 1, 1, 3),
}
# file: people, the day, minutes that all of them together were there
ATTENDANCE = {
    "teams_2021.csv": (3, "2021-03-16", 189),
    "teams_oldest.csv": (3, "2020-05-12", 166),
    "teams_french.csv": (3, "2026-02-12", 162),
    "teams_spanish.csv": (2, "2026-02-12", 111),
    "teams_welsh.csv": (2, "2026-02-12", 111),
    "teams_four_sections.csv": (3, "2026-02-03", 311),
    "teams_italian.csv": (2, "2024-03-11", 112),
    "teams_portuguese.csv": (2, "2024-03-11", 112),
    "teams_split_times.csv": (2, "2026-05-15", 102),
    "teams_live_event.csv": (2, "2021-02-03", 85),
    "webex.csv": (2, "2026-03-04", 109),
    "meet_tracker.csv": (2, "2020-10-05", 100),
    "zoom_rejoined.csv": (3, "2026-02-03", 176),
    "zoom_2025.csv": (3, "2026-02-16", 151),
    "2026-02-16 zoom_totals.csv": (3, "2026-02-16", 177),
    "zoom_months_in_words.csv": (2, "2026-02-16", 131),
    "zoom_user_name.csv": (1, "2026-02-16", 67),
    "2026-02-16 meet.csv": (2, "2026-02-16", 131),
    "meet_code.csv": (2, "2026-02-16", 130),
    "meet_stamps.csv": (1, "2026-02-16", 67),
}
TALK = {
    "2026-03-01 teams.vtt": {"Helen Carr", "Imran Malik", "Sue Okafor"},
    "2026-03-01 zoom.vtt": {"Helen Carr", "Dr. Sue O'Kafor-Lee"},
    "2026-03-01 brackets.srt": {"Helen Carr", "IMRAN MALIK", "Sue Okafor"},
    "2026-03-01 unclosed.vtt": {"Helen Carr"},
    "2026-03-01 word.txt": {"Helen Carr", "Imran Malik", "Sue Okafor"},
    "2026-03-01 stamps.txt": {"Helen Carr", "Imran Malik", "Sue Okafor"},
}


def read(name):
    return read_meeting_file(FOLDER / name)


@pytest.mark.parametrize("name", MINUTES)
def test_minutes_of_every_style_are_counted_as_by_hand(name):
    file = read(name)
    came = file.attendance["presence"].value_counts()
    decided = file.decisions["state"].value_counts()
    assert file.kind == "minutes"
    assert (
        came.get("present", 0),
        came.get("deputy", 0),
        came.get("apologies", 0) + came.get("absent", 0),
        decided.get("decided", 0),
        decided.get("deferred", 0),
        len(file.actions),
    ) == MINUTES[name]


def test_whoever_stands_between_commas_and_semicolons_keeps_their_own_organisation():
    people = read("subgroup_notes_with_bars.txt").attendance.set_index("person")["organisation"]
    assert people[["Ann Lee", "Ben Oduya", "Cara Singh", "Dai Rees"]].tolist() == [
        "Council", "Police", "ICB", "Education",
    ]  # fmt: skip


def test_a_councils_register_names_its_members_and_not_their_posts():
    people = read("councils_page.html").attendance
    assert people["person"].tolist() == ["Councillor A Brown", "Councillor G Grey", "Councillor K Kay"]
    assert people["presence"].tolist() == ["present", "apologies", "unknown"]


DUE = {
    "partnership_by_organisation.txt": ["", "2025-11-30", "2026-02-28"],
    "welsh_council.txt": ["2026-01-31"],
    "action_notes.txt": ["2026-01-30", "2026-02-28", "2026-02-15"],
    "action_date_column.md": ["2026-01-31", "", ""],
}


@pytest.mark.parametrize("name", DUE)
def test_days_of_actions_are_read_from_columns_and_behind_dashes(name):
    actions = read(name).actions
    assert actions["due_on"].dt.strftime("%Y-%m-%d").fillna("").tolist() == DUE[name]
    assert (actions["agreed_on"] == "2026-01-14").all()


def test_actions_behind_a_review_of_the_last_ones_are_new_and_have_their_days():
    actions = read("subgroup_notes_with_bars.txt").actions
    assert actions["carried_forward_count"].tolist() == [0, 0, 0]
    assert actions["due_on"].dt.strftime("%Y-%m-%d").fillna("").tolist() == ["2026-01-21", "2026-02-28", ""]
    welsh = read("welsh_board.txt").actions
    assert welsh["owner"].tolist() == ["Cara Singh", "Ben Owen"]
    assert welsh["due_on"].dt.strftime("%Y-%m-%d").tolist() == ["2026-01-31", "2026-02-28"]


@pytest.mark.parametrize("name", ATTENDANCE)
def test_attendance_lists_of_every_layout_give_people_day_and_minutes(name):
    file = read(name)
    people, day, minutes = ATTENDANCE[name]
    assert file.kind == "attendance"
    assert len(file.attendance) == people
    assert str(file.meetings["held_on"].iloc[0].date()) == day
    assert round(file.attendance["minutes_present"].sum()) == pytest.approx(minutes, abs=1)


def test_a_long_form_with_a_row_for_each_joining_of_several_meetings_is_several_meetings():
    file = read("zoom_long_form.csv")
    assert [str(day.date()) for day in file.meetings["held_on"]] == ["2023-01-06", "2023-01-13"]
    assert file.meetings["scheduled_minutes"].tolist() == [41, 41]
    came = file.attendance[["meeting", "person", "email_domain", "minutes_present"]]
    assert came.to_numpy().tolist() == [
        ["1", "Ben Oduya", "midshire.police.uk", 21],
        ["1", "Ann Lee", "midshire.gov.uk", 41],
        ["2", "Ann Lee", "midshire.gov.uk", 41],
    ]


HEAD = "Meeting name,Start time,End time,Name,Email,Join time,Leave time"
ANN = "Ann Lee,ann@x.org,2026-02-03 10:00,2026-02-03 11:00"
BEN = "Ben Oduya,ben@y.org,2026-02-03 10:10,2026-02-03 11:00"
CARA = "Cara Singh,cara@z.org,2026-03-03 10:10,2026-03-03 11:00"
FEB, MARCH = "Board,2026-02-03 10:00,2026-02-03 11:00", "Board,2026-03-03 10:00,2026-03-03 11:00"


def meetings_of(tmp_path, *lines):
    """Day and people of every meeting in a list of these lines."""
    path = tmp_path / "list.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    file = read_meeting_file(path)
    days = dict(zip(file.meetings["meeting"], file.meetings["held_on"].dt.strftime("%d %b"), strict=True))
    came = file.attendance.groupby(file.attendance["meeting"].map(days), sort=False)["person"].agg(list)
    assert len(file.meetings) == len(came)
    return came.to_dict(), file


def test_facts_in_the_first_row_of_a_meeting_hold_for_the_rows_below(tmp_path):
    came, file = meetings_of(tmp_path, HEAD, f"{FEB},{ANN}", f",,,{BEN}", f"{MARCH},{CARA}")
    assert came == {"03 Feb": ["Ann Lee", "Ben Oduya"], "03 Mar": ["Cara Singh"]}
    assert file.meetings["scheduled_minutes"].tolist() == [60, 60]


def test_a_row_without_its_end_is_of_the_same_meeting(tmp_path):
    for first, second in (("2026-02-03 11:00", ""), ("", "2026-02-03 11:00")):
        lines = [f"Board,2026-02-03 10:00,{first},{ANN}", f"Board,2026-02-03 10:00,{second},{BEN}"]
        came, file = meetings_of(tmp_path, HEAD, *lines)
        assert came == {"03 Feb": ["Ann Lee", "Ben Oduya"]}
        assert file.meetings["scheduled_minutes"].tolist() == [60]


def test_a_meeting_without_a_start_goes_on_past_midnight_and_the_next_days_is_another(tmp_path):
    head = "Meeting name,Name,Email,Join time,Leave time"
    night = ["Board,Ann Lee,ann@x.org,2026-02-03 22:30,2026-02-04 00:40",
             "Board,Ben Oduya,ben@y.org,2026-02-04 00:10,2026-02-04 00:40",
             "Board,Cara Singh,cara@z.org,2026-02-04 19:00,2026-02-04 20:00"]  # fmt: skip
    came, _ = meetings_of(tmp_path, head, *night[:2])
    assert came == {"03 Feb": ["Ann Lee", "Ben Oduya"]}
    later = [night[2].replace("02-04", "02-05")]
    assert list(meetings_of(tmp_path, head, *night[:2], *later)[0]) == ["03 Feb", "05 Feb"]


def test_a_row_of_another_topic_takes_nothing_from_the_row_above(tmp_path):
    other = "Other,,,Cara Singh,cara@z.org,2026-02-03 15:00,2026-02-03 16:00"
    path = tmp_path / "list.csv"
    path.write_text("\n".join([HEAD, f"{FEB},{ANN}", other]), encoding="utf-8")
    starts = read_meeting_file(path).meetings["starts_at"].dt.strftime("%H:%M").tolist()
    assert starts == ["10:00", "15:00"]


def test_a_list_saved_by_a_spreadsheet_program_is_read_as_the_list_it_was(tmp_path):
    book = openpyxl.Workbook()
    for line in (FOLDER / "teams_2021.csv").read_text(encoding="utf-16").splitlines():
        book.active.append(line.split("\t"))
    book.save(tmp_path / "saved.xlsx")
    saved, listed = read_meeting_file(tmp_path / "saved.xlsx"), read("teams_2021.csv")
    assert saved.file_format == "teams_attendance"
    pd.testing.assert_frame_equal(saved.attendance, listed.attendance)
    pd.testing.assert_frame_equal(saved.meetings, listed.meetings)


def test_a_word_added_to_a_name_does_not_become_the_name(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(
        "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)\n"
        "Ann Lee (Chair),,02/16/2026 10:00:00 AM,02/16/2026 11:00:00 AM,60\n"
        "iPhone (Ben Oduya),,02/16/2026 10:00:00 AM,02/16/2026 11:00:00 AM,60\n"
    )
    assert read_meeting_file(path).attendance["person"].tolist() == ["Ann Lee", "Ben Oduya"]


@pytest.mark.parametrize("name", TALK)
def test_transcripts_of_every_layout_name_their_speakers(name):
    file = read(name)
    assert set(file.attendance["person"]) == TALK[name]
    assert (file.attendance["talk_seconds"] > 0).all()


def test_an_outlook_series_leaves_out_the_cancelled_month_and_moves_another():
    file = read("outlook_series.ics")
    assert [str(day.date()) for day in file.meetings["held_on"]] == ["2026-03-03", "2026-05-06", "2026-06-02"]
    deputy = file.attendance[file.attendance["person"] == "Bo Finn"]
    assert set(deputy["deputy_for"]) == {"Imran Malik"}


def test_owners_are_found_beside_behind_and_under_what_they_are_to_do():
    actions = read("owner_behind_the_action.txt").actions
    assert list(actions["owner"]) == ["Ann Marr", "Bob Finn", "Cat Ellis"]
    assert str(actions["due_on"].iloc[2].date()) == "2026-09-01"
    assert list(read("action_by_column.docx").actions["owner"]) == ["Sal Imam", "Rob Tate"]


def test_a_rag_column_says_what_is_done_and_what_was_carried_forward():
    actions = read("board_minutes.docx").actions
    assert list(actions["state"]) == ["closed", "open", "open", "open"]
    assert list(actions["carried_forward_count"]) == [0, 1, 0, 0]


def test_posts_and_portfolios_are_no_organisations_and_no_deputies():
    people = read("committee_minutes.txt").attendance.set_index("person")
    assert people.loc["Councillor E Frost", "role"] == "Executive Member for Children"
    assert set(people["presence"]) == {"present", "apologies"}
    away = read("partnership_minutes.txt").attendance.set_index("person")
    assert away.loc["Gill Stead", "deputy_for"] == "Tom Rudd"
    assert away.loc["Karen Holt", "organisation"] == ""


def test_a_childs_words_count_as_their_voice_even_where_nobody_had_asked_before():
    assert read("owner_behind_the_action.txt").meetings["child_voice_recorded"].iloc[0]
    assert not read("committee_minutes.txt").meetings["child_voice_recorded"].iloc[0]


def test_a_saved_chat_is_not_taken_for_minutes(tmp_path):
    chat = tmp_path / "chat.txt"
    lines = [
        f"00:{minute:02}:10\tAnn Lee:\tAction: Ben to send the minutes of the meeting" for minute in range(9)
    ]
    chat.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(Exception, match="no attendance list"):
        read_meeting_file(chat)
