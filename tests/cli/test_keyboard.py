"""The keyboard beside the voice, on a real terminal."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import time

import pytest

PROGRAM = """
import sys, threading, time
from voice_skill.cli.keyboard import Keyboard
stopped = threading.Event()
with Keyboard() as keyboard:
    print("ready", flush=True)
    with keyboard.silences(stopped.set):
        print("speaking", flush=True)
        print("silenced" if stopped.wait(10) else "not silenced", flush=True)
    print("listening", flush=True)
    print("line:", keyboard.wait(), flush=True)
"""

LINES = """
import time
from voice_skill.cli.keyboard import Keyboard
with Keyboard() as keyboard:
    print("ready\\n", flush=True)
    time.sleep(2)
    print(repr(keyboard.typed()), flush=True)
"""


def _typed(*keys: bytes, program: str = PROGRAM) -> str:
    """What the program prints while these keys are pressed, half a second apart."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", program], stdin=theirs, stdout=subprocess.PIPE, text=True
    )
    os.close(theirs)
    assert process.stdout is not None
    said = process.stdout.readline() + process.stdout.readline()
    for key in keys:
        time.sleep(0.5)
        os.write(ours, key)
    rest, _ = process.communicate(timeout=20)
    os.close(ours)
    return said + rest


@pytest.mark.slow
@pytest.mark.parametrize("key", [b"\x1b", b" ", b"\r"], ids=["Esc", "Space", "Enter"])
def test_a_key_silences_at_once_and_is_no_question(key: bytes) -> None:
    """Without Enter; what is typed after it is a whole line again."""
    assert _typed(key, b"what is a cramp\r").endswith(
        "silenced\nlistening\nline: what is a cramp\n"
    )


@pytest.mark.slow
def test_a_letter_silences_too_and_begins_the_question() -> None:
    """Whoever types wants to be heard."""
    assert _typed(b"w", b"hat is a cramp\r").endswith(
        "silenced\nlistening\nline: what is a cramp\n"
    )


@pytest.mark.slow
def test_lines_that_come_at_once_are_all_taken() -> None:
    """A danger in the first of them is not lost, nor denied by the line before it."""
    said = _typed(b"no\r", b"chest pain\r", program=LINES)
    assert said.endswith("'no. chest pain'\n")


@pytest.mark.slow
def test_the_end_of_the_input_is_no_bare_enter() -> None:
    """Ctrl-D leaves: nothing more can be typed."""
    assert _typed(b"\x04", program=LINES).endswith("None\n")
