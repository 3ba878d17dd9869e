"""What was understood: commands, answers, persons, candidates for a topic (intents)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from voice_skill.values.level import Level


class ControlWord(StrEnum):
    """What steers a conversation, whatever is being said or asked."""

    STOP = "stop"
    REPEAT = "repeat"
    SLOWER = "slower"
    FASTER = "faster"
    LOUDER = "louder"
    QUIETER = "quieter"
    HELP = "help"
    GO_BACK = "go-back"
    START_AGAIN = "start-again"
    MORE = "more"
    NEXT = "next"
    SHORTER = "shorter"
    WHO_SAYS = "who-says"
    SUMMARY = "summary"
    THANKS = "thanks"
    GO_ON = "go-on"
    EMERGENCY = "emergency"
    WAIT_LONGER = "wait-longer"
    WAIT_LESS = "wait-less"
    DOCTOR_PAGE = "doctor-page"
    SAVE_PAGE = "save-page"
    OTHER_VOICE = "other-voice"


MANNERS = frozenset(
    {
        ControlWord.SLOWER,
        ControlWord.FASTER,
        ControlWord.LOUDER,
        ControlWord.QUIETER,
        ControlWord.OTHER_VOICE,
    }
)
"""What changes how everything is said from now on."""


class AnswerKind(StrEnum):
    """What a spoken answer to a closed question comes down to."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Answer:
    """Yes, no or unsure. ``qualified`` marks "a bit", "only when I walk" and the like."""

    kind: AnswerKind
    qualified: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """One topic that may have been meant. ``probability`` is calibrated, 0 to 1."""

    topic: str
    probability: float


class Person(StrEnum):
    """Whom a statement is about."""

    SELF = "self"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class RaisedFlag:
    """A danger sign was said to be present now.

    ``flag`` is the red flag's id in the pack, ``heard`` the person's own words for the sign,
    ``person`` whom it is about, ``findings`` the findings that raised it. ``said`` are the whole
    sentences that hold the words, to be said back.
    """

    flag: str
    level: Level
    heard: str
    person: Person = Person.SELF
    findings: tuple[str, ...] = ()
    said: str = ""


class Matcher(Protocol):
    """Finds what was asked. Pure: the same text gives the same candidates."""

    def candidates(self, text: str) -> tuple[Candidate, ...]:
        """Topics with calibrated probabilities, best first; empty means nothing fits."""
        ...


@dataclass(frozen=True, slots=True)
class AskedTopic:
    """A topic of the pack was asked about. ``probability`` is calibrated, 0 to 1."""

    topic: str
    probability: float


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Two or three topics are about as likely; the person has to choose."""

    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class ReportedSymptom:
    """Somebody reports a symptom without a danger sign, or asks to be checked (triage-start)."""

    probability: float


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """Nothing in the pack was asked. ``reason`` is ``off-topic``, ``unsure`` or ``empty``."""

    reason: str
    nearest: tuple[Candidate, ...] = ()
