"""A microphone that is watched: what is wrong with it is told, and it is used again when it can be.

Dead, unplugged, stolen, muted, or replaced by what our own loudspeaker plays: each is noticed
within two seconds while somebody listens. Meanwhile the stream goes on with empty blocks, so that
whoever reads it can still look at the keyboard, and time stands still for whoever waits.
"""

from __future__ import annotations

import contextlib
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from enum import Enum
from types import TracebackType

import numpy as np

from voice_skill.listening.devices import STILL_WORKS, Device
from voice_skill.listening.levels import LevelMeter, Levels
from voice_skill.listening.microphone import Microphone
from voice_skill.listening.sound_check import NOTHING, clearness, decibels
from voice_skill.listening.sound_server import Changes, Source, default_source, source_in_use
from voice_skill.sound import load_portaudio, look_again
from voice_skill.values.audio import SAMPLE_BYTES, SAMPLE_RATE
from voice_skill.values.errors import AudioError

_TRY_EVERY = 0.5
_BREATH = 0.05
_SILENT_SECONDS = 1.5
"""Exact zeros for so long, before any sound at all: no room is that quiet."""
_INAUDIBLE_VOLUME = 0.02
_REMEMBERED_BLOCKS = 600  # half a minute
_UNSURE_BLOCKS, _LOOK_EVERY = 40, 4
"""For two seconds after opening, it is asked every fifth of a second which source it is."""


class Fault(Enum):
    """What is wrong with the microphone."""

    LOST = "lost"  # there is none, it went away, it gives no frames, or it cannot be opened
    MUTED = "muted"
    NONE_LEFT = "none left"  # the system gives us what the loudspeaker plays instead
    SILENT = "silent"  # nothing but zeros from the beginning: perhaps a switch on the device


@dataclass(frozen=True, slots=True)
class Notice:
    """A few sentences for the person. ``recovered``: it can hear again."""

    text: str
    recovered: bool = False


class SteadyMicrophone:
    """An open microphone that survives its own; use it in a ``with`` block.

    ``tell`` is called on the thread that reads; what it says aloud is not heard as a question.
    ``wait``: without a microphone at the start, wait for one. Otherwise ``AudioError`` says why.
    """

    def __init__(
        self,
        device: str | int | None = None,
        *,
        tell: Callable[[Notice], None],
        wait: bool = False,
    ) -> None:
        self._wanted = device
        self._tell = tell
        self._wait = wait
        self._microphone: Microphone | None = None
        self._changes = Changes()
        self._open = ExitStack()
        self._closed = threading.Event()
        self._source: Source | None = None
        self._zeros = 0.0
        self._sounded = False
        self._meter = LevelMeter(1)
        self._loudness: deque[float] = deque(maxlen=_REMEMBERED_BLOCKS)
        self._block_seconds = _BREATH
        self._at_start = ""
        self._unsure = _UNSURE_BLOCKS
        self._since_try = 0.0
        self.fault: Fault | None = None

    def __enter__(self) -> SteadyMicrophone:
        self._open.enter_context(self._changes)
        try:
            self._microphone = Microphone(self._wanted).__enter__()
        except AudioError as error:
            if not self._wait:
                self._open.close()
                raise
            self.fault, self._at_start = Fault.LOST, str(error)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the microphone go, from any thread; its blocks come to their end."""
        self._closed.set()
        microphone, self._microphone = self._microphone, None
        if microphone is not None:
            microphone.close()
        self._open.close()

    @property
    def device(self) -> Device | None:
        """What is open; None while nothing is."""
        return self._microphone.device if self._microphone is not None else None

    @property
    def levels(self) -> Levels:
        """How loud it was since the last ``discard``."""
        return self._meter.levels

    @property
    def loudness(self) -> tuple[float, float]:
        """(voice, room) in dB since the last ``discard``: the loudest and the quietest tenth."""
        if not self._loudness:
            return NOTHING, NOTHING
        room, voice = np.percentile(self._loudness, (10, 90))
        return float(voice), float(room)

    def clearness(self, seconds: float) -> float:
        """How many dB the voice of the last ``seconds`` stood above the room."""
        blocks = round(seconds / self._block_seconds)
        return clearness(list(self._loudness)[-blocks:] if blocks > 0 else ())

    def discard(self) -> None:
        """Forget what came in while nobody was reading, our own voice above all."""
        self._meter = LevelMeter(1)
        self._loudness.clear()
        microphone = self._microphone
        if microphone is not None:
            microphone.discard()

    def blocks(self) -> Iterator[bytes]:
        """What is heard, in blocks of about 50 ms, until it is closed.

        An empty block says that just now nothing can be heard: what was begun is broken off.
        """
        if self._at_start:
            text, self._at_start = self._at_start, ""
            self._say(f"{text} I go on by myself when it is there.")
        while not self._closed.is_set():
            microphone = self._microphone or self._opened_again()
            if microphone is None:
                yield b""
                continue
            try:
                for block in microphone.blocks():
                    yield self._looked_at(block)
            except AudioError as error:
                self._lose(microphone, error)
                yield b""
            # Another thread may have closed it, or nothing more comes: the loop looks again.

    def _looked_at(self, block: bytes) -> bytes:
        """The block; empty where it is not what somebody says."""
        self._look()
        self._count_zeros(block)
        if self.fault is Fault.LOST and not self._unsure:
            self._recover()  # it gives frames again
        if self.fault is not None:
            return b""
        samples = np.frombuffer(block, dtype="<i2").astype(np.float32) / np.float32(32768)
        self._meter.add(samples[:, None])
        self._loudness.append(decibels(samples))
        self._block_seconds = len(samples) / SAMPLE_RATE
        return block

    def _look(self) -> None:
        """Ask the server at every change, and while a stream is so new that it is not listed."""
        changed = self._changes.take()
        if self._unsure:
            self._unsure -= 1
        if changed or (self._unsure and self._unsure % _LOOK_EVERY == 0):
            source = source_in_use() if self._changes.known else None
            if source is not None or not self._changes.known:
                self._unsure = 0
            self._look_at(source)

    def _look_at(self, source: Source | None) -> None:
        before, self._source = self._source, source or self._source
        if source is None:
            return
        if source.is_monitor and before is not None and not before.is_monitor:
            # Somebody who set a monitor as microphone from the start knows what they do.
            self._source = before
            self._only_ourselves()
        elif source.muted or source.volume < _INAUDIBLE_VOLUME:
            self._fail(Fault.MUTED, _muted(source))
        elif self.fault in {Fault.MUTED, Fault.NONE_LEFT}:
            self._recover()
        elif before is not None and before.name != source.name:
            self._say(f"I now listen through {source.title}.")

    def _only_ourselves(self) -> None:
        """The stream was moved to what our loudspeaker plays; back from there it may not come."""
        if self.fault is Fault.LOST:
            self.fault = Fault.NONE_LEFT  # told already
        self._fail(Fault.NONE_LEFT, _NONE_LEFT)
        default = default_source()
        if default is not None and not default.is_monitor and self._microphone is not None:
            self._microphone.close()
            self._microphone = None

    def _count_zeros(self, block: bytes) -> None:
        if any(block):
            self._sounded, self._zeros = True, 0.0
            if self.fault is Fault.SILENT:
                self.fault = None  # somebody speaks: not the moment to say so
            return
        if self.fault is None:
            self._zeros += len(block) / SAMPLE_BYTES / SAMPLE_RATE
        if not self._sounded and self.fault is None and self._zeros >= _SILENT_SECONDS:
            self._fail(Fault.SILENT, _silent(self._name))

    def _lose(self, microphone: Microphone, error: AudioError) -> None:
        microphone.close()
        if self._microphone is microphone:
            self._microphone = None
        if self._closed.is_set():
            return
        self._fail(Fault.LOST, f"{str(error).removesuffix(STILL_WORKS).strip()} {_GOES_ON}")

    def _opened_again(self) -> Microphone | None:
        if self._closed.wait(_BREATH):
            return None
        self._since_try += _BREATH
        if self._since_try < _TRY_EVERY:
            return None
        self._since_try = 0.0
        look_again(load_portaudio(STILL_WORKS))
        for wanted in dict.fromkeys((self._wanted, None)):
            # Another one is better than none.
            with contextlib.suppress(AudioError):
                self._microphone = Microphone(wanted).__enter__()
                self._changes.renew()
                self._zeros, self._sounded, self._unsure = 0.0, False, _UNSURE_BLOCKS
                return self._microphone
        return None

    def _fail(self, fault: Fault, text: str) -> None:
        if self.fault is not fault:
            self.fault = fault
            self._say(text)

    def _recover(self) -> None:
        self.fault = None
        self._zeros = 0.0
        self._say("I can hear you again.", recovered=True)

    def _say(self, text: str, *, recovered: bool = False) -> None:
        self._tell(Notice(text, recovered))
        self.discard()  # what was said aloud is no question

    @property
    def _name(self) -> str:
        device = self.device
        return self._source.title if self._source else device.name if device else "in use"


_GOES_ON = "I go on by myself when it is back. You can also type."
_NONE_LEFT = (
    "There is no microphone any more. Plug it in again, or switch it on. "
    "I go on by myself when it is back. You can also type."
)


def _muted(source: Source) -> str:
    if source.muted:
        return (
            f"The microphone {source.title} is muted. "
            "Press its mute key, or switch it on in the sound settings. You can also type."
        )
    return (
        f"The microphone {source.title} is turned down to nothing. "
        "Turn it up in the sound settings. You can also type."
    )


def _silent(name: str) -> str:
    return (
        f"The microphone {name} gives nothing but silence. It may be muted. "
        "Look for a switch on it, or in the sound settings. You can also type."
    )
