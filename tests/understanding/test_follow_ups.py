"""Follow-ups lean on what was said, and a breath may hold two questions."""

from __future__ import annotations

import pytest

from voice_skill.understanding.follow_ups import (
    asks_on,
    in_context,
    is_bare,
    leans_on,
    named_in,
    part_asked,
    questions_in,
    swapped,
)
from voice_skill.understanding.reading import Reading

PARTS = (
    "Do not stop it without asking. It is not safe with weak kidneys.",
    "Hold each stretch for thirty seconds.",
    "Do it twice a day.",
    "The scan does not hurt.",
)


@pytest.mark.parametrize(
    "said",
    """and at night | what about children | but why | what can i take | which one |
    does that help too | how about in pregnancy | and then | what's the best way""".split("|"),
)
def test_a_short_question_leans_on_the_topic_before(said: str) -> None:
    """It joins on, points back, or says nothing of what it is about."""
    assert leans_on(said)


@pytest.mark.parametrize(
    "said",
    ["what causes leg cramps", "tell me about magnesium", "is a clot dangerous in the leg to me"],
)
def test_a_whole_question_leans_on_nothing(said: str) -> None:
    """It names its topic itself."""
    assert not leans_on(said)


@pytest.mark.parametrize(
    "said",
    """why | how come | and then what | what else | anything else | which is best | is it safe |
    are they safe then | how long for | how much | how often | does it hurt | and is it safe |
    does it really work | how many weeks""".split("|"),
)
def test_more_of_the_same_is_asked_for_in_a_word(said: str) -> None:
    """What is asked can be asked of anything."""
    assert asks_on(said.strip())


def test_a_word_about_something_is_not_more_of_the_same() -> None:
    """It names what it is about."""
    for said in ("how long is a cramp", "is magnesium safe", "why at night", "how much water"):
        assert not asks_on(said)


@pytest.mark.parametrize(
    ("said", "part"),
    [("is it safe", 0), ("how long for", 1), ("how often", 2), ("does it hurt", 3)],
)
def test_the_part_that_answers_is_found(said: str, part: int) -> None:
    """By the words that such an answer is made of."""
    assert part_asked(said, PARTS) == part


def test_where_no_part_answers_none_is_given() -> None:
    """Then the next one comes, as for "more"."""
    assert part_asked("how much", PARTS) is None
    assert part_asked("why", PARTS) is None
    assert part_asked("is it safe", ()) is None


def test_a_short_question_may_begin_with_a_verb() -> None:
    """It may be about what was answered; a remark, or a long question, is not."""
    for asked in ("does iron help", "how would I know", "and is it dear", "what about the price"):
        assert Reading(asked).is_short_question
    for other in (
        "I don't know",
        "iron helps",
        "does iron help anybody who has not had it for years",
    ):
        assert not Reading(other).is_short_question


def test_a_bare_question_has_no_content_of_its_own() -> None:
    """What can I do: of what?"""
    assert is_bare("what can i do")
    assert not is_bare("what can i do for cramp")
    assert not is_bare("")


def test_a_follow_up_is_read_with_the_topic_before_it() -> None:
    """And, if it names a topic, without the words that join it."""
    assert in_context("and what about at night", "Leg cramps") == "leg cramps at night"
    assert named_in("and what about for children") == "children"
    assert named_in("and") == "and"


def test_two_questions_in_one_breath_come_apart_in_order() -> None:
    """Each must be long enough to be a question."""
    assert questions_in("what causes cramps and when should i see a doctor") == (
        "what causes cramps",
        "when should i see a doctor",
    )
    assert questions_in("cramps and why") == ("cramps and why",)
    assert questions_in("veins and cramps") == ("veins and cramps",)


@pytest.mark.parametrize(
    ("said", "whole"),
    [
        ("what causes them", "what causes varicose veins"),
        ("is that dangerous", "is varicose veins dangerous"),
        ("and what if it's sore", "what if varicose veins sore"),
        ("what size", "varicose veins what size"),
    ],
)
def test_the_subject_stands_where_a_word_points_back(said: str, whole: str) -> None:
    """Or before it all, where none does."""
    assert in_context(said, "varicose veins") == whole


def test_what_is_meant_instead_takes_its_place() -> None:
    """Only where the other was asked or told."""
    assert swapped("not stockings, tablets", "do stockings help", "") == "do tablets help"
    assert swapped("no, not the tablets but stretches", "what helps", "Tablets may.") == "stretches"
    assert swapped("not bad", "what helps", "Stretching may.") is None
