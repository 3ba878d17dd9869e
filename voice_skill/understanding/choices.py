""" "Do you mean A, or B?" answered: by name, by number, "the second one", "both", "neither"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from voice_skill.language.tables import pattern, phrases
from voice_skill.understanding.topics import content_words
from voice_skill.values.text import normalise, without_fillers

_ORDINALS = ("first", "second", "third")
_LONGEST = 8  # words: who says more is asking something


def choose(text: str, titles: Sequence[str]) -> tuple[int, ...] | None:
    """Which of the titles are meant, as places from 0; none of them is (), no answer is None."""
    said = without_fillers(text)
    if not said or len(said.split()) > _LONGEST:
        return None
    before, after = _pattern("before"), _pattern("after")
    if _pattern("neither").fullmatch(after.sub("", said)):
        return ()
    core = after.sub("", before.sub("", said)) or said
    bare = _pattern("article").sub("", core)
    if _pattern("both").fullmatch(core) or _pattern("both").fullmatch(bare):
        return tuple(range(len(titles)))
    if bare in phrases("follow_ups", "choices", "last"):
        return (len(titles) - 1,)
    for place, ordinal in zip(range(len(titles)), _ORDINALS, strict=False):
        if not {bare, said}.isdisjoint(phrases("follow_ups", "choices", "ordinals", ordinal)):
            return (place,)
    return _by_name(core, titles)


def _pattern(field: str) -> re.Pattern[str]:
    return pattern("follow_ups", "choices", field)


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
