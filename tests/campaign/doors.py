"""Hostile requests and sockets, against a page that is served."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from random import Random

from tests.campaign.mutating import spoilt_bytes
from tests.campaign.tally import Tally

_PIECES = (
    b"\r\n", b"\r\n\r\n", b"\0", b"\xff\xfe", b"../" * 40, b"%00", b"%ed%a0%80", b"{{7*7}}",
    b"Transfer-Encoding: chunked\r\n", b"Content-Length: 99999999999\r\n",
    b"Content-Length: -1\r\n",
    b"Host: evil.example\r\n", b"Origin: null\r\n", b"Cookie: " + b"a=b;" * 900 + b"\r\n",
    b"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
    b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n", b"\x81\xfe\xff\xff", b"\x88\x80",
)  # fmt: skip
_PATHS = tuple(b"/ /summary /speech /talk /static/page.js /settings /../x".split())
_PATIENCE = 10.0  # seconds that a busy machine may take to answer a good request


def doors(rng: Random, tally: Tally, port: int, cookie: str) -> Iterator[None]:
    """Request after request; every tenth time it is seen whether the page still answers.

    Half of them come by the owner's own ``cookie``, so that they get past the door.
    """
    while True:
        sent = _request(rng, port, cookie)
        with tally.trying(repr(sent[:200]), OSError):
            answer = _asked(port, sent, wait=0.3)
            if answer.startswith(b"HTTP/1.1 500"):
                tally.fault("exceptions", f"answers 500 to {sent[:200]!r}")
            if b"Traceback" in answer:
                tally.fault("exceptions", f"shows its inside to {sent[:200]!r}")
        if tally.tried % 10 == 0:
            _still_there(tally, port)
        yield


def _request(rng: Random, port: int, cookie: str) -> bytes:
    body = b"text=i+have+chest+pain&room=x" * rng.choice((1, 1, 400))
    ours = f"Origin: http://127.0.0.1:{port}\r\nCookie: {cookie}\r\n".encode()
    good = b"%s %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n%sContent-Length: %d\r\n\r\n%s" % (
        rng.choice((b"GET", b"POST", b"HEAD", b"PUT", b"TRACE", b"X" * 300)),
        rng.choice(_PATHS), port, rng.choice((b"", ours)), len(body), body,
    )  # fmt: skip
    return spoilt_bytes(rng, good, _PIECES) if rng.random() < 0.9 else rng.randbytes(300)


def _asked(port: int, sent: bytes, *, wait: float) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=_PATIENCE) as line:
        line.sendall(sent)
        line.settimeout(wait)
        try:
            return line.recv(4096)
        except TimeoutError:
            return b""  # it waits for the rest, which it may


def _still_there(tally: Tally, port: int) -> None:
    began = time.monotonic()
    good = b"GET / HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\n\r\n" % port
    try:
        answer = _asked(port, good, wait=_PATIENCE)
    except OSError as error:
        answer = str(error).encode()
    if not answer.startswith(b"HTTP/1.1 ") or answer.startswith(b"HTTP/1.1 5"):
        seconds = time.monotonic() - began
        tally.fault("hangs over 2 s", f"the page answers {answer[:80]!r} after {seconds:.1f} s")
