"""Laws of a check-up inside a whole conversation, tried with whatever anybody may say.

The same laws of one step alone stand in ``test_triage``: the level never falls, undo restores.
"""

from __future__ import annotations

from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checkup.test_checkup import WORDS
from tests.support import LEGS, dialogue
from voice_skill.checkup.checkup import Checker, Phase
from voice_skill.checkup.saved import as_data, from_data
from voice_skill.dialogue.session import Session
from voice_skill.understanding.repairs import Consent
from voice_skill.values.heard import Heard, Hypothesis
from voice_skill.values.level import Level
from voice_skill.values.reply import Reply

anything = st.one_of(WORDS, st.text(max_size=60))
utterances = st.lists(anything, min_size=200, max_size=200)
ANSWERS = st.lists(
    st.sampled_from(["yes", "no", "i don't know", "", "my calf is swollen", "hold on", "go back"]),
    max_size=16,
)
OPENINGS = st.sampled_from(
    ["check my symptoms", "my son gets leg cramps", "my mother gets cramps at night",
     "my little boy's five and both his legs ache at bedtime", "i take a statin and my legs cramp"]
)  # fmt: skip


@lru_cache
def rules() -> Checker:
    """The check-ups of the conversation under test."""
    found = dialogue(LEGS).checker
    assert found is not None
    return found


def turn(session: Session, text: str) -> tuple[Session, Reply]:
    """One typed turn; no text is silence."""
    heard = Heard.typed(text) if text.strip() else Heard(())
    return dialogue(LEGS).respond(session, heard)


def told(session: Session) -> Level:
    """The highest level that was advised."""
    checkup = session.checkup.told if session.checkup is not None else None
    return max(session.level or Level.SELF_CARE, checkup or Level.SELF_CARE)


@given(utterances)
@settings(max_examples=1, deadline=None, derandomize=True)
def test_200_utterances_do_not_break_a_conversation_with_a_check_up(texts: list[str]) -> None:
    """One conversation; many of them are the slow test below."""
    _is_never_broken(texts)


@pytest.mark.slow
@given(utterances)
@settings(max_examples=6, deadline=None)
def test_no_200_utterances_break_a_conversation_with_a_check_up(texts: list[str]) -> None:
    """Something is always said, and what was advised is never taken back."""
    _is_never_broken(texts)


def _is_never_broken(texts: list[str]) -> None:
    session = Session(keeps=Consent.ASK)
    session, _ = turn(session, "check my symptoms")
    for text in texts:
        before = told(session)
        session, reply = turn(session, text)
        assert reply.chunks
        assert told(session) >= before


@given(st.lists(st.lists(anything, min_size=1, max_size=3), min_size=20, max_size=20))
@settings(max_examples=10, deadline=None)
def test_no_readings_of_what_was_spoken_break_it(turns: list[list[str]]) -> None:
    """However many readings an utterance has, and however they differ."""
    session, _ = turn(Session(), "check my symptoms")
    for texts in turns:
        before = told(session)
        heard = tuple(Hypothesis(text, 0.5, f"engine {n % 2}") for n, text in enumerate(texts))
        session, reply = dialogue(LEGS).respond(session, Heard(heard))
        assert reply.chunks
        assert told(session) >= before


@given(OPENINGS, ANSWERS)
@settings(max_examples=40, deadline=None)
def test_the_level_reached_never_falls_but_by_taking_back(opening: str, texts: list[str]) -> None:
    """Only "go back" takes an answer back."""
    session, _ = turn(Session(), opening)
    for text in texts:
        if session.checkup is None:
            return
        before = rules().level(session.checkup)
        session, _ = turn(session, text)
        if session.checkup is not None and text != "go back":
            assert rules().level(session.checkup) >= before


@given(OPENINGS, ANSWERS, st.sampled_from(["yes", "no"]))
@settings(max_examples=40, deadline=None)
def test_go_back_restores_what_was_before_the_answer(
    opening: str, texts: list[str], answer: str
) -> None:
    """Question and answers; only what was advised stays."""
    session, _ = turn(Session(), opening)
    for text in texts:
        session, _ = turn(session, text)
    before = session.checkup
    if before is None or before.paused or before.phase is not Phase.ASKING:
        return
    after, _ = turn(session, answer)
    back, _ = turn(after, "go back")
    assert back.checkup is not None
    assert back.checkup.state.events == before.state.events
    assert rules().question(back.checkup) == rules().question(before)


@given(OPENINGS, ANSWERS)
@settings(max_examples=40, deadline=None)
def test_no_state_is_without_help_repeat_and_stop(opening: str, texts: list[str]) -> None:
    """Each is understood, and none changes an answer."""
    session, _ = turn(Session(), opening)
    for text in texts:
        session, _ = turn(session, text)
    for word in ("help", "repeat", "stop"):
        after, reply = turn(session, word)
        assert reply.label == f"control:{word}"
        assert reply.chunks
        if session.checkup is not None:
            assert after.checkup is not None
            assert after.checkup.state == session.checkup.state


@given(OPENINGS, ANSWERS)
@settings(max_examples=40, deadline=None)
def test_what_was_kept_reads_back_the_same(opening: str, texts: list[str]) -> None:
    """And never at a lower level."""
    session, _ = turn(Session(), opening)
    for text in texts:
        session, _ = turn(session, text)
    if session.checkup is None:
        return
    again = from_data(rules(), as_data(session.checkup))
    assert again is not None
    assert rules().level(again) == rules().level(session.checkup)
    assert again.state == session.checkup.state
