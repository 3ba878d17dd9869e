"""Several hearings of one utterance: what they agree on. Pure.

A hearing is what one engine made of the sound. Several readings of one engine are one hearing:
they rest on the same evidence. What was typed needs no second witness.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from voice_skill.understanding.reading import Reading, Readings
from voice_skill.values.flow import FIRST_DANGER, Flow, Question
from voice_skill.values.heard import Hypothesis
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


def is_typed(heard: Readings) -> bool:
    """Whether every reading was typed."""
    return all(engine == TYPED for engine, _ in heard.by_engine)


def hearings(heard: Readings) -> tuple[Reading, ...]:
    """The best reading of each engine, in order of appearance."""
    return tuple(_best(heard).values())


def are_two(heard: Readings) -> bool:
    """Whether two engines have heard something."""
    return len(_best(heard)) >= WITNESSES


def likely(heard: Readings) -> tuple[Reading, ...]:
    """The readings that may name a topic.

    Where an engine heard a single word, its other readings may not make several out of it: "mine"
    is not "my name". For danger signs every reading counts all the same.
    """
    best = {engine: _length(reading) for engine, reading in _best(heard).items()}
    return tuple(
        reading for engine, reading in heard.by_engine if best[engine] != 1 or _length(reading) == 1
    )


def alike(told: Sequence[frozenset[str]]) -> frozenset[str]:
    """What at least two of the hearings tell."""
    names = frozenset().union(*told)
    return frozenset(name for name in names if sum(name in each for each in told) >= WITNESSES)


def led_by_each(heard: Readings) -> tuple[Readings, ...]:
    """The same readings, with what each engine heard best as the first in turn."""
    all_of_them = heard.heard.hypotheses
    best: dict[str, Hypothesis] = {}
    for each in all_of_them:
        best.setdefault(each.engine, each)
    return tuple(
        heard.made_of((chosen, *(each for each in all_of_them if each is not chosen)))
        for chosen in best.values()
    )


def answer_kinds(heard: Readings) -> frozenset[AnswerKind]:
    """What the hearings answer, each in its best reading; empty where none is an answer."""
    found = [
        reading.answer if engine == TYPED else reading.answer_when_asked
        for engine, reading in _best(heard).items()
    ]
    return frozenset(each.kind for each in found if each is not None)


def is_split(heard: Readings) -> bool:
    """Whether one hearing is a yes and another a no."""
    return answer_kinds(heard) >= {AnswerKind.YES, AnswerKind.NO}


def _best(heard: Readings) -> dict[str, Reading]:
    best: dict[str, Reading] = {}
    for engine, reading in heard.by_engine:
        best.setdefault(engine, reading)
    return best


def _length(reading: Reading) -> int:
    return len(reading.text.split())


@lru_cache(maxsize=512)
def is_grave(flow: Flow, question: Question) -> bool:
    """Whether danger hangs on the answer: any urgent rule looks at what is asked."""
    names = {question.id, *question.asks}
    return any(
        rule.level >= FIRST_DANGER and not names.isdisjoint(name for g in rule.when for name in g)
        for rule in flow.rules
    )
