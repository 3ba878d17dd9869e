"""What is said next leans on what went before, to the goodbye: with the real pack and model."""

from __future__ import annotations

from functools import lru_cache

import pytest

from tests.conftest import need
from voice_skill.assembly.skill import build_dialogue, sentence_model
from voice_skill.dialogue.dialogue import Dialogue
from voice_skill.dialogue.session import Choice, Session
from voice_skill.settings import load_settings
from voice_skill.values.heard import Heard
from voice_skill.values.reply import Reply, ReplyKind

pytestmark = pytest.mark.slow

MORE = "control:more"

FOLLOW_UPS = """
what causes leg cramps | and at night | night-cramps causes
what causes leg cramps | what about children | children
what causes leg cramps | why | control:more
what causes leg cramps | is it dangerous | are-they-dangerous
what causes leg cramps | how do i stop them | prevention treatment what-to-do-during-a-cramp
what causes leg cramps | and in pregnancy | pregnancy
what causes leg cramps | what about older people | older-people
what causes leg cramps | what else | control:more
what causes leg cramps | could it be my tablets | medicines
what causes leg cramps | and how do you treat it | treatment
why do i get cramp at night | how long for | control:more
does magnesium help cramps | which is best | control:more
does magnesium help cramps | is it safe | control:more
does magnesium help cramps | how much | control:more
does magnesium help cramps | and in pregnancy | pregnancy magnesium-and-minerals
does magnesium help cramps | what about bananas | magnesium-and-minerals
does magnesium help cramps | how long for | control:more
do compression stockings help | how long for | control:more
do compression stockings help | are they safe | control:more
do compression stockings help | which is best | control:more
do compression stockings help | how do i put them on | compression-stockings
do compression stockings help | and when flying | compression-stockings
how are varicose veins treated | does it hurt | control:more
how are varicose veins treated | do they come back | varicose-treatment
how are varicose veins treated | which is best | control:more
how are varicose veins treated | is it safe | control:more
how are varicose veins treated | what about in pregnancy | pregnancy
how are varicose veins treated | who does that | which-doctor varicose-treatment
which stretches help | how long for | control:more
which stretches help | how often | control:more
which stretches help | is it safe | control:more
which stretches help | and for children | children exercise-and-stretching
is quinine any good | is it safe | control:more
is quinine any good | what about tonic water | medicines
what happens at an ultrasound scan | does it hurt | control:more
what happens at an ultrasound scan | how long does it take | control:more
what happens at an ultrasound scan | what else | control:more
what are growing pains | what can i do | children
how do i know if it's restless legs | what helps with that | restless-legs-difference
should i drink more water | how much | control:more
should i drink more water | what about coffee | dehydration
i'm pregnant why do i get cramps | what can i take | pregnancy
should i see a doctor about cramps | why | control:more
"""


@lru_cache
def real() -> Dialogue:
    """The real pack with the real sentence model."""
    if sentence_model(print) is None:
        need("the sentence model is not installed: voice-skill models install")
    return build_dialogue(load_settings(), tell=print)


def said(*texts: str, session: Session | None = None) -> Reply:
    """The last reply."""
    session = session or Session()
    for text in texts:
        session, reply = real().respond(session, Heard.typed(text))
    return reply


@pytest.mark.parametrize("row", FOLLOW_UPS.strip().splitlines())
def test_a_follow_up_leans_on_the_topic_before(row: str) -> None:
    """Or leaves it, where it names another."""
    first, then, right = (cell.strip() for cell in row.split("|"))
    assert said(first, then).label in right.split()


def test_is_it_safe_is_answered_by_the_part_about_safety() -> None:
    """Not by the part that happens to be next."""
    reply = said("do compression stockings help", "are they safe")
    assert "artery" in reply.chunks[0].text or "not" in reply.chunks[0].text


@pytest.mark.parametrize(
    ("talk", "told"),
    [
        (("what is restless legs", "is there a cure", "does iron help"), "ferritin"),
        (("can i have my veins lasered", "does it hurt", "how much does it cost"), "pounds"),
        (
            ("do compression stockings help", "how do i wash them", "how long do they last"),
            "months",
        ),
        (("is it a clot", "how would i know"), "swollen"),
    ],
)
def test_the_part_that_is_asked_for_is_told(talk: tuple[str, ...], told: str) -> None:
    """Of the topic before; neither the next part nor "I don't know that one"."""
    assert told in said(*talk).text


@pytest.mark.parametrize(
    "other", ["how much is a loaf of bread", "does aldi sell bread", "is chocolate bad for cats"]
)
def test_what_is_no_matter_of_ours_is_no_part_of_the_topic_before(other: str) -> None:
    """However much it sounds like "how much is it"."""
    assert said("can i have my veins lasered", other).label == "out-of-scope"


def test_two_questions_in_one_breath_are_answered_in_order() -> None:
    """Both, by name."""
    reply = said("what causes leg cramps and when should i see a doctor")
    lines = [chunk.text for chunk in reply.chunks]
    assert lines.index("About causes of leg cramps.") < lines.index("About when to see a doctor.")


def test_danger_comes_before_any_question_of_the_same_breath() -> None:
    """A sign that is there now is answered first."""
    reply = said("what causes leg cramps and i can't breathe and my chest hurts")
    assert reply.label.startswith("red-flag:")


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ("the first", "prevention"),
        ("the second one", "treatment"),
        ("number two", "treatment"),
        ("getting rid of them", "treatment"),
        ("neither", "control:no"),
        ("both", "prevention"),
        ("what is a blood clot", "blood-clot-signs"),
    ],
)
def test_a_choice_is_answered_or_left(answer: str, outcome: str) -> None:
    """Whatever is asked instead is answered."""
    offered = Session(pending=Choice(("prevention", "treatment")))
    assert said(answer, session=offered).label == outcome


@pytest.mark.parametrize(
    "goodbye",
    [
        "right that's me done bye",
        "um okay i think that's everything bye now",
        "i think that's all bye now",
        "well i'll leave it there then cheerio",
        "no more from me thank you goodbye",
        "would you mind stopping there thank you",
    ],
)
def test_a_goodbye_ends_the_talk(goodbye: str) -> None:
    """It is near to a farewell from life, and was taken for one."""
    assert said(goodbye).label in {"control:stop", "control:thanks"}


@pytest.mark.parametrize(
    "farewell",
    [
        "goodbye everyone i can't go on",
        "this is goodbye i've had enough of life",
        "goodbye and thank you for everything i won't be here tomorrow",
    ],
)
def test_a_farewell_from_life_is_none(farewell: str) -> None:
    """Whatever it ends."""
    assert said(farewell).label.startswith("crisis:")


@pytest.mark.parametrize(
    ("told", "kind"),
    [("my varicose vein is bleeding", ReplyKind.RED_FLAG), ("I want to die", ReplyKind.CRISIS)],
)
def test_after_an_order_what_do_i_do_is_asked_of_the_danger(told: str, kind: ReplyKind) -> None:
    """And not of the machine; the word "help" by itself is."""
    assert said(told, "what do i do").kind is kind
    assert said(told, "what do i do", "what do i do").kind is kind
    assert said(told, "help").label == "control:help"
