"""An answer in plainer words: "she says no to all of it" is "no there"."""

from __future__ import annotations

import re

from voice_skill.understanding.answer_phrases import PLAINLY
from voice_skill.values.text import normalise

_PLAINLY = tuple((re.compile(pattern), instead) for pattern, instead in PLAINLY)
_THANKS = re.compile(r"\b(?:thank you|thanks) (?:very|so) much\b")


def said_plainly(text: str) -> str:
    """The same, normalised, in fewer and plainer words."""
    said = _THANKS.sub("thanks", normalise(text))
    for pattern, instead in _PLAINLY:
        said = pattern.sub(instead, said)
    return " ".join(said.split())
