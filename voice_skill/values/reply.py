"""What is answered: chunks, sources, and what a face is asked to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from voice_skill.values.level import Level
from voice_skill.values.meaning import ControlWord


class ChunkKind(StrEnum):
    """What a chunk is for."""

    ORDER = "order"  # an emergency or same-day order: what to do now
    ANSWER = "answer"
    CARE = "care"  # when and where to seek care
    QUESTION = "question"
    OFFER = "offer"  # "Do you want to hear more?"
    SOURCE = "source"  # who says so
    HINT = "hint"  # for the eye only: which option shows more
    NOTICE = "notice"  # about the skill itself: not understood, help, settings


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from.

    ``grade`` is the grade of provenance: P read on the organisation's own address, M on a
    mirror, S second-hand, J our own judgement. ``read`` is an ISO date.
    """

    id: str
    organisation: str
    page: str
    grade: str
    read: str
    address: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A few sentences a person can step through: at most 300 characters."""

    text: str
    kind: ChunkKind
    heading: str = ""
    sources: tuple[str, ...] = ()


class Expects(StrEnum):
    """What is likely to be said next, so that the hearing side can listen for it."""

    ANYTHING = "anything"
    YES_NO = "yes-no"
    CHOICE = "choice"


ALARMS = ("red-flag:", "crisis:")
"""How the outcome of a reply to a danger begins: to the body, or to a life in despair or abuse."""


URGENT = "triage:emergency"
"""The outcome of a check-up that ends with the order to call for help."""


def is_alarm(outcome: str) -> bool:
    """Whether that outcome tells of a danger that was raised."""
    return outcome.startswith(ALARMS)


def is_danger(outcome: str) -> bool:
    """Whether that outcome tells of a danger: raised, reached by a check-up, or asked about."""
    return is_alarm(outcome) or outcome.startswith("danger-question:") or outcome == URGENT


@dataclass(frozen=True, slots=True)
class Reply:
    """What to say, and whether to listen again afterwards.

    ``sources`` are the sources of all the chunks, in order of first use. ``outcome`` is the
    label of the evaluation contract: a topic id, ``control:repeat``, ``red-flag:pe``,
    ``crisis:suicidal``, ``comfort:grief``, ``triage-start`` or ``out-of-scope``. ``effect`` is a
    control for the face to carry out (slower, louder, stop); rate and volume are not kept here.
    ``probability`` is how sure. ``end_silence``: from now on so many seconds of silence end what
    the person says; None changes nothing. ``begin`` is where to begin saying it: index of the
    chunk, of the sentence in it.
    """

    chunks: tuple[Chunk, ...]
    outcome: str
    listen: bool = False
    expects: Expects = Expects.ANYTHING
    level: Level | None = None
    sources: tuple[Source, ...] = ()
    effect: ControlWord | None = None
    probability: float = 1.0
    end_silence: float | None = None
    begin: tuple[int, int] = (0, 0)

    @property
    def text(self) -> str:
        """All chunks as one text."""
        return " ".join(chunk.text for chunk in self.chunks)

    @property
    def is_alarm(self) -> bool:
        """Whether it answers a danger that was raised."""
        return is_alarm(self.outcome)
