"""How much faster one device's clock runs than the other's."""

from __future__ import annotations

from collections import deque

import numpy as np

from voice_skill.values.audio import SAMPLE_RATE

_POINTS = 100  # 20 seconds of them, at five a second
_LEAST_POINTS, _LEAST_SECONDS = 15, 4.0
_MOST = 1e-3  # parts: no two sound cards are further apart


class Drift:
    """Learns it from where, again and again, the echo of what was played is found.

    Two sound cards differ by some 10 to 100 parts in a million. That moves the echo by a sample
    or two a second, and a filter that must follow it leaves ten times as much: 20 dB were taken
    away of our own voice, and 35 where the clocks agreed.
    """

    def __init__(self) -> None:
        self._points: deque[tuple[int, float]] = deque(maxlen=_POINTS)
        self.rate = 0.0
        """By how many samples a sample the place moves on besides the one."""

    def begin_again(self) -> None:
        """One of the devices was stopped; its clock is the same."""
        self._points.clear()

    def add(self, heard: int, place: float) -> None:
        """The sample heard as number ``heard`` was found to be the one played at ``place``."""
        self._points.append((heard, place - heard))
        seconds = (heard - self._points[0][0]) / SAMPLE_RATE
        if len(self._points) < _LEAST_POINTS or seconds < _LEAST_SECONDS:
            return
        at, places = np.array(self._points).T
        slope = float(np.polyfit(at - at[0], places, 1)[0])
        self.rate = min(_MOST, max(-_MOST, slope))
