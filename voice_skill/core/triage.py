"""One step of a check-up, and the level that the answers have reached. Pure.

The level only rises: rules know no "not", a yes is never taken back by what is said later (only
by correcting or undoing it), and "I don't know" counts as yes wherever the level is a danger.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from voice_skill.core.flow_types import (
    FIRST_DANGER,
    MOST_QUESTIONS,
    Event,
    Flow,
    FlowState,
    Known,
    Noticed,
    Question,
    Rule,
    Said,
)
from voice_skill.core.types import Level

TRIES = 2
"""Failed tries at a danger question before the safer branch is taken."""

UNSETTLED = "unsettled"
"""Stands for a rule: the most questions were asked and a danger could still not be ruled out."""


@dataclass(frozen=True, slots=True)
class View:
    """What is known: features by themselves, answers to questions, and how many were asked."""

    facts: dict[str, Known]
    answers: dict[str, Known]
    asked: int = 0


@lru_cache(maxsize=4_096)
def view_of(flow: Flow, state: FlowState) -> View:
    """The events summed up. Of two things said about one feature, the more dangerous stays."""
    facts: dict[str, Known] = {}
    answers: dict[str, Known] = {}
    single = {q.id: q.asks[0] for q in flow.questions if _is_single(q)}
    asked = {event.question for event in state.events if event.question}
    for event in state.events:
        if event.question and event.value is not None:
            _keep(answers, event.question, event.value)
            if event.question in single:
                _keep(facts, single[event.question], event.value)
        for name, value in event.noticed:
            _keep(facts, name, value)
    return View(facts, answers, len(asked))


def value_of(flow: Flow, view: View, name: str) -> Known | None:
    """What is known of a feature or a question; None where it is not known."""
    index = _index(flow)
    if name in index.questions:
        return _question_value(index, view, index.questions[name])
    return _feature_value(index, view, name)


def level_of(flow: Flow, state: FlowState) -> Level:
    """The highest level that what was told has reached. Never falls from step to step."""
    return level_in(flow, view_of(flow, state))


def level_in(flow: Flow, view: View) -> Level:
    """``level_of`` for what is already summed up."""
    level = _rules_level(flow, view)
    if view.asked >= MOST_QUESTIONS:
        return max(level, min(_open_danger(flow, view, level), FIRST_DANGER))
    return level


def fired(flow: Flow, state: FlowState) -> tuple[Rule, ...]:
    """The rules that hold, most urgent first, in the flow's own order within a level."""
    view = view_of(flow, state)
    holding = [rule for rule in flow.rules if _holds(flow, view, rule)]
    return tuple(sorted(holding, key=lambda rule: -rule.level))


def is_unsettled(flow: Flow, state: FlowState) -> bool:
    """Whether the level rests on nothing but the end of the questions."""
    view = view_of(flow, state)
    return level_in(flow, view) > _rules_level(flow, view)


def next_question(flow: Flow, state: FlowState) -> Question | None:
    """What to ask next: the first question that can still raise the level; None ends it."""
    return next_in(flow, view_of(flow, state))


def next_in(flow: Flow, view: View) -> Question | None:
    """``next_question`` for what is already summed up."""
    if view.asked >= MOST_QUESTIONS:
        return None
    level = _rules_level(flow, view)
    open_questions = [q for q in flow.questions if _is_open(flow, view, q, level)]
    if not open_questions:
        return None
    return min(open_questions, key=lambda q: not _any_holds(flow, view, q.sooner_if))


def step(flow: Flow, state: FlowState, said: Said) -> FlowState:
    """The state after one turn. What was noticed counts at once, whatever was asked.

    A danger question that gets no answer, or "I don't know", is asked a second time; after that
    it is settled as unsure, which counts as the safer branch.
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
    failed_enough = state.tries + 1 >= TRIES
    if failed_enough or (said.value is Known.UNSURE and not is_danger(flow, question)):
        return _with(state, Event(question.id, Known.UNSURE, said.noticed))
    return replace(noted, tries=state.tries + 1)


def pass_by(state: FlowState, noticed: Noticed) -> FlowState:
    """The state after something was told that answers no question."""
    return FlowState((*state.events, Event("", None, noticed)), state.tries)


def undo(state: FlowState) -> FlowState:
    """The state before the last answer; the same state where nothing was answered yet."""
    answered = [place for place, event in enumerate(state.events) if event.question]
    return FlowState(state.events[: answered[-1]]) if answered else replace(state, tries=0)


def correct(flow: Flow, state: FlowState, name: str, value: Known | None) -> FlowState:
    """The state as if ``name`` (a feature or a question) had been told as ``value``.

    ``None`` forgets it, so that it is asked again. This is the only way, with ``undo``, to take
    something back.
    """
    gone = {name}
    question = _index(flow).questions.get(name)
    if question is not None:
        gone |= set(question.asks)
    else:
        gone |= {q.id for q in flow.questions if name in q.asks and value is not Known.YES}
    kept = tuple(each for event in state.events if (each := _without(event, gone)) is not None)
    if value is None:
        return FlowState(kept)
    if question is not None:
        return FlowState((*kept, Event(name, value)))
    return FlowState((*kept, Event("", None, ((name, value),))))


@lru_cache(maxsize=512)
def is_danger(flow: Flow, question: Question) -> bool:
    """Whether an answer to the question can ever lead to a level of danger."""
    return _potential(flow, View({}, {}), question, Level.SELF_CARE) >= FIRST_DANGER


@lru_cache(maxsize=512)
def worst_of(flow: Flow, question: Question) -> Level:
    """The highest level that the question's own answer can bring about."""
    return _direct_potential(flow, View({}, {}), question, Level.SELF_CARE)


# ---------------------------------------------------------------- how it is reckoned


@dataclass(frozen=True, slots=True)
class _Index:
    questions: dict[str, Question]
    asked_by: dict[str, tuple[Question, ...]]
    rules_with: dict[str, tuple[Rule, ...]]
    children: dict[str, tuple[Question, ...]]


@lru_cache(maxsize=32)
def _index(flow: Flow) -> _Index:
    asked_by: dict[str, list[Question]] = {}
    rules_with: dict[str, list[Rule]] = {}
    children: dict[str, list[Question]] = {}
    for question in flow.questions:
        for name in question.asks:
            asked_by.setdefault(name, []).append(question)
        for gate in question.only_if:
            children.setdefault(gate, []).append(question)
    for rule in flow.rules:
        for name in {name for group in rule.when for name in group}:
            rules_with.setdefault(name, []).append(rule)
    return _Index(
        {q.id: q for q in flow.questions},
        {name: tuple(each) for name, each in asked_by.items()},
        {name: tuple(each) for name, each in rules_with.items()},
        {name: tuple(each) for name, each in children.items()},
    )


def _is_single(question: Question) -> bool:
    return len(question.asks) == 1 and question.within_days is None


def _keep(known: dict[str, Known], name: str, value: Known) -> None:
    before = known.get(name)
    if before is None or value.rank > before.rank:
        known[name] = value


def _with(state: FlowState, event: Event) -> FlowState:
    return FlowState((*state.events, event))


def _without(event: Event, gone: set[str]) -> Event | None:
    noticed = tuple((name, value) for name, value in event.noticed if name not in gone)
    if event.question in gone:
        return Event("", None, noticed) if noticed else None
    return replace(event, noticed=noticed) if event.question or noticed else None


def _question_value(index: _Index, view: View, question: Question) -> Known | None:
    if question.within_days is not None:
        return view.answers.get(question.id) or view.facts.get(question.id)
    answer = view.answers.get(question.id)
    values = [view.facts.get(name) for name in question.asks]
    if Known.YES in values:
        return Known.YES
    if answer is Known.NO and Known.UNSURE in values:
        return Known.UNSURE
    if answer is not None:
        return answer
    if all(_feature_value(index, view, name) is Known.NO for name in question.asks):
        return Known.NO
    return None


def _is_settled(flow: Flow, view: View, question: Question) -> bool:
    known = value_of(flow, view, question.id) is not None
    return known or _rules_level(flow, view) is Level.EMERGENCY


def _feature_value(index: _Index, view: View, name: str) -> Known | None:
    value = view.facts.get(name)
    if value is not None:
        return value
    for question in index.asked_by.get(name, ()):
        if question.within_days is None and view.answers.get(question.id) is Known.NO:
            return Known.NO
    return None


def _holds(flow: Flow, view: View, rule: Rule) -> bool:
    return all(_group_holds(flow, view, group, rule.level) for group in rule.when)


def _group_holds(flow: Flow, view: View, group: tuple[str, ...], level: Level) -> bool:
    for name in group:
        value = value_of(flow, view, name)
        if value is Known.YES or (value is Known.UNSURE and level >= FIRST_DANGER):
            return True
    return False


def _any_holds(flow: Flow, view: View, names: Iterable[str]) -> bool:
    return any(value_of(flow, view, name) in {Known.YES, Known.UNSURE} for name in names)


def _rules_level(flow: Flow, view: View) -> Level:
    level = Level.SELF_CARE
    for rule in flow.rules:
        if rule.level > level and _holds(flow, view, rule):
            level = rule.level
    return level


def _is_dead(flow: Flow, view: View, rule: Rule) -> bool:
    return any(
        all(value_of(flow, view, name) is Known.NO for name in group) for group in rule.when
    )


def _is_open(flow: Flow, view: View, question: Question, level: Level) -> bool:
    if question.until is not None and level >= question.until:
        return False
    if value_of(flow, view, question.id) is not None:
        return False
    if question.only_if and not _any_holds(flow, view, question.only_if):
        return False
    return _potential(flow, view, question, level) > level


def _potential(flow: Flow, view: View, question: Question, level: Level) -> Level:
    # The highest level that a yes could bring, by itself or through questions that it opens.
    best = _direct_potential(flow, view, question, level)
    index = _index(flow)
    for name in (question.id, *question.asks):
        for child in index.children.get(name, ()):
            closed = value_of(flow, view, child.id) is not None
            if closed or (child.until is not None and level >= child.until):
                continue
            if not _any_holds(flow, view, child.only_if):
                best = max(best, _potential(flow, view, child, level))
    return best


def _direct_potential(flow: Flow, view: View, question: Question, level: Level) -> Level:
    best = level
    index = _index(flow)
    for name in (question.id, *question.asks):
        if name != question.id and _feature_value(index, view, name) is Known.NO:
            continue
        for rule in index.rules_with.get(name, ()):
            if rule.level > best and _helps(flow, view, rule, name):
                best = rule.level
    return best


def _helps(flow: Flow, view: View, rule: Rule, name: str) -> bool:
    if _is_dead(flow, view, rule):
        return False
    return any(
        name in group and not _group_holds(flow, view, group, rule.level) for group in rule.when
    )


def _open_danger(flow: Flow, view: View, level: Level) -> Level:
    found = [
        _potential(flow, view, q, level) for q in flow.questions if _is_open(flow, view, q, level)
    ]
    return max(found, default=level)


__all__ = [
    "TRIES",
    "UNSETTLED",
    "Noticed",
    "View",
    "correct",
    "fired",
    "is_danger",
    "is_unsettled",
    "level_in",
    "level_of",
    "next_in",
    "next_question",
    "pass_by",
    "step",
    "undo",
    "value_of",
    "view_of",
    "worst_of",
]
