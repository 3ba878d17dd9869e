"""Multinomial logistic regression, fitted fast: the words' table is sparse, the vectors are not."""

from __future__ import annotations

from collections import deque
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_STEPS = 25
"""More fit the examples closer, but no better what was held aside."""
_CLOSE = 1e-5  # the slope at which a small pack is done sooner
_PAIRS = 10  # steps that tell the next one how the loss bends


def fit(
    table: Any, vectors: Floats, owners: NDArray[np.int64], counts: Floats, strength: float
) -> tuple[Floats, Floats, Floats]:
    """Weights of the table's columns, weights of the vectors' columns, and biases, a row a label.

    ``table`` is a scipy csr matrix, ``owners`` are labels from 0 to the last, ``counts`` say how
    much each row weighs, ``strength`` is the inverse of regularisation. The same rows give the
    same weights.
    """
    width = table.shape[1]
    used = np.flatnonzero(np.bincount(table.indices, minlength=width))
    table = table[:, used].astype(np.float32)
    # About its centre and along its own axes, each column of the vectors can be scaled by itself:
    # what is fitted stays the same, and takes a third of the steps.
    centre = vectors.mean(axis=0)
    axes = np.linalg.eigh((vectors - centre).T.astype(np.float64) @ (vectors - centre))[1]
    axes = axes.astype(np.float32)
    found = _descend(_Loss(table, (vectors - centre) @ axes, owners, counts, strength))
    words = np.zeros((found.shape[1], width), dtype=np.float32)
    words[:, used] = found[: len(used)].T
    meaning = (axes @ found[len(used) : -1]).T
    return words, meaning, found[-1] - meaning @ centre


class _Loss:
    # The loss a unit of weight, its slope, and how much it bends at least along each row.

    def __init__(
        self,
        table: Any,
        vectors: Floats,
        owners: NDArray[np.int64],
        counts: Floats,
        strength: float,
    ) -> None:
        self._table, self._turned = table, table.T.tocsr()
        self._vectors = np.ascontiguousarray(vectors)
        self._own = np.arange(len(owners)), owners
        self._shares = counts / counts.sum()
        self._pull = np.float32(1 / (strength * counts.sum()))
        chances = np.bincount(owners, counts).astype(np.float32) / counts.sum()
        self.start = np.zeros((table.shape[1] + vectors.shape[1] + 1, len(chances)), np.float32)
        self.start[-1] = np.log(chances)
        squares = [table.multiply(table).T @ self._shares, self._shares @ self._vectors**2, [1]]
        bends = np.concatenate(squares) * (chances * (1 - chances)).mean() + self._pull
        self.scale = (1 / bends)[:, None].astype(np.float32)

    def __call__(self, at: Floats) -> tuple[float, Floats]:
        words = self._table.shape[1]
        scores = self._table @ at[:words] + self._vectors @ at[words:-1] + at[-1]
        scores -= scores.max(axis=1, keepdims=True)
        own = scores[self._own]
        np.exp(scores, out=scores)
        sums = scores.sum(axis=1)
        scores /= sums[:, None]
        scores[self._own] -= 1
        scores *= self._shares[:, None]
        slope = np.empty_like(at)
        slope[:words] = self._turned @ scores
        slope[words:-1] = self._vectors.T @ scores
        slope[-1] = scores.sum(axis=0)
        slope[:-1] += self._pull * at[:-1]
        loss = np.vdot(self._shares, np.log(sums) - own)
        return float(loss + self._pull / 2 * np.vdot(at[:-1], at[:-1])), slope


def _descend(loss: _Loss) -> Floats:
    # L-BFGS in float32; scipy's, in float64, takes longer for a step than the loss itself.
    at = loss.start
    value, slope = loss(at)
    pairs: deque[tuple[Floats, Floats, np.float32]] = deque(maxlen=_PAIRS)
    for _ in range(_STEPS):
        if np.abs(slope).max() < _CLOSE:
            break
        way = _way(slope, pairs, loss.scale)
        descent, length = float(np.vdot(slope, way)), np.float32(1)
        after, (lower, turned) = at - way, loss(at - way)
        while lower > value - 1e-4 * length * descent and length > 1e-3:
            length /= 2
            after = at - length * way
            lower, turned = loss(after)
        step, change = after - at, turned - slope
        if (product := np.vdot(step, change)) > 0:
            pairs.append((step, change, product))
        at, value, slope = after, lower, turned
    return at


def _way(slope: Floats, pairs: deque[tuple[Floats, Floats, np.float32]], scale: Floats) -> Floats:
    way = slope.copy()
    used: list[np.float32] = []
    for step, change, product in reversed(pairs):
        used.append(np.vdot(step, way) / product)
        way -= used[-1] * change
    way *= scale
    if pairs:
        _, change, product = pairs[-1]
        way *= product / np.vdot(change, change * scale)
    for (step, change, product), share in zip(pairs, reversed(used), strict=True):
        way += (share - np.vdot(change, way) / product) * step
    return way
