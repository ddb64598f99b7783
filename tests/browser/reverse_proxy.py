"""A reverse proxy in a hundred lines: passes on requests and WebSockets, and says so or does not."""

import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

CHUNK = 65_536
# How a proxy that is set up as docs/RUNNING.md says makes itself known.
FORWARDS = {"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "http"}


@contextmanager
def proxy_to(port: int, added: dict[str, str], *, rewrites_host: bool = False) -> Iterator[str]:
    """The address of a proxy on this computer in front of a port, adding these headers to every request."""

    class Passing(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            head = read_head(self.request)
            if not head:
                return
            with suppress(OSError), socket.create_connection(("127.0.0.1", port)) as behind:
                own = {"Host": f"localhost:{port}"} if rewrites_host else {}
                behind.sendall(rewrite(head, added | own))
                back = threading.Thread(target=pump, args=(behind, self.request), daemon=True)
                back.start()
                pump(self.request, behind)
                back.join()

    class Proxy(socketserver.ThreadingTCPServer):
        daemon_threads = True
        allow_reuse_address = True
        request_queue_size = 128

    with Proxy(("127.0.0.1", 0), Passing) as proxy:
        threading.Thread(target=proxy.serve_forever, daemon=True).start()
        yield f"http://localhost:{proxy.server_address[1]}"
        proxy.shutdown()


def read_head(connection: socket.socket) -> bytes:
    """A request up to its empty line, with whatever of its body came along."""
    read = b""
    while b"\r\n\r\n" not in read:
        more = connection.recv(CHUNK)
        if not more:
            return b""
        read += more
    return read


def rewrite(head: bytes, added: dict[str, str]) -> bytes:
    """The request with the headers set; one request a connection, unless it is to become a WebSocket."""
    lines, rest = head.split(b"\r\n\r\n", 1)
    first, *headers = lines.decode("latin-1").split("\r\n")
    becomes_socket = any(line.lower().startswith("upgrade:") for line in headers)
    named = added if becomes_socket else added | {"Connection": "close"}
    replaced = {name.lower() for name in named}
    kept = [line for line in headers if line.split(":", 1)[0].lower() not in replaced]
    said = [first, *kept, *(f"{name}: {value}" for name, value in named.items())]
    return "\r\n".join(said).encode("latin-1") + b"\r\n\r\n" + rest


def pump(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(CHUNK):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
