"""Numbers as they are said aloud: ranges, dates, fractions, money, degrees, signs.

Every function takes a text and gives the same text with its numbers respelled. Plain numbers
("10", "1.5", "10,000", "1st") are left alone: every voice says those right.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from voice_skill.language import numbers
from voice_skill.language.language import per_language, section
from voice_skill.speaking.telephones import telephones
from voice_skill.speaking.units import units
from voice_skill.speaking.words import (
    NUMBER,
    any_of,
    counted,
    currencies,
    replaced,
    unit,
    word,
)

_ISO_DATE = re.compile(r"(?<![\w-])(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?![\w-])")
_SLASH_DATE = re.compile(
    r"(?<![\w/])(0?[1-9]|[12]\d|3[01])/(0?[1-9]|1[0-2])/((?:19|20)\d\d)(?![\w/])"
)
_MONEY = re.compile(r"([£$€])(\d{1,9}(?:,\d{3}){0,3})(?:\.(\d\d))?(?![\d.]\d)")


def dates(text: str) -> str:
    """``2026-11-23`` becomes "23rd of November 2026"; years before 2000 come in two halves."""

    def spoken(day: str, month: str, year: str) -> str:
        days = section("pronunciation")["days"].split()
        said = {
            "day": days[int(day) - 1],
            "month": numbers.month_names()[int(month) - 1],
            "year": year,
        }
        return word("date").format(**said)

    text = _ISO_DATE.sub(lambda m: spoken(m[3], m[2], m[1]), text)
    text = _SLASH_DATE.sub(lambda m: spoken(m[1], m[2], m[3]), text)
    names = numbers.decades()
    text = re.sub(r"\b(1[1-9])([2-9])0s\b", lambda m: f"{m[1]} {names[int(m[2]) - 2]}", text)
    return _year().sub(r"\1 \2 \3", text)


def ranges(text: str) -> str:
    """``10-15`` becomes "10 to 15", with any dash; ``Monday-Friday`` "Monday to Friday"."""
    joined = rf"\1 {word('range')} "
    text = re.sub(r"\b([A-Z]\d{1,2})\u2013(?=[A-Z]\d)", joined, text)
    figures, names = _ranges()
    return names.sub(rf"{joined}\2", figures.sub(rf"{joined}\2", text))


def ratios(text: str) -> str:
    """24/7, blood pressure, fractions, "3 times/day"."""
    text = replaced(text, "strokes_first")
    text = re.sub(
        r"(?<![\w/.])(\d{2,3})/(\d{2,3})(?![\w/]|\.\d)",
        lambda m: f"{m[1]} {word('over')} {m[2]}" if int(m[1]) > int(m[2]) >= 30 else m[0],
        text,
    )
    text = re.sub(
        r"(?:(\d) ?)?(?:(?<![\w/])([12]/[34]|1/2|3/4)(?![\w/])|([½⅓⅔¼¾]))", _fraction, text
    )
    return replaced(text, "strokes")


def _fraction(match: re.Match[str]) -> str:
    words = section("pronunciation")["fractions"].get(match[2] or match[3])
    if words is None:
        return match[0]
    return f"{match[1]} {word('mixed')} {words}" if match[1] else str(words)


def money(text: str) -> str:
    """``£9.90`` becomes "9 pounds 90"."""

    def spoken(match: re.Match[str]) -> str:
        name = currencies()[match[1]][match[2] != "1"]
        return f"{match[2]} {name}" + (f" {int(match[3])}" if int(match[3] or 0) else "")

    return _MONEY.sub(spoken, text)


def degrees(text: str) -> str:
    """``39.5°C`` and ``38 C`` become "degrees Celsius"; a plain ``°`` becomes "degrees"."""
    one, several = section("pronunciation")["degrees"].split("|")
    scales = section("pronunciation")["scales"]

    def spoken(match: re.Match[str]) -> str:
        scale = f" {scales[match[2]]}" if match[2] else ""
        return f"{match[1]} {one if match[1] == '1' else several}{scale}"

    text = re.sub(rf"({NUMBER}) ?(?:°|º|{one}|{several}) ?([CF])?(?!\w)", spoken, text)
    return re.sub(r"(?<![\w.])(\d{2,3}(?:\.\d)?) ?([CF])(?![\w&])", spoken, text)


def clock_times(text: str) -> str:
    """``10.30pm`` becomes "10:30 pm"; ``9am`` is left alone."""
    text = re.sub(r"\b(\d{1,2})[.:]([0-5]\d) ?([ap])\.?m\b", r"\1:\2 \3m", text)
    text = re.sub(r"\b(\d{1,2}):00\b(?! ?[ap]m)", rf"\1 {word('o_clock')}", text)
    return text.replace(":00 ", " ")


def signs(text: str) -> str:
    """``<5`` becomes "less than 5", ``65+`` "65 or more", ``~10`` "about 10", and so on."""
    return replaced(text, "signs")


RULES: tuple[Callable[[str], str], ...] = (
    dates, clock_times, telephones, ratios, ranges, money, degrees, units, signs,
)  # fmt: skip
"""In the order they must run: a date is no range, a telephone number no subtraction."""


@per_language
def _year() -> re.Pattern[str]:
    return re.compile(
        rf"\b((?i:{any_of('before_years')})|{'|'.join(numbers.month_names())}) (1[1-9])([1-9]\d)"
        rf"(?!\w|[.,]\d| ?(?:{unit()}|{counted()})\b)"
    )


@per_language
def _ranges() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A range of figures, and one of months or days of the week."""
    suffix = rf"(?: ?(?:am|pm|%|°[CF]?|{unit()}))?"
    figures = (
        rf"(?<![\w.,/])(?<!\d[-\u2013])([£$€]?{NUMBER}{suffix})\s*[-\u2013\u2014\u2212]\s*"
        rf"([£$€]?{NUMBER})(?!\d|[-\u2013]\d|/\d)"
    )
    whole = [*numbers.month_names(), *(day.capitalize() for day in numbers.weekdays())]
    names = "|".join([*whole, *(each[:3] for each in whole)])
    return re.compile(figures), re.compile(rf"\b({names})\s*[-\u2013]\s*({names})\b")
