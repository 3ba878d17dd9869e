"""Words for amounts: units, vague times and frequencies, ages without a number. Data only."""

from __future__ import annotations

import re
from math import inf

DAYS_IN = {
    "second": 1 / 86_400,
    "minute": 1 / 1_440,
    "hour": 1 / 24,
    "day": 1.0,
    "night": 1.0,
    "weekend": 2.0,
    "week": 7.0,
    "fortnight": 14.0,
    "month": 30.0,
    "year": 365.0,
    "decade": 3_650.0,
}
"""Days in each unit of time; a month counts as 30 days."""

PER_WEEK = {
    **dict.fromkeys(("day", "night", "morning", "evening"), 7.0),
    "week": 1.0,
    "fortnight": 1 / 2,
    "month": 1 / 4,
    "year": 1 / 52,
    "hour": 7.0 * 24,
    "minute": 7.0 * 24 * 60,
}
"""Times a week that "once a ..." comes to; a month counts as four weeks."""

_Row = tuple[re.Pattern[str], float, float]


def _rows(*rows: tuple[str, float, float]) -> tuple[_Row, ...]:
    return tuple((re.compile(rf"\b(?:{words})\b"), low, high) for words, low, high in rows)


SPELLINGS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"\bhalf an? (?=second|minute|hour|day|week|year|dozen)", "0.5 "),
        (r"\b(?:a )?couple(?: of)?\b", "2"),
        (r"\b(?:a good few|a few|few)\b", "3 to 5"),
        (r"\bseveral\b", "4 to 7"),
        (r"\b(?:three|3) quarters of an (?=hour)", "0.75 "),
        (r"\b(?:a )?quarter of an (?=hour)", "0.25 "),
        (r"\ban? dozen\b", "12"),
        (r"\ba (?=hundred|thousand)", "one "),
        (r"\b(?:the )?(?:last|past) (?=\w+ (?:second|minute|hour|day|week|month|year))", ""),
        (r"\ban? (?:good|whole|full) (?=day|week|month|year|hour|fortnight)", "1 "),
        (r"\b(second|minute|hour|day|week|month|year) or (?:two|2)\b", r"\1 or 2 \1"),
        (r"\b(?:a|one|1) (\w+) or 2 \1\b", r"1 or 2 \1"),
        (r"\bevery (?:other|second|2nd) (day|night|week|month|morning|evening)\b", r"every 2 \1"),
        # What recognisers make of two and three before a unit.
        (r"\b(?:^|(?<=for )|(?<=about ))(?:to|too) (?=days|weeks|months|years|hours)", "2 "),
        (r"\b(?:tree|free) (?=days|weeks|months|years|hours|times)", "3 "),
    )
)
"""What is brought to digits before number words are read: pattern and plain form."""

DURATIONS = _rows(
    # ("words", least days, most days)
    ("just now|just started|a moment ago|right now|this minute|just (?:this )?second", 0, 0.1),
    ("today|this (?:morning|afternoon|evening)|tonight", 0, 1),
    (r"since (?:breakfast|lunch|lunchtime|dinner|tea ?time|noon|midday|midnight|this)", 0, 1),
    (r"since (?:half past|quarter (?:past|to)|\d+(?: o'clock)?$)", 0, 1),
    ("the day before yesterday|the night before last", 2, 2),
    ("yesterday|last night|overnight|since i woke up", 1, 1),
    ("(?:the|this|last|all) (?:whole )?weekend", 2, 3),
    ("this week", 0, 7),
    ("last week", 7, 14),
    ("this month", 0, 31),
    ("last month", 30, 60),
    ("this year", 0, 366),
    ("last year", 365, 730),
    ("not (?:very |that |too )?long|recently|lately|a little while", 0, 14),
    ("all my life|my whole life|as long as i can remember|for ?ever|always have", 3_650, inf),
    ("since (?:childhood|i was (?:a |little|young|small|born))", 3_650, inf),
    ("since my (?:teens|twenties|youth|childhood)", 3_650, inf),
    ("donkey's years|for years|years(?! old)|decades|since the year dot|many years", 730, inf),
    ("months(?! old)", 60, inf),
    ("(?<!most )weeks(?! old)", 14, inf),
    ("(?<!some )(?<!good )(?<!bad )(?<!most )(?<!these )days(?! old)", 2, 14),
    ("ages|a (?:long )+(?:time|while)|quite a (?:while|time)", 91, inf),
    ("for so long|an eternity|a good while", 91, inf),
)
"""Time without a number. "Ages" is taken as more than three months."""

SINCE = re.compile(
    r"\b(?:since|from|last|it was|started|began|came on)"
    r"(?: (?:about|around|the|last|early|late|mid|on|this|in|back|"
    r"(?:my|the|his|her|an?) \w+(?: in)?))* "
    r"(?:((?:mon|tues|wednes|thurs|fri|satur|sun)day)|"
    r"(january|february|march|april|may|june|july|august|september|october|november|december|"
    r"christmas|easter|spring|summer|autumn|winter|new year))\b"
)
"""A named day, month or season that it has gone on since."""

FREQUENCIES = _rows(
    # ("words", least times a week, most times a week)
    ("hardly ever|rarely|seldom|once in a blue moon", 0, 0.25),
    ("almost never|very occasionally|barely ever", 0, 0.25),
    ("never|not once", 0, 0),
    ("all the time|constantly|always|continually|non ?stop|all day(?: long)?|permanently", 7, inf),
    ("(?:most|nearly every|almost every) (?:of the )?(?:nights?|days?|mornings?|evenings?)", 4, 6),
    ("daily|nightly", 7, 7),
    ("weekly", 1, 1),
    ("fortnightly", 0.5, 0.5),
    ("monthly", 0.25, 0.25),
    ("most weeks", 0.5, 1),
    ("not (?:very |that |so |too |all that )?often|not every (?:day|night|week)", 0, 1),
    ("often|frequently|a lot of the time|regularly|most of the time", 2, 7),
    ("sometimes|now and (?:then|again)|occasionally|on and off|off and on", 0.1, 2),
    ("every (?:so often|now and (?:then|again))|from time to time", 0.1, 2),
    ("once in a while|at times|some (?:days|nights)", 0.1, 2),
)
"""Frequency without a number."""

AGES = _rows(
    # ("words", least years, most years)
    ("new ?born", 0, 0.1),
    ("(?:is|i'm|he's|she's|only|just) a (?:baby|infant)", 0, 1),
    ("(?:is|he's|she's|only|just) a toddler", 1, 3),
    ("(?:is|i'm|he's|she's|only|just) a teen(?:ager)?", 13, 19),
    ("(?:i'm|he's|she's|is) (?:an? )?(?:pensioner|old age pensioner)", 65, inf),
    ("middle aged", 40, 60),
    ("under (?:five|5)", 0, 5),
    ("(?:thirty|30) something", 30, 39),
    ("(?:forty|40) something", 40, 49),
)
"""Age without a number."""
