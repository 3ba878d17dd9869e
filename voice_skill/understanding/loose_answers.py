"""Yes, no or unsure out of an answer that goes on, for questions that no danger hangs on."""

from __future__ import annotations

import re

from voice_skill.values.meaning import AnswerKind
from voice_skill.values.text import without_fillers

_YES_FIRST = re.compile(
    r"^(?:oh |well |um |er |and |so )*(?:yes|yeah|yep|yup|aye|i do|i have|it is|it does|"
    r"there is|there are|definitely|a bit|a little|sometimes|some)\b"
)
_NO_FIRST = re.compile(
    r"^(?:oh |well |um |er |and |so )*(?:no|nope|nah|naw|not at all|none|neither|never|"
    r"nothing)\b"
)
_HEDGED = re.compile(
    r"\b(?:but|though|although|except|apart|until|unless|only|just|however|mind you|or yes|yes|"
    r"yeah|maybe|perhaps|not sure|think)\b"
)
_ASKS = re.compile(
    r"^(?:but |and |so |okay |ok |well )*(?:what|why|how|when|where|who|which|should|can|could|"
    r"is it|is that|are they|are there any|do i|does it|will|would|tell me)\b"
)
_LISTED = re.compile(
    r"^(?:just |only |it's |well |yes )*(?:the (?:first|second|third|last)(?: one| of those)?|"
    r"all of (?:them|those|it)|one of (?:them|those))$"
)


def begins_as_a_question(text: str) -> bool:
    """Whether the text begins as a question does."""
    return _ASKS.match(without_fillers(text)) is not None


def loose_answer(text: str) -> AnswerKind | None:
    """What the first words answer, or "the first one"; a no that goes on ("but") is unsure."""
    said = without_fillers(text)
    if _ASKS.match(said):
        return None
    if _LISTED.match(said) or _YES_FIRST.match(said):
        return AnswerKind.YES
    if _NO_FIRST.match(said):
        return AnswerKind.UNSURE if _HEDGED.search(said) else AnswerKind.NO
    return None
