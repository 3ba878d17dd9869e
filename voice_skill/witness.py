"""What this program wrote and reached for, watched from its start by Python's audit hooks. A leaf.

A hook sees what Python code does, whichever package it belongs to. It does not see what native
code does by itself, nor other programs; ``tests/test_offline.py`` watches those from outside.
"""

from __future__ import annotations

import contextlib
import ipaddress
import os
import sys
from collections import Counter
from typing import Any

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_ADDRESSED = frozenset({"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"})
_NAMED = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"})
_STARTED = frozenset({"subprocess.Popen", "os.posix_spawn", "os.exec"})
_HERE = frozenset({"", "localhost", "None"})


class Witness:
    """Counts what was done, by its place; no content is looked at.

    ``written`` are files opened for writing or moved to, ``outside`` what was reached for beyond
    this computer (``connect 192.0.2.1:80``, ``name example.org``), ``inside`` the same within it,
    and ``programs`` what was started, without what it was told.
    """

    def __init__(self) -> None:
        self.written: Counter[str] = Counter()
        self.outside: Counter[str] = Counter()
        self.inside: Counter[str] = Counter()
        self.programs: Counter[str] = Counter()

    def note(self, event: str, given: tuple[Any, ...]) -> None:
        """One event of ``sys.audit``. Never raises: what it watches goes on."""
        with contextlib.suppress(Exception):
            if event == "open":
                self._opened(*given)
            elif event == "os.rename":
                self._wrote(given[1])
            elif event in _ADDRESSED:
                self._reached(event.removeprefix("socket."), given[1])
            elif event in _NAMED:
                self._looked_up(given[0])
            elif event in _STARTED:
                self.programs[os.fsdecode(given[0])] += 1

    def _opened(self, path: object, mode: object, flags: int) -> None:
        if flags & _WRITES and not isinstance(path, int):
            self._wrote(path)

    def _wrote(self, path: Any) -> None:
        self.written[os.path.abspath(os.fsdecode(path))] += 1

    def _reached(self, how: str, address: object) -> None:
        if not isinstance(address, tuple) or not isinstance(address[0], str):
            self.inside[f"{how} to a program of this computer"] += 1  # AF_UNIX, AF_NETLINK
            return
        host, port = address[:2]
        place = self.inside if _is_here(host) else self.outside
        place[f"{how} {host}:{port}"] += 1

    def _looked_up(self, host: object) -> None:
        name = os.fsdecode(host) if isinstance(host, str | bytes) else str(host)
        place = self.inside if _is_here(name) else self.outside
        place[f"name {name}"] += 1


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return host in _HERE


WITNESS = Witness()
"""The one of this process."""


def watch() -> None:
    """Begin, once and for ever: a hook cannot be taken away again."""
    global _watching
    if not _watching:
        _watching = True
        sys.addaudithook(WITNESS.note)


_watching = False
