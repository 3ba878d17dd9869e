"""Asking for the page for the doctor: heard, offered, and never done without a yes."""

from __future__ import annotations

import pytest

from tests.support import converse, dialogue
from voice_skill.dialogue.session import SaveOffer
from voice_skill.language.prompts import prompt
from voice_skill.understanding.commands import find_control
from voice_skill.understanding.reading import Reading
from voice_skill.values.heard import Heard
from voice_skill.values.level import Level
from voice_skill.values.meaning import ControlWord
from voice_skill.values.reply import Reply
from voice_skill.values.text import sentences


def _replies(*texts: str) -> list[Reply]:
    return converse(*texts)[1]


def _advised(*texts: str) -> list[Reply]:
    talk = dialogue()
    assert talk.checker is not None
    from voice_skill.checkup.checkup import Phase
    from voice_skill.dialogue.session import Session

    checkup, reply = talk.checker.begin(Reading("i get cramps at night"))
    session = Session(checkup=checkup, last=reply)
    while session.checkup is not None and session.checkup.phase is not Phase.ADVISED:
        teach_back = session.checkup.phase is Phase.TEACH_BACK
        session, _ = talk.respond(session, Heard.typed("yes" if teach_back else "no"))
    found = []
    for text in texts:
        session, reply = talk.respond(session, Heard.typed(text))
        found.append(reply)
    return found


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("make a page for my doctor", ControlWord.DOCTOR_PAGE),
        ("summary for the doctor", ControlWord.DOCTOR_PAGE),
        ("could you read me the summary for my GP please", ControlWord.DOCTOR_PAGE),
        ("the doctor's page", ControlWord.DOCTOR_PAGE),
        ("something to show my doctor", ControlWord.DOCTOR_PAGE),
        ("save a page for my doctor", ControlWord.SAVE_PAGE),
        ("print it for my GP", ControlWord.SAVE_PAGE),
        ("please save the page", ControlWord.SAVE_PAGE),
        ("read me the summary", ControlWord.SUMMARY),
        ("what should i tell my doctor", None),
        ("which doctor should i see", None),
        ("the doctor's report said varicose veins", None),
    ],
)
def test_it_is_heard_however_it_is_worded(text: str, word: ControlWord | None) -> None:
    """And a question about doctors is none."""
    assert find_control(text) is word


@pytest.mark.parametrize("text", ["make a page for my doctor", "save a page for my doctor"])
def test_before_anything_was_said_there_is_nothing_to_put_on_it(text: str) -> None:
    """Nothing is offered, and no effect is asked for."""
    reply = _replies(text)[0]
    assert reply.text == prompt("common.nothing_for_page")
    assert reply.effect is None


def test_reading_it_offers_to_save_it() -> None:
    """The face reads it; then comes the question."""
    reply = _advised("make a page for my doctor")[0]
    assert reply.effect is ControlWord.DOCTOR_PAGE
    assert reply.chunks[-1].text.endswith("?")


def test_the_summary_after_a_check_up_is_the_doctors_page() -> None:
    """The same words that sum up an answer sum up the check-up, once it is over."""
    reply = _advised("read me the summary")[0]
    assert reply.effect is ControlWord.DOCTOR_PAGE
    assert reply.label == "control:summary"


def test_a_topic_asked_afterwards_is_summed_up_itself() -> None:
    """ "Summary" is about what was said last."""
    reply = _advised("what are varicose veins", "summary")[-1]
    assert reply.effect is None


@pytest.mark.parametrize("answer", ["no", "i don't know", "not now", "no thank you"])
def test_only_a_yes_saves(answer: str) -> None:
    """Anything else saves nothing."""
    asked, then = _advised("save a page for my doctor", answer)
    assert asked.chunks[-1].text == "Shall I save it?"
    assert asked.effect is None
    assert then.effect is not ControlWord.SAVE_PAGE


def test_a_yes_saves() -> None:
    """The face is told to, and says the place."""
    assert _advised("save a page for my doctor", "yes")[-1].effect is ControlWord.SAVE_PAGE


def test_a_yes_to_something_else_saves_nothing() -> None:
    """The offer is gone once something else was talked about."""
    replies = _advised("save a page for my doctor", "what are varicose veins", "yes")
    assert replies[-1].effect is None


def test_in_the_middle_of_a_check_up_it_is_read_and_the_check_up_goes_on() -> None:
    """What was asked is asked again, and a yes answers that and nothing else."""
    talk = dialogue()
    assert talk.checker is not None
    from voice_skill.dialogue.session import Session

    checkup, reply = talk.checker.begin(Reading("i get cramps at night"))
    session = Session(checkup=checkup, last=reply)
    session, reply = talk.respond(session, Heard.typed("read me the page for my doctor"))
    assert reply.effect is ControlWord.DOCTOR_PAGE
    assert "chest pain" in reply.text
    assert not isinstance(session.pending, SaveOffer)
    session, reply = talk.respond(session, Heard.typed("yes"))
    assert reply.level is Level.EMERGENCY


@pytest.mark.parametrize("text", ["make a page for my doctor", "save a page for my doctor"])
def test_what_is_said_about_it_is_short(text: str) -> None:
    """At most twenty words a sentence."""
    for reply in _advised(text, "yes"):
        assert all(len(each.split()) <= 20 for each in sentences(reply.text))
