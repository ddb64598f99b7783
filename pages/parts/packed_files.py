"""Streamlit's own scripts and styles, compressed once: a first visit fetches two megabytes, not eight.

Streamlit sends them as they lie on the disk, and asks the disk for each of a hundred on every first visit.
"""

import gzip
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from streamlit import file_util

TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}
FOLDER = Path(file_util.get_static_dir(), "static")
FILES = {path.relative_to(FOLDER).as_posix(): path for path in FOLDER.rglob("*") if path.suffix in TYPES}
# A file's name says what is in it: Streamlit keeps them as long.
HEADERS = {
    "Cache-Control": "public, immutable, max-age=31536000",
    "Content-Encoding": "gzip",
    "Vary": "Accept-Encoding",
}
# What draws charts is run as soon as it has come, and is more than half of all scripts. With this comment
# Chromium compiles it beside the page, not in its way (V8, “explicit compile hints”); others pass over it.
RUN_AT_ONCE, HINT = "js/PlotlyChart.", b"//# allFunctionsCalledOnLoad\n"


def find_packed(request: Request) -> str | None:
    """The name of the file that is asked for, where it is one of these and the browser can unpack it."""
    # Anywhere in the path: with server.baseUrlPath it stands below it.
    name = request.url.path.rpartition("/static/")[2]
    can_unpack = "gzip" in request.headers.get("accept-encoding", "")
    return name if request.method == "GET" and can_unpack and name in FILES else None


def answer_packed(name: str) -> Response:
    return Response(_pack(name), headers=HEADERS | {"Content-Type": TYPES[FILES[name].suffix]})


@cache
def _pack(name: str) -> bytes:
    script = FILES[name].read_bytes()
    return gzip.compress(HINT + script if name.startswith(RUN_AT_ONCE) else script, 6)
