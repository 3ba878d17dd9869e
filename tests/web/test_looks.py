"""How the page looks."""

from __future__ import annotations

import pytest

from voice_skill.language.looks import Look
from voice_skill.web.looks import SIZES, Looks


def test_a_forged_look_counts_as_none() -> None:
    """Whatever a form may send."""
    assert Looks.of('"><script>', None) == Looks()
    assert Looks.of("yellow", "largest") == Looks("yellow", "largest")


@pytest.mark.parametrize("size", SIZES)
def test_what_is_told_is_what_happens(size: str) -> None:
    """The largest letters get no larger, the smallest no smaller."""
    looks = Looks("auto", size)
    for look, words in ((Look.BIGGER, "larger now"), (Look.SMALLER, "smaller now")):
        assert (words in looks.told(look)) is (looks.after(look) != looks)


def test_a_ground_is_told_and_taken() -> None:
    """Letters stay as they are."""
    assert Looks("auto", "large").after(Look.YELLOW) == Looks("yellow", "large")
    assert Looks("yellow").told(Look.YELLOW) == "Yellow on black now."
