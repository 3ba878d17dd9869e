"""Units of measure as words: ``5mg`` is said "5 milligrams"."""

from __future__ import annotations

import re

from voice_skill.language.language import per_language
from voice_skill.speaking.words import NUMBER, any_of, unit, unit_names, word


def units(text: str) -> str:
    """``5mg`` becomes "5 milligrams", ``10 mg/kg`` "10 milligrams per kilogram"."""

    def spoken(match: re.Match[str]) -> str:
        number, joint, unit, other, thing = match.groups()
        one = number == "1" or joint == "-" or bool(thing)
        per = f" {word('per')} {unit_names()[other][0]}" if other else ""
        return f"{number} {unit_names()[unit][0 if one else 1]}{per}"

    return _measure().sub(spoken, text)


@per_language
def _measure() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.])({NUMBER})([ -]?)({unit()})(?:/({unit()}))?(?![\w&])"
        rf"(?=( (?:{any_of('single_before')})s?\b)?)"
    )
