"""The web server around the screens: whom it turns away at the door, and what every answer carries."""

import json
import re
from base64 import b64encode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config, file_util
from streamlit.auth_util import get_cookie_with_chunks
from streamlit.runtime.pages_manager import PagesManager
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

from data.access import note_refusal
from data.accounts import NotAllowed
from data.sign_in import find_reach, find_start_problem, local_mode_is_on
from pages.parts.packed_files import answer_packed, find_packed
from pages.parts.refused_files import speak_in_our_words
from pages.parts.visitor import programme_engine, read_sign_in_settings

HEALTH, UPLOADS, FILES, SIGN_OUT = "/_stcore/health", "/_stcore/upload_file/", "/media/", "/auth/logout"
ONLY_READ = ("GET", "HEAD")
FROM_ELSEWHERE = ("cross-site", "same-site")  # what a browser says when another page sent it
# Numbers about the process are for whoever runs it, over loopback, and not for visitors.
FOR_THE_OPERATOR = ("/_stcore/metrics", "/_stcore/agent/")


def _hash_inline_scripts() -> str:
    """Streamlit's page has one script of its own between tags; it is let through by its hash, no other is."""
    page = Path(file_util.get_static_dir(), "index.html").read_text(encoding="utf-8")
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    return " ".join(f"'sha256-{b64encode(sha256(each.encode()).digest()).decode()}'" for each in scripts)


SECURITY_HEADERS = {
    "Content-Security-Policy": "; ".join(
        [
            "default-src 'self'",
            f"script-src 'self' {_hash_inline_scripts()}",
            "style-src 'self' 'unsafe-inline'",  # Streamlit and Plotly write style elements
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        ]
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


# Streamlit fetches what draws a chart when the first one comes; by far the largest file would come last.
DRAWS_EARLY = ("PlotlyChart", "Selectbox", "Table", "arrowFormatUtils")


def _name_early_modules() -> str:
    """The value of a Link header that has a browser fetch what nearly every page needs beside the rest.

    The addresses are relative: with server.baseUrlPath the files stand below it.
    """
    folder = Path(file_util.get_static_dir(), "static", "js")
    files = [path.name for name in DRAWS_EARLY for path in sorted(folder.glob(f"{name}.*.js"))]
    return ", ".join(f"<./static/js/{name}>; rel=modulepreload" for name in files)


ON_EVERY_ANSWER = [(name.lower().encode(), text.encode()) for name, text in SECURITY_HEADERS.items()]
ON_EVERY_PAGE = [(b"link", _name_early_modules().encode())]
OURS = {name for name, _ in ON_EVERY_ANSWER}


class FrontDoor:
    """Turns away what no screen should ever see, and puts the security headers on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            return await self.app(scope, receive, send)
        headers = Headers(scope=scope)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                others = [each for each in message["headers"] if each[0].lower() not in OURS]
                message["headers"] = others + ON_EVERY_ANSWER
                answered = MutableHeaders(scope=message)
                if answered.get("content-type", "").startswith("text/html"):
                    message["headers"] += ON_EVERY_PAGE
                if "set-cookie" in answered:
                    keep_cookies_off_plain_http(answered)
            await send(message)

        if scope["type"] == "websocket":
            if not origin_is_ours(headers, to_talk=True):
                return await send({"type": "websocket.close", "code": 1008})
            return await self.app(scope, receive, send)
        is_ours = origin_is_ours(headers)
        request = Request(scope)
        answer: Response | None = answer_at_the_door(request, is_ours)
        # Anywhere in the path: with server.baseUrlPath both stand below it.
        if answer is None and (UPLOADS in request.url.path or FILES in request.url.path):
            answer = await run_in_threadpool(answer_for_files, request)  # it may ask the database
        if answer is None and (name := find_packed(request)):
            answer = await run_in_threadpool(answer_packed, name)  # the first time it is to be compressed
        if not is_ours:
            # Without an origin Streamlit allows no other site to read the answer; with one it would ask the
            # internet for this server's address, to judge it by.
            scope["headers"] = [each for each in scope["headers"] if each[0] != b"origin"]
        return await (answer or self.app)(scope, receive, send_with_headers)


def keep_cookies_off_plain_http(headers: MutableHeaders) -> None:
    """Mark every cookie Secure where people come by TLS. Streamlit marks none that a proxy passes on.

    Where the sign-in leads back to says how they come: it is set by whoever runs the server, no header is.
    """
    if str(read_sign_in_settings().get("redirect_uri", "")).startswith("https://"):
        for place, (name, value) in enumerate(headers.raw):
            if name == b"set-cookie" and b"; secure" not in value.lower():
                headers.raw[place] = (name, value + b"; Secure")


def answer_at_the_door(request: Request, is_ours: bool) -> PlainTextResponse | RedirectResponse | None:
    """What is answered without asking Streamlit; None when the request may go on.

    is_ours: whether no page of another site sent it
    """
    path = request.url.path
    if path.endswith(HEALTH):
        return None
    if not is_host_allowed(request.headers.get("host")):
        return PlainTextResponse("This name is not one of the dashboard's.", status_code=421)
    if not is_ours and (request.method not in ONLY_READ or UPLOADS in path):
        return PlainTextResponse("A page of another site may not ask this.", status_code=403)
    if any(part in path for part in FOR_THE_OPERATOR):
        return PlainTextResponse("Not found", status_code=404)
    if path.endswith(SIGN_OUT) and request.headers.get("sec-fetch-site") in FROM_ELSEWHERE:
        return PlainTextResponse("Sign out on the dashboard itself.", status_code=403)
    if local_mode_is_on() and request.url.hostname == "127.0.0.1" and request.method == "GET":
        # Local mode answers to one name only; whoever types the number is shown the way.
        return RedirectResponse(str(request.url.replace(hostname="localhost")))
    return None


def origin_is_ours(headers: Headers, *, to_talk: bool = False) -> bool:
    """A page of another site may not ask anything in its visitor's name, nor one of another port.

    Where people sign in, the address that the sign-in leads back to says who we are, whatever a proxy sends.
    Streamlit asks less: to it every page of “localhost” is ours, on every server.

    to_talk: a screen is asked for. Without sign-in our own name is enough: the screen says why it is empty
    """
    origin = headers.get("origin")
    if origin is None or origin in config.get_option("server.corsAllowedOrigins"):
        return True
    public = str(read_sign_in_settings().get("redirect_uri", ""))
    named, host = _name_origin(origin), headers.get("host", "")
    if public or named is None:
        return named is not None and named == _name_origin(public)
    own = [_name_origin(f"{scheme}://{host}") for scheme in ("http", "https")]
    return named in own or (to_talk and named[1] in {each[1] for each in own if each})


def _name_origin(address: str) -> tuple[str, str | None, int | None] | None:
    """Scheme, host and port, the usual port where none is named; None for what is no address."""
    try:
        parts = urlsplit(address)
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme)
    except ValueError:
        return None
    return (parts.scheme, parts.hostname, port) if parts.hostname else None


def answer_for_files(request: Request) -> PlainTextResponse | None:
    """Only whoever imports fills the server's memory with files, and a link to a file ends with the roles.

    None where the file may pass.
    """
    if local_mode_is_on():
        return None
    engine = programme_engine()
    scope = find_reach(engine, _read_cookie(request))
    if scope.account_id is None:
        return _turn_away("Sign in first.")  # not in the log, which a stranger could fill
    is_upload, refusal = UPLOADS in request.url.path, ""
    if not scope.roles:
        refusal = "Your account has no role here. Ask a custodian for access."
    elif is_upload and not scope.may("import_files"):
        refusal = "Only custodians bring in files. Ask one of them to do it, or for access."
    if not refusal:
        return None
    deed = "import_files" if is_upload else "download"
    note_refusal(engine, NotAllowed(refusal, deed, account_id=scope.account_id))
    return _turn_away(refusal)


def _turn_away(why: str) -> PlainTextResponse:
    return PlainTextResponse(why, status_code=403)


def _read_cookie(request: Request) -> dict[str, object]:
    """What the sign-in cookie says, which a provider's long answer parts in several; empty without one."""
    secret, cookies = get_cookie_secret(), request.cookies
    told = get_cookie_with_chunks(
        lambda name: decode_signed_value(secret, name, cookies.get(name, "")), USER_COOKIE_NAME
    )
    claims = json.loads(told) if told else {}
    return claims if isinstance(claims, dict) else {}


@asynccontextmanager
async def refuse_unsafe_start(_: st.App) -> AsyncIterator[None]:
    """Stop before the first visitor comes where the settings would let anybody in."""
    problem = find_start_problem(read_sign_in_settings())
    if problem:
        raise SystemExit(f"Common Ground does not start: {problem}")
    yield


# A folder named pages/ makes Streamlit look for files directly in it until the first run has called
# st.navigation: the first visitor to an address would see “Page not found” over the right page.
PagesManager.uses_pages_directory = False
speak_in_our_words()
MIDDLEWARE = [Middleware(FrontDoor)]
