"""Corrections: heard, granted, remembered with consent only, and never against a danger sign."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support import LEGS, dialogue
from voice_skill.assistant import Assistant, Keeping
from voice_skill.dialogue.session import RememberOffer
from voice_skill.safety.denial import disputes_plainly
from voice_skill.understanding.reading import Reading
from voice_skill.understanding.repairs import (
    Complaint,
    Consent,
    Correction,
    Memory,
    MemoryWish,
    correction_in,
    is_complaint,
    memory_wish,
)
from voice_skill.understanding.wishes import Wish, wish_in
from voice_skill.values.heard import Heard
from voice_skill.values.level import Level

WRONG = "tell me about collision talking"
MEANT = "do compression stockings help"


class Kept:
    """A keeper that keeps in memory."""

    def __init__(self) -> None:
        self.memory: Memory | None = None

    def keep(self, memory: Memory) -> None:
        """Keep it."""
        self.memory = memory

    def export(self, memory: Memory) -> str:
        """Say a place."""
        return f"The file is here, {len(memory.corrections)}."


def _talk(*texts: str, consent: Consent = Consent.ASK, kept: Kept | None = None) -> Assistant:
    assistant = Assistant(dialogue(LEGS), keeping=Keeping(memory=Memory(consent), corrections=kept))
    for text in texts:
        assistant.decide(Heard.typed(text))
    return assistant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("no, I meant stockings", "stockings"),
        ("i said night cramps", "night cramps"),
        ("sorry i was asking about magnesium", "magnesium"),
        ("no no i mean varicose veins", "varicose veins"),
        ("that's not what i said", Complaint.MISHEARD),
        ("you misheard me", Complaint.MISHEARD),
        ("i mean it hurts", None),
        ("what i meant", None),
        ("how do i stop the cramps", None),
        ("the doctor said no", None),
    ],
)
def test_a_correction_is_told_from_talk(text: str, meant: str | Complaint | None) -> None:
    """ "I mean" alone is a way of speaking."""
    assert correction_in(text) == meant


def test_no_i_meant_answers_what_was_meant_and_asks_once_to_remember() -> None:
    """And the wrong answer is not what "back" goes to."""
    assistant = _talk(WRONG)
    reply = assistant.decide(Heard.typed(f"no, I meant {MEANT}"))
    assert reply.label == "compression-stockings"
    assert reply.text.startswith("Sorry.")
    assert reply.text.endswith("get it right next time?")
    assert reply.text.count("?") == 1
    assert isinstance(assistant.session.pending, RememberOffer)


def test_after_thats_not_what_i_said_the_next_words_are_what_was_meant() -> None:
    """Said again, in the same words or in others."""
    assistant = _talk(WRONG)
    reply = assistant.decide(Heard.typed("that's not what I said"))
    assert "say it again" in reply.text
    reply = assistant.decide(Heard.typed(MEANT))
    assert reply.label == "compression-stockings"
    assert isinstance(assistant.session.pending, RememberOffer)


def test_with_consent_the_same_hearing_is_understood_the_next_time() -> None:
    """It is kept at once; the words that were heard count, and nearly the same ones."""
    kept = Kept()
    assistant = _talk(WRONG, f"no, I meant {MEANT}", "yes", kept=kept)
    assert kept.memory == Memory(Consent.YES, (Correction(WRONG, MEANT),))
    again = _talk(consent=Consent.YES)
    again.session = replace(again.session, memory=kept.memory)
    assert again.decide(Heard.typed(WRONG)).label == "compression-stockings"
    near = WRONG.replace("talking", "talkings")
    assert again.decide(Heard.typed(near)).label == "compression-stockings"
    assert again.decide(Heard.typed("tell me about talking")).label != "compression-stockings"
    assert assistant.session.memory == kept.memory


def test_without_consent_nothing_is_remembered_and_nobody_asks_again() -> None:
    """A no is kept, too."""
    kept = Kept()
    assistant = _talk(WRONG, f"no, I meant {MEANT}", "no thank you", kept=kept)
    assert kept.memory == Memory(Consent.NO)
    assistant.decide(Heard.typed(WRONG))
    reply = assistant.decide(Heard.typed(f"no, I meant {MEANT}"))
    assert "remember" not in reply.text
    assert not assistant.session.memory.corrections


def test_a_face_that_keeps_nothing_never_asks() -> None:
    """As before."""
    assistant = _talk(WRONG, consent=Consent.OFF)
    assert "remember" not in assistant.decide(Heard.typed(f"no, I meant {MEANT}")).text


def test_what_was_learnt_is_shown_exported_and_erased_by_voice() -> None:
    """At any time, in plain words."""
    kept = Kept()
    assistant = _talk(WRONG, f"no, I meant {MEANT}", "yes", kept=kept)
    shown = assistant.decide(Heard.typed("what have you learnt from me"))
    assert f"I understood: {WRONG}. You meant: {MEANT}." in shown.text
    assert "The file is here, 1." in assistant.decide(Heard.typed("export my corrections")).text
    assert "one correction" in assistant.decide(Heard.typed("forget my corrections")).text
    assert kept.memory == Memory(Consent.YES)
    assert "no corrections" in assistant.decide(Heard.typed("show my corrections")).text


@pytest.mark.parametrize(
    "heard",
    [
        "i have chest pain and i cannot breathe",
        "yes it is",
        "no",
        "stop talking",
        "where are we now",
    ],
)
def test_danger_answers_and_controls_are_never_learnt_away(heard: str) -> None:
    """A correction is for questions only: it can neither hide a sign nor answer for anybody."""
    memory = Memory(Consent.YES, (Correction(heard, MEANT),))
    plain = _talk(consent=Consent.YES)
    taught = _talk(consent=Consent.YES)
    taught.session = replace(taught.session, memory=memory)
    expected = plain.decide(Heard.typed(heard))
    assert taught.decide(Heard.typed(heard)) == expected
    assert taught.session.level == plain.session.level


def test_a_danger_sign_is_not_remembered_as_something_else() -> None:
    """Disputed, confirmed or not: it is never stored."""
    kept = Kept()
    assistant = _talk("i have chest pain and i am coughing up blood", kept=kept)
    assistant.decide(Heard.typed(f"no, I meant {MEANT}"))
    assistant.decide(Heard.typed("yes"))
    assert kept.memory is None
    assert assistant.session.level is Level.EMERGENCY


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("what have you remembered", MemoryWish.SHOW),
        ("please delete everything you remember about me", MemoryWish.ERASE),
        ("save my corrections to a file", MemoryWish.EXPORT),
        ("don't remember my corrections", MemoryWish.END),
        ("remember my corrections", MemoryWish.BEGIN),
        ("forget everything", None),
        ("what should i remember", None),
    ],
)
def test_wishes_about_the_memory_are_heard(text: str, wish: MemoryWish | None) -> None:
    """And nothing else is taken for one."""
    assert memory_wish(text) is wish


@pytest.mark.parametrize(
    "words", ["that's wrong", "you misheard me", "i said something else", "that isn't what i said"]
)
def test_misheard_is_one_thing_in_every_state(words: str) -> None:
    """After an answer it is asked again; a check-up goes back; an order is asked about."""
    assert is_complaint(words)
    assert correction_in(words) is Complaint.MISHEARD
    assert wish_in(words)[0] is Wish.WRONG
    assert disputes_plainly(Reading(words))


@pytest.mark.parametrize("words", ["that's what i said", "that's wrong it was my neighbour"])
def test_what_confirms_or_tells_more_is_no_complaint(words: str) -> None:
    """The second one still disputes an order."""
    assert correction_in(words) is None
    assert wish_in(words)[0] is not Wish.WRONG
    assert disputes_plainly(Reading(words)) is ("wrong" in words)
