"""Told to end at any moment: the code says so, and nothing half written stays."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support import LEGS, dialogue
from voice_skill.cli.leaving import at_the_end, before
from voice_skill.dialogue.session import Session
from voice_skill.understanding.repairs import Consent
from voice_skill.values.heard import Heard

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals are POSIX")

SAYS = """
import sys, time
from voice_skill.cli import leaving
{before}
leaving.tidily()
try:
    print("ready", flush=True)
    time.sleep(60)
finally:
    print("tidied", flush=True)
"""


@contextmanager
def _waiting(before: str = "") -> Iterator[subprocess.Popen[str]]:
    """A program that does nothing for a while, and tidies at its end."""
    code = SAYS.format(before=before)
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as one:
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n"
        yield one


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_what_is_under_way_is_unwound(number: signal.Signals) -> None:
    """Even where the signal comes twice, as from an impatient hand."""
    with _waiting(f"import signal; signal.signal({number}, signal.SIG_DFL)") as process:
        process.send_signal(number)
        process.send_signal(number)
        assert process.communicate(timeout=60)[0] == "tidied\n"
    assert process.returncode == 128 + number


def test_what_nohup_ignores_stays_ignored() -> None:
    """Closing the terminal does not end a page that was started to outlive it."""
    with _waiting("import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)") as process:
        process.send_signal(signal.SIGHUP)
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(0.2)
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 128 + signal.SIGTERM


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
@pytest.mark.parametrize("after", [0.0, 0.7, 1.5])
def test_advice_that_was_being_spoken_leaves_no_sound_behind(
    tmp_path: Path, number: signal.Signals, after: float
) -> None:
    """Neither beside the file that was asked for nor where temporary files are."""
    long = "Veins are blue. " * 400
    process = subprocess.Popen(
        [sys.executable, "-m", "voice_skill", "say", long, "--out", str(tmp_path / "a.wav")],
        env={**os.environ, "TMPDIR": str(tmp_path), "VOICE_SKILL_DEBUG": ""},
    )
    deadline = time.monotonic() + 60
    while not os.listdir(tmp_path) and time.monotonic() < deadline:
        time.sleep(0.02)
    time.sleep(after)
    process.send_signal(number)
    code = process.wait(60)
    assert code == (130 if number is signal.SIGINT else 128 + number)
    assert os.listdir(tmp_path) == []


def _left(*texts: str, keeps: Consent = Consent.ASK) -> str:
    session = Session(keeps=keeps)
    for text in texts:
        session, _ = dialogue(LEGS).respond(session, Heard.typed(text))
    return at_the_end(session)


def test_what_becomes_of_the_answers_is_told_where_a_check_up_is_left() -> None:
    """Kept after a yes, gone without one; where nothing was answered, nothing is told."""
    half = ("check my symptoms", "no", "no")
    assert "not kept" in _left(*half)
    assert "voice-skill triage" in _left(*half, keeps=Consent.YES)
    assert _left(*half, "stop", "no") == ""
    assert _left("check my symptoms") == ""
    assert _left("how do i stop a cramp") == ""
    assert before(keep=True) != before(keep=False)
