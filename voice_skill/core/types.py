"""Every value and Protocol that crosses a module, with its unit.

Audio everywhere is a *block*: ``bytes`` of 16 000 Hz, 16-bit signed little-endian, mono samples.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import Protocol, runtime_checkable

from voice_skill.core.text import cleaned

SAMPLE_RATE = 16_000
"""Samples a second of every audio block that enters a recogniser."""

SAMPLE_BYTES = 2
"""Bytes a sample: 16-bit signed little-endian."""


class Level(IntEnum):
    """How soon to seek care. May only rise within a session."""

    SELF_CARE = 0
    ROUTINE = 1
    SAME_DAY = 2
    EMERGENCY = 3

    @property
    def label(self) -> str:
        """The word used in packs, JSON and on the page: ``self-care``, ``routine`` ..."""
        return self.name.lower().replace("_", "-")

    @classmethod
    def from_label(cls, label: str) -> Level:
        """The level a pack's word names; ``ValueError`` lists the valid words."""
        for level in cls:
            if level.label == label:
                return level
        raise ValueError(f"level {label!r} is not one of {', '.join(each.label for each in cls)}")


# ---------------------------------------------------------------- what was heard


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One reading of what was said. ``confidence`` is 0 to 1; ``engine`` names who read it."""

    text: str
    confidence: float
    engine: str


@dataclass(frozen=True, slots=True)
class Heard:
    """What the hearing side made of one utterance, best hypothesis first.

    ``started`` and ``ended`` are seconds on the stream's own clock. No hypothesis means that
    nothing was said: silence, noise, or a word that was only a ghost. ``over_us``: it was said
    while we spoke (barge-in).
    """

    hypotheses: tuple[Hypothesis, ...]
    started: float = 0.0
    ended: float = 0.0
    over_us: bool = False

    @property
    def text(self) -> str:
        """The best hypothesis, or an empty string where nothing was heard."""
        return self.hypotheses[0].text if self.hypotheses else ""

    @classmethod
    def typed(cls, text: str) -> Heard:
        """Typed text as one hypothesis with confidence 1.0; what cannot be shown is left out."""
        return cls((Hypothesis(cleaned(text), 1.0, "typed"),))


# ---------------------------------------------------------------- what was understood


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


class AnswerKind(StrEnum):
    """What a spoken answer to a closed question comes down to."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Control:
    """A control word was said."""

    word: ControlWord


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


class Person(StrEnum):
    """Whom a statement is about."""

    SELF = "self"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class RaisedFlag:
    """A danger sign was said to be present now.

    ``flag`` is the red flag's id in the pack, ``heard`` the person's own words for the sign,
    ``person`` whom it is about, ``findings`` the findings that raised it.
    """

    flag: str
    level: Level
    heard: str
    person: Person = Person.SELF
    findings: tuple[str, ...] = ()


Understood = (
    RaisedFlag | Control | Answer | AskedTopic | Ambiguous | ReportedSymptom | NotUnderstood
)

# ---------------------------------------------------------------- what is answered


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
    control for the face to carry out (slower, louder, stop); the core keeps no rate and no volume.
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


# ---------------------------------------------------------------- the content pack


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing that can be asked about, and its answer.

    ``first`` answers the question in at most 2 sentences and 30 words; ``more`` can be stepped
    through; ``care`` says when and where to seek care, where that belongs. ``examples`` are ways
    of asking, ``families`` their families of phrasing, position by position. ``offers_checkup``:
    who asks this may want to know whether they need a doctor.
    """

    id: str
    title: str
    first: Chunk
    more: tuple[Chunk, ...]
    care: Chunk | None
    care_level: Level | None
    examples: tuple[str, ...]
    families: tuple[str, ...]
    contested: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    offers_checkup: bool = False


@dataclass(frozen=True, slots=True)
class Contested:
    """A claim that sources disagree about: what the claim is, and who says what."""

    id: str
    claim: str
    says: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a person may report ("breathless"), in the words people use for it.

    ``said`` are phrases as a recogniser gives them, in the pattern language of
    ``core.findings``. Where an ``unless`` phrase shares a word with it, the finding is not meant.
    ``spoken`` is a noun phrase to name it by ("chest pain"). ``implies`` are findings that are
    there whenever this one is, ``denies`` those that a check-up then takes as answered with no,
    unless they are told as well ("both legs" denies "one leg"). ``event``: "it's fine now" does
    not take it away. ``history``: it counts even when it was long ago. ``thought``: to ask about
    it or to imagine it is the sign.
    """

    id: str
    means: str
    said: tuple[str, ...]
    unless: tuple[str, ...] = ()
    spoken: str = ""
    implies: tuple[str, ...] = ()
    event: bool = False
    history: bool = False
    thought: bool = False
    denies: tuple[str, ...] = ()


class FlagKind(StrEnum):
    """What a red flag is about, and so how it is answered and what it interrupts."""

    BODY = "body"
    """A sign of the pack's own subject: a check-up counts it, and goes on where it may."""
    EMERGENCY = "emergency"
    """Any other emergency: a check-up is put aside."""
    CRISIS = "crisis"
    """Despair, self-harm or abuse: kindness first, and a check-up is put aside."""
    COMFORT = "comfort"
    """Loneliness or grief: no danger and no level, only a human word first."""

    @property
    def outcome(self) -> str:
        """How the outcome of the reply begins."""
        return self.value if self in {FlagKind.CRISIS, FlagKind.COMFORT} else "red-flag"


@dataclass(frozen=True, slots=True)
class RedFlag:
    """A danger sign. It is raised when every finding of any one combination is present.

    ``order`` is the first sentence of the reply (an order), ``because`` names the sign in plain
    words, ``meanwhile`` what to do while waiting. ``order_other``, ``because_other`` and
    ``meanwhile_other`` are said when the sign is somebody else's. ``ask`` asks for the sign where
    it may have been said. ``kind`` tells what else it is.
    """

    id: str
    level: Level
    name: str
    when: tuple[tuple[str, ...], ...]
    order: str
    because: str
    meanwhile: tuple[str, ...]
    sources: tuple[str, ...]
    order_other: str = ""
    because_other: str = ""
    meanwhile_other: tuple[str, ...] = ()
    label: str = ""
    ask: str = ""
    kind: FlagKind = FlagKind.BODY

    @property
    def outcome(self) -> str:
        """The outcome of the reply to it: ``red-flag:pe``, ``crisis:abuse``."""
        return f"{self.kind.outcome}:{self.label or self.id}"


@dataclass(frozen=True, slots=True)
class Picture:
    """A line drawing, checked to be harmless.

    ``svg`` is a whole ``<svg>`` element with title and description inside, to be put into a page
    as it is; ``text`` says all that it shows, for those who do not see it. It belongs to answers
    about ``topics``, to alarms about ``red_flags``, and to a check-up's advice that rests on any
    of ``with_sources``.
    """

    id: str
    title: str
    text: str
    svg: str
    topics: tuple[str, ...] = ()
    red_flags: tuple[str, ...] = ()
    with_sources: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pack:
    """A content pack, read and checked. Nothing in Python knows what it is about.

    ``reviewed`` and ``review_by`` are ISO dates; ``signed_off_by`` is empty where no clinician
    has signed the pack off; ``digest`` is the sha256 of all its files;
    ``emergency_order`` is the sentence with the number to call where the person lives;
    ``comforts`` are of the kind ``COMFORT``, all other red flags are dangers.
    """

    id: str
    title: str
    about: str
    version: str
    reviewed: str
    review_by: str
    signed_off_by: str
    digest: str
    emergency_order: str
    topics: tuple[Topic, ...]
    sources: Mapping[str, Source]
    contested: tuple[Contested, ...] = ()
    findings: tuple[Finding, ...] = ()
    red_flags: tuple[RedFlag, ...] = ()
    comforts: tuple[RedFlag, ...] = ()
    word_sets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    danger_phrases: tuple[str, ...] = ()
    danger_examples: tuple[tuple[str, tuple[str, ...]], ...] = ()
    off_topic: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    subject_words: frozenset[str] = frozenset()
    sounds_like: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    pronounce: Mapping[str, str] = field(default_factory=dict)
    pictures: tuple[Picture, ...] = ()

    def pictures_for(self, reply: Reply) -> tuple[Picture, ...]:
        """The pictures to show with a reply, in the pack's order."""
        labels = {flag.id: flag.outcome for flag in self.red_flags}
        advised = {
            source
            for chunk in reply.chunks
            if reply.outcome.startswith("triage:") and chunk.heading == "Until then"
            for source in chunk.sources
        }
        return tuple(
            each
            for each in self.pictures
            if reply.outcome in each.topics
            or reply.outcome in {labels[name] for name in each.red_flags}
            or advised & set(each.with_sources)
        )

    def topic(self, topic_id: str) -> Topic:
        """The topic of that id; ``KeyError`` where the pack has none."""
        for topic in self.topics:
            if topic.id == topic_id:
                return topic
        raise KeyError(topic_id)


# ---------------------------------------------------------------- contracts


@runtime_checkable
class Recogniser(Protocol):
    """Hears one utterance, block by block. One recogniser serves one stream at a time."""

    def feed(self, block: bytes) -> str:
        """Take a block; give the partial text so far (may be empty, may change later)."""
        ...

    def finish(self) -> tuple[Hypothesis, ...]:
        """End the utterance; give its hypotheses, best first, and be ready for the next."""
        ...


class Synthesiser(Protocol):
    """Turns one sentence into sound."""

    def render(self, sentence: str, *, words_per_minute: int) -> Speech:
        """The sentence as samples. ``VoiceError`` names what is missing and the remedy."""
        ...


@dataclass(frozen=True, slots=True)
class Speech:
    """Rendered speech: 16-bit signed little-endian mono samples at ``rate`` samples a second."""

    samples: bytes
    rate: int

    @property
    def seconds(self) -> float:
        """How long it lasts at normal speed."""
        return len(self.samples) / SAMPLE_BYTES / self.rate


class Playing(Protocol):
    """One piece of speech on its way out of a loudspeaker."""

    @property
    def seconds(self) -> float:
        """How much of it has been heard so far, in seconds."""
        ...

    def wait(self) -> bool:
        """Wait until it is over: True once all was heard, False where it was cut short."""
        ...


class Player(Protocol):
    """Makes speech audible, one piece after another, never two at once."""

    volume: float
    """0 to 1; counts from the next piece on."""

    def play(self, speech: Speech) -> Playing:
        """Begin, after what is already queued; returns at once. ``AudioError`` names the fault."""
        ...

    def stop(self) -> None:
        """Silence within 0.1 s, from any thread; what is queued is dropped."""
        ...


class Embedder(Protocol):
    """Turns sentences into unit vectors, so that near meanings lie near each other."""

    name: str
    size: int

    def vectors(self, sentences: tuple[str, ...]) -> Iterator[tuple[float, ...]]:
        """One unit vector of ``size`` numbers a sentence, in order."""
        ...


class Matcher(Protocol):
    """Finds what was asked. Pure: the same text gives the same candidates."""

    def candidates(self, text: str) -> tuple[Candidate, ...]:
        """Topics with calibrated probabilities, best first; empty means nothing fits."""
        ...


class SkillError(Exception):
    """Something a person can act on: the message names thing, value, place and remedy."""

    exit_code = 1


class UsageError(SkillError):
    """The request itself cannot be right."""

    exit_code = 2


class AudioError(SkillError):
    """No microphone, loudspeaker or voice, or a recording that cannot be read."""

    exit_code = 4


class VoiceError(AudioError):
    """No voice can be made."""


class ModelError(SkillError):
    """A model is missing, broken or cannot be fetched."""

    exit_code = 5


class ContentError(SkillError):
    """A content pack is wrong."""

    exit_code = 6
