"""A yes to a question of several signs that names none of them, and what to choose from. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from voice_skill.checkup.reckoning import view_of
from voice_skill.values.flow import Flow, FlowState, Known, Question


def unnamed_yes(flow: Flow, state: FlowState) -> Question | None:
    """The question of several signs that was answered last, by a yes that names none; else None."""
    last = state.events[-1] if state.events else None
    if last is None or not last.question or last.value is not Known.YES:
        return None
    question = flow.question(last.question)
    facts = view_of(flow, state).facts
    if len(question.asks) < 2 or any(facts.get(name) is Known.YES for name in question.asks):
        return None
    return question


def passed_by(flow: Flow, state: FlowState) -> str:
    """The id of the question that ``unnamed_yes`` finds; empty where it finds none.

    In a state that is gone back to, it has been asked about already.
    """
    question = unnamed_yes(flow, state)
    return question.id if question is not None else ""


def offered(flow: Flow, question: Question) -> Mapping[str, str]:
    """The signs to choose from, each with the words it is read out by, in the order asked."""
    if question.which:
        return {name: words.split("|")[0].strip() for name, words in question.which}
    return {name: flow.facts[name] for name in question.asks if name in flow.facts}


def known_as(flow: Flow, question: Question) -> Mapping[str, str]:
    """Every word that each of them may be picked by, in the same order."""
    if question.which:
        return dict(question.which)
    return {
        name: f"{name.replace('_', ' ')} {words}" for name, words in offered(flow, question).items()
    }
