"""An alarm that was none is taken back kindly, and only where all of it is plain."""

from __future__ import annotations

import pytest

from tests.support import converse, dialogue
from voice_skill.dialogue.session import Session
from voice_skill.values.heard import Heard, Hypothesis
from voice_skill.values.level import Level
from voice_skill.values.reply import ReplyKind

BLEEDS = "my varicose vein is bleeding"


@pytest.mark.parametrize(
    "said",
    [
        "it's not bleeding, I only asked",
        "no, I'm fine, I was only asking",
        "I was just curious, nothing's wrong",
        "oh no sorry, I just wondered",
    ],
)
def test_a_question_that_alarmed_is_taken_back_gladly(said: str) -> None:
    """The way back is kept: what to do if it does happen."""
    session, replies = converse(BLEEDS, said)
    assert replies[0].is_alarm
    assert replies[1].text.startswith("I'm glad")
    assert "999" in replies[1].text
    assert session.pending is None
    assert session.level is Level.EMERGENCY


@pytest.mark.parametrize(
    "said",
    [
        "no",
        "I only asked",
        "it's not stopping, I only asked",
        "it's not better, I was only asking",
        "I only asked how to stop the blood",
        "no, I only asked because of the pain in my chest",
    ],
)
def test_anything_less_plain_takes_nothing_back(said: str) -> None:
    """A plain no, a no to something else, or more than a question is asked about."""
    _, replies = converse(BLEEDS, said)
    assert not replies[1].text.startswith("I'm glad")


def test_what_is_told_again_is_not_taken_back_again() -> None:
    """The second time it is asked."""
    _, replies = converse(BLEEDS, "I'm fine, I only asked", BLEEDS, "I'm fine, I only asked")
    assert replies[2].is_alarm
    assert not replies[3].text.startswith("I'm glad")


def test_despair_is_not_taken_back_so_lightly() -> None:
    """It is asked about."""
    _, replies = converse("I want to kill myself", "I'm fine, I was only asking")
    assert replies[0].kind is ReplyKind.CRISIS
    assert not replies[1].text.startswith("I'm glad")


def test_a_single_hearing_takes_nothing_back() -> None:
    """A voice may be misheard."""
    session, _ = converse(BLEEDS)
    heard = Heard((Hypothesis("i'm fine i was only asking", 0.9, "replay"),))
    _, reply = dialogue().respond(session, heard)
    assert not reply.text.startswith("I'm glad")


def test_silence_takes_nothing_back() -> None:
    """Nobody has said anything."""
    session, _ = converse(BLEEDS)
    _, reply = dialogue().respond(session, Heard(()))
    assert not reply.text.startswith("I'm glad")


def test_after_first_aid_that_was_asked_for_there_is_nothing_to_order() -> None:
    """Nobody had said that it happens."""
    _, replies = converse(
        "what do I do if a varicose vein bleeds", "it's not bleeding, I only asked"
    )
    assert not replies[0].is_alarm
    assert replies[1].text.startswith("I'm glad")
    assert "999" not in replies[1].text


def test_before_anything_was_said_it_is_no_answer() -> None:
    """There is nothing to take back."""
    _, reply = dialogue().respond(Session(), Heard.typed("I'm fine, I only asked"))
    assert not reply.text.startswith("I'm glad")


@pytest.mark.parametrize(
    "said", ["it's quite a lot", "zebra", "when should I see a doctor about cramps"]
)
def test_after_an_order_nothing_takes_its_place(said: str) -> None:
    """What is not understood, and whatever asks for advice, hears the order once more."""
    session, replies = converse(BLEEDS, said)
    assert replies[1].label == "red-flag:bleeding-vein"
    assert replies[1].text.startswith("Call 999 now")
    assert "What I said stays the same." in replies[1].text
    assert len(session.raised) == 1


def test_an_order_is_not_said_three_times_running() -> None:
    """What is not understood after that is told so; advice still gives way to it."""
    _, replies = converse(BLEEDS, "zebra", "zebra", "when should I see a doctor about cramps")
    assert [each.label for each in replies[1:]] == [
        "red-flag:bleeding-vein",
        "out-of-scope",
        "red-flag:bleeding-vein",
    ]


def test_an_order_that_was_taken_back_stands_no_more() -> None:
    """Not even where whom to see is asked."""
    asked = "when should I see a doctor about cramps"
    _, replies = converse(BLEEDS, "it's not bleeding, I only asked", asked)
    assert not replies[2].is_alarm
    assert replies[2].label == "when-to-see-doctor"


def test_what_was_not_understood_after_an_order_is_heard_again() -> None:
    """The second ear may have heard that it has stopped."""
    talk, heard = dialogue(), Heard((Hypothesis("zebra", 0.9, "vosk"),))
    before, _ = talk.respond(Session(), Heard.typed(BLEEDS))
    after, reply = talk.respond(before, heard)
    assert reply.is_alarm
    assert talk.is_unclear(before, after, reply)


@pytest.mark.parametrize(
    ("told", "order"),
    [
        ("my wife wants to kill herself", "They can help you to help."),
        (BLEEDS, "Lie flat, with the leg raised as high as possible."),
    ],
)
def test_what_to_do_is_said_again_to_whom_it_was_said(told: str, order: str) -> None:
    """The order and the first step after it, and not why."""
    _, replies = converse(told, "zebra")
    assert order in replies[1].text


def test_a_helper_stays_a_helper() -> None:
    """However often it is not understood."""
    _, replies = converse("my wife wants to kill herself", "zebra", "zebra")
    assert "They can help you to help." in replies[2].text
