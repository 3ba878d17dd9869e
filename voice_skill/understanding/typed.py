"""What is typed in short is written out: "idk" is "i don't know", "im" is "i'm", "?" asks back."""

from __future__ import annotations

import re

from voice_skill.language.language import per_language, section
from voice_skill.language.tables import words
from voice_skill.values.text import normalise

_STRETCHED = re.compile(r"([^\W\d_])\1{2,}")


def written_out(text: str) -> str:
    """The text with the short ways of typing in full; the same text where there are none.

    One letter ("y", "n") and a lone question mark count only where nothing else was typed.
    """
    said = normalise(text)
    alone: str | None = section("spelling")["typed_alone"].get(said or text.strip()[:1])
    if alone is not None:
        return alone
    shorter = " ".join(_in_full(word) for word in said.split())
    return text if shorter == said else shorter


def _in_full(word: str) -> str:
    short: str = section("spelling")["typed_short"].get(word, word)
    once = _STRETCHED.sub(r"\1", short)  # "nooo", "yesss"
    return once if once != short and once in _yes_and_no() else short


@per_language
def _yes_and_no() -> frozenset[str]:
    return words("answers", "yes_words") | words("answers", "no_words")
