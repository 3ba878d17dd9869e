"""The language model inside a Vosk model: ``graph/Gr.fst`` as arrays.

The small models keep it as an OpenFst *NGramFst* (type ``ngram``, arc ``standard``, file version
4, flags 3): a trie of word histories in a LOUDS bit string. Source of the layout: OpenFst 1.6,
``fst/extensions/ngram/ngram-fst.h``, and the files themselves.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from voice_skill.core.types import ModelError

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bits = NDArray[np.uint8]

FST_MAGIC = 2125659606
SYMBOLS_MAGIC = 2125658996
HAS_BOTH_SYMBOL_TABLES = 3
NO_STATE = -1
SENTENCE_START = 0
"""The word that stands for the start of a sentence in a history; no arc carries it."""

T = TypeVar("T", bound=np.generic)
Result = TypeVar("Result")

_BYTE = np.dtype("u1")
_INT32 = np.dtype("<i4")
_FLOAT32 = np.dtype("<f4")
_WORD_BYTES = 8  # bit strings are kept in 64-bit words
_MARKS = "<[#!"  # begin symbols that are no words: <eps>, [unk], #0, !SIL
_ROOT = 0  # the state without a history


@dataclass(frozen=True, slots=True, eq=False)
class LanguageModel:
    """A backoff language model: a trie of histories, and what may follow each of them.

    ``words`` maps each word to its label; ``end`` is one more than the highest label and stands
    for the end of a sentence; a token is a label or ``end``. ``parent[s]`` is the state of the
    history without its oldest word, ``word[s]`` that word; both are -1 for state 0, which has no
    history. ``keys`` is sorted and holds ``state * stride + token`` for each arc, ``probs`` goes
    with it; ``backoff[s]`` weighs what the parent says about every other token. Probabilities
    are 0 to 1, not logarithms. ``symbols`` are the two symbol tables as they stand in the file,
    ``properties`` OpenFst's property bits.
    """

    words: Mapping[str, int]
    end: int
    parent: Ints
    word: Ints
    backoff: Floats
    keys: Ints
    probs: Floats
    start: int
    symbols: bytes = field(repr=False)
    properties: int

    @property
    def states(self) -> int:
        """How many histories have a state."""
        return len(self.parent)

    @property
    def stride(self) -> int:
        """How far apart the keys of two states are."""
        return self.end + 1


def read_language_model(path: Path) -> LanguageModel:
    """The language model in a ``Gr.fst`` of type ``ngram``.

    ``ModelError`` where the file is missing, cut short, of another type, or not consistent.
    """
    return _read(path, _parse)


def read_vocabulary(path: Path) -> frozenset[str]:
    """The words that a model can hear: its ``Gr.fst``'s symbols without marks like ``[unk]``.

    For shipped and for taught models. ``ModelError`` as for ``read_language_model``.
    """
    return frozenset(word for word in _read(path, _words) if word[0] not in _MARKS)


def _read(path: Path, parse: Callable[[Cursor], Result]) -> Result:
    try:
        return parse(Cursor(path.read_bytes()))
    except OSError as error:
        raise ModelError(
            f"The language model {path} cannot be read: {error.strerror}. "
            "Install the speech model again."
        ) from error
    except (struct.error, ValueError, IndexError, OverflowError, MemoryError) as error:
        raise ModelError(
            f"The language model {path} is not one that can be taught: {error}. "
            "Only Vosk's small models with an ngram graph can."
        ) from error


def depths(parent: Ints) -> Ints:
    """How many words each state's history has; a parent must stand before its children."""
    depth = np.zeros(len(parent), np.int64)
    above = parent.copy()
    while (deeper := above >= 0).any():
        depth[deeper] += 1
        above[deeper] = parent[above[deeper]]
    return depth


class Cursor:
    """Reads a file's bytes from front to back; running over the end raises."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def unpack(self, layout: str) -> tuple[int, ...]:
        """The next numbers, laid out as for ``struct``."""
        values = struct.unpack_from(layout, self.data, self.at)
        self.at += struct.calcsize(layout)
        return values

    def text(self) -> str:
        """The next string, which stands after its own length."""
        (length,) = self.unpack("<i")
        if length < 0 or self.at + length > len(self.data):
            raise ValueError("a name runs over the end of the file")
        self.at += length
        return self.data[self.at - length : self.at].decode()

    def array(self, kind: np.dtype[T], count: int) -> NDArray[T]:
        """The next ``count`` values of one kind."""
        values = np.frombuffer(self.data, kind, count, self.at)
        self.at += values.nbytes
        return values

    def bits(self, count: int) -> Bits:
        """The next ``count`` bits, and the rest of their last 64-bit word skipped."""
        size = (count + 63) // 64 * _WORD_BYTES
        return np.unpackbits(self.array(_BYTE, size), bitorder="little")[:count]

    def table(self) -> dict[str, int]:
        """The next symbol table: word to label. Two names may share a label."""
        (magic,) = self.unpack("<i")
        if magic != SYMBOLS_MAGIC:
            raise ValueError("a symbol table is missing")
        self.text()
        _, size = self.unpack("<qq")
        words: dict[str, int] = {}
        for _ in range(size):
            word = self.text()
            (words[word],) = self.unpack("<q")
        if len(words) != size or not words or min(words.values()) < 0:
            raise ValueError("a symbol table is damaged")
        return words


def _words(cursor: Cursor) -> dict[str, int]:
    fst_header(cursor, "ngram", "const")
    return cursor.table()


def fst_header(cursor: Cursor, *kinds: str) -> tuple[int, int, int, int]:
    """Properties, start, number of states and of arcs of an FST of one of those types."""
    (magic,) = cursor.unpack("<i")
    if magic != FST_MAGIC:
        raise ValueError("it is not an FST")
    found, arc = cursor.text(), cursor.text()
    if found not in kinds or arc != "standard":
        raise ValueError(f"its type is {found}, its arcs are {arc}")
    _, flags, properties, start, states, arcs = cursor.unpack("<iiQqqq")
    if flags != HAS_BOTH_SYMBOL_TABLES:
        raise ValueError(f"its flags are {flags}, not {HAS_BOTH_SYMBOL_TABLES}")
    return properties, start, states, arcs


def _parse(cursor: Cursor) -> LanguageModel:
    properties, start, _, _ = fst_header(cursor, "ngram")
    symbols_at = cursor.at
    words = cursor.table()
    if cursor.table() != words:
        raise ValueError("its two symbol tables differ")
    symbols = cursor.data[symbols_at : cursor.at]
    states, futures, finals = cursor.unpack("<QQQ")
    if max(states, futures, finals) > 8 * len(cursor.data) or not states:
        raise ValueError(f"it claims {states} states and {futures} arcs")
    context = cursor.bits(2 * states + 1)
    future = cursor.bits(states + futures + 1)
    final = cursor.bits(states)
    context_words = cursor.array(_INT32, states + 1).astype(np.int64)
    labels = cursor.array(_INT32, futures).astype(np.int64)
    with np.errstate(all="ignore"):  # a damaged cost may be any number; _check finds it
        weight = np.exp(-cursor.array(_FLOAT32, states + 1)[:states].astype(np.float64))
        final_probs = np.exp(-cursor.array(_FLOAT32, finals).astype(np.float64))
        probs = np.exp(-cursor.array(_FLOAT32, futures).astype(np.float64))
    parent = _parents(context, states)
    word = context_words[:states]
    word[_ROOT] = NO_STATE
    first = np.flatnonzero(future == 0) - np.arange(len(future) - future.sum(dtype=np.int64))
    at_end = np.flatnonzero(final)
    if len(first) != states + 1 or len(at_end) != finals or not 0 <= start < states:
        raise ValueError("its tables do not fit together")
    end = max(words.values()) + 1
    _check_labels(word[1:], labels, end)
    source = np.repeat(np.arange(states), np.diff(first))
    keys = np.concatenate([source * (end + 1) + labels, at_end * (end + 1) + end])
    probs = np.concatenate([probs, final_probs])
    order = np.argsort(keys, kind="stable")
    model = LanguageModel(
        words=words,
        end=end,
        parent=parent,
        word=word,
        backoff=weight,
        keys=keys[order],
        probs=probs[order],
        start=int(start),
        symbols=symbols,
        properties=properties,
    )
    _check(model)
    return model


def _parents(context: Bits, states: int) -> Ints:
    """The parent of each state in the LOUDS tree: zeros before its one-bit, less one."""
    ones = np.flatnonzero(context)
    if len(ones) != states:
        raise ValueError("its tree has another number of states than it claims")
    parent = ones - np.arange(states) - 1
    if parent[_ROOT] != NO_STATE or (parent[1:] < 0).any() or (parent >= np.arange(states)).any():
        raise ValueError("its tree of histories is broken")
    return parent


def _check_labels(context_words: Ints, labels: Ints, end: int) -> None:
    if len(labels) and (labels.min() <= 0 or labels.max() >= end):
        raise ValueError("an arc's label is not in the symbol table")
    if len(context_words) and (context_words.min() < 0 or context_words.max() >= end):
        raise ValueError("a history's word is not in the symbol table")


def _check(model: LanguageModel) -> None:
    if (np.diff(model.keys) <= 0).any():
        raise ValueError("a state has two arcs with the same word")
    if not np.isfinite(model.probs).all() or not np.isfinite(model.backoff).all():
        raise ValueError("a probability is not a number")
    if (model.probs < 0).any() or (model.probs > 1).any() or (model.backoff < 0).any():
        raise ValueError("a probability is not between 0 and 1")
