"""A conversation with a screen without a browser: it presses and fills in whatever an attacker likes."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value
from websockets.sync.client import ClientConnection, connect

COOKIE = "_streamlit_user"
LONGEST_ANSWER = 60.0  # seconds
WIDGETS = ("button", "date_input", "selectbox", "radio", "text_input", "number_input", "checkbox")


def sign_cookie(address: str, secret: str, who: str, hours_ago: float = 0) -> str:
    """What a provider's sign-in leaves in the browser, so that no provider is asked again."""
    claims = {
        "iss": "https://provider.example.org",
        "sub": who,
        "email": f"{who}@example.org",
        "email_verified": True,
        "iat": int(time.time() - 3600 * hours_ago),
        "is_logged_in": True,
        "origin": address,
    }
    return create_signed_value(secret, COOKIE, json.dumps(claims)).decode()


@dataclass
class Conversation:
    """One screen that stays open: what it showed last, and which page it shows."""

    socket: ClientConnection
    query: str = ""
    page_hash: str = ""
    shown: dict[tuple[int, ...], Element] = field(default_factory=dict)

    def go(self, page: str, query: str = "") -> str:
        """Open a page by its address; what it says."""
        self.query, self.page_hash = query, ""
        self.send(page=page)
        return self.listen()

    def send(self, page: str = "", **values: dict[str, Any]) -> None:
        """Ask for a run of the page; `values` are kinds of value, and of each the widget and its value."""
        message = BackMsg()
        state = message.rerun_script
        state.query_string, state.page_script_hash, state.page_name = self.query, self.page_hash, page
        state.context_info.SetInParent()
        for kind, given in values.items():
            for widget, value in given.items():
                one = state.widget_states.widgets.add()
                one.id = widget
                if kind == "string_array_value":
                    one.string_array_value.data.extend(value)
                else:
                    setattr(one, kind, value)
        self.socket.send(message.SerializeToString())

    def listen(self) -> str:
        """Wait until the page is drawn; its words."""
        self.shown = {}
        until = time.monotonic() + LONGEST_ANSWER
        while True:
            message = ForwardMsg()
            message.ParseFromString(self.socket.recv(timeout=until - time.monotonic()))
            kind = message.WhichOneof("type")
            if kind == "new_session":
                self.shown = {}
            elif kind == "navigation":
                self.page_hash = message.navigation.page_script_hash
            elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
                self.shown[tuple(message.metadata.delta_path)] = message.delta.new_element
            elif kind == "script_finished" and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                return self.words()

    def words(self) -> str:
        return "\n".join(str(each) for each in self.shown.values())

    def alerts(self) -> list[str]:
        return [each.alert.body for each in self.shown.values() if each.WhichOneof("type") == "alert"]

    def find(self, label: str) -> str:
        """The id of the widget with this label. Raises LookupError when the page shows none."""
        for element in self.shown.values():
            kind = element.WhichOneof("type")
            if kind in WIDGETS and getattr(element, kind).label == label:
                return getattr(element, kind).id
        raise LookupError(f"no “{label}” on this page")

    def press(self, widget: str) -> str:
        self.send(trigger_value={widget: True})
        return self.listen()


@contextmanager
def converse(address: str, cookie: str) -> Iterator[Conversation]:
    """A new screen of whoever holds this cookie."""
    token = "2|00000000|00000000000000000000000000000000|1796023958"
    where = address.replace("http", "ws") + "/_stcore/stream"
    cookies = {"Cookie": f"{COOKIE}={cookie}; _streamlit_xsrf={token}"}
    with connect(
        where,
        origin=address,
        subprotocols=["streamlit", token],
        additional_headers=cookies,
        max_size=None,
    ) as socket:
        yield Conversation(socket)
