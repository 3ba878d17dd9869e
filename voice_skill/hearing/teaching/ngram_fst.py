"""The language model inside a Vosk model: ``graph/Gr.fst``, read.

The small models keep it as an OpenFst *NGramFst* (type ``ngram``, arc ``standard``, file version
4, flags 3): a trie of word histories in a LOUDS bit string. Source of the layout: OpenFst 1.6,
``fst/extensions/ngram/ngram-fst.h``, and the files themselves.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import numpy as np

from voice_skill.hearing.teaching.fst_file import Bits, Cursor, fst_header
from voice_skill.hearing.teaching.language_model import NO_STATE, ROOT, Ints, LanguageModel
from voice_skill.values.errors import ModelError

Result = TypeVar("Result")

_INT32 = np.dtype("<i4")
_FLOAT32 = np.dtype("<f4")
_MARKS = "<[#!"  # begin symbols that are no words: <eps>, [unk], #0, !SIL


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


def _words(cursor: Cursor) -> dict[str, int]:
    fst_header(cursor, "ngram", "const")
    return cursor.table()


def _parse(cursor: Cursor) -> LanguageModel:
    properties, start, _, _ = fst_header(cursor, "ngram")
    words, symbols = _tables(cursor)
    end = max(words.values()) + 1
    states, futures, finals = cursor.unpack("<QQQ")
    if max(states, futures, finals) > 8 * len(cursor.data) or not 0 <= start < states:
        raise ValueError(f"it claims {states} states and {futures} arcs")
    parent = _parents(cursor.bits(2 * states + 1), states)
    future = cursor.bits(states + futures + 1)
    at_end = np.flatnonzero(cursor.bits(states))
    word = cursor.array(_INT32, states + 1)[:states].astype(np.int64)
    word[ROOT] = NO_STATE
    labels = cursor.array(_INT32, futures).astype(np.int64)
    _check_labels(word[1:], labels, end)
    with np.errstate(all="ignore"):  # a damaged cost may be any number; _check finds it
        backoff = np.exp(-cursor.array(_FLOAT32, states + 1)[:states].astype(np.float64))
        final_probs = np.exp(-cursor.array(_FLOAT32, finals).astype(np.float64))
        probs = np.exp(-cursor.array(_FLOAT32, futures).astype(np.float64))
    # The arcs of state s lie between the s-th and the next zero of the bit string.
    first = np.flatnonzero(future == 0) - np.arange(len(future) - int(future.sum(dtype=np.int64)))
    if len(first) != states + 1 or len(at_end) != finals:
        raise ValueError("its tables do not fit together")
    source = np.repeat(np.arange(states), np.diff(first))
    keys = np.concatenate([source * (end + 1) + labels, at_end * (end + 1) + end])
    order = np.argsort(keys, kind="stable")
    model = LanguageModel(
        words=words,
        end=end,
        parent=parent,
        word=word,
        backoff=backoff,
        keys=keys[order],
        probs=np.concatenate([probs, final_probs])[order],
        start=start,
        symbols=symbols,
        properties=properties,
    )
    _check(model)
    return model


def _tables(cursor: Cursor) -> tuple[dict[str, int], bytes]:
    """The words of the first symbol table, and the bytes of both, which must be the same."""
    begin = cursor.at
    words = cursor.table()
    one = cursor.data[begin : cursor.at]
    if cursor.data[cursor.at : cursor.at + len(one)] != one:
        raise ValueError("its two symbol tables differ")
    cursor.at += len(one)
    return words, one + one


def _parents(context: Bits, states: int) -> Ints:
    """The parent of each state in the LOUDS tree: zeros before its one-bit, less one."""
    ones = np.flatnonzero(context)
    if len(ones) != states:
        raise ValueError("its tree has another number of states than it claims")
    parent = ones - np.arange(states) - 1
    if parent[ROOT] != NO_STATE or (parent[1:] < 0).any() or (parent >= np.arange(states)).any():
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
