"""The intent: what was asked, from the pack's examples; a margin, and the courage to refuse."""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from rapidfuzz import fuzz, process

from voice_skill.language.fillers import without_fillers
from voice_skill.language.language import keeping, section
from voice_skill.language.tables import words
from voice_skill.values.meaning import (
    Ambiguous,
    AskedTopic,
    Candidate,
    Matcher,
    NotUnderstood,
    ReportedSymptom,
)
from voice_skill.values.pack import Pack

OFF_TOPIC = "_off-topic"
REPORTS = "_reports"

_COMMON = 2_000
"""Phrases from which a word is too common to look each of them up."""
_KEPT = 200
"""Phrases that are compared letter by letter, after their words have been."""
_MISHEARD = 80
"""rapidfuzz ratio from which a word no example has counts as one that some example has."""
_SHARPNESS = 15.0
"""What a point of likeness is worth in log odds: fits held-aside families best."""
_LIKE_NOTHING = 0.45
"""How like its nearest example a sentence must be to be as likely that as nothing of the pack."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where belief begins, as probabilities 0 to 1; chosen on held-aside families.

    ``accept``: answer. Between ``ask`` and ``accept``: "Do you mean A, or B?". ``margin``: how far
    the first must be ahead of the second to be answered outright, ``alone`` how far to be answered
    below ``accept``. ``off_topic``: from this chance of being off topic nothing is answered.
    """

    accept: float = 0.35
    ask: float = 0.30
    margin: float = 0.05
    alone: float = 0.20
    off_topic: float = 0.15


class FuzzyMatcher:
    """Nearest examples by edit distance and shared words: for near-verbatim and misheard text.

    Pure; built once a pack. A pattern that is merely contained in a long question earns nothing
    (the trap of partial ratios): every score compares the whole of both. An index over content
    words finds the few phrases worth comparing, so that 100,000 cost little more than 1,500.
    """

    def __init__(self, pack: Pack) -> None:
        given = [
            (without_fillers(phrase) or phrase, label)
            for label, phrases in labelled(pack, more=False)
            for phrase in phrases
        ]
        contents = [content_words(phrase) for phrase, _ in given]
        self._rarity = _word_weights(contents)
        weighed = [
            (self._weight(content), phrase, label, content)
            for (phrase, label), content in zip(given, contents, strict=True)
        ]
        # Light ones first: of many that share a common word, they say the least besides it.
        weighed.sort(key=lambda each: each[0])
        self._weights = [each[0] for each in weighed]
        self._phrases = [each[1] for each in weighed]
        self._labels = [each[2] for each in weighed]
        self._with: dict[str, list[int]] = {}
        for place, each in enumerate(weighed):
            for word in each[3] or ("",):
                self._with.setdefault(word, []).append(place)
        self._common = {
            word: frozenset(places) for word, places in self._with.items() if len(places) > _COMMON
        }
        self._words = [word for word in self._with if len(word) > 3]

    def candidates(self, text: str) -> tuple[Candidate, ...]:
        """Labels with a probability, best first; what is like nothing shares little among them.

        An example said word for word is what it says, however like it another one is.
        """
        near = self.scores(text)
        verbatim = [label for label, each in near.items() if each >= 1.0]
        if len(verbatim) == 1:
            # "Who are you" is as like "how are you" as a misheard word; it was said all the same.
            near = {label: each for label, each in near.items() if label in verbatim}
        grown = {label: math.exp(_SHARPNESS * each) for label, each in near.items()}
        total = sum(grown.values()) + math.exp(_SHARPNESS * _LIKE_NOTHING)
        return _ranked({label: each / total for label, each in grown.items()})

    def scores(self, text: str) -> dict[str, float]:
        """How alike the nearest example of each label is, 0 to 1; labels far from it are left out.

        The labels are topics, ``OFF_TOPIC`` and ``REPORTS``.
        """
        said = without_fillers(text)
        if not said:
            return {}
        best: dict[str, float] = {}
        for overlap, place in self._shortlist(content_words(said)):
            form = max(
                fuzz.ratio(said, self._phrases[place]),
                0.97 * fuzz.token_sort_ratio(said, self._phrases[place]),
            )
            # The content-word gate: sentences of one shape about other things share no content.
            score = form / 100 * (0.35 + 0.65 * overlap)
            label = self._labels[place]
            best[label] = max(score, best.get(label, 0.0))
        return best

    def _shortlist(self, wanted: frozenset[str]) -> list[tuple[float, int]]:
        # (share of the content words' weight in common, place) of the phrases worth comparing.
        if not wanted:
            return [(1.0, place) for place in self._with.get("", ())]
        meant = [self._meant(word) for word in wanted]
        total = sum(self._weight((word,)) for word, _ in meant)
        shared: dict[int, float] = dict.fromkeys(self._with_all_common(meant), 0.0)
        for word, sure in meant:
            if word not in self._common:
                for place in self._with.get(word, ()):
                    shared[place] = shared.get(place, 0.0) + sure * self._rarity[word]
        for word, sure in meant:
            places = self._common.get(word)
            if places is not None:
                for place in shared.keys() & places:
                    shared[place] += sure * self._rarity[word]
        rated = (
            (weight / (total + self._weights[place] - weight), place)
            for place, weight in shared.items()
        )
        return heapq.nlargest(_KEPT, rated)

    def _with_all_common(self, meant: list[tuple[str, float]]) -> list[int]:
        sets = [self._common[word] for word, _ in meant if word in self._common]
        if not sets:
            return []
        fewest = min(sets, key=len)
        return heapq.nsmallest(_KEPT, fewest.intersection(*sets) or fewest)

    def _meant(self, word: str) -> tuple[str, float]:
        # A word no example has may be a misheard or mistyped one: (that word, how sure).
        if word in self._with or len(word) < 4:
            return word, 1.0
        near = process.extractOne(word, self._words, scorer=fuzz.ratio, score_cutoff=_MISHEARD)
        return (near[0], near[1] / 100) if near else (word, 1.0)

    def _weight(self, words: Iterable[str]) -> float:
        rarest = self._rarity[""]
        return sum(self._rarity.get(word, rarest) for word in words)


NEAR_VERBATIM = 0.93
"""Fuzzy score from which an example was as good as said word for word."""

_TILT = 3.0
"""How far a likely wording tilts the meaning, in log odds a point: best on held-aside families."""


class BlendedMatcher:
    """Meaning first, tilted by wording; what was said nearly word for word is what it says."""

    def __init__(self, learned: Matcher, fuzzy: FuzzyMatcher) -> None:
        self._learned = learned
        self._fuzzy = fuzzy

    def candidates(self, text: str) -> tuple[Candidate, ...]:
        """The learned probabilities, tilted towards labels with an example worded like it.

        The label of a near-verbatim example is raised to that example's score.
        """
        near = self._fuzzy.scores(text)
        chances = _shares(
            {
                each.topic: each.probability * math.exp(_TILT * near.get(each.topic, 0.0))
                for each in self._learned.candidates(text)
            }
        )
        if not near or not chances:
            return _ranked(chances)
        best, score = max(near.items(), key=lambda item: item[1])
        if score < NEAR_VERBATIM or chances.get(best, 0.0) >= score:
            return _ranked(chances)
        others = {label: chance for label, chance in chances.items() if label != best}
        chances = {label: share * (1.0 - score) for label, share in _shares(others).items()}
        return _ranked({**chances, best: score})


def _shares(weights: dict[str, float]) -> dict[str, float]:
    total = sum(weights.values())
    return {label: weight / total for label, weight in weights.items()} if total else weights


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
    off = next((each.probability for each in candidates if each.topic == OFF_TOPIC), 0.0)
    meant = [each for each in candidates if each.topic != OFF_TOPIC]
    topics = tuple(each for each in meant if each.topic != REPORTS)
    if not meant or off > meant[0].probability:
        return NotUnderstood("off-topic", topics[:3])
    first = meant[0]
    ahead = first.probability - (meant[1].probability if len(meant) > 1 else 0.0)
    plain = first.probability >= limits.accept and ahead >= limits.margin
    alone = first.probability >= limits.ask and ahead >= limits.alone
    # A wrong answer is worse than none: a fair chance of being off topic forbids any.
    if off < limits.off_topic:
        if first.topic == REPORTS and first.probability >= limits.ask:
            return ReportedSymptom(first.probability)  # to ask on is never wrong of a symptom
        if first.topic != REPORTS and (plain or alone):
            return AskedTopic(first.topic, first.probability)
    least = max(limits.ask / 2, first.probability / 3)
    close = tuple(each for each in topics[:3] if each.probability >= least)
    if first.probability < limits.ask or len(close) < 2:
        return NotUnderstood("unsure", topics[:3])
    return Ambiguous(close)


def labelled(pack: Pack, *, more: bool = True) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Every label of the pack with its examples: topics, then reports, then off-topic.

    Without ``more`` those that are only learnt from are left out.
    """
    return (
        *((each.id, (*each.examples, *(each.more_examples * more))) for each in pack.topics),
        (REPORTS, pack.reports),
        (OFF_TOPIC, pack.off_topic),
    )


def content_words(text: str) -> frozenset[str]:
    """The words that say what a text is about, plurals and endings taken off."""
    empty = words("follow_ups", "empty")
    return frozenset(_stem(word) for word in text.split() if word not in empty)


@keeping(8_192)
def _stem(word: str) -> str:
    data = section("follow_ups")
    for ending in data["endings"].split():
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    plural = len(word) > 3 and word[-1] == data["plural"]
    return word[:-1] if plural and word[-2] not in data["no_plural_after"].split() else word


def _word_weights(contents: list[frozenset[str]]) -> dict[str, float]:
    counts = Counter(chain.from_iterable(contents))
    total = len(contents) + 1
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
