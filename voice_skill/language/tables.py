"""Small tables of the language in force, by section and field: words, phrases, expressions."""

from __future__ import annotations

import re
from typing import Any

from voice_skill.language.expressions import expression
from voice_skill.language.grammar import Shell
from voice_skill.language.language import per_language, section


@per_language
def words(name: str, *field: str) -> frozenset[str]:
    """The words of that field: ``words("commands", "reason", "verbs")``."""
    return frozenset(_text(name, field).split())


@per_language
def phrases(name: str, *field: str) -> frozenset[str]:
    """The phrases of that field, which ``|`` parts."""
    return frozenset(" ".join(each.split()) for each in _text(name, field).split("|"))


@per_language
def pattern(name: str, *field: str) -> re.Pattern[str]:
    """The expressions of that field as one; ``<name>`` is one of the section's ``parts``."""
    return expression(_text(name, field), section(name).get("parts"))


def manners(name: str) -> dict[Shell, str]:
    """The section's wordings of what may stand before, after and around those that matter."""
    return {Shell[when.upper()]: block for when, block in section(name)["manners"].items()}


def _text(name: str, field: tuple[str, ...]) -> str:
    found: Any = section(name)
    for step in field:
        found = found[step]
    return str(found)
