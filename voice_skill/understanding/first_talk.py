"""What is answered to the questions of the first talk: to skip them, or how the voice is."""

from __future__ import annotations

from enum import StrEnum

from voice_skill.language.tables import phrases
from voice_skill.values.text import normalise


class VoiceAnswer(StrEnum):
    """An answer about the voice; the value is its field in ``introduction.yaml``."""

    SKIPS = "skips"
    GOOD = "good"
    TOO_FAST = "too_fast"
    TOO_SLOW = "too_slow"


def voice_answer(text: str) -> VoiceAnswer | None:
    """Which of these is the whole of what was said."""
    said = normalise(text)
    return next((e for e in VoiceAnswer if said in phrases("introduction", e)), None)
