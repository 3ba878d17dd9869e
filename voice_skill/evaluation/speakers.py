"""Synthetic people: many voices of two free programs, and rooms made of numbers."""

from __future__ import annotations

import hashlib
import subprocess
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from voice_skill.evaluation.noise import mixed
from voice_skill.listening.recordings import read_recording
from voice_skill.values.audio import SAMPLE_BYTES, SAMPLE_RATE
from voice_skill.values.errors import AudioError

_TAIL = bytes(int(0.4 * SAMPLE_RATE) * SAMPLE_BYTES)


@dataclass(frozen=True, slots=True)
class Speaker:
    """One voice: ``espeak-ng`` with a voice and words a minute, or ``flite`` and a voice."""

    program: str
    voice: str
    pace: int = 0

    def say(self, text: str) -> bytes:
        """The text as 16 kHz mono samples. ``AudioError`` names the program that is missing."""
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "said.wav"
            if self.program == "flite":
                command = ["flite", "-voice", self.voice, "-t", text, "-o", str(file)]
            else:
                command = ["espeak-ng", "-v", self.voice, "-s", str(self.pace)]
                command += ["-w", str(file), text]
            try:
                subprocess.run(command, check=True, capture_output=True, timeout=60)  # noqa: S603 - fixed programs
            except (OSError, subprocess.SubprocessError) as error:
                raise AudioError(
                    f"{self.program} could not speak: {error}. Install {self.program}."
                ) from None
            return read_recording(file).samples


TEACHERS = (
    Speaker("flite", "rms"),
    Speaker("espeak-ng", "en-us+f4", 150),
    Speaker("flite", "kal16"),
    Speaker("espeak-ng", "en-gb-x-rp+f3", 145),
    Speaker("flite", "rms"),
    Speaker("espeak-ng", "en-gb-scotland", 150),
    Speaker("flite", "kal16"),
    Speaker("espeak-ng", "en-029", 150),
    Speaker("espeak-ng", "en-us+m3", 165),
    Speaker("espeak-ng", "en-gb-x-gbclan+m4", 150),
)
"""Those a pack is heard from. The two of flite stand twice: they are more like people."""

EXAMINERS = (
    Speaker("flite", "slt"),
    Speaker("flite", "awb"),
    Speaker("espeak-ng", "en-gb", 150),
)
"""Those that only measure: nothing is ever learnt from them."""


def place(text: str, among: int, *, salt: str = "") -> int:
    """A number below ``among`` that follows from the text: the same in every run."""
    return int(hashlib.sha256(f"{salt}\n{text}".encode()).hexdigest()[:8], 16) % among


def said_by_one(text: str, speakers: tuple[Speaker, ...], *, salt: str = "") -> bytes:
    """The text as said by one of the speakers, half of the time in a noisy room."""
    speech = speakers[place(text, len(speakers), salt=salt)].say(text)
    kind = place(text, 8, salt=f"room{salt}")
    if kind < len(_ROOMS):
        quieter = (20.0, 15.0, 12.0, 10.0)[place(text, 4, salt=f"db{salt}")]
        speech = mixed(speech, room(kind), quieter, start=place(text, SAMPLE_RATE, salt="at"))
    return speech + _TAIL


@lru_cache
def room(kind: int) -> bytes:
    """Four seconds of a room: a fan, traffic, a hum, or clatter. The same every time."""
    power, hum, taps = _ROOMS[kind]
    dice = np.random.default_rng(kind)
    length = 4 * SAMPLE_RATE
    spectrum = np.fft.rfft(dice.standard_normal(length))
    frequencies = np.maximum(np.fft.rfftfreq(length, 1 / SAMPLE_RATE), 20.0)
    sound: NDArray[np.float64] = np.fft.irfft(spectrum / frequencies**power, length)
    sound /= sound.std()
    if hum:
        when = np.arange(length) / SAMPLE_RATE
        sound += sum(np.sin(2 * np.pi * 50 * n * when) / n * 2 for n in (1, 2, 3, 5))
    for at in dice.integers(0, length - 2000, taps):
        sound[at : at + 2000] += 6 * dice.standard_normal(2000) * np.exp(-np.arange(2000) / 250)
    loud: NDArray[np.float64] = np.clip(sound / np.abs(sound).max(), -1, 1) * 20_000
    return loud.astype("<i2").tobytes()


# (how steeply the noise falls with pitch, whether something hums, how many knocks)
_ROOMS = ((0.5, False, 0), (1.0, False, 0), (0.7, True, 0), (0.5, False, 9))

ROOMS = len(_ROOMS)
