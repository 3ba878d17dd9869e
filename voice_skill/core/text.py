"""Words: how text is brought to one form before anything is decided about it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

FILLERS = frozenset({"um", "uh", "er", "erm", "ah", "eh", "hmm", "mm", "uhm", "umm"})
"""Sounds of thinking: they carry no meaning and are dropped."""

_FILLER_PHRASES = ("you know", "i mean", "sort of", "kind of")

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "ʼ": "'"})  # noqa: RUF001 - the very characters to replace
_NOT_WORD = re.compile(r"[^\w'&%]+|_")
_LOOSE_APOSTROPHE = re.compile(r"(?<!\w)'|'(?!\w)")
_INITIALS = re.compile(r"\b(?:[a-z]\.){2,}")


@lru_cache(maxsize=65_536)
def normalise(text: str) -> str:
    """Text as a recogniser gives it: lower case, no punctuation, single spaces.

    Apostrophes inside words stay (``don't``), hyphens become spaces, ``&`` becomes ``and``, and
    initials come apart (``D.V.T.`` becomes ``d v t``). Control characters vanish; letters of
    every script are kept.
    """
    folded = unicodedata.normalize("NFKC", text).translate(_APOSTROPHES).casefold()
    folded = _INITIALS.sub(lambda match: match.group().replace(".", " ") + " ", folded)
    folded = folded.replace("&", " and ").replace("%", " percent ")
    folded = _NOT_WORD.sub(" ", folded)
    return " ".join(_LOOSE_APOSTROPHE.sub(" ", folded).split())


def words(text: str) -> list[str]:
    """The words of the normalised text."""
    return normalise(text).split()


def without_fillers(text: str) -> str:
    """Normalised text without sounds of thinking ("um", "er") and empty phrases ("you know").

    A text that is nothing but fillers comes back empty.
    """
    padded = f" {normalise(text)} "
    for phrase in _FILLER_PHRASES:
        padded = padded.replace(f" {phrase} ", " ")
    return " ".join(word for word in padded.split() if word not in FILLERS)


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
