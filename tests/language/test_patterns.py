"""Phrases are found in bounded time, whoever wrote them, and such as have no end are refused."""

from __future__ import annotations

import pytest

from voice_skill.language.patterns import Phrases
from voice_skill.values.errors import ContentError

SETS = {
    "leg": ["leg", "calf", "lower leg"],
    "loop": ["a <loop>"],
    "one": ["<two>"],
    "two": ["<one>"],
}


def found(phrase: str, text: str) -> list[tuple[int, ...]]:
    """The places of the words that the phrase takes, match by match."""
    phrases = Phrases(SETS)
    part = phrases.part(phrase)
    return phrases.matches(tuple(text.split())).get(part, [])


def test_choices_gaps_and_what_may_be_missing_are_found() -> None:
    """Each match takes the words it names, and no others."""
    assert found("my <leg> [is] (sore|very hot)", "my lower leg very hot") == [(0, 1, 2, 3, 4)]
    assert found("my <leg> ... sore", "my calf is so sore") == [(0, 1, 4)]
    assert found("swell* <leg>", "swelling calf and swollen leg") == [(0, 1)]
    assert found("my [a] [a b] c", "my a b c") == [(0, 1, 2, 3)]
    assert found("my <leg> ... sore", "my calf is not at all so sore") == []


def test_many_ways_to_match_cost_no_more_than_one() -> None:
    """Twenty-eight words that may each be missing have more ways than there is time."""
    assert found("zork " + "[a] " * 28 + "zap", "zork " + "a " * 40 + "zip") == []
    assert found("zork " + "[a ...] " * 28 + "zap", "zork " + "a " * 400 + "zip") == []


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("my <loop>", "names itself"),
        ("<one>", "names itself"),
        ("(" * 50 + "a" + ")" * 50, "inside one another"),
        ("x [(a b|c d)] " * 8_000, "Part it"),
    ],
)
def test_a_phrase_without_end_is_refused(phrase: str, said: str) -> None:
    """With the remedy."""
    with pytest.raises(ContentError, match=said):
        Phrases(SETS).part(phrase)


def test_word_sets_that_grow_by_naming_one_another_are_refused() -> None:
    """Nine of them, each ten times the one before, are a thousand million phrases."""
    sets = {"s0": ["a b", "c d"]} | {f"s{n}": [f"<s{n - 1}> x"] * 10 for n in range(1, 10)}
    with pytest.raises(ContentError, match="Part it"):
        Phrases(sets).part("<s9>")
