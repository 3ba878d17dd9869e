"""An answer in plainer words."""

from __future__ import annotations

from voice_skill.understanding.plain_words import said_plainly


def test_what_is_said_in_many_words_is_said_in_few() -> None:
    """Thanks are thanks, however many."""
    assert said_plainly("No, thank you very much!") == "no thanks"
