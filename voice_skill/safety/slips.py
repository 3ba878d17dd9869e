"""Slips of finger and ear in danger words: "chest paim", "chestpain", "che st pain". Pure.

A word that stands in no danger phrase and is no ordinary word is taken for the danger word it is
one slip away from. That is one more reading of what was said, for the danger watch alone: what was
written stays what it is for everything else.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from voice_skill.language.en.cues import every_cue
from voice_skill.language.language import per_language, section
from voice_skill.language.tokens import short_forms, typed_sentences

_SHORTEST = 3  # letters of a word that is mended, and of what it is mended to
_LONG = 8  # letters from which two slips are allowed
_CERTAIN = 4  # letters from which the only word that is near is believed
_FAR_AHEAD = 0.7  # a slip as likely, and five times as many phrases with the word
_CHOICES = 5  # readings of one word, at most
_STORY, _IN_A_STORY = 400, 2  # words of a long text, and its other readings, at most


@dataclass(frozen=True, slots=True)
class Mended:
    """What may have been meant. ``sure``: every mended word could be nothing else."""

    text: str
    sure: bool


class Mender:
    """Mends slips of the words that danger phrases are made of."""

    def __init__(self, danger: Mapping[str, int]) -> None:
        """``danger`` counts in how many phrases each word stands."""
        plain = {word for word in every_cue() if word.isalpha()}
        self._count = {
            word: danger.get(word, 0)
            for word in {*danger, *plain, *short_forms(), *_ordinary("short_forms")}
            if word.replace("'", "").isalpha()
        }
        self._targets = [word for word in self._count if len(word) >= _SHORTEST]
        self._meant = lru_cache(maxsize=1_024)(self._candidates)

    def readings(self, text: str) -> tuple[Mended, ...]:
        """Other readings of a text, surest first; none where no word of it can be a slip."""
        sentences = [self._joined(each) for each in typed_sentences(text)]
        written = [word for sentence in sentences for word in sentence]
        choices = {word: self._meant(word) for word in dict.fromkeys(written)}
        choices = {word: found for word, found in choices.items() if found}
        is_joined = len(written) < sum(map(len, typed_sentences(text)))
        if not choices and not is_joined:
            return ()
        found: list[Mended] = []
        certain = {word: each[0] for word, each in choices.items() if self._is_sure(word, each)}
        if certain or is_joined:
            found.append(Mended(_told(sentences, certain), sure=True))
        ranks = max(map(len, choices.values()), default=0)
        for rank in range(min(ranks, _IN_A_STORY) if len(written) > _STORY else ranks):
            chosen = {word: each[min(rank, len(each) - 1)] for word, each in choices.items()}
            if chosen != certain:
                found.append(Mended(_told(sentences, chosen), sure=False))
        return tuple(found)

    def _is_known(self, word: str) -> bool:
        owner = word.removesuffix("'s")
        return word in self._count or owner in self._count or owner in _ordinary("words")

    def _joined(self, sentence: list[str]) -> list[str]:
        """The words of a sentence, pieces of a danger word put together: "che st", "can t"."""
        found: list[str] = []
        for word in sentence:
            before = found[-1] if found else ""
            if before and self._is_torn(before, word):
                for whole in (before + word, f"{before}'{word}"):
                    if whole in self._count and len(whole) > _SHORTEST:
                        found[-1] = whole
                        break
                else:
                    found.append(word)
            else:
                found.append(word)
        return found

    def _is_torn(self, one: str, other: str) -> bool:
        if len(one) + len(other) >= _LONG:
            return True
        return any(
            word not in _ordinary("few_letters") if len(word) <= 2 else not self._is_known(word)
            for word in (one, other)
        )

    def _candidates(self, word: str) -> tuple[str, ...]:
        """The danger words that a word may be a slip of, likeliest first."""
        if self._is_known(word) or not word.replace("'", "").isalpha():
            return ()
        if len(word) < _SHORTEST:
            return self._of_two_letters(word)
        bare = "".join(each for each in unicodedata.normalize("NFD", word) if each.isascii())
        if bare in self._count:
            return (bare,)
        for slips in (1, 2) if len(word) >= _LONG else (1,):
            near = process.extract(
                word, self._targets, scorer=OSA.distance, score_cutoff=slips, limit=12
            )
            if near:
                ranked = sorted(near, key=lambda each: self._unlikely(word, each[0]))
                return tuple(each[0] for each in ranked[:_CHOICES])
        apart = self._apart(word)
        return (apart,) if apart else ()

    def _of_two_letters(self, word: str) -> tuple[str, ...]:
        if len(word) < 2 or word in _ordinary("few_letters"):
            return ()
        near = [
            each
            for each in _ordinary("few_letters")
            if OSA.distance(word, each, score_cutoff=1) < 2
        ]
        near = [each for each in near if len(each) == 2]
        ranked = sorted(near, key=lambda each: (_oddness(word, each), -self._count.get(each, 0)))
        return tuple(ranked[:_CHOICES])

    def _is_sure(self, word: str, choices: tuple[str, ...]) -> bool:
        """Whether a word can hardly be anything but the first choice."""
        best = choices[0]
        if len(word) < _CERTAIN or " " in best:
            return False
        ahead = self._unlikely(word, best) + _FAR_AHEAD
        return all(self._unlikely(word, other) >= ahead for other in choices[1:])

    def _unlikely(self, word: str, meant: str) -> float:
        return _oddness(word, meant) - math.log10(1 + self._count[meant])

    def _apart(self, word: str) -> str:
        """Two danger words written as one; one of them may have a slip."""
        best = ""
        for at in range(1, len(word)):
            one, other = word[:at], word[at:]
            if min(len(one), len(other)) <= 2 and not {one, other} & _ordinary("few_letters"):
                continue
            if one in self._count and other in self._count:
                return f"{one} {other}"
            if best or min(len(one), len(other)) < 4:
                continue
            for left, right in ((one, other), (other, one)):
                if left in self._count:
                    near = process.extractOne(
                        right, self._targets, scorer=OSA.distance, score_cutoff=1
                    )
                    if near:
                        best = f"{left} {near[0]}" if left == one else f"{near[0]} {left}"
        return best


def _told(sentences: list[list[str]], mended: Mapping[str, str]) -> str:
    return ". ".join(" ".join(mended.get(word, word) for word in each) for each in sentences)


def _oddness(written: str, meant: str) -> int:
    """How unlikely that slip is: 0 for a letter doubled, dropped from a double, or turned round."""
    odd = int(written[0] != meant[0])
    if len(written) == len(meant):
        differ = [at for at in range(len(meant)) if written[at] != meant[at]]
        if len(differ) == 2:
            return odd
        pair = {written[differ[0]], meant[differ[0]]} if differ else set()
        near = any(
            abs(row.find(one) - row.find(other)) == 1 if {one, other} <= set(row) else False
            for row in section("ordinary_words")["keys"].split()
            for one, other in [tuple(pair)]
            if len(pair) == 2
        )
        return odd + (0 if near or pair <= set("aeiouy") else 1)
    longer, shorter = (written, meant) if len(written) > len(meant) else (meant, written)
    at = next((i for i in range(len(shorter)) if shorter[i] != longer[i]), len(shorter))
    return odd + (0 if at and longer[at] == longer[at - 1] else 1)


@per_language
def _ordinary(name: str) -> frozenset[str]:
    return frozenset(section("ordinary_words")[name].split())
