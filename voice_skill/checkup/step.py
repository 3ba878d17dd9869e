"""One step of a check-up, and the level that the answers have reached. Pure.

The level only rises: rules know no "not", a yes is never taken back by what is said later (only
by correcting or undoing it), and what stays unknown after two tries counts as yes.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from voice_skill.checkup.reckoning import (
    View,
    level_in,
    next_in,
    own_potential,
    summed_up,
    value_of,
    view_of,
)
from voice_skill.values.flow import (
    RED_FLAG,
    Event,
    Flow,
    FlowState,
    Known,
    Noticed,
    Question,
    Rule,
    Said,
)
from voice_skill.values.level import Level

TRIES = 2
"""Failed tries at a question before the safer branch is taken."""


def level_of(flow: Flow, state: FlowState) -> Level:
    """The highest level that what was told has reached. Never falls from step to step."""
    return level_in(flow, view_of(flow, state))


def fired(flow: Flow, state: FlowState) -> tuple[Rule, ...]:
    """The rules that hold, most urgent first, in the flow's own order within a level."""
    return tuple(sorted(view_of(flow, state).holding, key=lambda rule: -rule.level))


def is_unsettled(flow: Flow, state: FlowState) -> bool:
    """Whether the level rests on nothing but the end of the questions."""
    view = view_of(flow, state)
    return level_in(flow, view) > view.level


@lru_cache(maxsize=1_024)
def next_question(flow: Flow, state: FlowState) -> Question | None:
    """What to ask next: the first question that can still raise the level; None ends it."""
    return next_in(flow, view_of(flow, state))


def step(flow: Flow, state: FlowState, said: Said) -> FlowState:
    """The state after one turn. What was noticed counts at once, whatever was asked.

    A question that gets no answer, or "I don't know", is asked a second time; after that it is
    settled as unsure, which counts as the safer branch.
    """
    question = next_question(flow, state)
    if question is None:
        # A "no" said in passing takes nothing back once all is settled: see ``correct``.
        told = tuple(each for each in said.noticed if each[1] is not Known.NO)
        return _with(state, Event("", None, told)) if told else state
    if said.value in {Known.YES, Known.NO}:
        return _with(state, Event(question.id, said.value, said.noticed))
    noted = _with(state, Event("", None, said.noticed)) if said.noticed else state
    if _is_settled(flow, view_of(flow, noted), question):
        return _with(state, Event(question.id, None, said.noticed))
    after = next_question(flow, noted)
    if after is None or after.id != question.id:
        return noted  # what was noticed makes another question more urgent
    if said.value is None and view_of(flow, noted) != view_of(flow, state):
        return replace(noted, tries=state.tries)  # no answer yet, but something was learnt
    if state.tries + 1 >= TRIES:
        return _with(state, Event(question.id, Known.UNSURE, said.noticed))
    return replace(noted, tries=state.tries + 1)


def settled_by(flow: Flow, noticed: Noticed) -> Noticed:
    """What was noticed, and the questions that a red flag raised in passing has answered.

    "One calf is swollen and hot" raises the flag for a clot: the question that stands for the
    same flag is not asked again.
    """
    told = {name for name, value in noticed if value is Known.YES}
    more: dict[str, Known] = {}
    for flag in sorted(name for name in told if name.startswith(RED_FLAG)):
        standing = _standing_for(flow, flag)
        # Where several questions stand for one flag, only what was told says which it was.
        named = [each for each in standing if told.intersection(each.asks)]
        for question in named or (standing if len(standing) == 1 else []):
            more[question.id] = Known.YES
    return (*noticed, *more.items())


def _standing_for(flow: Flow, flag: str) -> list[Question]:
    levels = {(each.flag, each.level) for each in flow.rules if each.when == ((flag,),)}
    names = {
        name
        for rule in flow.rules
        if (rule.flag, rule.level) in levels and len(rule.when) == 1
        for name in rule.when[0]
    }
    return [question for question in flow.questions if question.id in names]


def pass_by(state: FlowState, noticed: Noticed) -> FlowState:
    """The state after something was told that answers no question."""
    return FlowState((*state.events, Event("", None, noticed)), state.tries)


def undo(state: FlowState) -> FlowState:
    """The state before the last answer; the same state where nothing was answered yet."""
    answered = [place for place, event in enumerate(state.events) if event.question]
    return FlowState(state.events[: answered[-1]]) if answered else replace(state, tries=0)


def correct(flow: Flow, state: FlowState, name: str, value: Known | None) -> FlowState:
    """The state as if ``name`` (a feature or a question) had been told as ``value``.

    ``None`` forgets it, so that it is asked again; red flags that stood for the same sign go with
    what is forgotten or denied. This is the only way, with ``undo``, to take something back.
    """
    question = next((each for each in flow.questions if each.id == name), None)
    gone = {name}
    if question is not None:
        gone |= set(question.asks)
    elif value is not Known.YES:
        gone |= {each.id for each in flow.questions if name in each.asks}
    if question is not None or value is not Known.YES:
        gone |= _flags_of(flow, gone)  # a sign that is there takes no red flag away
    kept = tuple(each for event in state.events if (each := _without(event, gone)) is not None)
    if value is None:
        return FlowState(kept)
    if question is not None:
        return FlowState((*kept, Event(name, value)))
    return FlowState((*kept, Event("", None, ((name, value),))))


def _flags_of(flow: Flow, names: set[str]) -> set[str]:
    # The names of red flags, raised in passing, that stand for the same as rules with these names.
    flags = {
        rule.flag for rule in flow.rules if rule.flag and any(names & set(g) for g in rule.when)
    }
    return {
        name
        for rule in flow.rules
        if rule.flag in flags
        for group in rule.when
        for name in group
        if name.startswith(RED_FLAG)
    }


@lru_cache(maxsize=512)
def worst_of(flow: Flow, question: Question) -> Level:
    """The highest level that the question's own answer can bring about."""
    return own_potential(summed_up(flow, {}, {}, 0), question)


def _with(state: FlowState, event: Event) -> FlowState:
    return FlowState((*state.events, event))


def _without(event: Event, gone: set[str]) -> Event | None:
    noticed = tuple((name, value) for name, value in event.noticed if name not in gone)
    if event.question in gone:
        return Event("", None, noticed) if noticed else None
    return replace(event, noticed=noticed) if event.question or noticed else None


def _is_settled(flow: Flow, view: View, question: Question) -> bool:
    known = value_of(view, question.id) is not None
    return known or view.level is Level.EMERGENCY
