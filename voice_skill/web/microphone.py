"""A browser's microphone, from the socket to the ears."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator

from voice_skill.hearing.ears import Ears, Listened
from voice_skill.values.audio import SAMPLE_BYTES, SAMPLE_RATE
from voice_skill.values.errors import AudioError
from voice_skill.values.reply import Expects

WAIT_SECONDS = 8.0
"""How long somebody may take to begin before being reminded (requirements LI2)."""

_DEAD_SECONDS = 5.0
"""A microphone that sends nothing for so long is dead, or the tab is asleep."""

_MOST_WAITING = 30 * SAMPLE_RATE * SAMPLE_BYTES
"""Bytes kept while the ears are made ready: 30 s, as long as an utterance may be."""

MOST_FRAME = 8 * 1024
"""Bytes of one frame; ours are 2,560, which is 80 ms."""


class BrowserMicrophone:
    """Blocks that one side puts in and the other reads, in another thread."""

    def __init__(self) -> None:
        self._waiting: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._bytes = 0
        self.dropped = False

    def put(self, block: bytes) -> None:
        """A block: 16 kHz, 16-bit, mono. What comes after 30 unread seconds is dropped."""
        if self._bytes + len(block) <= _MOST_WAITING:
            self._bytes += len(block)
            self._waiting.put(block)

    def close(self, *, drop: bool = False) -> None:
        """The blocks come to their end. ``drop``: what was said so far is not to be answered."""
        self.dropped = self.dropped or drop
        self._waiting.put(None)

    def blocks(self) -> Iterator[bytes]:
        """What was put in; ``AudioError`` where nothing comes for five seconds."""
        while True:
            try:
                block = self._waiting.get(timeout=_DEAD_SECONDS)
            except queue.Empty:
                raise AudioError(
                    "The microphone gives no sound. Check that it is plugged in, or type."
                ) from None
            if block is None:
                return
            self._bytes -= len(block)
            yield block

    def listen(
        self, ears: Ears, caption: Callable[[str], None], expects: Expects = Expects.ANYTHING
    ) -> Listened:
        """One utterance, with the words so far as captions; ``expects`` as in ``Reply``."""
        return ears.listen(self.blocks(), wait=WAIT_SECONDS, caption=caption, expects=expects)


def is_sound(frame: bytes) -> bool:
    """Whether a frame can be 16-bit samples, and not too many."""
    return 0 < len(frame) <= MOST_FRAME and len(frame) % SAMPLE_BYTES == 0
