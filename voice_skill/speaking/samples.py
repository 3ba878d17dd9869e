"""What is done to samples: cut silent ends, add a pause, turn down, change the rate.

Samples are ``bytes``: 16-bit signed little-endian, mono.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable

from voice_skill.values.audio import SAMPLE_BYTES

_QUIET = 200
"""Samples this small at the ends are silence: 0.6 % of full scale."""

_EDGE_SECONDS = 0.01
"""Kept before the first and after the last sound, so that no consonant is clipped."""

_FULL_SCALE = 32_767
LOUDEST = 0.98
"""The greatest peak let through, as a share of full scale (requirements SP9: below 0.99)."""


def trimmed(samples: bytes, rate: int) -> bytes:
    """The samples without the silence at both ends; empty where all is silence."""
    values = _values(samples)
    sounding = [index for index in (_first(values), _first(reversed(values))) if index is not None]
    if not sounding:
        return b""
    edge = round(_EDGE_SECONDS * rate)
    start, end = max(0, sounding[0] - edge), len(values) - max(0, sounding[1] - edge)
    return samples[start * SAMPLE_BYTES : end * SAMPLE_BYTES]


def silence(seconds: float, rate: int) -> bytes:
    """That many seconds of nothing."""
    return bytes(round(seconds * rate) * SAMPLE_BYTES)


def peak(samples: bytes) -> float:
    """The loudest sample, 0 to 1."""
    values = _values(samples)
    return max(max(values, default=0), -min(values, default=0)) / _FULL_SCALE


def scaled(samples: bytes, volume: float) -> bytes:
    """The samples times ``volume``, which is 0 to 1; nothing is ever made louder."""
    volume = min(1.0, max(0.0, volume))
    if volume == 1.0:
        return samples
    import numpy as np

    return (np.frombuffer(samples, "<i2") * volume).astype("<i2").tobytes()


def unclipped(samples: bytes) -> bytes:
    """The samples, turned down if their peak is above ``LOUDEST``."""
    loudest = peak(samples)
    return samples if loudest <= LOUDEST else scaled(samples, LOUDEST / loudest)


def resampled(samples: bytes, rate: int, wanted: int) -> bytes:
    """The same sound at ``wanted`` samples a second."""
    if rate == wanted or not samples:
        return samples
    import numpy as np
    import soxr

    sound = soxr.resample(np.frombuffer(samples, "<i2"), rate, wanted)
    return bytes(sound.astype("<i2").tobytes())


def _values(samples: bytes) -> array[int]:
    values = array("h", samples)
    if sys.byteorder == "big":
        values.byteswap()
    return values


def _first(values: Iterable[int]) -> int | None:
    return next((index for index, value in enumerate(values) if abs(value) > _QUIET), None)
