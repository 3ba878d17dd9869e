"""One phrase pattern as steps, and every way to walk them along a text, in bounded time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from voice_skill.language.tokens import BREAK

ANY = ""
"""Stands for every word where sequences are filed under the word they begin with."""


@dataclass(frozen=True, slots=True)
class Node:
    """One step of a pattern: a word, a choice of words and sequences, or a gap."""

    words: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()
    options: tuple[Seq, ...] = ()
    by_first: Mapping[str, tuple[Seq, ...]] = field(default_factory=dict)
    optional: bool = False
    gap: int = 0
    steps: int = 1
    """How many it is made of, with all that is inside."""


Seq = tuple[Node, ...]

Ways = dict[int, tuple[int, ...]]
"""Where a sequence may end, and the places it took: the way that counts first, stands first."""


def ends_of(sequence: Seq, words: tuple[str, ...], at: int) -> Ways:
    """Every place where the sequence may end when it begins at ``at``.

    Of two ways to one place the first is kept: what follows is the same for both. So the work
    grows with the length of sequence and text, however many ways there are.
    """
    start, step = at, 0
    for node in sequence:  # plain words, of which there is one way only
        if node.options or node.gap or node.optional:
            break
        if at >= len(words) or not _is(node, words[at]):
            return {}
        at, step = at + 1, step + 1
    ways: Ways = {at: tuple(range(start, at))}
    for node in sequence[step:]:
        further: Ways = {}
        for at, used in ways.items():
            for end, taken in _steps_from(node, words, at):
                if end not in further:
                    further[end] = (*used, *taken)
        if not further:
            return {}
        ways = further
    return ways


def _is(node: Node, word: str) -> bool:
    return word in node.words or bool(node.endings and word.startswith(node.endings))


def _steps_from(
    node: Node, words: tuple[str, ...], at: int
) -> Iterator[tuple[int, tuple[int, ...]]]:
    if node.gap:
        for end in range(at, min(at + node.gap, len(words)) + 1):
            if end > at and words[end - 1] == BREAK:
                return
            yield end, ()
        return
    word = words[at] if at < len(words) else BREAK
    if node.options:
        for option in (*node.by_first.get(word, ()), *node.by_first.get(ANY, ())):
            yield from ends_of(option, words, at).items()
    if _is(node, word):
        yield at + 1, (at,)
    if node.optional:
        yield at, ()
