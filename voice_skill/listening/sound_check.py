"""How a microphone sounds, in figures and in words: how loud a voice is, the room, and our echo.

Decibels are counted from full scale: 0 is as loud as can be, a quiet room is below -55.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from voice_skill.language.prompts import prompt, prompts
from voice_skill.listening.levels import LevelMeter, Levels
from voice_skill.listening.voice_activity import VoiceDetector
from voice_skill.values.audio import SAMPLE_BYTES, SAMPLE_RATE

NOTHING = -120.0
"""Decibels of pure zeros, which have no loudness at all."""

_WINDOW = SAMPLE_RATE // 50  # 20 ms
_LEAST_VOICE_SECONDS = 0.2
_VOICE_AT = 0.5
_LONGEST_DELAY = 1.0  # seconds between playing and hearing it
_ECHO_LIKENESS = 0.5
_ECHO_ABOVE_ROOM = 6.0  # dB
_ROOMS = (-55.0, -42.0, -30.0)  # dB below which a room is quiet, has a little noise, is noisy

UNCLEAR = 14.0
"""dB of ``clearness`` below which words are lost. 188 sentences with noise 20 dB below the speech
had 21 and more, at 10 dB 12 to 21, at 5 dB 7 to 17; 60 recorded people 16 and more."""

Samples = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a recording holds. ``voice`` is the loudness of speech in dB, None where nobody spoke.

    ``room`` is the loudness of the quietest tenth in dB.
    """

    seconds: float
    room: float
    voice: float | None
    levels: Levels


def judged(recording: bytes, detector: VoiceDetector) -> Recorded:
    """What is in a recording of 16-bit, 16 kHz, mono samples."""
    samples = _samples(recording)
    meter = LevelMeter(1)
    meter.add(samples[:, None])
    detector.reset(recording[: SAMPLE_RATE * SAMPLE_BYTES // 2])
    likely = detector.probabilities(recording)
    spoken = [index for index, each in enumerate(likely) if each >= _VOICE_AT]
    voice = None
    if len(spoken) * 512 / SAMPLE_RATE >= _LEAST_VOICE_SECONDS:
        windows = samples[: len(likely) * 512].reshape(-1, 512)[spoken]
        voice = decibels(windows.ravel())
    return Recorded(len(samples) / SAMPLE_RATE, room_of(loudnesses(samples)), voice, meter.levels)


def loudnesses(samples: Samples) -> list[float]:
    """Decibels of every 20 ms."""
    whole = samples[: len(samples) // _WINDOW * _WINDOW].reshape(-1, _WINDOW)
    return [decibels(each) for each in whole]


def room_of(loudness: Sequence[float]) -> float:
    """The loudness of the room: what nine tenths of the moments exceed."""
    return float(np.percentile(loudness, 10)) if len(loudness) else NOTHING


def clearness(loudness: Sequence[float]) -> float:
    """How many dB a voice stands above its room: the loudest tenth above the quietest."""
    if not len(loudness):
        return -NOTHING
    quietest, loudest = np.percentile(loudness, (10, 90))
    return float(loudest - quietest)


def decibels(samples: Samples) -> float:
    """The mean loudness."""
    power = float(np.mean(np.square(samples, dtype=np.float64))) if len(samples) else 0.0
    return max(NOTHING, 10 * float(np.log10(power))) if power else NOTHING


def level_in_words(levels: Levels, voice: float | None) -> tuple[str, str]:
    """(how loud the voice is, what to do about it; empty where it is good)."""
    if levels.is_silent:
        return prompt("sound.voice.silent"), prompt("sound.mend.silent")
    if levels.is_clipped:
        return prompt("sound.voice.cut_off"), prompt("sound.mend.cut_off")
    if voice is None:
        return prompt("sound.voice.none"), prompt("sound.mend.none")
    if voice < -50 or levels.is_quiet:
        return prompt("sound.voice.very_quiet"), prompt("sound.mend.very_quiet")
    return prompt("sound.voice.quiet" if voice < -40 else "sound.voice.good"), ""


def room_in_words(room: float) -> str:
    """How noisy it is."""
    *less, most = prompts("sound.rooms")
    return next((words for limit, words in zip(_ROOMS, less, strict=True) if room < limit), most)


def is_noisy(room: float) -> bool:
    """Whether hearing suffers from the room."""
    return room >= _ROOMS[1]


@dataclass(frozen=True, slots=True)
class Echo:
    """Whether what was played came back. ``likeness`` 0 to 1, ``loudness`` in dB."""

    likeness: float
    loudness: float
    room: float

    @property
    def is_heard(self) -> bool:
        """Whether the microphone hears the loudspeaker."""
        louder = self.loudness - self.room > _ECHO_ABOVE_ROOM
        return self.likeness > _ECHO_LIKENESS and louder


def echo_of(played: bytes, recording: bytes, *, room: float) -> Echo:
    """How much of what was played is in the recording; both 16 kHz, 16-bit, mono.

    Their loudness is compared over time, at every delay up to a second.
    """
    ours = np.maximum(np.array(loudnesses(_samples(played))), room)
    theirs = np.maximum(np.array(loudnesses(_samples(recording))), room)
    best, at = 0.0, 0
    for delay in range(int(_LONGEST_DELAY * SAMPLE_RATE / _WINDOW)):
        part = theirs[delay : delay + len(ours)]
        if len(part) < len(ours) // 2 or part.std() < 1e-9 or ours[: len(part)].std() < 1e-9:
            continue
        likeness = float(np.corrcoef(ours[: len(part)], part)[0, 1])
        if likeness > best:
            best, at = likeness, delay
    heard = _samples(recording)[at * _WINDOW : at * _WINDOW + len(played) // SAMPLE_BYTES]
    return Echo(best, decibels(heard), room)


def _samples(recording: bytes) -> Samples:
    return np.frombuffer(recording, dtype="<i2").astype(np.float32) / np.float32(32768)
