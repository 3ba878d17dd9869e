"""Questions that lean on what was said before, and two questions in one breath."""

from __future__ import annotations

import re
from collections.abc import Sequence

from voice_skill.language.expressions import expression
from voice_skill.language.language import per_language, section
from voice_skill.language.tables import pattern, words
from voice_skill.understanding.topics import content_words
from voice_skill.values.text import normalise, without_fillers

LONGEST_FOLLOW_UP = 7
"""Words of a question that may lean on the topic just discussed."""

_SHORTEST_QUESTION = 3  # words: "and why" is a follow-up, not a question of its own


def leans_on(text: str) -> bool:
    """Whether the question is short and leans on the topic before: "and at night?"."""
    said = without_fillers(text)
    if len(said.split()) > LONGEST_FOLLOW_UP:
        return False
    return pattern("follow_ups", "leans").search(said) is not None or is_bare(text)


def is_bare(text: str) -> bool:
    """Whether a short question says nothing of what it is about: "what can I take?"."""
    said = without_fillers(text)
    short = 0 < len(said.split()) <= LONGEST_FOLLOW_UP
    return short and not content_words(said) - words("follow_ups", "bare")


def asks_on(text: str) -> bool:
    """Whether more of the same answer is asked for in a word: "why?", "is it safe?"."""
    why = pattern("follow_ups", "why").match(without_fillers(text))
    return why is not None or _aspect(text) is not None


def part_asked(text: str, parts: Sequence[str]) -> int | None:
    """Which of a topic's further parts answers "is it safe?" or "how long for?"; None for none."""
    telling = _aspect(text)
    if telling is None:
        return None
    scores = [sum(word in telling for word in normalise(part).split()) for part in parts]
    best = max(scores, default=0)
    return scores.index(best) if best else None


def _aspect(text: str) -> frozenset[str] | None:
    said = pattern("follow_ups", "lead").sub("", without_fillers(text))
    said = pattern("follow_ups", "tail").sub("", said)
    return next((telling for asked, telling in _aspects() if asked.fullmatch(said)), None)


@per_language
def _aspects() -> tuple[tuple[re.Pattern[str], frozenset[str]], ...]:
    return tuple(
        (expression(each["asked"]), frozenset(each["telling"].split()))
        for each in section("follow_ups")["aspects"]
    )


def in_context(text: str, title: str) -> str:
    """The follow-up as a whole question: the topic's title, then what was said."""
    said = pattern("follow_ups", "leads_on").sub("", without_fillers(text))
    said = pattern("follow_ups", "what_about").sub("", said)
    return f"{normalise(title)} {said}"


def named_in(text: str) -> str:
    """What a follow-up names, without the words that join it: "and for children" → "children"."""
    said = pattern("follow_ups", "joins").sub("", without_fillers(text))
    return said or without_fillers(text)


def questions_in(text: str) -> tuple[str, ...]:
    """The questions of one breath, in order: one, or two where a joint lies between two."""
    said = without_fillers(text)
    for joint in pattern("follow_ups", "joint").finditer(said):
        first, second = said[: joint.start()].strip(), said[joint.end() :].strip()
        if min(len(first.split()), len(second.split())) >= _SHORTEST_QUESTION:
            return (first, second)
    return (said,)
