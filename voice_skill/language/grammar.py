"""Wordings with optional and alternative parts, and how an utterance is cut into them.

Notation, one wording a line (an indented line goes on with the one before): ``(a|b)`` one of
these, ``[a]`` may be missing, ``<name>`` a slot that is written once and used often.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import islice, product
from typing import Generic, TypeVar

Label = TypeVar("Label")

_TOKEN = re.compile(r"[()\[\]|]|<[\w-]+>|[^\s()\[\]|<>]+")


class Shell(Enum):
    """What may stand around the words that matter, and where."""

    BEFORE = auto()  # "could you": something that matters must follow
    AFTER = auto()  # "if you can": something that matters must have gone before
    AROUND = auto()  # "please": anywhere


@dataclass(frozen=True, slots=True)
class _Word:
    text: str


@dataclass(frozen=True, slots=True)
class _Row:
    parts: tuple[_Node, ...]


@dataclass(frozen=True, slots=True)
class _OneOf:
    choices: tuple[_Node, ...]
    optional: bool
    first: frozenset[str]  # the words that a choice may begin with
    empty: bool  # whether a choice may be empty


@dataclass(frozen=True, slots=True)
class _Slot:
    inner: _Node


_Node = _Word | _Row | _OneOf | _Slot
_NOWHERE: frozenset[int] = frozenset()
_Known = dict[tuple[int, int], frozenset[int]]  # (node, start) -> ends, within one utterance


class Grammar(Generic[Label]):
    """Wordings by label. ``ValueError`` names a line that cannot be read."""

    def __init__(self, blocks: Mapping[Label, str], slots: Mapping[str, str]) -> None:
        self._slots: dict[str, _Slot] = {}
        self._vocabulary: set[str] = set()
        for name, text in slots.items():
            self._slots[name] = _Slot(self._read(" ".join(text.split())))
        self._by_start: dict[str, list[tuple[Label, _Node]]] = defaultdict(list)
        self._wordings: list[tuple[Label, _Node]] = []
        for label, block in blocks.items():
            for line in lines(block):
                node = self._read(line)
                self._wordings.append((label, node))
                for word in _starts(node)[0]:
                    self._by_start[word].append((label, node))

    def knows(self, words: Sequence[str]) -> bool:
        """Whether every word stands in some wording: a quick way to tell what cannot be cut."""
        return self._vocabulary.issuperset(words)

    def ends(
        self, words: Sequence[str], start: int, known: _Known | None = None
    ) -> Iterator[tuple[Label, int]]:
        """Each label that stands at ``start``, with the place after its last word.

        ``known`` remembers what was found before in the same utterance.
        """
        known = {} if known is None else known
        for label, node in self._by_start.get(words[start], ()):
            for end in _ends(node, words, start, known):
                if end > start:
                    yield label, end

    def phrases(self) -> Iterator[tuple[str, Label]]:
        """The wordings written out, optional parts left out; a slot gives its first wording."""
        for label, node in self._wordings:
            for said in _spelled(node):
                if said:
                    yield " ".join(said), label

    def _read(self, line: str) -> _Node:
        tokens = _TOKEN.findall(line)
        node, used = self._choices(tokens, 0, line)
        if used != len(tokens):
            raise ValueError(f"the wording {line!r} closes a bracket that it does not open")
        return node

    def _choices(self, tokens: list[str], at: int, line: str) -> tuple[_Node, int]:
        rows: list[_Node] = []
        parts: list[_Node] = []
        while at < len(tokens) and tokens[at] not in {")", "]"}:
            piece = tokens[at]
            at += 1
            if piece == "|":
                rows.append(_Row(tuple(parts)))
                parts = []
            elif piece in {"(", "["}:
                inner, at = self._choices(tokens, at, line)
                if at >= len(tokens) or tokens[at] != {"(": ")", "[": "]"}[piece]:
                    raise ValueError(f"the wording {line!r} opens a bracket and does not close it")
                at += 1
                parts.append(_one_of([inner], optional=True) if piece == "[" else inner)
            elif piece.startswith("<"):
                if piece[1:-1] not in self._slots:
                    raise ValueError(f"the wording {line!r} uses {piece}, which is no slot")
                parts.append(self._slots[piece[1:-1]])
            else:
                self._vocabulary.add(piece)
                parts.append(_Word(piece))
        rows.append(_Row(tuple(parts)))
        return (rows[0] if len(rows) == 1 else _one_of(rows, optional=False)), at


def merged(blocks: Mapping[Label, str], more: Mapping[Label, str]) -> dict[Label, str]:
    """Both tables in one: the wordings of each label one after the other."""
    labels = {**blocks, **more}
    return {label: f"{blocks.get(label, '')}\n{more.get(label, '')}" for label in labels}


def spelled_out(block: str, parts: Mapping[str, str]) -> str:
    """The block with its ``<parts>`` written out: unlike a slot, each of their choices is listed.

    A part may name those before it.
    """
    for name, text in reversed(list(parts.items())):
        block = block.replace(f"<{name}>", f"({' '.join(text.split())})")
    return block


def only(grammar: Grammar[Label], words: Sequence[str]) -> Label | None:
    """The one label that the words say, once or over and over, and nothing beside it."""
    found = cut(grammar, words)
    return found[0] if found and len(set(found)) == 1 else None


def cut(grammar: Grammar[Label], words: Sequence[str]) -> tuple[Label, ...] | None:
    """The labels of the whole utterance in order, shells left out; None where it cannot be cut.

    Of several cuts the one with the fewest labels, then with the fewest words in shells.
    """
    # One best cut for each place and for what stands before it: nothing, "could you", a label.
    best: list[dict[str, tuple[int, int, tuple[Label, ...]]]] = [{} for _ in range(len(words) + 1)]
    best[0]["nothing"] = (0, 0, ())
    known_ends: _Known = {}
    if not grammar.knows(words):
        return None
    for start in range(len(words)):
        if not best[start]:
            continue
        for label, end in grammar.ends(words, start, known_ends):
            for before, (count, shell, labels) in best[start].items():
                after = _after(before, label)
                if after is None:
                    continue
                if isinstance(label, Shell):
                    found = (count, shell + end - start, labels)
                else:
                    found = (count + 1, shell, (*labels, label))
                known = best[end].get(after)
                if known is None or found[:2] < known[:2]:
                    best[end][after] = found
    whole = best[-1].get("label")
    return whole[2] if whole else None


def lines(block: str) -> Iterator[str]:
    """The wordings of a block; a line that begins with spaces goes on with the one before it."""
    for line in re.sub(r"\n[ \t]+", " ", block).splitlines():
        if line.strip():
            yield line.strip()


def _after(before: str, label: object) -> str | None:
    if label is Shell.AROUND:
        return before
    if label is Shell.BEFORE:
        return "request"
    if label is Shell.AFTER:
        return "label" if before == "label" else None
    return "label"


def _one_of(choices: Sequence[_Node], *, optional: bool) -> _OneOf:
    starts = [_starts(choice) for choice in choices]
    first = frozenset[str]().union(*(words for words, _ in starts))
    return _OneOf(tuple(choices), optional, first, any(empty for _, empty in starts))


def _starts(node: _Node) -> tuple[frozenset[str], bool]:
    # (words it may begin with, whether it may be empty)
    if isinstance(node, _Slot):
        return _starts(node.inner)
    if isinstance(node, _Word):
        return frozenset({node.text}), False
    if isinstance(node, _OneOf):
        return node.first, node.optional or node.empty
    found: frozenset[str] = frozenset()
    for part in node.parts:
        words, empty = _starts(part)
        found |= words
        if not empty:
            return found, False
    return found, True


def _ends(node: _Node, words: Sequence[str], start: int, known: _Known) -> frozenset[int]:
    if isinstance(node, _Word):
        fits = start < len(words) and words[start] == node.text
        return frozenset({start + 1}) if fits else _NOWHERE
    if isinstance(node, _Slot):
        key = (id(node), start)
        if key not in known:
            known[key] = _ends(node.inner, words, start, known)
        return known[key]
    if isinstance(node, _OneOf):
        found = frozenset({start}) if node.optional else _NOWHERE
        if node.empty or (start < len(words) and words[start] in node.first):
            return found.union(*(_ends(each, words, start, known) for each in node.choices))
        return found
    places = frozenset({start})
    for part in node.parts:
        places = _NOWHERE.union(*(_ends(part, words, place, known) for place in places))
        if not places:
            break
    return places


def _spelled(node: _Node) -> Iterator[tuple[str, ...]]:
    if isinstance(node, _Word):
        yield (node.text,)
    elif isinstance(node, _Slot):
        yield from islice(_spelled(node.inner), 1)
    elif isinstance(node, _OneOf):
        if node.optional:
            yield ()
        else:
            for choice in node.choices:
                yield from _spelled(choice)
    else:
        for row in product(*(tuple(_spelled(part)) for part in node.parts)):
            yield tuple(word for part in row for word in part)
