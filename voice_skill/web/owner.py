"""Whose page it is: the browser of whoever started it, and of nobody else on this computer.

A run prints an address that opens the page once. It is exchanged for a cookie, and that is asked
for with everything. On Linux the system also tells whose a connection is: the address stands in
the list of running programs while a browser starts, and there another user could read it.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import os
import secrets
from collections.abc import Iterator
from http.cookies import CookieError, SimpleCookie
from pathlib import Path

from voice_skill.files import write_whole
from voice_skill.lock import locked

ENTRANCE = "/enter/"
"""What the path of an address that opens the page once begins with."""

_TABLE = Path("/proc/net/tcp")


class Owner:
    """Knows the browser that came by an invitation. ``port`` is where the page is served.

    Cookies know no ports, so that of each port has a name of its own.
    """

    def __init__(self, port: int, *, key: str = "") -> None:
        self.key = key or secrets.token_hex(32)
        self._name = f"voice-skill-{port}"
        self._pass = secrets.token_urlsafe(32)
        self._used: set[str] = set()

    def invitation(self) -> str:
        """A path that opens the page, once."""
        once = secrets.token_urlsafe(18)
        return f"{ENTRANCE}{once}.{self._sealed(once)}"

    def admits(self, path: str) -> bool:
        """Whether that is the path of an invitation that nobody has used; now it is used."""
        once, _, seal = path.removeprefix(ENTRANCE).partition(".")
        if once in self._used or not _same(seal, self._sealed(once)):
            return False
        self._used.add(once)
        return True

    @property
    def cookie(self) -> str:
        """The cookie as it is set: read by no script, sent by no other site."""
        return f"{self._name}={self._pass}; HttpOnly; SameSite=Strict; Path=/"

    def knows(self, cookies: str) -> bool:
        """Whether the header ``Cookie`` holds this run's."""
        try:
            given = SimpleCookie(cookies).get(self._name)
        except CookieError:
            return False
        return given is not None and _same(given.value, self._pass)

    def _sealed(self, once: str) -> str:
        return hmac.new(self.key.encode(), once.encode(), hashlib.sha256).hexdigest()


def _same(given: str, right: str) -> bool:
    # As bytes: letters beyond ASCII are only wrong, not an error.
    return hmac.compare_digest(given.encode("utf-8", "replace"), right.encode())


def is_strangers(client_port: int, port: int, *, table: Path = _TABLE) -> bool:
    """Whether another user's program holds the other end of a connection to our ``port``.

    The system is asked; where it does not tell, nobody is a stranger. Its own programs (uid 0)
    are let in: they could do anything anyway. An end that nobody holds any more is a stranger's.
    """
    try:
        rows = [line.split() for line in table.read_text().splitlines()[1:]]
        ours = os.getuid()
    except (OSError, AttributeError):
        return False
    for row in rows:
        # Its port alone is not enough: what is left of an ended connection elsewhere may have it.
        is_it = row[1] == f"0100007F:{client_port:04X}" and row[2].endswith(f":{port:04X}")
        if is_it:
            uid, inode = int(row[7]), int(row[9])
            return inode == 0 or uid not in {ours, 0}
    return False


@contextlib.contextmanager
def found_again(folder: Path, port: int, owner: Owner) -> Iterator[None]:
    """While the block runs, ``another_invitation`` can be made for the page at that port.

    The key lies in a file that only the owner can read; a lock tells that the page is there. In a
    folder that cannot be written to there is no other invitation.
    """
    with contextlib.ExitStack() as stack:
        with contextlib.suppress(OSError):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if stack.enter_context(locked(_lock(folder, port))):
                write_whole(_key(folder, port), f"{owner.key}\n{os.getpid()}")
                stack.callback(_key(folder, port).unlink, missing_ok=True)
        yield


def another_invitation(folder: Path, port: int) -> str:
    """A path that opens the page at that port once more; empty where none of ours is there."""
    key, _ = _running(folder, port)
    return Owner(port, key=key).invitation() if key else ""


def process_of(folder: Path, port: int) -> int | None:
    """The number of the process that serves our page at that port; None where none of ours does."""
    _, process = _running(folder, port)
    return int(process) if process.isdecimal() else None


def _running(folder: Path, port: int) -> tuple[str, str]:
    with contextlib.suppress(OSError), locked(_lock(folder, port)) as free:
        # A lock that is free was left by a page that was killed: whoever has the port now is
        # not ours.
        if not free:
            key, _, process = _key(folder, port).read_text("utf-8").partition("\n")
            return key, process
    return "", ""


def _key(folder: Path, port: int) -> Path:
    return folder / f"web-{port}.key"


def _lock(folder: Path, port: int) -> Path:
    return folder / f"web-{port}.lock"
