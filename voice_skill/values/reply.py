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
    OFFER = "offer"  # "Want more?"
    SOURCE = "source"  # who says so
    HINT = "hint"  # for the eye only: which option shows more
    NOTICE = "notice"  # about the skill itself: not understood, help, settings


class Heading(StrEnum):
    """What stands over a part of a reply, in the language's words; a pack has its own besides.

    Over some of them nothing stands: they only mark what a sentence is.
    """

    NOW = "now"  # what to do in an emergency
    DO = "do"
    IF_SO = "if-so"  # what to do if it comes to that
    WHY = "why"
    SAY = "say"
    UNTIL_THEN = "until-then"
    WORSE = "worse"
    BACK = "back"
    CARE = "care"
    QUESTION = "question"
    WHICH = "which"  # asks which of several, and no yes or no
    SOURCE = "source"
    ADVICE = "advice"
    SAFER_WAY = "safer-way"  # no clear answer came, and it counts as the danger
    CHECKUP_OFFER = "checkup-offer"
    KIND_WORD = "kind-word"  # what is said first to a person in despair
    TOLD = "told"  # what was understood, each sentence a thing by itself: a face may list them


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from.

    ``grade`` is the grade of provenance: P read on the organisation's own address, M on a
    mirror, S second-hand, J our own judgement. ``read`` is an ISO date. ``spoken`` is how the
    organisation is named in a sentence ("the NHS"); empty where that is its name.
    """

    id: str
    organisation: str
    page: str
    grade: str
    read: str
    address: str = ""
    note: str = ""
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A few sentences a person can step through: at most 300 characters.

    ``heading`` is a ``Heading`` or a pack's own words; faces show ``heading_words`` of it.
    """

    text: str
    kind: ChunkKind
    heading: str = ""
    sources: tuple[str, ...] = ()


class Expects(StrEnum):
    """What is likely to be said next, so that the hearing side can listen for it."""

    ANYTHING = "anything"
    YES_NO = "yes-no"
    CHOICE = "choice"


class ReplyKind(StrEnum):
    """What a reply is. The value is how its label begins; after a colon the name follows."""

    RED_FLAG = "red-flag:"  # a danger to the body was raised
    CRISIS = "crisis:"  # despair, self-harm or abuse
    DANGER_QUESTION = "danger-question:"  # asks for a sign that may have been said
    COMFORT = "comfort:"  # a human word to loneliness or grief
    CHECKUP_START = "triage-start"
    CHECKUP = "triage"  # a check-up asks, or talks about itself
    ADVICE = "triage:"  # how a check-up ends; named by the level
    CONTROL = "control:"  # a word that steers, an answer, or a wish was carried out
    CORRECTIONS = "corrections:"  # what is remembered of corrections
    ANSWER = ""  # the answer to a question; named by the topic
    CHOICE = "did-you-mean"
    MISS = "out-of-scope"  # nothing was understood, or nothing heard
    WELCOME = "welcome"
    INTRODUCTION = "introduction"  # the first run asks how to speak
    NOTICE = "notice"  # said by a face for itself: a fault, a test of the voice


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a turn came to: the kind of reply, and which of its kind.

    ``name`` is a topic's id, a red flag's label, a level's label, or the word that was obeyed;
    empty where there is but one of the kind.
    """

    kind: ReplyKind
    name: str = ""

    @property
    def label(self) -> str:
        """The label of the evaluation contract: ``causes``, ``control:repeat``, ``red-flag:pe``,
        ``crisis:suicidal``, ``comfort:grief``, ``triage-start`` or ``out-of-scope``."""
        return f"{self.kind.value}{self.name}"

    @classmethod
    def of(cls, label: str) -> Outcome:
        """The outcome of that label; whatever is no other kind's is a topic's."""
        for kind in ReplyKind:
            if label == kind.value:
                return cls(kind)
            if kind.value.endswith(":") and label.startswith(kind.value):
                return cls(kind, label.removeprefix(kind.value))
        return cls(ReplyKind.ANSWER, label)

    @property
    def is_alarm(self) -> bool:
        """Whether a danger was raised: to the body, or to a life in despair or abuse."""
        return self.kind in {ReplyKind.RED_FLAG, ReplyKind.CRISIS}

    @property
    def is_noticed(self) -> bool:
        """Whether a danger was raised or asked about."""
        return self.is_alarm or self.kind is ReplyKind.DANGER_QUESTION

    @property
    def is_danger(self) -> bool:
        """Whether it tells of a danger: raised, reached by a check-up, or asked about."""
        return self.is_noticed or self == URGENT

    @property
    def is_of_checkup(self) -> bool:
        """Whether a check-up said it by itself."""
        return self.kind in {ReplyKind.CHECKUP_START, ReplyKind.CHECKUP, ReplyKind.ADVICE}


URGENT = Outcome(ReplyKind.ADVICE, Level.EMERGENCY.label)
"""A check-up ends with the order to call for help."""
MISS = Outcome(ReplyKind.MISS)
NOTICE = Outcome(ReplyKind.NOTICE)
CHECKUP = Outcome(ReplyKind.CHECKUP)
CHECKUP_START = Outcome(ReplyKind.CHECKUP_START)


def control(word: StrEnum) -> Outcome:
    """What a word that steers, an answer, or a wish comes to."""
    return Outcome(ReplyKind.CONTROL, word.value)


@dataclass(frozen=True, slots=True)
class Reply:
    """What to say, and whether to listen again afterwards.

    ``sources`` are the sources of all the chunks, in order of first use. ``effect`` is a control
    for the face to carry out (slower, louder, stop); rate and volume are not kept here.
    ``level`` is how soon this person is told to get help; ``care_level`` is the highest that an
    answer only speaks of, whoever asks.
    ``probability`` is how sure. ``end_silence``: from now on so many seconds of silence end what
    the person says; None changes nothing. ``begin`` is where to begin saying it: index of the
    chunk, of the sentence in it.
    """

    chunks: tuple[Chunk, ...]
    outcome: Outcome
    listen: bool = False
    expects: Expects = Expects.ANYTHING
    level: Level | None = None
    care_level: Level | None = None
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
    def label(self) -> str:
        """The label of the evaluation contract for it."""
        return self.outcome.label

    @property
    def kind(self) -> ReplyKind:
        """What the reply is."""
        return self.outcome.kind

    @property
    def is_urgent(self) -> bool:
        """Whether nobody may be kept waiting for it: it tells of a danger, or orders a call."""
        ordered = any(chunk.kind is ChunkKind.ORDER for chunk in self.chunks)
        return ordered or self.level is Level.EMERGENCY or self.outcome.is_danger

    @property
    def is_alarm(self) -> bool:
        """Whether it answers a danger that was raised."""
        return self.outcome.is_alarm
