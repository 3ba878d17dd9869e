"""One step of a check-up: the level only rises, and what is unknown counts as danger."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checkup.support import flow, question, rule, small_flow
from voice_skill.checkup.reckoning import merge_key, value_of, view_of, with_answer
from voice_skill.checkup.step import (
    correct,
    fired,
    is_unsettled,
    level_of,
    next_question,
    pass_by,
    settled_by,
    step,
    undo,
)
from voice_skill.values.flow import MOST_QUESTIONS, Event, FlowState, Known, Noticed, Said
from voice_skill.values.level import Level

YES, NO, UNSURE = Known.YES, Known.NO, Known.UNSURE

ADULT, CHILD = flow("adult"), flow("child")
FEATURES = sorted({name for q in ADULT.questions for name in q.asks} | set(ADULT.facts))

values = st.sampled_from([YES, NO, UNSURE, None])
noticed = st.lists(
    st.tuples(st.sampled_from(FEATURES), st.sampled_from([YES, NO, UNSURE])), max_size=2
).map(tuple)
turns = st.lists(st.builds(Said, values, noticed), max_size=40)
flows = st.sampled_from([ADULT, CHILD])


def answered(*answers: Known | None, start: FlowState | None = None) -> FlowState:
    """The grown-up's state after these answers, to whatever was asked."""
    state = start or FlowState()
    for answer in answers:
        state = step(ADULT, state, Said(answer))
    return state


def asked(state: FlowState) -> str:
    """The question that waits."""
    waiting = next_question(ADULT, state)
    assert waiting is not None
    return waiting.id


# ---------------------------------------------------------------- laws


@given(flows, turns)
@settings(deadline=None)
def test_the_level_never_falls(which: object, said: list[Said]) -> None:
    """Whatever is answered, and whatever is said by the way."""
    chosen = ADULT if which is ADULT else CHILD
    state = FlowState()
    for each in said:
        after = step(chosen, state, each)
        assert level_of(chosen, after) >= level_of(chosen, state)
        state = after


@given(turns, st.sampled_from([YES, NO]), noticed)
@settings(deadline=None)
def test_undo_restores_what_was_told_before(said: list[Said], value: Known, more: Noticed) -> None:
    """All of it: events, level and question."""
    state = FlowState()
    for each in said:
        state = step(ADULT, state, each)
    after = step(ADULT, state, Said(value, more))
    if next_question(ADULT, state) is None:
        return
    back = undo(after)
    assert back.events == state.events
    assert next_question(ADULT, back) == next_question(ADULT, state)
    assert level_of(ADULT, back) == level_of(ADULT, state)


@given(turns)
@settings(deadline=None)
def test_no_more_than_the_most_questions_are_asked(said: list[Said]) -> None:
    """Failed tries do not make them more."""
    state = FlowState()
    for each in said:
        state = step(ADULT, state, each)
    assert view_of(ADULT, state).asked <= MOST_QUESTIONS


@given(st.lists(st.sampled_from([YES, NO, UNSURE]), max_size=14))
@settings(deadline=None)
def test_the_proof_reckons_as_the_conversation_does(answers: list[Known]) -> None:
    """A view that was answered equals the state that was stepped (unsure takes two tries)."""
    state, view = FlowState(), view_of(ADULT, FlowState())
    for answer in answers:
        waiting = next_question(ADULT, state)
        if waiting is None:
            break
        for _ in range(2 if answer is UNSURE else 1):
            state = step(ADULT, state, Said(answer))
        view = with_answer(ADULT, view, waiting, answer)
        assert view_of(ADULT, state) == view
        assert merge_key(ADULT, view_of(ADULT, state)) == merge_key(ADULT, view)


@given(st.dictionaries(st.sampled_from(FEATURES), st.just(YES), max_size=6), st.data())
@settings(deadline=None)
def test_a_danger_more_never_lowers_the_level(truth: dict[str, Known], data: st.DataObject) -> None:
    """The same patient with one sign more ends at least as high."""
    extra = data.draw(st.sampled_from(FEATURES))
    assert _ends_at(truth | {extra: YES}) >= _ends_at(truth)


def _ends_at(truth: dict[str, Known]) -> Level:
    state = FlowState()
    while (waiting := next_question(ADULT, state)) is not None:
        here = any(name in truth for name in waiting.asks)
        state = step(ADULT, state, Said(YES if here else NO))
    return level_of(ADULT, state)


# ---------------------------------------------------------------- examples


def test_emergencies_are_asked_first() -> None:
    """Chest and breathing before anything else."""
    assert asked(FlowState()) == "breath"


def test_an_emergency_ends_the_questions() -> None:
    """One yes is enough."""
    state = answered(YES)
    assert level_of(ADULT, state) is Level.EMERGENCY
    assert next_question(ADULT, state) is None


def test_all_no_ends_at_self_care_after_ten_questions() -> None:
    """Nobody is asked what can't matter to them any more."""
    state = FlowState()
    while next_question(ADULT, state) is not None:
        state = step(ADULT, state, Said(NO))
    assert level_of(ADULT, state) is Level.SELF_CARE
    assert view_of(ADULT, state).asked == 10


@pytest.mark.parametrize("answer", [UNSURE, None])
def test_two_failed_tries_take_the_safer_branch(answer: Known | None) -> None:
    """Neither "I don't know" nor silence is ever a no."""
    once = answered(answer)
    assert asked(once) == "breath"
    assert level_of(ADULT, once) is Level.SELF_CARE
    assert level_of(ADULT, answered(answer, start=once)) is Level.EMERGENCY


def test_what_was_said_in_passing_is_not_asked() -> None:
    """Nor what it settles."""
    state = pass_by(FlowState(), (("one_sided_swelling", YES),))
    seen = []
    while (waiting := next_question(ADULT, state)) is not None:
        seen.append(waiting.id)
        state = step(ADULT, state, Said(NO))
    assert "swelling" not in seen
    assert level_of(ADULT, state) is Level.SAME_DAY


def test_danger_in_passing_counts_whatever_was_asked() -> None:
    """Even with a no to the question."""
    state = step(ADULT, answered(NO), Said(NO, (("chest_pain", YES),)))
    assert level_of(ADULT, state) is Level.EMERGENCY


def test_a_denied_sign_takes_no_danger_back() -> None:
    """Only correcting does."""
    state = step(ADULT, FlowState(), Said(NO, (("one_sided_swelling", YES),)))
    state = step(ADULT, state, Said(NO, (("one_sided_swelling", NO),)))
    assert level_of(ADULT, state) is Level.SAME_DAY
    corrected = correct(ADULT, state, "one_sided_swelling", NO)
    assert level_of(ADULT, corrected) is Level.SELF_CARE


def test_a_forgotten_answer_is_asked_again() -> None:
    """So that it can be changed."""
    state = answered(NO, NO)
    assert asked(correct(ADULT, state, "breath", None)) == "breath"


def test_learning_something_is_no_failed_try() -> None:
    """But the question still waits."""
    state = step(ADULT, FlowState(), Said(None, (("veins_ache", YES),)))
    assert (asked(state), state.tries) == ("breath", 0)


def test_a_red_flag_raised_in_passing_settles_its_question() -> None:
    """ "One calf is swollen" is not followed by "is one leg swollen?"."""
    known = dict(settled_by(ADULT, (("red-flag:dvt", YES),)))
    assert known["swelling"] is YES


def test_the_most_urgent_reason_comes_first() -> None:
    """Rules that hold are told by level."""
    state = pass_by(FlowState(), (("statin", YES), ("one_sided_swelling", YES)))
    levels = [each.level for each in fired(ADULT, state)]
    assert levels == sorted(levels, reverse=True)


def test_a_group_denied_one_by_one_is_a_no() -> None:
    """Nothing is left to ask."""
    small = small_flow((question("rash", "red", "blue"),), (rule("r", Level.SAME_DAY, ("rash",)),))
    state = pass_by(FlowState(), (("red", NO), ("blue", NO)))
    assert value_of(view_of(small, state), "rash") is NO
    assert next_question(small, state) is None


def test_questions_that_could_only_repeat_the_level_are_left_out() -> None:
    """Two signs of one level: the second is not asked after a yes."""
    small = small_flow(
        (question("one", "a"), question("two", "b")),
        (rule("r1", Level.SAME_DAY, ("one",)), rule("r2", Level.SAME_DAY, ("two",))),
    )
    assert next_question(small, step(small, FlowState(), Said(YES))) is None


def test_a_follow_up_waits_for_its_gate() -> None:
    """And opens for unsure as for yes."""
    small = small_flow(
        (question("sore", "a", "b"), question("weeping", "c", only_if=("sore",))),
        (rule("r", Level.SAME_DAY, ("weeping",)),),
    )
    assert next_question(small, step(small, FlowState(), Said(NO))) is None
    unsure = step(small, step(small, FlowState(), Said(UNSURE)), Said(UNSURE))
    follow_up = next_question(small, unsure)
    assert follow_up is not None
    assert follow_up.id == "weeping"


def test_the_most_questions_with_a_danger_left_are_same_day() -> None:
    """What can't be ruled out by asking is looked at today."""
    names = [f"q{number}" for number in range(MOST_QUESTIONS + 1)]
    small = small_flow(
        tuple(question(name, f"f{name}") for name in names),
        tuple(rule(f"r{name}", Level.SAME_DAY, (name,)) for name in names),
    )
    state = FlowState()
    while next_question(small, state) is not None:
        state = step(small, state, Said(NO))
    assert level_of(small, state) is Level.SAME_DAY
    assert is_unsettled(small, state)


def test_undo_with_nothing_answered_changes_nothing() -> None:
    """What was said in the opening stays."""
    state = FlowState((Event("", None, (("statin", YES),)),))
    assert undo(state) == state
