"""What words tell by themselves, before any check-up has begun."""

from __future__ import annotations

import pytest

from tests.checkup.support import checker
from voice_skill.checkup.told_alone import tells_danger, told_together
from voice_skill.understanding.reading import Reading

ODD = "my left calf has a niggle since my hip operation"


def test_an_odd_calf_and_an_operation_are_a_report() -> None:
    """Whatever topic they are near to."""
    assert tells_danger(checker(), Reading(ODD))
    assert told_together(checker(), Reading(ODD)) == ("dvt",)


def test_of_several_flags_that_of_the_first_rule_comes_first() -> None:
    """A birth has a rule of its own."""
    story = "should i worry about one sore calf after a caesarean"
    assert told_together(checker(), Reading(story)) == ("pregnancy-clot", "dvt")


@pytest.mark.parametrize(
    "text",
    [
        "my left calf has a niggle",
        "since my hip operation",
        "both my legs cramp at night since my hip operation",
        "my left calf is swollen and warm",
    ],
)
def test_one_of_them_alone_brings_nothing_together(text: str) -> None:
    """A single sign, however grave, is the alarm's."""
    assert told_together(checker(), Reading(text)) == ()
