"""Check-ups held for the tests of the doctor's page, and their summaries."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

from tests.support import LEGS, TODAY, dialogue, pack
from voice_skill.dialogue.session import Session, logged
from voice_skill.records.summary import summarise
from voice_skill.records.summary_types import Summary
from voice_skill.understanding.reading import Reading
from voice_skill.values.flow import Flow
from voice_skill.values.heard import Heard, Hypothesis

OPENING = "my left calf has been swollen and sore since yesterday"
HOSTILE = '<script>alert("x")</script> & my calf hurts **a lot** '
SURE, UNSURE = 0.95, 0.4
NOW = datetime.fromisoformat(f"{TODAY}T14:05:09+01:00")


def flows() -> tuple[Flow, ...]:
    """The check-ups of the shipped pack."""
    checker = dialogue(LEGS).checker
    assert checker is not None
    return checker.flows


def heard(text: str, confidence: float = SURE) -> Heard:
    """What two ears made of it alike."""
    return Heard((Hypothesis(text, confidence, "vosk"), Hypothesis(text, confidence, "moonshine")))


def checked(opening: str, *answers: str | Heard) -> Session:
    """The session after a check-up that began so, and these answers; a bare text is heard well."""
    talk = dialogue(LEGS)
    assert talk.checker is not None
    checkup, reply = talk.checker.begin(Reading(opening))
    session = logged(Session(checkup=checkup, last=reply), Heard.typed(opening), reply)
    for answer in answers:
        turn = heard(answer) if isinstance(answer, str) else answer
        session, _ = talk.respond(session, turn)
    return session


def summed_up(session: Session) -> Summary:
    """The summary of a session over the shipped pack."""
    return summarise(
        session, pack(LEGS), dialogue(LEGS).checker, made=NOW, program="voice-skill test"
    )


@lru_cache
def clot() -> Summary:
    """A swollen leg, and no to every question; the advice was heard."""
    return summed_up(checked(OPENING, *["no"] * 6, "yes", "yes"))


@lru_cache
def mother() -> Summary:
    """Somebody else, with a risk, and one question that stays open."""
    answers = ["no", "no", "no", "i don't know", "i don't know", *["no"] * 8, "yes", "yes"]
    opening = "my mother who is 71 gets cramps and she is on water tablets"
    return summed_up(checked(opening, *answers))


@lru_cache
def hostile() -> Summary:
    """Words meant to break a page."""
    return summed_up(checked(HOSTILE, "no", 'no <img src=x onerror="y"> it is "fine"'))


@lru_cache
def unfinished() -> Summary:
    """A check-up that was left after one answer."""
    return summed_up(checked("i get cramps at night", "no"))


ALL = (clot, mother, hostile, unfinished)
