"""Units of measure as words: ``5mg`` is said "5 milligrams"."""

from __future__ import annotations

import re

NUMBER = r"\d{1,15}(?:[.,]\d{1,15}){0,4}"
"""Bounded, so that 100,000 digits in a row take no longer than as many letters."""

UNITS = {
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
UNIT = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))
_MEASURE = re.compile(
    rf"(?<![\w.])({NUMBER})([ -]?)({UNIT})(?:/({UNIT}))?(?![\w&])"
    r"(?=( (?:tablet|capsule|pill|dose)s?\b)?)"
)

COUNTED = "|".join(name for names in UNITS.values() for name in names) + (
    r"|people|patients|women|men|children|adults|legs|studies|trials|participants|"
    r"days|nights|weeks|months|years|steps|pages|words|times|percent|degrees?"
)


def units(text: str) -> str:
    """``5mg`` becomes "5 milligrams", ``10 mg/kg`` "10 milligrams per kilogram"."""

    def spoken(match: re.Match[str]) -> str:
        number, joint, unit, other, thing = match.groups()
        one = number == "1" or joint == "-" or bool(thing)
        per = f" per {UNITS[other][0]}" if other else ""
        return f"{number} {UNITS[unit][0 if one else 1]}{per}"

    return _MEASURE.sub(spoken, text)
