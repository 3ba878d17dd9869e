"""Room noise mixed under speech, at a given distance in decibels; the same mix every time."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np

from voice_skill.values.errors import ContentError

Mixer = Callable[[bytes, str], bytes]
"""Takes speech (16 kHz, 16-bit, mono) and a name that decides which noise; gives the mixture."""


def mixer(folder: Path, snr: float, read: Callable[[Path], bytes]) -> Mixer:
    """Mixes in a clip of ``folder``, ``snr`` decibels quieter than the speech.

    Which clip, and from where in it, follows from the speech's name: the same in every run.
    """
    files = sorted(each for each in folder.rglob("*") if each.suffix in {".wav", ".flac", ".ogg"})
    if not files:
        raise ContentError(f"{folder} holds no WAV, FLAC or OGG file. Name a folder of noise.")
    clips = [read(file) for file in files]

    def mix(speech: bytes, name: str) -> bytes:
        seed = zlib.crc32(name.encode())
        return mixed(speech, clips[seed % len(clips)], snr, start=seed // len(clips))

    return mix


def mixed(speech: bytes, noise: bytes, snr: float, *, start: int = 0) -> bytes:
    """Speech with noise under it; the noise is repeated where it is too short.

    The level of speech is that of its louder half, so that pauses do not count.
    """
    said = np.frombuffer(speech, dtype="<i2").astype(np.float64)
    room = np.frombuffer(noise, dtype="<i2").astype(np.float64)
    if not said.size or not room.size:
        return speech
    room = np.resize(np.roll(room, -(start % room.size)), said.size)
    gain = _loudness(said) / max(_rms(room), 1.0) * 10 ** (-snr / 20)
    return np.clip(said + room * gain, -32768, 32767).astype("<i2").tobytes()


def _loudness(samples: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> float:
    frames = samples[: samples.size - samples.size % 320].reshape(-1, 320)
    if not len(frames):
        return _rms(samples)
    powers = np.sort((frames**2).mean(axis=1))
    return float(np.sqrt(powers[len(powers) // 2 :].mean()))


def _rms(samples: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> float:
    return float(np.sqrt((samples**2).mean()))
