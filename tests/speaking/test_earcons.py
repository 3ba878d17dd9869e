"""Short sounds: soft, short, unlike one another in rhythm, and never taken for a voice."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

import numpy as np
import pytest

from tests.speaking.monitor import RATE as MONITOR_RATE
from tests.speaking.monitor import Monitor
from voice_skill.speaking.earcons import RATE, Earcon, sound_of
from voice_skill.speaking.loudspeaker import Loudspeaker
from voice_skill.speaking.speaker import Speaker
from voice_skill.speaking.voices import Pyttsx3Voice
from voice_skill.values.reply import Chunk, ChunkKind, Outcome, Reply

Samples = np.ndarray[tuple[int], np.dtype[np.float64]]


def samples(earcon: Earcon) -> Samples:
    return np.frombuffer(sound_of(earcon).samples, "<i2").astype(float) / 32767


def loud(wave: Samples, rate: int = RATE) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """For every 10 ms whether there is sound."""
    step = rate // 100
    pieces = wave[: len(wave) // step * step].reshape(-1, step)
    return np.asarray(np.abs(pieces).max(axis=1) > 0.02)


def beats(earcon: Earcon) -> int:
    """How many notes there are."""
    heard = loud(samples(earcon)).astype(int)
    return int(np.sum(np.diff(np.concatenate([[0], heard])) == 1))


@pytest.mark.parametrize("earcon", Earcon)
def test_it_is_short(earcon: Earcon) -> None:
    """A tenth to three tenths of a second (SP15)."""
    assert 0.1 <= sound_of(earcon).seconds <= 0.3


@pytest.mark.parametrize("earcon", Earcon)
def test_it_is_softer_than_a_voice(earcon: Earcon) -> None:
    """6 to 12 dB under real speech at full volume, peak against peak."""
    speech = Pyttsx3Voice().render("Cramps at night are common.", words_per_minute=150)
    voice = np.abs(np.frombuffer(speech.samples, "<i2").astype(float)).max() / 32767
    below = 20 * np.log10(voice / np.abs(samples(earcon)).max())
    assert 6 <= below <= 14


@pytest.mark.parametrize("earcon", Earcon)
def test_it_begins_and_ends_softly(earcon: Earcon) -> None:
    """A step in the wave would click."""
    wave = samples(earcon)
    assert abs(wave[0]) < 1e-3
    assert abs(wave[-1]) < 1e-3
    assert np.abs(np.diff(wave)).max() < 0.1
    assert np.abs(wave[: RATE // 500]).max() < 0.1 * np.abs(wave).max()


@pytest.mark.parametrize("earcon", Earcon)
def test_its_notes_lie_where_old_ears_hear_well(earcon: Earcon) -> None:
    """The strongest part is between 400 and 1500 Hz."""
    wave = samples(earcon)
    spectrum = np.abs(np.fft.rfft(wave * np.hanning(len(wave)), 1 << 15))
    assert 400 <= np.argmax(spectrum) * RATE / (1 << 15) <= 1500


def test_each_has_a_rhythm_of_its_own() -> None:
    """Whoever hears no difference of pitch can still count."""
    rhythms = {earcon: beats(earcon) for earcon in Earcon}
    for one, other in combinations(Earcon, 2):
        assert rhythms[one] != rhythms[other]


def test_each_has_a_caption() -> None:
    """Never the only sign."""
    assert all(earcon.value.endswith(".") for earcon in Earcon)


@pytest.mark.slow
def test_it_is_heard_before_speech_and_never_over_it(sound_here: Mapping[str, str]) -> None:
    """Asked for while an answer is being said, it waits for its end; then it is heard alone."""
    reply = Reply((Chunk("Cramps at night are common.", ChunkKind.ANSWER),), Outcome.of("x"))
    with Monitor(sound_here) as monitor, Loudspeaker() as loudspeaker:
        loudspeaker.play(sound_of(Earcon.HEARD))
        Speaker(Pyttsx3Voice(), loudspeaker).say(reply)
        alone = len(monitor.heard)
        assert loudspeaker.play(sound_of(Earcon.LISTENING)).wait()
    assert alone / MONITOR_RATE > 1.0
    end = monitor.heard[-round(0.18 * MONITOR_RATE) :].astype(float) / 32767
    spectrum = np.abs(np.fft.rfft(end * np.hanning(len(end))))
    strongest = np.argmax(spectrum) * MONITOR_RATE / len(end)
    assert strongest == pytest.approx(587, abs=25) or strongest == pytest.approx(880, abs=25)
