"""Two meetings of one day are told apart by when they began, in one file and from file to file."""

import pandas as pd
from sqlalchemy import select

from data.database import begin_read
from data.imports.batches import preview_import, save_import
from data.imports.places import TABLES
from data.imports.same_day import find_same_start, name_by_start

TWO_EVENTS = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:1
DTSTART:20260303T100000
DTEND:20260303T110000
ATTENDEE;CN=Ann Lee:mailto:ann@midshire.gov.uk
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTART:20260303T140000
DTEND:20260303T150000
ATTENDEE;CN=Ben Oduya:mailto:ben@midshire.police.uk
END:VEVENT
END:VCALENDAR
"""
MEET = "Full Name,Email,Join Time,Leave Time,Duration\nBen Oduya,ben@midshire.police.uk,{0},{1},55\n"


def write(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def import_file(engine, path):
    return save_import(engine, preview_import(path, engine, partnership="Midshire"))


def load_meetings(engine):
    """series → number of people in it"""
    meeting, attendance = TABLES["meeting"].c, TABLES["attendance"].c
    query = select(meeting.series, attendance.id).join(
        TABLES["attendance"], attendance.meeting_id == meeting.id
    )
    with begin_read(engine) as connection:
        return pd.DataFrame(connection.execute(query).all()).groupby("series")["id"].count().to_dict()


def test_the_later_meeting_of_a_day_gets_its_time():
    day = pd.Timestamp(2026, 3, 3)
    meetings = pd.DataFrame({"partnership": "M", "held_on": [day, day, day], "series": ["", "", "panel"]})
    starts = pd.Series([day + pd.Timedelta(hours=14), day + pd.Timedelta(hours=10), pd.NaT])
    assert list(name_by_start(meetings, starts)) == [
        "partnership board at 14:00",
        "partnership board",
        "panel",
    ]
    assert list(meetings["series"]) == ["", "", "panel"]


def test_a_start_near_the_stored_one_is_the_same_meeting():
    stored = {"partnership board": None, "partnership board at 14:00": None}
    at = pd.Timestamp(2026, 3, 3, 13, 52)
    assert find_same_start("partnership board", at, stored) == "partnership board at 14:00"
    assert find_same_start("partnership board", at.replace(hour=10), stored) == "partnership board"


def test_a_calendar_with_two_meetings_on_a_day_keeps_both_and_the_list_finds_its_own(engine, tmp_path):
    import_file(engine, write(tmp_path, "day.ics", TWO_EVENTS))
    assert load_meetings(engine) == {"partnership board": 1, "partnership board at 14:00": 1}
    listed = MEET.format("2026-03-03 14:03:00", "2026-03-03 14:58:00")
    import_file(engine, write(tmp_path, "afternoon.csv", listed))
    assert load_meetings(engine) == {"partnership board": 1, "partnership board at 14:00": 1}


def test_two_lists_of_one_day_that_began_hours_apart_are_two_meetings(engine, tmp_path):
    for name, start, end in (
        ("a.csv", "10:00", "10:55"),
        ("b.csv", "14:00", "14:55"),
        ("c.csv", "10:04", "10:58"),
    ):
        listed = MEET.format(f"2026-03-03 {start}:00", f"2026-03-03 {end}:00")
        import_file(engine, write(tmp_path, name, listed))
    assert load_meetings(engine) == {"partnership board": 1, "partnership board at 14:00": 1}


def test_an_invitation_at_another_hour_is_still_of_the_days_only_list(engine, tmp_path):
    listed = MEET.format("2026-03-03 08:00:00", "2026-03-03 08:55:00")
    import_file(engine, write(tmp_path, "list.csv", listed))
    one = TWO_EVENTS.split("BEGIN:VEVENT\nUID:1")[0] + "BEGIN:VEVENT\nUID:2" + TWO_EVENTS.split("UID:2")[1]
    import_file(engine, write(tmp_path, "day.ics", one))
    assert load_meetings(engine) == {"partnership board": 1}


def test_tables_of_two_meetings_of_a_day_are_told_apart_by_their_start(engine, tmp_path):
    for clock in ("10:00", "14:00"):
        text = f"Date,Start time,Organisation,Attendance\n2026-03-03,{clock},Police,present\n"
        import_file(engine, write(tmp_path, f"{clock[:2]}.csv", text))
    assert load_meetings(engine) == {"partnership board": 1, "partnership board at 14:00": 1}


def test_a_list_without_a_time_joins_the_days_meeting(engine, tmp_path):
    listed = MEET.format("2026-03-03 14:00:00", "2026-03-03 14:55:00")
    import_file(engine, write(tmp_path, "list.csv", listed))
    table = "Date,Organisation,Person,Attendance\n2026-03-03,Health,Cara Hill,present\n"
    import_file(engine, write(tmp_path, "who.csv", table))
    assert load_meetings(engine) == {"partnership board": 2}


def test_the_same_calendar_again_changes_nothing(engine, tmp_path):
    path = write(tmp_path, "day.ics", TWO_EVENTS)
    import_file(engine, path)
    again = import_file(engine, write(tmp_path, "copy.ics", TWO_EVENTS + "\n"))
    assert (again.new_rows, again.updated_rows) == (0, 0)


def test_a_table_of_attendance_may_say_when_each_meeting_began(engine, tmp_path):
    text = (
        "Date,Start time,Organisation,Attendance\n"
        "2026-03-03,10:00,Police,present\n2026-03-03,2.30 pm,Police,absent\n2026-03-03,10:00,Health,present\n"
    )
    preview = preview_import(
        write(tmp_path, "who.csv", text), engine, partnership="Midshire", kind="attendance"
    )
    assert preview.contents.report["meetings"] == 2
    assert preview.problems == []
    save_import(engine, preview)
    assert load_meetings(engine) == {"partnership board": 2, "partnership board at 14:30": 1}


def test_a_time_beside_each_person_does_not_make_a_meeting_of_each(tmp_path):
    text = (
        "Date,Organisation,Person,Attendance,Time\n"
        "2026-03-03,Police,Ann,present,10:02\n2026-03-03,Health,Ben,present,10:07\n"
    )
    preview = preview_import(write(tmp_path, "who.csv", text), partnership="Midshire", kind="attendance")
    assert preview.contents.report["meetings"] == 1
