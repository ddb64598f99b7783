"""Lists of who came as secretaries keep them: grids of meetings, and "Attended (Y/N)"; counts are by hand."""

from contextlib import suppress
from datetime import date

import openpyxl
import pytest

from data.imports.attendance_formats.marks import Marks
from data.imports.attendance_formats.meeting_days import MeetingDay, may_begin_in
from data.imports.batches import preview_import, save_import
from data.imports.mapping import Mapping
from data.imports.problems import ImportRefused
from data.imports.values import normalise_name

GRIDS = {
    "a tick or nothing": (
        "Name,Organisation,14/01/2026,12/03/2026,13/05/2026\n"
        "Ann Lee,Midshire Council,✓,✓,\n"
        "Ben Oduya,Midshire Police,✓,Apols,✓\n"
        "Cara Singh,Health Trust,,Dep,✓\n"
        "Total,,2,2,2\n",
        (3, 3, 3),
        {"present": 5, "apologies": 1, "deputy": 1, "absent": 2},
    ),
    "P, A and D with a key": (
        "Safeguarding board attendance 2025/26\n"
        "Key: P = present; A = absent; AP = apologies; D = deputy\n"
        "\n"
        "Agency,Representative,10 Apr,11 Sep,15 Jan\n"
        "Police,Ben Oduya,P,A,D\n"
        "Health,Cara Singh,AP,P,P\n"
        "Education,Dai Rees,P,P,N/A\n",
        (3, 3, 3),
        {"present": 5, "apologies": 1, "deputy": 1, "absent": 1},
    ),
    "agencies without people, yes and no": (
        "Agency;Jan-26;Mar-26\nMidshire Council;Y;Y\nPolice;N;Y\nNHS Trust;Y;\n",
        (2, 3, 0),
        {"present": 4, "absent": 1},
    ),
    "crosses are ticks": (
        "Member,2026-01-14,2026-03-12\nAnn Lee (Midshire Council),x,x\nBen Oduya (Police),x,a\n",
        (2, 2, 2),
        {"present": 3, "apologies": 1},
    ),
    "crosses beside ticks": (
        "Member\tAgency\t14th January 2026\tMeeting 2 (12 March 2026)\tMay 13 2026 - cancelled\n"
        "Ann Lee\tMidshire Council\t✓\t✗\t\nBen Oduya\tPolice\tx\t✓ (online)\t\n",
        (2, 2, 2),
        {"present": 2, "absent": 2},
    ),
    "days in the second row": (
        ",,Meeting 1,Meeting 2\nName,Agency,14/01/2026,22/03/2026\nAnn Lee,Council,Yes,No\n"
        "Jo Ray,Police,No,Yes\n",
        (2, 2, 2),
        {"present": 2, "absent": 2},
    ),
    "a row for each meeting": (
        "Date,Police,Health,Education,Quorate\n14/01/2026,✓,✓,Apols,Y\n22/03/2026,✓,,✓,Y\n",
        (2, 3, 0),
        {"present": 4, "apologies": 1, "absent": 1},
    ),
    "noughts and ones": (
        "First Name,Last Name,Organisation,Email,14/01/2026,22/03/2026\nAnn,Lee,Council,a@x.gov.uk,1,0\n"
        "Jo,Ray,Police,j@x.police.uk,1,1\n",
        (2, 2, 2),
        {"present": 3, "absent": 1},
    ),
}  # fmt: skip
LISTS = {
    "attended y/n": (
        "Date,Name,Agency,Attended (Y/N)\n14/01/2026,Ann Lee,Council,Y\n14/01/2026,Jo Ray,Police,N\n"
        "22/03/2026,Ann Lee,Council,Y\n",
        (2, 2, 2),
        {"present": 2, "absent": 1},
    ),
    "the day above": (
        "Executive group – 14 January 2026\nName,Role,Organisation,Attendance\n"
        "Ann Lee,Chair,Council,Present\n"
        "Jo Ray,Inspector,Police,Apologies received\nDai Rees,Head,School,Apologies (deputy attended)\n",
        (1, 3, 3),
        {"present": 1, "apologies": 1, "deputy": 1},
    ),
    "ticks in columns": (
        "Meeting date,Name,Agency,Present,Apologies,Absent\n2026-01-14,Ann Lee,Council,x,,\n"
        "2026-01-14,Jo Ray,Police,,x,\n2026-01-14,Dai Rees,School,,,x\n",
        (1, 3, 3),
        {"present": 1, "apologies": 1, "absent": 1},
    ),
    "several boards of one day": (
        "Board,Date,Name,Organisation,Attended?\nExec,14/01/2026,Ann Lee,Council,✓\n"
        "Exec,14/01/2026,Jo Ray,Police,No - apologies\nDelivery,14/01/2026,Jo Ray,Police,✓\n",
        (2, 2, 2),
        {"present": 2, "apologies": 1},
    ),
}


def look(tmp_path, text, name="board attendance.csv", **options):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return preview_import(path, partnership="Millbrook", **options)


def count(looked, asked=()):
    report, attendance = looked.report(), looked.contents.frames["attendance"]
    assert (looked.kind, looked.problems) == ("attendance", [])
    assert [need.split(";")[0] for need in looked.needs] == list(asked)
    assert attendance["expected"].all()
    counted = (report["meetings"], report["organisations"], report["people"])
    return counted, attendance["presence"].value_counts().to_dict()


@pytest.mark.parametrize("name", GRIDS)
def test_a_grid_is_read_as_the_attendance_of_its_meetings(name, tmp_path):
    text, counted, presence = GRIDS[name]
    looked = look(tmp_path, text)
    assert looked.contents.file_format == "attendance_grid_csv"
    assert count(looked) == (counted, presence)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_read_as_the_attendance_of_its_meeting(name, tmp_path):
    text, counted, presence = LISTS[name]
    assert count(look(tmp_path, text)) == (counted, presence)


def notes(looked):
    return " | ".join(note.message for note in looked.contents.notes)


def test_what_is_not_plain_in_a_grid_is_said(tmp_path):
    said = notes(look(tmp_path, GRIDS["a tick or nothing"][0]))
    assert "2 cells without a mark count as absent; write n/a where somebody was not a member" in said
    assert "1 row is of no member" in said
    assert "a cross counts as present, as no other mark" in notes(
        look(tmp_path, GRIDS["crosses are ticks"][0])
    )
    assert "the mark A counts as apologies" in notes(look(tmp_path, GRIDS["crosses are ticks"][0]))
    beside = notes(look(tmp_path, GRIDS["crosses beside ticks"][0]))
    assert "a cross counts as absent" in beside
    assert "1 meeting was cancelled; it is left out" in beside
    months = notes(look(tmp_path, GRIDS["agencies without people, yes and no"][0]))
    assert "each meeting is kept on the first day" in months
    assert "1 cell without a mark counts as not expected" in months


def test_days_without_a_year_are_of_the_financial_year_in_the_title(tmp_path):
    meetings = look(tmp_path, GRIDS["P, A and D with a key"][0]).contents.frames["meetings"]
    assert meetings["held_on"].dt.strftime("%Y-%m-%d").tolist() == ["2025-04-10", "2025-09-11", "2026-01-15"]


def test_days_whose_year_nothing_says_are_refused_with_what_to_write(tmp_path):
    with pytest.raises(ImportRefused, match="write the year into a heading"):
        look(tmp_path, "Name,Agency,14 Jan,12 Mar\nAnn Lee,Council,✓,✓\n")


def test_a_grid_of_meetings_that_were_all_cancelled_is_refused_in_a_sentence(tmp_path):
    with pytest.raises(ImportRefused, match="no meeting that took place has a mark"):
        look(tmp_path, "Name,Agency,14/01/2026 cancelled,22/03/2026 cancelled\nAnn Lee,Council,✓,✓\n")


def test_two_columns_of_one_day_are_named_as_a_mistake(tmp_path):
    looked = look(tmp_path, "Name,14/01/2026,14/01/2026\nAnn Lee,✓,✓\nJo Ray,✓,A\n")
    assert ["stands in an earlier row of this meeting" in each.message for each in looked.problems] == [
        True
    ] * 2


def test_a_list_without_a_day_is_refused_with_what_to_write(tmp_path):
    with pytest.raises(ImportRefused, match="nothing says to which meeting"):
        look(tmp_path, "Name,Agency,Attended?\nAnn Lee,Council,Y\nJo Ray,Police,N\n")


def test_days_that_may_be_either_way_round_are_asked_about(tmp_path):
    text = "Name,Agency,03/02/2026,04/03/2026\nAnn Lee,Council,✓,✓\nJo Ray,Police,✓,\n"
    assert "day first or month first" in look(tmp_path, text).needs[0]
    settled = look(tmp_path, text, date_order="day_first").contents.frames["meetings"]
    assert settled["held_on"].dt.month.tolist() == [2, 3]


def test_a_workbook_with_days_as_days_is_read(tmp_path):
    from datetime import datetime

    book = openpyxl.Workbook()
    book.active.append(["Name", "Agency", datetime(2026, 1, 14), datetime(2026, 3, 12)])
    book.active.append(["Ann Lee", "Council", "✓", "Apologies"])
    book.active.append(["Jo Ray", "Police", "✓", "✓"])
    book.save(tmp_path / "attendance.xlsx")
    looked = preview_import(tmp_path / "attendance.xlsx", partnership="Millbrook")
    assert count(looked) == ((2, 2, 2), {"present": 3, "apologies": 1})


def test_who_was_not_invited_and_came_is_not_expected(tmp_path):
    rows = "Ann Lee,Council,Y,Y,\nJo Ray,Police,Y,,Y\nBo Fa,Health,N,Y,\nDi Vo,School,N,,\n"
    text = f"Name,Organisation,Invited,Attended,Apologies\n{rows}"
    attendance = look(tmp_path, text, name="2026-01-14 board.csv").contents.frames["attendance"]
    assert attendance["expected"].tolist() == [True, True, False]
    assert attendance["presence"].tolist() == ["present", "apologies", "present"]


def test_people_without_an_organisation_are_kept_and_it_is_said(tmp_path, engine):
    looked = look(tmp_path, "Name,14/01/2026,22/03/2026\nAnn Lee,✓,✓\nJo Ray,✓,\n")
    assert "2 people are named without an organisation; they count in no share" in notes(looked)
    assert save_import(engine, looked).new_rows > 0


@pytest.mark.parametrize(
    "text",
    [
        "Name,14/01/2026,15/01/2026\nAnn Lee,N,E\nJo Ray,E,N\n",
        "Staff rota\nName,Team,14/01/2026,15/01/2026\nAnn Lee,Duty,x,x\nJo Ray,Duty,x,\n",
        "Name,Agency,14/01/2026,15/01/2026\nAnn Lee,Council,7.5,7.5\nJo Ray,Police,7.5,4\n",
        "Name,Fire safety training,Attended\nAnn Lee,2026-01-14,Y\nJo Ray,2026-01-14,N\n",
    ],
)
def test_rotas_hours_and_courses_are_no_attendance_of_meetings(text, tmp_path):
    try:
        looked = look(tmp_path, text, name="list.csv")
    except ImportRefused:
        return
    assert looked.kind != "attendance"


def test_a_heading_of_a_person_is_the_same_person_as_in_minutes(tmp_path):
    people = look(tmp_path, GRIDS["crosses are ticks"][0]).contents.frames["attendance"]["person"]
    assert set(people) == {normalise_name("Ann Lee"), normalise_name("Ben Oduya")}


@pytest.mark.parametrize(
    ("cell", "presence"),
    [
        ("Apologies (no deputy)", "apologies"),
        ("Apologies, no deputy sent", "apologies"),
        ("Apologies (deputy not available)", "apologies"),
        ("Apologies - unable to send a deputy", "apologies"),
        ("Apologies (not represented)", "apologies"),
        ("Apologies (deputy sent)", "deputy"),
        ("Absent (deputy attended)", "deputy"),
        ("Absent, no deputy", "absent"),
        ("No (deputy attended)", "deputy"),
        ("No – apologies sent", "apologies"),
        ("No - no apologies", "absent"),
        ("N - deputy sent", "deputy"),
        ("DNA - rep sent", "deputy"),
        ("Deputy: Jo Ray", "deputy"),
        ("Deputy not available", "absent"),
        ("Left early", "present"),
        ("Left at 11:00", "present"),
        ("Left", "not expected"),
        ("Left (retired)", "not expected"),
        ("Apologies not received", "absent"),
        ("Apologies – not well", "apologies"),
        ("Apologies not well", "apologies"),
        ("Apologies, rep not sent", "apologies"),
        ("Apologies received", "apologies"),
        ("Apologies (Deputy Head)", "apologies"),
        ("Apologies (Deputy Head attended)", "deputy"),
        ("Apologies – sent Deputy Head", "deputy"),
        ("Absent (Deputy Chair of Governors)", "absent"),
    ],
)
def test_what_stands_behind_a_mark_may_turn_it_round(cell, presence):
    assert Marks().read(cell) == presence


@pytest.mark.parametrize(
    ("marks", "presence"),
    [
        (["yes", "x", "apologies"], ["present", "present", "apologies"]),
        (["apologies", "a", "yes"], ["apologies", "apologies", "present"]),
        (["✓", "x", "Absent (deputy attended)"], ["present", "absent", "deputy"]),
    ],
)
def test_our_own_list_reads_its_own_words_as_ever(marks, presence, tmp_path):
    rows = "".join(f"Agency {place},2026-01-14,{mark}\n" for place, mark in enumerate(marks))
    looked = look(tmp_path, f"organisation,held_on,presence\n{rows}")
    assert (looked.problems, looked.contents.frames["attendance"]["presence"].tolist()) == ([], presence)


def test_a_dash_in_our_own_list_is_asked_about_as_a_blank_is(tmp_path):
    text = "organisation,held_on,presence\nPolice,2026-01-14,yes\nHealth,2026-01-14,-\nSchool,2026-01-14,\n"
    assert [problem.row for problem in look(tmp_path, text).problems] == [3, 4]


@pytest.mark.parametrize(
    ("title", "headings", "days"),
    [
        ("Attendance 2025", "10 Dec,8 Oct,9 Jul", ["2025-12-10", "2025-10-08", "2025-07-09"]),
        ("Attendance 2025/26", "12 Mar,8 Jan,9 Nov", ["2026-03-12", "2026-01-08", "2025-11-09"]),
        ("Attendance", "12 Nov 2025,9 Jan,6 Mar", ["2025-11-12", "2026-01-09", "2026-03-06"]),
        ("Attendance", "9 Nov,8 Jan,12 Mar 2026", ["2025-11-09", "2026-01-08", "2026-03-12"]),
        ("Attendance", "12 Mar 2026,8 Jan,9 Nov", ["2026-03-12", "2026-01-08", "2025-11-09"]),
        ("Attendance 2025", "10 Sep,12 Nov,14 Jan", ["2025-09-10", "2025-11-12", "2026-01-14"]),
    ],
)
def test_days_without_a_year_run_the_way_their_columns_do(title, headings, days, tmp_path):
    looked = look(
        tmp_path, f"{title}\n\nName,Agency,{headings}\nAnn Lee,Council,✓,✓,✓\nJo Ray,Police,✓,✓,A\n"
    )
    assert looked.contents.frames["meetings"]["held_on"].dt.strftime("%Y-%m-%d").tolist() == days


@pytest.mark.parametrize(
    ("title", "headings", "why"),
    [
        ("Attendance 2096", "9 Jul,8 Oct,10 Dec", "would be days to come"),
        ("Attendance 2024", "10 Mar,13 Jan,11 Nov", "may begin or end in the one year that is named"),
        ("Attendance 2025/26", "9 Jul,10 Dec,8 Oct,9 Sep,10 Aug", "write the year"),
    ],
)
def test_days_that_nothing_places_are_refused(title, headings, why, tmp_path):
    marks = ",✓" * len(headings.split(","))
    text = f"{title}\n\nName,Agency,{headings}\nAnn Lee,Council{marks}\nJo Ray,Police{marks}\n"
    with pytest.raises(ImportRefused, match=why):
        look(tmp_path, text)


def test_a_train_that_was_cancelled_cancels_no_meeting(tmp_path):
    text = (
        "Name,Agency,14/01/2026,12/03/2026,13/05/2026\nAnn Lee,Council,✓,✓,Cancelled\n"
        "Ben Oduya,Police,✓,Apologies (train cancelled),\nCara Singh,Health,✓,Apols,\n"
    )
    looked = look(tmp_path, text)
    assert count(looked) == ((2, 3, 3), {"present": 4, "apologies": 2})
    assert "1 meeting was cancelled" in notes(looked)


def test_of_two_ticks_the_one_that_filled_the_seat_counts(tmp_path):
    text = (
        "Meeting date,Name,Agency,Present,Apologies,Deputy\n2026-01-14,Ann Lee,Council,Y,,\n"
        "2026-01-14,Jo Ray,Police,,Y,Y\n2026-01-14,Dai Rees,School,,Y,N\n"
    )
    attendance = look(tmp_path, text).contents.frames["attendance"]
    assert attendance["presence"].tolist() == ["present", "deputy", "apologies"]


def test_the_columns_of_a_grid_with_a_row_for_each_meeting_name_nobody(tmp_path):
    text = "Date,Ann Lee,Jo Ray,Dai Rees\n14/01/2026,✓,✓,Apols\n22/03/2026,✓,,✓\n"
    read = look(tmp_path, text).report()["columns_read"]
    assert {"column": "3 columns", "read_as": "who came"} in read
    assert "Ann Lee" not in str(read)


def test_members_who_never_came_or_are_named_like_a_heading_are_members(tmp_path):
    text = (
        "Agency,14/01/2026,12/03/2026\nMidshire Council,✓,✓\nTime to Talk,✓,✓\nAttendance Service,✓,Apols\n"
        "Probation Service,,\nStatutory partners,,\nAttendance total,3,2\nQuorum met,Y,Y\n"
    )
    looked = look(tmp_path, text)
    counted = ((2, 4, 0), {"present": 5, "apologies": 1, "absent": 2})
    assert count(looked, ["unmarked_rows: no meeting has a mark in row 5"]) == counted
    assert "they are left out: row 6, row 7, row 8" in notes(looked)


def test_noughts_and_ones_in_months_are_no_attendance_unless_something_says_so(tmp_path):
    text = "Organisation,Jan-26,Feb-26,Mar-26\nMidshire Council,1,0,1\nPolice,0,1,1\n"
    with suppress(ImportRefused):
        assert look(tmp_path, text, name="referrals.csv").kind != "attendance"
    assert look(tmp_path, text, name="board attendance.csv").kind == "attendance"


def test_a_group_about_training_meets_as_others_do(tmp_path):
    text = "Name,Agency,14/01/2026,12/03/2026\nAnn Lee,Council,✓,✓\nJo Ray,Police,✓,\n"
    assert look(tmp_path, text, name="training subgroup attendance.csv").kind == "attendance"


def test_two_meetings_of_one_day_stay_two_where_a_column_names_them(tmp_path):
    text = (
        "Date,Meeting,Police,Health,Education\n14/01/2026,Exec,✓,✓,Apols\n14/01/2026,Delivery,✓,Apols,✓\n"
        "22/03/2026,Exec,✓,✓,✓\n"
    )
    looked = look(tmp_path, text)
    assert count(looked) == ((3, 3, 0), {"present": 7, "apologies": 2})
    assert sorted(looked.contents.frames["meetings"]["series"]) == ["Delivery", "Exec", "Exec"]


def test_the_name_of_a_deputy_in_the_column_of_deputies_is_a_tick(tmp_path):
    text = (
        "Meeting date,Name,Agency,Present,Apologies,Deputy\n2026-01-14,Ann Lee,Council,Y,,\n"
        "2026-01-14,Jo Ray,Police,,Y,Sam Poe\n2026-01-14,Dai Rees,School,,Y,None\n"
    )
    looked = look(tmp_path, text)
    assert looked.contents.frames["attendance"]["presence"].tolist() == ["present", "deputy", "apologies"]
    assert "Sam" not in str(looked.report())


def test_a_column_of_the_deputies_that_everybody_has_ticks_nobody(tmp_path):
    text = (
        "Meeting date,Name,Agency,Present,Apologies,Deputy\n2026-01-14,Ann Lee,Council,Y,,Bo Fa\n"
        "2026-01-14,Jo Ray,Police,,Y,Sam Poe\n"
    )
    attendance = look(tmp_path, text).contents.frames["attendance"]
    assert attendance["presence"].tolist() == ["present", "apologies"]


def test_a_column_named_like_a_heading_is_a_member_in_a_grid_with_a_row_for_each_meeting(tmp_path):
    text = "Date,Police,Health,Time to Talk,Present total\n14/01/2026,✓,✓,✓,3\n22/03/2026,✓,Apols,✓,2\n"
    assert count(look(tmp_path, text)) == ((2, 3, 0), {"present": 5, "apologies": 1})


def test_days_newest_first_over_new_year_may_begin_in_the_year_that_is_said_once_all_are_past():
    days = [MeetingDay("10 Mar", day=10, month=3), MeetingDay("14 Nov", day=14, month=11)]
    assert not may_begin_in(2025, [2025, 2024], days, today=date(2026, 3, 9))
    assert may_begin_in(2025, [2025, 2024], days, today=date(2026, 3, 10))


def test_days_newest_first_end_in_the_year_that_is_said_where_they_cannot_begin_in_it(tmp_path):
    year = date.today().year  # next year's January is to come whatever the day
    text = f"Attendance {year}\n\nName,Agency,1 Jan,11 Nov\nAnn Lee,Council,✓,✓\nJo Ray,Police,✓,A\n"
    days = look(tmp_path, text).contents.frames["meetings"]["held_on"].dt.strftime("%Y-%m-%d").tolist()
    assert days == [f"{year}-01-01", f"{year - 1}-11-11"]


NUMBERED = "Organisation,Meeting 1,2nd meeting\nMidshire Council,✓,✓\nPolice,✓,Apols\n"


def test_meetings_that_are_numbered_take_their_days_from_around_the_grid(tmp_path):
    looked = look(tmp_path, NUMBERED + '"Meeting 1: 14 January 2026; Meeting 2: 12 March 2026",,\n')
    assert count(looked) == ((2, 2, 0), {"present": 3, "apologies": 1})
    days = looked.contents.frames["meetings"]["held_on"].dt.strftime("%Y-%m-%d").tolist()
    assert days == ["2026-01-14", "2026-03-12"]


def test_meetings_whose_days_nothing_gives_are_refused_with_what_to_write(tmp_path):
    with pytest.raises(ImportRefused, match="write the day of each into its heading"):
        look(tmp_path, "Attendance 2026\n\n" + NUMBERED)


def test_an_organisation_that_never_came_is_a_member_whatever_its_name(tmp_path):
    text = "Agency,14/01/2026,12/03/2026\nMidshire Council,✓,✓\nHome Start,,\nPolice,✓,✓\n"
    looked = look(tmp_path, text)
    counted = ((2, 3, 0), {"present": 4, "absent": 2})
    assert count(looked, ["unmarked_rows: no meeting has a mark in row 3"]) == counted


SECTIONS = (
    "Agency,14/01/2026,12/03/2026\nHealth,,\nNHS Midshire,✓,✓\nMidshire Hospital,✓,A\nPolice,,\n"
    "Midshire Police,✓,✓\n"
)


@pytest.mark.parametrize(
    ("said", "counted"),
    [
        ({}, ((2, 5, 0), {"present": 5, "absent": 4, "apologies": 1})),
        ({"unmarked_rows": "never_came"}, ((2, 5, 0), {"present": 5, "absent": 4, "apologies": 1})),
        ({"unmarked_rows": "headings"}, ((2, 3, 0), {"present": 5, "apologies": 1})),
    ],
)
def test_whether_rows_without_a_mark_are_members_is_asked(said, counted, tmp_path):
    looked = look(tmp_path, SECTIONS, mapping=Mapping(kind="attendance", constants=said))
    assert (
        count(looked, [] if said else ["unmarked_rows: no meeting has a mark in row 2 and row 5"]) == counted
    )
    assert looked.contents.asked == ("unmarked_rows",)
    headings = 2 if said == {"unmarked_rows": "headings"} else 0
    assert (looked.contents.rows_read, looked.rows_accepted) == (5, 5 - headings)
    assert looked.contents.rows_skipped == headings


def test_nothing_is_asked_of_members_of_whom_a_name_or_a_mark_stands_there(tmp_path):
    text = "Name,Agency,14/01/2026,12/03/2026\nAnn Lee,Council,✓,✓\nJo Ray,Police,✓,A\nDai Rees,Health,,\n"
    looked = look(tmp_path, text)
    assert looked.contents.asked == ()
    assert count(looked) == ((2, 3, 3), {"present": 3, "apologies": 1, "absent": 2})


@pytest.mark.parametrize("heading", ["Northern locality", "Statutory partners", "FRIENDS", "Friends:"])
def test_a_row_without_a_mark_in_a_list_with_headings_is_left_out_and_named(heading, tmp_path):
    text = (
        f"Agency,14/01/2026,12/03/2026\nMidshire Council,✓,✓\n{heading},,\nPolice,✓,✓\nThe north,,\n"
        "Barnardos Cymru,✓,✓\n"
    )
    looked = look(tmp_path, text)
    assert count(looked) == ((2, 3, 0), {"present": 6})
    assert "they are left out: row 3, row 5" in notes(looked)


def test_a_first_row_without_a_mark_is_a_heading_too(tmp_path):
    text = "Agency,14/01/2026,12/03/2026\nThe south,,\nMidshire Council,✓,✓\nThe north,,\nPolice,✓,✓\n"
    assert count(look(tmp_path, text)) == ((2, 2, 0), {"present": 4})


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Agency,14/01/2026,12/03/2026\nMidshire Council,✓,✓\nHomes Trust,✓,A\nTotal,2,1\n", 3),
        ("Date,Police,Health,Homes\n14/01/2026,✓,✓,Apols\n22/03/2026,✓,A,✓\n", 2),
    ],
)
def test_rows_are_counted_as_the_file_has_them(text, rows, tmp_path):
    looked = look(tmp_path, text)
    assert looked.report()["rows_read"] == rows
    assert looked.rows_accepted + looked.contents.rows_skipped == rows
    assert looked.say_becomes().startswith("2 meetings and ")
