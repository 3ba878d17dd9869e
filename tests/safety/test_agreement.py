"""A danger sign is denied by two hearings, or by a keyboard: never by one reading of a sound."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checkup.support import checker, heard, read, said, talk
from voice_skill.checkup.checkup import Checkup
from voice_skill.checkup.reckoning import view_of
from voice_skill.safety.agreement import Doubt, answer_kinds, hearings, is_grave, is_split, likely
from voice_skill.understanding.reading import Reading, Readings
from voice_skill.values.flow import Known
from voice_skill.values.heard import Hypothesis
from voice_skill.values.level import Level
from voice_skill.values.meaning import AnswerKind

START = "can you check my legs"
FEELING = "Is the leg numb, tingling, weak, twitching, cold or pale?"

SAID = (
    "no", "know", "now", "nope", "i no", "not", "no no", "no thank you", "no nothing like that",
    "none of those", "no chest pain", "no i can breathe fine", "no swelling and no pain",
    "i don't have any of that", "it isn't swollen", "my legs aren't numb", "no but it's tight",
    "not really", "i don't know", "yes", "a bit", "for three years", "since yesterday",
    "no it's been ten years", "what is a clot", "purple monkey", "the other leg is fine",
    "no fever no rash and i can pee", "that's wrong", "go back", "go on", "skip that", "",
)  # fmt: skip

one_engine = st.lists(st.sampled_from(SAID), min_size=1, max_size=3).map(
    lambda texts: tuple(Hypothesis(text, 0.5, "vosk") for text in texts)
)


def denied(checkup: Checkup) -> set[str]:
    """Every name that counts as a plain no."""
    view = view_of(checker().flow(checkup), checkup.state)
    return {name for name, value in view.values.items() if value is Known.NO}


@settings(max_examples=150, deadline=None)
@given(before=st.lists(st.sampled_from(("no", "yes", "a bit")), max_size=6), spoken=one_engine)
def test_no_single_hearing_denies_a_danger_sign(
    before: list[str], spoken: tuple[Hypothesis, ...]
) -> None:
    """Whatever was heard, however often the same engine read it, in any state."""
    checkup, _ = talk(START, *before)
    assert checkup.doubted == ""
    question = checker().question(checkup)
    grave = question is not None and is_grave(checker().flow(checkup), question)
    after, _ = checker().hear_all(checkup, read(*spoken))
    new = denied(after) - denied(checkup)
    if question is not None and not grave:
        new -= {question.id, *question.asks}
    assert not new


@settings(max_examples=100, deadline=None)
@given(first=st.sampled_from(SAID), second=st.sampled_from(SAID))
def test_a_danger_sign_is_denied_only_where_both_hearings_do(first: str, second: str) -> None:
    """What one denies and the other does not is asked again."""
    checkup, _ = talk(START)
    alone = [checker().hear(checkup, text)[0] for text in (first, second)]
    after, _ = checker().hear_all(checkup, heard(first, second))
    assert denied(after) <= denied(alone[0]) & denied(alone[1])


def test_a_no_of_one_hearing_is_asked_again_and_then_counts() -> None:
    """Two utterances are two hearings. It is no failed try: the answer was understood."""
    checkup, _ = talk(START)
    question = checker().question(checkup)
    checkup, reply = checker().hear_all(checkup, heard("no"))
    assert said(reply).startswith("I think you said no. I ask once more, to be sure.")
    assert checker().question(checkup) == question
    assert checkup.state.tries == 0
    checkup, reply = checker().hear_all(checkup, heard("no"))
    assert checker().question(checkup) != question
    assert said(reply) == FEELING


def test_the_first_no_is_forgotten_once_something_else_was_answered() -> None:
    """No, then perhaps, then no: the last is a single hearing again."""
    checkup, _ = talk(START)
    for text in ("no", "i'm not sure"):
        checkup, _ = checker().hear_all(checkup, heard(text))
    assert checkup.doubted == ""
    checkup, reply = checker().hear_all(checkup, heard("no"))
    assert said(reply).startswith("I think you said no.")


def test_a_typed_no_counts_by_itself() -> None:
    """A keyboard mishears nothing."""
    checkup, _ = talk(START)
    question = checker().question(checkup)
    checkup, _ = checker().hear_all(checkup, Readings.typed("no"))
    assert checker().question(checkup) != question


def test_a_yes_of_one_hearing_counts() -> None:
    """In doubt the level goes up."""
    checkup, _ = talk(START)
    checkup, reply = checker().hear_all(checkup, heard("does", "yes"))
    assert said(reply).startswith("Call 999 now.")
    assert checkup.told is Level.EMERGENCY


def test_what_a_spoken_opening_denies_is_asked_all_the_same() -> None:
    """Unless two hearings deny it."""
    text = "my legs cramp but i am not pregnant and i don't have diabetes"
    typed, _ = checker().begin(Reading(text))
    spoken, _ = checker().begin(Reading(text), doubt=Doubt())
    assert denied(typed)
    assert not denied(spoken)


def test_readings_of_one_engine_are_one_hearing() -> None:
    """The best of each engine speaks for it."""
    vosk = tuple(Hypothesis(text, 0.5, "vosk") for text in ("no", "know", "now"))
    closed = Hypothesis("no", 0.9, "vosk, closed")
    assert [each.text for each in hearings(read(*vosk, closed))] == [vosk[0].text, closed.text]


@pytest.mark.parametrize(
    ("texts", "split"),
    [(("no", "yes"), True), (("know", "no"), False), (("what", "no"), False), (("no",), False)],
)
def test_a_yes_against_a_no_is_seen(texts: tuple[str, ...], split: bool) -> None:
    """A word that only sounds like a no is one."""
    assert is_split(heard(*texts)) is split


def test_a_word_that_sounds_like_no_is_no_answer_where_it_was_typed() -> None:
    """Only ears confuse them."""
    assert answer_kinds(Readings.typed("know")) == frozenset()
    assert answer_kinds(heard("know")) == {AnswerKind.NO}


def test_a_single_word_is_not_read_as_several() -> None:
    """Each engine by itself; a second engine may have heard more."""
    mine, name = Hypothesis("mine", 0.5, "vosk"), Hypothesis("my name", 0.4, "vosk")
    other = Hypothesis("what is my name", 0.5, "whisper")
    assert [each.text for each in likely(read(mine, name, other))] == [mine.text, other.text]
    assert [each.text for each in likely(read(name, mine))] == [name.text, mine.text]
