"""Answers to questions that danger hangs on: yes, plain no, hedge, remark."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from tests.checkup.support import checker
from voice_skill.checkup.checkup import Checkup, Phase
from voice_skill.checkup.reckoning import value_of, view_of
from voice_skill.safety.danger_answers import (
    DangerAnswer,
    answer_to_danger,
    names_sign,
)
from voice_skill.understanding.people import Patient
from voice_skill.understanding.reading import Reading
from voice_skill.values.errors import ContentError
from voice_skill.values.flow import Known
from voice_skill.values.level import Level
from voice_skill.values.reply import Reply

LIST = Path(__file__).parents[1] / "data" / "danger_answers.tsv"
ASKED_AGAIN = {  # plain noes that are asked again: the safe side
    "no swelling, no redness, no heat",
    "no both legs are warm",
}
ROWS = [
    tuple(line.split("\t"))
    for line in LIST.read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def _of(kind: str) -> list[tuple[str, str]]:
    return [(question, text) for question, found, text in ROWS if found == kind]


@lru_cache
def at(question: str) -> Checkup:
    """A check-up of a grown-up that has just asked this question."""
    skill = checker()
    checkup, _ = skill.begin(Reading(""), patient=Patient(child=False))
    while (waiting := skill.question(checkup)) is not None and waiting.id != question:
        yes = question == "limb" and waiting.id == "feeling"
        checkup, _ = skill.hear(checkup, "yes, it is numb" if yes else "no")
    assert skill.question(checkup) is not None
    return checkup


def answered(question: str, text: str) -> tuple[Checkup, Reply | None, Known | None]:
    """What the answer leads to, and what is then known of the question."""
    skill = checker()
    checkup, reply = skill.hear(at(question), text)
    return checkup, reply, value_of(view_of(skill.flow(checkup), checkup.state), question)


def test_a_remark_is_no_answer() -> None:
    """ "At night mostly", "I have diabetes", "ok": neither yes nor no, and never 999 at once."""
    for question, text in _of("remark"):
        checkup, _, known = answered(question, text)
        assert known is None, (question, text)
        assert checkup.told is None, (question, text)


def test_a_hedge_is_no_plain_no() -> None:
    """Raised, or asked again."""
    for question, text in _of("hedged"):
        assert answered(question, text)[2] is not Known.NO, (question, text)


def test_a_plain_no_is_a_no() -> None:
    """However politely, and with how much well-being."""
    for question, text in _of("no"):
        if text not in ASKED_AGAIN:
            assert answered(question, text)[2] is Known.NO, (question, text)


def test_a_yes_is_a_yes() -> None:
    """A word of yes, or a sign of the question said as there, in any dialect."""
    for question, text in _of("yes"):
        checkup, _, known = answered(question, text)
        assert known is Known.YES or checkup.told is Level.EMERGENCY, (question, text)


def test_a_remark_costs_nothing_once_and_then_the_question_gets_shorter() -> None:
    """First in other words, then "yes or no"; after that the safer way, and it is said why."""
    skill = checker()
    checkup, first = skill.hear(at("breath"), "at night mostly")
    assert first is not None
    assert first.text.startswith("I need a yes or a no to this. Think about your chest")
    assert checkup.state.tries == 0
    checkup, second = skill.hear(checkup, "only in bed")
    assert second is not None
    assert second.text.endswith("Please say yes or no: chest, breathing or fainting trouble?")
    checkup, third = skill.hear(checkup, "I used to")
    assert third is not None
    assert third.text.startswith("Call 999 now. I could not get a clear answer, so I take")


def test_what_a_remark_tells_is_noted() -> None:
    """The side, and an illness: used later, not asked again."""
    checkup, reply = checker().hear(at("breath"), "the left one")
    assert checkup.details == ("left leg",)
    checkup, reply = checker().hear(checkup, "I have diabetes")
    assert reply is not None
    assert reply.text.startswith("I noted: diabetes.")


def test_what_a_hedge_seems_to_deny_is_not_believed() -> None:
    """ "No, well, a bit tight" takes no sign off the list."""
    checkup, _, _ = answered("breath", "no, well, a bit tight")
    facts = view_of(checker().flow(checkup), checkup.state).facts
    assert Known.NO not in {facts.get(name) for name in checker().asks(at("breath"))}


def test_a_sign_of_the_question_comes_before_a_wish() -> None:
    """ "A bit weak" is no wish for a louder voice here."""
    assert answered("feeling", "a bit weak")[2] is Known.YES


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("how do i stretch", None),
        ("", None),
        ("zebra", None),
        ("no i do feel it", DangerAnswer.UNSURE),
        ("no my right leg", DangerAnswer.UNSURE),
        ("no my chest feels heavy", DangerAnswer.HEDGED),
        ("no chest pain", DangerAnswer.UNSURE),
        ("i don't know", DangerAnswer.UNSURE),
        ("it is only at night", DangerAnswer.REMARK),
        ("yes at night", DangerAnswer.YES),
        ("the second one", DangerAnswer.YES),
    ],
)
def test_what_the_words_alone_say(text: str, answer: DangerAnswer | None) -> None:
    """Without any question's own signs."""
    assert answer_to_danger(Reading(text)) is answer


def test_signs_are_patterns_and_may_mean_something_else() -> None:
    """A tight calf is no tight chest; denied is not there."""
    signs, unless = ("tight*",), ("calf ~ tight*",)
    assert names_sign(Reading("a bit tight"), signs, unless)
    assert not names_sign(Reading("my calf is tight"), signs, unless)
    assert not names_sign(Reading("not tight"), signs, unless)
    with pytest.raises(ContentError):
        names_sign(Reading("tight"), ("(tight",))


# ---------------------------------------------------------------- which of these


def _yes_to_all() -> tuple[Checkup, Reply]:
    checkup, reply = checker().hear(at("breath"), "yes")
    assert reply is not None
    return checkup, reply


def test_an_order_that_rests_on_one_bare_yes_says_so_and_asks_which() -> None:
    """The order first, the question last."""
    _, reply = _yes_to_all()
    assert reply.chunks[0].text == "Call 999 now."
    assert reply.chunks[1].text.startswith("You said yes to this: chest pain, being short of")
    assert reply.chunks[-1].text == "Which of these is it?"


def test_a_named_sign_or_an_unclear_answer_is_not_asked_about() -> None:
    """There is nothing to ask."""
    for text in ("yes chest pain", "i'm puffed and my chest hurts"):
        assert "Which of these" not in (answered("breath", text)[1] or _yes_to_all()[1]).text


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the second", ["breathless"]),
        ("breathing", ["breathless"]),
        ("the chest", ["chest_pain"]),
        ("my chest hurts", ["chest_pain"]),
        ("i fainted", ["fainted"]),
        ("not the chest the breathing", ["breathless"]),
        ("all of them", ["chest_pain", "breathless", "coughing_blood", "fainted"]),
    ],
)
def test_the_answer_is_a_fact_to_be_told(text: str, names: list[str]) -> None:
    """In the summary and on the page for the doctor."""
    checkup, reply = checker().hear(_yes_to_all()[0], text)
    facts = view_of(checker().flow(checkup), checkup.state).facts
    assert [name for name, value in facts.items() if value is Known.YES] == names
    assert reply is not None
    assert reply.text.startswith("Call 999 now. I noted that. Tell them:")
    assert reply.level is Level.EMERGENCY


@pytest.mark.parametrize("text", ["none of them", "no", "i meant my leg"])
def test_taking_it_back_is_asked_about_once_and_lowers_nothing(text: str) -> None:
    """As a red flag is disputed."""
    checkup, reply = checker().hear(_yes_to_all()[0], text)
    assert reply is not None
    assert reply.text.startswith("Did I get that wrong? I understood a yes to chest, breathing")
    _, again = checker().hear(checkup, "yes it is")
    assert again is not None
    assert again.text == "Call 999 now. Please do it now."
    checkup, kindly = checker().hear(checkup, "no it isn't")
    assert kindly is not None
    assert kindly.text.startswith("All right, I may have got that wrong. If it does happen,")
    assert checkup.told is Level.EMERGENCY
    assert checkup.phase is Phase.ADVISED


@pytest.mark.parametrize("text", ["yes", "i don't know"])
def test_no_name_is_no_reason_to_wait(text: str) -> None:
    """The order stays."""
    _, reply = checker().hear(_yes_to_all()[0], text)
    assert reply is not None
    assert reply.text == "Call 999 now. Please do it now."


def test_another_question_is_answered_and_which_is_asked_no_more() -> None:
    """It is the dialogue's business."""
    checkup, reply = checker().hear(_yes_to_all()[0], "how do i stretch")
    assert reply is None
    assert checkup.which == ""
    assert checkup.told is Level.EMERGENCY


# ---------------------------------------------------------------- in other words


def test_a_slip_of_an_ordinary_word_is_no_sign() -> None:
    """ "Painted" is one letter away from "fainted"."""
    assert not names_sign(Reading("I painted the ceiling"), ("(faint|fainted)",))
    assert answered("breath", "it started after I painted the ceiling")[2] is None


def test_a_hummed_yes_is_heard_and_a_hum_is_none() -> None:
    """ "Mm-hmm" is made of nothing but sounds of thinking."""
    assert answered("breath", "mm-hmm")[2] is Known.YES
    assert answered("breath", "hmm")[2] is None


@pytest.mark.parametrize(
    ("text", "plainly"),
    [
        ("She says no to all of it", "no there"),
        ("he's shaking his head", "no"),
        ("that's a no from me", "no"),
        ("I'm breathin just fine", "i'm breathing fine"),
        ("not all three", "not all three"),
    ],
)
def test_other_words_are_brought_to_plain_ones(text: str, plainly: str) -> None:
    """Whoever passes the answer on, and however all signs are meant."""
    assert Reading(text).plainly.text == plainly
