"""The loudspeaker: the only module that makes sound.

Own queue, own clock: the clock is the number of frames the device has taken. What has been taken
is heard ``latency`` later, so a piece is over only when its last sample has left the device.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Any

from voice_skill.sound import keeps_a_stream
from voice_skill.speaking import portaudio
from voice_skill.speaking.piece import Piece
from voice_skill.values.audio import SAMPLE_BYTES, Speech
from voice_skill.values.errors import AudioError

_REST_SECONDS = 3.0
"""With nothing to say for so long, the device is let rest: others may need it."""

_STALL_SECONDS = 1.2
"""A device that takes no sample for so long is gone."""

_LATENCY = 0.1
"""Seconds of buffer. On a busy machine PortAudio's "low" (9 ms) ran dry 71 times in 8 s, 0.1 s
never. It costs nothing: the first sound comes as soon, and stopping drops what is buffered."""


class Loudspeaker:
    """A ``Player`` on this computer's sound output.

    ``device`` is a name, a part of one, or an index; empty is the default one. A device that is
    not there, or goes away while speaking, is replaced by the default one, and ``on_notice`` is
    told in a sentence. ``AudioError`` where there is no PortAudio or no loudspeaker at all.
    The device is opened at the first sound, and rests when nothing is said.
    """

    def __init__(
        self,
        device: str | int = "",
        *,
        volume: float = 1.0,
        on_notice: Callable[[str], None] | None = None,
    ) -> None:
        self.volume = volume
        self._notice = on_notice or (lambda _: None)
        self.tap: Callable[[bytes, int], None] = lambda samples, rate: None
        """Is told all that the device takes, silence too, and at which rate; must be quick.

        No samples at all: it was silenced, and what it took last is not heard.
        """
        self._rest_now: type[Exception] = portaudio.load().CallbackStop
        self._wanted = device
        self._device = self._existing(device)
        keeps_a_stream(self)
        self._stream: Any = None
        self._rate = 0
        self._stream_lock = threading.RLock()  # never taken by the callback
        self._queue_lock = threading.Lock()
        self._queue: deque[Piece] = deque()
        self._fading: deque[tuple[int, Piece]] = deque()
        self._taken = self._idle = self._delay = 0
        self._resting = True
        self._progress = 0.0
        self._replaced_at: int | None = None

    def play(self, speech: Speech) -> Piece:
        """Begin as soon as what is queued has been heard; returns at once.

        ``AudioError`` where the loudspeaker cannot be opened.
        """
        piece = Piece(speech, volume=self.volume, watch=self._watch)
        with self._stream_lock:
            if self._stream is None:
                self._open(speech.rate)
            piece.convert(self._rate)
            with self._queue_lock:
                self._queue.append(piece)
                self._idle, self._progress = 0, time.monotonic()
                rested, self._resting = self._resting, False
            if rested:
                self._start()
        return piece

    def stop(self) -> None:
        """Silence at once: what is queued is dropped, so is what the device has buffered."""
        with self._queue_lock:
            pieces = self._take_all()
        for piece in pieces:
            piece.end(heard=False)
        with self._stream_lock:
            if self._stream is not None and not self._resting:
                self._resting = True
                portaudio.abort(self._stream)
                self.tap(b"", self._rate)

    def close(self) -> None:
        """Silence, and let go of the device. A later ``play`` opens it again."""
        self.stop()
        with self._stream_lock:
            self._drop_stream()

    def let_go(self) -> None:
        """Close the device while nothing is said; a later ``play`` opens it again."""
        with self._stream_lock:
            with self._queue_lock:
                busy = bool(self._queue or self._fading)
            if not busy:
                self._drop_stream()

    def look_again(self) -> None:
        """Find the loudspeaker that is set among those that are there now.

        ``AudioError`` where there is none at all. While something is said nothing changes.
        """
        self.let_go()
        with self._stream_lock:
            if self._stream is None and portaudio.look_again():
                self._device = self._existing(self._wanted)

    def __enter__(self) -> Loudspeaker:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _fill(self, out: Any, frames: int, _when: object, _status: object) -> None:
        """In PortAudio's thread: hand over the next frames, count, return."""
        filled, size = 0, frames * SAMPLE_BYTES
        with self._queue_lock:
            while filled < size and self._queue:
                taken = self._queue[0].take(size - filled)
                out[filled : filled + len(taken)] = taken
                filled += len(taken)
                if self._queue[0].empty:
                    heard_at = self._taken + filled // SAMPLE_BYTES + self._delay
                    self._fading.append((heard_at, self._queue.popleft()))
            out[filled:size] = bytes(size - filled)
            self.tap(bytes(out[:size]), self._rate)
            self._taken += frames
            self._progress = time.monotonic()
            while self._fading and self._fading[0][0] <= self._taken:
                self._fading.popleft()[1].end(heard=True)
            self._idle = 0 if self._queue or self._fading else self._idle + frames
            if self._idle > _REST_SECONDS * self._rate:
                self._resting = True
                raise self._rest_now

    def _watch(self) -> None:
        """Looked at while somebody waits: a device that is gone is replaced by the default one."""
        with self._stream_lock:
            if self._resting or self._stream is None or not self._is_gone():
                return
            self._drop_stream()
            self._device = None
            try:
                self._replace()
            except AudioError as error:
                self._fail(error)
            else:
                self._notice("The loudspeaker went away. I go on through the default one.")

    def _replace(self) -> None:
        """Go on through the default device, from the sample that was due."""
        if self._replaced_at is not None and self._taken - self._replaced_at < self._rate:
            raise AudioError(portaudio.TAKES_NOTHING)  # a second one is as dead as the first
        self._open(self._rate)
        with self._queue_lock:
            for piece in self._queue:
                piece.convert(self._rate)
            while self._fading:  # what is lost of these is a fraction of a second
                self._fading.popleft()[1].end(heard=True)
            self._replaced_at = self._taken
            self._progress, self._resting = time.monotonic(), False
        self._start()

    def _is_gone(self) -> bool:
        still = time.monotonic() - self._progress
        return still > _STALL_SECONDS or (still > _STALL_SECONDS / 4 and not self._stream.active)

    def _open(self, rate: int) -> None:
        try:
            opened = self._opened(self._device, rate)
        except AudioError:
            if self._device is None:
                raise
            opened, self._device = self._opened(None, rate), None
            self._notice("That loudspeaker does not open. I use the default one.")
        self._stream, self._rate = opened
        self._delay = round(self._stream.latency * self._rate)
        self._resting = True

    def _opened(self, device: int | None, rate: int) -> tuple[Any, int]:
        return portaudio.open_output(device, rate, latency=_LATENCY, callback=self._fill)

    def _start(self) -> None:
        try:
            portaudio.start(self._stream)
        except AudioError as error:
            self._drop_stream()
            self._fail(error)
            raise

    def _drop_stream(self) -> None:
        stream, self._stream, self._resting = self._stream, None, True
        if stream is not None:
            portaudio.close(stream)

    def _fail(self, error: AudioError) -> None:
        with self._queue_lock:
            pieces = self._take_all()
        self._replaced_at = None  # what is said next may try a device anew
        for piece in pieces:
            piece.end(heard=False, error=error)

    def _take_all(self) -> list[Piece]:
        pieces = [piece for _, piece in self._fading] + list(self._queue)
        self._queue.clear()
        self._fading.clear()
        return pieces

    def _existing(self, device: str | int) -> int | None:
        if not portaudio.output_devices():
            raise AudioError(portaudio.NO_LOUDSPEAKER)
        if isinstance(device, str) and not device.strip():
            return None
        index = portaudio.find_output(device)
        if index is None:
            self._notice(
                f"The loudspeaker {device!r} is not there. I use the default one. "
                "The command voice-skill devices lists those that are."
            )
        return index
