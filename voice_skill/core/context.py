"""Questions that lean on what was said before, and two questions in one breath."""

from __future__ import annotations

import re

from voice_skill.core.text import normalise, without_fillers

LONGEST_FOLLOW_UP = 7
"""Words of a question that may lean on the topic just discussed."""

_LEANS = re.compile(
    r"^(?:and|but|or|so|what about|how about|what if|and what about|and how about|then)\b|"
    r"\b(?:it|that|this|they|them|those|these|one|ones)$"
)
_WHY = re.compile(
    r"^(?:but |and |so )?(?:why|how come|why is that|why's that|why so|how so|how does that work|"
    r"how|in what way|which is best|which is better|which one is best|what's best|which one|"
    r"like what|such as|for example|for instance|and then|and then what|then what|"
    r"what does that mean|what do you mean|explain|explain that|can you explain|really)$"
)
_JOINT = re.compile(
    r"\s(?:and also|and|also|plus|oh and|but also|as well as|then)\s"
    r"(?=(?:also\s|then\s)?(?:what|what's|how|why|can|could|do|does|did|is|are|should|when|which|"
    r"who|where|will|would|tell me|am i|may i)\b)"
)
_SHORTEST_QUESTION = 3  # words: "and why" is a follow-up, not a question of its own


def leans_on(text: str) -> bool:
    """Whether the question is short and leans on the topic before: "and at night?"."""
    said = without_fillers(text)
    return len(said.split()) <= LONGEST_FOLLOW_UP and _LEANS.search(said) is not None


def asks_on(text: str) -> bool:
    """Whether more of the same answer is asked for in a word: "why?", "which is best?"."""
    return _WHY.match(without_fillers(text)) is not None


def in_context(text: str, title: str) -> str:
    """The follow-up as a whole question: the topic's title, then what was said."""
    said = re.sub(r"^(?:and|but|or|so|then)\s+", "", without_fillers(text))
    said = re.sub(r"^(?:what|how) about\s+", "", said)
    return f"{normalise(title)} {said}"


def questions_in(text: str) -> tuple[str, ...]:
    """The questions of one breath, in order: one, or two where a joint lies between two."""
    said = without_fillers(text)
    for joint in _JOINT.finditer(said):
        first, second = said[: joint.start()].strip(), said[joint.end() :].strip()
        if min(len(first.split()), len(second.split())) >= _SHORTEST_QUESTION:
            return (first, second)
    return (said,)
