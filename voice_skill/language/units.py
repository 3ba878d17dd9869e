"""Times as they are typed ("15min", "10+ mins", "00:15:00") brought to how they are said. Pure."""

from __future__ import annotations

import re

_CLOCK = re.compile(r"\b(\d{1,2}):([0-5]\d):([0-5]\d)\b")
_UNITS = {"second": r"s|secs?|seconds?", "minute": r"mins?|minutes?", "hour": r"h|hrs?|hours?"}
_GLUED = tuple(
    (re.compile(rf"(?<![\w.,:])(\d+(?:[.,]\d+)?)\s?-?\s?(?:{forms})\b", re.I), unit)
    for unit, forms in _UNITS.items()
)
_OVER = re.compile(r"(?:>=?|≥)\s?(?=\d)")
_PLUS = re.compile(r"(?<![\w.,:])(\d+)\s?\+(?=\s|-|[a-z])", re.I)
_TENTHS = re.compile(r"(?<![\w.,:])(\d+)[.,]\d+(?= (?:second|minute|hour)s\b)")
_SECONDS = re.compile(r"(?<![\w.,:])(\d{3,6}) seconds\b")


def plain_units(text: str) -> str:
    """The text with glued and shortened times in full: "15min" is "15 minutes", "1hr" "1 hours".

    ``>10`` and ``10+`` are "over 10"; hundreds of seconds are told in whole minutes. What is not a
    time stays as it is.
    """
    if not any(letter.isdigit() for letter in text):
        return text
    text = _CLOCK.sub(_in_words, text)
    text = _PLUS.sub(r"over \1 ", _OVER.sub("over ", text))
    for pattern, unit in _GLUED:
        text = pattern.sub(rf"\1 {unit}s", text)
    return _SECONDS.sub(lambda match: f"{int(match[1]) // 60} minutes", text)


def whole_units(text: str) -> str:
    """The same, tenths left out: "2.5 minutes" is "2 minutes", not a five before "minutes"."""
    return _TENTHS.sub(r"\1", plain_units(text))


def _in_words(clock: re.Match[str]) -> str:
    hours, minutes, seconds = map(int, clock.groups())
    if hours:
        return f"{hours} hours"
    return f"{minutes} minutes" if minutes else f"{seconds} seconds"
