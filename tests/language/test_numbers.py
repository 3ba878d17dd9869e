"""Number words both ways, and the names of the calendar."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_skill.language.en.amounts import in_digits
from voice_skill.language.numbers import (
    decades,
    in_words,
    is_number,
    months,
    number_expression,
    number_of,
    weekdays,
)


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "zero"), (13, "thirteen"), (40, "forty"), (72, "seventy two"), (100, "one hundred"),
     (120, "one hundred and twenty"), (1005, "one thousand and five"),
     (1999, "one thousand nine hundred and ninety nine")],
)  # fmt: skip
def test_a_number_is_said_in_words(number: int, words: str) -> None:
    """As a voice says it."""
    assert " ".join(in_words(number)) == words


@given(st.integers(min_value=0, max_value=9999))
def test_number_words_go_both_ways(number: int) -> None:
    """What a voice says for a number is read as that number, and each of its words is one."""
    words = in_words(number)
    assert in_digits(" ".join(words)) == str(number)
    assert all(is_number(word) for word in words if word != "and")


@given(st.integers(min_value=1, max_value=99))
def test_an_age_is_found_in_words_and_digits(number: int) -> None:
    """Whole: "seventy two" is not seventy."""
    for said in (str(number), " ".join(in_words(number))):
        found = re.search(rf"\b{number_expression()}", said)
        assert found is not None
        assert number_of(found.group()) == number


def test_the_calendar_is_whole() -> None:
    """Twelve months, seven days, eight decades."""
    assert (len(months()), len(weekdays()), len(decades())) == (12, 7, 8)
