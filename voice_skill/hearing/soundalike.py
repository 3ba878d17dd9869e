"""Words that the recogniser's dictionary lacks, spelt with words that it has.

A recogniser can only hear words of its dictionary. For any other word the pack's ``words.yaml``
gives sound-alikes ("phlebologist": "flea biologist"). They stand in the word's place when the
recogniser is taught, and ``restore`` puts the word back into what was heard.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import lru_cache

from voice_skill.core.text import normalise, words

SoundsLike = Mapping[str, Sequence[str]]
"""Word to the spellings that sound like it, each made of words that the recogniser knows."""


def restore(text: str, sounds_like: SoundsLike) -> str:
    """The text with every sound-alike replaced by its word: longest first, whole words only."""
    if not sounds_like:
        return text
    spellings = {
        normalise(spelling): word for word, each in sounds_like.items() for spelling in each
    }
    pattern = _pattern(tuple(sorted(spellings)))
    return pattern.sub(lambda found: spellings[" ".join(found.group().split())], text)


@lru_cache(maxsize=64)
def _pattern(spellings: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(spellings, key=lambda each: (-len(each.split()), -len(each), each))
    choices = "|".join(r"\s+".join(map(re.escape, each.split())) for each in longest_first if each)
    return re.compile(rf"(?<![\w']){'(?:' + choices + ')' if choices else '(?!)'}(?![\w'])")


def readings(
    phrase: str, vocabulary: Container[str], sounds_like: SoundsLike
) -> tuple[tuple[str | None, ...], ...]:
    """The ways a recogniser can hear a phrase: rows of known words, ``None`` for what it cannot.

    One row where the vocabulary has every word; otherwise as many as the unknown word with the
    most sound-alikes has. Where several words are unknown, the rows go through their sound-alikes
    side by side, not in every combination.
    """
    choices: list[list[tuple[str | None, ...]]] = []
    for word in words(phrase):
        if word in vocabulary:
            choices.append([(word,)])
        else:
            known = [tuple(words(each)) for each in sounds_like.get(word, ())]
            usable = [each for each in known if each and all(w in vocabulary for w in each)]
            choices.append([*usable] or [(None,)])
    rows = max((len(each) for each in choices), default=0)
    return tuple(
        tuple(word for each in choices for word in each[row % len(each)]) for row in range(rows)
    )


def unknown_words(
    phrases: Iterable[str], vocabulary: Container[str], sounds_like: SoundsLike
) -> dict[str, tuple[str, ...]]:
    """Every word that can never be heard, with the phrases it stands in.

    Such a word is not in the vocabulary and has no sound-alike made of words that are.
    """
    found: dict[str, dict[str, None]] = {}
    hearable: dict[str, bool] = {}
    for phrase in phrases:
        for word in words(phrase):
            if word not in hearable:
                hearable[word] = None not in readings(word, vocabulary, sounds_like)[0]
            if not hearable[word]:
                found.setdefault(word, {})[phrase] = None
    return {word: tuple(phrases) for word, phrases in found.items()}


def spelling_faults(sounds_like: SoundsLike, vocabulary: Container[str]) -> tuple[str, ...]:
    """What is wrong with a pack's sound-alikes, one sentence a fault.

    A spelling must be made of words of the vocabulary, and stand for one word only.
    """
    faults: list[str] = []
    owner: dict[str, str] = {}
    for word, spellings in sounds_like.items():
        if not spellings:
            faults.append(f"The word {word} has an empty list of sound-alikes.")
        for spelling in map(normalise, spellings):
            strange = [each for each in spelling.split() if each not in vocabulary]
            if strange or not spelling:
                named = ", ".join(strange) or "no word"
                faults.append(
                    f"The sound-alike {spelling!r} of {word} uses {named}, "
                    "which the recogniser does not know."
                )
            if owner.setdefault(spelling, word) != word:
                faults.append(
                    f"The sound-alike {spelling!r} stands for {owner[spelling]} and for {word}."
                )
    return tuple(faults)
