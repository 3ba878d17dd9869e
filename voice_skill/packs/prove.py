"""Every path of every check-up, walked before anybody is asked anything.

A path is a row of answers, each yes, no or unsure. States that cannot differ in what follows are
merged, so that all paths are covered in seconds and still counted one by one. What is proved:

- every path ends, after at most 12 questions, and no emergency is left unasked at the end;
- every end has a level, advice, and when to come back;
- a danger more, or a "don't know" for a "no", never lowers the level that is reached;
- every question is asked on some path and every rule holds on some path;
- every red flag raises its level at once, whichever question is waiting.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from voice_skill.core.flow_types import (
    FIRST_DANGER,
    MOST_QUESTIONS,
    RED_FLAG,
    Flow,
    Known,
    Question,
    Rule,
)
from voice_skill.core.triage import (
    View,
    danger_left,
    level_in,
    merge_key,
    next_in,
    rules_holding,
    summed_up,
    with_answer,
    would_hold,
)
from voice_skill.core.types import ContentError, Level

ANSWERS = (Known.NO, Known.UNSURE, Known.YES)

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """What was shown of one flow. ``faults`` is empty where everything holds.

    ``paths`` counts rows of answers from all openings (nothing told, or one feature), ``states``
    what they merge into. ``only_said`` are rules that hold when a sign is told, but are never asked about.
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


@dataclass(slots=True)
class _Node:
    view: View
    question: Question | None
    level: Level
    told: tuple[str, ...]
    """How it was reached, shortest way: "breath: no", ..."""
    next: dict[Known, Key] = field(default_factory=dict)


def prove(flow: Flow) -> Proof:
    """Walk the flow from every opening, and say what was found."""
    walk = _Walk(flow)
    openings = _openings(flow)
    starts = {name: walk.start(name) for name in openings}
    root = starts[""]
    faults = [
        *_ends(walk),
        *_unreached(walk),
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
    first = proofs[0]
    faults = (*first.faults, fault)
    return (
        Proof(
            first.flow, first.paths, first.states, first.openings, first.most_questions,
            faults, first.only_said,
        ),
        *proofs[1:],
    )  # fmt: skip


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
    file = cache / f"proof-{_VERSION}-{key[:32]}.json" if cache is not None else None
    if file is not None:
        with contextlib.suppress(OSError, ValueError, TypeError):
            remembered = json.loads(file.read_text(encoding="utf-8"))
            return tuple(Proof(**_tuples(each)) for each in remembered)
    proofs = refuse_unproved(flows, where)
    if file is not None:
        with contextlib.suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            part = file.with_suffix(f".{os.getpid()}.part")
            part.write_text(json.dumps([asdict(each) for each in proofs]), encoding="utf-8")
            part.replace(file)
    return proofs


_VERSION = 1
"""To be raised when more is proved, so that older proofs are not believed."""


def _tuples(data: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in data.items()}


class _Walk:
    """All states that can be reached, merged, each with the shortest way to it."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.nodes: dict[Key, _Node] = {}

    def start(self, name: str) -> Key:
        """The state after an opening that tells one feature, or nothing; walked to all ends."""
        view = summed_up(self.flow, {name: Known.YES} if name else {}, {}, 0)
        first, queue = self._add(view, (f"opening: {name}",) if name else ())
        while queue:
            key = queue.popleft()
            node = self.nodes[key]
            if node.question is None:
                continue
            for answer in ANSWERS:
                after = with_answer(self.flow, node.view, node.question, answer)
                told = (*node.told, f"{node.question.id}: {answer.value}")
                node.next[answer], more = self._add(after, told)
                queue.extend(more)
        return first

    def _add(self, view: View, told: tuple[str, ...]) -> tuple[Key, deque[Key]]:
        key = merge_key(self.flow, view)
        if key in self.nodes:
            return key, deque()
        question = next_in(self.flow, view)
        self.nodes[key] = _Node(view, question, level_in(self.flow, view), told)
        return key, deque([key])

    def paths(self, root: Key) -> int:
        """How many rows of answers lead from there to an end."""
        known: dict[Key, int] = {}

        def count(key: Key) -> int:
            if key not in known:
                after = self.nodes[key].next
                known[key] = sum(count(each) for each in after.values()) if after else 1
            return known[key]

        return count(root)

    def longest(self, root: Key) -> int:
        """The questions of the longest path from there."""
        known: dict[Key, int] = {}

        def length(key: Key) -> int:
            if key not in known:
                after = self.nodes[key].next
                known[key] = 1 + max(length(each) for each in after.values()) if after else 0
            return known[key]

        return length(root)


def _openings(flow: Flow) -> tuple[str, ...]:
    named = {name for rule in flow.rules for group in rule.when for name in group}
    gates = {name for q in flow.questions for name in (*q.asks, *q.only_if, *q.sooner_if)}
    questions = {question.id for question in flow.questions}
    return ("", *sorted((named | gates) - questions - {"duration"}))


def _ends(walk: _Walk) -> Iterator[str]:
    advised = {advice.level for advice in walk.flow.advice}
    reported = False
    for node in walk.nodes.values():
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


def _unreached(walk: _Walk) -> Iterator[str]:
    asked = {node.question.id for node in walk.nodes.values() if node.question is not None}
    for question in walk.flow.questions:
        if question.id not in asked:
            yield (
                f"question {question.id!r} is never asked: nothing it asks about can raise the "
                "level where it would come. Take it out, or give it a rule."
            )
    held = {rule for node in walk.nodes.values() for rule in rules_holding(node.view)}
    for rule in walk.flow.rules:
        telling = _telling(walk.flow, rule.when)
        nothing = summed_up(walk.flow, {}, {}, 0)
        if rule.id not in held and not would_hold(walk.flow, nothing, rule, telling):
            yield f"rule {rule.id!r} never holds. Correct its names, or take it out."


def _telling(flow: Flow, when: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, Known], ...]:
    asks = {question.id: question.asks[0] for question in flow.questions if not question.within_days}
    return tuple((asks.get(group[0], group[0]), Known.YES) for group in when)


def _unflagged(walk: _Walk) -> Iterator[str]:
    # A sign told while any question waits must raise its level at once.
    waiting: dict[str, _Node] = {}
    for node in walk.nodes.values():
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


def _path(node: _Node) -> str:
    return ", ".join(node.told) if node.told else "the very start"


# ---------------------------------------------------------------- never lower


def _falls(walk: _Walk, root: Key, starts: dict[str, Key]) -> Iterator[str]:
    pairs = _Pairs(walk)
    for name, key in starts.items():
        if name and not pairs.rises(root, key):
            yield f"telling of {name!r} at the start lowers the level. Path: {pairs.told()}."
            return
    for node in list(walk.nodes.values()):
        for lower, higher in ((Known.NO, Known.UNSURE), (Known.UNSURE, Known.YES)):
            if node.next and not pairs.rises(node.next[lower], node.next[higher]):
                question = node.question.id if node.question else ""
                yield (
                    f"answering {higher.value} instead of {lower.value} to {question!r} lowers the "
                    f"level. Path: {_path(node)}. Then: {pairs.told()}."
                )
                return


Revealed = tuple[tuple[str, Known], ...]


class _Pairs:
    """Two walks with the same answers but one: the second must never end lower."""

    def __init__(self, walk: _Walk) -> None:
        self._walk = walk
        self._fine: set[tuple[Key, Key, Revealed, Revealed]] = set()
        self._worst = _worst(walk)
        self._told: tuple[str, ...] = ()

    def told(self) -> str:
        """The answers that led the last failing pair to its ends."""
        return ", ".join(self._told) or "at once"

    def rises(self, low: Key, high: Key) -> bool:
        """Whether ``high`` ends at least as high as ``low`` under any further answers."""
        return self._rises(low, high, (), (), ())

    def _rises(
        self, low: Key, high: Key, by_low: Revealed, by_high: Revealed, told: tuple[str, ...]
    ) -> bool:
        nodes = self._walk.nodes
        a, b = nodes[low], nodes[high]
        if low == high or self._worst[low] <= b.level:
            return True
        if not a.next and not b.next:
            self._told = told
            return a.level <= b.level
        known = (low, high, by_low, by_high)
        if known in self._fine:
            return True
        self._fine.add(known)
        return all(self._rises(*after) for after in self._steps(a, b, known, told))

    def _steps(
        self, a: _Node, b: _Node, at: tuple[Key, Key, Revealed, Revealed], told: tuple[str, ...]
    ) -> Iterator[tuple[Key, Key, Revealed, Revealed, tuple[str, ...]]]:
        # One more answer to whoever asks: the same for both, or the one the other was given.
        low, high, by_low, by_high = at
        qa = a.question.id if a.question else ""
        qb = b.question.id if b.question else ""
        if qa and qa == qb:
            for answer in ANSWERS:
                path = (*told, f"{qa}: {answer.value}")
                yield a.next[answer], b.next[answer], by_low, by_high, path
        elif qa:
            rest = tuple(each for each in by_high if each[0] != qa)
            for answer in _given(qa, by_high):
                more = by_low if len(rest) < len(by_high) else _plus(by_low, qa, answer)
                yield a.next[answer], high, more, rest, (*told, f"{qa}: {answer.value}")
        else:
            rest = tuple(each for each in by_low if each[0] != qb)
            for answer in _given(qb, by_low):
                more = by_high if len(rest) < len(by_low) else _plus(by_high, qb, answer)
                yield low, b.next[answer], rest, more, (*told, f"{qb}: {answer.value}")


def _given(question: str, revealed: Revealed) -> tuple[Known, ...]:
    return next(((value,) for name, value in revealed if name == question), ANSWERS)


def _plus(revealed: Revealed, question: str, answer: Known) -> Revealed:
    return tuple(sorted((*revealed, (question, answer))))


def _worst(walk: _Walk) -> dict[Key, Level]:
    # The highest level that can follow from each state.
    known: dict[Key, Level] = {}

    def worst(key: Key) -> Level:
        if key not in known:
            node = walk.nodes[key]
            known[key] = max([node.level, *(worst(each) for each in node.next.values())])
        return known[key]

    for key in walk.nodes:
        worst(key)
    return known
