"""Mutated recordings, their heads and bodies, and such as claim hours."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from pathlib import Path
from random import Random

import numpy as np
import soundfile

from tests.campaign.mutating import spoilt_bytes
from tests.campaign.tally import Tally
from voice_skill.listening.recordings import read_recording
from voice_skill.values.errors import AudioError

_FORMS = (
    ("WAV", "PCM_16"),
    ("WAV", "FLOAT"),
    ("WAV", "MS_ADPCM"),
    ("FLAC", "PCM_16"),
    ("OGG", "VORBIS"),
    ("OGG", "OPUS"),
    ("MP3", "MPEG_LAYER_III"),
    ("AIFF", "PCM_24"),
)
_PIECES = (
    b"RIFF",
    b"WAVEfmt ",
    b"data",
    b"fLaC",
    b"OggS",
    b"ID3",
    b"\xff\xfb\x90",
    b"RF64",
    b"LIST",
)


def sounds(rng: Random, tally: Tally, folder: Path) -> Iterator[None]:
    """File after file."""
    good = [_made(form, kind) for form, kind in _FORMS]
    file = folder / "sound.wav"
    while True:
        data = rng.choice(good)
        data = _bomb(rng) if rng.random() < 0.1 else spoilt_bytes(rng, data, _PIECES)
        file.write_bytes(data)
        with tally.trying(f"{len(data)} bytes, {data[:60]!r}", AudioError):
            list(read_recording(file).blocks())
        yield


def _made(form: str, kind: str) -> bytes:
    rng = np.random.default_rng(1)
    rate = 48_000 if kind == "OPUS" else 16_000
    seconds = np.arange(int(0.6 * rate)) / rate
    sound = 0.3 * np.sin(440 * seconds * 2 * np.pi) + 0.05 * rng.standard_normal(len(seconds))
    out = io.BytesIO()
    soundfile.write(out, sound, rate, format=form, subtype=kind)
    return out.getvalue()


def _bomb(rng: Random) -> bytes:
    """A small file that claims hours, many channels, or very many samples a second."""
    rate = rng.choice((1, 4_000, 16_000, 655_350, 2**31))
    channels = rng.choice((1, 2, 8, 255, 65_535))
    claimed = rng.choice((0, 2**31 - 1, 2**32 - 1, 100))
    if rng.random() < 0.5:
        head = struct.pack(
            "<4sI4s4sIHHIIHH",
            b"RIFF",
            claimed,
            b"WAVE",
            b"fmt ",
            16,
            1,
            channels,
            rate % 2**32,
            rate * channels * 2 % 2**32,
            channels * 2 % 65_536,
            16,
        )
        return head + struct.pack("<4sI", b"data", claimed) + rng.randbytes(rng.choice((0, 5_000)))
    info = (rate % 2**20) << 44 | (channels - 1) % 8 << 41 | 15 << 36 | rng.randrange(2**36)
    stream = struct.pack(">HH", 4096, 4096) + bytes(6) + info.to_bytes(8, "big") + bytes(16)
    return b"fLaC\x80\0\0\x22" + stream + rng.randbytes(rng.choice((0, 5_000)))
