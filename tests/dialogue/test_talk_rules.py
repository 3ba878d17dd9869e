"""Rows that steer, in words of one's own, where nothing plainer was meant."""

from __future__ import annotations

from dataclasses import replace

from tests.support import SlowerSense, dialogue
from voice_skill.dialogue.session import Session
from voice_skill.understanding.commands import HEARD_FROM, PLAINLY_FROM, TYPED_FROM
from voice_skill.values.heard import Heard, Hypothesis


def test_the_sense_is_believed_sooner_where_it_was_typed() -> None:
    """What is heard in a room may be meant for somebody else."""
    talk = replace(dialogue(), steering=SlowerSense((TYPED_FROM + HEARD_FROM) / 2))
    said = "flim flam the bonny wee yoke"
    _, typed = talk.respond(Session(), Heard.typed(said))
    _, heard = talk.respond(Session(), Heard((Hypothesis(said, 0.9, "vosk"),)))
    assert typed.label == "control:slower"
    assert heard.label == "out-of-scope"


def test_a_question_that_is_plainly_asked_is_answered_all_the_same() -> None:
    """Whatever the sense takes it for."""
    talk = replace(dialogue(), steering=SlowerSense(0.9))
    _, asked = talk.respond(Session(), Heard.typed("what are varicose veins"))
    _, meant = talk.respond(Session(), Heard.typed("flim flam the bonny wee yoke"))
    assert asked.label == "what-are-varicose-veins"
    assert meant.label == "control:slower"


def test_a_follow_up_is_answered_unless_it_plainly_steers() -> None:
    """ "What about stopping it coming in the first place" stops nothing."""
    talk = replace(dialogue(), steering=SlowerSense(PLAINLY_FROM - 0.01))
    session, _ = talk.respond(Session(), Heard.typed("what are varicose veins"))
    _, reply = talk.respond(session, Heard.typed("can they be taken away"))
    assert reply.label == "varicose-treatment"


def test_who_asks_to_be_checked_is_checked() -> None:
    """ "Check my symptoms" is no wish to steer, whatever the sense takes it for."""
    talk = replace(dialogue(), steering=SlowerSense(0.9))
    _, reply = talk.respond(Session(), Heard.typed("check my symptoms"))
    assert reply.label == "triage-start"
