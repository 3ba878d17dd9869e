"""Everything that can be asked of a check-up, in each of its states."""

from __future__ import annotations

import pytest

from tests.checkup.support import alarmed, checker, said, talk
from voice_skill.checkup.checkup import Checkup, Phase
from voice_skill.checkup.words import HOLDING
from voice_skill.understanding.reading import Reading
from voice_skill.values.level import Level
from voice_skill.values.meaning import ControlWord
from voice_skill.values.reply import control
from voice_skill.values.text import sentences

START = "can you check my legs"
NOS = ("no",) * 10

WAITING: dict[str, tuple[str, ...]] = {
    "first question": (START,),
    "in the middle": (START, "no", "no"),
    "asked a second time": (START, "no", "i don't know"),
    "a follow-up": (START, "no", "yes"),
    "after a topic": (START, "no", "what causes night cramps"),
    "somebody else": ("my mother gets cramps at night", "no"),
    "a child": ("my little boy's five and both his legs ache at bedtime", "no"),
    "age": ("my son gets leg cramps",),
    "teach-back": (START, *NOS),
    "changing": (START, *NOS, "no"),
}
RESTING = {
    "waiting": (START, "no", "hold on"),
    "stopped": (START, "no", "no", "stop"),
    "after three silences": (START, "no", "", "", ""),
}
OVER = {"advised": (START, *NOS, "yes"), "an emergency": (START, "yes")}

EXPLAINS = {
    "why": "why do you ask",
    "why, otherwise": "why do you want to know",
    "means": "what does that mean",
    "not understood": "i don't understand the question",
    "who says so": "who says so",
    "help": "help",
}
UNCHANGED = {**EXPLAINS, "repeat": "repeat that", "thanks": "thank you", "summary": "summary",
             "slowly": "say that again slower", "go on": "go on"}  # fmt: skip


def state(*turns: str) -> Checkup:
    """The check-up after these turns."""
    return talk(*turns)[0]


def prompt(checkup: Checkup) -> str:
    """What is asked at the end."""
    return checker().prompt(checkup)[-1].text


@pytest.mark.parametrize("word", UNCHANGED)
@pytest.mark.parametrize("where", WAITING)
def test_a_wish_changes_nothing_and_the_question_comes_again(where: str, word: str) -> None:
    """Why, what, who says so, help, repeat: at every question."""
    before = state(*WAITING[where])
    after, reply = checker().hear(before, UNCHANGED[word])
    assert (after.state, after.phase, after.paused) == (before.state, before.phase, False)
    assert said(reply).endswith(prompt(before))
    assert all(len(each.split()) <= 20 for each in sentences(said(reply)))


@pytest.mark.parametrize("word", EXPLAINS)
@pytest.mark.parametrize("where", WAITING)
def test_an_explanation_explains(where: str, word: str) -> None:
    """It is more than the question said again."""
    before = state(*WAITING[where])
    _, reply = checker().hear(before, EXPLAINS[word])
    assert reply is not None
    assert len(reply.chunks) > len(checker().prompt(before))


@pytest.mark.parametrize("word", ["slower", "faster", "louder", "quieter", "give me more time"])
@pytest.mark.parametrize("where", WAITING)
def test_the_voice_is_the_dialogues_business(where: str, word: str) -> None:
    """And the check-up stays where it is."""
    before = state(*WAITING[where])
    after, reply = checker().hear(before, word)
    assert reply is None
    assert after.state == before.state


@pytest.mark.parametrize(
    "words",
    ["hold on", "wait a moment", "can you hold on a minute", "give me a second", "let me check",
     "i'll be right back", "someone's at the door", "pause the check-up",
     "stop", "i want to stop the check-up", "stop these questions", "i've had enough"],
)  # fmt: skip
@pytest.mark.parametrize("where", WAITING)
def test_it_waits_or_stops_and_goes_on_where_it_was(where: str, words: str) -> None:
    """With every answer."""
    before = state(*WAITING[where])
    resting, reply = checker().hear(before, words)
    assert resting.paused
    assert reply is not None
    assert reply.outcome in {HOLDING, control(ControlWord.STOP)}
    assert not reply.listen
    again, reply = checker().hear(resting, "carry on")
    assert (again.state, again.phase, again.paused) == (before.state, before.phase, False)
    assert said(reply).startswith("Going on where we were.")
    assert said(reply).endswith(prompt(before))


@pytest.mark.parametrize("words", ["go back", "that's wrong", "you misheard me", "i meant no"])
@pytest.mark.parametrize("where", WAITING)
def test_going_back_always_ends_with_a_question(where: str, words: str) -> None:
    """At the first there is nothing to go back to, and that is said."""
    before = state(*WAITING[where])
    after, reply = checker().hear(before, words)
    assert len(after.state.events) <= len(before.state.events)
    assert said(reply).endswith("?") or after.phase is Phase.CHANGING
    assert not after.paused


@pytest.mark.parametrize("where", WAITING)
def test_a_named_answer_can_be_changed(where: str) -> None:
    """ "Change my answer about the chest pain"; where that was not asked, it is said."""
    before = state(*WAITING[where])
    _, reply = checker().hear(before, "change my answer about the chest pain")
    chest = any(event.question == "breath" for event in before.state.events)
    lead = "All right, once more." if chest else "I have not asked about that yet."
    assert said(reply).startswith(lead)
    assert said(reply).endswith("?") or before.phase is Phase.CHANGING


@pytest.mark.parametrize("where", [*WAITING, *RESTING, *OVER])
def test_starting_again_asks_the_first_question(where: str) -> None:
    """About the same person."""
    before = state(*(WAITING | RESTING | OVER)[where])
    after, reply = checker().hear(before, "start again")
    assert after.patient == before.patient
    assert not [event for event in after.state.events if event.question]
    assert said(reply).startswith("I will ask a few short questions.")


@pytest.mark.parametrize("where", WAITING)
def test_a_question_about_a_topic_is_handed_back_and_then_it_goes_on(where: str) -> None:
    """The dialogue answers it."""
    before = state(*WAITING[where])
    after, reply = checker().hear(before, "which doctor treats varicose veins")
    assert after.state == before.state
    if reply is None:
        spoken = checker().resume_prompt(after)
        assert spoken[0].text == "Back to the check-up."
        assert spoken[-1].text == prompt(before)
    else:  # "What should I change?" may be answered by naming anything
        assert before.phase is Phase.CHANGING


@pytest.mark.parametrize("where", [*WAITING, *RESTING])
def test_danger_counts_in_every_state(where: str) -> None:
    """Before anything else."""
    before = state(*(WAITING | RESTING)[where])
    after, reply = alarmed(before, "i've got chest pain and i can't breathe")
    assert said(reply).startswith("Call 999 now")
    assert after.told is Level.EMERGENCY


# ---------------------------------------------------------------- at rest


@pytest.mark.parametrize("word", ["no", "yes", "i don't know", "nope", "a bit"])
@pytest.mark.parametrize("where", RESTING)
def test_a_bare_answer_at_rest_answers_nothing(where: str, word: str) -> None:
    """The question is asked again: a no that was meant for somebody else is no denial."""
    before = state(*RESTING[where])
    after, reply = checker().hear(before, word)
    assert after.state == before.state
    assert said(reply).endswith(prompt(after))
    assert not after.paused


@pytest.mark.parametrize("where", RESTING)
def test_wishes_wake_it(where: str) -> None:
    """Why, what, and changing an answer need no "carry on" first."""
    before = state(*RESTING[where])
    for words in ("why do you ask", "what does that mean", "summary"):
        after, reply = checker().hear(before, words)
        assert not after.paused
        assert said(reply).endswith(prompt(after))
    after, reply = checker().hear(before, "change my answer about the chest pain")
    assert said(reply).startswith("All right, once more.")
    _, reply = checker().hear(before, "go back")
    assert said(reply).startswith("Going back one question.")


@pytest.mark.parametrize("where", RESTING)
def test_at_rest_help_says_how_to_go_on(where: str) -> None:
    """And stopping or waiting stays so."""
    before = state(*RESTING[where])
    _, reply = checker().hear(before, "help")
    assert "carry on" in said(reply)
    for words in ("stop", "hold on"):
        after, reply = checker().hear(before, words)
        assert after == before
        assert reply is not None
        assert "carry on" in reply.text


@pytest.mark.parametrize("where", RESTING)
def test_other_talk_at_rest_is_not_the_check_ups(where: str) -> None:
    """Nor is silence."""
    before = state(*RESTING[where])
    for words in ("it's raining", "", "what causes night cramps"):
        assert checker().hear(before, words) == (before, None)


@pytest.mark.parametrize("where", RESTING)
def test_asking_to_be_checked_goes_on_instead_of_beginning_anew(where: str) -> None:
    """What was told stays told."""
    before = state(*RESTING[where])
    assert checker().goes_on(before, Reading("check my symptoms"))
    after, reply = checker().reported(before, Reading("check my symptoms"))
    assert [e for e in after.state.events if e.question] == list(before.state.events)
    assert reply.text.startswith("Going on where we were.")
    assert not checker().goes_on(before, Reading("my mother's legs hurt"))


@pytest.mark.parametrize("where", WAITING)
def test_a_report_in_the_middle_never_begins_another_check_up(where: str) -> None:
    """It is no answer, so the question is asked again."""
    before = state(*WAITING[where])
    assert checker().goes_on(before, Reading("my legs are not what they were"))
    after, _ = checker().reported(before, Reading("my legs are not what they were"))
    kept = [event for event in after.state.events if event in before.state.events]
    assert kept == list(before.state.events)


# ---------------------------------------------------------------- afterwards


@pytest.mark.parametrize("words", ["why", "why do you ask", "what does that mean"])
@pytest.mark.parametrize("where", OVER)
def test_the_advice_can_be_asked_for_its_reason(where: str, words: str) -> None:
    """What was told, and what follows from it."""
    before = state(*OVER[where])
    after, reply = checker().hear(before, words)
    assert after == before
    assert said(reply).startswith(("You told me", "You have", "You said yes"))
    assert len(sentences(said(reply))) >= 2


@pytest.mark.parametrize("where", OVER)
def test_an_answer_can_be_changed_after_the_advice(where: str) -> None:
    """But an order to call for help is never taken back."""
    before = state(*OVER[where])
    after, reply = checker().hear(before, "change my answer about the chest pain")
    assert said(reply).startswith("All right, once more.")
    assert after.told == before.told


@pytest.mark.parametrize("words", ["that's wrong", "you misheard me", "go back"])
def test_an_order_that_rests_on_a_mishearing_is_asked_again(words: str) -> None:
    """ "If I got that wrong, say go back."."""
    before = state(*OVER["an emergency"])
    after, reply = checker().hear(before, words)
    assert after.phase is Phase.ASKING
    assert after.told is Level.EMERGENCY
    assert said(reply).startswith("Going back one question.")


# ---------------------------------------------------------------- progress, and what is known


def test_how_many_are_left_is_said_now_and_then() -> None:
    """At the start, and after every third answer; the last is called the last."""
    _, replies = talk(START, *NOS[:9])
    spoken = [said(reply) for reply in replies]
    assert "About ten more questions." in spoken[0]
    assert "About seven more questions." in spoken[3]
    assert any("This may be the last question." in each for each in spoken)


def test_what_is_told_beside_an_answer_is_said_back_and_never_asked() -> None:
    """ "I noted: ..."."""
    checkup, replies = talk("check my symptoms", "no but my left calf is swollen")
    checkup, reply = checker().hear(checkup, "no")
    texts = [said(each) for each in (*replies, reply)]
    assert any("noted" in each or "one leg" in each for each in texts[1:])
    asked = []
    for _ in range(12):
        question = checker().question(checkup)
        if question is None:
            break
        asked.append(question.id)
        checkup, _ = checker().hear(checkup, "no")
    assert "swelling" not in asked


def test_stop_is_a_wish_of_the_face_too() -> None:
    """So that a command can end."""
    _, reply = checker().hear(state(START), "stop")
    assert reply is not None
    assert reply.effect is ControlWord.STOP


# ---------------------------------------------------------------- whom it is about, what is noted


@pytest.mark.parametrize(
    ("words", "who", "flow"),
    [
        ("it's for my mother", "your mother", "adult"),
        ("no it's about my dad", "your dad", "adult"),
        ("my daughter is six and her legs hurt", "your daughter", "child"),
        ("it's not me it's my little boy", "your boy", "child"),
    ],
)
def test_who_it_is_for_can_be_told_at_the_first_question(words: str, who: str, flow: str) -> None:
    """Then they are asked about."""
    checkup, reply = checker().hear(state("check my symptoms"), words)
    assert (checkup.patient.who, checkup.flow) == (who, flow)
    assert said(reply).endswith("?")


@pytest.mark.parametrize("words", ["my mum had a clot years ago", "my dad gets these too"])
def test_a_relative_in_passing_is_not_the_patient(words: str) -> None:
    """And later nobody changes places any more."""
    checkup, _ = checker().hear(state("check my symptoms"), words)
    assert checkup.patient.who == ""
    checkup, _ = checker().hear(state("check my symptoms", "no"), "it's for my mother")
    assert checkup.patient.who == ""


def test_where_and_since_when_are_noted_whenever_they_are_told() -> None:
    """They are no failed answer, and they are said back."""
    checkup, reply = checker().hear(state(START, "no"), "it's my left calf since yesterday")
    assert said(reply).startswith("I noted")
    assert checkup.state.tries == 0
    assert checkup.details == ("left calf", "since yesterday")


def test_a_sign_that_comes_together_over_two_turns_is_noticed() -> None:
    """ "My left calf" and then "it's swollen"."""
    before = state(START, "no", "it's my left calf")
    after, _ = checker().hear(before, "i think it's swollen actually")
    assert checker().level(after) is Level.SAME_DAY


@pytest.mark.parametrize("where", ["teach-back", "changing"])
def test_a_wrong_side_is_put_right_in_one_sentence(where: str) -> None:
    """ "No, it's my right calf": said back again, with the right side."""
    turns = ("my left calf aches since yesterday", *("no",) * 12)
    checkup, _ = talk(turns[0])
    for _ in range(12):
        if checkup.phase is Phase.TEACH_BACK:
            break
        checkup, _ = checker().hear(checkup, "no")
    if where == "changing":
        checkup, _ = checker().hear(checkup, "no")
    checkup, reply = checker().hear(checkup, "no it's my right calf")
    assert checkup.details == ("right calf", "since yesterday")
    assert "In your words: right calf, since yesterday." in said(reply)
    assert said(reply).endswith("Is that right?")
