"""What has been read stays, and rubbish does not wait for it."""

from __future__ import annotations

import subprocess
import sys

_COUNTED = """
import gc
from voice_skill.memory import reading_begins, reading_is_over
usual = gc.get_threshold()
reading_begins()
seldom = gc.get_threshold()
reading_is_over()
print(seldom[0] > usual[0], gc.get_threshold() == usual, gc.get_freeze_count() > 1000)
"""


def test_what_has_been_read_is_not_looked_through_again() -> None:
    """In a process of its own: what is put aside there stays aside."""
    command = [sys.executable, "-c", _COUNTED]
    said = subprocess.run(command, capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["True", "True", "True"]


def test_a_command_that_has_read_its_pack_has_put_it_aside() -> None:
    """Pages, bridges and talks go on for days. Who only imports us is left alone."""
    read = """
import gc
from voice_skill.assembly.skill import build_dialogue
from voice_skill.memory import reading_begins
from voice_skill.settings import load_settings
build_dialogue(load_settings(), tell=lambda said: None)
print(gc.get_freeze_count())
reading_begins()
build_dialogue(load_settings(), tell=lambda said: None)
print(gc.get_freeze_count() > 100_000)
"""
    command = [sys.executable, "-c", read]
    said = subprocess.run(command, capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["0", "True"]
