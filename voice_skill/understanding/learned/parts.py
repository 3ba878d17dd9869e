"""How near in meaning a question is to what a topic is asked, and to what its parts say."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from voice_skill.understanding.learned.sentences import Vectors, vectors_of
from voice_skill.understanding.learned.stored import Weights
from voice_skill.values.pack import Pack


class NearParts:
    """``fitting.Nearness`` by the sentence model: cosines between points of the learnt weights.

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
        self._labels = {label: place for place, label in enumerate(weights.labels)}
        vectors = vectors_of(part_texts(pack), model, keep, shipped=shipped)
        points = np.array([weights.near.point(each) for each in vectors[:, self._half :]])
        ends = np.cumsum([len(topic.parts) for topic in pack.topics])
        self._points = dict(
            zip((topic.id for topic in pack.topics), np.split(points, ends[:-1]), strict=True)
        )

    def to_examples(self, text: str, topic: str) -> tuple[float, ...]:
        """One cosine for each example of the topic, in their order."""
        return tuple(self._near.likeness(self._vector(text), self._labels[topic]).tolist())

    def to_parts(self, text: str, topic: str) -> tuple[float, ...]:
        """One for each part of the topic."""
        return tuple((self._points[topic] @ self._near.point(self._vector(text))).tolist())

    def _vector(self, text: str) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
        return np.asarray(self._model.vectors((text,))[0][self._half :])


def part_texts(pack: Pack) -> tuple[str, ...]:
    """What every part says, under its heading; topic by topic."""
    return tuple(
        f"{each.heading or topic.title}. {each.text}"
        for topic in pack.topics
        for each in topic.parts
    )
