"""A conversation holds its thread: what a question leans on, and what it does not."""

from __future__ import annotations

import pytest

from tests.support import LEGS, converse, dialogue
from voice_skill.dialogue.leaning import subject_of
from voice_skill.dialogue.session import CheckupOffer
from voice_skill.values.reply import ReplyKind

VEINS = "what are varicose veins"


@pytest.mark.parametrize(
    "asked", ["what causes them", "are they dangerous", "will I get them", "how do I stop them"]
)
def test_them_are_what_was_talked_about(asked: str) -> None:
    """After varicose veins no answer is about cramps."""
    _, replies = converse(VEINS, asked)
    assert replies[1].label in {"what-are-varicose-veins", "varicose-treatment"}


def test_can_i_stop_it_is_a_question_once_there_is_an_it() -> None:
    """And an order before anything was said, or where the machine is meant."""
    _, replies = converse(VEINS, "can I stop it")
    assert replies[1].kind is not ReplyKind.CONTROL
    assert converse("can I stop it")[1][0].label == "control:stop"
    assert converse(VEINS, "can you stop it")[1][1].label == "control:stop"


def test_the_subject_stays_while_questions_lean_on_it() -> None:
    """A topic about anything (whom to see) leaves it, and a remedy that was named takes it."""
    pack = dialogue(LEGS).pack
    session, _ = converse(VEINS, "what causes them", "when should I see a doctor")
    assert subject_of(pack, session) == "varicose veins"
    session, _ = converse("can I take quinine")
    assert subject_of(pack, session) == "quinine"
    session, _ = converse("hello")
    assert subject_of(pack, session) == ""


@pytest.mark.parametrize("asked", ["what about my husband", "he gets them too", "and my mum"])
def test_another_person_is_offered_a_check_up(asked: str) -> None:
    """What holds for most may not fit them, and nobody knows it from here."""
    session, replies = converse("why do my legs cramp at night", asked)
    assert isinstance(session.pending, CheckupOffer)
    assert "holds for most" in replies[1].text


def test_a_question_about_another_is_no_such_remark() -> None:
    """It asks something, and is answered."""
    session, _ = converse("does magnesium help", "is it safe for my husband")
    assert not isinstance(session.pending, CheckupOffer)


def test_danger_told_of_another_comes_first() -> None:
    """However it is joined on."""
    _, replies = converse(VEINS, "and my husband has chest pain and can't breathe")
    assert replies[1].is_alarm


def test_not_this_but_that() -> None:
    """The question before is asked again with the other thing in it."""
    _, replies = converse("do stockings help cramps", "not stockings, magnesium")
    assert replies[1].label == "magnesium-and-minerals"


@pytest.mark.parametrize("said", ["turn it off", "what's the weather like", "play some music"])
def test_what_is_off_topic_leans_on_nothing(said: str) -> None:
    """A subject is not lent to whatever comes next."""
    assert converse(VEINS, said)[1][1].kind is not ReplyKind.ANSWER
