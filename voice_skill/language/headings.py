"""The words over a part of a reply, for faces that show them."""

from __future__ import annotations

from voice_skill.values.reply import Heading

_WORDS = {
    Heading.NOW: "What to do now",
    Heading.DO: "What to do",
    Heading.IF_SO: "If that happens",
    Heading.WHY: "Why",
    Heading.SAY: "What to say",
    Heading.UNTIL_THEN: "Until then",
    Heading.WORSE: "What makes it more urgent",
    Heading.BACK: "When to come back",
    Heading.CARE: "When to seek care",
    Heading.QUESTION: "Question",
    Heading.SOURCE: "Source",
    Heading.ADVICE: "Advice",
    Heading.SAFER_WAY: "",
    Heading.CHECKUP_OFFER: "",
}


def heading_words(heading: str) -> str:
    """The words of a ``Heading``; a pack's own heading as it is."""
    return _WORDS[heading] if isinstance(heading, Heading) else heading
