"""Keeps what was played beside what is heard, sample by sample."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from statistics import median

import numpy as np

from voice_skill.listening.echo.drift import Drift
from voice_skill.listening.echo.played import GAP_SECONDS, Played, find_in, likeness
from voice_skill.listening.echo.room_filter import Samples
from voice_skill.values.audio import SAMPLE_RATE

_EARLY = 160  # samples before the first echo, so that it is never missed
_SEARCH_SECONDS = 1.0
_LONGEST_DELAY = 0.8  # seconds between what is given to the device and what is heard
_LEAST_TO_SEARCH = 0.4  # seconds of our voice
_LOOK_EVERY_SECONDS = 0.2
_QUIET = 0.003  # of 1: below it the loudspeaker is as good as silent
_STUTTERED = 12.0
"""How alike our voice must be where it comes later. In a made room it was 12.8 to 23 after a
stutter, and below 2 where it had been. Where it had not moved it was 5 to 19 there; drowned by a
person it was below 6 everywhere."""
_FAR_OFF = 16.0  # samples: a smaller move is left to the filter
_NEAR = 3.0  # samples
_BACK_SECONDS = 10.0  # in which a small move is taken back
_APART_SECONDS = 2.5  # of our own voice, not found in what is heard: headphones
_ON_ITS_WAY_SECONDS = 0.05  # from the microphone to whoever reads it
_MOST_WAITING = 4_000  # pieces of some ten milliseconds, while nobody reads


class Alignment:
    """Finds what was played in what is heard, each time a device begins anew, and stays there.

    ``played`` is called from the loudspeaker's thread, all else from the reader's. ``on_found`` is
    called when it was found again, ``on_jump`` when it is suddenly elsewhere.
    """

    def __init__(
        self,
        *,
        on_found: Callable[[], None] = lambda: None,
        on_jump: Callable[[], None] = lambda: None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._on_found = on_found
        self._on_jump = on_jump
        self._clock = clock
        self._waiting: deque[tuple[bytes, int, float]] = deque(maxlen=_MOST_WAITING)
        self._played = Played()
        self._drift = Drift()
        self._place: float | None = None  # of the next sample heard, among those played
        self._lately: deque[float] = deque(maxlen=5)
        self._moved = 0.0  # samples that the echo has moved since it was found
        self._at = 0  # the number of the next sample heard
        self._past: Samples = np.zeros(0)
        self._since_look = 0
        self._guess: float | None = None  # where it may be, from the next sample heard
        self._missed = 0.0  # seconds of our voice that were looked for in vain
        self.is_apart = False
        """Whether our voice is not to be found in what is heard."""

    def played(self, samples: bytes, rate: int) -> None:
        """These 16-bit samples are given to the loudspeaker now.

        None at all: it was stopped, and what it was given last is not heard.
        """
        self._waiting.append((samples, rate, self._clock()))

    @property
    def is_found(self) -> bool:
        """Whether it is known where in what was played we are."""
        return self._place is not None

    @property
    def sounds(self) -> bool:
        """Whether something was played that may be heard now."""
        ago = self._clock() - self._played.last_at
        return ago < _LONGEST_DELAY and self._played.loudest(_LONGEST_DELAY) > _QUIET

    @property
    def is_steady(self) -> bool:
        """Whether it was found last where it was before."""
        return bool(self._lately) and abs(self._lately[-1] - self._moved) < _NEAR

    def is_still_there(self, waiting: int) -> bool:
        """Looked for afresh: whether what was played does not come later all at once.

        After a loudspeaker stuttered all of our voice is left in what is heard, until a look in
        time has found it. ``waiting`` as for ``hear``.
        """
        if self._place is None:
            return False
        past = self._past[-int(SAMPLE_RATE * _LEAST_TO_SEARCH) :]
        ref = self._played.since_it_began(_LEAST_TO_SEARCH + _LONGEST_DELAY)
        expected = round(self._place - self._further(ref, past, waiting))
        if len(ref) <= len(past) or expected < _FAR_OFF:
            return True
        like, near = likeness(ref, past), int(_FAR_OFF)
        later = like[max(0, expected - int(SAMPLE_RATE * GAP_SECONDS)) : expected - near]
        there = like[expected - near : expected + near + 1]
        comes_later = later.max(initial=0.0) >= max(_STUTTERED, 2 * there.max(initial=0.0))
        return not comes_later

    def lose(self) -> None:
        """It has to be found again: the microphone began anew, or what was found was of no use."""
        self._place, self._guess, self._missed = None, None, 0.0
        self._lately.clear()
        self._past = np.zeros(0)
        self._drift.begin_again()

    def hear(self, samples: Samples, waiting: int) -> None:
        """Some more was heard; so many samples of it and of before were not taken yet."""
        self._take_played(waiting)
        self._past = np.concatenate([self._past, samples])[-int(SAMPLE_RATE * _SEARCH_SECONDS) :]
        self._since_look += len(samples)
        if self.sounds and self._since_look >= SAMPLE_RATE * _LOOK_EVERY_SECONDS:
            self._look(waiting, self._since_look / SAMPLE_RATE)
            self._since_look = 0

    def beside(self, count: int) -> Samples | None:
        """What was played with the next ``count`` samples heard; None where that is not known."""
        self._at += count
        if self._place is None:
            return None
        played = self._played.at(self._place, count)
        self._place += count * self._pace
        return played

    def back(self, count: int) -> None:
        """Take back the last ``count`` samples that were asked for; they are asked for again."""
        self._at -= count
        if self._place is not None:
            self._place -= count * self._pace

    @property
    def _pace(self) -> float:
        """Samples played for each sample heard."""
        return 1 + self._drift.rate + self._moved / _BACK_SECONDS / SAMPLE_RATE

    def _take_played(self, waiting: int) -> None:
        while self._waiting:
            samples, rate, at = self._waiting.popleft()
            if not samples:
                # Where it is not known what was heard of it, all of it may have been.
                heard = self._played.end if self._place is None else self._place - _EARLY + waiting
                self._played.hush(round(heard + SAMPLE_RATE * _ON_ITS_WAY_SECONDS))
            elif self._played.take(samples, rate, at):
                self.lose()

    def _look(self, waiting: int, seconds: float) -> None:
        """Look for what was played; ``seconds`` since it was looked for last."""
        ref = self._played.since_it_began(_SEARCH_SECONDS + _LONGEST_DELAY)
        if len(self._past) < SAMPLE_RATE * _LEAST_TO_SEARCH or len(ref) <= len(self._past):
            return
        further = self._further(ref, self._past, waiting)
        expected = None if self._place is None else self._place - further
        found = find_in(ref, self._past, near=expected)
        if found is None or (expected is None and not self._is_sure(found + further)):
            if self._place is None:
                self._missed += seconds
                self.is_apart = self.is_apart or self._missed > _APART_SECONDS
            return
        self._missed, self.is_apart = 0.0, False
        place = found + further
        if self._place is None:
            # So that the filter finds the echo where it was when the loudspeaker stopped.
            self._place = place - self._moved
            self._on_found()
        self._lately.append(place - self._place)
        # Now and then an echo from a wall is found instead. Of an odd number of places, so that
        # it is one of them: half-way between two there is nothing.
        odd = list(self._lately)[: (len(self._lately) - 1) // 2 * 2 + 1]
        self._moved = median(odd)
        if abs(self._moved) > _FAR_OFF:
            self._place += self._moved  # samples were lost on the way
            self._moved = 0.0
            self._lately.clear()
            self._drift.begin_again()
            self._on_jump()
        elif abs(place - self._place - self._moved) < _NEAR:
            self._drift.add(self._at, place)

    def _further(self, ref: Samples, past: Samples, waiting: int) -> int:
        """From where ``past`` is found in ``ref`` to the place of the next sample to be taken."""
        return self._played.end - len(ref) + len(past) - waiting + _EARLY

    def _is_sure(self, place: float) -> bool:
        """Whether it was found there twice: after so short a time it may be anywhere.

        At 174 beginnings in six simulated rooms it never jumped elsewhere afterwards; 13 times
        where a very clear place was believed at once.
        """
        before, self._guess = self._guess, place - self._at
        return before is not None and abs(self._guess - before) < _NEAR
