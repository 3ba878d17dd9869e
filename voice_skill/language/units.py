"""Times as they are typed ("15min", "10+ mins", "00:15:00") brought to how they are said. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from voice_skill.language.language import per_language, section

_CLOCK = re.compile(r"\b(\d{1,2}):([0-5]\d):([0-5]\d)\b")
_OVER = re.compile(r"(?:>=?|≥)\s?(?=\d)")
_PLUS = re.compile(r"(?<![\w.,:])(\d+)\s?\+(?=\s|-|[a-z])", re.I)


def plain_units(text: str) -> str:
    """The text with glued and shortened times in full: "15min" is "15 minutes", "1hr" "1 hours".

    ``>10`` and ``10+`` are "over 10"; hundreds of seconds are told in whole minutes. What is not a
    time stays as it is.
    """
    if not any(letter.isdigit() for letter in text):
        return text
    typed = _typed()
    text = _CLOCK.sub(_in_words, text)
    text = _PLUS.sub(rf"{typed.more} \1 ", _OVER.sub(f"{typed.more} ", text))
    for unit, pattern in typed.glued.items():
        text = pattern.sub(rf"\1 {unit}", text)
    minutes = list(typed.glued)[1]
    return typed.seconds.sub(lambda match: f"{int(match[1]) // 60} {minutes}", text)


def whole_units(text: str) -> str:
    """The same, tenths left out: "2.5 minutes" is "2 minutes", not a five before "minutes"."""
    return _typed().tenths.sub(r"\1", plain_units(text))


@dataclass(frozen=True, slots=True)
class _Typed:
    more: str
    glued: dict[str, re.Pattern[str]]  # seconds, minutes, hours
    seconds: re.Pattern[str]
    tenths: re.Pattern[str]


@per_language
def _typed() -> _Typed:
    amounts = section("amounts")
    units = amounts["typed_units"]
    number = r"(?<![\w.,:])(\d+(?:[.,]\d+)?)"
    return _Typed(
        amounts["typed_more"],
        {
            unit: re.compile(rf"{number}\s?-?\s?(?:{forms})\b", re.I)
            for unit, forms in units.items()
        },
        re.compile(rf"(?<![\w.,:])(\d{{3,6}}) {next(iter(units))}\b"),
        re.compile(rf"(?<![\w.,:])(\d+)[.,]\d+(?= (?:{'|'.join(units)})\b)"),
    )


def _in_words(clock: re.Match[str]) -> str:
    hours, minutes, seconds = map(int, clock.groups())
    in_seconds, in_minutes, in_hours = _typed().glued
    if hours:
        return f"{hours} {in_hours}"
    return f"{minutes} {in_minutes}" if minutes else f"{seconds} {in_seconds}"
