"""Text without sounds of thinking."""

from __future__ import annotations

from voice_skill.language.language import section
from voice_skill.language.tables import words
from voice_skill.values.text import normalise


def fillers() -> frozenset[str]:
    """Sounds of thinking ("um", "er"): they carry no meaning and are dropped."""
    return words("spelling", "fillers")


def without_fillers(text: str) -> str:
    """Normalised text without sounds of thinking and empty phrases ("you know").

    A text that is nothing but fillers comes back empty.
    """
    padded = f" {normalise(text)} "
    for phrase in section("spelling")["filler_phrases"]:
        padded = padded.replace(f" {phrase} ", " ")
    sounds = fillers()
    return " ".join(word for word in padded.split() if word not in sounds)
