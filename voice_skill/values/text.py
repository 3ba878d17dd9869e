"""Words: how text is brought to one form before anything is decided about it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = dict.fromkeys(
    (
        *(0x60, 0xB4, 0x2B9, 0x2BB, 0x2BC, 0x2BD, 0x2C8, 0x2CA, 0x2CB, 0x2018, 0x2019, 0x201B),
        *(0x2032, 0x2035, 0x55A, 0xA78C, 0xFF07, 0xFF40),
        # A byte that is no UTF-8: nearly always the apostrophe of an old Windows text.
        *(0x91, 0x92, 0xFFFD, *range(0xD800, 0xE000)),
    ),
    "'",
)
_COLOURS = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_])")
_CONTROLS = dict.fromkeys(
    # But for tab and the ends of lines, and the two that are an old Windows apostrophe.
    {*range(0x20), *range(0x7F, 0xA0)} - {0x09, 0x0A, 0x0D, 0x91, 0x92},
    " ",
)
_UNSEEN = dict.fromkeys(
    # Strokes through letters, joiners, fillers, variation selectors.
    (
        *(0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0, *range(0x335, 0x339)),
        *(*range(0x180B, 0x180F), *range(0x20D0, 0x20F1), *range(0xFE00, 0xFE10)),
        *range(0xE0100, 0xE01F0),
    )
)
_LOOKS_LATIN = str.maketrans(
    "аеорсухіјѕһԁԛԝгвнкмтαοενρτικυ",
    "aeopcyxijshdqwrbhkmtaoevptiku",
)
_NOT_WORD = re.compile(r"[^\w'&%]+|_")
_LOOSE_APOSTROPHE = re.compile(r"(?<!\w)'|'(?!\w)")
_FOREIGN = re.compile(r"\w*[a-z]\w*")
_NORMAL = re.compile(r"[a-z]+(?:'[a-z]+)*(?: [a-z]+(?:'[a-z]+)*)*")
_INITIALS = re.compile(r"\b(?:[a-z]\.){2,}")


def cleaned(text: str) -> str:
    """The text without what nobody sees, and with what cannot be written down as an apostrophe.

    Joiners, soft hyphens, marks of direction and the like go, and so do a terminal's colours; a
    control character that ends no line becomes a space; an undecodable byte (a lone surrogate) and
    every look-alike of an apostrophe become ``'``.
    """
    text = _COLOURS.sub("", text).translate(_CONTROLS)
    if text.isascii():
        return text.replace("`", "'")
    seen = text.translate(_APOSTROPHES).translate(_UNSEEN)
    return "".join(letter for letter in seen if unicodedata.category(letter) != "Cf")


def normalise(text: str) -> str:
    """Text as a recogniser gives it: lower case, no punctuation, single spaces.

    Apostrophes inside words stay (``don't``), hyphens become spaces, ``&`` becomes ``and``, and
    initials come apart (``D.V.T.`` becomes ``d v t``). Control characters vanish, and so does what
    nobody sees (``cleaned``); letters of every script are kept, but one that only looks Latin in a
    Latin word is taken for what it looks like.
    """
    # Nearly every example of a pack is written so, and a memory of them all would only grow.
    return text if _NORMAL.fullmatch(text) else _normalised(text)


@lru_cache(maxsize=8_192)
def _normalised(text: str) -> str:
    folded = unicodedata.normalize("NFKC", cleaned(text)).translate(_APOSTROPHES).casefold()
    if not folded.isascii():
        folded = _FOREIGN.sub(_as_it_looks, folded)
    folded = _INITIALS.sub(lambda match: match.group().replace(".", " ") + " ", folded)
    folded = folded.replace("&", " and ").replace("%", " percent ")
    folded = _NOT_WORD.sub(" ", folded)
    return " ".join(_LOOSE_APOSTROPHE.sub(" ", folded).split())


def _as_it_looks(word: re.Match[str]) -> str:
    latin = word.group().translate(_LOOKS_LATIN)
    return latin if latin.isascii() else word.group()


def words(text: str) -> list[str]:
    """The words of the normalised text."""
    return normalise(text).split()


def says(text: str, phrase: str) -> bool:
    """Whether the phrase stands in the text as whole words, in order, side by side."""
    wanted = normalise(phrase)
    return bool(wanted) and f" {wanted} " in f" {normalise(text)} "


def sentences(text: str) -> list[str]:
    """The sentences of a text, each with its closing mark.

    A mark ends a sentence only before a space and a capital, digit or quote, so that ``e.g. this``
    and ``2.5 cm`` stay whole.
    """
    pieces = re.split(r"(?<=[.!?])[\"”']?\s+(?=[\"“'A-Z0-9])", text.strip())
    return [piece.strip() for piece in pieces if piece.strip()]


WORDS_A_SENTENCE = 20
"""Words of one spoken sentence: as many as one breath and one hearing take (requirements SP1)."""


def too_long(text: str) -> list[str]:
    """What is wrong with each sentence of the text that has too many words for the ear."""
    return [
        f"a sentence has {len(words)} words: {sentence!r}. "
        f"Use at most {WORDS_A_SENTENCE}: make two of it."
        for sentence in sentences(text)
        if len(words := sentence.split()) > WORDS_A_SENTENCE
    ]
