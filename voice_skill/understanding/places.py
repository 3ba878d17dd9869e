"""Where somebody says that they are: "I'm in Ireland", "we live in New Zealand"."""

from __future__ import annotations

from voice_skill.language.tables import pattern
from voice_skill.values.text import normalise


def place_in(text: str) -> str:
    """The name of the place, in small letters; empty where none is told."""
    match = pattern("asides", "i_am_in").match(normalise(text))
    return match["place"].strip() if match is not None else ""
