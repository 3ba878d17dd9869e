""" "Do you mean A, or B?" is answered in the ways people answer it."""

from __future__ import annotations

import pytest

from voice_skill.understanding.choices import choose

TITLES = ("Keeping cramps away", "Getting rid of cramps")


@pytest.mark.parametrize(
    "said",
    """the first | first | the first one | first one please | one | number one | a | option one |
    um the first | i meant the first one | the former | keeping cramps away | keeping them away |
    the one about keeping them away | give me the first""".split("|"),
)
def test_the_first_is_chosen(said: str) -> None:
    """By its place, its number, its letter or its name."""
    assert choose(said, TITLES) == (0,)


@pytest.mark.parametrize(
    "said",
    """the second | the second one | two | number two | b | the latter | the last one | the other |
    the other one please | getting rid of cramps | getting rid | the one about getting rid""".split(
        "|"
    ),
)
def test_the_second_is_chosen(said: str) -> None:
    """Of two, the second is also the last and the other."""
    assert choose(said, TITLES) == (1,)


@pytest.mark.parametrize("said", ["both", "both please", "both of them", "all of them", "the two"])
def test_both_are_chosen(said: str) -> None:
    """In the order they were offered."""
    assert choose(said, TITLES) == (0, 1)


@pytest.mark.parametrize(
    "said",
    ["neither", "neither of them", "none of those", "not either of them", "something else"],
)
def test_neither_is_an_answer_too(said: str) -> None:
    """And no name, though "of" stands in one of them."""
    assert choose(said, TITLES) == ()


@pytest.mark.parametrize("said", ["", "yes", "stop", "what is a blood clot", "cramps", "of"])
def test_what_chooses_nothing_is_no_answer(said: str) -> None:
    """A word that both names share tells nobody which."""
    assert choose(said, TITLES) is None


def test_the_third_of_three_can_be_chosen() -> None:
    """Three is the most that is ever offered."""
    three = (*TITLES, "Cramps at night")
    assert choose("the third one", three) == (2,)
    assert choose("the last one", three) == (2,)
    assert choose("the one at night", three) == (2,)
