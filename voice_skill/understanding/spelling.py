"""Words letter by letter, for somebody with a pen: "varicose: V, A, R, I. C, O, S, E." Pure."""

from __future__ import annotations

import re

from voice_skill.language.prompts import listed, prompt
from voice_skill.values.text import sentences

AT_ONCE = 5
"""Letters between two breaths: as many as people write down without asking back."""

_NUMBER = re.compile(r"\b\d{3,}\b")
_NAME = re.compile(r"(?<=[a-z,;:] )(?:[A-Z][\w'&]+)(?: (?:(?:of|and|for|the) )*[A-Z][\w'&]+)*")
_INITIALS = re.compile(r"\b[A-Z]{2,}\b")
_WORD = re.compile(r"[^\W\d_]{4,}")


def spelled(word: str) -> str:
    """The word and its letters in groups: "Calf: C, A, L, F."."""
    return " ".join(_spelled_one(each) for each in word.split())


def _spelled_one(word: str) -> str:
    letters = [each.upper() for each in word if each.isalnum()]
    groups = [letters[at : at + AT_ONCE] for at in range(0, len(letters), AT_ONCE)]
    said = listed([listed(group) for group in groups], between="lists.pause")
    return prompt("spelling.word", word=f"{word[:1].upper()}{word[1:]}", letters=said)


def key_word(texts: tuple[str, ...], hard: frozenset[str]) -> str:
    """The word of these texts that somebody is most likely to ask the spelling of; or empty.

    The last number or name of the last text that has one; else the last word out of ``hard``
    (the subject's own words); else the longest word.
    """
    said = [sentence for text in texts for sentence in sentences(text)]
    for sentence in reversed(said):
        found = [*_NUMBER.finditer(sentence), *_NAME.finditer(sentence)]
        found += _INITIALS.finditer(sentence)
        if found:
            return max(found, key=lambda match: match.start()).group()
    for sentence in reversed(said):
        known: list[str] = [word for word in _WORD.findall(sentence) if word.lower() in hard]
        if known:
            return max(known, key=len)
    return max((word for each in said for word in _WORD.findall(each)), key=len, default="")
