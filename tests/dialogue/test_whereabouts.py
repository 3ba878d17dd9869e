"""Somebody has had enough: a shorter answer and a way out, and danger is never dropped."""

from __future__ import annotations

import pytest

from tests.support import converse
from voice_skill.understanding.asides import Aside, find_aside
from voice_skill.values.reply import ReplyKind, control

OUTCOME = control(Aside.FED_UP)
TOPIC = "Why do my legs cramp at night?"


def test_the_answer_is_shorter_and_names_a_way_out() -> None:
    """No second helping of what did not help."""
    session, replies = converse(TOPIC, "that's no use to me")
    assert replies[1].outcome == OUTCOME
    assert len(replies[1].text.split()) <= 36  # an answer has about as many
    assert "say stop" in replies[1].text
    assert "111" in replies[1].text
    assert session.topic


def test_it_is_said_in_turn_in_other_words() -> None:
    """Nobody wants to hear the same apology twice running."""
    _, replies = converse(TOPIC, "you're not listening", "this is taking forever")
    assert replies[1].chunks[0] != replies[2].chunks[0]
    assert replies[1].chunks[1] != replies[2].chunks[1]


def test_in_a_check_up_the_question_waits() -> None:
    """A yes or a no is enough, and the way out is named."""
    _, replies = converse("check my symptoms", "too many questions")
    assert "Or say stop" in replies[1].text
    assert replies[1].text.endswith(replies[0].chunks[-1].text)


def test_an_order_is_said_again() -> None:
    """Impatience takes no danger back."""
    session, replies = converse("my chest hurts and my calf is swollen", "you're no help")
    assert replies[0].is_alarm
    assert "999" in replies[1].text
    assert session.raised


@pytest.mark.parametrize(
    "said",
    [
        "you're not listening, I can't breathe",
        "just tell me what to do, my leg is cold and white",
        "that's no help, my chest hurts",
        "this is taking forever and my vein won't stop bleeding",
    ],
)
def test_danger_in_the_same_breath_comes_first(said: str) -> None:
    """However annoyed somebody is."""
    assert converse(said)[1][0].kind is ReplyKind.RED_FLAG


@pytest.mark.parametrize("said", ["I'm fed up with living", "I'm sick of this life"])
def test_despair_is_no_impatience(said: str) -> None:
    """One word more and it is about a life, not about a machine."""
    assert find_aside(said) is None
    assert converse(said)[1][0].kind is ReplyKind.CRISIS


def test_a_danger_question_stays_open() -> None:
    """It is asked again with the apology, and a yes still counts."""
    question = "my mate said clots can kill you and my leg is a bit sore and puffy"
    _, replies = converse(question, "this is taking forever")
    if replies[0].kind is not ReplyKind.RED_FLAG:
        assert replies[0].kind is ReplyKind.DANGER_QUESTION
    assert replies[1].outcome == OUTCOME
