"""All states of a check-up that can be reached, merged, and pairs of walks side by side."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from voice_skill.checkup.reckoning import View, level_in, merge_key, next_in, summed_up, with_answer
from voice_skill.values.flow import Flow, Known, Question
from voice_skill.values.level import Level

ANSWERS = (Known.NO, Known.UNSURE, Known.YES)

Place = int
"""Where a state stands in the walk."""

Revealed = tuple[tuple[str, Known], ...]
"""Answers that one of two walks was given and the other not yet."""


@dataclass(slots=True)
class Node:
    """One state: what is known, what is asked next, and where each answer leads.

    ``told`` is the shortest way to it, "breath: no" and so on.
    """

    view: View
    question: Question | None
    level: Level
    told: tuple[str, ...]
    next: dict[Known, Place] = field(default_factory=dict)


class Walk:
    """All states that can be reached, merged, each with the shortest way to it."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.nodes: list[Node] = []
        self._places: dict[tuple[object, ...], Place] = {}

    def start(self, name: str) -> Place:
        """The state after an opening that tells one feature, or nothing; walked to all ends."""
        view = summed_up(self.flow, {name: Known.YES} if name else {}, {}, 0)
        first, queue = self._add(view, (f"opening: {name}",) if name else ())
        while queue:
            node = self.nodes[queue.popleft()]
            if node.question is None:
                continue
            for answer in ANSWERS:
                after = with_answer(self.flow, node.view, node.question, answer)
                told = (*node.told, f"{node.question.id}: {answer.value}")
                node.next[answer], more = self._add(after, told)
                queue.extend(more)
        return first

    def _add(self, view: View, told: tuple[str, ...]) -> tuple[Place, deque[Place]]:
        key = merge_key(self.flow, view)
        if key in self._places:
            return self._places[key], deque()
        place = self._places[key] = len(self.nodes)
        question = next_in(self.flow, view)
        self.nodes.append(Node(view, question, level_in(self.flow, view), told))
        return place, deque([place])

    def paths(self, root: Place) -> int:
        """How many rows of answers lead from there to an end."""
        known: dict[Place, int] = {}

        def count(key: Place) -> int:
            if key not in known:
                after = self.nodes[key].next
                known[key] = sum(count(each) for each in after.values()) if after else 1
            return known[key]

        return count(root)

    def longest(self, root: Place) -> int:
        """The questions of the longest path from there."""
        known: dict[Place, int] = {}

        def length(key: Place) -> int:
            if key not in known:
                after = self.nodes[key].next
                known[key] = 1 + max(length(each) for each in after.values()) if after else 0
            return known[key]

        return length(root)


class Pairs:
    """Two walks with the same answers but one: the second must never end lower."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        self._fine: set[tuple[Place, Place, Revealed, Revealed]] = set()
        self._worst = _worst(walk)
        self._told: tuple[str, ...] = ()

    def told(self) -> str:
        """The answers that led the last failing pair to its ends."""
        return ", ".join(self._told) or "at once"

    def rises(self, low: Place, high: Place) -> bool:
        """Whether ``high`` ends at least as high as ``low`` under any further answers."""
        return self._rises(low, high, (), (), ())

    def _rises(
        self, low: Place, high: Place, by_low: Revealed, by_high: Revealed, told: tuple[str, ...]
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
        self, a: Node, b: Node, at: tuple[Place, Place, Revealed, Revealed], told: tuple[str, ...]
    ) -> Iterator[tuple[Place, Place, Revealed, Revealed, tuple[str, ...]]]:
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


def _worst(walk: Walk) -> dict[Place, Level]:
    # The highest level that can follow from each state.
    known: dict[Place, Level] = {}

    def worst(key: Place) -> Level:
        if key not in known:
            node = walk.nodes[key]
            known[key] = max([node.level, *(worst(each) for each in node.next.values())])
        return known[key]

    for key in range(len(walk.nodes)):
        worst(key)
    return known
