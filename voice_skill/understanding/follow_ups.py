"""Questions that lean on what was said before, and two questions in one breath."""

from __future__ import annotations

import re
from collections.abc import Sequence

from voice_skill.understanding.topics import content_words
from voice_skill.values.text import normalise, without_fillers

LONGEST_FOLLOW_UP = 7
"""Words of a question that may lean on the topic just discussed."""

_LEANS = re.compile(
    r"^(?:and|but|or|so|what about|how about|what if|and what about|and how about|then)\b|"
    r"\b(?:it|that|this|they|them|those|these|one|ones|too|as well|then|though|instead)$"
)
_BARE = frozenset(
    """help helps work take use try keep start happen last cost matter hurt wait carry
    long often best better worse safe ok alright right good bad normal usual true sure hard easy
    time day week month year once twice enough late early soon else other another first next
    before after during while always ever never still again only even same different person
    people person's someone somebody everyone anyone there option way choice kind sort""".split()
)
"""Words that ask something of anything: what they are asked of was said before."""
_WHY = re.compile(
    r"^(?:but |and |so |ok |okay )?(?:why|how come|why is that|why's that|why so|how so|how|"
    r"how does that work|how does it work|in what way|which is best|which is better|"
    r"which one is best|which one's best|what's best|which one|which ones|like what|such as|"
    r"for example|for instance|and then|and then what|then what|what does that mean|"
    r"what do you mean|explain|explain that|can you explain|really|what else|anything else)$"
)
_ASPECTS = (
    (
        r"(?:is|are) (?:it|that|they|those|these|this) (?:safe|ok|okay|all right|alright)|"
        r"any (?:risks?|side effects|dangers?|harm)|what are the (?:risks|side effects|dangers)|"
        r"does (?:it|that) have side effects|what can go wrong|can (?:it|that|they) do any harm",
        "safe safely harm harms risk risks side careful avoid unless danger wounds kidney burn",
    ),
    (
        r"how long|how long for|for how long|how long does (?:it|that) (?:take|last)|"
        r"how long do (?:i|they|you) (?:do it|do that|do that for|last|take|need it|wait)|"
        r"how long before (?:it|that) works|how soon|how quickly|how many (?:weeks|days|months)",
        "second seconds minute minutes hour hours day days week weeks month months year years",
    ),
    (
        r"how much|how many|how much of it|how much is (?:enough|too much)|what dose|"
        r"how much (?:should i|do i|can i) (?:take|have|drink)",
        "much many dose grams milligrams litre litres glass glasses percent",
    ),
    (
        r"how often|how many times|how many times a day|every day|is that every day|"
        r"how often (?:should i|do i) (?:do|take|use) (?:it|that|them)",
        "often times daily twice once each every regular regularly day",
    ),
    (
        r"does (?:it|that) hurt|do they hurt|is (?:it|that) painful|will it hurt|"
        r"does it hurt much|is it sore",
        "hurt hurts pain painful painless sore numb numbs anaesthetic jelly",
    ),
    (
        r"does (?:it|that) (?:really )?work|do they (?:really )?work|does (?:it|that) help|"
        r"is it any good|is (?:it|that) worth it|will (?:it|that) help|will it work",
        "trial trials evidence works helped helps difference study proven show shows",
    ),
)
"""What is asked of any topic, and the words of a chunk that answers it."""
_JOINS = re.compile(
    r"^(?:(?:and|but|or|so|then|what|how|about|if|for|in|with|at|on|during|when|the|my|you're)\s+)+|"
    r"\s+(?:too|as well|then|though)$"
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
    if len(said.split()) > LONGEST_FOLLOW_UP:
        return False
    return _LEANS.search(said) is not None or is_bare(text)


def is_bare(text: str) -> bool:
    """Whether a short question says nothing of what it is about: "what can I take?"."""
    said = without_fillers(text)
    short = 0 < len(said.split()) <= LONGEST_FOLLOW_UP
    return short and not content_words(said) - _BARE


def asks_on(text: str) -> bool:
    """Whether more of the same answer is asked for in a word: "why?", "is it safe?"."""
    return _WHY.match(without_fillers(text)) is not None or _aspect(text) is not None


def part_asked(text: str, parts: Sequence[str]) -> int | None:
    """Which of a topic's further parts answers "is it safe?" or "how long for?"; None for none."""
    telling = _aspect(text)
    if telling is None:
        return None
    scores = [sum(word in telling for word in normalise(part).split()) for part in parts]
    best = max(scores, default=0)
    return scores.index(best) if best else None


def _aspect(text: str) -> frozenset[str] | None:
    said = re.sub(r"^(?:and|but|or|so|then|ok|okay)\s+", "", without_fillers(text))
    said = re.sub(r"\s+(?:then|though|please|exactly)$", "", said)
    for asked, telling in _ASPECTS:
        if re.fullmatch(asked, said):
            return frozenset(telling.split())
    return None


def in_context(text: str, title: str) -> str:
    """The follow-up as a whole question: the topic's title, then what was said."""
    said = re.sub(r"^(?:and|but|or|so|then)\s+", "", without_fillers(text))
    said = re.sub(r"^(?:what|how) about\s+", "", said)
    return f"{normalise(title)} {said}"


def named_in(text: str) -> str:
    """What a follow-up names, without the words that join it: "and for children" → "children"."""
    said = _JOINS.sub("", without_fillers(text))
    return said or without_fillers(text)


def questions_in(text: str) -> tuple[str, ...]:
    """The questions of one breath, in order: one, or two where a joint lies between two."""
    said = without_fillers(text)
    for joint in _JOINT.finditer(said):
        first, second = said[: joint.start()].strip(), said[joint.end() :].strip()
        if min(len(first.split()), len(second.split())) >= _SHORTEST_QUESTION:
            return (first, second)
    return (said,)
