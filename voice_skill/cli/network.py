"""Whether this process spoke to the network: watched, not promised."""

from __future__ import annotations

import os
import socket
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

_WATCHED = frozenset({"socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo"})
_TABLES = ("tcp", "tcp6", "udp", "udp6", "raw", "raw6")


class NetworkWatch:
    """Notes every internet address that Python code reaches for, from now to the process's end.

    Sockets between programs of this computer (sound, speech) are no network. What libraries do
    without Python is seen in ``open_now``, on Linux.
    """

    def __init__(self) -> None:
        self.reached: list[str] = []
        sys.addaudithook(self._note)

    def _note(self, event: str, given: tuple[Any, ...]) -> None:
        if event not in _WATCHED:
            return
        if event == "socket.getaddrinfo":
            self.reached.append(f"the name {given[0]}")
        elif isinstance(given[0], socket.socket) and given[0].family != getattr(
            socket, "AF_UNIX", None
        ):
            self.reached.append(f"the address {given[1]}")


def open_now() -> tuple[str, ...] | None:
    """Internet connections that this process has open; None where the system does not tell."""
    ours = set()
    try:
        for entry in os.scandir("/proc/self/fd"):
            with suppress(OSError):
                target = os.readlink(entry.path)
                if target.startswith("socket:["):
                    ours.add(target[8:-1])
        found = []
        for table in _TABLES:
            file = Path("/proc/self/net") / table
            lines = file.read_text().splitlines()[1:] if file.exists() else []
            for line in lines:
                columns = line.split()
                if columns[9] in ours:
                    found.append(f"{table} {columns[2]}")
    except OSError:
        return None
    return tuple(found)
