"""Words a minute that can be asked for, and how a sentence is fitted to them."""

from __future__ import annotations

import pytest

from voice_skill.speaking import pace
from voice_skill.values.errors import UsageError


@pytest.mark.parametrize("words_per_minute", [80, 150, 300])
def test_eighty_to_three_hundred_can_be_spoken(words_per_minute: int) -> None:
    """The limits belong to it."""
    assert pace.checked_pace(words_per_minute) == words_per_minute


@pytest.mark.parametrize("words_per_minute", [-1, 0, 79, 301, 10_000])
def test_anything_else_is_refused_by_name(words_per_minute: int) -> None:
    """The message has the value and the limits."""
    with pytest.raises(UsageError, match=f"{words_per_minute} words .* from 80 to 300"):
        pace.checked_pace(words_per_minute)


def test_a_sentence_that_fits_is_not_made_again() -> None:
    """Ten words in 4 seconds, the pause included, are 150 a minute."""
    seconds = 4 - pace.pause_seconds(150)
    assert pace.fitted_rate(138, words=10, seconds=seconds, words_per_minute=150) == 138
    assert pace.fitted_pause(words=10, seconds=seconds, words_per_minute=150) == pytest.approx(0.35)


def test_no_sentence_is_hurried_or_drawn_out_by_more_than_the_limit() -> None:
    """Long words stay understandable, short ones natural."""
    slow = pace.fitted_rate(100, words=10, seconds=9, words_per_minute=150)
    fast = pace.fitted_rate(100, words=10, seconds=1, words_per_minute=150)
    assert (slow, fast) == (115, 85)


def test_one_word_is_only_calibrated() -> None:
    """ "Yes." has no pace."""
    assert pace.fitted_rate(138, words=1, seconds=0.3, words_per_minute=150) == 138
    assert pace.fitted_pause(words=1, seconds=0.3, words_per_minute=150) == pytest.approx(0.35)


def test_the_pause_grows_with_slowness() -> None:
    """Who asks for slow speech also needs time between sentences."""
    assert pace.pause_seconds(80) > pace.pause_seconds(150) > pace.pause_seconds(300)
