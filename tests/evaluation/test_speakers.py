"""Synthetic people say the same thing the same way every time."""

from __future__ import annotations

import shutil

import numpy as np
import pytest

from tests.conftest import need
from voice_skill.evaluation.speakers import EXAMINERS, TEACHERS, Speaker, place, room, said_by_one
from voice_skill.values.errors import AudioError


def test_nobody_teaches_and_examines() -> None:
    """A figure from a voice that was learnt from would flatter."""
    assert not {each.voice for each in TEACHERS} & {each.voice for each in EXAMINERS}


def test_a_room_is_the_same_every_time_and_never_silent() -> None:
    """Four kinds of room, four seconds each."""
    for kind in range(4):
        samples = np.frombuffer(room(kind), dtype="<i2")
        assert samples.size == 4 * 16_000
        assert np.abs(samples).max() > 10_000
    room.cache_clear()
    assert room(0) == room(0)


def test_who_speaks_follows_from_the_text() -> None:
    """So that a run can be stopped, and go on."""
    assert place("leg cramps", 8) == place("leg cramps", 8)
    assert {place(str(n), 8) for n in range(100)} == set(range(8))


def test_a_sentence_is_said_in_16_khz() -> None:
    """Long enough to hold it."""
    if shutil.which("espeak-ng") is None:
        need("espeak-ng is not installed: sudo apt install espeak-ng")
    speech = said_by_one("why do i get leg cramps", (Speaker("espeak-ng", "en-gb", 150),))
    assert 1.0 < len(speech) / 2 / 16_000 < 6.0


def test_a_voice_that_is_missing_is_named() -> None:
    """With the program to install."""
    with pytest.raises(AudioError, match="could not speak"):
        Speaker("espeak-ng", "xx-nobody", 150).say("hello")
