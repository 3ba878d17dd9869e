"""Moonshine (ASR): ears for a machine without the Vosk model. Its model is inside its wheel."""

from __future__ import annotations

from typing import Any

import numpy as np

from voice_skill.values.audio import SAMPLE_BYTES, SAMPLE_RATE
from voice_skill.values.errors import ModelError
from voice_skill.values.heard import Hypothesis
from voice_skill.values.text import normalise

ENGINE = "moonshine"

_TAIL_SECONDS = 1.0
"""Zeros after each clip. Version 0.1.0 keeps state between clips: without them the end of one is
heard again at the start of the next."""

_NO_CONFIDENCE = 0.5
"""Moonshine gives none that means anything; this says "perhaps" and no more."""

_INSTALL = "Install it: pip install moonshine-voice==0.1.0"


class MoonshineRecogniser:
    """Hears at the end of an utterance; shows no partial words. About 0.09 CPU s per audio s.

    Version 0.1.0 is the last whose wheel holds the model (tiny-en, 44 MB); a later one imports
    and then fails to load. ``ModelError`` where the package or its model is missing.
    """

    def __init__(self) -> None:
        try:
            from moonshine_voice import ModelArch
            from moonshine_voice.transcriber import Transcriber
            from moonshine_voice.utils import get_model_path
        except (ImportError, OSError) as error:
            raise ModelError(f"Moonshine cannot be loaded: {error}. {_INSTALL}") from None
        folder = get_model_path("tiny-en")
        try:
            self._engine: Any = Transcriber(str(folder), ModelArch.TINY)
        except Exception as error:
            raise ModelError(f"Moonshine has no model in {folder}: {error}. {_INSTALL}") from None
        self._blocks: list[bytes] = []

    def feed(self, block: bytes) -> str:
        """Take a block. Nothing is known before the end."""
        self._blocks.append(block)
        return ""

    def finish(self) -> tuple[Hypothesis, ...]:
        """End the utterance; give its hypothesis, in the words' plain form."""
        data = b"".join(self._blocks) + bytes(int(_TAIL_SECONDS * SAMPLE_RATE) * SAMPLE_BYTES)
        heard_anything = any(self._blocks)
        self._blocks = []
        if not heard_anything:
            return ()
        samples = np.frombuffer(data, dtype="<i2").astype(np.float32) / 32768.0
        transcript = self._engine.transcribe_without_streaming(samples.tolist(), SAMPLE_RATE)
        text = normalise(" ".join(line.text for line in transcript.lines))
        return (Hypothesis(text, _NO_CONFIDENCE, ENGINE),) if text else ()
