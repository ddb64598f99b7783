"""The release desk on screen: drafts first, publish, a refusal with its reason, an offer once more came."""

from random import Random

import pytest
from sqlalchemy import update
from streamlit.testing.v1 import AppTest

from data.accounts import Scope
from data.commands import main
from data.database import begin_write
from data.imports.undo import undo_batch
from data.releases import list_releases
from data.tables import StoredRow
from pages.parts.reading import forget_partnerships
from tests.chaos.files import write_survey
from tests.test_pages import DASHBOARD, TIMEOUT_SECONDS, expect_no_fault, said, titles, use_local_mode

PAGE = "pages/custodian/rounds_and_releases.py"


@pytest.fixture
def desk(sqlite_engine, tmp_path, monkeypatch):
    """The page over a quarter of forty people that nobody released yet."""
    use_local_mode(monkeypatch)
    take_in(tmp_path, "first", 40)
    return AppTest.from_file(DASHBOARD, default_timeout=TIMEOUT_SECONDS).run().switch_page(PAGE).run()


def take_in(folder, name, people):
    assert main(["import", str(write_survey(folder / f"{name}.csv", Random(name), people))]) == 0


def press(app, label):
    next(button for button in app.button if button.label == label).click().run()
    expect_no_fault(app)


def test_a_quarter_that_a_fault_stopped_is_named_and_the_page_goes_on(desk, sqlite_engine):
    with begin_write(sqlite_engine) as connection:
        connection.execute(update(StoredRow.metadata.tables["survey_round"]).values(instrument_id="unknown"))
    press(desk, "Make a draft")
    told = desk.error[0].value.replace("\\", "")
    assert told.startswith("Jul–Sep 2026: A fault of ours (KeyError in instruments/__init__.py")
    assert "Undo the file that was brought in last for it" in told
    assert titles(desk) == ["1 quarter waits for a release"]


def headers(app):
    return [header.value for header in app.header]


def test_a_draft_comes_first_and_is_published_from_there(desk):
    assert titles(desk) == ["1 quarter waits for a release"]
    assert "Not published yet: Jul–Sep 2026" in said(desk)
    press(desk, "Make a draft")
    assert titles(desk) == ["1 draft waits to be read and published"]
    assert headers(desk)[0] == "Draft of Jul–Sep 2026, version 1"
    assert "round of this quarter is still open" in desk.info[0].value
    next(choice for choice in desk.radio if choice.label == "It is").set_value("closed")
    press(desk, "Keep this round")
    assert not desk.info
    press(desk, "Publish this draft")
    assert titles(desk) == ["Every quarter is published"]


def test_the_number_invited_is_asked_for_the_quarter_whose_number_is_not_known(desk):
    chosen = next(box for box in desk.selectbox if box.label == "Round of")
    assert chosen.value == "2026-Q3"
    next(box for box in desk.number_input if box.label == "People invited").set_value(90)
    press(desk, "Keep this round")
    assert "How many people were invited" not in said(desk)
    assert next(box for box in desk.selectbox if box.label == "Round of").value > "2026-Q3"


def test_the_next_round_comes_first_where_nothing_waits_to_be_published(desk):
    assert headers(desk)[:2] == ["Make a draft", "Rounds"]
    press(desk, "Make a draft")
    press(desk, "Publish this draft")
    assert headers(desk)[:2] == ["Rounds", "Make a draft"]
    assert "There is no round of" in said(desk)


def test_a_draft_is_marked_as_old_once_the_number_invited_is_set_and_can_be_made_again(desk):
    press(desk, "Make a draft")
    press(desk, "Publish this draft")
    ask(desk, 90)
    press(desk, "Make a draft")
    assert titles(desk) == ["1 draft waits to be read and published"]
    assert not desk.warning
    ask(desk, 100)
    assert titles(desk) == ["1 draft is older than its records"]
    assert "the round itself changed after this draft was made" in desk.warning[0].value
    press(desk, "Make this draft again")
    assert titles(desk) == ["1 draft waits to be read and published"]
    assert not desk.warning
    press(desk, "Publish this draft")
    assert titles(desk) == ["Every quarter is published"]


def ask(app, invited):
    """Say how many were invited to the round that is on record."""
    next(box for box in app.selectbox if box.label == "Round of").select("2026-Q3")
    next(box for box in app.number_input if box.label == "People invited").set_value(invited)
    press(app, "Keep this round")


def test_one_late_answer_is_refused_with_the_reason_and_offered_when_more_have_come(desk, tmp_path):
    press(desk, "Make a draft")
    press(desk, "Publish this draft")
    take_in(tmp_path, "late", 1)
    desk.run()
    assert "after these were published: Jul–Sep 2026" in said(desk)
    press(desk, "Make a draft")
    assert "1 sheet differs" in desk.error[0].value
    assert "more answers have come" in desk.error[0].value
    take_in(tmp_path, "later", 40)
    press(desk, "Make a draft")
    assert headers(desk)[0] == "Draft of Jul–Sep 2026, version 2"
    assert "81 people instead of 40 are counted" in said(desk)
    press(desk, "Publish this draft")
    assert titles(desk) == ["Every quarter is published"]


def test_the_quarter_after_one_that_came_out_anew_waits_and_the_page_says_why(desk, tmp_path, capsys):
    later = write_survey(tmp_path / "later.csv", Random("later"), 40)
    later.write_text(later.read_text("utf-8").replace("2026-Q3", "2026-Q4"), "utf-8")
    assert main(["import", str(later)]) == 0
    assert main(["release", "--partnership", "1", "--quarter", "2026-Q3"]) == 0
    assert main(["release", "--partnership", "1", "--quarter", "2026-Q4", "--draft"]) == 0
    assert titles(desk.run()) == ["1 draft waits to be read and published"]
    take_in(tmp_path, "more", 40)
    assert main(["release", "--partnership", "1", "--quarter", "2026-Q3"]) == 0
    assert titles(desk.run()) == ["1 draft is older than its records"]
    assert "which this one is compared with, came out anew" in desk.warning[0].value
    assert main(["release", "--all"]) == 0
    take_in(tmp_path, "still more", 40)
    capsys.readouterr()
    assert main(["release", "--partnership", "1", "--quarter", "2026-Q3"]) == 0
    assert "due now: Oct–Dec 2026 (release --all)." in capsys.readouterr().out
    desk.run()
    assert titles(desk) == ["1 published quarter may have changed"]
    assert "which these are compared with, came out anew or was withdrawn: Oct–Dec 2026." in said(desk)
    assert "after these were published" not in said(desk)
    assert main(["release", "--all"]) == 0
    assert titles(desk.run()) == ["Every quarter is published"]


def offered(app):
    return next(box.value for box in app.main.selectbox if box.label == "Quarter")


def test_a_link_to_a_quarter_that_is_not_published_offers_it_for_the_draft(desk, tmp_path):
    earlier = write_survey(tmp_path / "earlier.csv", Random("earlier"), 40)
    earlier.write_text(earlier.read_text("utf-8").replace("2026-Q3", "2026-Q2"), "utf-8")
    assert main(["import", str(earlier)]) == 0
    assert offered(desk.run()) == "2026-Q2"  # what waits longest
    desk.query_params["quarter"] = "2026-Q3"
    assert offered(desk.run()) == "2026-Q3"
    press(desk, "Make a draft")
    assert headers(desk)[0] == "Draft of Jul–Sep 2026, version 1"


def test_a_press_right_after_going_to_another_partnership_drafts_what_waits_longest(desk, tmp_path):
    """The quarter of the partnership before is no link to a quarter of this one."""
    press(desk, "Make a draft")
    press(desk, "Publish this draft")
    for quarter in ("2026-Q2", "2026-Q3"):
        other = write_survey(tmp_path / f"other {quarter}.csv", Random(quarter), 40)
        words = other.read_text("utf-8").replace("2026-Q3", quarter).replace("Millbrook", "Newtown")
        other.write_text(words, "utf-8")
        assert main(["import", str(other)]) == 0
    forget_partnerships()
    desk.run()
    desk.sidebar.selectbox(key="partnership").set_value("2").run()
    assert offered(desk) == "2026-Q2"
    press(desk, "Make a draft")
    assert headers(desk)[0] == "Draft of Apr–Jun 2026, version 1"


def write_log(folder, name, *rows):
    path = folder / f"{name}.csv"
    heading = "partnership,action,owner,agreed,due,closed"
    path.write_text("\n".join([heading, *(f"Millbrook,{row}" for row in rows)]), "utf-8")
    assert main(["import", str(path), "--kind", "actions"]) == 0


def test_a_notice_goes_once_the_quarter_was_looked_at(sqlite_engine, tmp_path, monkeypatch):
    """The log of the next quarter closes an action that was open all the while: the quarter before it says so
    no differently, which a draft finds out."""
    use_local_mode(monkeypatch)
    for quarter in ("2026-Q2", "2026-Q3"):
        survey = write_survey(tmp_path / f"{quarter}.csv", Random(quarter), 40)
        survey.write_text(survey.read_text("utf-8").replace("2026-Q3", quarter), "utf-8")
        assert main(["import", str(survey)]) == 0
    write_log(tmp_path, "log", "Share the rota,Ann,2026-04-10,2026-05-10,")
    assert main(["release", "--all"]) == 0
    write_log(tmp_path, "log of the next quarter", "Share the rota,Ann,2026-04-10,2026-05-10,2026-08-10")
    assert main(["release", "--partnership", "1", "--quarter", "2026-Q3"]) == 0
    desk = AppTest.from_file(DASHBOARD, default_timeout=TIMEOUT_SECONDS).run().switch_page(PAGE).run()
    assert titles(desk) == ["1 published quarter may have changed"]
    press(desk, "Make a draft")
    assert titles(desk) == ["Every quarter is published"]
    assert "Apr–Jun 2026 was looked at again." in desk.info[0].value
    desk.run()
    assert (titles(desk), list(desk.info)) == (["Every quarter is published"], [])


def links(app):
    return [link.proto.label for link in app.get("page_link")]


@pytest.mark.parametrize(("role", "words"), [("coordinator", ""), ("custodian", ", as coordinator")])
def test_whoever_publishes_finds_the_way_to_the_quarter(desk, role, words):
    desk.selectbox(key="persona").select(role).run()
    desk.switch_page(PAGE).run()
    press(desk, "Make a draft")
    press(desk, "Publish this draft")
    assert f"Next: see the quarter at a glance{words}" in links(desk)


def test_a_draft_leads_to_no_page_that_reads_published_quarters(desk):
    desk.selectbox(key="persona").select("custodian").run()
    desk.switch_page(PAGE).run()
    press(desk, "Make a draft")
    assert "Next: add to the workshop agenda." in said(desk)
    assert links(desk) == []


def test_versions_are_numbered_without_gaps(desk):
    press(desk, "Make a draft")
    press(desk, "Make a draft")
    assert headers(desk)[0] == "Draft of Jul–Sep 2026, version 1"
    press(desk, "Throw this draft away")
    versions = next(table.value for table in desk.table if "Published by" in table.value)
    assert versions["State"].tolist() == ["draft, thrown away"]
    press(desk, "Make a draft")
    assert headers(desk)[0] == "Draft of Jul–Sep 2026, version 1"
    versions = next(table.value for table in desk.table if "Published by" in table.value)
    assert versions["State"].tolist() == ["draft"]


def test_a_version_that_another_replaced_and_one_that_was_taken_back_are_told_apart(desk, tmp_path):
    for name in ("second", "third"):
        press(desk, "Make a draft")
        press(desk, "Publish this draft")
        take_in(tmp_path, name, 40)
        desk.run()
    next(box for box in desk.checkbox if box.label.startswith("Nobody will see")).check()
    press(desk, "Withdraw this version")
    states = next(table.value for table in desk.table if "Published by" in table.value)["State"].tolist()
    assert states[1] == "replaced by version 2"
    assert states[0].startswith("withdrawn ")


def test_a_draft_that_is_thrown_away_is_no_version_of_anybody(desk):
    press(desk, "Make a draft")
    press(desk, "Throw this draft away")
    assert titles(desk) == ["1 quarter waits for a release"]


def test_a_version_is_withdrawn_only_with_its_box_ticked(desk):
    press(desk, "Make a draft")
    press(desk, "Publish this draft")
    press(desk, "Withdraw this version")
    assert desk.error[0].value == "Tick the box to confirm."
    next(box for box in desk.checkbox if box.label.startswith("Nobody will see")).check()
    press(desk, "Withdraw this version")
    assert titles(desk) == ["1 quarter waits for a release"]


def test_whoever_presses_second_sees_that_it_is_published(desk):
    press(desk, "Make a draft")
    other = AppTest.from_file(DASHBOARD, default_timeout=TIMEOUT_SECONDS).run().switch_page(PAGE).run()
    press(other, "Publish this draft")
    press(desk, "Publish this draft")
    assert titles(desk) == ["Every quarter is published"]
    assert not desk.error


def draft_number(engine):
    releases = list_releases(engine, 1, Scope.everything())
    return int(releases.loc[releases["state"].eq("draft"), "release_id"].iloc[0])


def test_nobody_publishes_a_draft_that_took_the_place_of_the_one_they_read(desk, sqlite_engine, tmp_path):
    """SQLite would give the number of a row that was removed to the next one: none is."""
    press(desk, "Make a draft")
    press(desk, "Publish this draft")
    take_in(tmp_path, "later", 40)
    press(desk, "Make a draft")
    read, seen = draft_number(sqlite_engine), desk.get("plotly_chart")[0].proto.spec
    undo_batch(sqlite_engine, 2)
    other = AppTest.from_file(DASHBOARD, default_timeout=TIMEOUT_SECONDS).run().switch_page(PAGE).run()
    press(other, "Make a draft")  # the old one is thrown away, as the records say what is published
    take_in(tmp_path, "other", 60)
    press(other, "Make a draft")
    assert draft_number(sqlite_engine) != read
    assert other.get("plotly_chart")[0].proto.spec != seen
    press(desk, "Publish this draft")
    assert titles(desk) == ["1 draft waits to be read and published"]
    press(desk, "Publish this draft")
    assert titles(desk) == ["Every quarter is published"]
