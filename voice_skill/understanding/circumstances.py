"""Where it is and since when, in the person's own words: "left calf", "since yesterday"."""

from __future__ import annotations

from voice_skill.language.en.amounts import find_duration
from voice_skill.language.numbers import months, weekdays
from voice_skill.language.tables import pattern, words
from voice_skill.values.text import normalise

_HOUR = 1 / 24


def days_in(text: str) -> float | None:
    """How many days ago it began; the shortest of several times told. None where none is told.

    Times below an hour tell how long a cramp lasts, not since when: they count only alone.
    """
    spans = [find_duration(clause) for clause in (text, *pattern("answers", "clauses").split(text))]
    found = [span.least for span in spans if span is not None]
    long = [days for days in found if days >= _HOUR]
    return min(long or found, default=None)


def is_a_moment(days: float) -> bool:
    """Whether a time is so short that it can only tell how long a cramp lasted."""
    return days < _HOUR


def details_in(text: str) -> tuple[str, ...]:
    """The person's own words for where and since when: "left calf", "since yesterday"."""
    said = pattern("answers", "details", "that_leg").sub(r"\1 leg", normalise(text))
    details = pattern("answers", "details", "where_and_when").finditer(said)
    return tuple(_written(each) for each in dict.fromkeys(match.group() for match in details))


def _written(detail: str) -> str:
    if not is_time(detail):
        return detail
    names = {name: name.capitalize() for name in (*weekdays(), *months())}
    return " ".join(names.get(word, word) for word in detail.split())


def is_time(detail: str) -> bool:
    """Whether a detail says since when."""
    return detail.partition(" ")[0] in words("answers", "details", "since_when")
