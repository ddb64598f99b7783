"""The import page as a custodian uses it: choose a file, look, mend how it is read, save, undo."""

from datetime import date

import pytest
from sqlalchemy import func, select
from streamlit.testing.v1 import AppTest

from data.accounts import Scope
from data.database import begin_read
from data.imports.kinds import list_kinds
from data.imports.places import TABLES
from data.release_desk import release_all
from pages.parts.reading import forget_partnerships
from tests.import_makers import action, attended, course, decision, happening, line, post, sheet, write_csv
from tests.meeting_writers import write_invitation, write_teams, write_vtt
from tests.release_makers import save_partnership
from tests.test_pages import DASHBOARD, LOCAL, expect_no_fault, said, use_local_mode

SECONDS = 60
PAGE = "pages/custodian/import_files.py"
MINUTES = """Neglect group: minutes
Date: 3 February 2026
Present: Ann Lee (Midshire Council), Ben Oduya (Midshire Police)
Apologies: Cara Singh (NHS)

Actions
ACTION: Ann Lee to write the protocol by 1 March 2026
"""


@pytest.fixture
def page(sqlite_engine, monkeypatch):
    use_local_mode(monkeypatch, LOCAL)
    save_partnership(sqlite_engine)
    save_partnership(sqlite_engine, "Newtown")
    return AppTest.from_file(DASHBOARD, default_timeout=SECONDS).run().switch_page(PAGE).run()


def test_an_invented_partnership_is_not_offered_for_a_file_and_a_real_one_is(page, sqlite_engine, tmp_path):
    assert box(page, "Partnership, for rows").value is None
    choose(page, write_csv(tmp_path, sheet(partnership="")))
    press(page, "Look at this file")
    assert "Still needed: partnership" in warnings(page).replace("\\", "")
    own = save_partnership(sqlite_engine, "Our own", is_synthetic=False)
    forget_partnerships()
    again = AppTest.from_file(DASHBOARD, default_timeout=SECONDS)
    again.query_params["partnership"] = str(own)
    again.run().switch_page(PAGE).run()
    assert box(again, "Partnership, for rows").value == "Our own"


def choose(page, path):
    page.file_uploader[0].set_value((path.name, path.read_bytes(), "text/plain"))
    return page.run()


def press(page, label):
    next(button for button in page.button if button.label == label).click()
    return page.run()


def box(page, start):
    return next(field for field in page.selectbox if field.label.replace("\\", "").startswith(start))


def look(page, path, **chosen):
    """Look at a file with what is chosen, by the start of a box's label."""
    choose(page, path)
    for start, value in ({"Partnership": "Millbrook"} | chosen).items():
        box(page, start.replace("_", " ")).set_value(value)
    return press(page, "Look at this file")


def batch_table(page):
    return next(table.value for table in page.table if "Rows taken in" in table.value)


def type_in(field, words):
    """What stands in no list yet is typed; the test's page knows only what is listed."""
    field.options.append(words)
    field.set_value(words).run()


def count(engine, table):
    with begin_read(engine) as connection:
        return connection.scalar(select(func.count()).select_from(TABLES[table]))


def write(folder, name, text):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


KINDS = {
    "survey": (lambda at: write_csv(at, sheet(), sheet(rating=4)), "response", 2),
    "attendance": (lambda at: write_csv(at, attended(), attended(date="2026-08-01")), "attendance", 2),
    "actions": (lambda at: write_csv(at, action()), "action", 1),
    "decisions": (lambda at: write_csv(at, decision()), "decision", 1),
    "resources": (lambda at: write_csv(at, line()), "resource_line", 1),
    "staff": (lambda at: write_csv(at, post()), "staff_line", 1),
    "trainings": (lambda at: write_csv(at, course()), "training", 1),
    "events": (lambda at: write_csv(at, happening()), "event", 1),
    "transcript": (lambda at: write(at, "2026-02-03 board.vtt", write_vtt()), "meeting", 1),
    "invitation": (lambda at: write(at, "board.ics", write_invitation()), "meeting", 2),
    "minutes": (lambda at: write(at, "2026-02-03 minutes.txt", MINUTES), "action", 1),
}


TITLES = {
    "survey": "Survey answers",
    "transcript": "Who spoke for how long",
    "invitation": "Invitations to meetings",
    "minutes": "Minutes of a meeting",
} | {name: kind.title for name, kind in list_kinds().items()}


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_of_every_kind_is_shown_and_saved(kind, page, sqlite_engine, tmp_path):
    make, table, rows = KINDS[kind]
    look(page, make(tmp_path))
    expect_no_fault(page)
    assert "The first rows as they will be stored" in said(page)
    press(page, "Save this file")
    expect_no_fault(page)
    assert count(sqlite_engine, table) == rows
    assert page.success[0].value.startswith("Import 1 is stored")
    called = next(table.value["What"] for table in page.table if "Rows left out" in table.value).tolist()
    assert called == [TITLES[kind]]
    assert box(page, "Import to undo").options == [f"Import 1: {TITLES[kind]}, Millbrook"]


def test_an_attendance_list_shows_who_came_on_which_day(page, tmp_path):
    text = "Meeting date,Organisation,Attendance\n15/07/2026,Police North,present\n"
    look(page, write(tmp_path, "came.csv", text))
    expect_no_fault(page)
    assert page.table[-1].value.loc["2", "organisation"] == "Police North"


def test_an_organisation_whose_sector_the_survey_told_has_it_in_a_list_that_says_none(page, tmp_path):
    look(page, write_csv(tmp_path, sheet(organisation="Police North", sector="police")))
    press(page, "Save this file")
    text = "Meeting date,Organisation,Attendance\n15/07/2026,POLICE NORTH,present\n15/07/2026,Homes,present\n"
    look(page, write(tmp_path, "came.csv", text))
    expect_no_fault(page)
    shown = next(table.value for table in page.table if "presence" in table.value)
    assert shown["sector"].tolist() == ["police", "–"]


def test_a_transcript_shows_no_names_of_people(page, tmp_path):
    look(page, write(tmp_path, "2026-02-03 board.vtt", write_vtt()))
    assert "ann" not in page.table[-1].value.to_string().casefold()


def warnings(page):
    return " ".join(str(each.value) for each in page.warning)


def test_what_was_mapped_is_kept_when_the_partnership_is_chosen_after_it(page, tmp_path):
    rows = [sheet(**{"Who are you": "Police North"})]
    path = write_csv(tmp_path, *rows, without=("partnership", "organisation"))
    look(page, path)
    assert "organisation" in warnings(page)
    assert page.expander[1].proto.expanded
    page.selectbox(key="column_organisation").set_value("Who are you").run()
    box(page, "Partnership,").set_value("Newtown").run()
    press(page, "Look at this file")
    expect_no_fault(page)
    assert "Still needed" not in warnings(page)
    assert page.selectbox(key="column_organisation").value == "Who are you"


def test_reading_again_takes_the_partnership_that_was_chosen_meanwhile(page, tmp_path):
    path = write_csv(tmp_path, sheet(), without=("partnership",))
    look(page, path)
    box(page, "Partnership,").set_value("Newtown").run()
    assert "Look at this file" in page.info[0].value
    press(page, "Read the file again")
    assert not page.warning
    press(page, "Save this file")
    assert page.success[0].value.startswith("Import 1 is stored")
    assert page.sidebar.selectbox(key="partnership").value == "2"


@pytest.mark.parametrize("change", ["file", "kind", "partnership"])
def test_what_is_not_shown_any_more_cannot_be_saved(change, page, tmp_path):
    look(page, write_csv(tmp_path, sheet(), name="survey.csv"))
    if change == "file":
        choose(page, write_csv(tmp_path, line(), name="ledger.csv"))
    elif change == "kind":
        box(page, "What it is").set_value("resources").run()
    else:
        box(page, "Partnership,").set_value("Newtown").run()
    assert "Save this file" not in [button.label for button in page.button]
    assert "The first rows" not in said(page)


def test_the_desk_offers_the_quarter_that_was_brought_in(page, tmp_path):
    for quarter in ("2026-Q1", "2026-Q3"):
        look(page, write_csv(tmp_path, line(quarter=quarter), name=f"{quarter}.csv"))
        press(page, "Save this file")
    page.switch_page("pages/custodian/rounds_and_releases.py").run()
    assert next(field.value for field in page.main.selectbox if field.label == "Quarter") == "2026-Q3"


def test_the_next_page_is_of_the_partnership_that_the_rows_name(page, tmp_path):
    assert page.sidebar.selectbox(key="partnership").value == "1"
    look(page, write_csv(tmp_path, sheet(partnership="Newtown")), Partnership="Millbrook")
    press(page, "Save this file")
    assert page.sidebar.selectbox(key="partnership").value == "2"


def test_what_stands_on_an_undone_file_is_said_once_for_each_partnership(page, sqlite_engine, tmp_path):
    for quarter in ("2026-Q1", "2026-Q2"):
        look(page, write_csv(tmp_path, line(quarter=quarter), name=f"{quarter}.csv"))
        press(page, "Save this file")
    look(page, write_csv(tmp_path, attended(date="2026-02-10")))
    press(page, "Save this file")
    release_all(sqlite_engine, Scope.everything())
    box(page, "Import to undo").set_value(3)
    page.checkbox[-1].check()
    press(page, "Undo this import")
    expect_no_fault(page)
    assert [warning.value.split(" stays")[0] for warning in page.warning] == [
        r"Millbrook\: what is published of Jan–Mar 2026, Apr–Jun 2026"
    ]


def test_the_stage_of_amounts_is_chosen_on_the_page(page, sqlite_engine, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("Date,Category,Amount\n13/04/2025,Hall,120\n")
    look(page, path)
    assert "nothing says whether the amounts were needed" in warnings(page)
    box(page, "The stage of that amount").set_value("spent").run()
    press(page, "Read the file again")
    expect_no_fault(page)
    assert not page.warning
    assert box(page, "The stage of that amount").value == "spent"
    press(page, "Save this file")
    with begin_read(sqlite_engine) as connection:
        table = TABLES["resource_line"].c
        assert connection.execute(select(table.spent, table.committed)).all() == [(120, None)]


def test_a_column_that_is_not_what_its_heading_says_is_left_out_on_the_page(page, tmp_path):
    path = tmp_path / "budget.csv"
    path.write_text("Category,Quarter,Needed,Currency\nStaff,2026-Q3,120,British pounds\n")
    look(page, path)
    assert any("three letters" in str(table.value.values) for table in page.table)
    name = "The currency, GBP if nothing is said"
    box(page, name[:1].lower() + name[1:]).set_value("– not in this file –").run()
    press(page, "Read the file again")
    expect_no_fault(page)
    assert box(page, name[:1].lower() + name[1:]).value == "– not in this file –"
    press(page, "Read the file again")
    assert not any("three letters" in str(table.value.values) for table in page.table)
    press(page, "Save this file")
    assert "Import 1 is stored" in page.success[0].value


def test_codes_and_columns_that_are_not_read_are_said(page, tmp_path):
    look(page, write_csv(tmp_path, sheet(code="ab12", shoe="41"), sheet(code="")))
    assert "1 person gave a code" in said(page)
    assert "Not read" in said(page)
    assert "shoe" in said(page)
    look(page, write_csv(tmp_path, sheet(code="ab12"), name="all.csv"))
    assert "Everybody in this file gave a code" in said(page)
    look(page, write_csv(tmp_path, sheet(code="ab12"), name="unmended.csv", without=("money_1",)))
    assert "Everybody in this file gave a code" in said(page)


def test_the_day_that_a_log_speaks_of_is_picked_on_the_page(page, tmp_path):
    look(page, write_csv(tmp_path, action()))
    assert "say it under “How the file is read”" in said(page)
    day = next(field for field in page.date_input if field.label.startswith("The day that the log speaks of"))
    day.set_value(date(2026, 9, 30)).run()
    press(page, "Read the file again")
    expect_no_fault(page)
    assert "counts from 30 September 2026" in said(page)
    press(page, "Save this file")
    assert "Import 1 is stored" in page.success[0].value


def test_that_each_row_is_one_person_is_said_on_the_page(page, tmp_path):
    path = tmp_path / "courses.csv"
    path.write_text("Course,Organisation,Completed on\nLevel 3,Police North,2026-07-01\n")
    look(page, path, What_it_is="trainings")
    assert "no column says who was trained or how many" in warnings(page)
    assert "constants" not in warnings(page)
    box(page, "How many people a row stands for").set_value("1").run()
    press(page, "Read the file again")
    expect_no_fault(page)
    assert not page.warning


def test_columns_of_a_list_that_are_not_read_are_said(page, tmp_path):
    look(page, write_csv(tmp_path, action() | {"Comments": "waits for IT", "Empty": ""}))
    assert "Not read: “Comments”." in said(page).replace("\\", "")


def test_the_kind_of_each_organisation_is_said_on_the_page_and_stored(page, sqlite_engine, tmp_path):
    names = ("West Vale Police", "WEST VALE POLICE", "Open Door")
    look(page, write_csv(tmp_path, *(sheet(organisation=name) for name in names), without=("sector",)))
    assert "what kind of organisation each is" in warnings(page)
    assert box(page, "West Vale Police (2 people)").value == "police"
    box(page, "Open Door (1 person)").set_value("voluntary").run()
    press(page, "Read the file again with these")
    expect_no_fault(page)
    assert not page.warning
    press(page, "Save this file")
    with begin_read(sqlite_engine) as connection:
        stored = connection.execute(select(TABLES["response"].c.sector)).scalars().all()
    assert sorted(stored) == ["police", "police", "voluntary"]


def mended(page):
    """Everything that the page says is to be mended or still needed."""
    tables = [table.value for table in page.table if "What to mend" in table.value]
    return " ".join([warnings(page), *(str(table.values) for table in tables)]).replace("\\", "")


def test_a_question_that_was_not_asked_is_said_so_on_the_page(page, sqlite_engine, tmp_path):
    look(page, write_csv(tmp_path, sheet(), sheet(), without=("money_1", "openness_2")))
    assert "2 questions have no column yet" in warnings(page)
    assert "It can be saved once" in said(page)
    assert "not_asked" not in mended(page)
    assert "answers this question" not in mended(page)
    assert page.expander[1].proto.expanded
    page.selectbox(key="column_money_1").set_value("– it was not asked –").run()
    page.selectbox(key="column_openness_2").set_value("– it was not asked –").run()
    press(page, "Read the file again")
    expect_no_fault(page)
    assert not mended(page)
    assert page.selectbox(key="column_money_1").value == "– it was not asked –"
    page.selectbox(key="column_money_1").set_value("money_2").run()
    press(page, "Read the file again")
    assert "not_asked:\n- openness_2\n" in page.text_area[0].value
    page.selectbox(key="column_money_1").set_value("– it was not asked –").run()
    press(page, "Read the file again")
    press(page, "Save this file")
    assert count(sqlite_engine, "response") == 2


def test_all_questions_without_a_column_are_said_at_once_not_to_have_been_asked(page, tmp_path):
    look(page, write_csv(tmp_path, sheet(), without=("money_1", "openness_2", "organisation")))
    page.checkbox(key="column_not_asked").check().run()
    press(page, "Read the file again")
    expect_no_fault(page)
    assert "no column yet" not in mended(page)
    assert "organisation: no column says it" in mended(page)  # no question: it is still asked for


def test_that_nobody_was_asked_for_an_organisation_is_said_on_the_page(page, sqlite_engine, tmp_path):
    look(page, write_csv(tmp_path, sheet(), without=("organisation",)))
    assert "organisation: no column says it" in mended(page)
    assert "constants" not in mended(page)
    box(page, "organisation").set_value("– it was not asked –").run()
    press(page, "Read the file again")
    expect_no_fault(page)
    assert not mended(page)
    assert box(page, "organisation").value == "– it was not asked –"
    press(page, "Save this file")
    with begin_read(sqlite_engine) as connection:
        names = connection.execute(select(TABLES["organisation"].c.name)).scalars().all()
    assert names == ["not stated"]


def test_an_organisations_column_may_be_chosen_after_all(page, tmp_path):
    look(page, write_csv(tmp_path, sheet(site="Police North"), without=("organisation",)))
    box(page, "organisation").set_value("– it was not asked –").run()
    press(page, "Read the file again")
    box(page, "organisation").set_value("site").run()
    press(page, "Read the file again")
    assert not mended(page)
    assert "constants" not in page.text_area[0].value


def test_what_is_known_already_waits_folded(page, tmp_path):
    look(page, write_csv(tmp_path, sheet(), without=("money_1",)))
    stand_open = {each.label.partition("\\")[0]: each.proto.expanded for each in page.expander}
    assert stand_open["Known already"] is False
    assert stand_open["How the file is read"] is True


def test_the_button_to_save_stands_above_the_words_and_says_how_many_are_ticked(page, tmp_path):
    log = [action(words=f"Write part {number}", reference=str(number)) for number in range(30)]
    look(page, write_csv(tmp_path, *log))
    order = [each.label for each in page.main if getattr(each, "label", "")]
    assert order.index("Save this file") < min(
        place for place, label in enumerate(order) if label.startswith("Row 2")
    )
    assert "**0 of 30 boxes ticked.**" in beside_save(page)
    press(page, "I have read all of this page: tick it")
    assert "**20 of 30 boxes ticked.**" in beside_save(page)


def beside_save(page):
    return next(each.value for each in page.markdown if "read and ticked below" in each.value)


def test_what_is_written_as_text_and_what_is_chosen_beside_it_both_count(page, tmp_path):
    look(page, write_csv(tmp_path, sheet(site="Police North"), without=("organisation", "sector")))
    box(page, "organisation").set_value("site")
    page.text_area[0].set_value(page.text_area[0].value + "constants: {sector: not stated}\n").run()
    press(page, "Read the file again")
    expect_no_fault(page)
    assert not page.warning
    assert box(page, "organisation").value == "site"


def test_kinds_are_shown_in_words(page, tmp_path):
    look(page, write_csv(tmp_path, happening()))
    assert page.table[1].value["kind"].tolist() == ["small win"]


def test_where_people_belong_is_said_once_on_the_page_and_remembered(page, sqlite_engine, tmp_path):
    look(page, write_csv(tmp_path, sheet(organisation="Police North", sector="police")))
    press(page, "Save this file")
    look(page, write(tmp_path, "teams.csv", write_teams()))
    expect_no_fault(page)
    assert "3 people belong to no organisation that is known" in said(page)
    assert box(page, "midshire.police.uk").options == ["Police North", "– left out: of none of them –"]
    box(page, "midshire.police.uk").set_value("Police North").run()
    type_in(box(page, "midshire.gov.uk"), "Midshire Council")
    type_in(box(page, "Joan Hill"), "left out")
    assert "Save this file" not in [button.label for button in page.button]
    press(page, "Read the file again")
    expect_no_fault(page)
    assert "1 person is left out" in said(page)
    shown = next(table.value for table in page.table if "presence" in table.value)
    assert sorted(shown["organisation"]) == ["Midshire Council", "Police North"]
    press(page, "Save this file")
    expect_no_fault(page)
    assert count(sqlite_engine, "attendance") == 2
    look(page, write(tmp_path, "next.csv", write_teams(day="10/02/2026")))
    assert not [field for field in page.selectbox if field.label.startswith(("midshire", "Joan"))]
    page.checkbox(key="column_places_said").check().run()
    assert box(page, "midshire.police.uk").value == "Police North"
    assert box(page, "Joan Hill").value == ""


def test_what_cannot_be_an_organisations_name_is_refused_where_people_are_placed(page, tmp_path):
    look(page, write(tmp_path, "teams.csv", write_teams()))
    type_in(box(page, "midshire.gov.uk"), "ann.lee@midshire.gov.uk")
    expect_no_fault(page)
    assert any("organisation’s name has at most" in str(table.value.values) for table in page.table)
    assert "Save this file" not in [button.label for button in page.button]


# ---------------------------------------------------------------- several files at once


def choose_all(page, *paths):
    page.file_uploader[0].set_value([(path.name, path.read_bytes(), "text/plain") for path in paths])
    return page.run()


def heads(page):
    return [head.value.replace("\\", "") for head in page.subheader]


def labels(page):
    return [button.label for button in page.button]


@pytest.fixture
def six(tmp_path):
    return [
        write_csv(tmp_path, sheet(), name="answers.csv"),
        write_csv(tmp_path, attended(), name="came.csv"),
        write_csv(tmp_path, action(), name="actions.csv"),
        write_csv(tmp_path, decision(), name="decisions.csv"),
        write_csv(tmp_path, line(), name="ledger.csv"),
        write_csv(tmp_path, happening(), name="events.csv"),
    ]


def test_six_files_are_brought_in_one_after_the_other(page, sqlite_engine, six):
    choose_all(page, *six)
    for place, path in enumerate(six, 1):
        expect_no_fault(page)
        assert f"File {place} of 6: {path.name}" in heads(page)
        assert "Save this file" not in labels(page)
        press(page, "Look at this file")
        press(page, "Save this file")
        assert page.success[0].value.startswith(f"Import {place} is stored")
    expect_no_fault(page)
    assert "All 6 files have had their turn; 6 are saved" in said(page).replace("\\", "")
    tables = ("response", "attendance", "action", "decision", "resource_line", "event")
    assert [count(sqlite_engine, table) for table in tables] == [1] * 6
    press(page, "Look at this file")
    assert page.error[0].value == "Choose a file first."


def test_what_was_said_of_one_file_is_not_said_of_the_next_but_for_its_place(page, six):
    choose_all(page, *six[1:3])
    box(page, "What it is").set_value("attendance")
    box(page, "How 03/04/2026").set_value("day_first")
    box(page, "Partnership, for rows").set_value("Newtown")
    page.checkbox[0].check()
    press(page, "Look at this file")
    press(page, "Save this file")
    assert box(page, "What it is").value == "recognise it"
    assert box(page, "How 03/04/2026").value is None
    assert box(page, "Partnership, for rows").value == "Newtown"
    assert not page.checkbox[0].value


def test_a_file_that_cannot_be_taken_in_is_left_out_and_the_next_has_its_turn(
    page, sqlite_engine, six, tmp_path
):
    broken = write(tmp_path, "broken.csv", "one,two\n1,2\n")
    choose_all(page, broken, six[5])
    press(page, "Look at this file")
    assert "This file cannot be taken in as it is" in heads(page)
    press(page, "Leave this file out")
    assert "File 2 of 2: events.csv" in heads(page)
    press(page, "Look at this file")
    press(page, "Save this file")
    told = said(page).replace("\\", "")
    assert "All 2 files have had their turn; 1 is saved. Left out: broken.csv." in told
    assert count(sqlite_engine, "event") == 1


def test_a_file_that_was_seen_is_not_saved_in_the_place_of_the_one_left_out(page, six):
    choose_all(page, *six[:2])
    press(page, "Look at this file")
    assert "Save this file" in labels(page)
    press(page, "Leave this file out")
    assert "Save this file" not in labels(page)
    assert "The first rows" not in said(page)


def test_one_file_alone_is_not_numbered_and_may_be_looked_at_again(page, six):
    look(page, six[5])
    assert not any(head.startswith("File ") for head in heads(page))
    assert "Leave this file out" not in labels(page)
    press(page, "Save this file")
    press(page, "Look at this file")
    assert "stored already" in page.info[0].value


def test_rows_without_a_mark_are_said_to_be_headings_on_the_page(page, sqlite_engine, tmp_path):
    text = "Agency,14/01/2026,12/03/2026\nPolice,,\nMidshire Police,✓,✓\nHomes Council,✓,✓\n"
    look(page, write(tmp_path, "attendance.csv", text))
    assert "no meeting has a mark in row 2" in warnings(page)
    box(page, "What rows are that have no mark").set_value("headings").run()
    press(page, "Read the file again")
    expect_no_fault(page)
    assert not page.warning
    press(page, "Save this file")
    assert count(sqlite_engine, "attendance") == 4


def test_minutes_show_their_decisions_and_actions_with_due_day_and_state(page, tmp_path):
    decided = "It was agreed to defer the decision on the budget.\n\nActions\n"
    look(page, write(tmp_path, "2026-02-03 minutes.txt", MINUTES.replace("Actions\n", decided)))
    expect_no_fault(page)
    assert "Minutes of a meeting: 7 lines in the file" in said(page)
    assert "1 meeting, 3 entries of who came, 1 decision and 1 action" in said(page)
    shown = [table.value for table in page.table if "state" in table.value]
    assert shown[0]["state"].tolist() == ["deferred"]
    assert shown[1]["state"].tolist() == ["open"]
    assert shown[1]["due on"].str.replace("\xa0", " ").tolist() == ["1 Mar 2026"]
    assert "protocol" not in shown[1].to_string()


def test_a_row_that_becomes_several_entries_is_counted_once_as_a_row(page, sqlite_engine, tmp_path):
    text = "Agency,14/01/2026,12/03/2026\nMidshire Police,✓,✓\nHomes Council,✓,A\nHealth Trust,✓,✓\n"
    look(page, write(tmp_path, "attendance.csv", text))
    assert "Who came to which meeting: 3 rows in the file" in said(page)
    assert "That becomes 2 meetings and 6 entries of who came" in said(page)
    press(page, "Save this file")
    assert "New: 2 meetings and 6 entries of who came" in page.success[0].value
    assert batch_table(page)["Rows taken in"].tolist() == ["3"]


def test_a_file_that_becomes_a_row_for_a_row_is_counted_once(page, tmp_path):
    look(page, write_csv(tmp_path, action()))
    assert "That becomes" not in said(page)


OWN = ("We speak one language", "We go back to old ways", "Partners do what they said")


def own_answers(at):
    labels = ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree")
    said = {question: labels[(at + by) % 5] for by, question in enumerate(OWN)}
    return {"Organisation": "Agency", "Sector": "health", "Date": "2026-08-03"} | said


def test_a_questionnaire_of_its_own_is_declared_on_the_page(page, sqlite_engine, tmp_path):
    look(page, write_csv(tmp_path, *map(own_answers, range(10))), What_it_is="survey")
    assert "3 questions on scales were found" in warnings(page)
    assert "YAML" not in warnings(page)
    press(page, "Read the file as this questionnaire")
    assert "at least one question" in page.error[0].value
    about = {OWN[0]: ("shared_language", True), OWN[1]: ("resistance", False), OWN[2]: ("reliability", True)}
    for question, (construct, high_is_good) in about.items():
        page.selectbox(key=f"column_own_about_{question}").set_value(construct)
        if question != OWN[2]:
            page.radio(key=f"column_own_news_{question}").set_value(high_is_good)
    press(page, "Read the file as this questionnaire")
    assert "good or bad news: question 3" in page.error[0].value
    page.radio(key=f"column_own_news_{OWN[2]}").set_value(True)
    press(page, "Read the file as this questionnaire")
    assert "Give the questionnaire a name" in page.error[0].value
    page.text_input(key="column_own_title").set_value("Our yearly survey")
    press(page, "Read the file as this questionnaire")
    expect_no_fault(page)
    assert not mended(page)
    assert not page.error
    press(page, "Save this file")
    expect_no_fault(page)
    with begin_read(sqlite_engine) as connection:
        stored = connection.execute(select(TABLES["instrument"].c.instrument_id)).scalars().all()
    assert "own_our_yearly_survey" in stored
    assert count(sqlite_engine, "response") == 10
