""" "Do you mean A, or B?" answered: by name, by number, "the second one", "both", "neither"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from voice_skill.understanding.topics import content_words
from voice_skill.values.text import normalise, without_fillers

_BEFORE = re.compile(
    r"^(?:(?:oh|well|no|yes|yeah|ok|okay|i think|i meant|i mean|i want|i'd like|i would like|"
    r"i'll take|i'll have|give me|let's have|let's take|tell me|it's|it was|that'd be|make it|"
    r"can i have|option|choice|number|about|on|the one about|the one on|the one with|please)\s+)+"
)
_AFTER = re.compile(r"(?:\s+(?:please|thanks|thank you|then|i think|i suppose|one|of those))+$")
_ORDINALS = (
    frozenset({"first", "one", "a", "1", "1st", "former", "the first", "this one"}),
    frozenset({"second", "two", "to", "too", "b", "2", "2nd", "latter", "other", "that second"}),
    frozenset({"third", "three", "c", "3", "3rd"}),
)
_LAST = frozenset({"last", "final", "latter"})
_BOTH = re.compile(r"(?:both|all|the two|all three|each|a and b)(?: (?:of )?(?:them|those|these))?")
_NEITHER = re.compile(
    r"(?:neither|none|nor|not either|no neither|none at all|not those|nothing|neither one)"
    r"(?: (?:of )?(?:them|those|these|the two))?|(?:no )?i (?:don't|didn't) mean (?:either|any).*|"
    r"no(?:t)? (?:either|any)(?: of them| of those)?|something else|it's something else"
)
_LONGEST = 8  # words: who says more is asking something


def choose(text: str, titles: Sequence[str]) -> tuple[int, ...] | None:
    """Which of the titles are meant, as places from 0; none of them is (), no answer is None."""
    said = without_fillers(text)
    if not said or len(said.split()) > _LONGEST:
        return None
    if _NEITHER.fullmatch(_AFTER.sub("", said)):
        return ()
    core = _AFTER.sub("", _BEFORE.sub("", said)) or said
    bare = core.removeprefix("the ")
    if _BOTH.fullmatch(core) or _BOTH.fullmatch(bare):
        return tuple(range(len(titles)))
    if bare in _LAST:
        return (len(titles) - 1,)
    for place in range(len(titles)):
        if bare in _ORDINALS[place] or said in _ORDINALS[place]:
            return (place,)
    return _by_name(core, titles)


def _by_name(said: str, titles: Sequence[str]) -> tuple[int, ...] | None:
    wanted = content_words(said)
    if not wanted:
        return None
    named = [place for place, title in enumerate(titles) if normalise(title) == said]
    own = [content_words(normalise(title)) for title in titles]
    shared = [len(wanted & words) / len(wanted) for words in own]
    best = max(shared)
    named = named or [place for place, share in enumerate(shared) if share == best and best > 0.5]
    return (named[0],) if len(named) == 1 else None
