"""What is done to samples before they are heard."""

from __future__ import annotations

import math
from array import array

import pytest

from voice_skill.speaking import samples

RATE = 8000


def tone(seconds: float, *, loudness: float = 0.5, rate: int = RATE) -> bytes:
    """A tone of 400 Hz."""
    turn = math.tau * 400 / rate
    top = loudness * 32_767
    count = round(seconds * rate)
    return array("h", (round(top * math.sin(turn * index)) for index in range(count))).tobytes()


def test_silence_at_both_ends_is_cut_and_a_breath_of_it_kept() -> None:
    """A hundredth of a second stays, so that no consonant is clipped."""
    quiet = samples.silence(0.5, RATE)
    cut = samples.trimmed(quiet + tone(1.0) + quiet, RATE)
    assert len(cut) / 2 / RATE == pytest.approx(1.02, abs=0.002)


def test_silence_alone_leaves_nothing() -> None:
    """So does nothing at all."""
    assert samples.trimmed(samples.silence(1, RATE), RATE) == b""
    assert samples.trimmed(b"", RATE) == b""


def test_volume_turns_down_and_never_up() -> None:
    """Half is half; twice is once."""
    sound = tone(0.1)
    assert samples.peak(samples.scaled(sound, 0.5)) == pytest.approx(0.25, abs=0.01)
    assert samples.scaled(sound, 2.0) == sound
    assert samples.peak(samples.scaled(sound, -1.0)) == 0


def test_a_peak_at_full_scale_is_turned_down() -> None:
    """No clipping: below 0.99. What is quieter stays as it is."""
    assert samples.peak(samples.unclipped(tone(0.1, loudness=1.0))) < 0.99
    quiet = tone(0.1, loudness=0.7)
    assert samples.unclipped(quiet) == quiet
    assert samples.peak(array("h", [-32_768]).tobytes()) > 1


def test_another_rate_is_the_same_sound() -> None:
    """As long, as loud."""
    sound = tone(1.0)
    other = samples.resampled(sound, RATE, 48_000)
    assert len(other) / 2 / 48_000 == pytest.approx(1.0, abs=0.001)
    assert samples.peak(other) == pytest.approx(0.5, abs=0.02)
    assert samples.resampled(sound, RATE, RATE) == sound
    assert samples.resampled(b"", RATE, 48_000) == b""
