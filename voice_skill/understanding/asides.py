"""Intents about the talk itself: where are we, what are my choices, spell that, this is no help.

They are answered in every state and change nothing: what was asked stays asked.
"""

from __future__ import annotations

from enum import StrEnum

from voice_skill.language.grammar import Grammar, Shell, only
from voice_skill.language.language import per_language, section
from voice_skill.language.tables import manners, pattern, words
from voice_skill.understanding.commands import command_slots
from voice_skill.values.text import normalise


class Aside(StrEnum):
    """What is asked about the talk. The value is the outcome's label after ``control:``."""

    WHERE = "summary"
    CHOICES = "help"
    HOW_SURE = "who-says"
    SPELL = "spell"
    HEARING = "can-you-hear-me"
    LEFT = "receipt"
    FED_UP = "fed-up"
    EMERGENCY_NUMBER = "emergency-number"
    NIGHT_DOCTOR = "night-doctor"


LONGEST = 16
"""Words of an utterance that may still be nothing but such a question with its manners."""


@per_language
def _grammar() -> Grammar[Aside | Shell]:
    data = section("asides")
    wordings = {Aside[name.upper()]: block for name, block in data["wordings"].items()}
    slots = {**command_slots(), **data["slots"]}
    return Grammar({**wordings, **manners("commands")}, slots)


@per_language
def find_aside(text: str) -> Aside | None:
    """The question about the talk that is the whole of what was said, or None."""
    said = normalise(text).split()
    if not said or len(said) > LONGEST:
        return None
    label = only(_grammar(), said)
    if isinstance(label, Aside):
        return label
    return Aside.SPELL if word_to_spell(text) else None


def word_to_spell(text: str) -> str:
    """The word of "how do you spell varicose"; empty where none is named."""
    match = pattern("asides", "spell_word").match(normalise(text))
    if match is None or match["word"].split()[0] in words("asides", "pointing"):
        return ""
    return match["word"]


def place_in(text: str) -> str:
    """Where somebody says that they are, in small letters; empty where they do not.

    "I'm in Ireland", "we live in New Zealand".
    """
    match = pattern("asides", "i_am_in").match(normalise(text))
    return match["place"].strip() if match is not None else ""
