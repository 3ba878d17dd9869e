"""Where it is and since when, in the person's own words: "left calf", "since yesterday"."""

from __future__ import annotations

import re

from voice_skill.language.en.amounts import find_duration
from voice_skill.values.text import normalise

_CLAUSES = re.compile(r"[,;.]|\b(?:and|but|then|now)\b", re.I)
_HOUR = 1 / 24

_DETAIL = re.compile(
    r"\b(?:left|right) (?:calf|leg|foot|thigh|ankle|knee|shin|toe|heel|hamstring|side)\b|"
    r"\bboth (?:legs|calves|feet|ankles|thighs)\b|"
    r"\bsince (?:yesterday|last night|this morning|monday|tuesday|wednesday|thursday|friday|"
    r"saturday|sunday|"
    r"last week|last month|the weekend|the (?:flight|operation|journey|fall|birth))\b|"
    r"\bfor (?:a|an|two|three|four|five|six|seven|eight|nine|ten|about a|a couple of|a few|"
    r"several|\d+) "
    r"(?:hours?|days?|weeks?|months?|years?|fortnight)\b"
)
_THAT_LEG = re.compile(r"\b(?:the|my|in the|on the) (left|right) (?:one|hand one)\b")


def days_in(text: str) -> float | None:
    """How many days ago it began; the shortest of several times told. None where none is told.

    Times below an hour tell how long a cramp lasts, not since when: they count only alone.
    """
    spans = [find_duration(clause) for clause in (text, *_CLAUSES.split(text))]
    found = [span.least for span in spans if span is not None]
    long = [days for days in found if days >= _HOUR]
    return min(long or found, default=None)


def is_a_moment(days: float) -> bool:
    """Whether a time is so short that it can only tell how long a cramp lasted."""
    return days < _HOUR


def details_in(text: str) -> tuple[str, ...]:
    """The person's own words for where and since when: "left calf", "since yesterday"."""
    said = _THAT_LEG.sub(r"\1 leg", normalise(text))
    return tuple(dict.fromkeys(match.group() for match in _DETAIL.finditer(said)))


def is_time(detail: str) -> bool:
    """Whether a detail says since when."""
    return detail.startswith(("since ", "for "))
