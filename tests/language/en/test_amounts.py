"""Amounts: how long and how old, out of what somebody said."""

from __future__ import annotations

from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voice_skill.language.en.amounts import find_age, find_duration, in_digits

# text, least days, most days
DURATIONS: list[tuple[str, float, float]] = [
    ("three days", 3, 3),
    ("a couple of weeks", 14, 14),
    ("since tuesday", 0, 7),
    ("about a fortnight", 14, 14),
    ("half an hour", 0.020833, 0.020833),
    ("ages", 90, inf),
    ("on and off for years", 730, inf),
    ("it started last night", 1, 1),
    ("a week or two", 7, 14),
    ("two or three months", 60, 90),
    ("six months", 180, 180),
    ("about a year and a half", 547.5, 547.5),
    ("ten years", 3650, 3650),
    ("twenty odd years", 7300, 7300),
    ("just this morning", 0, 1),
    ("since yesterday", 1, 1),
    ("since last week", 7, 14),
    ("for the last four days", 4, 4),
    ("a few days now", 3, 5),
    ("several weeks", 28, 49),
    ("five minutes ago", 0.003472, 0.003472),
    ("all my life", 3650, inf),
    ("since i was a child", 3650, inf),
    ("since january", 0, 366),
    ("since christmas", 0, 366),
    ("for about 10 days or so", 10, 10),
    ("less than a week", 0, 7),
    ("more than a month", 30, inf),
    ("over two years", 730, inf),
    ("nearly three weeks", 21, 21),
    ("an hour and a half", 0.0625, 0.0625),
    ("two and a half weeks", 17.5, 17.5),
    ("a day", 1, 1),
    ("today", 0, 1),
    ("the whole weekend", 2, 3),
    ("donkey's years", 730, inf),
    ("not long", 0, 14),
    ("from monday", 0, 7),
    ("ever since the summer", 0, 366),
    ("months and months", 60, inf),
    ("weeks", 14, inf),
    ("four or five hours", 0.166667, 0.208333),
    ("between two and three weeks", 14, 21),
    ("a good month", 30, 30),
    ("couple of days", 2, 2),
    ("thirty seconds", 0.000347, 0.000347),
    ("the day before yesterday", 2, 2),
    ("a decade", 3650, 3650),
    ("last thursday", 0, 14),
    ("i've had it for two weeks now", 14, 14),
    ("it came on about an hour ago", 0.041667, 0.041667),
    ("maybe five or six days", 5, 6),
    ("must be getting on for ten years", 3650, 3650),
    ("since wednesday morning", 0, 7),
    ("a month or so", 30, 30),
    ("a year and a half", 547.5, 547.5),
    ("since half past four", 0, 1),
    ("only started today", 0, 1),
    ("quite a while", 90, inf),
    ("eight or nine months on and off", 240, 270),
    ("since my operation in march", 0, 366),
    ("three quarters of an hour", 0.03125, 0.03125),
    ("for two nights running", 2, 2),
    ("a week tomorrow", 7, 7),
    ("best part of a year", 365, 365),
    ("since last friday", 0, 14),
    ("at least six weeks", 42, inf),
    ("a long long time", 90, inf),
    ("it's been going on for months", 60, inf),
    ("fifteen years or more", 5475, inf),
    ("around twenty minutes", 0.013889, 0.013889),
    ("not even a day", 0, 1),
    ("for the past three weeks", 21, 21),
    ("on and off since the autumn", 0, 366),
]
NO_DURATION = [
    "yes",
    "my left leg",
    "i don't know",
    "twice a week",
    "every day",
    "he's seven years old",
    "i'm eighty two",
    "the second one",
    "one of my legs",
    "monday",
    "it hurts",
    "some days",
    "i take two tablets",
    "left leg",
    "about four times a night",
    "she is nine",
    "every few hours",
    "no idea",
    "one in each leg",
    "i have three children",
    "call me on friday",
]
AGES: list[tuple[str, float, float]] = [
    ("he's seven", 7, 7),
    ("i'm eighty two", 82, 82),
    ("six months old", 0.5, 0.5),
    ("in my seventies", 70, 79),
    ("i am forty five years old", 45, 45),
    ("she's nearly three", 3, 3),
    ("seventy eight", 78, 78),
    ("my daughter is twelve", 12, 12),
    ("a seven year old", 7, 7),
    ("i'm in my late sixties", 67, 69),
    ("i'm in my early thirties", 30, 33),
    ("aged fifty", 50, 50),
    ("i turned ninety last week", 90, 90),
    ("two and a half", 2.5, 2.5),
    ("eighteen months", 1.5, 1.5),
    ("over eighty", 80, inf),
    ("she is in her mid forties", 44, 46),
    ("my mum's ninety one", 91, 91),
    ("i'll be sixty in may", 60, 60),
    ("he is a teenager", 13, 19),
    ("i'm 34", 34, 34),
    ("about sixty five", 65, 65),
    ("a newborn", 0, 0.1),
    ("under five", 0, 5),
    ("thirty something", 30, 39),
    ("ten weeks old", 0.192308, 0.192308),
    ("my son he is eight years", 8, 8),
    ("a hundred and one", 101, 101),
    ("i'm sixty eight", 68, 68),
    ("she's three months old", 0.25, 0.25),
    ("my grandson is four", 4, 4),
    ("he's eight and a half", 8.5, 8.5),
    ("i am in my fifties", 50, 59),
    ("just turned seventy", 70, 70),
    ("nineteen", 19, 19),
    ("i'm a seventy nine year old man", 79, 79),
    ("she'll be ninety three in june", 93, 93),
    ("he's only six", 6, 6),
    ("twenty two years of age", 22, 22),
    ("a fourteen year old girl", 14, 14),
    ("mid sixties", 64, 66),
    ("eighty odd", 80, 89),
    ("she is five and he is seven", 5, 5),
]
NO_AGE = [
    "i'm on two tablets",
    "i'm thirty weeks pregnant",
    "three days",
    "yes",
    "i'm one of those people",
    "twice a week",
    "he's fine",
    "i'm a runner",
    "my left leg",
    "it's been two years",
    "i'm on day three",
    "i've two legs",
    "my pain is eight out of ten",
    "i've had it thirty years",
    "it's fifty fifty",
    "i'm six weeks pregnant",
    "i take forty milligrams",
]


@pytest.mark.parametrize(("text", "least", "most"), DURATIONS)
def test_a_duration_is_a_range_of_days(text: str, least: float, most: float) -> None:
    """In days; a vague word gives a wide range, and a weekday needs no clock."""
    found = find_duration(text)
    assert found is not None
    assert (found.least, found.most) == pytest.approx((least, most), rel=0.03)


@pytest.mark.parametrize("text", NO_DURATION)
def test_where_no_time_was_said_there_is_no_duration(text: str) -> None:
    """Neither a frequency nor an age is a duration."""
    assert find_duration(text) is None


@pytest.mark.parametrize(("text", "least", "most"), AGES)
def test_an_age_is_a_range_of_years(text: str, least: float, most: float) -> None:
    """Months and weeks count as parts of a year."""
    found = find_age(text, asked=True)
    assert found is not None
    assert (found.least, found.most) == pytest.approx((least, most), rel=0.03)


@pytest.mark.parametrize("text", NO_AGE)
def test_other_numbers_are_no_ages(text: str) -> None:
    """ "I'm on two tablets" says nothing of how old."""
    assert find_age(text) is None


def test_a_bare_number_is_an_age_only_where_the_age_was_asked() -> None:
    """Else it may be anything."""
    assert find_age("seventy eight") is None
    assert find_age("seventy eight", asked=True) is not None


@pytest.mark.parametrize(
    ("text", "digits"),
    [("eighty two", "82"), ("a hundred and five", "105"), ("two and a half", "2.5"), ("3", "3"),
     ("a couple", "2"), ("none at all", "none at all")],
)  # fmt: skip
def test_number_words_are_brought_to_digits(text: str, digits: str) -> None:
    """Recognisers give words, keyboards digits."""
    assert in_digits(text) == digits


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_text_at_all_is_survived(text: str) -> None:
    """Whatever was typed or heard, nothing is raised and no range stands on its head."""
    in_digits(text)
    for found in (find_duration(text), find_age(text, asked=True)):
        assert found is None or 0 <= found.least <= found.most


@given(st.lists(st.sampled_from(
    "a about an and couple day days every few for half hours in last left less night no of old "
    "once or right seven since the three times to tuesday twice two week weeks years zero".split()
), max_size=12))  # fmt: skip
@settings(max_examples=200, deadline=None)
def test_any_mixture_of_amount_words_is_survived(said: list[str]) -> None:
    """Nothing is divided by "zero"."""
    text = " ".join(said)
    for found in (find_duration(text), find_age(text, asked=True)):
        assert found is None or 0 <= found.least <= found.most


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        *(("15min", 15), ("15mins", 15), ("a 15-minute cramp", 15), ("1hr", 60), ("1.5 hours", 90)),
        *(("900 seconds", 15), ("00:15:00", 15), ("2.5 minutes", 2.5), ("10+ minutes", 10)),
    ],
)
def test_times_as_they_are_typed_are_read(text: str, minutes: float) -> None:
    """Glued to their unit, with tenths, or as on a clock."""
    found = find_duration(text)
    assert found is not None
    assert found.least * 1_440 == pytest.approx(minutes)
