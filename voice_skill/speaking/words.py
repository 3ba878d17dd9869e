"""How the language in force says what is written: its tables, compiled once."""

from __future__ import annotations

import re

from voice_skill.language.expressions import expression
from voice_skill.language.language import per_language, section

NUMBER = r"\d{1,15}(?:[.,]\d{1,15}){0,4}"
"""Bounded, so that 100,000 digits in a row take no longer than as many letters."""


def replaced(text: str, table: str) -> str:
    """The text with every rule of that table applied, in order."""
    for pattern, words in _rules(table):
        text = pattern.sub(words, text)
    return text


@per_language
def word(name: str) -> str:
    """What is said for one sign: ``range`` is "to"."""
    return str(section("pronunciation")["words"][name])


@per_language
def any_of(table: str) -> str:
    """A regular expression for any word of that list."""
    return "|".join(section("pronunciation")[table].split())


@per_language
def unit_names() -> dict[str, tuple[str, str]]:
    """Each unit as it is written, and one of it and several as they are said."""
    return {
        written: _one_and_several(names)
        for names, forms in section("pronunciation")["units"].items()
        for written in forms.split()
    }


@per_language
def currencies() -> dict[str, tuple[str, str]]:
    """Each sign of money, and one of it and several as they are said."""
    table = section("pronunciation")["currencies"]
    return {sign: _one_and_several(names) for sign, names in table.items()}


@per_language
def unit() -> str:
    """A regular expression for a unit as it is written."""
    return "|".join(sorted(map(re.escape, unit_names()), key=len, reverse=True))


@per_language
def counted() -> str:
    """A regular expression for what is counted: before it stands a number, no telephone's."""
    names = "|".join(section("pronunciation")["units"])
    return f"{names}|{any_of('counted')}"


@per_language
def _rules(table: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = section("pronunciation")[table]
    return tuple((expression(pattern, {"number": NUMBER}), words) for pattern, words in rows)


def _one_and_several(names: str) -> tuple[str, str]:
    one, several = names.split("|")
    return one, several
