"""An optional wake word, so that a conversation can rest until it is called. Extra ``wake``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from voice_skill.values.audio import SAMPLE_RATE
from voice_skill.values.errors import AudioError, UsageError

PHRASES = {
    "okay-nabu": "OKAY_NABU",
    "hey-jarvis": "HEY_JARVIS",
    "hey-mycroft": "HEY_MYCROFT",
    "alexa": "ALEXA",
}
"""The phrases whose models come in the package; no other can be had without training one."""

DEFAULT = "okay-nabu"

_QUIET = bytes(2 * 2 * SAMPLE_RATE)
"""The model hears nothing well before it has heard two seconds: they are given to it as silence."""


class WakeWord:
    """Listens for one phrase and nothing else, about half a per cent of a core.

    ``AudioError`` where the package is missing; ``UsageError`` where there is no such phrase.
    """

    def __init__(self, phrase: str = DEFAULT) -> None:
        if phrase not in PHRASES:
            raise UsageError(
                f"There is no wake word {phrase!r}. Choose one of: {', '.join(PHRASES)}."
            )
        try:
            from pymicro_wakeword import MicroWakeWord, MicroWakeWordFeatures, Model
        except (ImportError, OSError) as error:
            raise AudioError(
                f"The wake word cannot be listened for: {error}. "
                "Install it: pip install 'voice-skill[wake]'"
            ) from None
        self.spoken = phrase.replace("-", " ")
        self._make_features = MicroWakeWordFeatures
        self._word: Any = MicroWakeWord.from_builtin(Model[PHRASES[phrase]])
        self._features: Any = self._make_features()

    def heard(self, block: bytes) -> bool:
        """Whether the phrase was completed in this block of 16 kHz samples."""
        found = False
        for features in self._features.process_streaming(block):
            found = bool(self._word.process_streaming(features)) or found
        return found

    def wait(self, blocks: Iterable[bytes]) -> bool:
        """Takes blocks until the phrase is heard; False where the stream ends before."""
        self._word.reset()
        self._features = self._make_features()
        self.heard(_QUIET)
        return any(block and self.heard(block) for block in blocks)
