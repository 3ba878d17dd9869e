"""How near in meaning a question is to what a topic is asked, and to what its parts say."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from voice_skill.understanding.learned.nearest import unit
from voice_skill.understanding.learned.sentences import Vectors, vectors_of
from voice_skill.understanding.learned.stored import Weights
from voice_skill.values.pack import Pack, Topic

_NEIGHBOURS = 3
"""Questions of a part that count as the nearest; with 5 it is as good, with 1 worse."""
_TEXT = 0.2
"""What it is worth beside them to be near to the part's own text; .5 is no better."""
_FLATTENED = -0.25
"""All sentences of a topic lie along a few directions, which tell its parts least: each direction
counts for less by the square root of how far they spread along it."""
_RIDGE = 0.1
"""Kernel ridge regression (Saunders, Gammerman and Vovk, 1998) with the kernel exp(cosine - 1):
what is added to its diagonal. .03 to .2 are alike, as are kernels twice and half as wide.
Of 2,900 questions held aside .85 then lead to their part within the topic; by likeness .81."""


@dataclass(slots=True)
class _Parts:
    # ``examples`` (questions of the topic, axes), ``asked`` where those of each part stand among
    # them, ``texts`` (parts, axes).
    examples: NDArray[np.float32]
    asked: tuple[dict[str, int], ...]
    texts: NDArray[np.float32]
    _weights: NDArray[np.float32] | None = None
    _inverse: NDArray[np.float32] | None = None

    def likeness(self, point: NDArray[np.float32], without: str) -> NDArray[np.float32]:
        """To the nearest few questions of each part, to the middle of all, and to what it says."""
        cosines = self.examples @ point
        fits = _TEXT * (self.texts @ point)
        for place, asked in enumerate(self.asked):
            own = [at for words, at in asked.items() if words != without]
            if own:
                middle = unit(self.examples[own].mean(axis=0))
                fits[place] += np.sort(cosines[own])[-_NEIGHBOURS:].mean() + middle @ point
        return np.asarray(fits / (2 + _TEXT), dtype=np.float32)

    def divided(self, point: NDArray[np.float32], without: str) -> NDArray[np.float32]:
        """What tells the parts apart, learnt when it is first asked: about 1 for the right one."""
        kernel = _kernel(self.examples @ point)
        if self._weights is None:
            self._weights = np.linalg.solve(self._table, self._owned)
        aside = next((asked[without] for asked in self.asked if without in asked), None)
        found: NDArray[np.float32] = kernel @ self._weights
        if aside is None:
            return found
        # As if it had been learnt without that question, by the inverse of the whole.
        if self._inverse is None:
            self._inverse = np.linalg.inv(self._table)
        column = self._inverse[:, aside]
        share = (kernel @ column) / column[aside]
        return np.asarray(found - share * self._weights[aside], dtype=np.float32)

    @property
    def _table(self) -> NDArray[np.float32]:
        table = _kernel(self.examples @ self.examples.T)
        table[np.diag_indices(len(table))] += _RIDGE
        return table

    @property
    def _owned(self) -> NDArray[np.float32]:
        owned = np.zeros((len(self.examples), len(self.asked)), dtype=np.float32)
        for place, asked in enumerate(self.asked):
            owned[list(asked.values()), place] = 1.0
        return owned


def _kernel(cosines: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(np.exp(cosines - np.float32(1.0)))


class NearParts:
    """``fitting.Nearness`` by the sentence model: points of the learnt weights, compared.

    The examples are there already; the texts of the parts become points here.
    """

    def __init__(
        self, pack: Pack, weights: Weights, model: Vectors, *, shipped: Path, keep: Path
    ) -> None:
        """``shipped`` and ``keep`` are files of vectors: the second takes what the first lacks."""
        if weights.near is None:
            raise ValueError("These weights know no examples by heart.")
        self._near, self._model = weights.near, model
        self._half = weights.meaning.shape[1]
        self._stretch = np.maximum(weights.near.points.var(axis=0), 1e-9) ** _FLATTENED
        vectors = vectors_of(part_texts(pack), model, keep, shipped=shipped)[:, self._half :]
        said = self._stretched(np.array([weights.near.point(each) for each in vectors]))
        ends = np.cumsum([len(topic.parts) for topic in pack.topics])
        self._parts = {
            topic.id: _Parts(
                self._stretched(weights.near.of(weights.labels.index(topic.id))),
                _asked(topic),
                texts,
            )
            for topic, texts in zip(pack.topics, np.split(said, ends[:-1]), strict=True)
        }

    def likeness(self, text: str, topic: str) -> float:
        """How near the text is to the part that is most like it, 0 to 1."""
        return float(self._parts[topic].likeness(self._point(text), "").max())

    def fits(self, text: str, topic: str, *, without: str = "") -> tuple[float, ...]:
        """How near the text is to each part of the topic, about 0 to 1: by likeness, and by what
        tells its parts apart.

        ``without`` is a question that counts for nothing.
        """
        parts, point = self._parts[topic], self._point(text)
        fits = (parts.likeness(point, without) + parts.divided(point, without)) / 2
        return tuple(fits.tolist())

    def _point(self, text: str) -> NDArray[np.float32]:
        vector = np.asarray(self._model.vectors((text,))[0][self._half :])
        return self._stretched(self._near.point(vector))

    def _stretched(self, points: NDArray[np.float32]) -> NDArray[np.float32]:
        return unit(points * self._stretch)


def _asked(topic: Topic) -> tuple[dict[str, int], ...]:
    places = {text: at for at, text in enumerate((*topic.examples, *topic.more_examples))}
    asked = topic.answers or ((),) * len(topic.parts)
    return tuple({text: places[text] for text in each} for each in asked)


def part_texts(pack: Pack) -> tuple[str, ...]:
    """What every part says, under its heading; topic by topic."""
    return tuple(
        f"{each.heading or topic.title}. {each.text}"
        for topic in pack.topics
        for each in topic.parts
    )
