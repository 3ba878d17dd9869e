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
counts for less by the square root of how far they spread along it. Of questions held aside, .76
(of the judged) and .81 then lead to their part, .71 and .79 without."""


@dataclass(frozen=True, slots=True)
class _Parts:
    # ``examples`` (questions of the topic, axes), ``asked`` where those of each part stand among
    # them, ``texts`` (parts, axes).
    examples: NDArray[np.float32]
    asked: tuple[dict[str, int], ...]
    texts: NDArray[np.float32]


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

    def fits(self, text: str, topic: str, *, without: str = "") -> tuple[float, ...]:
        """How near the text is to each part of the topic, about 0 to 1: to the nearest few of its
        questions, to the middle of all of them, and a little to what it says.

        ``without`` is a question that counts for nothing.
        """
        vector = np.asarray(self._model.vectors((text,))[0][self._half :])
        point = self._stretched(self._near.point(vector))
        parts = self._parts[topic]
        likeness = parts.examples @ point
        fits = _TEXT * (parts.texts @ point)
        for place, asked in enumerate(parts.asked):
            own = [at for words, at in asked.items() if words != without]
            if own:
                middle = unit(parts.examples[own].mean(axis=0))
                fits[place] += np.sort(likeness[own])[-_NEIGHBOURS:].mean() + middle @ point
        return tuple((fits / (2 + _TEXT)).tolist())

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
