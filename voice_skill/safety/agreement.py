"""Several hearings of one utterance: what they agree on. Pure.

A hearing is what one engine made of the sound. Several readings of one engine are one hearing:
they rest on the same evidence. What was typed needs no second witness.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from voice_skill.understanding.answers import find_answer
from voice_skill.values.flow import FIRST_DANGER, Flow, Question
from voice_skill.values.heard import Heard, Hypothesis
from voice_skill.values.meaning import AnswerKind

TYPED = "typed"
"""The engine's name where somebody typed."""

WITNESSES = 2
"""Hearings that must agree before a danger sign counts as denied."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """How far one spoken text may be believed where it says no.

    ``denials`` are the names that two hearings deny alike; ``no``: two hearings answer no.
    """

    denials: frozenset[str] = frozenset()
    no: bool = False


def is_typed(hypotheses: Sequence[Hypothesis]) -> bool:
    """Whether every reading was typed."""
    return all(each.engine == TYPED for each in hypotheses)


def hearings(hypotheses: Sequence[Hypothesis]) -> tuple[Hypothesis, ...]:
    """The best reading of each engine, in order of appearance."""
    best: dict[str, Hypothesis] = {}
    for each in hypotheses:
        best.setdefault(each.engine, each)
    return tuple(best.values())


def are_two(hypotheses: Sequence[Hypothesis]) -> bool:
    """Whether two engines have heard something."""
    return len(hearings(hypotheses)) >= WITNESSES


def likely(hypotheses: Sequence[Hypothesis]) -> tuple[Hypothesis, ...]:
    """The readings that may name a topic.

    Where an engine heard a single word, its other readings may not make several out of it: "mine"
    is not "my name". For danger signs every reading counts all the same.
    """
    best = {each.engine: len(each.text.split()) for each in hearings(hypotheses)}
    return tuple(
        each for each in hypotheses if best[each.engine] != 1 or len(each.text.split()) == 1
    )


def alike(told: Sequence[frozenset[str]]) -> frozenset[str]:
    """What at least two of the hearings tell."""
    names = frozenset().union(*told)
    return frozenset(name for name in names if sum(name in each for each in told) >= WITNESSES)


def first(heard: Heard, chosen: Hypothesis) -> Heard:
    """The same, with the chosen reading as the best."""
    rest = tuple(each for each in heard.hypotheses if each is not chosen)
    return replace(heard, hypotheses=(chosen, *rest))


def answer_kinds(hypotheses: Sequence[Hypothesis]) -> frozenset[AnswerKind]:
    """What the hearings answer, each in its best reading; empty where none is an answer."""
    found = [find_answer(each.text, misheard=each.engine != TYPED) for each in hearings(hypotheses)]
    return frozenset(each.kind for each in found if each is not None)


def is_split(hypotheses: Sequence[Hypothesis]) -> bool:
    """Whether one hearing is a yes and another a no."""
    return answer_kinds(hypotheses) >= {AnswerKind.YES, AnswerKind.NO}


@lru_cache(maxsize=512)
def is_grave(flow: Flow, question: Question) -> bool:
    """Whether danger hangs on the answer: any urgent rule looks at what is asked."""
    names = {question.id, *question.asks}
    return any(
        rule.level >= FIRST_DANGER and not names.isdisjoint(name for g in rule.when for name in g)
        for rule in flow.rules
    )
