"""Wishes about the page: only where they are the whole of what was said."""

from __future__ import annotations

import pytest

from voice_skill.language.looks import Look, find_look
from voice_skill.understanding.commands import find_control


@pytest.mark.parametrize(
    ("said", "look"),
    [
        ("bigger letters", Look.BIGGER),
        ("Can you make the letters bigger, please?", Look.BIGGER),
        ("I'd like larger print", Look.BIGGER),
        ("make the text smaller", Look.SMALLER),
        ("black background", Look.DARK),
        ("white on black please", Look.DARK),
        ("a white background", Look.LIGHT),
        ("yellow on black", Look.YELLOW),
        ("show me the captions", Look.CAPTIONS),
    ],
)
def test_a_wish_about_the_page_is_understood(said: str, look: Look) -> None:
    """Spoken or typed, with its manners; and it is no other command."""
    assert find_look(said) is look
    assert find_control(said) is None


@pytest.mark.parametrize(
    "said",
    [
        "",
        "my veins are getting bigger",
        "a bigger lump on my leg",
        "my foot went black",
        "black toes",
        "bigger",
        "yellow skin",
    ],
)
def test_what_tells_of_the_body_is_none(said: str) -> None:
    """A colour or a size alone is no wish: it may be the leg's."""
    assert find_look(said) is None
