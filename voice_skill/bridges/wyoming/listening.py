"""One utterance off the wire: blocks in, what was heard out, with our own end of speech."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, takewhile

from voice_skill.assistant import Again
from voice_skill.hearing.ears import Ears
from voice_skill.listening.patience import Patience
from voice_skill.values.audio import SAMPLE_BYTES, SAMPLE_RATE
from voice_skill.values.heard import Heard
from voice_skill.values.reply import Expects

WAIT_SECONDS = 8.0
"""How long somebody may take to begin (requirements LI2)."""

_DEAD_SECONDS = 5.0
"""A stream that sends nothing for so long is over, though nobody said so."""

_LONGEST_SECONDS = 60.0
"""A stream is heard no longer, however slowly it comes."""

_MOST_WAITING = 30 * SAMPLE_RATE * SAMPLE_BYTES
"""Bytes kept while all ears are busy: 30 s, as long as an utterance may be."""

_BLOCK = SAMPLE_RATE // 20 * SAMPLE_BYTES
_TAIL = bytes(3 * _BLOCK) * 2
"""Silence after a stream that ends on a word: the acoustic model looks 0.15 s ahead."""

REMEMBERED_SECONDS = 10.0
"""An assistant hands back the words that we heard within a moment."""


class Sound:
    """Samples that one side puts in and the other reads, in another thread."""

    def __init__(self) -> None:
        self._waiting: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._bytes = 0
        self._rest = b""

    def put(self, samples: bytes) -> None:
        """16 kHz, 16-bit, mono, any number; what comes after 30 unread seconds is dropped."""
        samples = self._rest + samples
        whole = len(samples) // _BLOCK * _BLOCK
        self._rest = samples[whole:]
        for at in range(0, whole, _BLOCK):
            if self._bytes + _BLOCK <= _MOST_WAITING:
                self._bytes += _BLOCK
                self._waiting.put(samples[at : at + _BLOCK])

    def end(self) -> None:
        """No more comes."""
        self._waiting.put(self._rest[: len(self._rest) // SAMPLE_BYTES * SAMPLE_BYTES])
        self._rest = b""
        self._waiting.put(None)

    def blocks(self) -> Iterator[bytes]:
        """What was put in, 50 ms each."""
        since = time.monotonic()
        while time.monotonic() - since < _LONGEST_SECONDS:
            try:
                block = self._waiting.get(timeout=_DEAD_SECONDS)
            except queue.Empty:
                return
            if block is None:
                return
            self._bytes -= len(block)
            if block:  # an empty one would say that nothing can be heard just now
                yield block


@dataclass(frozen=True, slots=True)
class Utterance:
    """What was heard, and who hears it again if it was not understood."""

    heard: Heard
    again: Again


class Listener:
    """Ears for many streams; a pair serves one at a time, and is kept for the next.

    ``usual`` is how many seconds of silence end an utterance. How long the people here pause is
    learnt from all of them: that may only make it wait longer.
    """

    def __init__(self, make: Callable[[], Ears], usual: float) -> None:
        self._make = make
        self._patience = Patience(usual)
        self._lock = threading.Lock()
        self._free: list[Ears] = []

    def listen(
        self,
        sound: Sound,
        *,
        caption: Callable[[str], None],
        expects: Expects = Expects.ANYTHING,
        end_silence: float | None = None,
    ) -> Utterance:
        """The next utterance. ``end_silence`` is what this person asked for, where that is known.

        ``SkillError`` says why nothing can be heard.
        """
        ears = self._take()
        ears.patience = self._patience.of(end_silence)
        ears.new_stream()
        blocks = chain(sound.blocks(), (_TAIL,))
        listened = ears.listen(blocks, wait=WAIT_SECONDS, caption=caption, expects=expects)
        utterance = Utterance(listened.heard, ears.again_later())
        with self._lock:  # ears that failed are not used again
            self._free.append(ears)
        return utterance

    def _take(self) -> Ears:
        with self._lock:
            return self._free.pop() if self._free else self._make()


class Recent:
    """What was heard in the last seconds, found again by its text: once, and only if it is clear.

    So what we heard ourselves keeps all its readings on the way through another program. ``clock``
    gives seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._kept: list[tuple[float, Utterance]] = []

    def keep(self, utterance: Utterance) -> None:
        """Remember it for a moment."""
        self._forget()
        self._kept.append((self._clock(), utterance))

    def take(self, text: str) -> Utterance | None:
        """The utterance of that text; None where there is none, or several of different people."""
        self._forget()
        found = [each for each in self._kept if each[1].heard.text == text]
        self._kept = [each for each in self._kept if each not in found]
        return found[0][1] if len(found) == 1 else None

    def _forget(self) -> None:
        since = self._clock() - REMEMBERED_SECONDS
        self._kept = [each for each in self._kept if each[0] >= since]


class Steady:
    """Captions as they grow: the words that no longer change, each given out once."""

    def __init__(self) -> None:
        self._before: list[str] = []
        self._given: list[str] = []

    def take(self, text: str) -> str:
        """The words that are steady now and were not before, each with a space after it."""
        now = text.split()
        both = zip(self._before, now, strict=False)
        same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], both))
        self._before = now
        return self._new(now[: min(same, len(now) - 1)])  # the last word may still grow

    def rest(self, text: str) -> str:
        """What is left of the words as they were heard in the end."""
        return self._new(text.split()).strip()

    def _new(self, words: list[str]) -> str:
        given = len(self._given)
        if words[:given] != self._given:
            return ""  # heard otherwise now: the transcript tells
        self._given = words
        return "".join(f"{each} " for each in words[given:])
