"""``hearing.yaml``: what ears make of sounds, and what they listen for."""

from __future__ import annotations

from voice_skill.packs.language_files.fields import Expressions, Phrases, Words
from voice_skill.packs.schema import Part


class WhileWeSpeak(Part):
    """What is listened for while we speak."""

    silence: Phrases
    asks_us_to_listen: str
    like_it: Expressions
    beside: Phrases


class Hearing(Part):
    """``hearing.yaml``."""

    ghosts: Words
    like_any_vowel: Words
    made_up: Phrases
    matters_always: Phrases
    choices: Phrases
    while_we_speak: WhileWeSpeak
    sounds_as: dict[str, str]
    answers: Phrases
    goes_on: Words
    answers_alone: Words
