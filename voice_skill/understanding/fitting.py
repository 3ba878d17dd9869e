"""Which part of a topic fits a question: the one whose own questions are put most like it.

Of topics that are alike the one is likelier whose parts know such a question.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from rapidfuzz import fuzz

from voice_skill.language.fillers import without_fillers
from voice_skill.understanding.topics import content_words
from voice_skill.values.meaning import Candidate, Matcher
from voice_skill.values.pack import Pack, Topic
from voice_skill.values.text import normalise

NEAR, NEAR_IN_MEANING = 0.45, 0.3
"""Fit from which a part answers the question, by words and in meaning; below it the topic's own
first part does."""

_WORDS = 0.35
"""What it is worth that a part's text holds the very words of the question."""

_ASKED = 4
"""So many of the likeliest topics are asked for their parts: it takes time."""
_TILT = 8.0
"""How far a part that fits tilts its topic, in log odds a point of its fit; on the development
sets 4 to 14 were alike, and 0 was worse."""


class Nearness(Protocol):
    """How near in meaning a text is to what belongs to a topic."""

    def fits(self, text: str, topic: str, *, without: str = "") -> Sequence[float]:
        """One number for each of its parts, about 0 to 1; ``without`` is a question left out."""
        ...

    def likeness(self, text: str, topic: str) -> float:
        """To the part that is most like it, 0 to 1."""
        ...


@dataclass(frozen=True, slots=True)
class Fit:
    """How well the part at a place of ``Topic.parts`` fits: 0 for not at all, 1 for its words.

    ``is_near``: well enough to answer the question.
    """

    place: int
    score: float
    is_near: bool = True


@dataclass(frozen=True, slots=True)
class _Part:
    asked: tuple[str, ...]
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

    @property
    def topics(self) -> Collection[str]:
        """The topics whose parts it knows."""
        return self._parts.keys()

    def ranked(self, topic: str, text: str, *, without: str = "") -> tuple[Fit, ...]:
        """Every part of the topic, the best fit first; of equals the earlier one.

        ``without`` is a question that no part answers this time: for a test that holds it aside.
        """
        said = without_fillers(text)
        if self._nearness is not None:
            near, scores = NEAR_IN_MEANING, list(self._nearness.fits(said, topic, without=without))
        else:
            near, scores = NEAR, self._by_words(said, topic, without)
        for place, part in enumerate(self._parts[topic]):
            if said in part.asked and said != without:
                scores[place] = 1.0
        ranked = sorted(enumerate(scores), key=lambda each: -each[1])
        return tuple(Fit(place, score, score >= near) for place, score in ranked)

    def likeness(self, topic: str, text: str) -> float:
        """How much the text is like what is asked of the topic's parts: 0 to 1 for their words."""
        said = without_fillers(text)
        if any(said in part.asked for part in self._parts[topic]):
            return 1.0
        if self._nearness is not None:
            return self._nearness.likeness(said, topic)
        return max(self._by_words(said, topic, ""))

    def _by_words(self, said: str, topic: str, without: str) -> list[float]:
        wanted = content_words(said)
        scores = []
        for part in self._parts[topic]:
            asked = (words for words in part.asked if words != without)
            likeness = sorted(self._worded(said, wanted, words) for words in asked)
            own = _WORDS * self._share(wanted, wanted & part.words)
            scores.append(own + _of_the_best(likeness))
        return scores

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
    asked = topic.answers or ((),) * len(topic.parts)
    return tuple(
        _Part(each, content_words(normalise(f"{chunk.heading} {chunk.text}")))
        for chunk, each in zip(topic.parts, asked, strict=True)
    )


def parts_that_fit(fits: tuple[Fit, ...]) -> tuple[int, ...]:
    """The places of the parts that answer the question, best first."""
    return tuple(fit.place for fit in fits if fit.is_near)


class PartsMatcher:
    """What another matcher finds; its likeliest topics share their chances anew by their parts."""

    def __init__(self, inner: Matcher, fitting: Fitting) -> None:
        self._inner = inner
        self._fitting = fitting

    def candidates(self, text: str) -> tuple[Candidate, ...]:
        """Every label with its probability, best first; what is no topic keeps its own."""
        found = self._inner.candidates(text)
        topics = [each for each in found if each.topic in self._fitting.topics][:_ASKED]
        weights = {
            each.topic: each.probability
            * math.exp(_TILT * self._fitting.likeness(each.topic, text))
            for each in topics
        }
        share = sum(each.probability for each in topics) / (sum(weights.values()) or 1.0)
        anew = {name: round(weight * share, 4) for name, weight in weights.items()}
        tilted = [Candidate(each.topic, anew.get(each.topic, each.probability)) for each in found]
        return tuple(sorted(tilted, key=lambda each: (-each.probability, each.topic)))
