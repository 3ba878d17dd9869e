"""Every path of every check-up, walked before anybody is asked anything.

A path is a row of answers, each yes, no or unsure. States that cannot differ in what follows are
merged, so that all paths are covered in seconds and still counted one by one. What is proved:

- every path ends, after at most 14 questions, and no emergency is left unasked at the end;
- every end has a level, advice, and when to come back;
- a danger more, or a "don't know" for a "no", never lowers the level that is reached;
- every question is asked on some path, and every rule decides on some path;
- what a rule of danger rests on is asked about where it was not told, or its words not understood;
- every red flag raises its level at once, whichever question is waiting.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from itertools import islice, product
from pathlib import Path
from typing import Any

from voice_skill.checkup.reckoning import danger_left, level_in, summed_up, would_hold
from voice_skill.files import recall, remember
from voice_skill.packs.unasked import unasked
from voice_skill.packs.walk import Node, Pairs, Place, Walk
from voice_skill.values.errors import ContentError
from voice_skill.values.flow import (
    FIRST_DANGER,
    MOST_QUESTIONS,
    RED_FLAG,
    Flow,
    Known,
    Noticed,
    Rule,
)
from voice_skill.values.level import Level

_VERSION = 2
"""To be raised when more is proved, so that older proofs are not believed."""

_MOST_TELLINGS = 200
"""Ways of telling one rule's signs that are tried."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What was shown of one flow. ``faults`` is empty where everything holds.

    ``paths`` counts rows of answers from all openings (nothing told, or one feature), ``states``
    what they merge into. ``only_said`` are rules that hold when a sign is told, but that no
    question asks about on its own.
    """

    flow: str
    paths: int
    states: int
    openings: int
    most_questions: int
    faults: tuple[str, ...]
    only_said: tuple[str, ...] = ()

    @property
    def summary(self) -> str:
        """One line for people."""
        return (
            f"flow {self.flow}: {self.paths:,} paths in {self.states:,} states, "
            f"{self.openings} openings, at most {self.most_questions} questions: "
            + ("proved." if not self.faults else f"{len(self.faults)} faults.")
        )


def prove(flow: Flow) -> Proof:
    """Walk the flow from every opening, and say what was found."""
    walk = Walk(flow)
    openings = _openings(flow)
    starts = {name: walk.start(name) for name in openings}
    root = starts[""]
    faults = [
        *_ends(walk),
        *_unreached(walk),
        *unasked(flow),
        *_falls(walk, root, starts),
        *_unflagged(walk),
    ]
    return Proof(
        flow.id,
        paths=sum(walk.paths(key) for key in starts.values()),
        states=len(walk.nodes),
        openings=len(openings),
        most_questions=max(walk.longest(key) for key in starts.values()),
        faults=tuple(faults),
        only_said=_only_said(flow),
    )


def prove_all(flows: Iterable[Flow]) -> tuple[Proof, ...]:
    """The proofs of all flows, and that together they cover every red flag of the pack."""
    flows = tuple(flows)
    proofs = tuple(prove(flow) for flow in flows)
    covered = {rule.flag for flow in flows for rule in flow.rules if not _is_said(rule)}
    wanted = dict.fromkeys(flag for flow in flows for flag in flow.flags)
    missing = [flag for flag in wanted if flag not in covered]
    if not missing or not proofs:
        return proofs
    fault = (
        f"no rule of any flow stands for the red flag {missing[0]!r}. "
        "Add a rule with that flag to flows/."
    )
    return (replace(proofs[0], faults=(*proofs[0].faults, fault)), *proofs[1:])


def refuse_unproved(flows: Iterable[Flow], where: str) -> tuple[Proof, ...]:
    """The proofs; ``ContentError`` with the shortest path to every fault where one fails."""
    proofs = prove_all(flows)
    faults = [
        f"{where}/flows/{proof.flow}.yaml: {fault}" for proof in proofs for fault in proof.faults
    ]
    if faults:
        raise ContentError("\n".join(faults))
    return proofs


def proved(
    flows: Iterable[Flow], where: str, *, key: str, cache: Path | None = None
) -> tuple[Proof, ...]:
    """``refuse_unproved``, remembered: ``key`` is a hash of the pack, ``cache`` a folder.

    Only proofs that hold are remembered; a damaged memory is proved afresh.
    """
    flows = tuple(flows)
    file = cache / f"proof-{_VERSION}-{key[:32]}.json" if cache is not None else None
    if file is not None:
        with contextlib.suppress(TypeError, AttributeError):
            known = tuple(Proof(**_tuples(each)) for each in recall(file))
            if [each.flow for each in known if not each.faults] == [each.id for each in flows]:
                return known
    proofs = refuse_unproved(flows, where)
    if file is not None:
        remember(file, [asdict(each) for each in proofs])
    return proofs


def _tuples(data: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(each) if isinstance(each, list) else each for name, each in data.items()}


def _openings(flow: Flow) -> tuple[str, ...]:
    named = {name for rule in flow.rules for group in rule.when for name in group}
    gates = {name for q in flow.questions for name in (*q.asks, *q.only_if, *q.sooner_if)}
    questions = {question.id for question in flow.questions}
    return ("", *sorted((named | gates) - questions - {"duration"}))


def _ends(walk: Walk) -> Iterator[str]:
    advised = {advice.level for advice in walk.flow.advice}
    reported = False
    for node in walk.nodes:
        if node.question is not None:
            continue
        if node.level not in advised:
            yield (
                f"this path ends at {node.level.label}, and no advice has that level. "
                f"Add one. Path: {_path(node)}."
            )
        left = danger_left(walk.flow, node.view)
        if left is Level.EMERGENCY and node.level < left and not reported:
            reported = True
            yield (
                f"after {MOST_QUESTIONS} questions an emergency was not asked about yet. "
                f"Put it earlier, or drop a question. Path: {_path(node)}."
            )


def _unreached(walk: Walk) -> Iterator[str]:
    asked = {node.question.id for node in walk.nodes if node.question is not None}
    for question in walk.flow.questions:
        if question.id not in asked:
            yield (
                f"question {question.id!r} is never asked: nothing it asks about can raise the "
                "level where it would come. Take it out, or give it a rule."
            )
    for rule in walk.flow.rules:
        if not _decides(walk.flow, rule):
            yield (
                f"rule {rule.id!r} never decides: whenever it holds, a graver rule holds too. "
                "Raise its level, or take it out."
            )


def _decides(flow: Flow, rule: Rule) -> bool:
    # Whether some way of telling the rule's signs, and nothing else, reaches just its level.
    asks = {each.id: each.asks[0] for each in flow.questions if not each.within_days}
    for names in islice(product(*rule.when), _MOST_TELLINGS):
        facts = {asks.get(name, name): Known.YES for name in names}
        if level_in(flow, summed_up(flow, facts, {}, 0)) == rule.level:
            return True
        answers = {name: Known.YES for name in names if name in asks}
        facts = {name: Known.YES for name in names if name not in asks}
        if level_in(flow, summed_up(flow, facts, answers, len(answers))) == rule.level:
            return True
    return False


def _telling(flow: Flow, when: tuple[tuple[str, ...], ...]) -> Noticed:
    asks = {each.id: each.asks[0] for each in flow.questions if not each.within_days}
    return tuple((asks.get(group[0], group[0]), Known.YES) for group in when)


def _unflagged(walk: Walk) -> Iterator[str]:
    # A sign told while any question waits must raise its level at once.
    waiting: dict[str, Node] = {}
    for node in walk.nodes:
        if node.question is not None:
            waiting.setdefault(node.question.id, node)
    dangers = [rule for rule in walk.flow.rules if rule.level >= FIRST_DANGER]
    for question, node in waiting.items():
        for rule in dangers:
            if not would_hold(walk.flow, node.view, rule, _telling(walk.flow, rule.when)):
                yield (
                    f"while question {question!r} waits, telling all of rule {rule.id!r} does not "
                    f"reach {rule.level.label}. Path: {_path(node)}."
                )


def _is_said(rule: Rule) -> bool:
    return all(name.startswith(RED_FLAG) for group in rule.when for name in group)


def _only_said(flow: Flow) -> tuple[str, ...]:
    # Rules with a sign that no question asks about on its own: they hold when it is told.
    alone = {question.id for question in flow.questions}
    alone |= {question.asks[0] for question in flow.questions if len(question.asks) == 1}
    return tuple(
        rule.id
        for rule in flow.rules
        if rule.level >= FIRST_DANGER
        and not _is_said(rule)
        and not all(alone & set(group) for group in rule.when)
    )


def _falls(walk: Walk, root: Place, starts: dict[str, Place]) -> Iterator[str]:
    pairs = Pairs(walk)
    for name, key in starts.items():
        if name and not pairs.rises(root, key):
            yield f"telling of {name!r} at the start lowers the level. Path: {pairs.told()}."
            return
    for node in list(walk.nodes):
        for lower, higher in ((Known.NO, Known.UNSURE), (Known.UNSURE, Known.YES)):
            if node.next and not pairs.rises(node.next[lower], node.next[higher]):
                question = node.question.id if node.question else ""
                yield (
                    f"answering {higher.value} instead of {lower.value} to {question!r} lowers the "
                    f"level. Path: {_path(node)}. Then: {pairs.told()}."
                )
                return


def _path(node: Node) -> str:
    return ", ".join(node.told) if node.told else "the very start"
