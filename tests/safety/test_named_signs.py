"""A question's signs, denied or named one by one."""

from __future__ import annotations

from functools import partial

import pytest

from tests.checkup.support import checker, flow
from voice_skill.safety.named_signs import (
    denies_each,
    denies_few,
    names_only,
    says_more,
    without_only_the_leg,
)
from voice_skill.understanding.reading import Reading
from voice_skill.values.flow import Question


def question(name: str = "breath") -> Question:
    """A question of the grown-ups' check-up."""
    assert checker()
    return flow().question(name)


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("breathing's normal, chest is normal, no blood", True),
        ("chest and breathing are fine, no fainting", True),
        ("no chest pain or breathlessness or blood", True),
        ("no chest pain, no blood", False),  # of four signs, two were never spoken of
        ("my chest is fine, my breathing is fine", False),
        ("no blood, no fainting, breathing bad", False),
        ("breathing's normal, chest is normal, no blood today", False),
        ("no chest pain, no blood, breathing", False),
    ],
)
def test_enough_signs_denied_by_name_are_a_no(text: str, denied: bool) -> None:
    """Three, each with a denial or well-being of its own, and nothing left over."""
    assert denies_each(question(), Reading(text)) is denied


@pytest.mark.parametrize("text", ["no blood no fainting chest pain", "no pain tightness"])
def test_a_sign_beside_a_denied_one_may_be_there(text: str) -> None:
    """Speech has no commas: it is asked again."""
    assert says_more(question(), Reading(text))
    assert not says_more(question(), Reading("no chest pain, no coughing up blood"))


def test_one_sign_denied_says_nothing_of_the_others() -> None:
    """However firmly."""
    assert denies_few(question(), Reading("no blood whatsoever"))
    assert not denies_few(question(), Reading("none whatsoever"))


def test_a_bare_name_is_an_answer() -> None:
    """With what agrees before it; with anything else it is a remark."""
    for text in ("chest", "that's right, the breathing", "it's the blood"):
        assert names_only(question(), Reading(text))
    for text in ("the chest of drawers", "blood pressure", "the leg"):
        assert not names_only(question(), Reading(text))


def test_just_the_leg_is_left_out_only_where_the_question_is_not_about_the_leg() -> None:
    """ "No, just the calf" may tell of the swelling that is asked about."""
    without = partial(without_only_the_leg, question())
    assert without(Reading("no, just the calf, nothing else")).text == "no"
    assert "breath" in without(Reading("no, just the leg and my breath")).text
    swelling = Reading("no, just the calf")
    assert without_only_the_leg(question("swelling"), swelling) is swelling
