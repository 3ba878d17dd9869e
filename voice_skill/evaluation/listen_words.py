"""Words that the recogniser's dictionary lacks: how well each sound-alike does, and what might."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from voice_skill.values.text import normalise, words


@dataclass(frozen=True, slots=True)
class Word:
    """An unknown word of the pack, and how it was heard.

    ``spellings`` are its sound-alikes with how often each was what came out; ``instead`` is what
    came out where none of them did, which may be worth listing as a sound-alike.
    """

    word: str
    said: int
    spellings: tuple[tuple[str, int], ...]
    instead: tuple[tuple[str, int], ...]

    @property
    def best(self) -> str:
        """The spelling that came out most often; empty where none did."""
        return self.spellings[0][0] if self.spellings and self.spellings[0][1] else ""

    @property
    def heard(self) -> int:
        """How often one of the sound-alikes came out."""
        return sum(count for _, count in self.spellings)


def judge(word: str, spellings: Sequence[str], heard: Iterable[tuple[str, str]]) -> Word:
    """What came of one word: ``heard`` are (sentence said, text heard with its sound-alikes)."""
    counts = Counter({normalise(each): 0 for each in spellings})
    instead: Counter[str] = Counter()
    said = 0
    for sentence, text in heard:
        said += 1
        found = next((each for each in _longest(counts) if f" {each} " in f" {text} "), "")
        if found:
            counts[found] += 1
        else:
            instead[in_place_of(word, sentence, text)] += 1
    del instead[""]
    return Word(word, said, tuple(counts.most_common()), tuple(instead.most_common(5)))


def in_place_of(word: str, sentence: str, heard: str) -> str:
    """The words heard where ``word`` was said; empty where nothing was."""
    said, got, name = words(sentence), words(heard), words(word)
    starts = [at for at in range(len(said)) if said[at : at + len(name)] == name]
    if not starts:
        return ""
    start, end = starts[0], starts[0] + len(name)
    before = after = None
    for block in SequenceMatcher(a=said, b=got, autojunk=False).get_matching_blocks():
        for step in range(block.size):
            if block.a + step < start:
                before = (block.a + step, block.b + step)
            elif block.a + step >= end and after is None:
                after = (block.a + step, block.b + step)
    # What stands between the neighbours that were heard; neighbours lost too are counted off.
    left = before[1] + 1 + (start - before[0] - 1) if before else start
    right = after[1] - (after[0] - end) if after else len(got) - (len(said) - end)
    return " ".join(got[left:right])


def sentences_with(
    names: Iterable[str], phrases: Iterable[str], *, most: int
) -> Mapping[str, tuple[str, ...]]:
    """Up to ``most`` phrases in which each word or name stands."""
    padded = [f" {phrase} " for phrase in phrases]
    return {
        name: tuple([each.strip() for each in padded if f" {name} " in each][:most])
        for name in names
    }


def _longest(spellings: Iterable[str]) -> list[str]:
    return sorted(spellings, key=lambda each: -len(each))
