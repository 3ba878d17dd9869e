"""What a sentence is made of, as numbers: words, word pairs and pieces of words, hashed."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import log

import numpy as np
from numpy.typing import NDArray

from voice_skill.values.text import without_fillers

BUCKETS = 1 << 13
"""Buckets for words and, again, for pieces of words: two sentences in a thousand collide."""

SIZE = 2 * BUCKETS
_PIECES = (3, 4, 5)  # letters


def counts(sentence: str) -> Iterator[tuple[int, float]]:
    """(bucket, weight) of the sentence; weights grow with the logarithm of the count."""
    words = without_fillers(sentence).split()
    whole = Counter((*words, *(f"{a} {b}" for a, b in pairwise(words))))
    pieces: Counter[str] = Counter()
    for word in words:
        padded = f" {word} "
        for length in _PIECES:
            pieces.update(padded[at : at + length] for at in range(len(padded) - length + 1))
    for offset, found in ((0, whole), (BUCKETS, pieces)):
        for text, count in found.items():
            bucket = zlib.crc32(text.encode()) % BUCKETS
            yield offset + bucket, 1.0 + log(count)


def rarity(sentences: Sequence[str]) -> NDArray[np.float32]:
    """How much each bucket tells, shape (``SIZE``,): inverse document frequency, smoothed."""
    seen = np.zeros(SIZE, dtype=np.float64)
    for sentence in sentences:
        seen[list({bucket for bucket, _ in counts(sentence)})] += 1
    return np.asarray(np.log((1 + len(sentences)) / (1 + seen)) + 1, dtype=np.float32)


def sparse(
    sentence: str, rare: NDArray[np.float32]
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """(buckets, values): words and pieces each of unit length."""
    found: dict[int, float] = {}
    for bucket, weight in counts(sentence):
        found[bucket] = found.get(bucket, 0.0) + weight
    buckets = np.fromiter(found, dtype=np.int64, count=len(found))
    values = np.fromiter(found.values(), dtype=np.float32, count=len(found)) * rare[buckets]
    for half in (buckets < BUCKETS, buckets >= BUCKETS):
        length = float(np.sqrt((values[half] ** 2).sum()))
        if length > 0:
            values[half] /= length
    return buckets, values
