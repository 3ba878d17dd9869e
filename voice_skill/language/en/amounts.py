"""How long, how often, which side, how old: amounts out of what somebody said, with units.

Nothing reads a clock: "since Tuesday" gives the weekday, and how long ago that can be at most.
Number words are read by text2num (https://github.com/allo-media/text2num).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from math import inf

from text_to_num import alpha2digit

from voice_skill.language.en import amount_patterns as patterns
from voice_skill.language.en.amount_phrases import (
    AGES,
    DAYS_IN,
    DURATIONS,
    FREQUENCIES,
    PER_WEEK,
    SINCE,
    SPELLINGS,
)
from voice_skill.language.units import plain_units
from voice_skill.values.text import normalise

DAYS_A_YEAR = DAYS_IN["year"]
_DECIMAL = re.compile(r"(?<![\w.,])(\d+)[.,](\d{1,2})(?![\w.,]*\d)")
_POINT = re.compile(r"\b(\d+) point (\d+)\b")
_TIMES = {"once": "1", "twice": "2"}


@dataclass(frozen=True, slots=True)
class Duration:
    """How long something has gone on: between ``least`` and ``most`` days.

    ``since`` is the weekday, month or season that was named, else empty. ``on_and_off`` marks
    what comes and goes.
    """

    least: float
    most: float
    since: str = ""
    on_and_off: bool = False

    def is_within(self, days: float) -> bool | None:
        """Whether it is that many days or fewer; None where both are possible."""
        if self.most <= days:
            return True
        return False if self.least > days else None


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often: between ``least`` and ``most`` times a week (a month counts as four weeks)."""

    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Age:
    """How old: between ``least`` and ``most`` years."""

    least: float
    most: float


class Side(StrEnum):
    """Which side of the body."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"


def find_number(text: str) -> float | None:
    """The first number that was said, in words or digits; None where there is none."""
    found = re.search(patterns.NUMBER, in_digits(text))
    return float(found.group(1)) if found else None


def find_duration(text: str) -> Duration | None:
    """How long, or None where no time was said. A frequency ("twice a week") is no duration."""
    said = patterns.EVERY.sub(" ", patterns.TIMES.sub(" ", in_digits(text)))
    on_and_off = patterns.ON_AND_OFF.search(said) is not None
    span = patterns.SPAN.search(said)
    if span is not None:
        days = DAYS_IN[span.group(3)]
        least, most = (each * days for each in _between(span.group(1), span.group(2)))
        if patterns.LESS.search(said[: span.start()]):
            least = 0.0
        if patterns.MORE.search(said[: span.start()]) or said[span.end() :].startswith(" or more"):
            most = inf
        return Duration(least, most, on_and_off=on_and_off)
    for pattern, least, most in DURATIONS:
        if pattern.search(said):
            return Duration(least, most, on_and_off=on_and_off)
    since = SINCE.search(said)
    if since is None:
        return None
    name = next(filter(None, since.groups()))
    longest = 7.0 if name.endswith("day") else 366.0
    is_last = "last" in since.group().split() and longest == 7.0
    return Duration(0.0, 14.0 if is_last else longest, since=name, on_and_off=on_and_off)


def find_frequency(text: str) -> Frequency | None:
    """How often, or None where that was not said."""
    said = in_digits(text)
    times = patterns.TIMES.search(said)
    if times is not None:
        word, second, low, high, unit = times.groups()
        least, most = _between(_TIMES.get(word, low), _TIMES.get(second, high))
        return Frequency(least * PER_WEEK[unit], most * PER_WEEK[unit])
    out_of = patterns.OUT_OF.search(said)
    if out_of is not None:
        return Frequency(*_between(out_of.group(1), out_of.group(2)))
    every = patterns.EVERY.search(said)
    if every is not None and not said[: every.start()].endswith(("nearly ", "almost ", "not ")):
        low, high, unit = every.groups()
        least, most = _between(low or "1", high)
        return Frequency(PER_WEEK[unit] / most, PER_WEEK[unit] / least) if least else None
    for pattern, least, most in FREQUENCIES:
        if pattern.search(said):
            return Frequency(least, most)
    return None


def find_side(text: str) -> Side | None:
    """Left, right or both, or None. "That's right" and "what is left" name no side."""
    said = patterns.NOT_SIDE.sub(" ", normalise(text)).strip()
    said = " ".join(patterns.CORRECTED.split(said)[-1].split()) or said
    if patterns.BOTH.search(said):
        return Side.BOTH
    found = {next(filter(None, each)) for each in patterns.SIDE_OF.findall(said)}
    if found == {"left", "right"}:
        return Side.BOTH
    return Side(found.pop()) if found else None


def find_age(text: str, *, asked: bool = False) -> Age | None:
    """How old somebody is, or None. ``asked``: a bare number is an age, too."""
    said = in_digits(text)
    decade = patterns.DECADE.search(said)
    if decade is not None and decade.group(3) in patterns.DECADES and "born" not in said:
        low, high = patterns.WITHIN_DECADE[decade.group(1) or decade.group(2)]
        start = patterns.DECADES[decade.group(3)] * 10
        return Age(start + low, start + high)
    found = patterns.OLD.search(said) or patterns.AGED.search(said)
    if found is None and asked:
        found = patterns.BARE_AGE.search(said)
    odd = patterns.ODD.search(said) if asked or found else None
    if odd is not None:
        return Age(float(odd.group(1)), float(odd.group(1)) + 9)
    if found is None:
        return next((Age(low, high) for each, low, high in AGES if each.search(said)), None)
    unit = (found.group(2) or "year").rstrip("s")
    years = float(found.group(1)) * DAYS_IN[unit] / DAYS_A_YEAR
    before = said[: found.start(1)].split()[-1:]
    return Age(years, inf if before == ["over"] else years)


def in_digits(text: str) -> str:
    """Normalised text with its number words as digits: "a couple of days" becomes "2 days"."""
    said = _POINT.sub(r"\1.\2", normalise(_DECIMAL.sub(r"\1 point \2", plain_units(text))))
    for pattern, plain in SPELLINGS:
        said = pattern.sub(plain, said)
    said = str(alpha2digit(said, "en", 0))
    said = re.sub(rf"\ban? {patterns.UNIT}\b", r"1 \1", said)
    said = re.sub(rf"{patterns.NUMBER} {patterns.UNIT} and a half\b", r"\1 and a half \2", said)
    return re.sub(r"\b(\d+) and a half\b", r"\1.5", said)


def _between(low: str, high: str | None) -> tuple[float, float]:
    least, most = sorted((float(low), float(high or low)))
    return least, most
