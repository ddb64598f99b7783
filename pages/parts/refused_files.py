"""A download that cannot be given says why in our words, beside its button, where Streamlit has one sentence
for everything.

Its log would also hold the error's own words, which may carry what a file or a database holds.
"""

import asyncio
import logging
from typing import Any

from streamlit import runtime
from streamlit.proto.ForwardMsg_pb2 import BackendOperationResponse, DeferredFileResponsePayload
from streamlit.runtime.backend_operation_handler import DeferredFileHandler

from data.accounts import NotAllowed
from data.trouble import explain_trouble
from pages.parts.boundary import note_fault

LOG = logging.getLogger("common_ground")
OUT_OF_DATE = "This page is out of date. Load it again, then download."
FAULT = "The file could not be made: a fault of ours. Load the page again; if it comes back, tell number {}."


async def give_file_or_say_why(_: Any, request: Any, session_id: str) -> BackendOperationResponse:
    """In place of Streamlit's own: the file is made when its button is pressed, and may be refused then."""
    files = runtime.get_instance().media_file_mgr
    try:
        # In another thread, as Streamlit does: it may ask the database, and others wait meanwhile.
        url = await asyncio.to_thread(files.execute_deferred, request.deferred_file.file_id)
    except Exception as error:
        return BackendOperationResponse(request_id=request.request_id, error_msg=say_why(error))
    given = DeferredFileResponsePayload(url=url)
    return BackendOperationResponse(request_id=request.request_id, deferred_file=given)


def say_why(error: Exception) -> str:
    """What whoever pressed is told. What stopped the file is the cause of Streamlit's error."""
    cause = error.__cause__
    if not isinstance(cause, Exception):
        return OUT_OF_DATE  # nothing is kept under this number any more: the page was drawn anew meanwhile
    if isinstance(cause, NotAllowed):
        return str(cause)
    if trouble := explain_trouble(cause):
        LOG.warning("%s (%s)", trouble.title, type(cause).__name__)
        return f"{trouble.title}. {trouble.advice}"
    return FAULT.format(note_fault(cause))


def speak_in_our_words() -> None:
    """Once for a server, before anybody comes."""
    DeferredFileHandler.handle = give_file_or_say_why  # type: ignore[method-assign, assignment]
