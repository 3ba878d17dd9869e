"""What may stand in a language's files, ``intents/common/<code>/*.yaml``: a schema for each."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel

from voice_skill.packs.language_files.grammar import (
    Amounts,
    Assertion,
    OrdinaryWords,
    People,
    Pronunciation,
    Spelling,
)
from voice_skill.packs.language_files.hearing import Hearing
from voice_skill.packs.language_files.wordings import (
    Answers,
    Asides,
    Buttons,
    Commands,
    DangerAnswers,
    FollowUps,
    Introduction,
    Looks,
    Overheard,
    Patients,
    Prompts,
    Repairs,
    Steering,
    Wishes,
    Writing,
)

SECTIONS: Mapping[str, type[BaseModel]] = {
    "amounts": Amounts,
    "answers": Answers,
    "asides": Asides,
    "assertion": Assertion,
    "buttons": Buttons,
    "commands": Commands,
    "danger_answers": DangerAnswers,
    "follow_ups": FollowUps,
    "hearing": Hearing,
    "introduction": Introduction,
    "looks": Looks,
    "ordinary_words": OrdinaryWords,
    "overheard": Overheard,
    "patients": Patients,
    "people": People,
    "prompts": Prompts,
    "pronunciation": Pronunciation,
    "repairs": Repairs,
    "spelling": Spelling,
    "steering": Steering,
    "wishes": Wishes,
    "writing": Writing,
}
"""The form of each file, by its name."""
