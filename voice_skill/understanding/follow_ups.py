"""Questions that lean on what was said before, and two questions in one breath."""

from __future__ import annotations

import re
from collections.abc import Sequence

from voice_skill.language.expressions import expression
from voice_skill.language.fillers import without_fillers
from voice_skill.language.language import per_language, section
from voice_skill.language.tables import pattern, words
from voice_skill.understanding.loose_answers import begins_as_a_question
from voice_skill.understanding.topics import content_words
from voice_skill.values.text import normalise

LONGEST_FOLLOW_UP = 9
"""Words of a question that may lean on the topic just discussed."""

_SHORTEST_QUESTION = 3  # words: "and why" is a follow-up, not a question of its own


def leans_on(text: str) -> bool:
    """Whether the question is short and leans on the topic before: "and at night?"."""
    said = without_fillers(text)
    if len(said.split()) > LONGEST_FOLLOW_UP:
        return False
    leans = pattern("follow_ups", "leans").search(said) is not None
    return leans or points_back(text) or is_bare(text)


def points_back(text: str) -> bool:
    """Whether a word of it stands for what was said before: "what causes them"."""
    return pattern("follow_ups", "points_back").search(without_fillers(text)) is not None


def asks_to_stop(text: str) -> bool:
    """Whether it asks if the trouble can be stopped: "can I stop it" is no order."""
    return pattern("follow_ups", "asks_to_stop").match(without_fillers(text)) is not None


def asks_what_to_do(text: str) -> bool:
    """Whether it asks what to do: about the trouble, not about a remedy."""
    return pattern("follow_ups", "asks_what_to_do").match(without_fillers(text)) is not None


def swapped(text: str, asked: str, told: str) -> str | None:
    """What is asked after "not stockings, tablets"; None where that takes back nothing.

    ``asked`` is the question before, in which the one is put for the other; of the answer
    ``told`` only the other is left.
    """
    match = pattern("follow_ups", "instead").match(without_fillers(text))
    if match is None:
        return None
    wrong, meant, before = match["wrong"], match["meant"], normalise(asked)
    if wrong in before.split():
        return re.sub(rf"\b{re.escape(wrong)}\b", meant, before)
    return meant if content_words(wrong) & content_words(normalise(told)) else None


def names_only(text: str, name: str) -> bool:
    """Whether a follow-up brings in that person and nothing else: "what about my husband"."""
    said = without_fillers(text)
    asks = pattern("follow_ups", "leads_on").sub("", said)
    if len(said.split()) > LONGEST_FOLLOW_UP or begins_as_a_question(asks):
        return pattern("follow_ups", "what_about").match(asks) is not None and _adds_only(
            asks, name
        )
    return _adds_only(asks, name)


def _adds_only(said: str, name: str) -> bool:
    return content_words(said) - words("follow_ups", "bare") <= content_words(normalise(name))


def is_bare(text: str) -> bool:
    """Whether a short question says nothing of what it is about: "what can I take?"."""
    return is_short(text) and not content_words(without_fillers(text)) - words("follow_ups", "bare")


def asks_of_it(text: str) -> bool:
    """Whether it begins with a verb, as a question about what was said does: "does iron help"."""
    return pattern("follow_ups", "asks_of_it").match(without_fillers(text)) is not None


def is_short(text: str) -> bool:
    """Whether a question is short enough to lean on what was said before."""
    return 0 < len(without_fillers(text).split()) <= LONGEST_FOLLOW_UP


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


def in_context(text: str, subject: str) -> str:
    """The follow-up as a whole question about the subject, which stands where a word points back.

    Where none does, it stands before what was said.
    """
    said = pattern("follow_ups", "leads_on").sub("", without_fillers(text))
    said = pattern("follow_ups", "what_about").sub("", said)
    name = normalise(subject)
    whole, found = pattern("follow_ups", "points_back").subn(f" {name} ", said)
    return " ".join(whole.split()) if found else f"{name} {said}"


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
