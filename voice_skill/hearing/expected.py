"""What is likely to be said next, as a closed list of phrases for a recogniser."""

from __future__ import annotations

from voice_skill.language.tables import in_order
from voice_skill.values.pack import Pack
from voice_skill.values.reply import Expects
from voice_skill.values.text import normalise


def matters_always() -> tuple[str, ...]:
    """Short words that open speech loses among longer ones; listened for whatever was asked."""
    return in_order("hearing", "matters_always")


def expected_phrases(expects: Expects, pack: Pack) -> tuple[str, ...]:
    """The phrases of a closed grammar for what is expected, each once."""
    found = list(matters_always())
    if expects is Expects.CHOICE:
        found += [
            *in_order("hearing", "choices"),
            *(normalise(topic.title) for topic in pack.topics),
        ]
    return tuple(dict.fromkeys(found))
