"""What a download that is refused or fails says beside its button, asked for as the browser does."""

import asyncio
import logging
import sqlite3
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy.exc import OperationalError
from streamlit import runtime
from streamlit.proto.BackMsg_pb2 import BackendOperationRequest
from streamlit.runtime.app_session import DeferredFileHandler
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from data.accounts import NotAllowed
from pages.parts import server
from pages.parts.refused_files import OUT_OF_DATE, give_file_or_say_why


@pytest.fixture
def ask(monkeypatch):
    """Press a download button: what makes the file → Streamlit's answer to the browser."""
    files = MediaFileManager(MemoryMediaFileStorage("/media"))
    monkeypatch.setattr(runtime, "get_instance", lambda: type("Runtime", (), {"media_file_mgr": files})())

    def press(make, number=None):
        asked = BackendOperationRequest(request_id="7")
        asked.deferred_file.file_id = number or files.add_deferred(make, "text/csv", "1", "glance.csv")
        answering = DeferredFileHandler(lambda: files).handle(asked, "session")
        # In a thread of its own: where a browser test ran before, this one has a loop that never ends.
        with ThreadPoolExecutor(1) as threads:
            return threads.submit(asyncio.run, answering).result()

    return press


def stop_with(error):
    def make():
        raise error

    return make


def test_the_server_speaks_in_our_words():
    assert server.MIDDLEWARE
    assert DeferredFileHandler.handle is give_file_or_say_why


def test_a_file_that_may_be_given_is(ask):
    answer = ask(lambda: "a,b\n")
    assert answer.request_id == "7"
    assert answer.deferred_file.url.endswith(".csv")
    assert not answer.error_msg


def test_a_refusal_is_said_as_it_is_meant(ask):
    changed = "What is published here has changed since this page was drawn. Load it again."
    assert ask(stop_with(NotAllowed(changed))).error_msg == changed


def test_a_page_that_is_out_of_date_says_so(ask):
    assert ask(None, number="gone").error_msg == OUT_OF_DATE


def test_a_busy_database_says_what_to_do(ask):
    busy = sqlite3.OperationalError("database is locked")
    busy.sqlite_errorname = "SQLITE_BUSY"
    said = ask(stop_with(OperationalError("SELECT secret", {}, busy))).error_msg
    assert said.startswith("The database is busy just now. ")
    assert "secret" not in said


def test_a_fault_of_ours_has_a_number_and_its_words_go_nowhere(ask, caplog):
    with caplog.at_level(logging.INFO):
        said = ask(stop_with(ValueError("secret"))).error_msg
    assert said.startswith("The file could not be made: a fault of ours.")
    number = said.removesuffix(".").rpartition(" ")[2]
    assert f"Fault {number}: ValueError" in caplog.text
    assert "secret" not in said + caplog.text
