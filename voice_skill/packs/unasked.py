"""Dangers that a check-up would only find if somebody happened to say the right words.

A rule may rest on a finding that people tell in passing ("my calf aches"). There are more ways of
saying it than any list of phrases knows. So on the paths where it was not recognised a question
must ask about it, one that does not itself wait for those words.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product

from voice_skill.checkup.reckoning import level_in, summed_up
from voice_skill.values.flow import FIRST_DANGER, RED_FLAG, Flow, Known, Question, Rule

_MOST_TELLINGS = 200
"""Ways of telling the rest of a rule that are tried."""


def unasked(flow: Flow) -> Iterator[str]:
    """Each finding that a rule of danger rests on and that nobody would ask about."""
    for rule in flow.rules:
        if rule.level < FIRST_DANGER:
            continue
        for place, group in enumerate(rule.when):
            rest = (*rule.when[:place], *rule.when[place + 1 :])
            for name in group:
                told = _assumed_away(flow, rule, name, rest)
                if told is not None:
                    yield _fault(rule, name, told)


def _assumed_away(
    flow: Flow, rule: Rule, name: str, rest: tuple[tuple[str, ...], ...]
) -> tuple[str, ...] | None:
    # What else of the rule is told where nothing asks about the name, though it would matter.
    if name.startswith(RED_FLAG):
        return None  # told as a whole or not at all: the rules of the same flag are asked
    for told in islice(product(*rest), _MOST_TELLINGS):
        if _level(flow, told) >= rule.level:
            continue  # as urgent without it
        if not any(_asks(q, name) and _comes(flow, q, name, told) for q in flow.questions):
            return told
    return None


def _level(flow: Flow, told: tuple[str, ...]) -> int:
    ids = {question.id for question in flow.questions}
    answers = {name: Known.YES for name in told if name in ids}
    facts = {name: Known.YES for name in told if name not in ids}
    return level_in(flow, summed_up(flow, facts, answers, len(answers)))


def _asks(question: Question, name: str) -> bool:
    return name == question.id or name in question.asks or name in question.covers


def _comes(
    flow: Flow,
    question: Question,
    without: str,
    told: tuple[str, ...],
    seen: frozenset[str] = frozenset(),
) -> bool:
    # Whether the question is put to somebody whose ``without`` was not recognised.
    if not question.only_if:
        return True
    seen |= {question.id}
    return any(
        gate in told
        or any(
            each.id not in seen and _settles(each, gate) and _comes(flow, each, without, told, seen)
            for each in flow.questions
        )
        for gate in question.only_if
        if gate != without
    )


def _settles(question: Question, gate: str) -> bool:
    # A yes to several things at once opens only what hangs on the question itself.
    return gate == question.id or question.asks == (gate,)


def _fault(rule: Rule, name: str, told: tuple[str, ...]) -> str:
    beside = f" beside {', '.join(told)}" if told else ""
    return (
        f"rule {rule.id!r} rests on {name!r}{beside}, and where its words are not understood no "
        f"question asks about it. Put {name!r} into the asks of a question that comes without "
        "it, or into its covers where its words take it in."
    )
