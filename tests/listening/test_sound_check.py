"""How a microphone sounds, in figures and words: real voices, at levels that are known."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from tests.hearing.conftest import Sound, noise, silence
from voice_skill.evaluation.noise import mixed
from voice_skill.listening.sound_check import (
    NOTHING,
    UNCLEAR,
    Recorded,
    clearness,
    decibels,
    echo_of,
    judged,
    level_in_words,
    loudnesses,
    room_in_words,
)
from voice_skill.listening.voice_activity import SileroDetector

Said = Callable[..., Sound]


def recording(*sounds: Sound) -> bytes:
    whole = np.clip(np.concatenate(sounds), -1, 1)
    return np.round(whole * 32767).astype("<i2").tobytes()


def hiss(seconds: float, level: float) -> Sound:
    """White noise of that many decibels."""
    rng = np.random.default_rng(5)
    wave = rng.standard_normal(int(seconds * 16_000)) * 10 ** (level / 20)
    return np.asarray(wave, dtype=np.float32)


def spoken(said: Said, gain: float, room: float = -70.0) -> Recorded:
    """A sentence that much louder than it comes, with a second of room on both sides."""
    voice = said("when should i go to the hospital") * np.float32(gain)
    whole = np.concatenate([silence(1), voice, silence(1)])
    data = recording(whole + hiss(len(whole) / 16_000 + 1, room)[: len(whole)])
    return judged(data, SileroDetector())


def words(recorded: Recorded) -> str:
    return level_in_words(recorded.levels, recorded.voice)[0]


def test_a_voice_of_usual_loudness_is_good(said: Said) -> None:
    """And nothing has to be done."""
    recorded = spoken(said, 1.0)
    assert recorded.voice is not None
    assert -35 < recorded.voice < -10
    assert level_in_words(recorded.levels, recorded.voice) == ("good", "")


@pytest.mark.parametrize(
    ("gain", "level"),
    [(0.3, "good"), (0.05, "quiet, but good enough"), (0.01, "very quiet")],
)
def test_softer_voices_are_named(said: Said, gain: float, level: str) -> None:
    """Very quiet is told with what to do."""
    recorded = spoken(said, gain, room=-85.0)
    assert words(recorded) == level
    assert bool(level_in_words(recorded.levels, recorded.voice)[1]) == (level == "very quiet")


def test_a_voice_that_is_cut_off_is_too_loud(said: Said) -> None:
    """Whatever its loudness is."""
    assert words(spoken(said, 30.0)) == "too loud: the sound is cut off"


def test_pure_zeros_are_a_muted_microphone() -> None:
    """A real room is never so quiet."""
    recorded = judged(recording(silence(3)), SileroDetector())
    assert words(recorded) == "silent: is it muted?"
    assert recorded.room == NOTHING


@pytest.mark.parametrize("kind", ["white", "hum", "clicks"])
def test_noise_is_no_voice(kind: str) -> None:
    """However loud it is."""
    recorded = judged(recording(noise(4, kind=kind)), SileroDetector())
    assert recorded.voice is None
    assert words(recorded) in {"no voice heard", "too loud: the sound is cut off"}


@pytest.mark.parametrize("level", [-75.0, -50.0, -35.0, -20.0])
def test_the_room_is_measured_beside_a_voice(said: Said, level: float) -> None:
    """Within two decibels; a voice in it does not count."""
    assert spoken(said, 1.0, level).room == pytest.approx(level, abs=2)


def test_rooms_have_four_names() -> None:
    """From quiet to very noisy."""
    names = [room_in_words(level) for level in (-70, -50, -35, -20)]
    assert len(set(names)) == 4
    assert names[0] == "a quiet room"


@pytest.mark.parametrize("delay", [0.02, 0.2, 0.7])
def test_our_own_voice_is_found_in_what_the_microphone_hears(said: Said, delay: float) -> None:
    """Softer, later, and in noise."""
    ours = said("this is my voice can i hear myself speak")
    room = hiss(len(ours) / 16_000 + 1.5, -60)
    room[int(delay * 16_000) : int(delay * 16_000) + len(ours)] += 0.2 * ours
    echo = echo_of(recording(ours), recording(room), room=-60)
    assert echo.is_heard
    assert echo.likeness > 0.8


def test_with_headphones_no_echo_is_claimed(said: Said) -> None:
    """Neither out of silence, nor out of noise, nor out of another voice."""
    ours = recording(said("this is my voice can i hear myself speak"))
    other = said("tell me about pregnancy", voice="awb")
    quiet = hiss(4, -65)
    assert not echo_of(ours, recording(silence(4)), room=-65).is_heard
    assert not echo_of(ours, recording(quiet), room=-65).is_heard
    mixed = quiet.copy()
    mixed[8_000 : 8_000 + len(other)] += other
    assert echo_of(ours, recording(mixed), room=-65).likeness < 0.8


def test_decibels_are_counted_from_full_scale() -> None:
    """A square wave at half scale is 6 dB below it; nothing at all is -120."""
    assert decibels(np.full(1000, 0.5, dtype=np.float32)) == pytest.approx(-6.02, abs=0.01)
    assert decibels(np.zeros(1000, dtype=np.float32)) == NOTHING
    assert decibels(np.zeros(0, dtype=np.float32)) == NOTHING


@pytest.mark.parametrize(("snr", "unclear"), [(20.0, False), (10.0, True), (5.0, True)])
def test_how_far_a_voice_stands_above_its_room_tells_where_words_are_lost(
    said: Said, snr: float, unclear: bool
) -> None:
    """At ten decibels a quarter of the questions is lost."""
    voice = recording(silence(0.3), said("when should i go to the hospital"), silence(1))
    heard = np.frombuffer(mixed(voice, recording(hiss(4, -20)), snr), "<i2") / np.float32(32768)
    assert (clearness(loudnesses(heard.astype(np.float32))) < UNCLEAR) == unclear


def test_where_nothing_was_heard_the_room_is_not_blamed() -> None:
    """No moment tells of no noise."""
    assert clearness(()) > UNCLEAR
