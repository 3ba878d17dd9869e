"""Words that the recogniser's dictionary lacks, spelt with words that it has.

A recogniser can only hear words of its dictionary. For any other word the pack's ``words.yaml``
gives sound-alikes ("phlebologist": "flea biologist"). They stand in the word's place when the
recogniser is taught, and ``restore`` puts the word back into what was heard.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import lru_cache

from voice_skill.values.text import normalise, words

SoundsLike = Mapping[str, Sequence[str]]
"""Word, or a few words, to the spellings that sound like it, each made of known words."""

Reading = tuple[str | None, ...]
"""A phrase as a recogniser can hear it: known words, and ``None`` for what it cannot hear."""

_LONGEST = 3  # words in a name such as "cauda equina"


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
) -> tuple[Reading, ...]:
    """The ways a recogniser can hear a phrase.

    One where the vocabulary has every word; otherwise as many as the unknown word with the most
    sound-alikes has. Where several words are unknown, the readings go through their sound-alikes
    side by side, not in every combination. ``gran's`` is heard as ``grans`` where only that is
    known: the two sound the same.
    """
    choices = [each for _, each in _pieces(phrase, vocabulary, sounds_like)]
    count = max((len(each) for each in choices), default=0)
    return tuple(
        tuple(word for each in choices for word in each[number % len(each)])
        for number in range(count)
    )


def unknown_words(
    phrases: Iterable[str], vocabulary: Container[str], sounds_like: SoundsLike
) -> dict[str, tuple[str, ...]]:
    """Every word that can never be heard, with the phrases it stands in.

    Such a word is not in the vocabulary and has no sound-alike made of words that are.
    """
    found: dict[str, dict[str, None]] = {}
    for phrase in phrases:
        for word, choices in _pieces(phrase, vocabulary, sounds_like):
            if None in choices[0]:
                found.setdefault(word, {})[phrase] = None
    return {word: tuple(phrases) for word, phrases in found.items()}


def _pieces(
    phrase: str, vocabulary: Container[str], sounds_like: SoundsLike
) -> list[tuple[str, tuple[Reading, ...]]]:
    """The phrase cut into known words, words with sound-alikes, and words that are lost."""
    rest = words(phrase)
    if all(word in vocabulary for word in rest):  # nearly every phrase, and there are thousands
        return [(phrase, (tuple(rest),))]
    pieces: list[tuple[str, tuple[Reading, ...]]] = []
    while rest:
        for size in range(min(_LONGEST, len(rest)), 0, -1):
            name = " ".join(rest[:size])
            spellings = _usable(sounds_like.get(name, ()), vocabulary)
            if spellings and not all(word in vocabulary for word in rest[:size]):
                pieces.append((name, spellings))
                break
        else:
            name, size = rest[0], 1
            same = (each for each in (name, name.replace("'s", "s")) if each in vocabulary)
            pieces.append((name, ((next(same, None),),)))
        rest = rest[size:]
    return pieces


def _usable(spellings: Sequence[str], vocabulary: Container[str]) -> tuple[Reading, ...]:
    rows = [tuple(words(each)) for each in spellings]
    return tuple(row for row in rows if row and all(word in vocabulary for word in row))
