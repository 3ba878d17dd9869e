"""Attacks on a real server: refused, logged without the words said, and nothing is lost."""

from __future__ import annotations

import contextlib
import http.server
import json
import logging
import socket
import threading
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from tests.web.browsing import ask, opened, outcome
from tests.web.serving import APPS, PATIENCE, cookie_of, hidden, parts, running

pytestmark = pytest.mark.slow


@pytest.fixture
def port(address: str) -> int:
    """Where the server listens."""
    found = urlsplit(address).port
    assert found is not None
    return found


def knock(port: int, request: bytes, *, seconds: float = 20.0) -> bytes:
    """What the server says to these bytes before it closes, or the time is over."""
    with socket.create_connection(("127.0.0.1", port), timeout=seconds) as door:
        door.sendall(request)
        said = b""
        with contextlib.suppress(TimeoutError, ConnectionError):
            while piece := door.recv(65_536):
                said += piece
        return said


def front(port: int) -> str:
    """The page."""
    head = f"Host: 127.0.0.1:{port}\r\nCookie: {cookie(port)}\r\nConnection: close\r\n\r\n"
    said = knock(port, b"GET / HTTP/1.1\r\n" + head.encode())
    assert b"200 OK" in said[:20], said[:200]
    return said.decode()


def cookie(port: int) -> str:
    """The owner's."""
    return cookie_of(APPS[f"http://127.0.0.1:{port}/"])


@contextlib.contextmanager
def join(port: int, **more: object) -> Iterator[ClientConnection]:
    """A socket that has said hello."""
    token = hidden(front(port), "token")
    with connect_to(port) as link:
        link.send(json.dumps({"kind": "hello", "token": token, **more}))
        yield link


def connect_to(port: int) -> ClientConnection:
    """A socket, as this page would open it."""
    here = f"http://127.0.0.1:{port}"
    ours = {"Cookie": cookie(port)}
    return connect(
        f"ws://127.0.0.1:{port}/talk", origin=Origin(here), proxy=None, additional_headers=ours
    )


def until(link: ClientConnection, kind: str) -> dict[str, object]:
    """The next message of that kind."""
    while True:
        message: dict[str, object] = json.loads(link.recv(PATIENCE))
        if message["kind"] == kind:
            return message


def test_it_listens_on_this_computer_only(port: int) -> None:
    """No other address of this machine answers."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        with contextlib.suppress(OSError):
            probe.connect(("192.0.2.1", 9))  # sends nothing; tells our address on the network
        own = probe.getsockname()[0]
    if own in {"0.0.0.0", "127.0.0.1"}:  # noqa: S104 - no network at all
        own = "127.0.0.2"
    with pytest.raises(OSError, match="refused"):
        socket.create_connection((own, port), timeout=5).close()


@pytest.mark.parametrize(
    "rubbish",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"\x00" * 5000,
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /" + b"a" * 40_000 + b" HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"X: " + b"y" * 40_000 + b"\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n0",
        b"GET /../../etc/passwd HTTP/1.1\r\nConnection: close\r\n\r\n",
    ],
)
def test_binary_rubbish_is_turned_away(port: int, rubbish: bytes) -> None:
    """And the page goes on."""
    said = knock(port, rubbish)
    assert b" 200 " not in said[:20]
    assert b"root:" not in said
    front(port)


def test_half_open_connections_are_let_go(port: int) -> None:
    """Two hundred of them harm nobody, and are closed after ten seconds."""
    doors = [socket.create_connection(("127.0.0.1", port)) for _ in range(200)]
    for door in doors:
        door.sendall(b"GET / HTTP/1.1\r\nHost: ")
    front(port)
    doors[0].settimeout(PATIENCE)
    with contextlib.suppress(ConnectionResetError):
        assert doors[0].recv(10) == b""
    for door in doors:
        door.close()


def test_without_the_owners_cookie_there_is_no_socket(port: int) -> None:
    """Refused before it is opened, whatever else it names."""
    here = Origin(f"http://127.0.0.1:{port}")
    with pytest.raises(InvalidStatus):
        connect(f"ws://127.0.0.1:{port}/talk", origin=here, proxy=None)


def _is_let_go(door: socket.socket, piece: bytes, reads: float) -> bool:
    """Whether the server closes it while we send on; ``reads`` are seconds to read after each."""
    end = time.monotonic() + 2 * PATIENCE
    try:
        while time.monotonic() < end:
            with contextlib.suppress(TimeoutError):
                door.settimeout(0.5)
                door.sendall(piece)
            with contextlib.suppress(TimeoutError):
                door.settimeout(reads)
                while reads:
                    if not door.recv(65_536):
                        return True
    except ConnectionError:
        return True
    return False


@pytest.mark.parametrize("end", ["head", "body", "unread"])
def test_a_second_request_may_dribble_no_longer_than_a_first(port: int, end: str) -> None:
    """Its head, its body, and a body that nobody reads; one byte a second keeps nothing open."""
    head = f"Host: 127.0.0.1:{port}\r\nCookie: {cookie(port)}\r\n"
    first = f"GET / HTTP/1.1\r\n{head}\r\n".encode()
    form = f"Origin: http://127.0.0.1:{port}\r\nContent-Length: 900\r\n\r\n"
    second = {
        "head": "GET / HTTP/1.1\r\nX: ",
        "body": f"POST / HTTP/1.1\r\n{head}{form}",
        "unread": f"GET / HTTP/1.1\r\n{head}{form}",
    }[end]
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as door:
        door.sendall(first)
        assert b"200 OK" in door.recv(65_536)
        door.settimeout(0.2)
        with contextlib.suppress(TimeoutError):
            while door.recv(65_536):
                pass
        door.sendall(second.encode())
        assert _is_let_go(door, b"a", 0.5)
    front(port)


def test_who_takes_nothing_of_an_answer_is_let_go(port: int) -> None:
    """A thousand requests in one breath, and not a byte read: the answers wait for nobody."""
    ask = f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: {cookie(port)}\r\n\r\n".encode()
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        assert _is_let_go(door, ask, 0.0)
    front(port)


def test_idle_connections_make_room_for_one_that_asks(port: int) -> None:
    """Six hundred that say nothing do not keep the owner out."""
    doors = [socket.create_connection(("127.0.0.1", port)) for _ in range(600)]
    front(port)
    for door in doors:
        door.close()


def test_an_oversized_frame_ends_its_socket_only(port: int) -> None:
    """The conversation is there for the next one."""
    with join(port) as link:
        room = until(link, "room")
        link.send(json.dumps({"kind": "say", "text": "why do my legs cramp at night"}))
        until(link, "turn")
        with contextlib.suppress(ConnectionClosed):
            link.send(b"\x00" * 1_000_000)
        with pytest.raises(ConnectionClosed):
            until(link, "nothing")
    with join(port, conversation=room["conversation"]) as again:
        assert "Most leg cramps" in str(until(again, "room")["html"])


def test_a_socket_without_a_hello_is_let_go(port: int) -> None:
    """After five seconds."""
    with connect_to(port) as link, pytest.raises(ConnectionClosed):
        link.recv(PATIENCE)


def test_fifty_conversations_at_once_with_a_slow_one_among_them(port: int) -> None:
    """The slow one reads nothing and gets a flood; everybody else is answered."""
    with contextlib.ExitStack() as stack:
        slow = stack.enter_context(join(port))
        until(slow, "room")
        links = [stack.enter_context(join(port)) for _ in range(50)]
        for link in links:
            until(link, "room")
        for _ in range(200):
            slow.send(json.dumps({"kind": "say", "text": "help"}))
        for link in links:
            link.send(json.dumps({"kind": "say", "text": "why do my legs cramp at night"}))
        for link in links:
            assert "Most leg cramps" in str(until(link, "turn")["html"])


def test_nothing_that_was_said_is_logged(port: int, caplog: pytest.LogCaptureFixture) -> None:
    """Neither an answer nor a refusal nor a broken message repeats a word."""
    with caplog.at_level(logging.DEBUG), join(port) as link:
        until(link, "room")
        link.send(json.dumps({"kind": "say", "text": "my secretword hurts"}))
        until(link, "turn")
        link.send("secretword, but no JSON")
        with pytest.raises(ConnectionClosed):
            until(link, "nothing")
        time.sleep(0.1)
    ours = [each for each in caplog.records if each.name.startswith(("voice_skill", "uvicorn"))]
    assert ours
    assert not [each for each in ours if "secretword" in each.getMessage()]


EVIL = """<!doctype html><title>evil</title><body><script>
const at = "%s";
window.results = {};
const note = (name, value) => { window.results[name] = value; };
const socket = new WebSocket(at.replace("http", "ws") + "talk");
socket.onopen = () => note("socket", "open");
socket.onclose = () => note("socket", window.results.socket ?? "refused");
fetch(at).then(() => note("read", "read"), () => note("read", "refused"));
fetch(at, { method: "POST", mode: "no-cors", body: "text=hello" })
  .then((answer) => note("write", answer.type), () => note("write", "refused"));
fetch(at + "speech", { headers: { "x-voice-skill-token": "x" } })
  .then(() => note("speech", "read"), () => note("speech", "refused"));
const script = document.createElement("script");
script.src = at + "static/link.js"; script.type = "text/javascript";
script.onload = () => note("script", "loaded"); script.onerror = () => note("script", "refused");
document.body.append(script);
const frame = document.createElement("iframe"); frame.src = at;
frame.onload = () => { note("frame", "done"); }; document.body.append(frame);
</script>"""


@pytest.fixture
def evil(address: str) -> Iterator[str]:
    """A page of another origin that tries what it can."""

    class Evil(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/html")
            self.end_headers()
            self.wfile.write((EVIL % address).encode())

        def log_message(self, format: str, *args: object) -> None:
            """Nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Evil) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_a_page_of_another_origin_gets_nothing(browser: Browser, evil: str, address: str) -> None:
    """No socket, no reading, no writing, no script, no frame."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(evil)
    wanted = {"socket", "read", "write", "speech", "script", "frame"}
    for _ in range(100):
        results = page.evaluate("window.results")
        if set(results) == wanted:
            break
        page.wait_for_timeout(200)
    assert results["socket"] == "refused"
    assert results["read"] == "refused"
    assert results["write"] in {"opaque", "refused"}, "sent, and answered with 403"
    assert results["speech"] == "refused"
    assert results["script"] == "refused"
    inside = [each.content() for each in page.frames[1:]]
    assert not [each for each in inside if 'id="talk"' in each]
    ours = opened(browser.new_context(), address)
    assert outcome(ours) == "welcome"
    ask(ours, "help")
    context.close()


def test_a_stop_of_the_server_is_quick_with_open_tabs() -> None:
    """Nobody waits for a tab that is never closed."""
    with contextlib.ExitStack() as stack:
        with running(parts()) as address:
            link = stack.enter_context(join(int(address.rsplit(":", 1)[1].strip("/"))))
            until(link, "room")
        with pytest.raises(ConnectionClosed):
            until(link, "nothing")
