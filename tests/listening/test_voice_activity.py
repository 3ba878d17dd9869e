"""Whether somebody is speaking, judged by the real detector on real voices."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from tests.hearing.conftest import Sound, blocks, noise, silence
from voice_skill.listening.voice_activity import SileroDetector, room


def _likelihoods(sound: Sound, *, seconds: float = 0.05) -> list[float]:
    detector = SileroDetector()
    detector.reset(next(blocks(sound, seconds=0.5)))
    return [p for block in blocks(sound, seconds=seconds) for p in detector.probabilities(block)]


@pytest.mark.parametrize("level", [1.0, 0.03, 0.006])
def test_a_voice_is_found_however_quiet(said: Callable[..., Sound], level: float) -> None:
    """Down to 45 dB below normal."""
    found = _likelihoods(said("why do my legs cramp at night") * level)
    assert sum(p > 0.5 for p in found) * 0.032 > 1.0


@pytest.mark.parametrize("kind", ["white", "hum", "clicks", "coughs"])
@pytest.mark.parametrize("level", [0.1, 0.003])
def test_noise_is_no_voice_however_quiet(kind: str, level: float) -> None:
    """What raises quiet voices does not make voices of quiet noise."""
    assert max(_likelihoods(noise(6, kind=kind, level=level))) < 0.6


def test_digital_silence_is_no_voice() -> None:
    """Not even raised by sixty."""
    assert max(_likelihoods(silence(3))) < 0.1


def test_blocks_of_any_length_give_the_same_judgement(said: Callable[..., Sound]) -> None:
    """A window is judged when it is complete, wherever the blocks are cut."""
    sound = said("does magnesium help")
    whole = _likelihoods(sound, seconds=10)
    assert len(whole) == len(sound) // 512
    for seconds in (0.02, 0.032, 0.1):
        assert np.allclose(_likelihoods(sound, seconds=seconds), whole, atol=1e-6)


def test_a_word_in_noise_that_begins_at_once_is_found(said: Callable[..., Sound]) -> None:
    """A detector that knows the room is not taken by surprise; a cold one may be."""
    sound = said("stop") * 0.3
    room = noise(len(sound) / 16_000 + 1, level=0.003)
    room[: len(sound)] += sound
    assert sum(p > 0.4 for p in _likelihoods(room)) >= 3


def test_the_room_of_a_recording_is_how_it_begins() -> None:
    """Half a second of it."""
    data = next(blocks(noise(3), seconds=3))
    assert room(data) == data[: 16 * 1024]


def test_the_room_of_a_short_clip_is_where_it_is_quiet(said: Callable[..., Sound]) -> None:
    """Not the only word in it, and not the zeros that a program put around it."""
    hush, word = noise(0.5, level=0.001), said("stop")
    quiet = np.frombuffer(room(next(blocks(word, hush, silence(0.2), seconds=2))), dtype="<i2")
    assert 0 < np.abs(quiet).max() < 200


def test_the_room_of_nothing_is_nothing() -> None:
    """Nor of pure zeros."""
    assert room(b"") == b""
    assert room(bytes(20_000)) == b""


def test_reset_forgets_the_stream(said: Callable[..., Sound]) -> None:
    """The next utterance is judged like the first."""
    detector = SileroDetector()
    sound = said("does magnesium help")
    first = [p for block in blocks(sound) for p in detector.probabilities(block)]
    detector.reset()
    again = [p for block in blocks(sound) for p in detector.probabilities(block)]
    assert np.allclose(first, again, atol=1e-6)
