"""Signs that are told of and are nobody's here: films and news, and strangers in the past.

A tale is passed over. What a stranger once had may still be happening next to the speaker, so it
is only hearsay: it is asked about (``dialogue.alarm``), never passed over.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from voice_skill.language.en.clauses import Clause
from voice_skill.language.en.cues import cues
from voice_skill.language.findings import Mention
from voice_skill.language.language import keeping
from voice_skill.language.tokens import BREAK


def is_tale(words: Sequence[str], first: int, end: int, cued: Sequence[tuple[int, ...]]) -> bool:
    """Whether a sentence is of a film, the news, an exam; never where the speaker comes in.

    ``cued`` are the places of words that open a tale: "on the radio they said".
    """
    if not cues().at_hand.isdisjoint(words[first:end]):
        return False
    for used in cued:
        if first <= used[0] < end:
            own = range(used[0], used[-1] + 1)
            if not any(words[at] in cues().speaker for at in range(first, end) if at not in own):
                return True
    return False


def is_hearsay(
    words: Sequence[str], mention: Mention, clause: Clause, cued: Sequence[tuple[int, ...]]
) -> bool:
    """Whether a sign was a stranger's, at some time: "a friend of a friend lost her foot".

    ``cued`` are the places of words for such a stranger.
    """
    first, end = sentence_of(words, mention.key)
    if not any(first <= used[0] < end and used[0] <= mention.key + 6 for used in cued):
        return False
    covered = {at for used in cued for at in range(used[0], used[-1] + 1)}
    if any(words[at] in cues().speaker for at in range(first, end) if at not in covered):
        return False
    goes_on = any(
        words[at] in cues().goes_on and at not in covered and words[at + 1 : at + 2] != ("you",)
        for at in range(clause.start, end)
    )
    return not goes_on and cues().at_hand.isdisjoint(words[first:end])


def sentence_of(words: Sequence[str], at: int) -> tuple[int, int]:
    """The first place of the sentence around a place, and one past its last."""
    breaks = _breaks(tuple(words))
    # A place that is itself a break ends the sentence before it.
    ended = bisect_left(breaks, at)
    first = breaks[ended - 1] + 1 if ended else 0
    return first, breaks[ended] if ended < len(breaks) else len(words)


@keeping(8)
def _breaks(words: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(at for at, word in enumerate(words) if word == BREAK)


def is_own(words: Sequence[str], mention: Mention) -> bool:
    """Whether a bare "the" makes it the speaker's own: "the calf is massive"."""
    return any(words[at - 1] in ("the", "this") for at in mention.used if at)
