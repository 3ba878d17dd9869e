"""Piper (TTS) as a program of its own: where somebody has installed it, it speaks here too.

Piper is GPL; it is no part of this skill, which only runs its command and reads the file it wrote.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import wave
from pathlib import Path
from typing import Any

from voice_skill.speaking import pace, samples
from voice_skill.speaking.natural.kokoro import Weights
from voice_skill.values.audio import Speech
from voice_skill.values.errors import VoiceError

PREFIX = "piper:"
"""What a name of such a voice begins with in the setting ``voice``; its file follows."""

_USUAL_PACE = 197.0
"""Words a minute that Piper speaks where it is told nothing."""

_TIME_LIMIT = 30.0


class Piper:
    """One voice, one run of the program a sentence. ``VoiceError`` names what is missing."""

    def __init__(self, weights: Weights) -> None:
        beside = Path(sys.executable).with_name("piper")
        program = shutil.which("piper") or (str(beside) if beside.is_file() else None)
        if program is None:
            raise VoiceError(
                "The program piper is not on the PATH. The usual voice speaks instead. "
                "See: voice-skill voices install piper."
            )
        self._command = [program, "--model", str(weights.model), "--sentence-silence", "0"]

    def speak(self, text: str, speaker: str, *, words_per_minute: int, run: Any = None) -> Speech:
        """The sentence near that pace, with its closing pause. ``VoiceError`` says what failed."""
        words = len(text.split())
        with tempfile.TemporaryDirectory(prefix="voice-skill-") as folder:
            file = Path(folder) / "sentence.wav"
            slower = f"{_USUAL_PACE / words_per_minute:.2f}"
            command = [*self._command, "--length-scale", slower, "--output-file", str(file)]
            try:
                subprocess.run(  # noqa: S603 - the person's own program, our own arguments
                    command,
                    input=" ".join(text.split()),
                    text=True,
                    encoding="utf-8",
                    capture_output=True,
                    timeout=_TIME_LIMIT,
                    check=True,
                )
                with wave.open(str(file), "rb") as opened:
                    rate, sound = opened.getframerate(), opened.readframes(opened.getnframes())
            except (OSError, subprocess.SubprocessError, wave.Error, EOFError) as error:
                raise VoiceError(
                    f"Piper failed: {type(error).__name__}. The usual voice speaks instead. "
                    "See: voice-skill voices install piper."
                ) from None
        sound = samples.trimmed(sound, rate)
        seconds = len(sound) / 2 / rate
        pause = pace.fitted_pause(words=words, seconds=seconds, words_per_minute=words_per_minute)
        return Speech(samples.unclipped(sound) + samples.silence(pause, rate), rate)
