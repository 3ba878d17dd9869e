"""The first talk, through a virtual microphone, and at a real terminal."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.end_to_end.test_talk import FAST, PATIENCE, Talk
from tests.support import BICYCLE

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("vosk_model")]

SLOWER = round(0.85 * FAST)


class Terminal:
    """A program at a terminal of its own, and somebody who types."""

    def __init__(self, *words: str, environment: Mapping[str, str]) -> None:
        self._ours, theirs = pty.openpty()
        self.shown = ""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "voice_skill", *words, "--pack", str(BICYCLE)],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=dict(environment),
            close_fds=True,
        )
        os.close(theirs)
        os.set_blocking(self._ours, False)

    def shows(self, words: str, times: int = 1) -> None:
        """Until that is on the screen."""
        end = time.monotonic() + PATIENCE
        while self.shown.count(words) < times:
            assert time.monotonic() < end, self.shown
            with suppress(BlockingIOError, OSError):
                self.shown += os.read(self._ours, 65536).decode(errors="replace")
            time.sleep(0.05)

    def types(self, line: str) -> None:
        """And presses Enter."""
        os.write(self._ours, f"{line}\n".encode())

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._ours)


@contextmanager
def terminal(*words: str, environment: Mapping[str, str]) -> Iterator[Terminal]:
    """Ends the program whatever happens."""
    shown = Terminal(*words, environment=environment)
    try:
        yield shown
    finally:
        shown.close()


@pytest.fixture
def home(audio_loop: dict[str, str], tmp_path: Path) -> dict[str, str]:
    """A computer on which nobody has used it yet."""
    return {
        **audio_loop,
        "VOICE_SKILL_CACHE": str(tmp_path / "cache"),
        "VOICE_SKILL_CONFIG": str(tmp_path / "config.toml"),
        "VOICE_SKILL_DATA": str(tmp_path / "data"),
    }


def kept(home: Mapping[str, str]) -> dict[str, object]:
    return tomllib.loads(Path(home["VOICE_SKILL_CONFIG"]).read_text())


def test_the_first_talk_is_held_by_keyboard_once_and_never_again(home: dict[str, str]) -> None:
    """It introduces itself, asks three things, keeps the answers, and then answers questions."""
    with terminal("talk", "--rate", str(FAST), environment=home) as first:
        first.shows("Nothing you say leaves it.")
        first.shows("Does a screen reader run on this computer?")
        first.shows("Listening.", 1)
        first.types("no")
        first.shows("Is this too fast?")
        first.shows("Listening.", 2)
        first.types("slower")
        first.shows("Is it still too fast?")
        first.shows("Listening.", 3)
        first.types("no")
        first.shows("Is it loud enough?")
        first.shows("Listening.", 4)
        first.types("yes")
        first.shows("What do you want to know?")
        first.shows("Listening.", 5)
        first.types("How do I oil the chain?")
        first.shows("one drop of oil")
    assert kept(home) == {"introduced": True, "rate": SLOWER, "volume": 100, "speech": "own"}
    with terminal("talk", environment=home) as second:
        second.shows("Listening.")
        assert "screen reader" not in second.shown
        assert "Hello." in second.shown


def test_whoever_asks_at_once_is_answered_and_not_asked_again(home: dict[str, str]) -> None:
    """The introduction never stands between a person and an answer."""
    with terminal("talk", "--rate", str(FAST), environment=home) as first:
        first.shows("Listening.", 1)
        first.types("How do I oil the chain?")
        first.shows("one drop of oil")
    assert kept(home)["introduced"] is True


def test_with_a_screen_reader_it_falls_silent_and_prints_plainly(home: dict[str, str]) -> None:
    """No speech-dispatcher runs here, so that the screen reader reads the lines."""
    with terminal("talk", "--rate", str(FAST), environment=home) as first:
        first.shows("Listening.", 1)
        first.types("yes")
        first.shows("your screen reader speaks for me")
        first.shows("Listening.", 2)
        began = time.monotonic()
        first.types("How do I oil the chain?")
        first.shows("Want more?")
        first.shows("Listening.", 3)
        assert time.monotonic() - began < 4, "it spoke"
    assert kept(home)["speech"] == "screen-reader"


def test_setup_holds_it_again_by_voice(tmp_path: Path, home: dict[str, str]) -> None:
    """Every answer can be spoken; then it ends."""
    setup = Talk(home, tmp_path, spoken="setup")
    try:
        answers = ("No, it does not.", "Yes, it is.", "No, it is not.", "Yes, it is.")
        for number, answer in enumerate(answers, start=1):
            setup.listens(number)
            setup.hears(answer)
        assert setup.process.wait(PATIENCE) == 0
    finally:
        setup.process.kill()
        setup.process.wait()
    assert "This is slower." in setup.out.read_text()
    assert kept(home) == {"introduced": True, "rate": SLOWER, "volume": 100, "speech": "own"}
