"""How far up a recording reaches: speech as it is, through a telephone, and what is no speech."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.hearing.conftest import Sound, noise
from voice_skill.listening.band import lacks_high_sounds
from voice_skill.listening.recordings import read_recording

Said = Callable[..., Sound]
TEXT = "when should i go to the hospital"


def _samples(sound: Sound) -> bytes:
    return np.round(np.clip(sound, -1, 1) * 32767).astype("<i2").tobytes()


def _telephone(sound: Sound) -> Sound:
    spectrum = np.fft.rfft(sound)
    at = np.fft.rfftfreq(len(sound), 1 / 16_000)
    spectrum[(at < 300) | (at > 3_400)] = 0
    return np.asarray(np.fft.irfft(spectrum, len(sound)), dtype=np.float32)


def test_speech_through_a_telephone_is_told_from_speech_as_it_is(said: Said) -> None:
    """Loud and soft."""
    for loudness in (1.0, 0.1):
        voice = said(TEXT) * np.float32(loudness)
        assert not lacks_high_sounds(_samples(voice))
        assert lacks_high_sounds(_samples(_telephone(voice)))


@pytest.mark.parametrize("subtype", ["PCM_16", "ULAW", "ALAW"])
def test_a_recording_of_8000_a_second_is_heard_and_that_is_told(
    tmp_path: Path, said: Said, subtype: str
) -> None:
    """With what to do, and in a sentence; the words are heard all the same."""
    import soxr

    file = tmp_path / "call.wav"
    soundfile.write(file, soxr.resample(said(TEXT), 16_000, 8_000), 8_000, subtype=subtype)
    (told,) = read_recording(file).notices
    assert "call.wav sounds like a telephone: high sounds are missing." in told
    assert max(len(each.split()) for each in told.split(".")) <= 20


def test_what_is_no_speech_is_no_telephone() -> None:
    """A tone, hiss, silence, and nothing at all."""
    tone = 0.1 * np.sin(np.arange(32_000) / 9)
    for sound in (tone, noise(2), np.zeros(32_000), np.zeros(0)):
        assert not lacks_high_sounds(_samples(np.asarray(sound, dtype=np.float32)))
