"""Numbers as they are said aloud: telephone numbers, ranges, units, dates, money, degrees.

Every function takes a text and gives the same text with its numbers respelled. Plain numbers
("10", "1.5", "10,000", "1st") are left alone: every voice says those right.
"""

from __future__ import annotations

import re
from collections.abc import Callable

NUMBER = r"\d{1,15}(?:[.,]\d{1,15}){0,4}"
"""Bounded, so that 100,000 digits in a row take no longer than as many letters."""

_UNITS = {
    "mg": ("milligram", "milligrams"),
    "mcg": ("microgram", "micrograms"),
    "µg": ("microgram", "micrograms"),
    "μg": ("microgram", "micrograms"),
    "kg": ("kilogram", "kilograms"),
    "g": ("gram", "grams"),
    "ml": ("millilitre", "millilitres"),
    "mL": ("millilitre", "millilitres"),
    "cl": ("centilitre", "centilitres"),
    "dl": ("decilitre", "decilitres"),
    "dL": ("decilitre", "decilitres"),
    "l": ("litre", "litres"),
    "L": ("litre", "litres"),
    "mmHg": ("millimetre of mercury", "millimetres of mercury"),
    "mmol": ("millimole", "millimoles"),
    "mm": ("millimetre", "millimetres"),
    "cm": ("centimetre", "centimetres"),
    "km": ("kilometre", "kilometres"),
    "m": ("metre", "metres"),
    "kPa": ("kilopascal", "kilopascals"),
    "IU": ("international unit", "international units"),
    "lbs": ("pound", "pounds"),
    "lb": ("pound", "pounds"),
    "oz": ("ounce", "ounces"),
    "ft": ("foot", "feet"),
    "hrs": ("hour", "hours"),
    "hr": ("hour", "hours"),
    "h": ("hour", "hours"),
    "mins": ("minute", "minutes"),
    "min": ("minute", "minutes"),
    "secs": ("second", "seconds"),
    "sec": ("second", "seconds"),
    "bpm": ("beat a minute", "beats a minute"),
    "wpm": ("word a minute", "words a minute"),
    "kcal": ("kilocalorie", "kilocalories"),
    "Hz": ("hertz", "hertz"),
    "kHz": ("kilohertz", "kilohertz"),
}
_UNIT = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_MEASURE = re.compile(
    rf"(?<![\w.])({NUMBER})([ -]?)({_UNIT})(?:/({_UNIT}))?(?![\w&])"
    r"(?=( (?:tablet|capsule|pill|dose)s?\b)?)"
)

_COUNTED = "|".join(name for names in _UNITS.values() for name in names) + (
    r"|people|patients|women|men|children|adults|legs|studies|trials|participants|"
    r"days|nights|weeks|months|years|steps|pages|words|times|percent|degrees?"
)
_ALWAYS_CALLED = re.compile(
    rf"(?<![\w.,£$€+])(?<!\d[-–])(999|111|112|911|000|116[ ]?1\d\d)"
    rf"(?!\w|[.,]\d|[-–]\d| ?(?:[%°]|(?:{_UNIT}|{_COUNTED})\b))"
)
_CALL = (
    r"call|calling|dial|dialling|phone|phoning|ring|ringing|text|telephone|helpline|hotline|"
    r"link|line|NHS"
)
_CALLED = re.compile(
    rf"(?i)\b({_CALL})( (?:on )?)((?:(?:\d ){{2}}\d (?:or|,) ){{0,3}}\d{{3,6}}"
    rf"(?:(?:,| or|, or) \d{{3,6}}){{0,3}})"
    rf"(?!\w|[.,]\d|[-–]\d| ?(?:[%°]|(?:{_UNIT}|{_COUNTED})\b))"
)
_PHONE = re.compile(r"(?<![\w.,£$€/+(-])[+(]?\d[\d()]{0,20}(?:[ -]\(?\d{1,20}\)?){0,12}(?![\w%°]|[.,/]\d|-\w)")

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

_SUFFIX = rf"(?: ?(?:am|pm|%|°[CF]?|{_UNIT}))?"
_RANGE = re.compile(
    rf"(?<![\w.,/])(?<!\d[-–])([£$€]?{NUMBER}{_SUFFIX})\s*[-–—−]\s*([£$€]?{NUMBER})"
    r"(?!\d|[-–]\d|/\d)"
)
_NAMED_RANGE = re.compile(rf"\b({_NAMED})\s*[-–]\s*({_NAMED})\b")
_MONEY = re.compile(r"([£$€])(\d{1,9}(?:,\d{3}){0,3})(?:\.(\d\d))?(?![\d.]\d)")
_CURRENCY = {"£": ("pound", "pounds"), "$": ("dollar", "dollars"), "€": ("euro", "euros")}
_FRACTIONS = {
    "1/2": "a half", "1/3": "a third", "2/3": "two thirds", "1/4": "a quarter",
    "3/4": "three quarters", "½": "a half", "⅓": "a third", "⅔": "two thirds",
    "¼": "a quarter", "¾": "three quarters",
}  # fmt: skip


def digits(number: str) -> str:
    """The digits one by one, so that 999 is never "nine hundred and ninety-nine"."""
    return " ".join(number)


def dates(text: str) -> str:
    """``2026-11-23`` becomes "23rd of November 2026"; years before 2000 come in two halves."""

    def spoken(day: str, month: str, year: str) -> str:
        return f"{_ordinal(int(day))} of {_MONTHS[int(month) - 1]} {year}"

    text = _ISO_DATE.sub(lambda m: spoken(m[3], m[2], m[1]), text)
    text = _SLASH_DATE.sub(lambda m: spoken(m[1], m[2], m[3]), text)
    text = re.sub(
        r"\b(1[1-9])([2-9])0s\b", lambda m: f"{m[1]} {_DECADES[m[2]]}", text
    )
    return re.sub(
        rf"\b((?i:in|since|by|from|until|before|after)|{'|'.join(_MONTHS)}) (1[1-9])([1-9]\d)"
        rf"(?!\w|[.,]\d| ?(?:{_UNIT}|{_COUNTED})\b)",
        r"\1 \2 \3",
        text,
    )


def telephones(text: str) -> str:
    """Emergency and telephone numbers digit by digit, with a pause between groups."""
    text = re.sub(r"(?<![\w/])(\d{3})/(\d{3})(?![\w/])", _either, text)
    text = re.sub(r"(?<![\w-])(999|111|112|911|000)-(?=[A-Za-z])", r"\1 ", text)
    text = _PHONE.sub(_telephone, text)
    text = _ALWAYS_CALLED.sub(lambda m: ", ".join(map(digits, m[1].split())), text)
    return _CALLED.sub(
        lambda m: m[1] + m[2] + re.sub(r"\d{3,}", lambda each: digits(each[0]), m[3]), text
    )


def _either(match: re.Match[str]) -> str:
    called = {"999", "111", "112", "911", "000"}
    return f"{match[1]} or {match[2]}" if {match[1], match[2]} & called else match[0]


def _telephone(match: re.Match[str]) -> str:
    written = match[0]
    groups = re.findall(r"\d+", written)
    number = "".join(groups)
    if all(len(group) == 1 for group in groups):  # already digit by digit
        return written
    american = re.fullmatch(r"(?:1[ -])?\(?\d{3}\)?[ -]\d{3}-\d{4}|\d{3}-\d{4}", written)
    national = written.startswith(("0", "+", "(0")) and len(number) >= 7
    run = len(groups) == 1 and len(number) >= 7
    if not (american or national or run) or len(number) > 20:
        return written
    if len(groups) == 1:
        groups = re.findall(r"\d{1,3}", number)
    return ("plus " if written.startswith("+") else "") + ", ".join(map(digits, groups))


def ranges(text: str) -> str:
    """``10-15`` and ``10–15`` become "10 to 15"; Monday–Friday becomes "Monday to Friday"."""  # noqa: RUF002 - the dash itself is meant
    text = re.sub(r"\b([A-Z]\d{1,2})–(?=[A-Z]\d)", r"\1 to ", text)  # noqa: RUF001 - en dash
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
    return re.sub(rf"(?<![\w.])(\d{{2,3}}(?:\.\d)?) ?([CF])(?![\w&])", spoken, text)


def units(text: str) -> str:
    """``5mg`` becomes "5 milligrams", ``10 mg/kg`` "10 milligrams per kilogram"."""

    def spoken(match: re.Match[str]) -> str:
        number, joint, unit, other, thing = match.groups()
        one = number == "1" or joint == "-" or bool(thing)
        per = f" per {_UNITS[other][0]}" if other else ""
        return f"{number} {_UNITS[unit][0 if one else 1]}{per}"

    return _MEASURE.sub(spoken, text)


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
        (r"(?<![\w)])[-−](?=\d)", "minus "),  # noqa: RUF001 - the minus sign
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
