"""Every way to walk a pattern along a text is found, and of two to one place the first."""

from __future__ import annotations

from voice_skill.language.steps import Node, ends_of
from voice_skill.language.tokens import BREAK

A, B = Node(frozenset("a")), Node(frozenset("b"))
MAY_BE_A = Node(frozenset("a"), optional=True)


def test_a_word_that_may_be_missing_ends_in_two_places() -> None:
    """The longer way stands first."""
    assert ends_of((B, MAY_BE_A), ("b", "a"), 0) == {2: (0, 1), 1: (0,)}


def test_of_two_ways_to_one_place_the_first_is_kept() -> None:
    """What follows is the same for both."""
    assert ends_of((MAY_BE_A, MAY_BE_A), ("a", "b"), 0) == {1: (0,), 0: ()}


def test_a_gap_lets_words_pass_but_no_break() -> None:
    """A new sentence is no part of the old one."""
    gap = Node(gap=3)
    assert ends_of((A, gap, B), ("a", "x", "x", "b"), 0) == {4: (0, 3)}
    assert ends_of((A, gap, B), ("a", BREAK, "b"), 0) == {}
