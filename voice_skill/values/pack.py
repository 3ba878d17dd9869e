"""A content pack, read and checked: topics, findings, red flags, pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from voice_skill.values.level import Level
from voice_skill.values.reply import Chunk, Heading, Outcome, Reply, ReplyKind, Source


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing that can be asked about, and its answer.

    ``first`` answers the question in at most 2 sentences and 30 words; ``more`` can be stepped
    through; ``care`` says when and where to seek care, where that belongs. ``examples`` are ways
    of asking, ``families`` their families of phrasing, position by position; ``more_examples`` are
    others, which are only learnt from. ``answers`` are the questions of both that each of
    ``parts`` answers best, and ``said_with`` the places of the parts after which ``care`` is said
    at once. ``subjects`` are what "it" and "them" may stand for after it: the first, or one that
    was named; with none, what they stood for before. ``offers_checkup``: who asks this may want
    to know whether they need a doctor. ``care_advice``: it says when and whom to see; where a
    danger sign was told, its order is said instead.
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
    care_advice: bool = False
    subjects: tuple[str, ...] = ()
    answers: tuple[tuple[str, ...], ...] = ()
    said_with: frozenset[int] = frozenset()
    more_examples: tuple[str, ...] = ()

    @property
    def parts(self) -> tuple[Chunk, ...]:
        """Everything it has to say but ``care``: ``first`` stands at place 0, then ``more``."""
        return (self.first, *self.more)

    @property
    def places(self) -> tuple[int, ...]:
        """Where everything that it has to say stands: the parts, and after them ``care``."""
        return tuple(range(len(self.parts) + (self.care is not None)))

    def at(self, place: int) -> Chunk:
        """What stands at one of its ``places``."""
        parts = self.parts
        return self.care if self.care is not None and place == len(parts) else parts[place]


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
    ``language.findings``. Where an ``unless`` phrase shares a word with it, it is not meant.
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
    def reply(self) -> ReplyKind:
        """The kind of reply that it gets."""
        match self:
            case FlagKind.CRISIS:
                return ReplyKind.CRISIS
            case FlagKind.COMFORT:
                return ReplyKind.COMFORT
            case _:
                return ReplyKind.RED_FLAG


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
    def outcome(self) -> Outcome:
        """The outcome of the reply to it: ``red-flag:pe``, ``crisis:abuse``."""
        return Outcome(self.kind.reply, self.label or self.id)

    @property
    def question(self) -> Outcome:
        """The outcome of the question for it, where it may have been said."""
        return Outcome(ReplyKind.DANGER_QUESTION, self.label or self.id)


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
class Whom:
    """Whom to call in one country. ``advice`` completes "call ...": a number or words.

    ``guessed``: nobody said that it is this one.
    """

    code: str
    name: str
    emergency: str
    advice: str
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Pack:
    """A content pack, read and checked. Nothing in Python knows what it is about.

    ``reviewed`` and ``review_by`` are ISO dates; ``signed_off_by`` is empty where no clinician
    has signed the pack off; ``digest`` is the sha256 of all its files;
    ``emergency_order`` is the sentence with the number to call where the person lives;
    ``off_topic_kinds`` says of what kind an off-topic phrase is, where it is of any.
    ``advice`` completes "call ..." where it can wait: a number or words.
    ``whom`` has both numbers and whose they are. ``welcome`` are questions to begin with.
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
    advice: str
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
    off_topic_kinds: Mapping[str, str] = field(default_factory=dict)
    reports: tuple[str, ...] = ()
    subject_words: frozenset[str] = frozenset()
    sounds_like: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    pronounce: Mapping[str, str] = field(default_factory=dict)
    pictures: tuple[Picture, ...] = ()
    whom: Whom | None = None
    welcome: tuple[str, ...] = ()

    def pictures_for(self, reply: Reply) -> tuple[Picture, ...]:
        """The pictures to show with a reply, in the pack's order."""
        labels = {flag.id: flag.outcome for flag in self.red_flags}
        advised = {
            source
            for chunk in reply.chunks
            if reply.kind is ReplyKind.ADVICE and chunk.heading is Heading.UNTIL_THEN
            for source in chunk.sources
        }
        return tuple(
            each
            for each in self.pictures
            if (reply.kind is ReplyKind.ANSWER and reply.outcome.name in each.topics)
            or reply.outcome in {labels[name] for name in each.red_flags}
            or advised & set(each.with_sources)
        )

    def topic(self, topic_id: str) -> Topic:
        """The topic of that id; ``KeyError`` where the pack has none."""
        for topic in self.topics:
            if topic.id == topic_id:
                return topic
        raise KeyError(topic_id)
