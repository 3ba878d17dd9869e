"""Recordings: WAV, FLAC, OGG or MP3 of any rate and channels, as 16 kHz mono blocks."""

from __future__ import annotations

import os
import stat
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from voice_skill.listening.levels import LevelMeter, Levels, Samples
from voice_skill.values.audio import SAMPLE_BYTES, SAMPLE_RATE
from voice_skill.values.errors import AudioError

LONGEST_SECONDS = 600
"""Longer recordings are refused: a question takes seconds."""

_SHORTEST_SECONDS = 0.05
_SLOWEST_RATE = 4_000  # samples a second; below that, consonants are gone
_BLOCK_SECONDS = 0.1
_READ_FRAMES = 1 << 12  # where a file is broken, libsndfile loses all of the read that meets it
_ENDS_EARLY_SHARE, _ENDS_EARLY_SECONDS = 0.95, 0.25


@dataclass(frozen=True, slots=True)
class Recording:
    """What a file holds: ``samples`` are 16 kHz 16-bit mono, ``rate`` and ``channels`` its own.

    ``notices`` are sentences for the person: what was wrong, though it could be read.
    """

    samples: bytes
    rate: int
    channels: int
    notices: tuple[str, ...] = ()

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.samples) / SAMPLE_BYTES / SAMPLE_RATE

    def blocks(self) -> Iterator[bytes]:
        """The samples in blocks of 0.1 s, the last one shorter."""
        step = int(_BLOCK_SECONDS * SAMPLE_RATE) * SAMPLE_BYTES
        for start in range(0, len(self.samples), step):
            yield self.samples[start : start + step]


def read_recording(path: Path) -> Recording:
    """The recording in that file.

    ``AudioError`` says what is wrong, where and the remedy: missing, unreadable, empty, no audio,
    silent, or longer than ten minutes. A file that breaks off is read as far as it goes.
    """
    descriptor = _open(path)
    try:
        promised = wav_promise(descriptor)
        with _sound(path, descriptor) as sound:
            rate, channels, frames = sound.samplerate, sound.channels, sound.frames
            _refuse_unfit(path, rate, frames / max(1, rate))
            levels = _measured(sound)
        _refuse_nothing(path, rate, levels)
        # Opened anew, since a decoder that met damage does not find back to the start.
        with _sound(path, descriptor) as sound:
            mono = _mono(sound, levels)
    finally:
        os.close(descriptor)
    notices = _notices(path, rate, levels, promised or frames)
    return Recording(mono, rate, channels, notices)


def _open(path: Path) -> int:
    """A descriptor of a regular file: a pipe would block for ever, a folder has no sound."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise AudioError(f"{path} is a folder. Name one recording in it.")
        if not stat.S_ISREG(status.st_mode):
            raise AudioError(f"{path} is not a file on a disk. Name a recording.")
        if status.st_size == 0:
            raise AudioError(f"{path} is empty. Record it again.")
        return os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        raise AudioError(f"There is no file {path}. Check the name.") from None
    except PermissionError:
        raise AudioError(f"{path} may not be read. Allow it, or copy the file.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise AudioError(f"{path} cannot be read: {reason}. Check the name.") from None


def _sound(path: Path, descriptor: int) -> Any:
    try:
        import soundfile
    except (ImportError, OSError) as error:
        raise AudioError(
            f"Recordings cannot be read here: {error}. Install it: pip install soundfile"
        ) from None
    try:
        # The descriptor, not the name: what a file is, is told by its bytes. A name that ends in
        # ".raw" would be taken at its word.
        os.lseek(descriptor, 0, os.SEEK_SET)
        return soundfile.SoundFile(descriptor, closefd=False)
    except (soundfile.SoundFileError, TypeError):
        raise AudioError(
            f"{path} is not a recording I can read. Save it as WAV, FLAC, OGG or MP3."
        ) from None


def _refuse_unfit(path: Path, rate: int, seconds: float) -> None:
    if rate < _SLOWEST_RATE:
        raise AudioError(
            f"{path} has {rate:,} samples a second. Record at 8,000 or more, best 16,000."
        )
    if seconds > LONGEST_SECONDS:
        raise AudioError(
            f"{path} lasts {seconds / 60:.1f} minutes. "
            f"Cut it to at most {LONGEST_SECONDS // 60} minutes."
        )


def _refuse_nothing(path: Path, rate: int, levels: Levels) -> None:
    seconds = levels.frames / rate
    _refuse_unfit(path, rate, seconds)  # a header may promise less than there is
    if seconds < _SHORTEST_SECONDS:
        raise AudioError(f"{path} holds only {seconds:.3f} seconds of sound. Record it again.")
    if levels.is_silent:
        raise AudioError(f"{path} is silent. Check the microphone, and record it again.")


def _measured(sound: Any) -> Levels:
    meter = LevelMeter(sound.channels)
    for samples in _pieces(sound):
        meter.add(samples)
    return meter.levels


def _pieces(sound: Any) -> Iterator[Samples]:
    """The samples, shape (frames, channels), as far as they can be decoded."""
    import soundfile

    frames = 0
    while frames <= LONGEST_SECONDS * sound.samplerate:
        try:
            samples = sound.read(_READ_FRAMES, dtype="float32", always_2d=True)
        except soundfile.SoundFileError:
            return  # broken from here on; what came before is good
        if not len(samples):
            return
        frames += len(samples)
        # Floating-point files may hold "not a number", which would spread over everything.
        yield np.nan_to_num(samples, posinf=1.0, neginf=-1.0)


def _mono(sound: Any, levels: Levels) -> bytes:
    import soxr

    resampler = soxr.ResampleStream(sound.samplerate, SAMPLE_RATE, 1, dtype="float32")
    pieces = [resampler.resample_chunk(levels.mono(samples)) for samples in _pieces(sound)]
    pieces.append(resampler.resample_chunk(np.zeros(0, dtype=np.float32), last=True))
    whole: Samples = np.clip(np.concatenate(pieces), -1.0, 1.0) * 32767.0
    return np.round(whole).astype("<i2").tobytes()


def _notices(path: Path, rate: int, levels: Levels, promised: int) -> tuple[str, ...]:
    notices = []
    lost = (promised - levels.frames) / rate
    if levels.frames < _ENDS_EARLY_SHARE * promised and lost > _ENDS_EARLY_SECONDS:
        notices.append(
            f"{path} breaks off: {levels.frames / rate:.1f} of {promised / rate:.1f} seconds "
            "are there. Copy or record it again."
        )
    if levels.is_clipped:
        notices.append(f"{path} is too loud and distorted. Turn the microphone down next time.")
    elif levels.is_quiet:
        notices.append(f"{path} is very quiet. Speak closer to the microphone next time.")
    return tuple(notices)


def wav_promise(descriptor: int) -> int:
    """How many frames a WAV file's header says it has; 0 where it does not say, or is no WAV.

    libsndfile quietly takes the length of the file instead. A program that writes into a pipe
    (``espeak-ng --stdout``) cannot know the length and puts a huge number there.
    """
    head = os.read(descriptor, 4096)
    os.lseek(descriptor, 0, os.SEEK_SET)
    if head[:4] != b"RIFF" or head[8:12] != b"WAVE":
        return 0
    place, frame_bytes = 12, 0
    while place + 8 <= len(head):
        name, size = struct.unpack_from("<4sI", head, place)
        if name == b"fmt " and place + 22 <= len(head):
            (frame_bytes,) = struct.unpack_from("<H", head, place + 20)
        if name == b"data":
            known = 0 < size < 0x7FFF0000
            return int(size // frame_bytes) if known and frame_bytes else 0
        place += 8 + size + size % 2
    return 0
