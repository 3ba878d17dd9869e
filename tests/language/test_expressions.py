"""Regular expressions as data."""

from __future__ import annotations

import pytest

from voice_skill.language.expressions import expression


def test_any_line_may_match_and_an_indented_one_goes_on() -> None:
    """A long expression may be broken where it reads best."""
    either = expression("# a remark\n^slow(?:er\n  |ly)$\nquick\n")
    assert [bool(either.search(each)) for each in ("slowly", "slow", "quick")] == [1, 0, 1]


def test_a_slot_stands_for_all_its_lines() -> None:
    """What many expressions share is written once."""
    asked = expression("^<please> stop(?P<now> now)?$", {"please": "please\ncould you"})
    assert asked.match("could you stop now")
    assert not asked.match("stop")


@pytest.mark.parametrize(("lines", "told"), [("^(stop", "no regular"), ("<nobody>", "no slot")])
def test_what_cannot_be_read_is_named(lines: str, told: str) -> None:
    """The line is in the message."""
    with pytest.raises(ValueError, match=told):
        expression(lines)
