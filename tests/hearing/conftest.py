"""Real ears and real voices: speech made at test time, and the model that hears it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.conftest import need
from voice_skill.hearing.ears import Ears
from voice_skill.hearing.vosk import VoskModel
from voice_skill.listening.recordings import read_recording
from voice_skill.listening.voice_activity import SileroDetector
from voice_skill.values.audio import SAMPLE_RATE

Sound = NDArray[np.float32]
"""16 kHz mono samples, full scale 1.0."""

Speak = Callable[..., Path]
"""``speak("text", voice="slt")`` gives a WAV file of it. The voices: en-us, en-gb; slt, awb."""


@pytest.fixture(scope="session")
def model(vosk_model: Path) -> VoskModel:
    """The installed model, loaded once."""
    return VoskModel(vosk_model)


@pytest.fixture
def ears(model: VoskModel) -> Ears:
    """Ears as they are used: recogniser and voice detector, default pace."""
    return Ears(model.recogniser(), SileroDetector())


@pytest.fixture(scope="session")
def speak(tmp_path_factory: pytest.TempPathFactory) -> Speak:
    """A synthesiser; each sentence is made once."""
    folder = tmp_path_factory.mktemp("speech")

    def spoken(text: str, *, voice: str = "slt") -> Path:
        file = folder / f"{text} ({voice}).wav"
        if not file.exists():
            program = "flite" if voice in {"slt", "awb", "rms", "kal16"} else "espeak-ng"
            if shutil.which(program) is None:
                need(f"{program} is not installed: sudo apt install {program}")
            how = {
                "flite": ["-voice", voice, "-t", text, "-o", str(file)],
                "espeak-ng": ["-v", voice, "-s", "140", "-w", str(file), text],
            }
            subprocess.run([program, *how[program]], check=True, capture_output=True)
        return file

    return spoken


@pytest.fixture(scope="session")
def said(speak: Speak) -> Callable[..., Sound]:
    """``said("text", voice="slt")`` gives the samples of it."""

    def samples(text: str, *, voice: str = "slt") -> Sound:
        data = read_recording(speak(text, voice=voice)).samples
        return np.frombuffer(data, dtype="<i2").astype(np.float32) / np.float32(32768)

    return samples


def blocks(*sounds: Sound, seconds: float = 0.05) -> Iterator[bytes]:
    """The sounds one after another, as a microphone would give them."""
    whole = np.round(np.clip(np.concatenate(sounds), -1, 1) * 32767).astype("<i2").tobytes()
    step = int(seconds * SAMPLE_RATE) * 2
    for start in range(0, len(whole), step):
        yield whole[start : start + step]


def silence(seconds: float) -> Sound:
    return np.zeros(int(seconds * SAMPLE_RATE), dtype=np.float32)


def noise(seconds: float, *, kind: str = "white", level: float = 0.1) -> Sound:
    """Noise as rooms make it, drawn anew from the same seed: white, hum, clicks or coughs."""
    rng = np.random.default_rng(7)
    count = int(seconds * SAMPLE_RATE)
    if kind == "white":
        sound = rng.standard_normal(count)
    elif kind == "hum":
        t = np.arange(count) / SAMPLE_RATE
        sound = np.sin(2 * np.pi * 50 * t) + 0.5 * np.sin(2 * np.pi * 150 * t)
    else:
        every, length, softer = (0.3, 0.03, 1) if kind == "clicks" else (1.1, 0.25, 9)
        sound = np.zeros(count)
        burst = rng.standard_normal(int(length * SAMPLE_RATE))
        burst = np.convolve(burst, np.hanning(softer + 2), "same")
        burst *= np.exp(-np.arange(len(burst)) / (length / 5 * SAMPLE_RATE))
        for start in range(0, count - len(burst), int(every * SAMPLE_RATE)):
            sound[start : start + len(burst)] += burst
    loud: Sound = (sound / np.abs(sound).max() * 3 * level).astype(np.float32)
    return loud
