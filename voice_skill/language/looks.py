"""Intents about the page itself: bigger letters, another background, captions."""

from __future__ import annotations

from enum import StrEnum

from voice_skill.language.grammar import Grammar, Shell, only
from voice_skill.language.language import per_language, section
from voice_skill.language.tables import manners
from voice_skill.values.text import normalise


class Look(StrEnum):
    """What a page is to change; the value is its field in ``looks.yaml``."""

    BIGGER = "bigger"
    SMALLER = "smaller"
    DARK = "dark"
    LIGHT = "light"
    YELLOW = "yellow"
    CAPTIONS = "captions"


LONGEST = 12
"""Words of an utterance that may still be nothing but such a wish with its manners."""


@per_language
def _grammar() -> Grammar[Look | Shell]:
    data = section("looks")
    wordings = {Look(name): block for name, block in data["wordings"].items()}
    return Grammar(
        {**wordings, **manners("commands")}, {**section("commands")["slots"], **data["slots"]}
    )


@per_language
def find_look(text: str) -> Look | None:
    """The wish about the page that is the whole of what was said, or None."""
    said = normalise(text).split()
    if not said or len(said) > LONGEST:
        return None
    label = only(_grammar(), said)
    return label if isinstance(label, Look) else None
