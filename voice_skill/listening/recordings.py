"""Recordings: WAV, FLAC, OGG or MP3 of any rate and channels, as 16 kHz mono blocks."""

from __future__ import annotations

import io
import math
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from voice_skill.audio_files import load_soundfile
from voice_skill.listening.band import lacks_high_sounds
from voice_skill.listening.lengths import Length, Overlaid, bytes_at, true_length
from voice_skill.listening.levels import LevelMeter, Levels, Samples
from voice_skill.sound import quietly
from voice_skill.values.audio import SAMPLE_BYTES, SAMPLE_RATE
from voice_skill.values.errors import AudioError

LONGEST_SECONDS = 600
"""Of a longer recording so much is heard, and the person is told: a question takes seconds."""

MOST_SAMPLES = 120_000_000
"""Of all channels together: ten minutes of 96,000 a second in two. A small file may claim more."""

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
    or silent. A file that breaks off is read as far as it goes, a long one for ten minutes.
    """
    descriptor = _open(path)
    try:
        length = true_length(descriptor)
        with quietly(1, 2), _sound(path, descriptor, length) as sound:
            rate, channels, frames = sound.samplerate, sound.channels, sound.frames
            _refuse_unfit(path, rate, channels, frames / max(1, rate))
            levels = _measured(sound)
        _refuse_nothing(path, rate, channels, levels)
        # Opened anew, since a decoder that met damage does not find back to the start.
        with quietly(1, 2), _sound(path, descriptor, length) as sound:
            mono = _mono(sound, levels)
    finally:
        os.close(descriptor)
    promised = length.promised or frames
    notices = _notices(path, rate, levels, length, promised)
    if lacks_high_sounds(mono):
        notices += (
            f"{path} sounds like a telephone: high sounds are missing. So I may mishear words. "
            f"Record it beside you, with {SAMPLE_RATE:,} samples a second.",
        )
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


def _sound(path: Path, descriptor: int, length: Length) -> Any:
    try:
        soundfile = load_soundfile()
    except (ImportError, OSError) as error:
        raise AudioError(
            f"Recordings cannot be read here: {error}. Install it: pip install soundfile"
        ) from None
    try:
        # The descriptor, not the name: what a file is, is told by its bytes. A name that ends in
        # ".raw" would be taken at its word.
        os.lseek(descriptor, 0, os.SEEK_SET)
        if length.head:
            return soundfile.SoundFile(io.BufferedReader(Overlaid(descriptor, length)))
        return soundfile.SoundFile(descriptor, closefd=False)
    except (soundfile.SoundFileError, TypeError):
        raise AudioError(_remedy(path, bytes_at(descriptor, 0, 64))) from None


def _remedy(path: Path, head: bytes) -> str:
    """Why a file is no recording, and what to do: FLAC has forms that libsndfile cannot read."""
    form = "inside Ogg" if b"\x7fFLAC" in head else ""
    if head[:4] == b"fLaC" and len(head) > 22:
        bits = ((head[20] & 1) << 4 | head[21] >> 4) + 1
        form = f"of {bits} bits" if bits not in {8, 16, 24} else ""
    if form:
        return (
            f"{path} is FLAC {form}, which I cannot read. "
            "Save it as WAV, or as FLAC of 16 or 24 bits."
        )
    return f"{path} is not a recording I can read. Save it as WAV, FLAC, OGG or MP3."


def _refuse_unfit(path: Path, rate: int, channels: int, seconds: float) -> None:
    if rate < _SLOWEST_RATE:
        raise AudioError(
            f"{path} has {rate:,} samples a second. Record at 8,000 or more, best 16,000."
        )
    if min(seconds, LONGEST_SECONDS) * rate * channels > MOST_SAMPLES:
        raise AudioError(
            f"{path} has {rate:,} samples a second in {channels} channels, which takes too long to "
            f"read. Save it with {SAMPLE_RATE:,} in one channel."
        )


def _refuse_nothing(path: Path, rate: int, channels: int, levels: Levels) -> None:
    seconds = levels.frames / rate
    _refuse_unfit(path, rate, channels, seconds)  # a header may promise less than there is
    if seconds < _SHORTEST_SECONDS:
        raise AudioError(f"{path} holds only {seconds:.3f} seconds of sound. Record it again.")
    if levels.is_silent:
        raise AudioError(f"{path} is silent. Check the microphone, and record it again.")


def _measured(sound: Any) -> Levels:
    meter = LevelMeter(sound.channels, rate=sound.samplerate)
    for samples in _pieces(sound):
        meter.add(samples)
    return meter.levels


def _pieces(sound: Any) -> Iterator[Samples]:
    """The samples, shape (frames, channels), as far as they can be decoded."""
    soundfile = load_soundfile()
    frames, most = 0, min(LONGEST_SECONDS * sound.samplerate, MOST_SAMPLES // sound.channels)
    while frames <= most:
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


def _notices(
    path: Path, rate: int, levels: Levels, length: Length, promised: int
) -> tuple[str, ...]:
    notices = []
    whole = max(promised, levels.frames) / rate
    lost = (promised - levels.frames) / rate
    if whole > LONGEST_SECONDS and levels.frames >= LONGEST_SECONDS * rate:
        notices.append(
            f"{path} lasts {math.ceil(whole / 6) / 10:.1f} minutes. I heard the first "
            f"{LONGEST_SECONDS // 60} only. Cut it, and ask about the rest by itself."
        )
    elif levels.frames < _ENDS_EARLY_SHARE * promised and lost > _ENDS_EARLY_SECONDS:
        notices.append(
            f"{path} breaks off: {levels.frames / rate:.1f} of {promised / rate:.1f} seconds "
            "are there. Copy or record it again."
        )
    elif length.unfinished:
        notices.append(
            f"{path} breaks off: it was never finished. I heard the "
            f"{levels.frames / rate:.1f} seconds that are there. Copy or record it again."
        )
    if levels.is_clipped:
        notices.append(f"{path} is too loud and distorted. Turn the microphone down next time.")
    elif levels.is_quiet:
        notices.append(f"{path} is very quiet. Speak closer to the microphone next time.")
    return tuple(notices)
