"""A desktop that nobody sees: a screen, a bus for screen readers, a voice that writes, and Orca."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.web.orca.heard import Utterance

PATIENCE = 45.0  # seconds: a busy machine is slow, a hanging one is found all the same
QUIET = 2.0  # seconds in which nobody speaks: then all is said
KEY = 0.4  # seconds between two keys
TYPING = 60  # milliseconds between two letters

_VOICE = Path(__file__).with_name("voice.py")
_BUS = "/usr/libexec/at-spi-bus-launcher"
_PROGRAMS = ("orca", _BUS, "speech-dispatcher", "Xvfb", "xdotool", "openbox", "dbus-run-session")
_SPEECH = """LogLevel 1
LogDir "{folder}"
CommunicationMethod "unix_socket"
SocketPath "default"
AddModule "written" "{voice}" ""
DefaultModule written
"""


def missing() -> str:
    """One sentence with the command that mends it, or nothing."""
    if all(map(shutil.which, _PROGRAMS)):
        return ""
    return (
        "Orca, or what it needs, was not found. On Debian: sudo apt install orca at-spi2-core "
        "speech-dispatcher xvfb xdotool openbox dbus firefox-esr chromium chromium-driver"
    )


class Desktop:
    """What a person does there, and what they hear."""

    def __init__(self, environment: Mapping[str, str], heard: Path) -> None:
        self.environment = environment
        self._heard = heard
        self._taken = 0

    def press(self, key: str) -> None:
        """A key, by its name in X."""
        subprocess.run(["xdotool", "key", key], env=self.environment, check=True)
        time.sleep(KEY)

    def type(self, words: str) -> None:
        """These letters."""
        command = ["xdotool", "type", "--delay", str(TYPING), words]
        subprocess.run(command, env=self.environment, check=True)

    def hear(self, expected: str = "") -> list[Utterance]:
        """What was said since the last call: until the expected words came, and nobody speaks."""
        end = time.monotonic() + PATIENCE
        quiet_since, before = time.monotonic(), -1
        while True:
            lines = self._lines()
            speaks = bool(lines) and "begins" in lines[-1]
            if len(lines) != before or speaks:
                quiet_since, before = time.monotonic(), len(lines)
                end = max(end, quiet_since + QUIET)
            came = any(expected in str(each.get("text", "")) for each in lines[self._taken :])
            quiet = time.monotonic() > quiet_since + QUIET
            if quiet and (came or not expected or time.monotonic() > end):
                break
            time.sleep(0.1)
        new, self._taken = lines[self._taken :], len(lines)
        return [
            Utterance(str(each["text"]), int(str(each["words"])), keys=each["kind"] != "SPEAK")
            for each in new
            if "text" in each
        ]

    def _lines(self) -> list[dict[str, object]]:
        if not self._heard.exists():
            return []
        # The last line may be half written.
        text = self._heard.read_text("utf-8")
        return [json.loads(line) for line in text[: text.rfind("\n") + 1].splitlines()]


@dataclass(frozen=True, slots=True)
class _Starting:
    """What starts programs, each to be ended at the end."""

    stack: ExitStack
    environment: Mapping[str, str]
    log: Path

    def start(self, *command: str, until: Callable[[], bool]) -> None:
        """A program; it counts as started once that is so."""
        log = self.stack.enter_context(self.log.open("a"))
        process = subprocess.Popen(command, env=self.environment, stdout=log, stderr=log)
        self.stack.callback(_end, process)
        end = time.monotonic() + PATIENCE
        while not until():
            if process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"{command[0]} did not start: {self.log.read_text()[-500:]}")
            time.sleep(0.1)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextmanager
def desktop(folder: Path) -> Iterator[Desktop]:
    """Orca at work; the session bus must be one of our own (``dbus-run-session``).

    ``folder`` is the home of all that runs there; Orca's own log is in it as ``orca.log``.
    """
    heard, runtime = folder / "heard.jsonl", folder / "run"
    runtime.mkdir(mode=0o700)
    (folder / "speechd.conf").write_text(_SPEECH.format(folder=folder, voice=_VOICE))
    number = next(each for each in range(90, 200) if not _socket(each).exists())
    environment = {
        **{name: value for name, value in os.environ.items() if name not in _NOT_THERE},
        "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(runtime),
        "DISPLAY": f":{number}",
        "ORCA_HEARD": str(heard),
        "GNOME_ACCESSIBILITY": "1",
        "ACCESSIBILITY_ENABLED": "1",
        "GTK_MODULES": "gail:atk-bridge",
    }
    with ExitStack() as stack:
        programs = _Starting(stack, environment, folder / "programs.log")
        screen = ("-screen", "0", "1100x900x24", "-nolisten", "tcp")
        programs.start("Xvfb", f":{number}", *screen, until=partial(_is_up, environment))
        bus = (_BUS, "--launch-immediately", "--a11y=1", "--screen-reader=1")
        programs.start(*bus, until=lambda: any(runtime.glob("at-spi/bus*")))
        programs.start("openbox", until=lambda: True)
        speech = ("speech-dispatcher", "-s", "-t", "0", "-C", str(folder))
        programs.start(*speech, until=(runtime / "speech-dispatcher/speechd.sock").exists)
        there = Desktop(environment, heard)
        orca = ("orca", "--debug-file", str(folder / "orca.log"))
        programs.start(*orca, until=heard.exists)  # "Screen reader on."
        yield there


def _is_up(environment: Mapping[str, str]) -> bool:
    # Its socket is there a moment before it answers, and who comes then is turned away.
    command = ["xdotool", "getmouselocation"]
    return subprocess.run(command, env=environment, capture_output=True).returncode == 0


_NOT_THERE = {"PYTHONPATH", "WAYLAND_DISPLAY", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"}


def _socket(number: int) -> Path:
    return Path(f"/tmp/.X11-unix/X{number}")  # noqa: S108 - where X servers have theirs
