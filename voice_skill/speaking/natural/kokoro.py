"""Kokoro-82M (TTS) through kokoro-onnx: one sentence in, samples out, on this computer.

kokoro-onnx turns text into phonemes and those into tokens; the weights are run here, so that a
run can be broken off and takes no more threads than there are processors. Weights and speakers:
hexgrad, Apache-2.0, https://huggingface.co/hexgrad/Kokoro-82M.
"""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from voice_skill.onnx import open_session, run_options
from voice_skill.speaking import pace, samples
from voice_skill.speaking.voice_choice import Voice
from voice_skill.values.audio import Speech
from voice_skill.values.errors import VoiceError

PREFIX = "kokoro:"
"""What a name of these voices begins with in the setting ``voice``."""

RATE = 24_000
_STYLE = 256  # numbers that make a speaker; one row for each number of tokens
_SLOWEST, _FASTEST = 0.45, 2.0
"""Speeds of the model at which it was found to keep its words."""

_START, _TOKEN = 0.5, 0.044
"""Seconds that a sentence lasts at speed 1: ``_START``, and so much for each token."""
_SLOW = {"bm_george": 1.18, "bm_fable": 1.20, "am_michael": 1.09}
"""Speakers who take longer than the others, and how much; six sentences of each were measured."""

_SPEAKS = {"a": "en-us", "b": "en-gb"}
"""The language of a speaker, by the first letter of its name."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Where the model and its speakers lie; ``checksum`` tells one model from another."""

    model: Path
    speakers: Path
    checksum: str

    def listed(self) -> tuple[Voice, ...]:
        """The speakers that are there, British before American ones."""
        names = sorted(each.stem for each in self.speakers.glob("*.bin"))
        known = [name for name in names if name[:1] in _SPEAKS]
        known.sort(key=lambda name: name[0] != "b")
        return tuple(
            Voice(PREFIX + name, name.partition("_")[2].capitalize(), _SPEAKS[name[0]])
            for name in known
        )


class Kokoro:
    """The model, opened once for all its speakers. Several threads may ask at once.

    ``VoiceError`` names what is missing and the remedy.
    """

    def __init__(self, weights: Weights) -> None:
        try:
            from kokoro_onnx.tokenizer import Tokenizer
        except ImportError as error:
            raise VoiceError(
                f"The natural voice needs {error.name}. The usual voice speaks instead. "
                'Install it: pip install "voice-skill[natural]".'
            ) from None
        self._weights = weights
        self._speakers: dict[str, Any] = {}
        self._lock = threading.Lock()
        try:
            threads = os.cpu_count() or 1
            self._model = open_session(weights.model, threads=threads)
            self._tokens = Tokenizer()
        except Exception as error:  # whatever the two libraries meet; all mean: no such voice
            raise VoiceError(
                f"The natural voice cannot be opened: {' '.join(str(error).split())[:120]}. "
                "The usual voice speaks instead. Mend it: voice-skill voices install."
            ) from None

    def speak(self, text: str, speaker: str, *, words_per_minute: int, run: Any = None) -> Speech:
        """The sentence at that pace, with its closing pause; the pitch is that of every pace.

        ``run`` breaks it off from another thread, see ``voice_skill.onnx.run_options``.
        ``VoiceError`` for a speaker that is not there, or where the run was broken off.
        """
        import numpy as np

        style = self._style(speaker)
        phonemes = self._tokens.phonemize(text, _SPEAKS[speaker[0]])
        tokens = self._tokens.tokenize(phonemes[: len(style)])
        speed = speed_for(
            len(tokens), speaker, words=len(text.split()), words_per_minute=words_per_minute
        )
        feed = {
            "tokens": np.array([[0, *tokens, 0]], dtype=np.int64),
            "style": style[max(0, len(tokens) - 1)],
            "speed": np.array([speed], dtype=np.float32),
        }
        try:
            made = self._model.run(None, feed, run or run_options())[0]
        except Exception as error:
            raise VoiceError(
                f"The natural voice failed: {' '.join(str(error).split())[:120]}. "
                "The usual voice speaks instead."
            ) from None
        sound = np.clip(np.asarray(made).ravel(), -1, 1) * 32_767
        return _finished(sound.astype("<i2").tobytes(), len(text.split()), words_per_minute)

    def _style(self, speaker: str) -> Any:
        import numpy as np

        with self._lock:
            if speaker not in self._speakers:
                file = self._weights.speakers / f"{speaker}.bin"
                if speaker[:1] not in _SPEAKS or not file.is_file():
                    offered = ", ".join(each.id for each in self._weights.listed())
                    raise VoiceError(
                        f"No natural voice is called {speaker!r}. Choose one of: {offered}."
                    )
                self._speakers[speaker] = np.fromfile(file, "<f4").reshape(-1, 1, _STYLE)
            return self._speakers[speaker]


def speed_for(tokens: int, speaker: str, *, words: int, words_per_minute: int) -> float:
    """The model's own speed at which that speaker says so many tokens nearest to the pace.

    A sentence is never spoken faster or slower than its neighbours by more than ``pace`` allows.
    """
    slow = _SLOW.get(speaker, 1.0)
    usual = words_per_minute / pace.USUAL * _USUAL_SPEED * slow
    natural = (_START + _TOKEN * tokens) * slow
    wanted = words * 60 / words_per_minute - pace.pause_seconds(words_per_minute)
    most = pace.MOST_CHANGE if words_per_minute <= 200 else pace.MOST_CHANGE_WHEN_FAST
    fitted = natural / wanted if wanted > 0 else usual * (1 + most)
    fitted = min(usual * (1 + most), max(usual * (1 - most), fitted))
    return min(_FASTEST, max(_SLOWEST, fitted))


_USUAL_SPEED = 0.88
"""The speed that gives ordinary sentences 150 words a minute, closing pauses included."""


def _finished(sound: bytes, words: int, words_per_minute: int) -> Speech:
    sound = samples.unclipped(samples.trimmed(sound, RATE))
    seconds = len(sound) / 2 / RATE
    pause = pace.fitted_pause(words=words, seconds=seconds, words_per_minute=words_per_minute)
    return Speech(sound + samples.silence(pause, RATE), RATE)
