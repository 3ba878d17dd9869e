"""Who speaks on the bench, and how speech grows old. Nothing is ever learnt from these voices."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voice_skill.evaluation.speakers import EXAMINERS, Speaker
from voice_skill.speaking.samples import resampled
from voice_skill.values.audio import SAMPLE_RATE

Samples = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Natural:
    """A voice of Kokoro at 150 words a minute, where it is installed."""

    voice: str
    program: str = "kokoro"

    def say(self, text: str) -> bytes:
        """The text as 16 kHz mono samples. ``SkillError`` says what is missing."""
        spoken = _kokoro().speak(text, self.voice, words_per_minute=150)
        return resampled(spoken.samples, spoken.rate, SAMPLE_RATE)


@lru_cache(maxsize=1)
def _kokoro() -> Any:
    from voice_skill.assembly.voice_box import natural_weights
    from voice_skill.speaking.natural.kokoro import Kokoro

    return Kokoro(natural_weights())


Voice = Speaker | Natural

VOICES: tuple[Voice, ...] = (
    *EXAMINERS,
    Speaker("espeak-ng", "en-us", 160),
    Natural("bf_isabella"),
    Natural("am_fenrir"),
)
"""No voice that teaches: of flite, of espeak-ng, and of Kokoro, which is most like people."""


def name(voice: Voice) -> str:
    """What the voice is called in a table."""
    return f"{voice.program} {voice.voice}"


# ------------------------------------------------------------ old voices


def slowed(speech: Samples, share: float = 1.4) -> Samples:
    """The same pitch, each sound lasting longer: pieces are laid over each other where they fit."""
    size, step, reach = 640, 320, 160
    window = np.hanning(size)
    out = np.zeros(int(len(speech) * share) + 2 * size)
    padded = np.concatenate((np.zeros(reach), speech, np.zeros(2 * size + reach)))
    follows = padded[reach : reach + size]
    for at in range(0, int(len(speech) * share), step):
        near = reach + int(at / share)
        around = padded[near - reach : near + reach + size]
        best = int(np.correlate(around, follows, "valid").argmax())
        start = near - reach + best
        out[at : at + size] += window * padded[start : start + size]
        follows = padded[start + step : start + step + size]
        follows = np.pad(follows, (0, size - len(follows)))
    return out[: int(len(speech) * share)]


def deepened(speech: Samples, share: float = 1.15) -> Samples:
    """Lower and slower, as a tape that runs too slowly."""
    at = np.arange(0, len(speech) - 1, 1 / share)
    return np.asarray(np.interp(at, np.arange(len(speech)), speech), dtype=np.float64)


def breathy(speech: Samples) -> Samples:
    """Air beside the voice, and a tremor of five a second in pitch and loudness."""
    when = np.arange(len(speech)) / SAMPLE_RATE
    shaken = when + 0.0008 * np.sin(2 * np.pi * 5 * when)
    voice = np.interp(shaken, when, speech) * (1 + 0.3 * np.sin(2 * np.pi * 5 * when))
    loudness = np.convolve(np.abs(speech), np.ones(400) / 400, "same")
    air = np.diff(np.random.default_rng(5).standard_normal(len(speech)), prepend=0.0)
    return np.asarray(0.8 * voice + 0.35 * loudness * air, dtype=np.float64)


OLD: tuple[Callable[[Samples], Samples], ...] = (slowed, deepened, breathy)


def aged(speech: bytes, way: int) -> bytes:
    """16 kHz speech as an older person might say it; ``way`` chooses among ``OLD``."""
    samples = np.frombuffer(speech, dtype="<i2").astype(np.float64)
    return np.clip(OLD[way % len(OLD)](samples), -32768, 32767).astype("<i2").tobytes()
