"""The microphone: blocks of 50 ms, 16 kHz mono, as long as somebody takes them."""

from __future__ import annotations

import contextlib
import queue
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Any

import numpy as np

from voice_skill.listening.devices import STILL_WORKS, Device, choose_microphone, described
from voice_skill.sound import keep_in_mind, load_portaudio, look_again, quietly
from voice_skill.values.audio import SAMPLE_BYTES, SAMPLE_RATE
from voice_skill.values.errors import AudioError

_BLOCK_SECONDS = 0.05
_DEAD_SECONDS = 1.5
"""A stream that gives no frame for so long is dead, even where it says that it is running."""
_SILENT_SECONDS = 1.5
"""A live room is never exactly zero for so long: the microphone is muted."""
_MOST_WAITING = 600
"""Blocks kept for a reader who is busy: 30 s, then the oldest go."""

Notice = Callable[[str], None]
"""Is told a sentence for the person, on the thread that reads."""


class Microphone:
    """An open microphone; use it in a ``with`` block.

    ``device`` is a number, a name or a part of a name; None takes the system's own choice. A
    device that does not offer 16 kHz mono is opened at its own rate and resampled here. ``notice``
    is told once where the microphone gives nothing but zeros, as a muted one does.

    ``AudioError`` where there is no PortAudio or no such microphone, or it cannot be opened.
    """

    def __init__(self, device: str | int | None = None, *, notice: Notice | None = None) -> None:
        self._wanted = device
        self._notice = notice
        self._waiting: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._stream: Any = None
        self._closed = False
        self._zeros: float | None = 0.0
        self._to_speech: Callable[[bytes], bytes] = bytes
        self.device: Device | None = None

    def __enter__(self) -> Microphone:
        sd = load_portaudio(STILL_WORKS)
        with quietly():
            self.device = choose_microphone(_all(sd), self._wanted)
            self._stream = self._opened(sd, self.device)
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
        self._closed = True
        stream, self._stream = self._stream, None
        if stream is not None:
            # A device that was pulled out cannot be closed in good order either.
            with contextlib.suppress(Exception), quietly():
                stream.close()
        self._waiting.put(None)

    def discard(self) -> None:
        """Forget what came in while nobody was reading, our own voice above all."""
        with contextlib.suppress(queue.Empty):
            while self._waiting.get_nowait() is not None:
                pass
            self._waiting.put(None)  # the end of the stream must not be lost

    def blocks(self) -> Iterator[bytes]:
        """What is heard from now on, in blocks of about 50 ms, until the microphone is closed.

        ``AudioError`` within two seconds where the microphone is unplugged or stops giving sound.
        """
        while True:
            try:
                frames = self._waiting.get(timeout=_DEAD_SECONDS)
            except queue.Empty:
                raise AudioError(
                    f"The microphone {self._name} gives no sound. "
                    f"Check that it is plugged in and not used elsewhere. {STILL_WORKS}"
                ) from None
            if frames is None:
                if self._closed:
                    return
                raise AudioError(
                    f"The microphone {self._name} has gone. Plug it in again. {STILL_WORKS}"
                )
            block = self._to_speech(frames)
            if block:
                self._watch(block)
                yield block

    @property
    def _name(self) -> str:
        return self.device.name if self.device else str(self._wanted)

    def _opened(self, sd: Any, device: Device) -> Any:
        reason = ""
        own = device.rate
        for rate, channels in ((SAMPLE_RATE, 1), (own, 1), (own, min(2, device.inputs))):
            try:
                stream = keep_in_mind(
                    sd.RawInputStream(
                        samplerate=rate,
                        channels=channels,
                        dtype="int16",
                        device=device.index,
                        blocksize=int(rate * _BLOCK_SECONDS),
                        callback=self._take,
                        finished_callback=self._finished,
                    )
                )
                stream.start()
            except (sd.PortAudioError, ValueError) as error:
                reason = str(error)
            else:
                self._to_speech = converter(rate, channels)
                return stream
        raise AudioError(
            f"The microphone {device.name} cannot be opened: {reason.rstrip('.')}. "
            f"Close other programs that use it. {STILL_WORKS}"
        )

    def _take(self, frames: Any, count: int, time: Any, status: Any) -> None:
        # PortAudio's own thread: copy, put, return. Anything more drops sound.
        self._waiting.put(bytes(frames))
        if self._waiting.qsize() > _MOST_WAITING:
            with contextlib.suppress(queue.Empty):
                self._waiting.get_nowait()

    def _finished(self) -> None:
        self._waiting.put(None)

    def _watch(self, block: bytes) -> None:
        """Counts seconds of pure zeros, until the first sound or the notice."""
        if self._zeros is None:
            return
        if any(block):
            self._zeros = None
            return
        self._zeros += len(block) / SAMPLE_BYTES / SAMPLE_RATE
        if self._zeros >= _SILENT_SECONDS:
            self._zeros = None
            if self._notice is not None:
                self._notice(
                    f"The microphone {self._name} gives nothing but silence. It may be muted."
                )


def list_devices(*, anew: bool = False) -> tuple[Device, ...]:
    """Every microphone and loudspeaker there is; none is no error.

    PortAudio looks once a process. ``anew`` looks again, unless a stream is open. ``AudioError``
    where PortAudio is missing.
    """
    sd = load_portaudio(STILL_WORKS)
    if anew:
        look_again(sd)
    with quietly():
        return _all(sd)


def converter(rate: int, channels: int) -> Callable[[bytes], bytes]:
    """Turns a stream of 16-bit frames of that rate and those channels into 16 kHz mono blocks."""
    if (rate, channels) == (SAMPLE_RATE, 1):
        return bytes
    import soxr

    resampler = soxr.ResampleStream(rate, SAMPLE_RATE, 1, dtype="float32")

    def convert(frames: bytes) -> bytes:
        samples = np.frombuffer(frames, dtype="<i2").reshape(-1, channels)
        mono: np.ndarray[Any, np.dtype[np.float32]] = resampler.resample_chunk(
            samples.mean(axis=1, dtype=np.float32)
        )
        return np.clip(np.round(mono), -32768, 32767).astype("<i2").tobytes()

    return convert


def _all(sd: Any) -> tuple[Device, ...]:
    try:
        found = list(sd.query_devices())
        microphone, loudspeaker = sd.default.device
    except sd.PortAudioError:
        return ()
    return tuple(described(each, microphone, loudspeaker) for each in found)
