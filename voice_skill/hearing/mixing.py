"""A language model mixed with a pack's phrases.

For every history that the phrases contain, p'(w|h) = (1 - rate) p(w|h) + rate p_pack(w|h), where
p_pack is smoothed after Witten and Bell (IEEE Transactions on Information Theory 37(4), 1991) and
falls back on the general model. Histories that the phrases lack keep their arcs. All backoff
weights are made anew, so that each history's probabilities sum to one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from voice_skill.hearing.language_model import (
    NO_STATE,
    ROOT,
    SENTENCE_START,
    Children,
    Floats,
    Ints,
    LanguageModel,
    depths,
    find,
    probability,
    with_backoff,
)

UNKNOWN = -1
"""Stands in a phrase for a word that the model has no label for."""


@dataclass(frozen=True, slots=True)
class Rates:
    """How much the phrases count, 0 to 1: where there is no history, and where there is one.

    Chosen on 220 spoken sentences of held-aside families: 0.25 and 0.5 gave a word error rate of
    .167, 0.5 and 0.8 .156, 0.75 and 0.85 .154.
    """

    without_history: float = 0.5
    with_history: float = 0.8


def mix(
    model: LanguageModel,
    phrases: Sequence[Sequence[int]],
    *,
    weights: Sequence[float] | None = None,
    rates: Rates | None = None,
) -> LanguageModel:
    """The model after reading the phrases, each a row of labels or ``UNKNOWN``.

    ``weights`` says how often each phrase counts, 1.0 unless given.
    """
    rates = rates or Rates()
    text, owner = _text(phrases, model.end)
    weight = np.ones(len(phrases)) if weights is None else np.asarray(weights, np.float64)
    counts_for = weight[owner[0]]
    if not (counts_for > 0).any():
        return with_backoff(model)
    model, histories = _with_histories(model, text, owner[1])
    predicted = np.flatnonzero((text != SENTENCE_START) & (counts_for > 0))
    pack = _pack_model(model, text[predicted], histories[:, predicted], counts_for[predicted])
    return with_backoff(_mixed(model, pack, histories[:, predicted], rates))


def _text(phrases: Sequence[Sequence[int]], end: int) -> tuple[Ints, Ints]:
    """All phrases in one row of tokens, and of each token the phrase and the piece it is in.

    A phrase stands between a start and an end. An unknown word cuts it into pieces, so that
    nothing is learnt across it.
    """
    tokens: list[int] = []
    phrase_of: list[int] = []
    piece_of: list[int] = []
    piece = 0
    for number, phrase in enumerate(phrases):
        for token in (SENTENCE_START, *phrase, end) if len(phrase) else ():
            if token == UNKNOWN:
                piece += 1
                continue
            tokens.append(token)
            phrase_of.append(number)
            piece_of.append(piece)
        piece += 1
    return np.array(tokens, np.int64), np.array([phrase_of, piece_of], np.int64)


def _with_histories(model: LanguageModel, text: Ints, owner: Ints) -> tuple[LanguageModel, Ints]:
    """The model with a state for each history in the text, and which state is before each token.

    Row d of the table holds the states of histories of d words; -1 where a sentence is too young.
    A new state says nothing yet: all its weight goes to its parent.
    """
    order = int(depths(model.parent).max())
    histories = np.full((order + 1, len(text)), NO_STATE, np.int64)
    histories[0] = ROOT
    for depth in range(1, order + 1):
        place = np.arange(depth, len(text))
        place = place[owner[place] == owner[place - depth]]
        place = place[histories[depth - 1, place] >= 0]
        shorter, older = histories[depth - 1, place], text[place - depth]
        missing = Children.in_model(model).of(shorter, older) < 0
        new = np.unique(shorter[missing] * model.stride + older[missing])
        model = replace(
            model,
            parent=np.concatenate([model.parent, new // model.stride]),
            word=np.concatenate([model.word, new % model.stride]),
            backoff=np.concatenate([model.backoff, np.ones(len(new))]),
        )
        histories[depth, place] = Children.in_model(model).of(shorter, older)
    return model, histories


def _pack_model(
    model: LanguageModel, tokens: Ints, histories: Ints, weights: Floats
) -> LanguageModel:
    """What the phrases alone say, smoothed, with the general model below them."""
    at_root = model.keys < model.stride
    pack = replace(
        model,
        keys=model.keys[at_root],
        probs=model.probs[at_root],
        backoff=np.ones(model.states),
    )
    for row in histories:
        known = row >= 0
        if not known.any():
            break
        keys, place = np.unique(row[known] * model.stride + tokens[known], return_inverse=True)
        counts = np.bincount(place, weights[known])
        source = keys // model.stride
        seen = np.bincount(source, counts, minlength=model.states)
        kinds = np.bincount(source, minlength=model.states)
        share = np.divide(kinds, seen + kinds, out=np.ones(model.states), where=seen > 0)
        below = source if row[0] == ROOT else model.parent[source]
        lower = probability(pack, below, keys % model.stride)
        explicit = counts / (seen + kinds)[source] + share[source] * lower
        pack = _with_arcs(pack, keys, explicit, share)
    return pack


def _with_arcs(pack: LanguageModel, keys: Ints, probs: Floats, share: Floats) -> LanguageModel:
    """Arcs added (one without a history replaces the general model's), backoff set."""
    if keys[0] < pack.stride:  # the level without a history: nothing lies below it
        level = pack.probs * share[ROOT]
        at, found = find(pack.keys, keys)
        level[at[found]] = probs[found]
        return replace(pack, probs=level)
    merged = np.concatenate([pack.keys, keys])
    order = np.argsort(merged, kind="stable")
    return replace(
        pack,
        keys=merged[order],
        probs=np.concatenate([pack.probs, probs])[order],
        backoff=np.where(share < 1, share, pack.backoff),
    )


def _mixed(
    model: LanguageModel, pack: LanguageModel, histories: Ints, rates: Rates
) -> LanguageModel:
    touched = np.zeros(model.states, bool)
    touched[histories[histories >= 0]] = True
    known = touched[model.keys // model.stride]
    keys = np.sort(np.concatenate([model.keys[known], pack.keys]), kind="stable")
    keys = keys[np.append(True, np.diff(keys) > 0)]  # each once; np.unique is slower when sorted
    source, token = keys // model.stride, keys % model.stride
    rate = np.where(source == ROOT, rates.without_history, rates.with_history)
    probs = (1 - rate) * probability(model, source, token)
    probs += rate * probability(pack, source, token)
    merged = np.concatenate([model.keys[~known], keys])
    order = np.argsort(merged, kind="stable")
    return replace(
        model, keys=merged[order], probs=np.concatenate([model.probs[~known], probs])[order]
    )
