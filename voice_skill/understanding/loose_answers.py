"""Yes, no or unsure out of an answer that goes on, for questions that no danger hangs on."""

from __future__ import annotations

from voice_skill.language.tables import pattern
from voice_skill.values.meaning import AnswerKind
from voice_skill.values.text import without_fillers


def begins_as_a_question(text: str) -> bool:
    """Whether the text begins as a question does."""
    return _begins("asks", without_fillers(text))


def loose_answer(text: str) -> AnswerKind | None:
    """What the first words answer, or "the first one"; a no that goes on ("but") is unsure."""
    said = without_fillers(text)
    if _begins("asks", said):
        return None
    if _begins("listed", said) or _begins("yes", said):
        return AnswerKind.YES
    if _begins("no", said):
        hedged = pattern("answers", "hedged").search(said)
        return AnswerKind.UNSURE if hedged else AnswerKind.NO
    return None


def _begins(field: str, said: str) -> bool:
    return pattern("answers", "begins", field).match(said) is not None
