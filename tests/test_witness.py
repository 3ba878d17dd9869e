"""What Python code wrote and reached for is counted, by its place and never by its content."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

from voice_skill.witness import Witness

PROGRAM = """
import os, socket, subprocess, sys
from voice_skill.witness import WITNESS, watch
watch(); watch()
open("written", "w").close()
open("written").close()
os.close(os.open("low", os.O_CREAT | os.O_RDWR))
os.rename("low", "moved")
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as there:
    there.connect(("192.0.2.1", 9))
with socket.socket() as here:
    here.bind(("127.0.0.1", 0))
with socket.socket(socket.AF_UNIX) as beside:
    try: beside.connect("nowhere")
    except OSError: pass
try: socket.getaddrinfo("nothing.invalid", 80)
except OSError: pass
subprocess.run([sys.executable, "-c", "", "my secret pain"])
print(sorted(os.path.basename(each) for each in WITNESS.written))
print(sorted(WITNESS.outside))
print(sorted(WITNESS.inside))
print(dict(WITNESS.programs) == {sys.executable: 1})
print("secret" in repr(vars(WITNESS)))
"""


def test_files_written_and_places_reached_are_counted(tmp_path: Path) -> None:
    """In a process of its own: a hook cannot be taken away again. Once, though asked for twice."""
    root = str(Path(__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-B", "-c", PROGRAM],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": root},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == [
        "['low', 'moved', 'written']",
        "['connect 192.0.2.1:9', 'name nothing.invalid']",
        "['bind 127.0.0.1:0', 'connect to a program of this computer']",
        "True",
        "False",
    ]


def test_what_is_no_address_harms_nothing() -> None:
    """A hook that raises would end what it watches."""
    seen = Witness()
    seen.note("open", ())
    seen.note("open", (3, "w", os.O_WRONLY))
    seen.note("open", ("a\0b\udc80", "w", os.O_WRONLY))
    seen.note("socket.connect", (socket, None))
    seen.note("socket.getaddrinfo", (b"\xff", None))
    assert not seen.written.keys() - {os.path.abspath("a\0b\udc80")}


def test_loopback_is_within_this_computer_and_everything_else_is_not() -> None:
    """IPv6 with a zone, names that look like ours, and addresses that mean any."""
    seen = Witness()
    for host in ("127.0.0.1", "127.9.9.9", "::1", "::1%lo"):
        seen.note("socket.connect", (None, (host, 1)))
    assert not seen.outside
    for host in ("0.0.0.0", "10.0.0.1", "::", "localhost.example.org", "8.8.8.8"):  # noqa: S104
        seen.note("socket.connect", (None, (host, 1)))
    assert len(seen.outside) == 5
