"""What a field of a language's file may hold, and how it is checked.

The context of a check holds the section's ``parts`` (of expressions) and ``slots`` (of wordings,
with those of the commands).
"""

from __future__ import annotations

from collections.abc import Set
from enum import Enum
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo

from voice_skill.language.expressions import expression
from voice_skill.language.grammar import Grammar


def _compiles(lines: str, info: ValidationInfo) -> str:
    expression(lines, dict.fromkeys(_MADE_PARTS, "") | (info.context or {}).get("parts", {}))
    return lines


def _parses(block: str, info: ValidationInfo) -> str:
    Grammar({"": block}, dict.fromkeys((info.context or {}).get("slots", ()), ""))
    return block


def _is_one(block: str, info: ValidationInfo) -> str:
    return _parses(" ".join(block.split()), info)


def names_of(kinds: type[Enum]) -> frozenset[str]:
    """The names of an enum as they are written in a file."""
    return frozenset(each.name.lower() for each in kinds)


def all_of(kinds: type[Enum], *, but: frozenset[str] = frozenset()) -> AfterValidator:
    """Checks that a table has an entry for each of these ``but`` some, and no other."""
    return all_named(names_of(kinds), but=but)


def all_named(names: Set[str], *, but: frozenset[str] = frozenset()) -> AfterValidator:
    """The same, of names."""

    def checked(table: dict[str, str]) -> dict[str, str]:
        if wrong := (table.keys() - names) | (names - but - table.keys()):
            is_ = "is missing" if wrong <= names else "is not known"
            raise ValueError(f"{min(wrong)!r} {is_}; there are {', '.join(sorted(names))}")
        return table

    return AfterValidator(checked)


Wordings = Annotated[str, AfterValidator(_parses)]
"""Wordings in the notation of ``language.grammar``, one a line; an indented line goes on."""
Slot = Annotated[str, AfterValidator(_is_one)]
"""One wording, or several with ``|`` between them, on as many lines as it needs."""
Words = str
"""Words with space between them."""
Phrases = str
"""Phrases with ``|`` between them."""
Expressions = Annotated[str, AfterValidator(_compiles)]
"""Regular expressions, one a line; see ``language.expressions``."""
Rule = tuple[Expressions, str]
"""An expression, and what is put in the place of what it finds."""
Range = Annotated[list[float], Field(min_length=1, max_length=2)]
"""At least, and at most where there is a most."""

_MADE_PARTS = ("number", "unit", "weekday", "month", "decade", "kin")
"""Parts of expressions that code makes of the section's own lists."""
