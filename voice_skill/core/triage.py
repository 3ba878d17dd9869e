"""One step of a check-up, and the level that the answers have reached. Pure.

The level only rises: rules know no "not", a yes is never taken back by what is said later (only
by correcting or undoing it), and what stays unknown after two tries counts as yes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache

from voice_skill.core.flow_types import (
    FIRST_DANGER,
    MOST_QUESTIONS,
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
from voice_skill.core.types import Level

TRIES = 2
"""Failed tries at a question before the safer branch is taken."""

UNSETTLED = "unsettled"
"""Stands for a rule: the most questions were asked and a danger could still not be ruled out."""


@dataclass(frozen=True, slots=True)
class View:
    """What is known: features by themselves, answers to questions, and how many were asked.

    ``values`` is both together, for every feature and question that anything is known of.
    ``holding`` are the rules that hold and ``level`` the highest level of theirs; ``reach`` gives
    for a name the highest level that it could still bring about.
    """

    facts: dict[str, Known]
    answers: dict[str, Known]
    asked: int
    values: dict[str, Known]
    holding: tuple[Rule, ...]
    level: Level
    reach: dict[str, Level]


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
    return summed_up(flow, facts, answers, len(asked))


def summed_up(
    flow: Flow, facts: dict[str, Known], answers: dict[str, Known], asked: int
) -> View:
    """A view with the values of all names worked out."""
    values = _values(flow, facts, answers)
    holding = tuple(rule for rule in flow.rules if _holds(values, rule))
    level = max((rule.level for rule in holding), default=Level.SELF_CARE)
    return View(facts, answers, asked, values, holding, level, _reach(flow, values, level))


def would_hold(flow: Flow, view: View, rule: Rule, noticed: Noticed) -> bool:
    """Whether the rule would hold if that were told now."""
    facts = dict(view.facts)
    for name, value in noticed:
        _keep(facts, name, value)
    return _holds(_values(flow, facts, view.answers), rule)


def with_answer(flow: Flow, view: View, question: Question, value: Known) -> View:
    """The view after one answer: what ``step`` makes of it, without the history."""
    facts, answers = dict(view.facts), dict(view.answers)
    _keep(answers, question.id, value)
    if _is_single(question):
        _keep(facts, question.asks[0], value)
    return summed_up(flow, facts, answers, view.asked + 1)


def danger_left(flow: Flow, view: View) -> Level:
    """The highest level that a question still to be asked could reach, were there no end."""
    found = [_potential(flow, view, q) for q in flow.questions if _is_open(flow, view, q)]
    return max(found, default=view.level)


def rules_holding(view: View) -> tuple[str, ...]:
    """The ids of the rules that hold."""
    return tuple(rule.id for rule in view.holding)


def merge_key(flow: Flow, view: View) -> tuple[object, ...]:
    """Equal for two views from which everything that follows is equal.

    What is left out cannot matter: rules that are settled or at a level already reached, and
    questions that can no longer raise it.
    """
    level = level_in(flow, view)
    if level is Level.EMERGENCY or next_in(flow, view) is None:
        return (level, danger_left(flow, view) is Level.EMERGENCY)
    waiting: list[object] = []
    for question in flow.questions:
        if value_of(view, question.id) is None and _potential(flow, view, question) > level:
            parts = tuple((n, view.values[n]) for n in question.asks if n in view.values)
            opened = not question.only_if or _any_holds(view.values, question.only_if)
            sooner = _any_holds(view.values, question.sooner_if)
            waiting.append((question.id, opened, sooner, parts))
    # What a yes may bring later depends on the rules that still lack something, and on what.
    lacking = tuple(
        (place, tuple(n for n, group in enumerate(rule.when) if not _any_holds(view.values, group)))
        for place, rule in enumerate(flow.rules)
        if rule.level > level
    )
    gone = tuple(sorted(n for n in view.reach if view.values.get(n) is Known.NO))
    return (level, view.asked, lacking, tuple(waiting), gone)


def value_of(view: View, name: str) -> Known | None:
    """What is known of a feature or a question; None where it is not known."""
    return view.values.get(name)


def level_of(flow: Flow, state: FlowState) -> Level:
    """The highest level that what was told has reached. Never falls from step to step."""
    return level_in(flow, view_of(flow, state))


def level_in(flow: Flow, view: View) -> Level:
    """``level_of`` for what is already summed up."""
    if view.asked >= MOST_QUESTIONS and danger_left(flow, view) >= FIRST_DANGER:
        return max(view.level, FIRST_DANGER)
    return view.level


def fired(flow: Flow, state: FlowState) -> tuple[Rule, ...]:
    """The rules that hold, most urgent first, in the flow's own order within a level."""
    return tuple(sorted(view_of(flow, state).holding, key=lambda rule: -rule.level))


def is_unsettled(flow: Flow, state: FlowState) -> bool:
    """Whether the level rests on nothing but the end of the questions."""
    view = view_of(flow, state)
    return level_in(flow, view) > view.level


def next_question(flow: Flow, state: FlowState) -> Question | None:
    """What to ask next: the first question that can still raise the level; None ends it."""
    return next_in(flow, view_of(flow, state))


def next_in(flow: Flow, view: View) -> Question | None:
    """``next_question`` for what is already summed up."""
    if view.asked >= MOST_QUESTIONS:
        return None
    waiting = [question for question in flow.questions if _is_open(flow, view, question)]
    return min(waiting, key=lambda each: not _any_holds(view.values, each.sooner_if), default=None)


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
    more: dict[str, Known] = {}
    raised = {name for name, value in noticed if name.startswith(RED_FLAG) and value is Known.YES}
    index = _index(flow)
    for flag in raised:
        for said in flow.rules:
            if said.when != ((flag,),):
                continue
            for rule in flow.rules:
                same = rule.flag == said.flag and rule.level == said.level
                if same and len(rule.when) == 1:
                    more |= {n: Known.YES for n in rule.when[0] if n in index.questions}
    return (*noticed, *more.items())


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
def worst_of(flow: Flow, question: Question) -> Level:
    """The highest level that the question's own answer can bring about."""
    return _own_potential(summed_up(flow, {}, {}, 0), question)


# ---------------------------------------------------------------- how it is reckoned


@dataclass(frozen=True, slots=True)
class _Index:
    questions: dict[str, Question]
    places: dict[str, int]
    children: dict[str, tuple[Question, ...]]


@lru_cache(maxsize=32)
def _index(flow: Flow) -> _Index:
    children: dict[str, list[Question]] = {}
    for question in flow.questions:
        for gate in question.only_if:
            children.setdefault(gate, []).append(question)
    return _Index(
        {q.id: q for q in flow.questions},
        {q.id: place for place, q in enumerate(flow.questions)},
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


def _values(
    flow: Flow, facts: dict[str, Known], answers: dict[str, Known]
) -> dict[str, Known]:
    values = dict(facts)
    for question in flow.questions:
        if answers.get(question.id) is Known.NO and question.within_days is None:
            for name in question.asks:
                values.setdefault(name, Known.NO)
    for question in flow.questions:
        value = _question_value(facts, answers, values, question)
        if value is not None:
            values[question.id] = value
    return values


def _question_value(
    facts: dict[str, Known],
    answers: dict[str, Known],
    values: dict[str, Known],
    question: Question,
) -> Known | None:
    answer = answers.get(question.id)
    if question.within_days is not None:
        return answer or facts.get(question.id)
    unsure, denied = False, True
    for name in (question.id, *question.asks):
        told = facts.get(name)
        if told is Known.YES:
            return Known.YES
        unsure = unsure or told is Known.UNSURE
        denied = denied and (name == question.id or values.get(name) is Known.NO)
    if answer is Known.NO and unsure:
        return Known.UNSURE
    return answer or (Known.NO if denied else None)


def _is_settled(flow: Flow, view: View, question: Question) -> bool:
    known = value_of(view, question.id) is not None
    return known or view.level is Level.EMERGENCY


def _holds(values: dict[str, Known], rule: Rule) -> bool:
    return all(_any_holds(values, group) for group in rule.when)


def _any_holds(values: dict[str, Known], names: Iterable[str]) -> bool:
    # Unsure counts as yes: it is only known after the question was put twice.
    for name in names:  # noqa: SIM110 - a third of the proof's time is spent in this line
        if values.get(name, Known.NO) is not Known.NO:
            return True
    return False


def _reach(flow: Flow, values: dict[str, Known], level: Level) -> dict[str, Level]:
    # A rule that also needs what nobody asks ("lies flat on pillows") can't be reached by asking.
    # A yes to several features at once settles none of them, only the question.
    askable = {
        name
        for question in flow.questions
        if question.id not in values
        for name in _settles(question)
        if values.get(name) is not Known.NO
    }
    reach: dict[str, Level] = {}
    for rule in flow.rules:
        if rule.level <= level:
            continue
        missing = [group for group in rule.when if not _any_holds(values, group)]
        if all(askable.intersection(group) for group in missing):
            for name in (name for group in missing for name in group):
                if rule.level > reach.get(name, Level.SELF_CARE):
                    reach[name] = rule.level
    return reach


def _is_open(flow: Flow, view: View, question: Question) -> bool:
    if question.until is not None and view.level >= question.until:
        return False
    if question.id in view.values:
        return False
    if question.only_if and not _any_holds(view.values, question.only_if):
        return False
    return _potential(flow, view, question) > view.level


def _potential(flow: Flow, view: View, question: Question) -> Level:
    # The highest level that a yes could bring, by itself or through questions that it opens.
    best = _own_potential(view, question)
    index = _index(flow)
    for name in (question.id, *question.asks):
        for child in index.children.get(name, ()):
            if index.places[child.id] <= index.places[question.id]:
                continue  # gates open forwards only, so that this ends
            closed = child.id in view.values
            if closed or (child.until is not None and view.level >= child.until):
                continue
            if not _any_holds(view.values, child.only_if):
                best = max(best, _potential(flow, view, child))
    return best


def _own_potential(view: View, question: Question) -> Level:
    return max(view.level, *(view.reach.get(name, view.level) for name in _settles(question)))


def _settles(question: Question) -> tuple[str, ...]:
    return (question.id, *question.asks) if _is_single(question) else (question.id,)


__all__ = [
    "TRIES",
    "UNSETTLED",
    "Noticed",
    "View",
    "correct",
    "fired",
    "is_unsettled",
    "level_in",
    "level_of",
    "next_in",
    "next_question",
    "pass_by",
    "settled_by",
    "step",
    "undo",
    "value_of",
    "view_of",
    "worst_of",
]
