"""Which part of a topic fits a question: the one whose own questions are put most like it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from rapidfuzz import fuzz

from voice_skill.language.fillers import without_fillers
from voice_skill.understanding.topics import content_words
from voice_skill.values.pack import Pack, Topic
from voice_skill.values.text import normalise

NEAR = 0.45
"""Fit from which a part answers the question; below it the topic's own first part does."""

_WORDS = 0.35
"""What it is worth that a part's text holds the very words of the question."""
_MEANING = 0.5
"""What a cosine between the question and a part's text is worth."""


class Nearness(Protocol):
    """How near in meaning a text is to what belongs to a topic, as cosines."""

    def to_examples(self, text: str, topic: str) -> Sequence[float]:
        """One for each example of the topic, in their order."""
        ...

    def to_parts(self, text: str, topic: str) -> Sequence[float]:
        """One for what each of its parts says."""
        ...


@dataclass(frozen=True, slots=True)
class Fit:
    """How well the part at a place of ``Topic.parts`` fits: 0 for not at all, 1 for its words."""

    place: int
    score: float


@dataclass(frozen=True, slots=True)
class _Part:
    # ``asked``: (place among the topic's examples, words) of the questions that it answers.
    asked: tuple[tuple[int, str], ...]
    words: frozenset[str]


class Fitting:
    """The parts of a pack's topics by the questions that each of them answers. Pure.

    Without ``nearness`` (no sentence model) only words are compared.
    """

    def __init__(self, pack: Pack, nearness: Nearness | None = None) -> None:
        self._nearness = nearness
        self._parts = {topic.id: _parts(topic) for topic in pack.topics}
        every = [part.words for parts in self._parts.values() for part in parts]
        counts = Counter(word for words in every for word in words)
        self._rarest = math.log(1 + len(every))
        self._rarity = {word: math.log((1 + len(every)) / count) for word, count in counts.items()}

    def ranked(self, topic: str, text: str, *, without: str = "") -> tuple[Fit, ...]:
        """Every part of the topic, the best fit first; of equals the earlier one.

        ``without`` is a question that no part answers this time: for a test that holds it aside.
        """
        said = without_fillers(text)
        wanted = content_words(said)
        near: Sequence[float] = ()
        parts = self._parts[topic]
        scores = [_WORDS * self._share(wanted, wanted & part.words) for part in parts]
        if self._nearness is not None:
            near = self._nearness.to_examples(said, topic)
            meant = self._nearness.to_parts(said, topic)
            scores = [own + _MEANING * each for own, each in zip(scores, meant, strict=True)]
        for place, part in enumerate(parts):
            likeness = sorted(
                max(self._worded(said, wanted, words), near[at] if near else 0.0)
                for at, words in part.asked
                if words != without
            )
            scores[place] += _of_the_best(likeness)
        ranked = sorted(enumerate(scores), key=lambda each: -each[1])
        return tuple(Fit(place, score) for place, score in ranked)

    def _worded(self, said: str, wanted: frozenset[str], words: str) -> float:
        # Sentences of one shape about other things share no content.
        asked = content_words(words)
        overlap = self._share(wanted | asked, wanted & asked)
        return fuzz.token_sort_ratio(said, words) / 100 * (0.35 + 0.65 * overlap)

    def _share(self, whole: frozenset[str], part: frozenset[str]) -> float:
        total = sum(self._rarity.get(word, self._rarest) for word in whole)
        return sum(self._rarity.get(word, self._rarest) for word in part) / total if total else 0.0


def _of_the_best(likeness: list[float]) -> float:
    # Two that are like it tell more than one.
    if len(likeness) < 2:
        return sum(likeness)
    return (2 * likeness[-1] + likeness[-2]) / 3


def _parts(topic: Topic) -> tuple[_Part, ...]:
    place = {words: at for at, words in enumerate(topic.examples)}
    asked = topic.answers or ((),) * len(topic.parts)
    return tuple(
        _Part(
            tuple((place[words], words) for words in each),
            content_words(normalise(f"{chunk.heading} {chunk.text}")),
        )
        for chunk, each in zip(topic.parts, asked, strict=True)
    )


def parts_that_fit(fits: tuple[Fit, ...]) -> tuple[int, ...]:
    """The places of the parts that answer the question, best first; mostly none or one or two."""
    return tuple(fit.place for fit in fits if fit.score >= NEAR)
