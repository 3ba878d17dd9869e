"""Sounds of thinking are no words."""

from __future__ import annotations

from voice_skill.language.fillers import without_fillers


def test_sounds_of_thinking_are_dropped_but_words_are_not() -> None:
    """ "Um" is nothing; "umbrella" is something."""
    assert without_fillers("um er my umbrella you know hurts") == "my umbrella hurts"
    assert without_fillers("Um. Er.") == ""
