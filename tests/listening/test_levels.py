"""How loud a recording is, and which channel holds the voice."""

from __future__ import annotations

import numpy as np
import pytest

from voice_skill.listening.levels import LevelMeter, Levels, Samples

VOICE = (0.3 * np.sin(np.arange(16_000) / 9)).astype(np.float32)


def _measured(*channels: Samples) -> tuple[Levels, Samples]:
    samples = np.stack(channels, axis=1).astype(np.float32)
    meter = LevelMeter(len(channels))
    for start in range(0, len(samples), 999):
        meter.add(samples[start : start + 999])
    return meter.levels, samples


def test_the_same_voice_on_both_channels_is_their_mean() -> None:
    """Two microphones are better than one."""
    levels, samples = _measured(VOICE, VOICE)
    assert levels.loudest is None
    assert np.allclose(levels.mono(samples), VOICE, atol=1e-6)


@pytest.mark.parametrize("at", range(5))
def test_a_voice_on_one_of_five_channels_is_taken_from_there(at: int) -> None:
    """The mean would lose 14 dB."""
    channels = [np.zeros_like(VOICE)] * 5
    channels[at] = VOICE
    levels, samples = _measured(*channels)
    assert levels.loudest == at
    assert np.allclose(levels.mono(samples), VOICE)


def test_opposite_channels_do_not_cancel_each_other() -> None:
    """A wire the wrong way round must not silence somebody."""
    levels, samples = _measured(VOICE, -VOICE)
    assert np.abs(levels.mono(samples)).max() == pytest.approx(0.3, abs=0.01)


def test_samples_beyond_full_scale_are_brought_back() -> None:
    """Floating-point files may hold them."""
    levels, samples = _measured(VOICE * 20)
    assert np.abs(levels.mono(samples)).max() <= 1.0


@pytest.mark.parametrize(
    ("sound", "silent", "quiet", "clipped"),
    [
        (VOICE, False, False, False),
        (VOICE * 0, True, True, False),
        (VOICE * 1e-4, True, True, False),
        (VOICE * 0.01, False, True, False),
        (np.clip(VOICE * 10, -1, 1), False, False, True),
    ],
    ids=["normal", "zeros", "nothing", "quiet", "clipped"],
)
def test_levels_are_told_in_words(sound: Samples, silent: bool, quiet: bool, clipped: bool) -> None:
    """Silent, quiet and clipped are told apart."""
    levels, _ = _measured(sound)
    assert (levels.is_silent, levels.is_quiet, levels.is_clipped) == (silent, quiet, clipped)
