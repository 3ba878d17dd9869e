"""Numbers as they are said aloud: ranges, dates, fractions, money, degrees, signs.

Every function takes a text and gives the same text with its numbers respelled. Plain numbers
("10", "1.5", "10,000", "1st") are left alone: every voice says those right.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from voice_skill.speaking.telephones import telephones
from voice_skill.speaking.units import COUNTED, NUMBER, UNIT, units

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_ISO_DATE = re.compile(r"(?<![\w-])(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?![\w-])")
_SLASH_DATE = re.compile(
    r"(?<![\w/])(0?[1-9]|[12]\d|3[01])/(0?[1-9]|1[0-2])/((?:19|20)\d\d)(?![\w/])"
)
_DECADES = {
    "2": "twenties", "3": "thirties", "4": "forties", "5": "fifties", "6": "sixties",
    "7": "seventies", "8": "eighties", "9": "nineties",
}  # fmt: skip
_NAMED = "|".join([*_MONTHS, *_DAYS, *(each[:3] for each in (*_MONTHS, *_DAYS))])

_SUFFIX = rf"(?: ?(?:am|pm|%|°[CF]?|{UNIT}))?"
_RANGE = re.compile(
    rf"(?<![\w.,/])(?<!\d[-\u2013])([£$€]?{NUMBER}{_SUFFIX})\s*[-\u2013\u2014\u2212]\s*"
    rf"([£$€]?{NUMBER})"
    r"(?!\d|[-\u2013]\d|/\d)"
)
_NAMED_RANGE = re.compile(rf"\b({_NAMED})\s*[-\u2013]\s*({_NAMED})\b")
_MONEY = re.compile(r"([£$€])(\d{1,9}(?:,\d{3}){0,3})(?:\.(\d\d))?(?![\d.]\d)")
_CURRENCY = {"£": ("pound", "pounds"), "$": ("dollar", "dollars"), "€": ("euro", "euros")}
_FRACTIONS = {
    "1/2": "a half", "1/3": "a third", "2/3": "two thirds", "1/4": "a quarter",
    "3/4": "three quarters", "½": "a half", "⅓": "a third", "⅔": "two thirds",
    "¼": "a quarter", "¾": "three quarters",
}  # fmt: skip


def dates(text: str) -> str:
    """``2026-11-23`` becomes "23rd of November 2026"; years before 2000 come in two halves."""

    def spoken(day: str, month: str, year: str) -> str:
        return f"{_ordinal(int(day))} of {_MONTHS[int(month) - 1]} {year}"

    text = _ISO_DATE.sub(lambda m: spoken(m[3], m[2], m[1]), text)
    text = _SLASH_DATE.sub(lambda m: spoken(m[1], m[2], m[3]), text)
    text = re.sub(r"\b(1[1-9])([2-9])0s\b", lambda m: f"{m[1]} {_DECADES[m[2]]}", text)
    return re.sub(
        rf"\b((?i:in|since|by|from|until|before|after)|{'|'.join(_MONTHS)}) (1[1-9])([1-9]\d)"
        rf"(?!\w|[.,]\d| ?(?:{UNIT}|{COUNTED})\b)",
        r"\1 \2 \3",
        text,
    )


def ranges(text: str) -> str:
    """``10-15`` becomes "10 to 15", with any dash; ``Monday-Friday`` "Monday to Friday"."""
    text = re.sub(r"\b([A-Z]\d{1,2})\u2013(?=[A-Z]\d)", r"\1 to ", text)
    return _NAMED_RANGE.sub(r"\1 to \2", _RANGE.sub(r"\1 to \2", text))


def ratios(text: str) -> str:
    """24/7, blood pressure, fractions, "3 times/day"."""
    text = re.sub(r"(?<![\w/])24/7(?![\w/])", "all the time", text)
    text = re.sub(
        r"(?<![\w/.])(\d{2,3})/(\d{2,3})(?![\w/]|\.\d)",
        lambda m: f"{m[1]} over {m[2]}" if int(m[1]) > int(m[2]) >= 30 else m[0],
        text,
    )
    text = re.sub(
        r"(?:(\d) ?)?(?:(?<![\w/])([12]/[34]|1/2|3/4)(?![\w/])|([½⅓⅔¼¾]))", _fraction, text
    )
    text = re.sub(r"(?<![\w/])1/(\d{1,9})(?![\w/])", r"1 in \1", text)
    text = re.sub(r"\s?/\s?(hour|hr|h)\b", " an hour", text)
    return re.sub(
        r"(?<=\w)\s?/\s?(day|night|week|month|year|minute|min|second|meal|person|dose)\b",
        lambda m: f" a {'minute' if m[1] == 'min' else m[1]}",
        text,
    )


def _fraction(match: re.Match[str]) -> str:
    words = _FRACTIONS.get(match[2] or match[3])
    if words is None:
        return match[0]
    return f"{match[1]} and {words}" if match[1] else words


def money(text: str) -> str:
    """``£9.90`` becomes "9 pounds 90"."""

    def spoken(match: re.Match[str]) -> str:
        name = _CURRENCY[match[1]][match[2] != "1"]
        return f"{match[2]} {name}" + (f" {int(match[3])}" if int(match[3] or 0) else "")

    return _MONEY.sub(spoken, text)


def degrees(text: str) -> str:
    """``39.5°C`` and ``38 C`` become "degrees Celsius"; a plain ``°`` becomes "degrees"."""
    scales = {"C": " Celsius", "F": " Fahrenheit", "": ""}

    def spoken(match: re.Match[str]) -> str:
        return f"{match[1]} degree{'' if match[1] == '1' else 's'}{scales[match[2] or '']}"

    text = re.sub(rf"({NUMBER}) ?(?:°|º|degrees?) ?([CF])?(?!\w)", spoken, text)
    return re.sub(r"(?<![\w.])(\d{2,3}(?:\.\d)?) ?([CF])(?![\w&])", spoken, text)


def clock_times(text: str) -> str:
    """``10.30pm`` becomes "10:30 pm"; ``9am`` is left alone."""
    text = re.sub(r"\b(\d{1,2})[.:]([0-5]\d) ?([ap])\.?m\b", r"\1:\2 \3m", text)
    return re.sub(r"\b(\d{1,2}):00\b(?! ?[ap]m)", r"\1 o'clock", text).replace(":00 ", " ")


def signs(text: str) -> str:
    """``<5`` becomes "less than 5", ``65+`` "65 or more", ``~10`` "about 10", and so on."""
    for pattern, words in _SIGNS:
        text = pattern.sub(words, text)
    return text


_SIGNS = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (rf"({NUMBER})\+(?!\w)", r"\1 or more"),
        (r"(?:>=|≥)\s*(?=\d)", "at least "),
        (r"(?:<=|≤)\s*(?=\d)", "at most "),
        (r"<\s*(?=\d)", "less than "),
        (r">\s*(?=\d)", "more than "),
        (r"[~≈]\s*(?=\d)", "about "),
        (r"±\s*(?=\d)", "plus or minus "),
        (rf"({NUMBER}) ?[×x](?!\w)", r"\1 times"),  # noqa: RUF001 - the multiplication sign
        (r"(?<![\w)])[-\u2212](?=\d)", "minus "),
        (r"#(?=\d)", "number "),
        (rf"({NUMBER}) ?%", r"\1 percent"),
        (r"\s=\s", " equals "),
    )
)

RULES: tuple[Callable[[str], str], ...] = (
    dates, clock_times, telephones, ratios, ranges, money, degrees, units, signs,
)  # fmt: skip
"""In the order they must run: a date is no range, a telephone number no subtraction."""


def _ordinal(number: int) -> str:
    if 10 <= number % 100 <= 20:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"
