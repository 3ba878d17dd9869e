"""What is off topic, by kind: a greeting, a feeling, another illness. Each has a voice of its own.

A kind stands behind the name of a family in the pack's off-topic examples: ``## skin [illness]``.
"""

from __future__ import annotations

from collections import defaultdict

from voice_skill.language.fillers import without_fillers
from voice_skill.values.meaning import Matcher
from voice_skill.values.pack import Pack

OTHER = "other"
"""The label of what is off topic and of no kind."""

LIKELY = 0.5
"""Chance from which a kind is believed: a wrong voice says something odd, and no more."""


def taught(pack: Pack) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What a sense for kinds learns from: each kind's examples, and those of none."""
    by_kind: dict[str, list[str]] = defaultdict(list)
    for phrase in pack.off_topic:
        by_kind[pack.off_topic_kinds.get(phrase, OTHER)].append(phrase)
    return tuple((kind, tuple(phrases)) for kind, phrases in sorted(by_kind.items()))


def kind_of(text: str, pack: Pack, sense: Matcher | None) -> str:
    """The kind of a text that is off topic; empty where it is of none.

    Without a sense for kinds (``taught``) only the examples themselves are known.
    """
    said = without_fillers(text)
    if said in pack.off_topic_kinds:
        return pack.off_topic_kinds[said]
    best = sense.candidates(text)[0] if sense is not None else None
    sure = best is not None and best.probability >= LIKELY
    return best.topic if best is not None and sure and best.topic != OTHER else ""
