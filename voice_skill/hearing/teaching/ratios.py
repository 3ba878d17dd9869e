"""How much likelier a pack makes each word: the taught language model over the one as shipped.

For a recogniser that has a language model of its own. The pack's push alone is added to what it
hears: a whole second language model would only shorten its sentences.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from voice_skill.hearing.teaching.language_model import (
    NO_STATE,
    ROOT,
    Floats,
    LanguageModel,
    probability,
)
from voice_skill.values.errors import ModelError

_LEAST = 1e-30  # what is said never to happen has no logarithm


@dataclass(frozen=True, slots=True, eq=False)
class Ratios:
    """Log chances and log ratios in the states of the taught model.

    A word's number is its place in order: ``letters`` are all words, cut at ``cuts``; ``end`` is
    the number of a sentence's end. ``first[s]`` and ``first[s + 1]`` bound the arcs of state s in
    ``word`` (sorted), ``chance`` (taught) and ``ratio`` (taught over general). For every other word
    the ``parent`` says it, and ``lowered`` (taught) and ``backoff`` (the ratio) are added.
    ``oldest`` is the first word of a state's history, as in ``LanguageModel``. ``taught`` and
    ``general`` are the summed chances, without a history, of the words before each.
    """

    parent: NDArray[np.int32]
    oldest: NDArray[np.int32]
    lowered: NDArray[np.float32]
    backoff: NDArray[np.float32]
    first: NDArray[np.int32]
    word: NDArray[np.int32]
    chance: NDArray[np.float16]
    ratio: NDArray[np.float16]
    letters: NDArray[np.uint8]
    cuts: NDArray[np.int32]
    taught: NDArray[np.float64]
    general: NDArray[np.float64]
    start: int
    end: int


def ratios_of(taught: LanguageModel, general: LanguageModel) -> Ratios:
    """The ratios. ``taught`` must have grown out of ``general``: the same states and more."""
    grown = general.states
    if not np.array_equal(taught.parent[:grown], general.parent) or taught.end != general.end:
        raise ValueError("the taught language model did not grow out of the other")
    words = sorted((word.encode(), label) for word, label in taught.words.items())
    labels = np.array([label for _, label in words])
    number = np.full(taught.stride, NO_STATE)
    number[labels], number[taught.end] = np.arange(len(labels)), len(labels)
    chance, ratio = _arcs(taught, general)
    source, token = np.divmod(taught.keys, taught.stride)
    order = np.lexsort((number[token], source))
    lowered = np.log(np.maximum(taught.backoff, _LEAST))
    backoff = lowered.copy()
    backoff[:grown] -= np.log(np.maximum(general.backoff, _LEAST))
    lowered[ROOT] = backoff[ROOT] = 0.0
    at_root = np.full(len(labels), ROOT)
    return Ratios(
        parent=taught.parent.astype(np.int32),
        oldest=np.where(taught.word >= 0, number[taught.word], NO_STATE).astype(np.int32),
        lowered=lowered.astype(np.float32),
        backoff=backoff.astype(np.float32),
        first=np.searchsorted(source, np.arange(taught.states + 1)).astype(np.int32),
        word=number[token][order].astype(np.int32),
        chance=np.clip(chance, -60, 0)[order].astype(np.float16),
        ratio=np.clip(ratio, -60, 60)[order].astype(np.float16),
        letters=np.frombuffer(b"".join(word for word, _ in words), np.uint8),
        cuts=np.cumsum([0, *(len(word) for word, _ in words)]).astype(np.int32),
        taught=np.cumsum([0.0, *probability(taught, at_root, labels)]),
        general=np.cumsum([0.0, *probability(general, at_root, labels)]),
        start=taught.start,
        end=len(labels),
    )


def _arcs(taught: LanguageModel, general: LanguageModel) -> tuple[Floats, Floats]:
    # What the taught model says of each of its arcs, and how much likelier that is than before.
    source, token = np.divmod(taught.keys, taught.stride)
    while (new := source >= general.states).any():  # a history that only the pack has: a shorter
        source[new] = taught.parent[source[new]]
    chance = np.log(np.maximum(taught.probs, _LEAST))
    return chance, chance - np.log(np.maximum(probability(general, source, token), _LEAST))


def write_ratios(ratios: Ratios, path: Path) -> None:
    """Write them. ``OSError`` where the disk will not have it."""
    with path.open("wb") as file:
        np.savez(file, **{each.name: getattr(ratios, each.name) for each in fields(Ratios)})


def read_ratios(path: Path) -> Ratios:
    """The ratios in that file. ``ModelError`` where it is missing, or not whole."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as kept:
            parts = {each.name: kept[each.name] for each in fields(Ratios)}
        parts |= {name: int(parts[name]) for name in ("start", "end")}
        return Ratios(**parts)
    except Exception as error:  # whatever a damaged archive raises
        raise ModelError(f"The pack's words in {path} cannot be read: {error}.") from None
