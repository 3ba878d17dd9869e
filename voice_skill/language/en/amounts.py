"""How long, how old: amounts out of what somebody said, as a range.

Nothing reads a clock: of "since Tuesday" it is known how long ago that can be at most. Number words
are read by text2num (https://github.com/allo-media/text2num).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from math import inf

from text_to_num import alpha2digit

from voice_skill.language.expressions import expression
from voice_skill.language.language import current, per_language, section
from voice_skill.language.numbers import decades, months, weekdays
from voice_skill.language.units import plain_units
from voice_skill.values.text import normalise

_A_DAY = 86_400  # seconds
_DECIMAL = re.compile(r"(?<![\w.,])(\d+)[.,](\d{1,2})(?![\w.,]*\d)")
_POINT = re.compile(r"\b(\d+) point (\d+)\b")
_A_WEEK, _TWO_WEEKS, _A_YEAR = 7.0, 14.0, 366.0  # days, at most, since what was named


@dataclass(frozen=True, slots=True)
class Amount:
    """Between ``least`` and ``most``: days of how long something goes on, years of an age."""

    least: float
    most: float


def find_duration(text: str) -> Amount | None:
    """How many days, or None where no time was said. A frequency ("twice a week") is none."""
    said = in_digits(text)
    said = _expression("every").sub(" ", _expression("times").sub(" ", said))
    span = _expression("span").search(said)
    if span is not None:
        days = _days(span["unit"])
        least, most = sorted(
            float(each) * days for each in (span["low"], span["high"] or span["low"])
        )
        if _expression("less").search(said[: span.start()]):
            least = 0.0
        after = _expression("or_more").match(said[span.end() :])
        if after or _expression("more").search(said[: span.start()]):
            most = inf
        return Amount(least, most)
    told = _told(said, "durations", "days")
    if told is not None:
        return told
    since = _expression("since").search(said)
    if since is None:
        return None
    if since["weekday"] is None:
        return Amount(0.0, _A_YEAR)
    return Amount(0.0, _TWO_WEEKS if _expression("last").search(since[0]) else _A_WEEK)


def find_age(text: str, *, asked: bool = False) -> Amount | None:
    """How many years old somebody is, or None. ``asked``: a bare number is an age, too."""
    said = in_digits(text)
    decade = _expression("decade").search(said)
    if decade is not None and not _expression("born").search(said):
        first = 10 * decades().index(decade["decade"]) + 20
        part = decade["part"] or decade["alone"]
        low, high = section("amounts")["within_decade"][part] if part else (0, 9)
        return Amount(first + low, first + high)
    found = _expression("old").search(said) or _expression("aged").search(said)
    if found is None and asked:
        found = _expression("bare_age").search(said)
    odd = _expression("odd").search(said) if asked or found else None
    if odd is not None:
        return Amount(float(odd["low"]), float(odd["low"]) + 9)
    if found is None:
        return _told(said, "ages", "years")
    years = float(found["low"]) * _days(found["unit"] or "year") / _days("year")
    return Amount(
        years, inf if _expression("at_least").search(said[: found.start("low")]) else years
    )


def in_digits(text: str) -> str:
    """Normalised text with its number words as digits: "a couple of days" becomes "2 days"."""
    said = _POINT.sub(r"\1.\2", normalise(_DECIMAL.sub(r"\1 point \2", plain_units(text))))
    said = _replaced(said, "before_numbers")
    return _replaced(str(alpha2digit(said, current().code, 0)), "after_numbers")


def _days(unit: str) -> float:
    return float(section("amounts")["units"][unit] / _A_DAY)


def _replaced(said: str, table: str) -> str:
    for pattern, plain in _replacements(table):
        said = pattern.sub(plain, said)
    return said


def _told(said: str, table: str, unit: str) -> Amount | None:
    for pattern, least, most in _rows(table, unit):
        if pattern.search(said):
            return Amount(least, most)
    return None


@per_language
def _expression(name: str) -> re.Pattern[str]:
    return expression(section("amounts")["expressions"][name], _parts())


@per_language
def _replacements(table: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    rows: Iterable[tuple[str, str]] = section("amounts")[table]
    return tuple((expression(pattern, _parts()), plain) for pattern, plain in rows)


@per_language
def _rows(table: str, unit: str) -> tuple[tuple[re.Pattern[str], float, float], ...]:
    return tuple(
        (expression(rf"\b(?:{row['said']})\b"), row[unit][0], (*row[unit][1:], inf)[0])
        for row in section("amounts")[table]
    )


@per_language
def _parts() -> dict[str, str]:
    amounts = section("amounts")
    return {
        **amounts["parts"],
        "number": r"\d+(?:\.\d+)?",
        "unit": "|".join(amounts["units"]),
        "weekday": "|".join(weekdays()),
        "month": "|".join(months()),
        "decade": "|".join(decades()),
    }
