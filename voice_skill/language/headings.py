"""The words over a part of a reply, for faces that show them."""

from __future__ import annotations

from voice_skill.language.prompts import prompt
from voice_skill.values.reply import Heading

SILENT = frozenset({Heading.SAFER_WAY, Heading.CHECKUP_OFFER, Heading.KIND_WORD, Heading.TOLD})
"""They only mark a sentence; nothing stands over it."""


def heading_words(heading: str) -> str:
    """The words of a ``Heading``; a pack's own heading as it is."""
    if not isinstance(heading, Heading):
        return heading
    return "" if heading in SILENT else prompt(f"headings.{heading.value}")
