"""Writes what is said to Home Assistant as WAV files: 16 kHz, with silence around the words.

``python say.py FOLDER``. A "|" is a pause of 1.3 s within a sentence: Home Assistant's own end of
speech would cut it there.
"""

from __future__ import annotations

import sys
import wave
from pathlib import Path

import numpy as np
import soxr

from voice_skill.speaking.samples import trimmed
from voice_skill.speaking.voices import Pyttsx3Voice

RATE = 16_000
PAUSE_SECONDS = 1.3
SAID = {
    "question": "What helps against a | cramp in my calf?",
    "checkup": "Check my symptoms.",
    "no": "No.",
    "danger": "My leg is swollen and I can't breathe.",
}


def write(folder: Path) -> None:
    """All of them, by the usual synthetic voice."""
    with Pyttsx3Voice() as voice:
        for name, text in SAID.items():
            pieces = [np.zeros(RATE)]
            for number, part in enumerate(text.split("|")):
                speech = voice.render(part, words_per_minute=140)
                # Without the pause that closes a sentence: else those within one would be longer.
                sound = trimmed(speech.samples, speech.rate)
                samples = np.frombuffer(sound, "<i2") / 32768
                if number:
                    pieces.append(np.zeros(int(PAUSE_SECONDS * RATE)))
                pieces.append(soxr.resample(samples, speech.rate, RATE))
            whole = (np.concatenate(pieces) * 32767).astype("<i2")
            with wave.open(str(folder / f"{name}.wav"), "wb") as file:
                file.setnchannels(1)
                file.setsampwidth(2)
                file.setframerate(RATE)
                file.writeframes(whole.tobytes())


if __name__ == "__main__":
    write(Path(sys.argv[1]))
