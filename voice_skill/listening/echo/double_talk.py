"""Double-talk detection: more is left than our own voice ever leaves; somebody talks over us.

What a filter leaves of a voice is a share of its echo. Measured over 22 minutes, with the clocks
of both devices drifting: 99 in 100 frames left less than a 160th of the loudest echo of the last
moments, and every "stop", even one 10 dB softer than our voice, more than a 14th.
"""

from __future__ import annotations

from collections import deque

import numpy as np
from numpy.typing import NDArray

from voice_skill.listening.echo.room_filter import FRAME
from voice_skill.values.audio import SAMPLE_RATE

Samples = NDArray[np.float64]

LEAST_DB, MOST_DB = -15.0, -6.0
"""Between these it opens: how loud what is left is, beside the echo."""

_ABOVE_USUAL_DB = 6.0
_USUAL = 0.9  # nine frames in ten leave less
_SMOOTH = 0.3
_FADES = 0.98  # of the echo's loudness a frame: 10 dB in 0.9 s
_REMEMBERED = round(8 * SAMPLE_RATE / FRAME)
_LEAST_KNOWN = 250  # two seconds
_COUNT_EVERY = 16
_SOUNDS = (200 / 32768) ** 2  # from here on the echo is not silence
_AUDIBLE = (30 / 32768) ** 2
_ABOVE_ROOM = 8.0  # times the power of the room's own noise: 9 dB
_ROOM_FRAMES, _ROOM_PARTS = 12, 30  # the room is as loud as the quietest tenth of three seconds
_BEFORE = round(0.2 * SAMPLE_RATE / FRAME)
_AFTER = round(0.35 * SAMPLE_RATE / FRAME)


class Gate:
    """Lets through what a person says, and silence in place of all else.

    Nothing is late: while it is closed the last 0.2 s are kept back, and given at once when it
    opens, so that the beginning of a word is there.
    """

    def __init__(self) -> None:
        self._left = self._echo = self._loudest = 0.0
        self._shares: deque[float] = deque(maxlen=_REMEMBERED)
        self._opens_at = MOST_DB
        self._count = 0
        self._quietest: deque[float] = deque([float("inf")], maxlen=_ROOM_PARTS)
        self._open_for = 0
        self._opened = 0
        self._kept: deque[Samples] = deque()

    def take(self, left: Samples, echo: Samples) -> list[Samples]:
        """The frames that may be heard now; ``echo`` is what was taken away from this one."""
        self._open_for = _AFTER if self._talks(left, echo) else max(0, self._open_for - 1)
        self._opened = self._opened + 1 if self._open_for else 0
        if self._open_for:
            opened = [*self._kept, left]
            self._kept.clear()
            return opened
        self._kept.append(left)
        return [0 * self._kept.popleft()] if len(self._kept) > _BEFORE else []

    @property
    def open_seconds(self) -> float:
        """For how long it has been open; 0 while it is closed."""
        return self._opened * FRAME / SAMPLE_RATE

    def begin_again(self) -> None:
        """Little is learnt yet: for a moment more has to be left than usual."""
        self._shares.clear()
        self._loudest = 0.0  # the silence before our voice says nothing about it
        self._opens_at = MOST_DB

    def flush(self) -> list[Samples]:
        """What is kept back, as silence."""
        silent = [0 * each for each in self._kept]
        self._kept.clear()
        return silent

    def _talks(self, left: Samples, echo: Samples) -> bool:
        self._left += _SMOOTH * (float(np.mean(left**2)) - self._left)
        self._echo += _SMOOTH * (float(np.mean(echo**2)) - self._echo)
        self._loudest = max(self._echo, self._loudest * _FADES)
        self._count += 1
        beside_room = self._left > max(_AUDIBLE, _ABOVE_ROOM * self._room())
        beside_echo = self._loudest < _SOUNDS or self._is_more_than_usual()
        return beside_room and beside_echo

    def _room(self) -> float:
        self._quietest[-1] = min(self._quietest[-1], self._left)
        if self._count % _ROOM_FRAMES == 0:
            self._quietest.append(self._left)
        return min(self._quietest)

    def _is_more_than_usual(self) -> bool:
        share = 10 * float(np.log10((self._left + 1e-12) / self._loudest))
        self._shares.append(share)
        if self._count % _COUNT_EVERY == 0 and len(self._shares) > _LEAST_KNOWN:
            usual = float(np.quantile(self._shares, _USUAL))
            self._opens_at = min(MOST_DB, max(LEAST_DB, usual + _ABOVE_USUAL_DB))
        return share > self._opens_at
