"""What a matcher makes of a pack's own examples: misunderstood, out of reach, too close."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz, process

from voice_skill.packs.examples import Phrase, all_phrases
from voice_skill.packs.lint import Problem
from voice_skill.understanding.topics import Thresholds, content_words, decide
from voice_skill.values.meaning import AskedTopic, Candidate, Matcher
from voice_skill.values.pack import Pack

OFTEN = 0.05
"""Share of a label's examples that must look to another label for the two to be confusable."""
NEARLY = 0.25
"""Chance from which the second label counts as looked to."""
FEWEST_WORDS = 4
"""Shorter sentences are one word from many others, and that says nothing."""

Progress = Callable[[int, int], None]
"""Told (examples done, examples in all)."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found, by kind. Only a topic that nobody can reach is severe."""

    unreachable: tuple[Problem, ...]
    misunderstood: tuple[Problem, ...]
    confusable: tuple[Problem, ...]
    too_close: tuple[Problem, ...]

    @property
    def warnings(self) -> dict[str, tuple[Problem, ...]]:
        """All that is not severe, by kind, in plain words."""
        return {
            "understood as something else": self.misunderstood,
            "pairs that may be confused": self.confusable,
            "one word from another topic's": self.too_close,
        }

    @property
    def all(self) -> tuple[Problem, ...]:
        """Every one of them, the severe ones first."""
        return (*self.unreachable, *self.misunderstood, *self.confusable, *self.too_close)


@dataclass(frozen=True, slots=True)
class _Judged:
    # An example, its label, and what the matcher makes of it.
    phrase: Phrase
    label: str
    candidates: tuple[Candidate, ...]

    @property
    def got(self) -> str:
        return self.candidates[0].topic if self.candidates else "nothing"


def understood(
    pack: Pack,
    folder: Path,
    matcher: Matcher,
    *,
    thresholds: Thresholds | None = None,
    progress: Progress | None = None,
) -> Findings:
    """What is to be said of the examples in ``folder``, which ``pack`` was read from.

    Give the matcher that generalises (what was learnt from the pack): one that knows every
    example by heart finds nothing to say. Each example is matched once.
    """
    judged = _judge(folder, matcher, progress)
    return Findings(
        unreachable=tuple(_out_of_reach(pack, folder, judged, thresholds)),
        misunderstood=tuple(_misunderstood(judged)),
        confusable=tuple(_confusable(judged)),
        too_close=tuple(_one_word_apart([each.phrase for each in judged])),
    )


def _judge(folder: Path, matcher: Matcher, progress: Progress | None) -> list[_Judged]:
    phrases = all_phrases(folder)
    judged: list[_Judged] = []
    for phrase in phrases:
        judged.append(_Judged(phrase, phrase.file.stem, matcher.candidates(phrase.text)))
        if progress is not None:
            progress(len(judged), len(phrases))
    return judged


def _misunderstood(judged: list[_Judged]) -> Iterator[Problem]:
    by_label: dict[str, list[Phrase]] = defaultdict(list)
    for each in judged:
        by_label[each.label].append(each.phrase)
    for each in judged:
        if each.got == each.label:
            continue
        near = _nearest(each.phrase, by_label.get(each.got, []))
        like = f", nearest there {near.text!r} (line {near.line})" if near else ""
        yield Problem(
            each.phrase.file,
            each.phrase.line,
            f"{each.phrase.text!r} is understood as {each.got}{like}. "
            "Move it, say it more plainly, or write more like it.",
        )


def _out_of_reach(
    pack: Pack, folder: Path, judged: list[_Judged], thresholds: Thresholds | None
) -> Iterator[Problem]:
    reached = set()
    for each in judged:
        verdict = decide(each.candidates, thresholds)
        if isinstance(verdict, AskedTopic) and verdict.topic == each.label:
            reached.add(each.label)
    for topic in pack.topics:
        if topic.id not in reached:
            yield Problem(
                folder / "examples" / f"{topic.id}.txt",
                1,
                f"nobody can reach the topic {topic.id}: none of its {len(topic.examples)} ways "
                "of asking is answered with it. Write more, and more different ones.",
            )


def _confusable(judged: list[_Judged]) -> Iterator[Problem]:
    sizes = Counter(each.label for each in judged)
    looks: dict[tuple[str, str], list[Phrase]] = defaultdict(list)
    members: dict[str, list[Phrase]] = defaultdict(list)
    for each in judged:
        members[each.label].append(each.phrase)
        other = next((one for one in each.candidates[:2] if one.topic != each.label), None)
        if other is not None and (other.topic == each.got or other.probability >= NEARLY):
            looks[each.label, other.topic].append(each.phrase)
    for (label, rival), phrases in sorted(looks.items(), key=lambda item: -len(item[1])):
        if len(phrases) < 2 or len(phrases) < OFTEN * sizes[label]:
            continue
        pairs = [(near, one) for one in phrases if (near := _nearest(one, members.get(rival, [])))]
        if not pairs:
            continue
        near, one = max(pairs, key=lambda pair: fuzz.token_sort_ratio(pair[0].text, pair[1].text))
        yield Problem(
            one.file,
            one.line,
            f"{len(phrases)} of {sizes[label]} examples of {label} may be taken for {rival}. "
            f"The nearest are {one.text!r} and {near.text!r} (line {near.line} of "
            f"{near.file.name}). Write contrast pairs.",
        )


def _one_word_apart(phrases: list[Phrase]) -> Iterator[Problem]:
    """Two labels' examples that differ in one word which says nothing: what tells them apart?"""
    seen: dict[tuple[str, ...], list[Phrase]] = defaultdict(list)
    for phrase in phrases:
        words = tuple(phrase.text.split())
        if len(words) < FEWEST_WORDS:
            continue
        content = content_words(phrase.text)
        others = {
            other.text: other
            for shape in _shapes(words)
            for other in seen[shape]
            if other.file.stem != phrase.file.stem and content_words(other.text) == content
        }
        for other in others.values():
            yield Problem(
                phrase.file,
                phrase.line,
                f"{phrase.text!r} is one word from {other.text!r} of {other.file.name}, "
                f"line {other.line}. Say one of them in another way.",
            )
        for shape in _shapes(words):
            seen[shape].append(phrase)


def _shapes(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    # Sentences one word apart share one: the same with a gap, or one with a gap at an empty place.
    gaps = [(*words[:at], "", *words[at + 1 :]) for at in range(len(words))]
    return [*gaps, *((*words[:at], "", *words[at:]) for at in range(len(words) + 1))]


def _nearest(phrase: Phrase, among: list[Phrase]) -> Phrase | None:
    found = process.extractOne(
        phrase.text, [each.text for each in among], scorer=fuzz.token_sort_ratio
    )
    return among[found[2]] if found else None
