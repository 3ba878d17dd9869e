"""What only a check-up can be asked for, in the words people use for it."""

from __future__ import annotations

from enum import StrEnum

from voice_skill.language.tables import pattern, phrases
from voice_skill.understanding.commands import find_control, wants_slow_repeat
from voice_skill.values.flow import Question
from voice_skill.values.meaning import ControlWord
from voice_skill.values.text import says, without_fillers


class Wish(StrEnum):
    """What only a check-up can be asked for."""

    WHY = "why"
    MEANS = "means"
    HOLD_ON = "hold-on"
    CHANGE = "change"
    WRONG = "wrong"
    FORGET = "forget"
    SLOW_REPEAT = "slow-repeat"


_WHOLE = (Wish.WHY, Wish.MEANS, Wish.HOLD_ON, ControlWord.STOP, Wish.WRONG, Wish.FORGET)
_SHORT = 6


def wish_in(text: str) -> tuple[Wish | ControlWord | None, str]:
    """What is wished for, with the words that follow it ("change my answer about ...")."""
    said = without_fillers(text)
    for wish in _WHOLE:
        if pattern("wishes", wish.name.lower()).match(said):
            return wish, ""
    if wants_slow_repeat(text):
        return Wish.SLOW_REPEAT, ""
    change = pattern("wishes", "change").search(said)
    topic = (change.group("topic") or change.group("wrong") or "").strip() if change else ""
    if topic and topic not in phrases("wishes", "no_topic"):
        return Wish.CHANGE, topic
    return find_control(text), ""


def wants_meaning(text: str, question: Question) -> bool:
    """Whether a word of the question is asked about: "what's a water tablet"."""
    said = without_fillers(text)
    asks = len(said.split()) <= _SHORT and pattern("wishes", "what_is").match(said) is not None
    return asks and any(says(said, word) for word in question.about)
