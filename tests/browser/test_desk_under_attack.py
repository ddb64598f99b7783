"""The release desk when people press at once, press what they may not, or press after their role is gone."""

from contextlib import ExitStack
from random import Random
from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from analytics.wording import MEASURE_TITLES
from data.access import grant_role, load_audit, load_grants, revoke_role
from data.accounts import Scope
from data.agreements import load_actions, load_decisions, load_events
from data.commands import main
from data.openings import close_measure, load_openings
from data.release_desk import draft_release, make_one
from data.releases import list_releases
from data.sign_in import open_programme
from tests.browser.conftest import (
    PATIENCE_SECONDS,
    filled_database,
    free_port,
    open_page,
    serve_dashboard,
    settle,
)
from tests.browser.conversation import COOKIE, converse, sign_cookie
from tests.browser.test_front_door import ask
from tests.browser.test_signing_in import SECRET, write_secrets
from tests.chaos.files import write_survey

pytestmark = pytest.mark.browser
EVERYTHING = Scope.everything()
DESK, ACTIONS = "rounds-and-releases", "actions"
PUBLISH, DROP, WITHDRAW = "Publish this draft", "Throw this draft away", "Withdraw this version"
SURE = "Nobody will see this quarter until a new version is published."
FAULT = "went wrong"
AT_THE_DOOR = "Sign in first."
ONLY_CUSTODIANS = "Only custodians bring in files. Ask one of them to do it, or for access."
NO_ROLE = "Your account has no role here. Ask a custodian for access."
MAY_NOT_RELEASE = ("partner", "facilitator", "funder", "elsewhere")


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A server with sign-in over two partnerships; Millbrook, the second, has answers that wait.

    returns: address | folder
    """
    folder = tmp_path_factory.mktemp("desk")
    with filled_database(folder, "Elsewhere") as settings:
        take_in(folder, "2026-Q3")
        for who in ("coordinator", "facilitator", "partner"):
            grant_role(open_programme(), f"{who}@example.org", who, "Millbrook")
        grant_role(open_programme(), "second@example.org", "coordinator", "Millbrook")
        grant_role(open_programme(), "elsewhere@example.org", "coordinator", "Elsewhere")
        grant_role(open_programme(), "funder@example.org", "funder")
        port = free_port()
        address, secrets = f"http://localhost:{port}", folder / "secrets.toml"
        secrets.write_text(write_secrets(address, 1, SECRET), "utf-8")
        with serve_dashboard(folder, settings, "--secrets.files", str(secrets), port=port):
            yield SimpleNamespace(address=address, folder=folder)


def take_in(folder, quarter):
    survey = write_survey(folder / f"{quarter}.csv", Random(quarter), 40)
    survey.write_text(survey.read_text("utf-8").replace("2026-Q3", quarter), "utf-8")
    assert main(["import", str(survey)]) == 0


@pytest.fixture
def talk(desk):
    """Opens a page of Millbrook as somebody, on a screen of their own."""
    with ExitStack() as screens:

        def open_as(who, page=DESK):
            screen = screens.enter_context(converse(desk.address, sign_cookie(desk.address, SECRET, who)))
            screen.go(page, "partnership=2")
            return screen

        yield open_as


def make_draft(desk, quarter):
    take_in(desk.folder, quarter)
    made = draft_release(open_programme(), 2, quarter, EVERYTHING)
    assert made["state"] == "draft"
    return made["release_id"]


def state_of(release_id):
    releases = list_releases(open_programme(), 2, EVERYTHING).set_index("release_id")
    return releases.loc[release_id, "state"]


def count_entries(action, outcome="done", who=None, subject=""):
    log = load_audit(open_programme(), EVERYTHING)
    kept = log["action"].eq(action) & log["outcome"].eq(outcome)
    kept &= log["subject"].fillna("").str.contains(subject, regex=False)
    return int((kept if who is None else kept & log["who"].eq(f"{who}@example.org")).sum())


def press_at_once(*screens_and_labels):
    """Press on several screens before any of them answers; what each then says."""
    widgets = [(screen, screen.find(label)) for screen, label in screens_and_labels]
    for screen, widget in widgets:
        screen.send(trigger_value={widget: True})
    return [screen.listen() for screen, _ in widgets]


# ---------------------------------------------------------------- at once


def test_two_who_publish_a_draft_at_once_publish_it_once(desk, talk):
    number = make_draft(desk, "2024-Q1")
    said = press_at_once((talk("coordinator"), PUBLISH), (talk("second"), PUBLISH))
    assert state_of(number) == "published"
    assert count_entries("publish_release", subject="2024-Q1") == 1
    assert FAULT not in "".join(said)


def test_a_draft_that_one_publishes_and_another_throws_away_is_one_of_the_two(desk, talk):
    number = make_draft(desk, "2024-Q2")
    said = press_at_once((talk("coordinator"), PUBLISH), (talk("second"), DROP))
    done = {deed: count_entries(deed, subject="2024-Q2") for deed in ("publish_release", "withdraw_release")}
    assert sorted(done.values()) == [0, 1]
    assert state_of(number) == ("published" if done["publish_release"] else "withdrawn")
    assert FAULT not in "".join(said)


def test_a_double_click_publishes_once(desk, tab):
    number = make_draft(desk, "2024-Q3")
    page = open_as_coordinator(tab, desk.address)
    page.get_by_role("button", name=PUBLISH).dblclick()
    expect(page.get_by_role("button", name=PUBLISH)).to_have_count(0, timeout=PATIENCE_SECONDS * 1000)
    settle(page)
    assert FAULT not in page.locator(".stMain").inner_text()
    assert state_of(number) == "published"
    assert count_entries("publish_release", subject="2024-Q3") == 1


def test_two_who_withdraw_a_version_at_once_withdraw_it_once(desk, talk):
    take_in(desk.folder, "2027-Q4")  # the newest, which the form offers first
    number = make_one(open_programme(), 2, "2027-Q4", EVERYTHING, "published")["release_id"]
    screens = [talk("coordinator"), talk("second")]
    widgets = [(screen, screen.find(WITHDRAW), screen.find(SURE)) for screen in screens]
    for screen, button, sure in widgets:
        screen.send(trigger_value={button: True}, bool_value={sure: True})
    said = [screen.listen() for screen in screens]
    assert state_of(number) == "withdrawn"
    assert count_entries("withdraw_release", subject="2027-Q4") == 1
    assert FAULT not in "".join(said)


def test_two_who_open_and_close_a_measure_at_once_do_it_once(talk):
    said = press_at_once((talk("coordinator"), "Open it"), (talk("second"), "Open it"))
    assert load_openings(open_programme(), 2, EVERYTHING)["measure"].tolist() == ["communication"]
    said += press_at_once((talk("coordinator"), "Close it"), (talk("second"), "Close it"))
    assert load_openings(open_programme(), 2, EVERYTHING).empty
    assert [count_entries(deed) for deed in ("open_measure", "close_measure")] == [1, 1]
    assert FAULT not in "".join(said)


def open_as_coordinator(tab, address, name=DESK):
    """A page of Millbrook for somebody who is signed in already."""
    cookie = {"name": COOKIE, "value": sign_cookie(address, SECRET, "coordinator")}
    tab.context.add_cookies([{**cookie, "domain": "localhost", "path": "/"}])
    open_page(tab, address, f"{name}?partnership=2")
    return tab


def test_a_double_click_opens_no_second_measure_to_funders(desk, tab):
    """After the first click another measure stands first on the list, which nobody chose."""
    page = open_as_coordinator(tab, desk.address)
    page.get_by_role("button", name="Open it").dblclick()
    expect(page.get_by_role("button", name="Close it")).to_be_visible(timeout=PATIENCE_SECONDS * 1000)
    page.wait_for_timeout(1000)
    settle(page)
    opened = load_openings(open_programme(), 2, EVERYTHING)
    for number in opened["opening_id"]:
        close_measure(open_programme(), int(number), "2022-Q1", EVERYTHING)
    assert opened["measure"].tolist() == ["communication"]


# ---------------------------------------------------------------- without the right


@pytest.fixture(scope="module")
def there(desk):
    """A version that stands and a draft that waits, which nobody here may touch: their numbers and states."""
    take_in(desk.folder, "2023-Q1")
    standing = make_one(open_programme(), 2, "2023-Q1", EVERYTHING, "published")["release_id"]
    return {standing: "published", make_draft(desk, "2025-Q1"): "draft"}


@pytest.mark.parametrize("who", MAY_NOT_RELEASE)
def test_whoever_may_not_release_presses_the_desks_buttons_in_vain(there, talk, who):
    """The page, its buttons and its boxes are named as a coordinator's browser would name them."""
    own, screen = talk("coordinator"), talk(who)
    labels = (PUBLISH, DROP, WITHDRAW, "Make a draft", "Keep this round", "Open it")
    buttons, sure = [own.find(label) for label in labels], own.find(SURE)
    before = list_releases(open_programme(), 2, EVERYTHING)
    opened = load_openings(open_programme(), 2, EVERYTHING)
    refused = count_entries("open custodian/rounds_and_releases", "refused", who)
    for button in buttons:
        screen.page_hash = own.page_hash
        screen.send(trigger_value={button: True}, bool_value={sure: True})
        said = screen.listen()
        assert ("is not open to you" in said) == (who != "elsewhere"), button
        assert FAULT not in said
        assert "Millbrook" not in said or who != "elsewhere"
    assert list_releases(open_programme(), 2, EVERYTHING).equals(before)
    assert {number: state_of(number) for number in there} == there
    assert load_openings(open_programme(), 2, EVERYTHING).equals(opened)
    noted = count_entries("open custodian/rounds_and_releases", "refused", who) - refused
    assert noted >= (0 if who == "elsewhere" else len(buttons))


@pytest.mark.parametrize("label", [PUBLISH, DROP])
def test_a_role_that_is_gone_by_the_time_of_the_press_does_nothing(desk, talk, label):
    number = make_draft(desk, "2022-Q1" if label == PUBLISH else "2022-Q2")
    grant_role(open_programme(), "leaver@example.org", "coordinator", "Millbrook")
    screen = talk("leaver")
    grants = load_grants(open_programme(), EVERYTHING).set_index("email")
    revoke_role(open_programme(), int(grants.loc["leaver@example.org", "grant_id"]), EVERYTHING)
    assert "no role at present" in screen.press(screen.find(label))
    assert state_of(number) == "draft"


def exchange_files(address, cookie):
    """What is answered to an upload, in words where it is the door that answers, and to a file's link."""
    held = {"Cookie": f"{COOKIE}={cookie}"}
    sent = ask(address, "/_stcore/upload_file/no-session/no-file", "PUT", b"", Origin=address, **held)
    words = sent[2] if sent[2] in (AT_THE_DOOR, ONLY_CUSTODIANS, NO_ROLE) else ""
    return words, ask(address, "/media/no-file.csv", **held)[0]


def test_files_are_exchanged_only_by_those_whose_roles_stand_at_this_moment(desk, talk):
    turned_away, passed = (AT_THE_DOOR, 403), ("", 404)
    uninvited = sign_cookie(desk.address, SECRET, "uninvited")
    assert exchange_files(desk.address, uninvited) == turned_away
    assert exchange_files(desk.address, "") == turned_away
    talk("partner")
    assert exchange_files(desk.address, sign_cookie(desk.address, SECRET, "partner")) == (
        ONLY_CUSTODIANS,
        404,
    )
    grant_role(open_programme(), "keeper@example.org", "custodian")
    talk("keeper")
    cookie = sign_cookie(desk.address, SECRET, "keeper")
    assert exchange_files(desk.address, cookie) == passed
    assert (
        exchange_files(desk.address, sign_cookie(desk.address, SECRET, "keeper", hours_ago=13)) == turned_away
    )
    grant_role(open_programme(), "other@example.org", "custodian")
    talk("other")
    grants = load_grants(open_programme(), EVERYTHING).set_index("email")
    revoke_role(open_programme(), int(grants.loc["keeper@example.org", "grant_id"]), EVERYTHING)
    assert exchange_files(desk.address, cookie) == (NO_ROLE, 403)


# ---------------------------------------------------------------- values that no form offers


def test_a_measure_that_is_not_offered_is_not_opened(talk):
    screen = talk("coordinator")
    for measure in ("participation", "attendance_share", "Communication' OR 1=1"):
        screen.send(
            string_value={screen.find("Measure"): measure}, trigger_value={screen.find("Open it"): True}
        )
        screen.listen()
    assert set(load_openings(open_programme(), 2, EVERYTHING)["measure"]) <= set(MEASURE_TITLES)


SCRIPT, FORMULA, SQL = "<img src=x onerror=window.ran=1>", "=HYPERLINK(A1)", "'); DROP TABLE release;--"
ATTACKS = (SCRIPT, FORMULA, SQL)
DAYS = ["9999-12-31", "0001-01-01", "2026-02-30", "9" * 400, *ATTACKS]


@pytest.mark.parametrize("day", DAYS)
def test_days_that_no_calendar_of_ours_offers_never_reach_the_tables(talk, day):
    engine = open_programme()
    screen = talk("coordinator", ACTIONS)
    for label, button, words in (
        ("By when", "Record this action", ("What will be done", "Who does it")),
        ("Raised on", "Record this decision", ("What was raised or decided",)),
        ("Decided on (leave empty while it waits)", "Record this decision", ("What was raised or decided",)),
        ("When", "Record this", ("What happened",)),
    ):
        screen.send(
            string_value={screen.find(each): f"Share the rota {day[:12]}" for each in words},
            string_array_value={screen.find(label): [day]},
            trigger_value={screen.find(button): True},
        )
        assert FAULT not in screen.listen(), label
    stored = [
        *load_actions(engine, 2, EVERYTHING)["due_on"],
        *load_decisions(engine, 2, EVERYTHING)[["raised_on", "decided_on"]].stack(),
        *load_events(engine, 2, EVERYTHING)["happened_on"],
    ]
    assert {each.year for each in stored if each is not None} <= {2025, 2026, 2027}


def test_a_version_or_a_quarter_that_is_an_attack_changes_nothing(there, talk):
    screen, before = talk("coordinator"), list_releases(open_programme(), 2, EVERYTHING)
    for label, button in (("Version to withdraw", WITHDRAW), ("Quarter", "Keep this round")):
        for attack in ATTACKS:
            screen.send(string_value={screen.find(label): attack}, trigger_value={screen.find(button): True})
            said = screen.listen()
            assert FAULT not in said
            assert attack not in said
    assert list_releases(open_programme(), 2, EVERYTHING).equals(before)


def test_whoever_publishes_under_a_name_that_is_an_attack_is_shown_as_text(desk, talk, tab):
    who = '"<img/src=x/onerror=window.ran=1>=1+1\');DROP/**/TABLE/**/release;--"'
    grant_role(open_programme(), f"{who}@example.org", "coordinator", "Millbrook")
    number, screen = make_draft(desk, "2027-Q3"), talk(who)
    assert FAULT not in screen.press(screen.find(PUBLISH))
    releases = list_releases(open_programme(), 2, EVERYTHING).set_index("release_id")
    assert releases.loc[number, "published_by"] == f"{who}@example.org"
    page = open_as_coordinator(tab, desk.address)
    expect(page.locator(".stMain")).to_contain_text("DROP/**/TABLE/**/release")
    assert page.evaluate("window.ran === undefined")
    assert page.locator("img[src='x']").count() == 0
    assert count_entries("publish_release", subject="2027-Q3") == 1


@pytest.mark.parametrize(("typed", "said"), [("01012030", "has not come yet"), ("01011850", "cannot be")])
def test_a_day_typed_too_late_or_too_early_is_refused_and_not_recorded_as_today(desk, tab, typed, said):
    page = open_as_coordinator(tab, desk.address, ACTIONS)
    page.get_by_role("tab", name="Small wins").click()
    page.get_by_role("textbox", name="What happened").first.fill(f"A win of {typed}")
    page.get_by_role("spinbutton", name="day, When").first.click()
    page.keyboard.type(typed, delay=30)
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Record this", exact=True).first.click()
    expect(page.locator(".stAlert").first).to_contain_text(said, timeout=PATIENCE_SECONDS * 1000)
    expect(page.get_by_role("textbox", name="What happened").first).to_have_value(f"A win of {typed}")
    assert f"A win of {typed}" not in set(load_events(open_programme(), 2, EVERYTHING)["words"])
