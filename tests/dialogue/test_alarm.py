"""Danger signs come before everything, can be disputed once, and are never lost."""

from __future__ import annotations

import pytest

from tests.support import LEGS, converse, dialogue
from voice_skill.dialogue.session import Session
from voice_skill.understanding.reading import Readings
from voice_skill.values.heard import Heard, Hypothesis
from voice_skill.values.level import Level
from voice_skill.values.reply import ChunkKind, Expects, Reply
from voice_skill.values.text import sentences

CLOT = "my left calf is swollen and red and now i can't catch my breath"


def last(*texts: str) -> Reply:
    """The last reply of a conversation about legs."""
    return converse(*texts)[1][-1]


def test_an_emergency_begins_with_the_order_and_offers_nothing_else() -> None:
    """ "Call 999 now." comes first; no "more" and no question of ours before it (SP6)."""
    reply = last(CLOT)
    assert reply.label == "red-flag:pe"
    assert reply.level is Level.EMERGENCY
    assert sentences(reply.chunks[0].text)[0].startswith("Call 999 now")
    assert all(chunk.kind is not ChunkKind.OFFER for chunk in reply.chunks)
    assert reply.sources


def test_the_number_to_call_is_that_of_the_country() -> None:
    """Somebody in Ireland is not sent to a British number."""
    from tests.support import pack
    from voice_skill.dialogue.alarm import Alarm

    alarm = Alarm(pack(LEGS, "ie"))
    heard = Readings.typed(CLOT)
    session, raised = alarm.noticed(Session(), heard)
    assert raised is not None
    _, reply = alarm.told(session, raised, heard)
    assert "112" in reply.chunks[0].text
    assert "999" not in reply.text


@pytest.mark.parametrize("before", ["why do my legs cramp at night", "help", "stop", "zebra"])
def test_a_danger_sign_is_raised_in_every_state(before: str) -> None:
    """Whatever was being said or asked."""
    assert last(before, CLOT).label == "red-flag:pe"


def test_the_level_never_falls_after_an_emergency() -> None:
    """Not even when the talk goes on about something harmless, or starts again."""
    session, _ = converse(CLOT, "what are varicose veins", "start again", "thank you")
    assert session.level is Level.EMERGENCY


def test_signs_add_up_over_several_turns() -> None:
    """Swelling now, breathlessness three turns later."""
    session, replies = converse(
        "my left calf is swollen", "what are varicose veins", "no", "and i'm a bit breathless"
    )
    assert replies[0].label == "red-flag:dvt"
    assert replies[-1].label == "red-flag:pe"
    assert session.level is Level.EMERGENCY


def test_a_sign_said_again_is_raised_again() -> None:
    """It is no echo of the first time: the person still needs help."""
    assert last("my chest hurts", "my chest hurts").label == "red-flag:pe"


def test_a_disputed_sign_is_asked_about_once_and_a_plain_no_is_believed() -> None:
    """ "Did I get that wrong?"; afterwards the advice is still given, with an "if"."""
    _, replies = converse(CLOT, "that's wrong", "no it isn't")
    assert "Did I get that wrong?" in replies[1].text
    assert replies[1].expects is Expects.YES_NO
    assert "If it does happen" in replies[2].text
    assert "Call 999 now" in replies[2].text


@pytest.mark.parametrize("answer", ["yes", "i don't know", "a bit", "zebra", "know", "no yes"])
def test_anything_but_a_plain_no_keeps_the_alarm(answer: str) -> None:
    """In doubt the level stays up; what only sounds like a no is no "no"."""
    assert last(CLOT, "that's wrong", answer).label.startswith("red-flag:")


def test_silence_keeps_the_alarm() -> None:
    """Nobody who has fainted says "yes"."""
    session, _ = converse(CLOT, "that's wrong")
    _, reply = dialogue(LEGS).respond(session, Heard(()))
    assert reply.label.startswith("red-flag:")


def test_one_hypothesis_of_several_is_enough_to_raise() -> None:
    """The safest reading wins, not the likeliest."""
    heard = Heard(
        (
            Hypothesis("my chest of drawers", 0.9, "first"),
            Hypothesis("my chest hurts", 0.1, "second"),
        )
    )
    _, reply = dialogue(LEGS).respond(Session(), heard)
    assert reply.label == "red-flag:pe"


def test_for_somebody_else_the_order_is_about_them() -> None:
    """In the right person."""
    reply = last("my husband's leg has gone cold and white and he can't move it")
    assert reply.label == "red-flag:acute-limb-ischaemia"
    assert "your leg" not in reply.text.lower()


@pytest.mark.parametrize(
    "text",
    [
        "is chest pain a sign of a clot",
        "what does a blood clot feel like",
        "no chest pain or anything like that",
        "i had a clot ten years ago",
        "what if my leg goes cold",
        "why do my legs cramp at night",
    ],
)
def test_what_is_asked_denied_imagined_or_long_past_raises_nothing(text: str) -> None:
    """A false alarm costs trust."""
    assert not last(text).label.startswith("red-flag:")


def _after_spoken(*utterances: tuple[str, ...]) -> str:
    """The last outcome after a sign was raised, disputed, and answered by these hearings."""
    session, _ = converse("i have chest pain and i can't breathe", "that's wrong")
    outcome = ""
    for texts in utterances:
        heard = Heard(tuple(Hypothesis(text, 0.9, f"ear {n}") for n, text in enumerate(texts)))
        session, reply = dialogue(LEGS).respond(session, heard)
        outcome = reply.label
        if "once more" in reply.text:
            outcome = "asked again"
    return outcome


@pytest.mark.parametrize(
    ("utterances", "outcome"),
    [
        ((("no it isn't", "no"),), "control:no"),
        ((("no it isn't", "know"),), "control:no"),
        ((("no it isn't",),), "asked again"),
        ((("no it isn't",), ("no",)), "control:no"),
        ((("no it isn't",), ("yes",)), "red-flag:pe"),
        ((("no it isn't",), ()), "red-flag:pe"),
        ((("know",),), "red-flag:pe"),
        ((("no", "yes"),), "red-flag:pe"),
    ],
)
def test_a_spoken_no_takes_a_sign_back_only_where_two_hearings_agree(
    utterances: tuple[tuple[str, ...], ...], outcome: str
) -> None:
    """One alone is asked again; what is not a plain no keeps the alarm."""
    assert _after_spoken(*utterances) == outcome


def test_the_reply_names_the_words_that_were_heard() -> None:
    """Whole and as they were written, so that a wrong word is noticed, and can be disputed."""
    typed = "My calf is RED hot and swollen, and I cannot breathe!"
    session, replies = converse(typed)
    assert f"I understood: {typed[:-1]}." in replies[-1].text
    _, disputed = dialogue(LEGS).respond(session, Heard.typed("that's wrong"))
    assert f"Did I get that wrong? I understood: {typed[:-1]}." in disputed.text
    slip = "I have terrible chest paim"
    assert f"I understood: {slip}." in last(slip).text


def test_no_sentence_of_an_alarm_is_long() -> None:
    """At most twenty words each, however long the person spoke."""
    long = "i woke at four with the most horrific pain in my leg and then the whole foot went "
    reply = last(long + "as cold as ice and white as a sheet and i can't feel it or move my toes")
    assert reply.label == "red-flag:acute-limb-ischaemia"
    assert max(len(each.split()) for each in sentences(reply.text)) <= 20
