"""Three short sounds, made here: it listens, it has heard, it has not understood.

They differ in rhythm, not only in pitch: two even notes, one note, two short and a long one. They
are never the only sign: each has a caption.
"""

from __future__ import annotations

from enum import Enum
from functools import cache

import numpy as np
from numpy.typing import NDArray

from voice_skill.values.audio import Speech

RATE = 22_050

_LOUDNESS = 0.2
"""Peak, full scale 1.0: 8 to 11 dB under the voice, which peaks at 0.5 to 0.75 (SP15)."""
_SOFT_SECONDS = 0.012
"""How long a note takes to come and to go; a sudden one clicks."""


class Earcon(Enum):
    """What a short sound tells; the value is its caption."""

    LISTENING = "Listening."
    HEARD = "Heard."
    NOT_UNDERSTOOD = "Not understood."


_NOTES: dict[Earcon, tuple[tuple[float, float], ...]] = {
    # (hertz, or 0 for a rest; seconds). Between 400 and 1500 Hz: older ears lose the highs first.
    Earcon.LISTENING: ((587, 0.07), (0, 0.04), (880, 0.07)),
    Earcon.HEARD: ((740, 0.11),),
    Earcon.NOT_UNDERSTOOD: ((523, 0.05), (0, 0.03), (523, 0.05), (0, 0.03), (415, 0.13)),
}


@cache
def sound_of(earcon: Earcon) -> Speech:
    """The sound: 0.1 to 0.3 s, 16-bit mono at ``RATE``."""
    wave = np.concatenate([_note(hertz, seconds) for hertz, seconds in _NOTES[earcon]])
    samples = np.round(wave / np.abs(wave).max() * _LOUDNESS * 32767)
    return Speech(samples.astype("<i2").tobytes(), RATE)


def _note(hertz: float, seconds: float) -> NDArray[np.float64]:
    time = np.arange(round(seconds * RATE)) / RATE
    # A little of the octave makes it warm; the shape is a bell that begins and ends at nothing.
    tone = np.sin(2 * np.pi * hertz * time) + 0.2 * np.sin(4 * np.pi * hertz * time)
    edge = np.minimum(time, time[-1] - time) / _SOFT_SECONDS
    shape = np.sin(np.pi / 2 * np.clip(edge, 0, 1)) ** 2
    fading = np.exp(-2.5 * time / seconds)
    return np.asarray(tone * shape * fading)
