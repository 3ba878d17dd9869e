"""Text cut into tokens for matching: short forms apart, dialect spellings brought to one form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from voice_skill.language.fillers import fillers
from voice_skill.language.grammar import lines
from voice_skill.language.language import keeping, per_language, section
from voice_skill.language.units import whole_units
from voice_skill.values.text import cleaned, normalise

BREAK = "|"
"""The token between two sentences of typed text: no pattern reaches over it."""

IDIOM = "_"
"""Stands for each word of an idiom: no pattern matches it."""

_WINDOW, _MARGIN = 120, 30  # tokens of a long text that are read at a time, and seen around them

_SENTENCE_END = re.compile(r"[.?!;]+(?=\s|$)|\n\s*\n")
_AFTER_SENTENCE = re.compile(r"(?<=[.?!;])\s+|\n\s*\n")
_LINE_END = re.compile(r"\r\n?")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Text cut for matching: short forms apart (``can't`` is ``can not``, ``leg's`` ``leg 's``).

    ``origin`` gives for each token the place of its word in ``source``, the normalised words.
    """

    words: tuple[str, ...]
    origin: tuple[int, ...]
    source: tuple[str, ...]

    def said(self, start: int, end: int) -> str:
        """The person's own words from token ``start`` up to, not including, token ``end``."""
        return " ".join(self.source[self.origin[start] : self.origin[end - 1] + 1])


@per_language
def short_forms() -> dict[str, tuple[str, ...]]:
    """Words without an apostrophe or in dialect ("cant", "oot"), and the words they stand for."""
    spelling = section("spelling")
    whole = {word: tuple(said.split()) for word, said in spelling["short_forms"].items()}
    return whole | {f"{stem}in": (f"{stem}ing",) for stem in spelling["dropped_g"].split()}


@keeping(8_192)
def apart(word: str) -> tuple[str, ...]:
    """One word as its tokens: ``can't`` is ``can not``, ``leg's`` is ``leg 's``."""
    if word in short_forms():
        return short_forms()[word]
    spelling = section("spelling")
    for ending, whole in spelling["endings"].items():
        if word.endswith(ending) and len(word) > len(ending):
            return (word.removesuffix(ending), whole)
    for ending in spelling["own_endings"].split():
        if word.endswith(ending) and len(word) > len(ending):
            return (word.removesuffix(ending), ending)
    return (word,)


def typed_sentences(text: str) -> list[list[str]]:
    """The words of each typed sentence, times in full ("15min" is "15 minutes").

    A mark or an empty line ends a sentence; the end of a line alone is a space.
    """
    return [normalise(piece).split() for piece in _SENTENCE_END.split(_plain(text))]


def written_sentences(text: str) -> list[str]:
    """The same sentences as they were written, with their capitals and marks."""
    return _AFTER_SENTENCE.split(_plain(text))


def _plain(text: str) -> str:
    plain = whole_units(cleaned(_LINE_END.sub("\n", text)))
    lost_t, pause = _typing()
    return pause.sub(r"\1 ", lost_t.sub(r"\1't", plain))


def tokens(text: str) -> Tokens:
    """The tokens of a text, thinking sounds left out, a ``BREAK`` between typed sentences."""
    found: list[str] = []
    origin: list[int] = []
    source: list[str] = []
    thinking = fillers()
    for sentence in typed_sentences(text):
        if found and found[-1] != BREAK:
            found.append(BREAK)
            origin.append(len(source) - 1)
        for word in sentence:
            source.append(word)
            if word not in thinking:
                parts = apart(word)
                found.extend(parts)
                origin.extend([len(source) - 1] * len(parts))
    return Tokens(_without_idioms(found), tuple(origin), tuple(source))


def _without_idioms(found: list[str]) -> tuple[str, ...]:
    by_first, plainly = _idioms()
    for at, word in enumerate(found):
        for idiom in by_first.get(word, ()):
            if tuple(found[at : at + len(idiom)]) == idiom:
                plain = plainly.get(idiom, ())
                found[at : at + len(idiom)] = [*plain, *[IDIOM] * (len(idiom) - len(plain))]
                break
    return tuple(found)


_Idiom = tuple[str, ...]


@per_language
def _idioms() -> tuple[dict[str, tuple[_Idiom, ...]], dict[_Idiom, _Idiom]]:
    """The idioms by their first word, and what some of them stand for."""
    spelling = section("spelling")
    by_first: dict[str, tuple[_Idiom, ...]] = {}
    for line in lines(spelling["idioms"]):
        choices = (part.strip("()").split("|") for part in re.findall(r"\([^)]*\)|[^\s()]+", line))
        for row in product(*choices):
            idiom = _tokens_of(" ".join(row))
            by_first[idiom[0]] = (*by_first.get(idiom[0], ()), idiom)
    plainly = {_tokens_of(idiom): _tokens_of(said) for idiom, said in spelling["plainly"].items()}
    return by_first, plainly


def _tokens_of(text: str) -> _Idiom:
    return tuple(part for word in text.split() for part in apart(word))


@per_language
def _typing() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A "t" lost after its apostrophe, and dots that end no sentence but are a pause."""
    lost, paused = (
        "|".join(map(re.escape, section("spelling")[name].split()))
        for name in ("lost_t", "pause_after")
    )
    return (
        re.compile(rf"\b({lost})'(?=\s+[a-z])", re.I),
        re.compile(rf"\b({paused})\s*(?:\.{{2,}}|\u2026)\s*(?=[a-z])", re.I),
    )


def windows(length: int) -> Iterator[tuple[int, int, int, int]]:
    """Stretches of a long text: from where to where it is seen, and which part of it is judged."""
    if length <= _WINDOW + 2 * _MARGIN:
        yield 0, length, 0, length
        return
    for first in range(0, length, _WINDOW):
        last = min(first + _WINDOW, length)
        yield max(0, first - _MARGIN), min(length, last + _MARGIN), first, last
