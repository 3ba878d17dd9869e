"""One piece of speech in a loudspeaker's queue."""

from __future__ import annotations

import threading
from collections.abc import Callable

from voice_skill.speaking import samples
from voice_skill.values.audio import SAMPLE_BYTES, Speech
from voice_skill.values.errors import AudioError

_LOOK_EVERY = 0.25
"""Seconds between two looks at the device while somebody waits."""


class Piece:
    """What ``play`` gives back: a ``Playing``.

    ``watch`` is called a few times a second while somebody waits for the piece.
    """

    def __init__(
        self, speech: Speech, *, volume: float, watch: Callable[[], None] = lambda: None
    ) -> None:
        self._samples = samples.scaled(speech.samples, volume)
        self._rate = speech.rate
        self._data = memoryview(self._samples)
        self._at = 0
        self._watch = watch
        self._over = threading.Event()
        self._heard = False
        self._error: AudioError | None = None

    def convert(self, rate: int) -> None:
        """Go on at another number of samples a second, from the same moment."""
        if rate != self._rate:
            done = self._at / SAMPLE_BYTES / self._rate
            self._samples = samples.resampled(self._samples, self._rate, rate)
            self._data, self._rate = memoryview(self._samples), rate
            self._at = min(round(done * rate) * SAMPLE_BYTES, len(self._samples))

    def take(self, size: int) -> memoryview:
        """The next ``size`` bytes, fewer at the end."""
        taken = self._data[self._at : self._at + size]
        self._at += len(taken)
        return taken

    @property
    def empty(self) -> bool:
        """Whether every sample has been taken."""
        return self._at >= len(self._data)

    @property
    def seconds(self) -> float:
        """Seconds handed to the device so far."""
        return self._at / SAMPLE_BYTES / self._rate

    def end(self, *, heard: bool, error: AudioError | None = None) -> None:
        """It is over; the first word on that stands."""
        if not self._over.is_set():
            self._heard, self._error = heard, error
            self._over.set()

    def wait(self) -> bool:
        """True once all has been heard, False where it was cut; ``AudioError`` where it failed."""
        while not self._over.wait(_LOOK_EVERY):
            self._watch()
        if self._error is not None:
            raise self._error
        return self._heard
