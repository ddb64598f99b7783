"""Every page × every role × works, nothing yet, not allowed; all through dashboard.py as people reach it."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from docx import Document
from streamlit.testing.v1 import AppTest

from analytics.instruments import DOMAIN_DIRECTIONS
from analytics.partition import FEWEST_LEFT, MOST_OF_THOSE_LEFT, SMALLEST_GROUP, say_who_must_be_left
from analytics.wording import NOT_COMPARED, say_share
from data.access import grant_role, load_audit, load_grants
from data.accounts import ROLES, Scope, list_pages
from data.agreements import NewAction, save_actions
from data.commands import main as command_line
from data.openings import close_measure, load_openings, open_measure
from data.releases import load_findings
from data.texts import METHOD_GROUPS, read_sections, read_text
from pages.parts import questionnaire, reading, visitor
from pages.parts.navigation import page_path, url_name
from pages.parts.opening import escape_markdown
from tests.release_makers import cell, cells, quarter_cells, save_partnership, save_release, save_year, score

DASHBOARD = str(Path(__file__).resolve().parents[1] / "dashboard.py")
TIMEOUT_SECONDS = 60
EVERY_PAGE = [key for key, _ in list_pages()]
LOCAL = {"Host": "localhost:8501"}


def claims_of(email, subject="1"):
    now = datetime.now(UTC).timestamp()
    identity = {"iss": "https://id.example.org", "sub": subject, "iat": now}
    return identity | {"email": email, "email_verified": True}


def sign_in(monkeypatch, engine, role, partnership=None, *, granted=True):
    """Somebody who signed in and holds one role."""
    if granted:
        grant_role(engine, f"{role}@example.org", role, partnership)
    monkeypatch.setattr(visitor, "sign_in_is_configured", lambda: True)
    monkeypatch.setattr(visitor, "read_claims", lambda: claims_of(f"{role}@example.org"))
    monkeypatch.delenv("COMMON_GROUND_LOCAL", raising=False)


def use_local_mode(monkeypatch, headers=LOCAL):
    monkeypatch.setenv("COMMON_GROUND_LOCAL", "1")
    monkeypatch.setattr(visitor, "read_headers", lambda: headers)
    monkeypatch.setattr(visitor, "read_address", lambda: None)


def visit(key, **query):
    app = AppTest.from_file(DASHBOARD, default_timeout=TIMEOUT_SECONDS)
    for name, value in query.items():
        app.query_params[name] = str(value)
    app.run()
    return app.switch_page(page_path(key)).run()


def visit_all(keys):
    """One visitor opens one page after the other."""
    app = AppTest.from_file(DASHBOARD, default_timeout=TIMEOUT_SECONDS).run()
    for key in keys:
        yield key, app.switch_page(page_path(key)).run()


def pages_of(role):
    return [key for key, _ in list_pages(role)]


def titles(app):
    return [title.value for title in app.title]


def said(app):
    """All words of a page, with plain spaces where a line must not break."""
    parts = [*app.title, *app.header, *app.subheader, *app.markdown, *app.caption]
    words = "\n".join(str(part.value) for part in parts)
    return words.replace("\u00a0", " ").replace("\u2060", "")


def charts(app):
    return [found.proto for found in app.get("plotly_chart")]


def expect_no_fault(app):
    assert not app.exception
    assert "went wrong" not in said(app)
    assert "Traceback" not in said(app)


# ---------------------------------------------------------------- in threes


@pytest.mark.parametrize("role", ROLES)
def test_every_page_works_for_whoever_may_open_it(role, sqlite_engine, monkeypatch):
    save_year(sqlite_engine)
    sign_in(monkeypatch, sqlite_engine, role)
    for key, app in visit_all(pages_of(role)):
        expect_no_fault(app)
        assert len(titles(app)) == 1, key
        assert "not open to you" not in titles(app)[0], key
        assert "Millbrook is a synthetic example" in said(app), key


def first_to_open():
    """Each page once: the first role that may open it, and its pages that no role before may."""
    seen = set()
    for role in ROLES:
        yield role, [key for key in pages_of(role) if key not in seen]
        seen |= set(pages_of(role))


WORKED_OUT = {
    "coordinator/glance": (
        "analytics.stream_words.say_moved_apart",
        "analytics.stream_words.say_what_ranges_leave_out",
    ),
    "funder/resource_gaps": ("analytics.charts.gaps.describe_gaps", "analytics.charts.gap_rows.begin_large"),
}


@pytest.mark.parametrize("key", WORKED_OUT)
def test_a_second_look_works_nothing_out_anew(key, sqlite_engine, monkeypatch):
    save_year(sqlite_engine)
    use_local_mode(monkeypatch)
    app = visit(key)
    words = said(app)

    def work(*_, **__):
        raise AssertionError("worked out anew")

    for name in WORKED_OUT[key]:
        monkeypatch.setattr(name, work)
    assert said(app.run()) == words


@pytest.mark.parametrize(("role", "pages"), [each for each in first_to_open() if each[1]])
def test_no_page_of_a_real_partnership_calls_it_invented_beside_the_example(
    role, pages, sqlite_engine, monkeypatch
):
    save_year(sqlite_engine)
    own = save_year(sqlite_engine, "Our own", is_synthetic=False)
    sign_in(monkeypatch, sqlite_engine, role)
    for key in pages:
        app = visit(key, partnership=own)
        assert app.session_state["partnership"] == str(own), key
        assert "synthetic" not in said(app), key


def test_the_ribbon_over_several_partnerships_says_which_are_invented(sqlite_engine, monkeypatch):
    for name in ("Millbrook", "Northgate"):
        save_year(sqlite_engine, name)
    save_year(sqlite_engine, "Our own", is_synthetic=False)
    sign_in(monkeypatch, sqlite_engine, "funder")
    app = visit("funder/resource_gaps")
    assert "All partnerships but Our own are synthetic examples" in said(app)


@pytest.mark.parametrize("role", ROLES)
def test_every_page_teaches_where_there_is_nothing_yet(role, sqlite_engine, monkeypatch):
    sign_in(monkeypatch, sqlite_engine, role)
    for key, app in visit_all(pages_of(role)):
        expect_no_fault(app)
        assert len(titles(app)) == 1, key
        assert len(said(app)) > 120, key


@pytest.mark.parametrize("role", ROLES)
def test_every_other_page_refuses_them(role, sqlite_engine, monkeypatch):
    save_year(sqlite_engine)
    sign_in(monkeypatch, sqlite_engine, role)
    others = [key for key in EVERY_PAGE if key not in pages_of(role)]
    assert others
    for key, app in visit_all(others):
        expect_no_fault(app)
        assert titles(app) == ["This page is not open to you"], key
        assert not charts(app), key
        assert not app.table, key
        assert "Ask a custodian" in said(app), key


def test_without_local_mode_and_without_sign_in_every_page_refuses(sqlite_engine, monkeypatch):
    save_year(sqlite_engine)
    monkeypatch.delenv("COMMON_GROUND_LOCAL", raising=False)
    for key, app in visit_all(EVERY_PAGE):
        expect_no_fault(app)
        assert titles(app) == ["Common Ground"], key
        assert "Sign-in is not set up" in said(app), key
        assert not charts(app), key
        assert "Millbrook" not in said(app), key
        assert not app.sidebar.selectbox, key


def test_local_mode_refuses_on_every_page_what_a_proxy_passed_on(sqlite_engine, monkeypatch):
    save_year(sqlite_engine)
    use_local_mode(monkeypatch, LOCAL | {"X-Forwarded-For": "203.0.113.9"})
    for key, app in visit_all(EVERY_PAGE):
        assert "Local mode does not answer requests that a proxy passed on" in said(app), key
        assert "Millbrook" not in said(app), key


def test_local_mode_lets_whoever_sits_at_the_computer_see_everything(sqlite_engine, monkeypatch):
    save_year(sqlite_engine)
    use_local_mode(monkeypatch)
    app = visit("coordinator/glance")
    expect_no_fault(app)
    persona = app.sidebar.selectbox(key="persona")
    assert persona.options == ["Coordinator", "Facilitator", "Funder", "Custodian", "Partner"]


def test_somebody_who_was_not_invited_is_told_so(sqlite_engine, monkeypatch):
    sign_in(monkeypatch, sqlite_engine, "coordinator", granted=False)
    assert "nobody has invited this account" in said(visit("coordinator/glance"))


def test_a_role_for_one_partnership_shows_no_other(sqlite_engine, monkeypatch):
    save_year(sqlite_engine, "Ashford")
    mine = save_year(sqlite_engine, "Millbrook")
    sign_in(monkeypatch, sqlite_engine, "coordinator", "Millbrook")
    app = visit("coordinator/glance", partnership=mine - 1)
    assert app.sidebar.selectbox(key="partnership").options == ["Millbrook"]
    assert "Ashford" not in said(app)


# ---------------------------------------------------------------- what the log learns from screens


def entries(engine):
    log = load_audit(engine, Scope.everything())
    return list(zip(log["action"], log["subject"].fillna(""), log["outcome"], strict=True))


def test_a_sign_in_is_noted_once_for_a_session_and_a_refused_page_each_time(sqlite_engine, monkeypatch):
    save_year(sqlite_engine)
    sign_in(monkeypatch, sqlite_engine, "funder")
    app = visit("funder/resource_gaps")
    app.run()
    app.switch_page(page_path("custodian/audit_log")).run()
    said = entries(sqlite_engine)
    assert said.count(("sign_in", "account 1", "done")) == 1
    assert ("open custodian/audit_log", "", "refused") in said


def test_somebody_uninvited_is_noted_without_a_name(sqlite_engine, monkeypatch):
    sign_in(monkeypatch, sqlite_engine, "coordinator", granted=False)
    visit("coordinator/glance")
    (action, subject, outcome), *others = entries(sqlite_engine)
    assert (action, outcome, others) == ("sign_in", "refused", [])
    assert subject.startswith("identity ")
    assert "coordinator" not in subject


def test_a_sign_in_of_yesterday_asks_for_another(sqlite_engine, monkeypatch):
    save_year(sqlite_engine)
    sign_in(monkeypatch, sqlite_engine, "coordinator")
    old = claims_of("coordinator@example.org")
    old["iat"] -= 13 * 3600
    monkeypatch.setattr(visitor, "read_claims", lambda: old)
    app = visit("coordinator/glance")
    assert "sign in again" in said(app)
    assert [button.label for button in app.button] == ["Sign in"]
    assert "Millbrook" not in said(app)


def test_an_account_is_told_what_it_may_do_and_how_to_leave(sqlite_engine, monkeypatch):
    save_year(sqlite_engine)
    sign_in(monkeypatch, sqlite_engine, "partner", "Millbrook")
    app = visit("about/account")
    expect_no_fault(app)
    assert "partner@example\\.org" in said(app)
    assert app.table[0].value["For"].tolist() == ["Millbrook"]
    assert [button.label for button in app.button] == ["Sign out"]


# ---------------------------------------------------------------- links from page to page


def read_links(app):
    """Page and address of every link on a page."""
    links = [link.proto for link in app.get("page_link")]
    return [(link.page, dict(parse_qsl(link.query_string))) for link in links]


def test_every_link_says_who_looks_at_which_partnership_and_quarter(sqlite_engine, monkeypatch):
    save_year(sqlite_engine)
    other = save_year(sqlite_engine, "Newtown")
    use_local_mode(monkeypatch)
    addresses = {url_name(key): key for key in EVERY_PAGE}
    seen = set()
    for role in ("coordinator", "facilitator", "custodian", "funder"):
        place = {"partnership": str(other), "quarter": "2026-Q2"}
        for key in pages_of(role):
            for page, address in read_links(visit(key, persona=role, **place)):
                assert place.items() <= address.items(), (key, page)
                # The persona itself where it has the page; nobody is taken for another without need.
                wanted = role if addresses[page] in pages_of(role) else address["persona"]
                assert address["persona"] == wanted, (key, page)
                assert addresses[page] in pages_of(wanted), (key, page)
                seen.add(page)
    assert {"methods", "reading", "workshop-agenda", "rounds-and-releases"} <= seen


def test_the_partnership_stays_when_a_funder_goes_back_to_coordinating(sqlite_engine, monkeypatch):
    save_year(sqlite_engine)
    other = save_year(sqlite_engine, "Newtown")
    use_local_mode(monkeypatch)
    app = visit("coordinator/glance", partnership=other)
    app.sidebar.selectbox(key="persona").select("funder").run()
    assert app.sidebar.selectbox(key="partnership").value == "all"
    app.sidebar.selectbox(key="persona").select("coordinator").run()
    assert app.sidebar.selectbox(key="partnership").value == str(other)


def test_a_funder_is_led_to_the_partnership_where_most_is_unmet(sqlite_engine, monkeypatch):
    amounts = {"need_gbp": 100.0, "committed_gbp": 20.0, "unmet_need_gbp": 80.0}
    ledger = [
        cell(name, "category", "staff · cash", estimate=sum_, audience="programme")
        for name, sum_ in amounts.items()
    ]
    for name in ("Millbrook", "Newtown"):
        save_release(sqlite_engine, save_partnership(sqlite_engine, name), "2026-Q3", cells(*ledger))
    sign_in(monkeypatch, sqlite_engine, "funder")
    app = visit("funder/resource_gaps", persona="funder")
    links = {link.proto.label: link.proto for link in app.get("page_link")}
    assert links["See Millbrook"].page == url_name("funder/resource_gaps")
    alone = visit("funder/resource_gaps", persona="funder", partnership=1)
    assert not [link for link in alone.get("page_link") if link.proto.label.startswith("See ")]


def test_see_the_resources_leads_a_coordinator_to_the_ledger_of_their_own_partnership(
    sqlite_engine, monkeypatch
):
    own = save_year(sqlite_engine)
    save_year(sqlite_engine, "Newtown")
    short = [cell("unmet_need_share", estimate=0.3), cell("training_shortfall_share", estimate=0.4)]
    save_release(sqlite_engine, own, "2026-Q4", cells(score("trust", 58), *short))
    sign_in(monkeypatch, sqlite_engine, "coordinator", "Millbrook")
    glance = visit("coordinator/glance")
    links = {link.proto.label: link.proto for link in glance.get("page_link")}
    assert links["See the resources"].page == url_name("funder/resource_gaps")
    app = visit("funder/resource_gaps", partnership=own, quarter="2026-Q3")
    expect_no_fault(app)
    assert app.sidebar.selectbox(key="persona").value == "coordinator"
    assert "of need is unmet, most of it for" in titles(app)[0]
    assert "Newtown" not in said(app)
    assert "By partnership" not in [tab.label for tab in app.tabs]
    assert not app.info


@pytest.mark.parametrize("role", ["coordinator", "custodian"])
def test_an_empty_desk_leads_to_import_only_whoever_may_import(role, sqlite_engine, monkeypatch):
    save_partnership(sqlite_engine, "Millbrook")
    sign_in(monkeypatch, sqlite_engine, role, "Millbrook")
    app = visit("custodian/rounds_and_releases")
    leads = "import-files" in [page for page, _ in read_links(app)]
    asks = "Ask your custodian to import one." in said(app)
    assert (leads, asks) == (role == "custodian", role == "coordinator")


def test_a_quarter_without_a_ledger_says_which_one_is_shown(sqlite_engine, monkeypatch):
    number = save_year(sqlite_engine)
    save_release(sqlite_engine, number, "2026-Q4", cells(score("trust", 58)))
    use_local_mode(monkeypatch)
    app = visit("funder/resource_gaps", persona="coordinator", partnership=number, quarter="2026-Q4")
    assert app.info[0].value.startswith("No ledger is published for Oct–Dec 2026. You see the newest")
    assert "Jul–Sep 2026" in app.info[0].value


# ---------------------------------------------------------------- sidebar and address


def test_every_page_bears_its_name_for_a_telephone(millbrook):
    for key, app in visit_all(EVERY_PAGE):
        names = [text.value for text in app.markdown]
        assert dict(list_pages())[key] in names, key


def test_the_sidebar_holds_persona_partnership_and_quarter_and_nothing_else(sqlite_engine, monkeypatch):
    save_year(sqlite_engine)
    use_local_mode(monkeypatch)
    app = visit("coordinator/glance")
    labels = [box.label for box in app.sidebar.selectbox]
    assert labels == ["I am looking as", "Partnership", "Quarter"]
    assert not app.sidebar.button
    assert not app.sidebar.radio


def test_of_very_many_partnerships_the_picker_lists_those_looked_for(sqlite_engine, monkeypatch):
    number = save_year(sqlite_engine)
    for place in range(6):
        save_partnership(sqlite_engine, f"Newtown {place}")
    monkeypatch.setattr("pages.parts.choices.MOST_LISTED", 3)
    use_local_mode(monkeypatch)
    app = visit("coordinator/glance", partnership=number)
    picker = app.sidebar.selectbox(key="partnership")
    assert len(picker.options) <= 4
    app.sidebar.text_input(key="partnership_words").input(" newtown 5 ").run()
    picker = app.sidebar.selectbox(key="partnership")
    assert picker.value == str(number)
    assert picker.options[1:] == ["Newtown 5"]
    picker.select_index(1).run()
    assert app.query_params["partnership"] != str(number)


def test_choices_are_kept_in_the_address(sqlite_engine, monkeypatch):
    number = save_year(sqlite_engine)
    use_local_mode(monkeypatch)
    app = visit("coordinator/glance")
    app.sidebar.selectbox(key="quarter").select("2026-Q2").run()
    assert app.query_params["quarter"] == "2026-Q2"
    assert app.query_params["partnership"] == str(number)
    assert "Apr–Jun 2026" in said(app)


def go_to(app, **address):
    """Somebody follows a link, or goes back: the address changes although nothing was chosen."""
    for name, value in address.items():
        app.query_params[name] = str(value)
    return app.run()


def test_a_link_that_is_followed_wins_over_what_was_chosen_before(sqlite_engine, monkeypatch):
    number, other = save_year(sqlite_engine), save_year(sqlite_engine, "Newtown")
    use_local_mode(monkeypatch)
    app = visit("coordinator/glance")
    app.sidebar.selectbox(key="quarter").select("2026-Q2").run()
    app.sidebar.selectbox(key="partnership").select(str(number)).run()
    go_to(app, partnership=other, quarter="2025-Q4")
    assert app.sidebar.selectbox(key="partnership").value == str(other)
    assert app.sidebar.selectbox(key="quarter").value == "2025-Q4"
    app.sidebar.selectbox(key="quarter").select("2026-Q3").run()
    assert app.query_params["quarter"] == "2026-Q3"
    assert "Jul–Sep 2026" in said(app)


def test_the_way_back_brings_back_the_role_and_its_page(sqlite_engine, monkeypatch):
    number = save_year(sqlite_engine)
    use_local_mode(monkeypatch)
    app = visit("coordinator/glance", partnership=number)
    app.sidebar.selectbox(key="persona").select("funder").run()
    assert app.query_params["partnership"] == "all"
    app.query_params.update(persona="coordinator", partnership=str(number))
    app.switch_page(page_path("coordinator/glance")).run()
    assert app.sidebar.selectbox(key="persona").value == "coordinator"
    assert app.sidebar.selectbox(key="partnership").value == str(number)


def test_a_link_leads_a_funder_to_one_partnership(sqlite_engine, monkeypatch):
    number = save_year(sqlite_engine)
    use_local_mode(monkeypatch)
    app = visit("coordinator/glance")
    app.query_params.update(persona="funder", partnership=str(number))
    app.switch_page(page_path("funder/resource_gaps")).run()
    assert app.sidebar.selectbox(key="persona").value == "funder"
    assert app.sidebar.selectbox(key="partnership").value == str(number)


def test_an_address_opens_its_quarter(sqlite_engine, monkeypatch):
    save_year(sqlite_engine)
    use_local_mode(monkeypatch)
    app = visit("coordinator/glance", quarter="2026-Q2")
    assert app.sidebar.selectbox(key="quarter").value == "2026-Q2"


def test_an_address_with_nonsense_opens_the_latest_quarter(sqlite_engine, monkeypatch):
    save_year(sqlite_engine)
    use_local_mode(monkeypatch)
    app = visit("coordinator/glance", quarter="'; DROP TABLE", partnership="999", persona="king")
    expect_no_fault(app)
    assert app.sidebar.selectbox(key="quarter").value == "2026-Q3"


def test_a_changed_persona_opens_their_first_page(sqlite_engine, monkeypatch):
    save_year(sqlite_engine)
    use_local_mode(monkeypatch)
    app = visit("coordinator/glance")
    app.sidebar.selectbox(key="persona").select("funder").run()
    expect_no_fault(app)
    assert "unmet" in titles(app)[0]


# ---------------------------------------------------------------- what the pages say


@pytest.fixture
def millbrook(sqlite_engine, monkeypatch):
    number = save_year(sqlite_engine)
    use_local_mode(monkeypatch)
    return number


def test_the_glance_puts_participation_first(millbrook):
    app = visit("coordinator/glance")
    assert app.caption[0].value.startswith("15 of 18 people from 7 organisations answered")
    assert not app.info


def test_the_glances_title_is_its_message(millbrook):
    assert titles(visit("coordinator/glance"))[0].startswith("Resources weigh most this quarter")


def test_every_chart_has_words_for_those_who_do_not_see_it_and_a_table(millbrook):
    for key in ("coordinator/glance", "coordinator/barriers", "coordinator/trust_and_alignment"):
        app = visit(key)
        assert charts(app), key
        assert all(len(chart.alt) > 60 for chart in charts(app)), key
        assert len(app.table) >= len(charts(app)), key


def test_what_did_not_move_and_what_cannot_be_told_are_said_apart(millbrook):
    text = said(visit("coordinator/glance"))
    assert "Trust held steady" in text
    assert "Whether communication moved" in text


def test_a_measure_that_is_not_shown_always_uses_the_same_sentence(millbrook):
    app = visit("coordinator/barriers")
    assert any("not shown: too few or no answers" in chart.alt for chart in charts(app))


def test_a_partnership_without_a_release_says_what_it_needs(sqlite_engine, monkeypatch):
    save_partnership(sqlite_engine, "Newtown")
    use_local_mode(monkeypatch)
    app = visit("coordinator/glance")
    expect_no_fault(app)
    assert titles(app) == ["Quarter at a glance"]
    assert "It needs a published release" in said(app)
    assert "Go to Rounds and releases" in [link.proto.label for link in app.get("page_link")]


def test_an_empty_programme_leads_to_the_import_and_to_no_page_that_is_empty_too(sqlite_engine, monkeypatch):
    use_local_mode(monkeypatch)
    for key in ("coordinator/glance", "custodian/rounds_and_releases", "funder/resource_gaps"):
        links = [link.proto.label for link in visit(key).get("page_link")]
        assert [label for label in links if label.startswith("Go to")] == ["Go to Import"], key


def test_after_a_quarter_with_other_questions_pages_and_review_show_from_what_to_what(
    sqlite_engine, monkeypatch, tmp_path
):
    """A change is since the last quarter with the same questions: that one is the ring, and is named."""
    place = save_partnership(sqlite_engine, "Newtown")
    save_release(sqlite_engine, place, "2026-Q1", quarter_cells(shift=-5, quarter="2026-Q1"))
    save_release(sqlite_engine, place, "2026-Q2", quarter_cells(shift=30, quarter="2026-Q2"))
    now = quarter_cells()
    now["group"] = now["group"].mask(now["breakdown"].eq("change"), "2026-Q1")
    save_release(sqlite_engine, place, "2026-Q3", now)
    use_local_mode(monkeypatch)
    app = visit("coordinator/glance")
    assert "Ring: Jan–Mar 2026, where both quarters have the same kinds" in said(app).replace("\u2060", "")
    assert "43" in app.table[-1].value["Before"].tolist()
    assert "what people said in Jan–Mar 2026" in said(visit("coordinator/barriers")).replace("\u2060", "")
    written = tmp_path / "review.docx"
    assert command_line(["export", "report", "--partnership", "Newtown", "--to", str(written)]) == 0
    assert "ring: Jan–Mar 2026. ▲▼ moved" in "\n".join(
        each.text for each in Document(str(written)).paragraphs
    )


def test_barriers_tell_of_no_ring_where_there_is_no_quarter_before(sqlite_engine, monkeypatch):
    save_release(sqlite_engine, save_partnership(sqlite_engine, "Newtown"), "2026-Q3", quarter_cells())
    use_local_mode(monkeypatch)
    assert not any("Ring:" in caption.value for caption in visit("coordinator/barriers").caption)


def test_an_action_is_recorded_with_owner_date_and_finding(millbrook):
    app = visit("coordinator/actions")
    app.text_input[0].input("Agree one referral form")
    app.text_input[1].input("Head of early help")
    app.date_input[0].set_value("2030-01-31")
    app.button[0].click().run()
    expect_no_fault(app)
    assert titles(app) == ["1 action is open, none is late"]
    assert "Agree one referral form" in app.table[0].value.index[0]


def test_open_actions_are_drawn_by_their_date_above_their_table(millbrook, sqlite_engine):
    days = {"One": date(2026, 1, 5), "Two": date(2026, 1, 6), "Three": date(2100, 1, 5)}
    agreed = [NewAction(name, "Head of early help", due, date(2026, 1, 2)) for name, due in days.items()]
    assert not charts(visit("coordinator/actions"))
    save_actions(sqlite_engine, millbrook, agreed[:2], Scope.everything())
    first = charts(visit("coordinator/actions"))[0].alt
    save_actions(sqlite_engine, millbrook, agreed[2:], Scope.everything())
    app = visit("coordinator/actions")
    expect_no_fault(app)
    assert [len(charts(app)), "Due later: none." in first] == [1, True]
    assert charts(app)[0].alt.endswith("Due within 30 days: none. Due later: 1 action.")
    assert json.loads(charts(app)[0].spec)["data"][0]["hovertext"][-1] == "Due later: 1 action."
    listed = app.table[0].value
    assert listed.index.tolist() == list(days)
    assert listed["State"].str.contains("past its date").tolist() == [True, True, False]


def test_an_action_cites_what_its_finding_said_then(millbrook, sqlite_engine):
    then = load_findings(sqlite_engine, millbrook, "2026-Q2", Scope.everything())
    level = then[then["kind"].eq("level")].iloc[0]
    day, action = date(2026, 7, 1), ("Write one page of shared words", "Head of early help")
    agreed = NewAction(*action, day, day, None, level["finding_key"], "2026-Q2")
    save_actions(sqlite_engine, millbrook, [agreed], Scope.everything())
    cited = visit("coordinator/actions").table[0].value["For which finding"].iloc[0]
    plain = cited.replace("\\", "").replace("\u00a0", " ").replace("\u2060", "")
    assert plain == f"Apr–Jun 2026: {level['sentence']}"


def test_a_first_quarter_shows_where_trust_stands_and_what_comes_next(sqlite_engine, monkeypatch):
    number = save_partnership(sqlite_engine, "Millbrook")
    both = cells(score("trust", 58), score("alignment", 52, 12))
    save_release(sqlite_engine, number, "2026-Q3", both)
    use_local_mode(monkeypatch)
    app = visit("coordinator/trust_and_alignment")
    expect_no_fault(app)
    assert titles(app)[0].startswith("Trust stands at ")
    assert titles(app)[0].endswith("with no quarter to compare with")
    assert [head.value for head in app.subheader].count("What comes next") == 2
    assert "From the second one on, a line stands here" in said(app)
    alone = next(table.value for table in app.table if table.value.index.tolist() == ["Trust"])
    assert "(" in alone["Score (range)"].iloc[0]
    assert not any(chart.alt.startswith("Trust over") for chart in charts(app))


def test_the_panel_shows_three_lines_and_folds_the_rest(millbrook):
    panel = next(part for part in visit("coordinator/glance").expander if part.label == "How sure are we?")
    first, rest = (text.value.splitlines() for text in panel.markdown)
    assert len(first) == 3
    assert len(rest) > 3


def test_an_action_is_closed_only_by_who_says_so(millbrook):
    app = visit("coordinator/actions")
    app.text_input[0].input("Agree one referral form")
    app.text_input[1].input("Head of early help")
    app.date_input[0].set_value("2030-01-31")
    app.button[0].click().run()
    next(button for button in app.button if button.label == "Keep this").click().run()
    assert "closed, dropped or carried forward" in app.error[0].value
    assert titles(app) == ["1 action is open, none is late"]
    next(choice for choice in app.radio if choice.label == "It is now").set_value("closed")
    until = next(box for box in app.date_input if box.label.startswith("If carried forward"))
    until.set_value("2031-01-31")
    next(button for button in app.button if button.label == "Keep this").click().run()
    assert "It is closed: leave out until when it is carried forward" in app.error[0].value
    next(box for box in app.date_input if box.label.startswith("If carried forward")).set_value(None)
    next(button for button in app.button if button.label == "Keep this").click().run()
    expect_no_fault(app)
    assert titles(app) == ["Everything that was agreed is closed"]


@pytest.mark.parametrize("until", [None, "2030-01-31"])
def test_an_action_is_carried_forward_only_until_a_later_day(until, millbrook, sqlite_engine):
    day = date(2030, 1, 31)
    agreed = NewAction("Agree one referral form", "Head of early help", day, date(2026, 7, 1))
    save_actions(sqlite_engine, millbrook, [agreed], Scope.everything())
    app = visit("coordinator/actions")
    next(choice for choice in app.radio if choice.label == "It is now").set_value("carried forward")
    when = next(box for box in app.date_input if box.label.startswith("If carried forward"))
    press = next(button for button in app.button if button.label == "Keep this")
    if until:
        when.set_value(until)
    press.click().run()
    asked = "Say until when it is carried forward: a day after 31 Jan 2030."
    assert [error.value for error in app.error] == [asked]
    assert app.table[0].value["By when"].tolist() == ["31\xa0Jan\xa02030"]


def test_an_action_without_an_owner_is_refused_in_words(millbrook):
    app = visit("coordinator/actions")
    app.text_input[0].input("Agree one referral form")
    app.button[0].click().run()
    expect_no_fault(app)
    assert "who does it" in app.error[0].value


def test_the_form_that_changes_a_plan_holds_the_plan_on_screen(millbrook):
    app = visit("facilitator/workshop_agenda")
    for minutes in (60, 240):
        next(box for box in app.selectbox if box.label == "Length").select(minutes).run()
        expect_no_fault(app)
        fields = [box.value for box in app.text_input if box.label == "Title"]
        assert fields == app.session_state["agenda"]["title"].tolist()
        held = [box.value for box in app.number_input if box.label == "Minutes"]
        assert held == app.session_state["agenda"]["minutes"].tolist()


@pytest.mark.parametrize(
    ("page", "section"), [("facilitator/workshop_agenda", "Agendas"), ("coordinator/actions", "Meetings")]
)
def test_what_has_no_chart_says_how_it_is_made_too(page, section, millbrook):
    links = [link.proto for link in visit(page).get("page_link")]
    own = next(link for link in links if link.label == f"Read the method: {section}")
    assert dict(parse_qsl(own.query_string))["section"] == section
    assert section in read_sections("methods")


@pytest.mark.parametrize(
    ("more", "answer"), [(0, "The plan is changed, and fits"), (400, "400 over the time")]
)
def test_what_is_said_of_a_changed_plan_stands_under_its_button(more, answer, millbrook):
    app = visit("facilitator/workshop_agenda")
    form = next(part for part in app.expander if part.label == "Change the plan")
    assert not form.info
    minutes = next(box for box in form.number_input if box.label == "Minutes")
    minutes.set_value(minutes.value + more)
    next(button for button in app.button if button.label == "Change the plan").click().run()
    expect_no_fault(app)
    form = next(part for part in app.expander if part.label == "Change the plan")
    said_under_it = [each.value for each in form.info]
    assert any(answer in each for each in said_under_it), said_under_it
    assert [each.value for each in app.toast] == said_under_it
    app.run()
    assert not next(part for part in app.expander if part.label == "Change the plan").info


def test_nothing_agreed_is_said_so(millbrook):
    app = visit("facilitator/workshop_agenda")
    next(button for button in app.button if button.label == "Record what was agreed").click().run()
    assert "for one action at least" in app.error[0].value


def test_what_was_agreed_leads_to_actions_and_leaves_an_empty_form(millbrook):
    app = visit("facilitator/workshop_agenda")
    next(box for box in app.text_input if box.label.startswith("Action 1")).input("Write one form")
    next(box for box in app.text_input if box.label == "Who does it").input("Health")
    next(box for box in app.date_input if box.label == "By when").set_value("2030-01-31")
    next(button for button in app.button if button.label == "Record what was agreed").click().run()
    expect_no_fault(app)
    assert [said.value for said in app.success] == ["1 action is recorded."]
    assert any("Actions" in link.proto.label for link in app.get("page_link"))
    typed = [box.value for box in app.text_input if box.label.startswith("Action ") or "Who" in box.label]
    assert typed == [""] * 6
    assert "1 action is recorded." not in [said.value for said in app.run().success]


def test_the_agenda_page_says_how_long_a_changed_plan_lasts(millbrook):
    assert "“Keep this agenda” keeps it." in said(visit("facilitator/workshop_agenda"))


def test_a_quarter_whose_predecessor_has_no_answers_to_show_is_compared_with_none(sqlite_engine, monkeypatch):
    now = quarter_cells()
    now["verdict"] = now["verdict"].mask(now["breakdown"].eq("change"), None)
    place = save_partnership(sqlite_engine)
    save_release(sqlite_engine, place, "2026-Q2", quarter_cells(quarter="2026-Q2"))
    save_release(sqlite_engine, place, "2026-Q3", now)
    sign_in(monkeypatch, sqlite_engine, "coordinator")
    text = said(visit("coordinator/glance"))
    assert NOT_COMPARED in text
    assert "There is no earlier quarter" not in text
    assert "Ring:" not in text


def test_meetings_without_a_day_of_their_minutes_have_no_empty_chart_of_it(sqlite_engine, monkeypatch):
    """Its place said that no meetings are recorded, below a title that counts them."""
    of_meetings = {"unit": "share_0_to_1", "evidence_streams": "meetings"}
    known = {"meeting_count": 3, "child_voice_known_count": 1, "minutes_known_count": 0}
    published = cells(
        cell("attendance_share", estimate=0.72, **of_meetings),
        cell("child_voice_share", estimate=1.0, detail=known, **of_meetings),
    )
    save_release(sqlite_engine, save_partnership(sqlite_engine), "2026-Q3", published)
    sign_in(monkeypatch, sqlite_engine, "coordinator")
    app = visit("coordinator/meetings")
    expect_no_fault(app)
    assert escape_markdown("Of no meeting is this known: days until minutes went out.") in said(app)
    assert "A meeting stands out when" not in said(app)


def test_a_first_quarter_has_no_heading_for_what_moved(sqlite_engine, monkeypatch):
    first = quarter_cells()
    place = save_partnership(sqlite_engine)
    save_release(sqlite_engine, place, "2026-Q3", first[first["breakdown"].ne("change")])
    sign_in(monkeypatch, sqlite_engine, "coordinator")
    app = visit("coordinator/glance")
    assert "There is no earlier quarter to compare with." in said(app)
    assert "Ring:" not in said(app)
    assert "Moved" not in [heading.value for heading in app.subheader]


def test_quorum_has_a_heading_where_it_is_known_and_nothing_where_not(sqlite_engine, monkeypatch):
    known = {"quorate_count": 2, "meeting_count": 3, "quorum_not_stated_count": 0}
    share = {"unit": "share_0_to_1", "evidence_streams": "meetings"}
    quorum = cell("quorate_share", estimate=2 / 3, detail=known, **share)
    sign_in(monkeypatch, sqlite_engine, "coordinator")
    places = {}
    for name, more in (("With", [quorum]), ("Without", [])):
        places[name] = save_partnership(sqlite_engine, name)
        published = cells(score("trust", 58), cell("attendance_share", estimate=0.9, **share), *more)
        save_release(sqlite_engine, places[name], "2026-Q3", published)
    for name, is_known in (("With", True), ("Without", False)):
        app = visit("coordinator/meetings", partnership=places[name])
        expect_no_fault(app)
        assert ("Quorum and time in the room" in [head.value for head in app.header]) == is_known


def test_the_agenda_cites_the_finding_that_put_a_block_there(millbrook):
    app = visit("facilitator/workshop_agenda")
    expect_no_fault(app)
    assert titles(app)[0].startswith("2 hours on resources")
    assert any("Resources weigh most" in why for why in app.table[0].value["Because"])


def test_how_the_time_is_spent_is_drawn_above_the_plan_and_follows_what_is_changed(millbrook):
    app = visit("facilitator/workshop_agenda")
    assert charts(app)[0].alt.startswith("How the 120 minutes are spent.")
    assert "of 120 minutes go to work on the findings" in said(app)
    app.number_input(key="minutes_1_1").set_value(35)
    next(button for button in app.button if button.label == "Change the plan").click().run()
    expect_no_fault(app)
    minutes = app.table[0].value["Minutes"].astype(int)
    assert minutes.iloc[0] == 35
    assert charts(app)[0].alt.startswith(f"How the {minutes.sum()} minutes are spent.")
    bars = [bar for trace in json.loads(charts(app)[0].spec)["data"] for bar in trace["hovertext"]]
    assert len(bars) == len(minutes)
    assert bars[0].startswith("10:00 to 10:35:")


def test_a_longer_workshop_is_planned_anew(millbrook):
    app = visit("facilitator/workshop_agenda")
    app.main.selectbox[0].select(180).run()
    assert titles(app)[0].startswith("3 hours on")


def test_an_invitation_appears_in_the_table_of_who_may_do_what(millbrook):
    app = visit("custodian/people_and_access")
    app.text_input[0].input("Ada@Example.org")
    app.button[0].click().run()
    expect_no_fault(app)
    assert app.table[0].value.index[0].replace("\\", "") == "ada@example.org"
    log = visit("custodian/audit_log").table[0].value
    assert "grant role" in log["What"].iloc[0]


def test_the_last_custodian_is_not_taken_away_by_a_slip(millbrook):
    grant_role(visitor.programme_engine(), "ada@example.org", "custodian")
    app = visit("custodian/people_and_access")
    role = next(box for box in app.selectbox if box.label == "Role" and "ada@" in box.options[0])
    assert role.options == ["ada@example.org: custodian, the whole programme"]
    next(button for button in app.button if button.label == "Take it away").click().run()
    expect_no_fault(app)
    assert "the last custodian" in app.error[0].value
    assert len(load_grants(visitor.programme_engine(), Scope.everything())) == 1


def test_an_invitation_without_an_address_is_refused_in_words(millbrook):
    app = visit("custodian/people_and_access")
    app.text_input[0].input("not an address")
    app.button[0].click().run()
    assert "e\\-mail address" in app.error[0].value


def test_a_withdrawn_quarter_is_no_longer_offered(millbrook):
    app = visit("custodian/rounds_and_releases")
    app.checkbox[0].check()
    next(button for button in app.button if button.label == "Withdraw this version").click().run()
    expect_no_fault(app)
    assert "2026-Q3" not in visit("coordinator/glance").sidebar.selectbox(key="quarter").options


def test_a_funder_reads_a_survey_measure_only_once_it_is_opened(millbrook):
    before = visit("funder/resource_gaps", persona="funder")
    assert "No partnership has opened" in said(before)


def test_the_methods_begin_with_the_ten_sentences_and_a_short_contents(millbrook):
    app = visit("about/methods")
    expect_no_fault(app)
    assert app.header[0].value == "Reading the dashboard in ten sentences"
    assert "Every score is on a rail from 0 to 100" in said(app)
    assert "Cronbach" not in said(app)


def test_a_method_can_be_reached_by_its_section(millbrook):
    app = visit("about/methods")
    every_section = [heading for heading in read_sections("methods") if heading]
    for section, headings in (("Trends", ["Trends"]), ("Everything on one page", every_section)):
        app.query_params["section"] = section
        assert [header.value for header in app.run().header] == headings


def test_every_section_of_the_methods_stands_once_in_their_contents():
    listed = [heading for members in METHOD_GROUPS.values() for heading in members]
    assert sorted(listed) == sorted(heading for heading in read_sections("methods") if heading)


def test_methods_and_privacy_begin_in_plain_words():
    """What a partner reads first names no file of the program and no mathematics."""
    assert "`" not in read_sections("methods")[""]
    first = read_text("privacy")[1].lstrip().splitlines()[0]
    assert first.startswith(
        "**In short.** Once answers are stored, no page shows how one person rated anything"
    )
    assert "hash" not in first


def test_a_fault_shows_a_number_and_nothing_of_the_inside(millbrook, monkeypatch):

    def break_down(*_, **__):
        raise RuntimeError("secret of the inside")

    monkeypatch.setattr(reading.releases, "load_cells", break_down)
    app = visit("coordinator/glance")
    assert titles(app) == ["Something went wrong on our side"]
    assert "secret" not in said(app)
    assert not app.exception


def test_a_decision_is_recorded_with_what_it_means_for_the_child(millbrook):
    app = visit("coordinator/actions")
    next(box for box in app.text_input if box.label == "What was raised or decided").input("One front door")
    next(box for box in app.text_input if box.label.startswith("What does it mean")).input("Told once only")
    next(button for button in app.button if button.label == "Record this decision").click().run()
    expect_no_fault(app)
    decisions = next(table.value for table in app.table if "For the child" in table.value)
    assert decisions["For the child"].tolist() == ["Told once only"]


def test_a_decision_that_waits_is_put_off_and_then_taken(millbrook):
    app = visit("coordinator/actions")
    next(box for box in app.text_input if box.label == "What was raised or decided").input("One front door")
    next(button for button in app.button if button.label == "Record this decision").click().run()
    once, unsaid = ", waits, put off 1× until 31\xa0Jan\xa02030", "Say whether it was decided or put off."
    undated = "Say until when it is put off: a day after today, on which it is to be decided."
    both = escape_markdown("It was decided: leave out until when it is put off, or say that it was put off.")
    for answer, until, state, error in (
        (None, None, ", waits", [unsaid]),
        ("put off", None, ", waits", [undated]),
        ("decided", "2030-01-31", ", waits", [both]),
        ("put off", "2030-01-31", once, []),
        ("decided", None, ", decided ", []),
    ):
        if answer:
            next(choice for choice in app.radio if choice.label == "It was").set_value(answer)
        if until:
            next(box for box in app.date_input if box.label.startswith("If put off")).set_value(until)
        next(button for button in app.button if button.label == "Keep this about the decision").click().run()
        expect_no_fault(app)
        decisions = next(table.value for table in app.table if "For the child" in table.value)
        assert decisions["What became of it"].iloc[0].startswith("Raised ")
        assert state in decisions["What became of it"].iloc[0]
        assert [each.value for each in app.error] == error
    assert "Say how a decision went" not in [header.value for header in app.header]


def test_page_and_command_plan_the_same_workshop_where_nothing_is_said(millbrook, tmp_path):
    planned = visit("facilitator/workshop_agenda").session_state["agenda"]
    written = tmp_path / "agenda.md"
    assert command_line(["export", "agenda", "--partnership", "Millbrook", "--to", str(written)]) == 0
    rows = [line.split(" | ") for line in written.read_text(encoding="utf-8").splitlines() if " | " in line]
    assert [int(row[1]) for row in rows if row[1].isdigit()] == planned["minutes"].tolist()


def test_an_agenda_that_is_kept_can_be_read_again(millbrook):
    app = visit("facilitator/workshop_agenda")
    assert not app.expander or all("kept so far" not in fold.label for fold in app.expander)
    planned = app.table[0].value
    next(button for button in app.button if button.label == "Keep this agenda").click().run()
    expect_no_fault(app)
    next(box for box in app.selectbox if box.label == "Length").select(240).run()
    assert "Agendas kept so far: 1" in [fold.label for fold in app.expander]
    kept = [table.value for table in app.table if list(table.value) == list(planned)][1]
    assert kept.equals(planned)


def test_a_small_win_recorded_here_stands_on_the_line_of_trust(millbrook):
    app = visit("coordinator/actions")
    next(box for box in app.text_input if box.label == "What happened").input("First joint visit")
    next(box for box in app.date_input if box.label == "When").set_value("2026-08-03")
    next(button for button in app.button if button.label == "Record this").click().run()
    expect_no_fault(app)
    trust = visit("coordinator/trust_and_alignment")
    assert any("First joint visit" in str(table.value.get("What", "")) for table in trust.table)


def test_the_questionnaire_is_there_to_take_from_the_screen(millbrook):
    app = visit("custodian/rounds_and_releases")
    labels = {button.proto.label for button in app.get("download_button")}
    assert {"On paper (DOCX)", "To paste (text)", "XLSForm", "Table to fill in (CSV)"} <= labels


def test_the_questionnaire_asks_about_the_partnerships_organisations(sqlite_engine, monkeypatch, tmp_path):
    came = "date,organisation,sector,presence\n2026-08-12,Police North,police,present\n"
    (tmp_path / "came.csv").write_text(f"{came}2026-08-12,Ada,parents,present\n", encoding="utf-8")
    assert command_line(["import", str(tmp_path / "came.csv"), "--partnership", "Newtown"]) == 0
    use_local_mode(monkeypatch)
    offered = {}
    monkeypatch.setattr(
        questionnaire, "show_document_download", lambda _, write, name: offered.update({name: write})
    )
    expect_no_fault(visit("custodian/rounds_and_releases"))
    headings = offered["questionnaire.csv"]().strip().split(",")
    assert [name for name in headings if "working_with" in name] == ["working_with: Police North"]
    assert "Police North" in offered["questionnaire.txt"]()


def test_the_funder_reads_sentences_before_charts(millbrook):
    text = said(visit("funder/resource_gaps", persona="funder"))
    assert "Next: " in text


def test_a_round_too_small_to_show_teaches_what_would_change_that(sqlite_engine, monkeypatch):
    number = save_partnership(sqlite_engine, "Newtown")
    hidden = [cell(measure, evidence_streams=None) for measure in DOMAIN_DIRECTIONS]
    few = cell("participation", estimate=0.3, respondent_count=3, invited_count=10)
    save_release(sqlite_engine, number, "2026-Q3", cells(few, *hidden))
    use_local_mode(monkeypatch)
    for key in ("coordinator/glance", "coordinator/barriers", "coordinator/trust_and_alignment"):
        app = visit(key)
        expect_no_fault(app)
        said_why = app.info[0].value
        assert "No score is shown for this quarter" in said_why, key
        for number in (f"{SMALLEST_GROUP} people", f"{FEWEST_LEFT} people", say_share(MOST_OF_THOSE_LEFT)):
            assert number in said_why, (key, number)
    assert say_who_must_be_left() in said(visit("coordinator/barriers"))


def test_meetings_without_records_teach_what_to_import(sqlite_engine, monkeypatch):
    number = save_partnership(sqlite_engine, "Newtown")
    save_release(sqlite_engine, number, "2026-Q3", cells(score("trust", 60)))
    use_local_mode(monkeypatch)
    app = visit("coordinator/meetings")
    expect_no_fault(app)
    assert titles(app) == ["Meetings"]
    assert "Attendance lists" in said(app)


def test_a_quarter_with_meetings_and_no_survey_has_every_page(sqlite_engine, monkeypatch, tmp_path):
    came = ["date,organisation,presence"]
    came += [f"2026-0{month}-12,{name},present" for month in (7, 8, 9) for name in ("Police North", "Trust")]
    (tmp_path / "came.csv").write_text("\n".join(came), encoding="utf-8")
    assert command_line(["import", str(tmp_path / "came.csv"), "--partnership", "Newtown"]) == 0
    assert command_line(["release", "--all"]) == 0
    use_local_mode(monkeypatch)
    for key in [*pages_of("coordinator"), *pages_of("facilitator")]:
        app = visit(key, quarter="2026-Q3")
        expect_no_fault(app)
        assert key != "coordinator/meetings" or "nothing of this to show" in said(app)
        is_without_line = "Not one quarter yet has a score for trust" in said(app)
        assert is_without_line == (key == "coordinator/trust_and_alignment")


def test_what_is_closed_again_is_gone_at_once_for_whoever_read_it(sqlite_engine, monkeypatch):
    number = save_partnership(sqlite_engine)
    save_release(sqlite_engine, number, "2026-Q3", cells(score("trust", 60), score("alignment", 50)))
    funder, custodian = Scope({"funder": None}), Scope.everything()
    standing = reading.load_versions(number, funder)

    def read():
        return [
            reading.load_cells(number, "2026-Q3", 1, funder)["measure"].tolist(),
            reading.load_findings(number, "2026-Q3", 1, funder)["measure"].tolist(),
            reading.load_history(number, standing, funder, ["trust"])["measure"].tolist(),
        ]

    assert read() == [[], [], []]
    open_measure(sqlite_engine, number, "trust", "2026-Q3", custodian)
    assert read() == [["trust"]] * 3
    opening = int(load_openings(sqlite_engine, number, custodian)["opening_id"].iloc[0])
    close_measure(sqlite_engine, opening, "2026-Q3", custodian)
    assert read() == [[], [], []]


def test_the_agenda_shows_what_others_did_about_such_findings(millbrook):
    app = visit("facilitator/workshop_agenda")
    expect_no_fault(app)
    assert "What others did" in [header.value for header in app.header]
    assert said(app).count("**What changed:**") in (1, 2, 3)
