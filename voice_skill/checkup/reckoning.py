"""What is known in a check-up, summed up: which rules hold, and what is still worth asking.

A view holds no history. That is why the proof can merge all rows of answers that lead to views
from which everything that follows is equal.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from voice_skill.values.flow import (
    FIRST_DANGER,
    MOST_QUESTIONS,
    Flow,
    FlowState,
    Known,
    Noticed,
    Question,
    Rule,
)
from voice_skill.values.level import Level


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


@lru_cache(maxsize=1_024)
def view_of(flow: Flow, state: FlowState) -> View:
    """The events summed up. Of two things said about one feature, the more dangerous stays."""
    facts: dict[str, Known] = {}
    answers: dict[str, Known] = {}
    single = {q.id: q.asks[0] for q in flow.questions if _is_single(q)}
    asked = {event.question for event in state.events if event.question}
    for event in state.events:
        if event.question and event.value is not None:
            keep(answers, event.question, event.value)
            if event.question in single:
                keep(facts, single[event.question], event.value)
        for name, value in event.noticed:
            keep(facts, name, value)
    return summed_up(flow, facts, answers, len(asked))


def summed_up(flow: Flow, facts: dict[str, Known], answers: dict[str, Known], asked: int) -> View:
    """A view with the values of all names worked out."""
    values = _values(flow, facts, answers)
    holding = tuple(rule for rule in flow.rules if _holds(values, rule))
    level = max((rule.level for rule in holding), default=Level.SELF_CARE)
    return View(facts, answers, asked, values, holding, level, _reach(flow, values, level))


def with_answer(flow: Flow, view: View, question: Question, value: Known) -> View:
    """The view after one answer: what ``step`` makes of it, without the history."""
    facts, answers = dict(view.facts), dict(view.answers)
    keep(answers, question.id, value)
    if _is_single(question):
        keep(facts, question.asks[0], value)
    return summed_up(flow, facts, answers, view.asked + 1)


def would_hold(flow: Flow, view: View, rule: Rule, noticed: Noticed) -> bool:
    """Whether the rule would hold if that were told now."""
    facts = dict(view.facts)
    for name, value in noticed:
        keep(facts, name, value)
    return _holds(_values(flow, facts, view.answers), rule)


def value_of(view: View, name: str) -> Known | None:
    """What is known of a feature or a question; None where it is not known."""
    return view.values.get(name)


def level_in(flow: Flow, view: View) -> Level:
    """``level_of`` for what is already summed up."""
    if view.asked >= MOST_QUESTIONS:
        return max(view.level, min(danger_left(flow, view), FIRST_DANGER))
    return view.level


def next_in(flow: Flow, view: View) -> Question | None:
    """``next_question`` for what is already summed up."""
    if view.asked >= MOST_QUESTIONS:
        return None
    waiting = [question for question in flow.questions if _is_open(flow, view, question)]
    return min(waiting, key=lambda each: not _any_holds(view.values, each.sooner_if), default=None)


def danger_left(flow: Flow, view: View) -> Level:
    """The highest level that a question still to be asked could reach, were there no end."""
    found = [_potential(flow, view, q) for q in flow.questions if _is_open(flow, view, q)]
    return max(found, default=view.level)


def merge_key(flow: Flow, view: View) -> tuple[object, ...]:
    """Equal for two views from which everything that follows is equal.

    What is left out cannot matter: rules that are settled or at a level already reached, and
    questions that can no longer raise it.
    """
    level = level_in(flow, view)
    if level is Level.EMERGENCY or next_in(flow, view) is None:
        return (level, danger_left(flow, view) is Level.EMERGENCY)
    # What a yes may bring later depends on the rules that still lack something, and on what.
    lacking = tuple(
        (place, tuple(n for n, each in enumerate(rule.when) if not _any_holds(view.values, each)))
        for place, rule in enumerate(flow.rules)
        if rule.level > level
    )
    wanted = {
        name for place, groups in lacking for n in groups for name in flow.rules[place].when[n]
    }
    waiting: list[object] = []
    for question in flow.questions:
        if question.id in view.values:
            continue
        if wanted.intersection(_settles(question)) or _potential(flow, view, question) > level:
            parts = tuple((n, view.values[n]) for n in question.asks if n in view.values)
            opened = not question.only_if or _any_holds(view.values, question.only_if)
            sooner = _any_holds(view.values, question.sooner_if)
            waiting.append((question.id, opened, sooner, parts))
    gone = tuple(sorted(name for name in wanted if view.values.get(name) is Known.NO))
    return (level, view.asked, lacking, tuple(waiting), gone)


def own_potential(view: View, question: Question) -> Level:
    """The highest level that a yes to the question itself could bring."""
    return max(view.level, *(view.reach.get(name, view.level) for name in _settles(question)))


@dataclass(frozen=True, slots=True)
class _Index:
    places: dict[str, int]
    children: dict[str, tuple[Question, ...]]


@lru_cache(maxsize=32)
def _index(flow: Flow) -> _Index:
    children: dict[str, list[Question]] = {}
    for question in flow.questions:
        for gate in question.only_if:
            children.setdefault(gate, []).append(question)
    return _Index(
        {q.id: place for place, q in enumerate(flow.questions)},
        {name: tuple(each) for name, each in children.items()},
    )


def _is_single(question: Question) -> bool:
    return len(question.asks) == 1 and question.within_days is None


def keep(known: dict[str, Known], name: str, value: Known) -> None:
    """Enter what was told of a name; of two things told the more dangerous stays."""
    before = known.get(name)
    if before is None or value.rank > before.rank:
        known[name] = value


def _values(flow: Flow, facts: dict[str, Known], answers: dict[str, Known]) -> dict[str, Known]:
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
    best = own_potential(view, question)
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


def _settles(question: Question) -> tuple[str, ...]:
    return (question.id, *question.asks) if _is_single(question) else (question.id,)
