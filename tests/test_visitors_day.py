"""The day that it is where somebody sits, and not where the server does."""

import re
from datetime import UTC, date, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from data.accounts import Scope
from data.agreements import load_events
from pages.parts import showing, visitor
from tests.release_makers import save_year
from tests.test_pages import DASHBOARD, TIMEOUT_SECONDS, expect_no_fault, use_local_mode, visit
from tests.test_sidebar_presses import find

BRITISH_SUMMER = -60  # minutes, as a browser counts them: it is earlier in UTC


class LateEvening(datetime):
    @classmethod
    def now(cls, tz=None):
        return cls(2026, 7, 1, 23, 30, tzinfo=UTC).astimezone(tz)


@pytest.fixture
def sit(monkeypatch):
    """Half past eleven in the evening of 1 July in UTC, for a browser with this offset."""
    monkeypatch.setattr(visitor, "datetime", LateEvening)

    def sit_at(offset):
        monkeypatch.setattr(ContextProxy, "timezone_offset", property(lambda self: offset))

    return sit_at


@pytest.mark.parametrize(
    ("offset", "day"),
    [(None, 1), (0, 1), (BRITISH_SUMMER, 2), (300, 1), (-840, 2), (-(2**31), 2), (2**31 - 1, 1)],
    ids=["not said", "UTC", "London", "New York", "Kiritimati", "nonsense", "other nonsense"],
)
def test_the_day_is_the_one_on_the_visitors_clock(sit, offset, day):
    sit(offset)
    assert visitor.read_today() == date(2026, 7, day)


def test_what_happened_after_midnight_of_a_british_summer_has_come(sit, sqlite_engine, monkeypatch):
    use_local_mode(monkeypatch)
    number = save_year(sqlite_engine)
    sit(BRITISH_SUMMER)
    app = AppTest.from_file(DASHBOARD, default_timeout=TIMEOUT_SECONDS).run()
    app.switch_page("pages/coordinator/actions.py").run()
    assert find(app.date_input, "When").value == date(2026, 7, 2)
    find(app.text_input, "What happened").set_value("The night shift shared a room")
    find(app.button, "Record this").click().run()
    expect_no_fault(app)
    assert not app.error
    kept = load_events(sqlite_engine, number, Scope.everything()).set_index("words")["happened_on"]
    assert kept["The night shift shared a room"] == date(2026, 7, 2)


def test_a_day_that_has_not_come_there_is_refused(sit, sqlite_engine, monkeypatch):
    use_local_mode(monkeypatch)
    save_year(sqlite_engine)
    sit(BRITISH_SUMMER)
    app = AppTest.from_file(DASHBOARD, default_timeout=TIMEOUT_SECONDS).run()
    app.switch_page("pages/coordinator/actions.py").run()
    find(app.text_input, "What happened").set_value("A day too early")
    find(app.date_input, "When").set_value(date(2026, 7, 3))
    find(app.button, "Record this").click().run()
    assert [each.value for each in app.error] == [
        "03 Jul 2026 has not come yet. Give the day on which it happened."
    ]


def read_words(document):
    """All text of a DOCX, its header and footer among it."""
    with ZipFile(BytesIO(document)) as parts:
        pages = [parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml")]
    return " ".join("".join(re.findall(r"<w:t[ >][^<]*|<w:t>[^<]*", page)) for page in pages)


@pytest.mark.parametrize(
    ("page", "document"),
    [
        ("coordinator/glance", "review_our-own_2026-Q3.docx"),
        ("facilitator/workshop_agenda", "agenda_our-own_2026-Q3.docx"),
        ("funder/resource_gaps", "resource_gaps_2026-Q3.docx"),
        ("custodian/rounds_and_releases", "questionnaire.docx"),
    ],
)
def test_a_document_bears_the_day_on_its_readers_clock(page, document, sit, sqlite_engine, monkeypatch):
    use_local_mode(monkeypatch)
    save_year(sqlite_engine, "Our own", is_synthetic=False)
    sit(BRITISH_SUMMER)
    offered = {}
    monkeypatch.setattr(
        showing.st, "download_button", lambda _, data, file_name, **__: offered.update({file_name: data})
    )
    expect_no_fault(visit(page))
    words = read_words(offered[document]())
    assert re.search(r"0?2 Jul(y)? 2026", words)
    assert not re.search(r"\b0?1 Jul(y)? 2026", words)


class LastEveningOfTheQuarter(datetime):
    @classmethod
    def now(cls, tz=None):
        return cls(2026, 9, 30, 23, 30, tzinfo=UTC).astimezone(tz)


@pytest.mark.parametrize(("offset", "newest"), [(0, "Jul–Sep 2026"), (BRITISH_SUMMER, "Oct–Dec 2026")])
def test_a_quarter_begins_with_its_readers_day(offset, newest, sit, sqlite_engine, monkeypatch):
    use_local_mode(monkeypatch)
    save_year(sqlite_engine)
    sit(offset)
    monkeypatch.setattr(visitor, "datetime", LastEveningOfTheQuarter)
    rounds = visit("custodian/rounds_and_releases")
    assert find(rounds.selectbox, "Round of").options[0] == newest
    files = visit("custodian/import_files")
    assert find(files.selectbox, "Quarter, for rows that do not say").options[0] == newest
