"""Sentences rendered beforehand, as Opus files in a folder: found by what they say, and how."""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
from dataclasses import dataclass
from pathlib import Path

from voice_skill.audio_files import load_soundfile
from voice_skill.values.audio import Speech
from voice_skill.values.errors import VoiceError
from voice_skill.whole import NewFile

_COMPRESSION = 1 - (24_000 - 6_000) / 250_000
"""24 kilobits a second in libsndfile's measure (0: 256, 1: 6), plenty for one voice."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a sentence is spoken: by which speaker, how fast, with which model."""

    speaker: str
    words_per_minute: int
    checksum: str


def key_of(text: str, manner: Manner) -> str:
    """The name of that sentence's file. It says nothing of what is said."""
    told = "\0".join((text, manner.speaker, str(manner.words_per_minute), manner.checksum))
    return hashlib.sha256(told.encode("utf-8", "ignore")).hexdigest()[:40]


class Rendered:
    """A folder of sentences. ``text`` is as it is spoken, after ``pronounce``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def has(self, text: str, manner: Manner) -> bool:
        """Whether that sentence was rendered; it may still turn out to be broken."""
        return self._file(text, manner).is_file()

    def find(self, text: str, manner: Manner) -> Speech | None:
        """The sentence; None where it was not rendered, or its file is broken."""
        file = self._file(text, manner)
        if not file.is_file():
            return None
        try:
            sound, rate = load_soundfile().read(io.BytesIO(file.read_bytes()), dtype="int16")
        except (ImportError, OSError, RuntimeError):  # soundfile's own errors are RuntimeErrors
            return None
        return Speech(sound.astype("<i2").tobytes(), int(rate)) if sound.ndim == 1 else None

    def keep(self, text: str, manner: Manner, speech: Speech) -> Path:
        """Write the sentence, whole or not at all. ``VoiceError`` where that cannot be."""
        import numpy as np

        file = self._file(text, manner)
        try:
            soundfile = load_soundfile()
            out = io.BytesIO()
            sound = np.frombuffer(speech.samples, "<i2")
            how = {"format": "OGG", "subtype": "OPUS", "compression_level": _COMPRESSION}
            soundfile.write(out, sound, speech.rate, **how)
            file.parent.mkdir(parents=True, exist_ok=True)
            new = NewFile(file)
            try:
                new.out.write(out.getvalue())
                new.settle()
            except BaseException:
                new.discard()
                raise
        except ImportError:
            raise VoiceError(
                "Sentences cannot be kept: soundfile is missing. Run: pip install soundfile."
            ) from None
        except (OSError, RuntimeError) as error:
            reason = getattr(error, "strerror", None) or error
            raise VoiceError(
                f"{file.parent} cannot be written: {reason}. Make room there and try again."
            ) from None
        return file

    def count(self) -> tuple[int, int]:
        """How many sentences there are, and their bytes."""
        sizes = []
        with contextlib.suppress(OSError):
            sizes = [each.stat().st_size for each in os.scandir(self.folder) if each.is_file()]
        return len(sizes), sum(sizes)

    def _file(self, text: str, manner: Manner) -> Path:
        return self.folder / f"{key_of(text, manner)}.opus"
