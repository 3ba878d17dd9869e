"""The examples nearest in meaning: what a sentence is beside, where no straight line divides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

AXES = 128
"""Directions kept of a sentence vector: a third of the size, and as good on held-aside families."""
NEIGHBOURS = 4
"""A label is as near as its nearest few examples are on average: one stray misleads nobody."""
SOFTNESS = 0.05
"""Likeness (a cosine) by which a label must be nearer to be e times likelier."""
STEPS = 127.0
"""A coordinate is one signed byte."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """Examples as points; all float32.

    ``centre`` has shape (size of a vector,), ``axes`` (``AXES``, size of a vector), ``points``
    (examples, ``AXES``) with the examples of one label side by side, ``ends`` (labels,): where
    each label's examples end.
    """

    centre: NDArray[np.float32]
    axes: NDArray[np.float32]
    points: NDArray[np.float32]
    ends: NDArray[np.int64]

    def of(self, label: int) -> NDArray[np.float32]:
        """The points of the label's examples, in the order they were given."""
        return self.points[self.ends[label - 1] if label else 0 : self.ends[label]]

    def point(self, vector: NDArray[np.float32]) -> NDArray[np.float32]:
        """Where a sentence lies among the examples: a unit vector of shape (``AXES``,)."""
        return unit(self.axes @ (vector - self.centre))

    def log_chances(self, vector: NDArray[np.float32]) -> NDArray[np.float32]:
        """One number a label, shape (labels,): the logarithm of its share."""
        likeness = self.points @ self.point(vector)
        near = np.empty(len(self.ends), dtype=np.float32)
        start = 0
        for label, end in enumerate(self.ends):
            own = likeness[start:end]
            few = min(NEIGHBOURS, len(own))
            near[label] = np.partition(own, len(own) - few)[len(own) - few :].mean()
            start = end
        near /= SOFTNESS
        near -= near.max()
        return np.asarray(near - np.log(np.exp(near).sum()), dtype=np.float32)


def nearest(vectors: NDArray[np.float32], owners: Sequence[int]) -> Nearest:
    """The points of these vectors, one row each; ``owners`` are their labels, 0 to the last.

    Points are rounded to a byte a coordinate, as they are kept.
    """
    labels = np.asarray(owners)
    centre = vectors.mean(axis=0)
    spread = np.cov((vectors - centre).T)
    axes = np.linalg.eigh(spread)[1][:, ::-1].T[:AXES].astype(np.float32)
    order = np.argsort(labels, kind="stable")
    points = unit((vectors - centre)[order] @ axes.T)
    return Nearest(
        centre=centre.astype(np.float32),
        axes=axes,
        points=np.round(points * STEPS).astype(np.float32) / np.float32(STEPS),
        ends=np.cumsum(np.bincount(labels)).astype(np.int64),
    )


def unit(points: NDArray[np.float32]) -> NDArray[np.float32]:
    """The same directions, each of length 1; a direction is a row, or the whole of one point."""
    lengths = np.linalg.norm(points, axis=-1, keepdims=True)
    return np.asarray(points / np.maximum(lengths, 1e-9), dtype=np.float32)
