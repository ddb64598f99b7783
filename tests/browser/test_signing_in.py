"""People sign in for real, with an OpenID provider and behind a proxy: each role, each page, each address."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from oidc_provider_mock import User, run_server_in_thread
from playwright.sync_api import BrowserContext, Page, expect
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value, decode_signed_value

from data.access import grant_role, load_audit, load_grants, revoke_role
from data.accounts import ROLES, Scope, list_pages
from data.sign_in import open_programme
from pages.parts.navigation import url_name
from tests.browser.conftest import (
    PATIENCE_SECONDS,
    ROOT,
    filled_database,
    free_port,
    serve_dashboard,
    settle,
)
from tests.browser.reverse_proxy import FORWARDS, proxy_to
from tests.browser.test_front_door import ask, open_websocket

pytestmark = pytest.mark.browser
expect.set_options(timeout=PATIENCE_SECONDS * 1000)
SECRET = "Vf3-9sLq0ZtYbN2mXcR7uWkE5aHgJ8dT1pQoI4xB6"
COOKIE = "_streamlit_user"
EVERY_PAGE = dict(list_pages())
# Addresses that are no page of ours, but look as if they led past the door.
BY_THE_WAY = [
    "audit_log",
    "audit_log.py",
    "audit-log?persona=custodian&partnership=1&embed=true",
]
LOG_TITLE = "What was done, by whom, when"
NOT_OPEN = "This page is not open to you"


def user(sub: str, email: str | None = None, *, verified: bool = True) -> User:
    return User(sub=sub, claims={"email": email or f"{sub}@example.org", "email_verified": verified})


PEOPLE = [
    *(user(role) for role in ROLES),
    user("nobody"),
    user("leaver"),
    user("first", "ada@example.org"),
    user("second", "ada@example.org"),
    user("unverified", "bea@example.org", verified=False),
]


class Stage:
    """Provider, proxy and dashboard; the dashboard can be started afresh while people stay signed in."""

    def __init__(self, folder: Path, settings: dict[str, str], open_things: ExitStack) -> None:
        self.folder, self.settings = folder, settings | {"AUTHLIB_INSECURE_TRANSPORT": "1"}
        self.provider = open_things.enter_context(run_server_in_thread(user_claims=PEOPLE))
        self.port = free_port()
        self.address = open_things.enter_context(proxy_to(self.port, FORWARDS))
        self.secrets = folder / "secrets.toml"
        self.secrets.write_text(write_secrets(self.address, self.provider.server_port, SECRET), "utf-8")
        self.running = open_things.enter_context(ExitStack())
        self.start_afresh()

    def start_afresh(self) -> None:
        self.running.close()
        words = ("--secrets.files", str(self.secrets))
        self.running.enter_context(serve_dashboard(self.folder, self.settings, *words, port=self.port))


def write_secrets(address: str, provider_port: int, cookie_secret: str) -> str:
    metadata = f"http://localhost:{provider_port}/.well-known/openid-configuration"
    lines = {
        "redirect_uri": f"{address}/oauth2callback",
        "cookie_secret": cookie_secret,
        "client_id": "common-ground",
        "client_secret": "k7Q-unlike-any-other",
        "server_metadata_url": metadata,
    }
    return "[auth]\n" + "\n".join(f"{name} = {json.dumps(value)}" for name, value in lines.items())


@pytest.fixture(scope="module")
def stage(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sign_in")
    with filled_database(folder) as settings, ExitStack() as open_things:
        for role in ROLES:
            grant_role(open_programme(), f"{role}@example.org", role)
        grant_role(open_programme(), "leaver@example.org", "coordinator", "Millbrook")
        for email in ("ada@example.org", "bea@example.org"):
            grant_role(open_programme(), email, "partner", "Millbrook")
        yield Stage(folder, settings, open_things)


@pytest.fixture
def context(tab):
    return tab.context


def visit(context: BrowserContext, address: str, name: str = "") -> Page:
    page = context.pages[0] if context.pages else context.new_page()
    page.set_default_timeout(PATIENCE_SECONDS * 1000)
    page.goto(f"{address}/{name}")
    settle(page)
    return page


def sign_in(context: BrowserContext, stage: Stage, who: str, name: str = "") -> Page:
    """From our page to the provider's, choose who one is, and back."""
    page = visit(context, stage.address, name)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("button", name=who, exact=True).click()
    page.wait_for_url(f"{stage.address}/**")
    settle(page)
    return page


def title(page: Page) -> str:
    return page.locator(".stMain h1").inner_text()


def main_text(page: Page) -> str:
    return page.locator(".stMain").inner_text()


def may_open(role: str, key: str) -> bool:
    return role in ROLES and Scope({role: None}).may(f"open {key}")


# ---------------------------------------------------------------- each role, each page, each address


@pytest.mark.parametrize("role", [*ROLES, "nobody"])
def test_a_role_opens_its_pages_and_no_other_by_whatever_address_on_a_fresh_server(stage, context, role):
    page = sign_in(context, stage, role)
    page.goto("about:blank")
    stage.start_afresh()
    # The first visit that this server ever has is a direct one; page after page follows.
    in_turn = sorted(EVERY_PAGE, key=lambda key: may_open(role, key))
    for key in in_turn:
        page = visit(context, stage.address, url_name(key))
        text, shown = main_text(page), title(page)
        if role == "nobody":
            assert "nobody has invited this account" in text, key
        elif may_open(role, key):
            assert shown not in (NOT_OPEN, "Common Ground"), key
            assert "went wrong" not in text, key
        else:
            assert shown == NOT_OPEN, key
            assert page.locator(".stMain :is(table, .js-plotly-plot, .stDownloadButton)").count() == 0, key
        assert "Page not found" not in page.locator("body").inner_text(), key
    for name in BY_THE_WAY:
        page = visit(context, stage.address, name)
        assert (title(page) == LOG_TITLE) <= (role == "custodian"), name
        assert role != "nobody" or "Millbrook" not in page.locator("body").inner_text(), name


def test_whoever_is_not_signed_in_sees_the_way_in_and_nothing_else(stage, context):
    stage.start_afresh()
    for name in [*(url_name(key) for key in EVERY_PAGE), "", *BY_THE_WAY]:
        page = visit(context, stage.address, name)
        assert title(page) == "Common Ground", name
        assert "Sign in to see your partnership." in main_text(page), name
        assert "Millbrook" not in page.locator("body").inner_text(), name
        assert page.locator("[data-testid=stSidebar] [data-testid=stSelectbox]").count() == 0, name


# ---------------------------------------------------------------- invitations


def test_an_invitation_binds_once_and_never_by_its_address_again(stage, context):
    met = {}
    for who in ("unverified", "first", "second", "first"):
        context.clear_cookies()
        met[who] = main_text(sign_in(context, stage, who, "glance"))
    assert "must have verified it" in met["unverified"]
    assert "nobody has invited this account" in met["second"]
    assert "Resources weigh most" in met["first"]


# ---------------------------------------------------------------- while somebody is there


def test_a_role_taken_away_stops_working_at_the_next_click_and_the_next_download(stage, context):
    page = sign_in(context, stage, "leaver")
    assert "Resources weigh most" in main_text(page)
    grants = load_grants(open_programme(), Scope.everything()).set_index("email")
    revoke_role(open_programme(), int(grants.loc["leaver@example.org", "grant_id"]), Scope.everything())
    page.get_by_role("button", name="Download the one-page review").click()
    page.get_by_role("link", name="Trust and alignment").first.click()
    expect(page.locator(".stMain")).to_contain_text("no role at present")
    log = load_audit(open_programme(), Scope.everything())
    assert "refused" in set(
        log.loc[log["action"].eq("download") & log["who"].eq("leaver@example.org"), "outcome"]
    )


def change_cookie(context: BrowserContext, change: Callable[[str], str]) -> None:
    """Put another value in the place of the sign-in cookie that the browser holds, or held."""
    domain = {"name": COOKIE, "value": "", "domain": "localhost", "path": "/", "httpOnly": True}
    held = next((cookie for cookie in context.cookies() if cookie["name"] == COOKIE), domain)
    context.add_cookies([held | {"value": change(held["value"])}])


def sign_again(value: str, secret: str = SECRET, **changes) -> str:
    """A cookie as the server signs it, with other claims in it."""
    claims = json.loads(decode_signed_value(SECRET, COOKIE, value))
    changed = claims | {name: change(claims.get(name)) for name, change in changes.items()}
    return create_signed_value(secret, COOKIE, json.dumps(changed)).decode()


def test_a_sign_in_that_has_expired_asks_for_another(stage, context):
    sign_in(context, stage, "partner")
    change_cookie(context, lambda value: sign_again(value, iat=lambda issued: issued - 13 * 3600))
    page = visit(context, stage.address, "glance")
    assert "more than 12 hours ago" in main_text(page)
    assert "Millbrook" not in page.locator("body").inner_text()
    assert "Resources weigh most" in main_text(sign_in(context, stage, "partner", "glance"))


def test_a_cookie_that_was_altered_is_no_sign_in(stage, context):
    other = "another secret of the same length as ours"
    sign_in(context, stage, "partner")
    held = next(cookie["value"] for cookie in context.cookies() if cookie["name"] == COOKIE)
    body, when, signature = held.rsplit(".", 2)
    first = "A" if signature[0] != "A" else "B"  # the last one holds two bits that nothing is made of
    for altered in (
        f"{body}.{when}.{first}{signature[1:]}",
        "A" + held,
        sign_again(held, other, sub=lambda _: "custodian"),
        held.split(".")[0],
    ):
        change_cookie(context, lambda _, altered=altered: altered)
        page = visit(context, stage.address, "audit-log")
        assert "Sign in to see your partnership." in main_text(page), altered
    change_cookie(context, lambda _: sign_again(held))
    assert "Resources weigh most" in main_text(visit(context, stage.address, "glance"))


def test_whoever_signs_out_is_out(stage, context):
    page = sign_in(context, stage, "funder")
    page = visit(context, stage.address, "account")
    assert "funder@example.org" in main_text(page)
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/oauth2/end_session**")
    page = visit(context, stage.address, "resource-gaps")
    assert "Sign in to see your partnership." in main_text(page)


# ---------------------------------------------------------------- pages of other sites

# What a page elsewhere tries while somebody is signed in here; it even knows the session and the XSRF token.
HOSTILE_PAGE = """async ({address, session, token, leave}) => {
    const upload = `${address}/_stcore/upload_file/${session}/planted`
    const headers = {'X-Xsrftoken': token}, form = new FormData()
    form.append('file', new File(['action,owner'], 'planted.csv'))
    const sent = (where, how) => fetch(where, {credentials: 'include', ...how})
        .then(answer => `${answer.type} ${answer.status}`, () => 'refused')
    const talked = protocols => new Promise(say => {
        const socket = new WebSocket(address.replace('http', 'ws') + '/_stcore/stream', protocols)
        socket.onopen = () => say('open')
        socket.onerror = () => say('refused')
    })
    const posted = target => {
        const own = Object.assign(document.createElement('form'), {
            action: target, method: 'post', enctype: 'multipart/form-data', target: 'hidden'})
        own.innerHTML = '<input name=file value=planted>'
        document.body.append(Object.assign(document.createElement('iframe'), {name: 'hidden'}), own)
        own.submit()
    }
    posted(upload)
    document.body.append(Object.assign(new Image(), {src: address + leave}))
    return {
        socket: await talked(['streamlit']),
        'socket with the session': await talked(['streamlit', token, session]),
        put: await sent(upload, {method: 'PUT', body: form}),
        'put with the token': await sent(upload, {method: 'PUT', body: form, headers}),
        remove: await sent(upload, {method: 'DELETE', headers}),
        post: await sent(upload, {method: 'POST', body: form}),
        read: await sent(`${address}/glance`, {}),
        'sign out': await sent(address + leave, {}),
    }
}"""


@contextmanager
def foreign_site(host: str) -> Iterator[str]:
    """A page of somebody else, on this computer too, under another name or port."""

    class Empty(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<body>Win a prize</body>")

        def log_message(self, *_) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Empty) as site:
        threading.Thread(target=site.serve_forever, daemon=True).start()
        yield f"http://{host}:{site.server_port}"
        site.shutdown()


@pytest.mark.parametrize("host", ["127.0.0.1", "evil.localhost", "localhost"])
def test_a_page_of_another_site_does_nothing_in_the_name_of_somebody_signed_in(stage, context, host):
    page = sign_in(context, stage, "custodian", "import-files")
    page = visit(context, stage.address, "import-files")
    with page.expect_response(lambda answer: "upload_file" in answer.url) as own:
        page.locator('input[type="file"]').set_input_files(
            {"name": "mine.csv", "mimeType": "text/csv", "buffer": b"action,owner\n"}
        )
    assert own.value.status == 204
    session = own.value.url.split("/")[-2]
    token = next(each["value"] for each in context.cookies() if each["name"] == "_streamlit_xsrf")
    before = load_audit(open_programme(), Scope.everything())
    known = {"address": stage.address, "session": session, "token": token, "leave": "/auth/logout"}
    with foreign_site(host) as elsewhere:
        hostile = context.new_page()
        with hostile.expect_response(lambda answer: answer.request.method == "POST") as posted:
            hostile.goto(elsewhere)
            tried = hostile.evaluate(HOSTILE_PAGE, known)
        assert posted.value.status == 403
    assert set(tried.values()) == {"refused"}, tried
    assert load_audit(open_programme(), Scope.everything()).equals(before)
    assert "mine.csv" in main_text(page)
    page = visit(context, stage.address, "account")
    assert "custodian@example.org" in main_text(page)
    # The same page, were it ours, would get through: what was refused above was well made.
    allowed = page.evaluate(HOSTILE_PAGE, known | {"leave": "/glance"})
    assert (allowed["socket"], allowed["put with the token"]) == ("open", "basic 204")


PLANTED = (
    b'--x\r\nContent-Disposition: form-data; name="file"; filename="planted.csv"\r\n\r\n'
    b"action,owner\r\n--x--\r\n"
)
OWN_WORDS = "A page of another site may not ask this."


def test_our_own_check_refuses_an_origin_to_which_streamlit_would_answer(stage, context):
    """Over the wire, where no browser helps: cookie, session and token are all right, and only the origin is
    another's. Streamlit does not look at the origin of an upload at all, and takes every page of “localhost”
    for its own where a conversation is asked for."""
    page = sign_in(context, stage, "custodian", "import-files")
    page = visit(context, stage.address, "import-files")
    with page.expect_response(lambda answer: "upload_file" in answer.url) as own:
        page.locator('input[type="file"]').set_input_files(
            {"name": "mine.csv", "mimeType": "text/csv", "buffer": b"action,owner\n"}
        )
    place = f"/_stcore/upload_file/{own.value.url.split('/')[-2]}/planted"
    cookies = {each["name"]: each["value"] for each in context.cookies()}
    held = {
        "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()),
        "X_Xsrftoken": cookies["_streamlit_xsrf"],
        "Content_Type": "multipart/form-data; boundary=x",
    }

    def upload(method, origin):
        status, _, body = ask(stage.address, place, method, PLANTED, Origin=origin, **held)
        return status, body

    assert upload("PUT", stage.address)[0] == 204
    assert upload("POST", stage.address)[1] != OWN_WORDS
    assert open_websocket(stage.address, Origin=stage.address, Cookie=held["Cookie"]) == 101
    port = stage.address.rsplit(":", 1)[1]
    for origin in ("http://localhost:1", f"https://localhost:{port}", "https://evil.example.org", "null"):
        for method in ("PUT", "POST", "DELETE"):
            assert upload(method, origin) == (403, OWN_WORDS), (method, origin)
        assert open_websocket(stage.address, Origin=origin, Cookie=held["Cookie"]) == 403, origin
    page.goto("about:blank")


# ---------------------------------------------------------------- proxies


@pytest.mark.parametrize(
    ("added", "rewrites_host", "said"),
    [
        (FORWARDS, False, "Local mode does not answer requests that a proxy passed on"),
        ({"Via": "1.1 gate"}, True, "Local mode does not answer requests that a proxy passed on"),
        ({}, True, "Local mode answers only on this computer"),
    ],
    ids=["as documented", "rewrites the host", "says nothing"],
)
def test_local_mode_answers_nobody_through_a_proxy_on_the_same_computer(
    address, context, added, rewrites_host, said
):
    port = int(address.rsplit(":", 1)[1])
    with proxy_to(port, added, rewrites_host=rewrites_host) as proxied:
        for name in ("glance", "audit-log"):
            page = visit(context, proxied, name)
            assert said in main_text(page)
            assert "Millbrook" not in page.locator("body").inner_text()
        page.goto("about:blank")


def test_without_sign_in_a_server_behind_a_proxy_lets_nobody_in(stage, context):
    port = free_port()
    with (
        serve_dashboard(stage.folder, stage.settings, port=port),
        proxy_to(port, FORWARDS) as proxied,
    ):
        for name in ("glance", "audit-log", "import-files"):
            page = visit(context, proxied, name)
            assert "Sign-in is not set up" in main_text(page)
            assert "Millbrook" not in page.locator("body").inner_text()
        page.goto("about:blank")


# ---------------------------------------------------------------- secrets


@pytest.mark.parametrize(
    ("secret", "local", "said"),
    [
        ("changeme-changeme-changeme-changeme", "0", "is a sample"),
        ("short", "0", "too easy to guess"),
        (SECRET, "1", "Take one of the two away"),
    ],
    ids=["sample", "short", "local mode too"],
)
def test_the_app_does_not_start_with_settings_that_let_anybody_in(tmp_path, secret, local, said):
    secrets = tmp_path / "secrets.toml"
    secrets.write_text(write_secrets("http://localhost:1", 2, secret), "utf-8")
    own = {"COMMON_GROUND_LOCAL": local, "DATABASE_URL": f"sqlite:///{tmp_path / 'none.db'}"}
    words = ["--server.port", str(free_port()), "--secrets.files", str(secrets)]
    ended = subprocess.run(
        [sys.executable, "-m", "streamlit", "run", "dashboard.py", *words],
        cwd=ROOT,
        env=os.environ | own,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
    )
    assert ended.returncode != 0
    assert said in ended.stderr + ended.stdout
    assert secret not in ended.stderr + ended.stdout
