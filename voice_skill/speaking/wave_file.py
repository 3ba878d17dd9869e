"""Speaks into a WAV file instead of a loudspeaker."""

from __future__ import annotations

import contextlib
import os
import wave
from pathlib import Path

from voice_skill.speaking.piece import Piece
from voice_skill.values.audio import SAMPLE_BYTES, Speech
from voice_skill.values.errors import AudioError
from voice_skill.whole import NewFile

_BLOCK = 1 << 16
_SILENT_RATE = 22_050
"""Samples a second of a file into which nothing was said."""


class FileLoudspeaker:
    """A ``Player`` that writes what it plays, piece after piece, to one WAV file.

    Use it in a ``with``: the file appears whole at the end, or not at all. It is 16-bit mono, at
    the rate of the first piece. ``AudioError`` where it cannot be written; nothing is left
    behind then, nor after any other error, and a file that was there before stays as it was. A link
    of one's own stays a link; nothing but a file is replaced (see ``whole``).
    """

    def __init__(self, path: Path, *, volume: float = 1.0) -> None:
        self.volume = volume
        self.path = path
        self._wave: wave.Wave_write | None = None
        try:
            self._new = NewFile(path, mode=0o666 & ~_umask())
        except OSError as error:
            raise self._told(error) from error

    def play(self, speech: Speech) -> Piece:
        """Write the piece; it counts as heard at once."""
        try:
            file = self._wave or self._begin(speech.rate)
            piece = Piece(speech, volume=self.volume)
            piece.convert(file.getframerate())
            while not piece.empty:
                file.writeframes(piece.take(_BLOCK))
        except OSError as error:
            self.discard()
            raise self._told(error) from error
        piece.end(heard=True)
        return piece

    def stop(self) -> None:
        """Nothing to silence: what was played is written already."""

    def close(self) -> None:
        """Put the finished file in its place."""
        try:
            (self._wave or self._begin(_SILENT_RATE)).close()
            self._new.settle()
        except OSError as error:
            self.discard()
            raise self._told(error) from error

    def discard(self) -> None:
        """Forget it all; no file is left."""
        with contextlib.suppress(OSError, wave.Error):
            if self._wave is not None:
                self._wave.close()
        self._new.discard()

    def __enter__(self) -> FileLoudspeaker:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self.close()
        else:
            self.discard()

    def _begin(self, rate: int) -> wave.Wave_write:
        self._wave = file = wave.Wave_write(self._new.out)
        file.setnchannels(1)
        file.setsampwidth(SAMPLE_BYTES)
        file.setframerate(rate)
        return file

    def _told(self, error: OSError) -> AudioError:
        reason = error.strerror or type(error).__name__
        return AudioError(
            f"{self.path} cannot be written: {reason}. "
            "Choose another place with --out, or make room there."
        )


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
