"""How loud a recording is, and which channel holds the voice."""

from __future__ import annotations

from collections.abc import Callable

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


RATE = 16_000
_ON_AND_OFF = np.repeat([1.0, 0.0, 0.7, 0.02, 0.9, 0.0], RATE // 2).astype(np.float32)
_TIME = np.arange(len(_ON_AND_OFF))
SPOKEN = (0.2 * _ON_AND_OFF * np.sin(_TIME / 5)).astype(np.float32)
HISS = np.random.default_rng(3).standard_normal(len(SPOKEN)).astype(np.float32)
HUM = np.sin(_TIME * 2 * np.pi * 50 / RATE).astype(np.float32)
CODE = np.sign(np.sin(_TIME * 2 * np.pi * 1200 / RATE)).astype(np.float32)


@pytest.mark.parametrize("at", [0, 1])
@pytest.mark.parametrize(
    ("noise", "voice"),
    [
        (0.02 * HISS, SPOKEN),
        (0.2 * HISS, SPOKEN),
        (0.3 * HISS, 0.1 * SPOKEN),
        (0.9 * HUM + 0.01 * HISS, 0.1 * SPOKEN),
        (0.9 * CODE, 0.05 * SPOKEN),
    ],
    ids=["soft hiss", "loud hiss", "hiss over a soft voice", "hum", "a time code"],
)
def test_a_voice_is_taken_from_beside_a_channel_of_noise(
    noise: Samples, voice: Samples, at: int
) -> None:
    """However loud the noise: a voice comes and goes."""
    channels = [noise, noise]
    channels[at] = voice + 1e-4 * HISS
    levels, _ = _measured(*channels)
    assert levels.loudest == at


def test_two_microphones_before_one_voice_are_still_their_mean() -> None:
    """Each with its own noise, one somewhat nearer."""
    levels, _ = _measured(SPOKEN + 0.003 * HISS, 0.5 * SPOKEN + 0.003 * HISS[::-1])
    assert levels.loudest is None


def test_a_click_on_a_silent_channel_is_no_voice() -> None:
    """The voice is beside it."""
    click = np.zeros_like(SPOKEN)
    click[100:110] = 1.0
    levels, samples = _measured(SPOKEN + 0.001 * HISS, click)
    assert levels.loudest != 1
    assert np.abs(levels.mono(samples)[200:]).max() > 0.05


@pytest.mark.parametrize("wild", [1e3, 1e30, 3e38, -1e30])
def test_a_few_wild_samples_do_not_silence_the_rest(wild: float) -> None:
    """A damaged floating-point file: one sample would bring all others down to nothing."""
    sound = SPOKEN.copy()
    sound[[500, 7000]] = wild
    levels, samples = _measured(sound)
    assert np.abs(levels.mono(samples)).max() <= 1.0
    assert np.abs(levels.mono(samples)[8000:]).max() > 0.1


def test_samples_that_are_all_beyond_full_scale_are_scaled() -> None:
    """Floats that hold the numbers of a 16-bit file."""
    levels, samples = _measured(SPOKEN * 32767)
    one = levels.mono(samples)
    assert 0.4 < np.abs(one).max() <= 1.0
    assert np.corrcoef(one, SPOKEN)[0, 1] > 0.999


def _cut_off(sound: Samples) -> Samples:
    return np.clip(20 * sound, -0.9, 0.9)


def _with_holes(sound: Samples) -> Samples:
    out = np.random.default_rng(4).random(len(sound) // 1_600) < 0.5
    return np.where(np.repeat(out, 1_600), 0.0, sound).astype(np.float32)


@pytest.mark.parametrize("at", [0, 1])
@pytest.mark.parametrize("spoil", [_cut_off, _with_holes])
def test_a_channel_that_is_cut_off_or_drops_out_is_left_out(
    spoil: Callable[[Samples], Samples], at: int
) -> None:
    """A loose wire, and a gain turned too high: the other channel has every word."""
    good = SPOKEN + 0.001 * HISS
    channels = [good, good]
    channels[at] = spoil(good)
    levels, samples = _measured(*channels)
    assert levels.loudest == 1 - at
    assert np.corrcoef(levels.mono(samples), good)[0, 1] > 0.999


def test_two_channels_that_are_both_cut_off_are_heard_as_before() -> None:
    """There is nothing better."""
    levels, _ = _measured(_cut_off(SPOKEN), _cut_off(SPOKEN))
    assert levels.loudest is None


def test_pauses_that_one_channel_makes_silent_are_no_holes() -> None:
    """A noise gate: it lets every word through, and the other channel hisses in the pauses."""
    gated = np.where(_ON_AND_OFF > 0, SPOKEN, 0).astype(np.float32)
    levels, _ = _measured(gated, SPOKEN + 0.002 * HISS)
    assert levels.loudest in {None, 0}
