"""A backoff language model as arrays: what may follow which words, and how likely it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

ROOT = 0
"""The state without a history."""

NO_STATE = -1
"""Where there is no state, or no word."""

SENTENCE_START = 0
"""The word that stands for the start of a sentence in a history; no arc carries it."""

_TINY = 1e-9  # a probability no smaller than what float32 costs can carry in a sum


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


def depths(parent: Ints) -> Ints:
    """How many words each state's history has; a parent must stand before its children."""
    depth = np.zeros(len(parent), np.int64)
    above = parent.copy()
    while (deeper := above >= 0).any():
        depth[deeper] += 1
        above[deeper] = parent[above[deeper]]
    return depth


@dataclass(frozen=True, slots=True, eq=False)
class Children:
    """Finds the state of a longer history: ``of(states, older_words)``."""

    keys: Ints
    states: Ints
    stride: int

    @classmethod
    def in_model(cls, model: LanguageModel) -> Children:
        """The children of every state of that model."""
        keys = model.parent[1:] * model.stride + model.word[1:]
        order = np.argsort(keys, kind="stable")
        return cls(keys[order], order + 1, model.stride)

    def of(self, states: Ints, older_words: Ints) -> Ints:
        """The state whose history has one more, older, word; -1 where there is none."""
        at, found = find(self.keys, states * self.stride + older_words)
        return np.where(found & (states >= 0), self.states[at], NO_STATE)


def find(keys: Ints, wanted: Ints) -> tuple[Ints, NDArray[np.bool_]]:
    """Where each wanted key stands in sorted ``keys``, and whether it does."""
    if not len(keys):
        raise ValueError("there is nothing to search in")
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return at, keys[at] == wanted


def probability(model: LanguageModel, states: Ints, tokens: Ints) -> Floats:
    """What the model says about each token after each state's history, backing off."""
    result = np.zeros(len(states))
    weight = np.ones(len(states))
    pending = np.arange(len(states))
    while len(pending):
        at, found = find(model.keys, states[pending] * model.stride + tokens[pending])
        result[pending[found]] = model.probs[at[found]] * weight[pending[found]]
        pending = pending[~found]
        weight[pending] *= model.backoff[states[pending]]
        states = states.copy()
        states[pending] = model.parent[states[pending]]
        pending = pending[states[pending] >= 0]
    return result


def with_backoff(model: LanguageModel) -> LanguageModel:
    """The model with every backoff weight made anew, so that each state sums to one.

    bow(h) = (1 - sum of p(w|h)) / (1 - sum of p(w|shorter h)), over the arcs of h. A state whose
    arcs say it all keeps a tiny weight, and its arcs share what is left.
    """
    source, token = model.keys // model.stride, model.keys % model.stride
    depth = depths(model.parent)
    level_of = depth[source]
    backoff, probs = model.backoff.copy(), model.probs.copy()
    for level in range(int(depth.max()) + 1):
        arcs = np.flatnonzero(level_of == level)
        here = source[arcs]
        said = np.bincount(here, probs[arcs], minlength=model.states)
        if level == 0:
            probs[arcs] /= said[ROOT]
            continue
        lower = probability(
            replace(model, probs=probs, backoff=backoff), model.parent[here], token[arcs]
        )
        left = 1 - np.bincount(here, lower, minlength=model.states)
        full = (said >= 1 - _TINY) | (left <= _TINY)
        ratio = np.divide(1 - said, left, out=np.full(model.states, _TINY), where=~full)
        at_level = depth == level
        backoff[at_level] = np.maximum(ratio[at_level], _TINY)
        crowded = full[here]
        probs[arcs[crowded]] /= said[here[crowded]]
    return replace(model, probs=probs, backoff=backoff)


def sums(model: LanguageModel) -> Floats:
    """The sum of the probabilities after each history; 1.0 in a sound model."""
    source, token = model.keys // model.stride, model.keys % model.stride
    said = np.bincount(source, model.probs, minlength=model.states)
    inner = source != ROOT
    lower = probability(model, model.parent[source[inner]], token[inner])
    left = 1 - np.bincount(source[inner], lower, minlength=model.states)
    total = said + model.backoff * left
    total[ROOT] = said[ROOT]
    return total
