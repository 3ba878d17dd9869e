"""The echo canceller (AEC): our own voice is taken out of the microphone's sound.

We have the very samples that the loudspeaker is given. ``Alignment`` finds them in what is heard,
``RoomFilter`` foretells how they come back through the room, ``Gate`` closes where nothing else is
left. What passes all the same is told from the person's by its words; see ``echo``.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import numpy as np

from voice_skill.listening.echo.alignment import Alignment
from voice_skill.listening.echo.double_talk import Gate
from voice_skill.listening.echo.room_filter import FRAME, RoomFilter, Samples
from voice_skill.values.audio import SAMPLE_RATE

CLEAR_DB = 12.0
"""So much quieter our voice must become before a word over it counts. Over 22 minutes it became
33 to 39 dB quieter; a word that it was misheard as came only while it was less than 8 dB."""

# In a made room whose loudspeaker stutters, commands that nobody said came at 3.2 to 3.4 s.
_LEARNING_SECONDS = 4.0
_IN_VAIN_SECONDS = 20.0
_QUIET = 0.003  # of 1: below it the loudspeaker is as good as silent
_JUDGED_SECONDS = 3.0
_LONGEST_TALK_SECONDS = 4.0  # without a pause of a third of a second
_PRACTICE = 3
_USELESS_SECONDS = 1.0  # in which nothing was taken away


class Canceller:
    """Takes our own voice out of a microphone's blocks.

    ``played`` is called from the loudspeaker's thread; ``clean`` is read by one thread at a time.
    Where our voice is not heard at all, as with headphones, nothing is taken away.
    """

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._lock = threading.Lock()
        self._filter = RoomFilter()
        self._gate = Gate()
        self._alignment = Alignment(
            on_found=self._begin_again, on_jump=self._learn_anew, clock=clock
        )
        self._mic: Samples = np.zeros(0)  # not cleaned yet
        self._is_new = False
        self._useless = 0
        self._learnt = self._in_vain = 0.0  # seconds of our voice: with this filter, and not clear
        self._heard_power = self._left_power = 1e-9
        self.taken_db = 0.0
        """How much quieter our voice became, in dB, over the last seconds in which it sounded."""

    @property
    def is_clear(self) -> bool:
        """Whether a person can be heard over our voice, as far as is known just now."""
        where = self._alignment
        learnt = self._learnt >= _LEARNING_SECONDS and self.taken_db >= CLEAR_DB
        return where.is_apart or (learnt and where.is_steady)

    def is_still_there(self) -> bool:
        """Looked for afresh: whether our voice is where it was. If not, what is left may be ours.

        Asked where a word was found, by the thread that reads ``clean``.
        """
        where = self._alignment
        return where.is_apart or where.is_still_there(len(self._mic))

    @property
    def is_hopeless(self) -> bool:
        """Whether our voice was heard for long, and could not be taken out all the while."""
        return self._in_vain >= _IN_VAIN_SECONDS and not self._alignment.is_apart

    def played(self, samples: bytes, rate: int) -> None:
        """These 16-bit samples are given to the loudspeaker now.

        None at all: it was stopped, and what it was given last is not heard.
        """
        self._alignment.played(samples, rate)

    def clean(self, blocks: Iterator[bytes]) -> Iterator[bytes]:
        """The same blocks without our own voice, and with silence where nobody speaks.

        Silence comes 0.2 s late, a person's voice at once. Only where our voice begins nothing
        comes until it is found, for a second or less; where it is not heard at all, for three the
        first time. Empty blocks pass as they are.
        """
        with self._lock:
            self._break_off()
        for block in blocks:
            with self._lock:
                cleaned = self._cleaned(block) if block else self._break_off()
            if cleaned or not block:
                yield cleaned

    # ------------------------------------------------------------ in the reader's thread

    def _break_off(self) -> bytes:
        """The microphone begins anew, or has failed: where our voice is must be found again."""
        self._mic = np.zeros(0)
        self._alignment.lose()
        self._gate.flush()
        return b""

    def _cleaned(self, block: bytes) -> bytes:
        new = np.frombuffer(block, dtype="<i2").astype(np.float64) / 32768
        self._mic = np.concatenate([self._mic, new])
        where = self._alignment
        where.hear(new, len(self._mic))
        if not where.is_found and not where.is_apart:
            # Until it is known where our voice is, nothing can be told from it.
            return b"" if where.sounds else self._as_it_is()
        if self._is_new:
            self._is_new = False
            self._practise()
        done: list[Samples] = []
        while len(self._mic) >= FRAME:
            frame, self._mic = self._mic[:FRAME], self._mic[FRAME:]
            done += self._step(frame)
        return _as_bytes(np.concatenate(done)) if done else b""

    def _begin_again(self) -> None:
        self._filter.begin_again()
        self._gate.begin_again()
        self._is_new = True

    def _practise(self) -> None:
        """Learn from what has waited, again and again, before any of it is let through."""
        whole = len(self._mic) // FRAME * FRAME
        for _ in range(_PRACTICE):
            for at in range(0, whole, FRAME):
                played = self._alignment.beside(FRAME)
                if played is not None:
                    self._filter.take(played, self._mic[at : at + FRAME])
            self._alignment.back(whole)
            self._filter.rewind()

    def _as_it_is(self) -> bytes:
        whole, self._mic = self._mic, np.zeros(0)
        self._alignment.beside(len(whole))
        return _as_bytes(whole)

    def _step(self, heard: Samples) -> list[Samples]:
        played = self._alignment.beside(FRAME)
        if played is None:
            return self._gate.take(heard, np.zeros(FRAME))
        left = self._filter.take(played, heard)
        if _loudness(played) > _QUIET:
            self._judge(heard, left)
        return self._gate.take(left, heard - left)

    def _judge(self, heard: Samples, left: Samples) -> None:
        self._learnt += FRAME / SAMPLE_RATE
        is_out = self.taken_db >= CLEAR_DB
        self._in_vain = 0.0 if is_out else self._in_vain + FRAME / SAMPLE_RATE
        # While a person talks over us it would look worse than it is. Nobody talks so long.
        if 0 < self._gate.open_seconds < _LONGEST_TALK_SECONDS:
            return
        part = FRAME / SAMPLE_RATE / _JUDGED_SECONDS
        self._heard_power += part * (float(np.mean(heard**2)) - self._heard_power)
        self._left_power += part * (float(np.mean(left**2)) - self._left_power)
        self.taken_db = 10 * float(np.log10(self._heard_power / (self._left_power + 1e-12)))
        self._useless = self._useless + 1 if self.taken_db < 1.0 else 0
        if self._useless * FRAME > _USELESS_SECONDS * SAMPLE_RATE:
            self._learn_anew()
            self._alignment.lose()

    def _learn_anew(self) -> None:
        # What has learnt for long learns a new room slowly: rather begin with nothing.
        self._filter = RoomFilter()
        self._heard_power = self._left_power = 1e-9
        self.taken_db = self._learnt = 0.0
        self._useless = 0


def _as_bytes(samples: Samples) -> bytes:
    return np.clip(np.round(samples * 32768), -32768, 32767).astype("<i2").tobytes()


def _loudness(samples: Samples) -> float:
    return float(np.sqrt(np.mean(samples**2)))
