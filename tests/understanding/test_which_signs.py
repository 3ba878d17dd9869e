""" "Which of these is it?", after a yes to several signs in one."""

from __future__ import annotations

import pytest

from voice_skill.understanding.which_signs import signs_picked, takes_all_back

NAMED = {
    "chest_pain": "chest pain",
    "breathless": "being short of breath",
    "blood": "coughing up blood",
}


@pytest.mark.parametrize(
    ("text", "picked"),
    [
        ("all of them", set(NAMED)),
        ("the second", {"breathless"}),
        ("the last one", {"blood"}),
        ("the breathing", {"breathless"}),
        ("not the chest, the coughing", {"blood"}),
        ("my neighbour", set()),
    ],
)
def test_a_sign_is_picked_by_its_place_or_by_a_word_of_its_own(text: str, picked: set[str]) -> None:
    """A word that belongs to several picks none."""
    assert signs_picked(text, NAMED) == picked


@pytest.mark.parametrize("text", ["none of them", "you misheard me", "i never said that"])
def test_a_yes_may_be_taken_back(text: str) -> None:
    """Then it is asked once whether it was misheard."""
    assert takes_all_back(text)
