"""Invitations: who was expected at which of a series of meetings, what they replied, whom they sent."""

import pandas as pd
import pytest

from data.imports.meeting_files import read_meeting_file
from data.imports.problems import ImportRefused
from tests.meeting_writers import write_invitation

THURSDAY = 3


def read(tmp_path, text, name="board.ics"):
    path = tmp_path / name
    path.write_text(text)
    return read_meeting_file(path)


def one_event(*lines):
    return "\r\n".join(["BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:1", *lines, "END:VEVENT", "END:VCALENDAR"])


def test_a_series_becomes_its_meetings_without_those_taken_out(tmp_path):
    file = read(tmp_path, write_invitation(), "a.txt")
    assert (file.file_format, file.kind) == ("icalendar", "invitation")
    assert file.meetings["held_on"].tolist() == [pd.Timestamp(2026, 2, 3), pd.Timestamp(2026, 2, 17)]
    assert file.meetings["scheduled_minutes"].tolist() == [60, 60]


def test_who_is_expected_what_they_replied_and_whom_they_sent(tmp_path):
    people = read(tmp_path, write_invitation()).attendance
    first = people[people["meeting"] == "1"].set_index("person")
    assert sorted(first.index) == ["Ann Lee", "Ben Oduya", "Cara Singh", "Dee Fox", "Joan Hill"]
    assert first["expected"].to_dict() == {
        "Ann Lee": True,  # the organiser, who is not among the attendees
        "Ben Oduya": True,
        "Cara Singh": True,
        "Dee Fox": False,  # optional
        "Joan Hill": False,  # expected as a deputy only
    }
    assert first.loc["Cara Singh", ["reply", "presence"]].tolist() == ["declined", "apologies"]
    assert first.loc["Joan Hill", "deputy_for"] == "Ben Oduya"
    assert first.loc["Ben Oduya", ["reply", "presence"]].tolist() == ["delegated", "unknown"]


def test_a_moved_meeting_replaces_the_one_it_was(tmp_path):
    moved = "\r\n".join(
        [
            "BEGIN:VEVENT",
            "UID:board@midshire",
            "RECURRENCE-ID;TZID=Europe/London:20260217T100000",
            "DTSTART;TZID=Europe/London:20260218T140000",
            "DTEND;TZID=Europe/London:20260218T160000",
            "END:VEVENT",
        ]
    )
    file = read(tmp_path, write_invitation().replace("END:VCALENDAR", moved + "\r\nEND:VCALENDAR"))
    assert file.meetings["starts_at"].tolist() == [
        pd.Timestamp(2026, 2, 3, 10),
        pd.Timestamp(2026, 2, 18, 14),
    ]


def test_times_in_utc_are_on_the_calendars_own_clock(tmp_path):
    text = one_event("DTSTART:20260703T181500Z", "DTEND:20260703T190000Z")
    file = read(tmp_path, text.replace("BEGIN:VEVENT", "X-WR-TIMEZONE:Europe/London\r\nBEGIN:VEVENT"))
    assert file.meetings["starts_at"].tolist() == [pd.Timestamp(2026, 7, 3, 19, 15)]


def test_a_series_without_an_end_stops_after_three_years_and_says_so(tmp_path):
    file = read(tmp_path, one_event("DTSTART:20260105T100000", "RRULE:FREQ=MONTHLY"))
    assert len(file.meetings) == 37
    assert "read for 3 years" in file.notes[0].message


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["SUMMARY:no date"], "no meeting with a date"),
        (["DTSTART:20260105T100000", "RRULE:FREQ=SECONDLY"], "by the hour or faster"),
        (["DTSTART:20260105T100000", "STATUS:CANCELLED"], "it only says that 1 meeting was cancelled"),
        (["DTSTART:20260105T100000", "SUMMARY:Canceled: Board"], "it only says that 1 meeting was cancelled"),
    ],
)
def test_calendars_without_a_meeting_are_refused_in_a_sentence(tmp_path, lines, words):
    with pytest.raises(ImportRefused, match=words):
        read(tmp_path, one_event(*lines))


def calendar(*events, method="REQUEST"):
    inside = [
        line
        for event in events
        for line in ("BEGIN:VEVENT", "SUMMARY:Board", *event.split("|"), "END:VEVENT")
    ]
    return "\r\n".join(["BEGIN:VCALENDAR", f"METHOD:{method}", *inside, "END:VCALENDAR", ""])


def test_a_series_in_the_last_year_there_is_has_its_first_day(tmp_path):
    file = read(tmp_path, one_event("DTSTART:99991231T090000", "RRULE:FREQ=YEARLY;COUNT=3"))
    assert len(file.meetings) == 1


MONTHLY = "UID:1|DTSTART;TZID=Europe/London:20260414T100000|RRULE:FREQ=MONTHLY;COUNT=4"
IN_MAY = "UID:1|DTSTART:20260514T090000Z|RECURRENCE-ID:20260514T090000Z|STATUS:CANCELLED"


@pytest.mark.parametrize(
    ("text", "months"),
    [
        (calendar(MONTHLY, IN_MAY), [4, 6, 7]),
        (calendar(MONTHLY) + calendar(IN_MAY, method="CANCEL"), [4, 6, 7]),
        (calendar(IN_MAY, method="CANCEL") + calendar(MONTHLY), [4, 6, 7]),
        (calendar(MONTHLY) + calendar("UID:2|DTSTART:20260514T090000Z", method="CANCEL"), [4, 5, 6, 7]),
        (calendar(MONTHLY) + calendar(IN_MAY.replace("ID:2", "ID;RANGE=THISANDFUTURE:2")), [4]),
        (calendar("UID:1|DTSTART:20260414T100000", "UID:2|DTSTART:20260514T100000|STATUS:CANCELLED"), [4]),
        (calendar("UID:1|DTSTART:20260414T100000", "UID:2|SUMMARY:CANCELLED - x|DTSTART:20260514T100000"),
         [4]),
    ],
)  # fmt: skip
def test_cancelled_meetings_are_expected_of_nobody_and_it_is_said(tmp_path, text, months):
    file = read(tmp_path, text.replace("SUMMARY:Board\r\nUID:2\r\nSUMMARY", "UID:2\r\nSUMMARY"))
    assert file.meetings["held_on"].dt.month.tolist() == months
    said = " ".join(note.message for note in file.notes)
    assert "cancelled; nobody is expected" in said


ON_A_DAY = "UID:1|DTSTART;VALUE=DATE:20260514|RECURRENCE-ID;VALUE=DATE:20260514|STATUS:CANCELLED"
OFF = "UID:1|DTSTART:20260414T100000|SEQUENCE:1"
AGAIN = "UID:1|DTSTART:20260514T100000|SEQUENCE:2"


@pytest.mark.parametrize(
    ("text", "months"),
    [
        (calendar(MONTHLY, IN_MAY), [4, 6, 7]),
        (calendar(MONTHLY) + calendar(IN_MAY, method="CANCEL"), [4, 6, 7]),
        (calendar(MONTHLY) + calendar(ON_A_DAY, method="CANCEL"), [4, 6, 7]),
        (calendar(OFF, method="CANCEL") + calendar(AGAIN), [5]),
    ],
)
def test_one_cancelled_meeting_is_counted_once_and_one_that_was_sent_again_stands(tmp_path, text, months):
    file = read(tmp_path, text)
    assert file.meetings["held_on"].dt.month.tolist() == months
    assert "1 meeting was cancelled; nobody is expected at it" in [note.message for note in file.notes]


def test_the_real_calendars_give_their_meetings(shared_data):
    meetings = {
        "calendar_ics_spdx/spdx-legal-2024-fourth-thursdays.ics": 12,
        "calendar_ics_spdx/spdx-legal-2024-second-thursdays.ics": 12,
        "calendar_ics_conformance/alarm_google_future.ics": 1,
        "calendar_ics_conformance/america_new_york.ics": 1,
        "calendar_ics_conformance/example.ics": 3,
        "calendar_ics_conformance/issue_1050_calendar_with_events_and_todos.ics": 2,
        "calendar_ics_conformance/multiple_timezones.ics": 3,
        "calendar_ics_conformance/timezoned.ics": 1,
    }
    for name, count in meetings.items():
        file = read_meeting_file(shared_data / name)
        assert (len(file.meetings), file.count()["people"]) == (count, 0), name


def test_the_real_series_falls_on_its_thursdays(shared_data):
    days = read_meeting_file(
        shared_data / "calendar_ics_spdx" / "spdx-legal-2024-fourth-thursdays.ics"
    ).meetings["held_on"]
    assert set(days.dt.dayofweek) == {THURSDAY}
    assert days.dt.day.between(22, 28).all()
    assert days.dt.month.tolist() == list(range(1, 13))


def test_an_event_that_was_saved_without_its_calendar_is_an_invitation(tmp_path):
    whole = one_event("DTSTART:20260303T100000", "ATTENDEE;CN=Ann Lee:mailto:ann@midshire.gov.uk")
    alone = "\r\n".join(whole.split("\r\n")[1:-1])
    assert read(tmp_path, alone).attendance["person"].tolist() == ["Ann Lee"]
    with pytest.raises(ImportRefused, match="no meeting with a date"):
        read(tmp_path, "BEGIN:VTODO\nSUMMARY:ACTION: ring the chair\nEND:VTODO\n")


def test_spaces_between_the_days_of_a_rule_stop_nothing(tmp_path):
    rule = "RRULE:FREQ=DAILY;UNTIL=20150722T235900Z;INTERVAL=1;BYDAY=MO, TU, WE, TH, FR"
    file = read(tmp_path, one_event("DTSTART:20150703T100000", rule))
    assert len(file.meetings) == 14  # working days from 3 to 22 July 2015


@pytest.mark.parametrize("rule", ["RRULE:FREQ=OFTEN", "RRULE:FREQ=WEEKLY;UNTIL=;INTERVAL=1"])
def test_of_a_repetition_that_cannot_be_worked_out_the_first_day_is_read(rule, tmp_path):
    file = read(tmp_path, one_event("DTSTART:20260203T100000", rule))
    assert file.meetings["held_on"].tolist() == [pd.Timestamp(2026, 2, 3)]
    assert [note.message for note in file.notes] == [
        "1 repetition cannot be worked out; of that event the first day is read"
    ]


@pytest.mark.parametrize("bad", ["RRULE:INTERVAL=2", "RRULE:FREQ=OFTEN"])
def test_a_bad_rule_takes_nothing_from_the_series_beside_it(bad, tmp_path):
    weekly = "DTSTART:20260203T100000|RRULE:FREQ=WEEKLY;COUNT=4"
    with_gap = "DTSTART:20260304T100000|RRULE:FREQ=WEEKLY;COUNT=3|EXDATE:20260311T100000"
    one = f"UID:3|DTSTART:20260401T100000|{bad}|EXDATE:20260408T100000"
    file = read(tmp_path, calendar(f"UID:1|{weekly}", f"UID:2|{with_gap}", one))
    days = file.meetings["held_on"].dt.strftime("%m-%d").tolist()
    assert days == ["02-03", "02-10", "02-17", "02-24", "03-04", "03-18", "04-01"]
    assert [note.message for note in file.notes] == [
        "1 repetition cannot be worked out; of that event the first day is read"
    ]


def test_a_series_whose_every_day_was_taken_out_stays_empty(tmp_path):
    lines = ("DTSTART:20260203T100000", "RRULE:FREQ=WEEKLY;COUNT=1", "EXDATE:20260203T100000")
    with pytest.raises(ImportRefused, match="no meeting with a date"):
        read(tmp_path, one_event(*lines))
