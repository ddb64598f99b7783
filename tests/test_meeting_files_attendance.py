"""Attendance lists of Teams, Zoom and Meet: who came, and for how much of the scheduled time."""

import json
from datetime import datetime

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.imports.meeting_files import read_meeting_file, recognise_meeting_file
from data.imports.meeting_files.localised_times import find_day, find_order, read_duration, read_moment
from data.imports.meeting_files.presence import measure_presence
from data.imports.preview import preview_import
from data.imports.problems import ImportRefused
from tests.meeting_writers import (
    write_meet,
    write_teams,
    write_teams_2021,
    write_teams_oldest,
    write_zoom,
    write_zoom_totals,
)


def read(tmp_path, text, name="list.csv", encoding="utf-8"):
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return read_meeting_file(path)


def minutes_of(file):
    return dict(zip(file.attendance["person"], file.attendance["minutes_present"], strict=True))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-16-le", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", ["\t", ",", ";"])
def test_teams_reports_are_read_in_every_encoding_and_separator(tmp_path, encoding, separator):
    file = read(tmp_path, write_teams(separator), "a list.txt", encoding)
    assert (file.file_format, file.kind) == ("teams_attendance", "attendance")
    # Ann came before ten, which does not count; Ben was away from 10:20 to 10:30.
    assert minutes_of(file) == {"Ann Lee": 60, "Ben Oduya": 50, "Joan Hill": 30}
    assert file.meetings["held_on"].dt.date.tolist() == [datetime(2026, 2, 3).date()]
    assert file.meetings["scheduled_minutes"].tolist() == [60]
    assert file.count() | {"rows": file.rows_read} == {
        "meetings": 1,
        "people": 3,
        "decisions": 0,
        "actions": 0,
        "rows": 4,
    }


def test_teams_reports_in_german_are_read(tmp_path):
    german = {
        "1. Summary": "1. Zusammenfassung",
        "2. Participants": "2. Teilnehmer",
        "3. In-Meeting activities": "3. Aktivitäten während der Besprechung",
        "Meeting title": "Besprechungstitel",
        "Start time": "Startzeit",
        "End time": "Endzeit",
        "First join": "Erster Beitritt",
        "Last leave": "Letztes Verlassen",
        "In-meeting duration": "Besprechungsdauer",
        "Join time": "Beitrittszeit",
        "Leave time": "Verlassenszeit",
        "Duration": "Dauer",
        "Email": "E-Mail",
        "Role": "Rolle",
        "1h": "1 Std.",
        "1h 2m": "1 Std. 2 Min.",
        "20m": "20 Min.",
        "30m": "30 Min.",
    }
    file = read(tmp_path, write_teams(";", german, "03.02.2026"), encoding="utf-16")
    assert minutes_of(file) == {"Ann Lee": 60, "Ben Oduya": 50, "Joan Hill": 30}


def test_whoever_stands_in_the_list_of_participants_alone_has_the_minutes_that_it_tells(tmp_path):
    *rows, joan = write_teams().splitlines()
    assert minutes_of(read(tmp_path, "\n".join(rows))) == {"Ann Lee": 60, "Ben Oduya": 50, "Joan Hill": 30}
    # Of a joining without an end the list of participants tells more.
    still_there = joan.replace("03/02/2026, 10:40:00", "").replace("30m", "")
    assert minutes_of(read(tmp_path, "\n".join([*rows, still_there])))["Joan Hill"] == 30


def test_an_e_mail_tells_people_of_one_name_apart_in_the_list_of_joinings(tmp_path):
    text = write_teams().replace("Joan Hill (Guest)", "Ben Oduya")
    alone = "\n".join(text.splitlines()[:-1])
    there = read(tmp_path, alone).attendance.set_index("email")["minutes_present"]
    assert there[["ben.oduya@midshire.police.uk", "joan.hill@nhs.net"]].tolist() == [50, 30]


SUMMARY_ROWS = """1. Summary
Meeting title\tPartnership board
Start time\t7/14/26, 10:00:00 AM
End time\t7/14/26, 11:30:00 AM

2. Participants
Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tRole
Ann Lee\t7/14/26, 9:50:00 AM\t7/14/26, 11:30:00 AM\t1h 40m\tann@one.example\tOrganizer
Ben Oduya\t7/14/26, 10:00:00 AM\t7/14/26, 11:30:00 AM\t3m 2s\tben@two.example\tAttendee
Joan Hill\t7/14/26, 10:00:00 AM\t7/14/26, 11:30:00 AM\t\tjoan@two.example\tAttendee
Kit Shaw\t7/14/26, 10:00:00 AM\t7/14/26, 11:30:00 AM\t1h 2m 40s\tkit@two.example\tAttendee
"""


def test_a_duration_shorter_than_first_join_to_last_leave_is_how_long_somebody_was_there(tmp_path):
    there = minutes_of(read(tmp_path, SUMMARY_ROWS))
    # Ann's 100 minutes began before the meeting; of Joan no duration is told.
    assert {name: round(minutes * 60) for name, minutes in there.items()} == {
        "Ann Lee": 5400,
        "Ben Oduya": 182,
        "Joan Hill": 5400,
        "Kit Shaw": 3760,
    }


def test_a_duration_rounded_to_the_minute_takes_nothing_from_the_times(tmp_path):
    rounded = SUMMARY_ROWS.replace("11:30:00 AM\t3m 2s", "10:45:40 AM\t45m")
    assert round(minutes_of(read(tmp_path, rounded))["Ben Oduya"] * 60) == 45 * 60 + 40


def test_the_teams_layout_of_2021_is_read_month_first_where_a_day_above_twelve_shows_it(tmp_path):
    file = read(tmp_path, write_teams_2021())
    assert minutes_of(file) == {"Ann Lee": 60, "Ben Oduya": 50}
    assert file.meetings["held_on"].iloc[0] == pd.Timestamp(2026, 2, 13)


def test_the_oldest_teams_layout_pairs_joining_and_leaving_and_whoever_never_left_stayed(tmp_path):
    file = read(tmp_path, write_teams_oldest())
    assert minutes_of(file) == {"Ann Lee": 50, "Ben Oduya": 55}


def test_zoom_rows_are_joined_up_the_waiting_room_left_out_and_the_own_name_taken(tmp_path):
    file = read(tmp_path, write_zoom())
    assert file.file_format == "zoom_participants"
    assert minutes_of(file) == {"Ann Lee": 60, "Ben Oduya": 45}  # 10:00-10:20 and 10:15-10:45 overlap
    assert file.meetings["scheduled_minutes"].tolist() == [60]


def test_zoom_lists_without_rows_about_the_meeting_run_from_first_joining_to_last_leaving(tmp_path):
    file = read(tmp_path, write_zoom(preamble=False))
    assert minutes_of(file) == {"Ann Lee": 62, "Ben Oduya": 45}


def test_zoom_totals_have_no_times_so_the_files_name_gives_the_day(tmp_path):
    file = read(tmp_path, write_zoom_totals(), "participants 2026-02-03.csv")
    assert minutes_of(file) == {"Ann Lee": 62, "Ben Oduya": 48}
    assert file.meetings["held_on"].iloc[0] == pd.Timestamp(2026, 2, 3)


def test_google_meet_times_without_a_date_are_on_the_day_in_the_files_name(tmp_path):
    file = read(tmp_path, write_meet(), "Board 2026-02-03.csv")
    assert file.file_format == "google_meet"
    assert minutes_of(file) == {"Ann Lee": 62, "Ben Oduya": 50}
    assert file.meetings["starts_at"].iloc[0] == pd.Timestamp(2026, 2, 3, 9, 58)


def test_two_people_of_one_name_are_told_apart_by_e_mail(tmp_path):
    text = write_zoom(preamble=False).replace("Ben - Police (Ben Oduya),,", "Ann Lee,other@example.org,")
    file = read(tmp_path, text)
    assert file.count()["people"] == len(file.attendance) == 2


def test_a_date_order_that_nothing_shows_is_noted(tmp_path):
    file = read(tmp_path, write_zoom().replace("02/13/2026", "02/03/2026"))
    assert [note.message for note in file.notes] == [
        "dates such as 03/04/2026 are read with the month first; nothing in the file says otherwise"
    ]
    assert file.meetings["held_on"].iloc[0] == pd.Timestamp(2026, 2, 3)


def test_a_list_that_names_nobody_is_refused_in_a_sentence(tmp_path):
    empty = "\n".join(write_zoom(preamble=False).splitlines()[:1])
    with pytest.raises(ImportRefused, match="names nobody"):
        read(tmp_path, empty + "\n,,,,,,\n")


def test_surveys_and_other_tables_are_no_attendance_lists(tmp_path):
    for text in (
        "Timestamp,Name,How was it?\n2026-01-02,Ann,Good\n",
        "Date,Organisation,Present\n2026-01-02,Police,yes\n",
        "Response ID,First name,Email,Duration (in seconds)\n1,Ann,a@example.org,300\n",
    ):
        path = tmp_path / "table.csv"
        path.write_text(text)
        assert recognise_meeting_file(path.read_bytes(), path) is None


OTHER_TABLES = {
    "a survey with our ids": "Name,Email,Duration,trust_1,trust_2,trust_3\nAnn Lee,a@b.org,12,3,4,5\n",
    "a survey with a time of sending": (
        "Name,Submitted,Duration,trust_1,trust_2\nAnn Lee,2026-02-03 10:00,12,3,4\n"
    ),
    "a short survey": (
        "Name,Email,Duration,Do you trust us?,Are we clear?\nAnn Lee,ann@example.org,12,3,4\n"
    ),
    "a survey with user ids": "User ID,Name,Duration,Trust,Respect,Aims,Voice\nal1,Ann Lee,12,3,4,4,4\n",
    "an action log": (
        "Action,Name,Email,Duration,Status\nWrite the protocol,Ann Lee,ann@example.org,2 hours,Open\n"
    ),
    "an action log of a form": "Timestamp,Name,Action\n2026-02-03 10:00,Ann Lee,Write the protocol\n",
    "a training list": "Name,Email,Course,Duration\nAnn Lee,ann@example.org,Safer sleep,90\n",
    "a list of courses with minutes": (
        "Name,Email,Course,Total duration (minutes)\nAnn Lee,a@b.org,Safer sleep,90\n"
    ),
    "a list of ratings": "Name,Email,Duration,Rating\nAnn Lee,ann@example.org,90,4\n",
    "a list of staff": "Name,Role,Joined,Left\nAnn Lee,Nurse,03/02/2024,05/06/2026\n",
    "a time sheet": (
        "Name,Email,Minutes,Start,End\nAnn Lee,a@b.org,45,2026-02-03 09:00,2026-02-03 09:45\n"
        "Ben Oduya,b@b.org,60,2026-02-03 10:00,2026-02-03 11:00\n"
    ),
    "minutes worked": "Name,Email,Minutes,Organisation\nAnn Lee,a@b.org,45,Police\n",
    "a duration for each person": "Name,Email,Duration,Role\nAnn Lee,a@b.org,45,Social worker\n",
    "who came into the building": "Name,Arrived at,Left at,Minutes\nAnn Lee,09:00,17:00,480\n",
    "who was at a computer": ("Name,Login time,Logout time\nAnn Lee,2026-02-03 09:00,2026-02-03 17:00\n"),
    "a list of tasks": "Name,Email,Joined,Duration\nAnn Lee,a@b.org,2026-02-03 10:00,two more weeks\n",
}


@pytest.mark.parametrize("what", OTHER_TABLES)
def test_a_table_that_names_people_is_no_meeting_unless_it_says_who_came(tmp_path, what):
    path = tmp_path / "table.csv"
    path.write_text(OTHER_TABLES[what])
    assert recognise_meeting_file(path.read_bytes(), path) is None


def test_whoever_registered_for_a_webinar_and_did_not_come_was_not_there(tmp_path):
    heading = (
        "Attended,User Name (Original Name),Email,Registration Time,Join Time,Leave Time,"
        "Time in Session (minutes)"
    )
    came = "Yes,Ann Lee,ann@x.org,2026-01-03 10:00,2026-02-03 10:00,2026-02-03 11:00,60"
    text = f"{heading}\n{came}\nNo,Cara Singh,cara@x.org,2026-01-03 10:00,--,--,--\n"
    file = read(tmp_path, text)
    assert minutes_of(file) == {"Ann Lee": 60}
    assert any("1 row is of somebody who had registered" in note.message for note in file.notes)


MEETING_LISTS = {
    "Board 2026-02-03.csv": "Name,Email,Minutes\nAnn Lee,ann@example.org,62\n",
    "list 2026-02-03.csv": "Participant,Email,Attended minutes\nAnn Lee,ann@example.org,62\n",
    "who 2026-02-03.csv": "Name,Email,Duration,Role\nAnn Lee,ann@example.org,62 min,Presenter\n",
    "names 2026-02-03.csv": (
        "Meeting title,Board\nStart time,2026-02-03 10:00\n\nName,Email,Minutes\nAnn Lee,ann@example.org,62\n"
    ),
}


@pytest.mark.parametrize("name", MEETING_LISTS)
def test_minutes_beside_names_are_a_meeting_where_anything_says_so(tmp_path, name):
    assert minutes_of(read(tmp_path, MEETING_LISTS[name], name)) == {"Ann Lee": 62}


def test_a_time_sheet_stays_one_where_its_files_name_speaks_of_meetings(tmp_path):
    path = tmp_path / "Time sheet meetings February.csv"
    path.write_text("Name,Email,Minutes\nAnn Lee,a@b.org,45\n")
    with pytest.raises(ImportRefused, match="time sheets and lists of who came"):
        preview_import(path)


def test_names_and_times_are_taken_for_a_meeting_once_somebody_says_so(tmp_path):
    path = tmp_path / "2026-02-03.csv"
    path.write_text("Name,Arrived at,Left at\nAnn Lee,09:00,11:00\n")
    with pytest.raises(ImportRefused, match="say its kind: attendance"):
        preview_import(path)
    looked = preview_import(path, kind="attendance", partnership="Millbrook")
    assert looked.contents.frames["attendance"]["minutes_present"].tolist() == [120]


def test_a_list_of_who_came_and_went_may_hold_what_they_were_asked_when_they_registered(tmp_path):
    asked = "Name,Join time,Leave time,Duration,What do you hope for?,How did you hear of us?,Course,Diet\n"
    text = asked + "Ann Lee,2026-02-03 10:00,2026-02-03 11:00,-,Peace,Email,None,None\n"
    assert minutes_of(read(tmp_path, text)) == {"Ann Lee": 60}


def test_a_list_of_who_came_may_name_their_organisations(tmp_path):
    text = "Name,Organisation,Email,Duration\nAnn Lee,Midshire Council,ann@example.org,62\n"
    assert read(tmp_path, text, "Board 2026-02-03.csv").file_format == "google_meet"


@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        ("19m 26s", 1166),
        ("1h 2m 3s", 3723),
        ("1 Std. 5 Min.", 3900),
        ("1 hr 2 min", 3720),
        ("45 secondes", 45),
        ("1 heure 3 minutes", 3780),
        ("2 horas", 7200),
        ("0:19:26", 1166),
        ("48", 2880),
        ("1,5 h", 5400),
        ("tomorrow", None),
        ("", None),
    ],
)
def test_durations_of_many_languages(words, seconds):
    assert read_duration(words) == seconds


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("14/11/22, 09:29:07", datetime(2022, 11, 14, 9, 29, 7)),
        ("11/14/2022, 9:29:07 PM", datetime(2022, 11, 14, 21, 29, 7)),
        ("14.11.2022 09:29", datetime(2022, 11, 14, 9, 29)),
        ("2022-11-14T09:29:07.123Z", datetime(2022, 11, 14, 9, 29, 7)),
        ("Nov 14, 2022, 12:05 AM", datetime(2022, 11, 14, 0, 5)),
        ("14 novembre 2022 à 09:29", datetime(2022, 11, 14, 9, 29)),
        ("9:29 AM", None),
        ("31/02/2022 10:00", None),
    ],
)
def test_moments_in_many_spellings(words, moment):
    assert read_moment(words, "day_first") == moment


def test_misspelt_months_and_many_languages_still_name_the_day():
    assert find_day("13 Feburay 2023")[0] == datetime(2023, 2, 13).date()
    assert find_day("3 Chwefror 2026")[0] == datetime(2026, 2, 3).date()
    assert find_day("12. März 2026")[0] == datetime(2026, 3, 12).date()


def test_the_order_of_dates_is_what_the_cells_show():
    assert find_order(["03/04/2026", "13/04/2026"], "month_first") == ("day_first", True)
    assert find_order(["03/04/2026", "04/13/2026"], "day_first") == ("month_first", True)
    assert find_order(["03/04/2026"], "day_first") == ("day_first", False)


def slow_presence(spans, begins, until):
    """Second by second: the obvious way."""
    return sum(any(joined <= second < left for joined, left in spans) for second in range(begins, until))


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=1, max_size=6),
    st.integers(0, 30),
    st.integers(30, 60),
)
def test_presence_is_the_union_of_spans_inside_the_scheduled_time(spans, begins, until):
    origin = pd.Timestamp(2026, 1, 1)
    frame = pd.DataFrame(
        {
            "meeting": "1",
            "person": "Ann",
            "joined": [origin + pd.Timedelta(seconds=joined) for joined, _ in spans],
            "left": [origin + pd.Timedelta(seconds=left) for _, left in spans],
            "from": origin + pd.Timedelta(seconds=begins),
            "until": origin + pd.Timedelta(seconds=until),
        }
    )
    before = frame.copy()
    assert measure_presence(frame)["seconds"].tolist() == [slow_presence(spans, begins, until)]
    pd.testing.assert_frame_equal(frame, before)


def test_the_real_teams_reports_give_the_seconds_of_the_reference(shared_data):
    folder = shared_data / "meetings_teams_attendance"
    oracle = json.loads((folder / "oracle.json").read_text(encoding="utf-8"))
    for name, told in oracle.items():
        for encoding in ("utf16", "utf8"):
            file = read_meeting_file(folder / name.replace(".csv", f"_{encoding}.csv"))
            assert (file.count()["people"], file.rows_read) == (told["participants"], told["activity_rows"])
            seconds = file.attendance["minutes_present"] * 60
            # Teams rounds each duration from fractions of seconds that its times do not show.
            assert seconds.tolist() == pytest.approx(list(told["seconds"].values()), abs=1)


def test_the_real_zoom_lists_join_up_people_by_e_mail(shared_data):
    folder = shared_data / "meetings_zoom_participants_sample"
    for name, rows, people in (("sample_zoom_class1.csv", 46, 45), ("sample_zoom_class2.csv", 47, 41)):
        file = read_meeting_file(folder / name)
        listed = pd.read_csv(folder / name)
        assert (file.file_format, file.rows_read, len(listed)) == ("zoom_participants", rows, rows)
        without_email = (file.attendance["email"] == "").sum()
        assert file.count()["people"] == people == listed["User Email"].str.lower().nunique() + without_email


def test_the_real_viva_export_counts_meetings_without_naming_anybody(shared_data):
    file = read_meeting_file(shared_data / "meetings_viva_meeting_query" / "mt_data.csv")
    assert (file.rows_read, len(file.meetings), len(file.attendance)) == (612, 576, 0)
    assert [note.message for note in file.notes][1] == "36 rows are cancelled meetings or repeated"
