"""What a check-up asked, and what it was told: answers, danger signs, risks. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from voice_skill.checkup.checkup import Checkup
from voice_skill.checkup.reckoning import View, value_of, view_of
from voice_skill.checkup.step import worst_of
from voice_skill.dialogue.session import LoggedTurn
from voice_skill.language.prompts import prompt
from voice_skill.records.own_words import is_given
from voice_skill.records.summary_types import Answer, Sign
from voice_skill.values.flow import RED_FLAG, Flow, Known, Question
from voice_skill.values.level import Level
from voice_skill.values.pack import Pack
from voice_skill.values.reply import ReplyKind


@dataclass(frozen=True, slots=True)
class Signs:
    """Danger signs by what was told of them, and risks with whatever else was told."""

    reported: tuple[Sign, ...] = ()
    unsure: tuple[Sign, ...] = ()
    denied: tuple[Sign, ...] = ()
    not_asked: tuple[Sign, ...] = ()
    risks: tuple[Sign, ...] = ()


def answers(
    flow: Flow, checkup: Checkup, turns: tuple[LoggedTurn, ...], given: frozenset[str] = frozenset()
) -> tuple[Answer, ...]:
    """Every question that was asked, or answered by the way, in the flow's order: gravest first.

    Left out are questions that another answer has settled: nobody asked them. ``given`` are words
    of buttons, normalised: they are not quoted.
    """
    view = view_of(flow, checkup.state)
    # An answer that something told later goes beyond is not what made it so.
    answered = {(event.question, event.value) for event in checkup.state.events}
    found = []
    for question in flow.questions:
        value = value_of(view, question.id)
        if value is None or not _was_told(view, question):
            continue
        asked = (question.id, value) in answered
        turn = _turn_of(question, turns) if asked else None
        own = turn is not None and not is_given(turn, given)
        found.append(
            Answer(
                id=question.id,
                question=question.ask.to(checkup.patient.who),
                answer=value,
                told=question.told,
                level=Level.SELF_CARE if question.within_days else _level(flow, question),
                words=turn.said.strip() if turn is not None and own else "",
                heard=turn.confidence if turn is not None else 1.0,
                risk=question.risk,
                asked=asked,
            )
        )
    return tuple(found)


def signs(flow: Flow, checkup: Checkup, pack: Pack) -> Signs:
    """What was told of each danger sign and each risk.

    A question that was answered with yes, without naming which of its signs is there, is
    reported by its own name.
    """
    view = view_of(flow, checkup.state)
    danger = [each for each in flow.questions if _is_danger(flow, each)]
    reported = [*_named(flow, view, pack), *_unnamed(flow, view, danger)]
    about_risks = [each for each in flow.questions if each.risk]
    return Signs(
        reported=tuple(reported),
        unsure=tuple(_signs(flow, view, danger, Known.UNSURE)),
        denied=tuple(_signs(flow, view, danger, Known.NO)),
        not_asked=tuple(_signs(flow, view, danger, None)),
        risks=(*_risks(flow, view), *_signs(flow, view, about_risks, Known.NO)),
    )


def past(findings: Iterable[str], pack: Pack, known: set[str]) -> tuple[Sign, ...]:
    """Findings that were said to lie in the past, by the words to name them; ``known`` left out."""
    names = {finding.id: finding.spoken or finding.means for finding in pack.findings}
    return tuple(
        Sign(name, prompt("page.past", sign=names[name]), Known.YES, Level.SELF_CARE)
        for name in sorted(findings)
        if name in names and name not in known
    )


def _turn_of(question: Question, turns: tuple[LoggedTurn, ...]) -> LoggedTurn | None:
    # "Why do you ask?" was said while the question waited, but does not answer it.
    for turn in reversed(turns):
        if turn.question == question.id and turn.outcome.kind is not ReplyKind.CONTROL:
            return turn
    return None


def _was_told(view: View, question: Question) -> bool:
    names = (question.id, *question.asks)
    return question.id in view.answers or any(name in view.facts for name in names)


def _is_danger(flow: Flow, question: Question) -> bool:
    timed = question.within_days is not None
    return not (timed or question.risk) and _level(flow, question) >= Level.SAME_DAY


def danger_names(flow: Flow) -> frozenset[str]:
    """The names of all danger questions and of what they ask about."""
    asked = (each for each in flow.questions if _is_danger(flow, each))
    return frozenset(name for each in asked for name in (each.id, *each.asks))


def _level(flow: Flow, question: Question) -> Level:
    return max(worst_of(flow, question), *(_alone(flow, name) for name in question.asks))


def _alone(flow: Flow, name: str) -> Level:
    # The level that the feature reaches with nothing beside it.
    levels = [rule.level for rule in flow.rules if len(rule.when) == 1 and name in rule.when[0]]
    return max(levels, default=Level.SELF_CARE)


def _named(flow: Flow, view: View, pack: Pack) -> list[Sign]:
    flags = {RED_FLAG + flag.id: flag for flag in pack.red_flags}
    told = [name for name, value in view.facts.items() if value is Known.YES]
    found = [
        Sign(name, flow.facts[name], Known.YES, _sign_level(flow, name))
        for name in told
        if name in flow.facts and _sign_level(flow, name) >= Level.SAME_DAY
    ]
    listed = {sign.id for sign in found}
    for name in told:
        # A red flag whose findings stand here already would say the same twice.
        if name in flags and not any(listed & set(group) for group in flags[name].when):
            found.append(Sign(name, flags[name].name, Known.YES, flags[name].level))
    return found


def _sign_level(flow: Flow, name: str) -> Level:
    # A feature of a danger question is a danger sign, even one that is grave only with others.
    asking = [each for each in flow.questions if name in each.asks]
    if any(each.risk for each in asking):
        return Level.SELF_CARE
    levels = [_level(flow, each) for each in asking if _is_danger(flow, each)]
    return max([_alone(flow, name), *levels])


def _unnamed(flow: Flow, view: View, danger: list[Question]) -> list[Sign]:
    return [
        Sign(question.id, question.told, Known.YES, _level(flow, question))
        for question in danger
        if value_of(view, question.id) is Known.YES
        and not any(view.facts.get(name) is Known.YES for name in question.asks)
    ]


def _signs(flow: Flow, view: View, questions: list[Question], told: Known | None) -> list[Sign]:
    return [
        Sign(question.id, question.told, told, _level(flow, question))
        for question in questions
        if value_of(view, question.id) is told and (told is None or _was_told(view, question))
    ]


def _risks(flow: Flow, view: View) -> list[Sign]:
    found = [
        Sign(name, flow.facts[name], value, _alone(flow, name))
        for name, value in view.facts.items()
        if value is not Known.NO
        and name in flow.facts
        and _sign_level(flow, name) < Level.SAME_DAY
        and not any(each.within_days for each in flow.questions if name in each.asks)
    ]
    for question in flow.questions:
        value = value_of(view, question.id)
        plain = not _is_danger(flow, question) and question.within_days is None
        if not plain or value in {None, Known.NO}:
            continue
        if not any(sign.id in question.asks for sign in found):
            found.append(Sign(question.id, question.told, value, _level(flow, question)))
    return found
