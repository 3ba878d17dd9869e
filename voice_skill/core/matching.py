"""What was asked: candidates from the pack's examples, a margin, and the courage to refuse."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from voice_skill.core.text import without_fillers
from voice_skill.core.types import (
    Ambiguous,
    AskedTopic,
    Candidate,
    Matcher,
    NotUnderstood,
    Pack,
    ReportedSymptom,
)

OFF_TOPIC = "_off-topic"
REPORTS = "_reports"

# Words that say how something is asked, not what about: they match everything and mean nothing.
_EMPTY_WORDS = frozenset(
    """a an the i i'm i've i'd i'll me my mine you you're your yours we our us it it's its he she
    they them their his her him this that that's these those there here is are am was were be been
    being do does did doing don't doesn't didn't have has had having can can't could couldn't will
    would won't wouldn't should shouldn't may might must shall of to in on at by for with from as
    and or but if so than then what what's which who whose when where why how please tell about
    just really some any anything something get got gets getting go going know think want like
    one ones up down out off over too very much many more most all not no yes okay well now say
    said says mean means thing things let give gave need""".split()
)


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where belief begins, as probabilities 0 to 1.

    ``accept``: answer. Between ``ask`` and ``accept``: "Do you mean A, or B?". ``margin``: how far
    the first must be ahead of the second to be answered outright.
    """

    accept: float = 0.60
    ask: float = 0.35
    margin: float = 0.10


class FuzzyMatcher:
    """Nearest examples by edit distance and shared words: for near-verbatim and misheard text.

    Pure; built once a pack. A pattern that is merely contained in a long question earns nothing
    (the trap of partial ratios): every score compares the whole of both.
    """

    def __init__(self, pack: Pack) -> None:
        self._phrases: list[str] = []
        self._labels: list[str] = []
        for label, phrases in labelled(pack):
            for phrase in phrases:
                self._phrases.append(without_fillers(phrase) or phrase)
                self._labels.append(label)
        self._weights = _word_weights(self._phrases)
        self._contents = [content_words(phrase) for phrase in self._phrases]

    def candidates(self, text: str) -> tuple[Candidate, ...]:
        """Labels with a score 0 to 1, best first; topics, ``OFF_TOPIC`` and ``REPORTS``."""
        said = without_fillers(text)
        if not said:
            return ()
        near = process.extract(
            said, self._phrases, scorer=fuzz.token_sort_ratio, limit=60, score_cutoff=45
        )
        near += process.extract(said, self._phrases, scorer=fuzz.ratio, limit=30, score_cutoff=55)
        wanted = content_words(said)
        best: dict[str, float] = {}
        for phrase, _, index in near:
            score = self._score(said, wanted, phrase, self._contents[index])
            label = self._labels[index]
            best[label] = max(score, best.get(label, 0.0))
        return _ranked(best)

    def _score(
        self, said: str, wanted: frozenset[str], phrase: str, content: frozenset[str]
    ) -> float:
        form = max(fuzz.ratio(said, phrase), 0.97 * fuzz.token_sort_ratio(said, phrase)) / 100
        shared = self._overlap(wanted, content)
        # The content-word gate: sentences of the same shape about other things share no content.
        return form * (0.35 + 0.65 * shared)

    def _overlap(self, wanted: frozenset[str], content: frozenset[str]) -> float:
        if not wanted and not content:
            return 1.0
        total = self._weight(wanted | content)
        return self._weight(wanted & content) / total if total else 0.0

    def _weight(self, words: Iterable[str]) -> float:
        rarest = self._weights.get("", 1.0)
        return sum(self._weights.get(word, rarest) for word in words)


NEAR_VERBATIM = 0.93
"""Fuzzy score from which an example was as good as said word for word."""


class BlendedMatcher:
    """Meaning first; but what was said nearly word for word is what it says."""

    def __init__(self, learned: Matcher, fuzzy: Matcher) -> None:
        self._learned = learned
        self._fuzzy = fuzzy

    def candidates(self, text: str) -> tuple[Candidate, ...]:
        """The learned probabilities, the label of a near-verbatim example raised to its score."""
        near = self._fuzzy.candidates(text)
        chances = {each.topic: each.probability for each in self._learned.candidates(text)}
        if not near or near[0].probability < NEAR_VERBATIM or not chances:
            return _ranked(chances)
        best = near[0]
        rest = sum(chance for label, chance in chances.items() if label != best.topic)
        room = 1.0 - max(best.probability, chances.get(best.topic, 0.0))
        shrunk = {
            label: chance * (room / rest if rest > room else 1.0)
            for label, chance in chances.items()
        }
        shrunk[best.topic] = 1.0 - room
        return _ranked(shrunk)


def _ranked(chances: dict[str, float]) -> tuple[Candidate, ...]:
    ordered = sorted(chances.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Candidate(label, round(chance, 4)) for label, chance in ordered)


def decide(
    candidates: tuple[Candidate, ...], thresholds: Thresholds | None = None
) -> AskedTopic | Ambiguous | ReportedSymptom | NotUnderstood:
    """What the candidates come to: one topic, a choice of two or three, a report, or a refusal."""
    limits = thresholds or Thresholds()
    if not candidates:
        return NotUnderstood("empty")
    first = candidates[0]
    topics = tuple(each for each in candidates if each.topic not in {OFF_TOPIC, REPORTS})
    if first.topic == OFF_TOPIC:
        return NotUnderstood("off-topic", topics[:3])
    second = candidates[1].probability if len(candidates) > 1 else 0.0
    ahead = first.probability - second
    if first.probability >= limits.accept and ahead >= limits.margin:
        if first.topic == REPORTS:
            return ReportedSymptom(first.probability)
        return AskedTopic(first.topic, first.probability)
    if first.probability < limits.ask:
        return NotUnderstood("unsure", topics[:3])
    if first.topic == REPORTS:
        return ReportedSymptom(first.probability)
    close = tuple(
        each
        for each in topics[:3]
        if each.probability >= max(limits.ask / 2, first.probability / 3)
    )
    if len(close) < 2:
        if ahead >= limits.margin:
            return AskedTopic(first.topic, first.probability)
        return NotUnderstood("unsure", topics[:3])
    return Ambiguous(close)


def labelled(pack: Pack) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Every label of the pack with its examples: topics, then reports, then off-topic."""
    return (
        *((topic.id, topic.examples) for topic in pack.topics),
        (REPORTS, pack.reports),
        (OFF_TOPIC, pack.off_topic),
    )


def content_words(text: str) -> frozenset[str]:
    """The words that say what a text is about, plurals and endings taken off."""
    return frozenset(_stem(word) for word in text.split() if word not in _EMPTY_WORDS)


def _stem(word: str) -> str:
    for ending in ("'s", "ings", "ing", "ies", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def _word_weights(phrases: list[str]) -> dict[str, float]:
    counts: Counter[str] = Counter()
    for phrase in phrases:
        counts.update(content_words(phrase))
    total = len(phrases) + 1
    weights = {word: math.log(total / count) for word, count in counts.items()}
    weights[""] = math.log(total)  # a word no example has: as rare as can be
    return weights


__all__ = [
    "NEAR_VERBATIM",
    "OFF_TOPIC",
    "REPORTS",
    "BlendedMatcher",
    "FuzzyMatcher",
    "Matcher",
    "Thresholds",
    "content_words",
    "decide",
    "labelled",
]
