"""A turn as the page shows it: parts with headings, sentences with places, buttons. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from voice_skill.language.buttons import label_of
from voice_skill.language.headings import heading_words
from voice_skill.language.prompts import grade
from voice_skill.understanding.wishes import Wish
from voice_skill.values.level import Level
from voice_skill.values.meaning import AnswerKind, ControlWord
from voice_skill.values.reply import ChunkKind, Expects, ReplyKind, Source
from voice_skill.values.script import Position, Script, Sentence
from voice_skill.web.rooms import Turn

LEVELS = {
    Level.EMERGENCY: "Emergency: act now",
    Level.SAME_DAY: "Urgent: get help today",
    Level.ROUTINE: "Not urgent: see a doctor",
    Level.SELF_CARE: "Looking after yourself",
}
"""The level in words: never by colour alone (requirements SP7)."""


@dataclass(frozen=True, slots=True)
class Option:
    """A button: the command that it sends, or a text to say; what stands on it."""

    label: str
    press: str = ""
    say: str = ""
    kind: str = "answer"

    @classmethod
    def of(cls, command: AnswerKind | ControlWord | Wish) -> Option:
        """The button of that command."""
        kind = "aside" if isinstance(command, Wish) else "answer"
        return cls(label_of(command.value), press=command.value, kind=kind)


_ANSWERS = (AnswerKind.YES, AnswerKind.NO)


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence; ``at`` is its place ("2.0": third chunk, first sentence)."""

    at: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """A chunk: ``kind`` is that of the reply, ``heading`` may be empty."""

    kind: str
    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """A source in words: what it is, how it is known, and its address where there is one."""

    text: str
    how: str
    address: str


@dataclass(frozen=True, slots=True)
class View:
    """A turn, ready to be shown.

    ``card`` are the parts of an order, ``level`` its level's label and ``level_words`` its words;
    ``parts`` is all the rest. ``alert`` marks an emergency. ``spoken`` are the places of the
    sentences to say, from where the reply begins; ``listens_on`` says whether a spoken
    conversation goes on after it.
    """

    number: int
    heard: str
    card: tuple[Part, ...]
    parts: tuple[Part, ...]
    level: str
    level_words: str
    alert: bool
    options: tuple[Option, ...]
    sources: tuple[Cited, ...]
    spoken: tuple[str, ...]
    listens_on: bool
    outcome: str
    volume: int


def view_of(turn: Turn) -> View:
    """The turn as the page shows it."""
    reply = turn.reply
    parts = _parts(Script.of(reply).sentences)
    has_order = bool(reply.chunks) and reply.chunks[0].kind is ChunkKind.ORDER
    level = reply.level if has_order else None
    orders = ChunkKind.ORDER.value
    return View(
        number=turn.number,
        heard=turn.heard,
        card=tuple(part for part in parts if part.kind == orders and level is not None),
        parts=tuple(part for part in parts if part.kind != orders or level is None),
        level=level.label if level is not None else "",
        level_words=LEVELS[level] if level is not None else "",
        alert=level is Level.EMERGENCY,
        options=_options(turn),
        sources=tuple(_cited(source) for source in reply.sources),
        spoken=tuple(_at(each) for each in _said(turn) if each.position >= Position(*reply.begin)),
        listens_on=_listens_on(turn),
        outcome=reply.label,
        volume=turn.manner.volume,
    )


def sentence_at(turn: Turn, at: str) -> str | None:
    """The sentence to say at that place; None where there is none."""
    return next((each.text for each in _said(turn) if _at(each) == at), None)


def _said(turn: Turn) -> tuple[Sentence, ...]:
    sentences = Script.of(turn.reply).sentences
    return tuple(each for each in sentences if each.kind is not ChunkKind.HINT)


def _at(sentence: Sentence) -> str:
    return f"{sentence.position.chunk}.{sentence.position.sentence}"


def _parts(sentences: tuple[Sentence, ...]) -> list[Part]:
    parts: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        parts.setdefault(sentence.position.chunk, []).append(sentence)
    return [
        Part(
            group[0].kind.value,
            heading_words(group[0].heading),
            tuple(Line(_at(each), each.text) for each in group),
        )
        for group in parts.values()
    ]


def _options(turn: Turn) -> tuple[Option, ...]:
    reply = turn.reply
    if turn.choices:
        return tuple(Option(title, say=title) for title in turn.choices)
    if turn.paused:
        return (Option.of(ControlWord.GO_ON),)
    if reply.expects is not Expects.YES_NO or not reply.chunks:
        return ()
    if reply.chunks[-1].kind is ChunkKind.OFFER:
        return tuple(map(Option.of, _ANSWERS))
    asides = (Wish.WHY, Wish.MEANS) if reply.outcome.is_of_checkup else ()
    return tuple(map(Option.of, (*_ANSWERS, AnswerKind.UNSURE, *asides)))


def _cited(source: Source) -> Cited:
    address = source.address if source.address.startswith("https://") else ""
    note = f" {source.note}" if source.note else ""
    return Cited(f"{source.organisation}: {source.page}.", f"{grade(source)}{note}", address)


def _listens_on(turn: Turn) -> bool:
    reply = turn.reply
    rests = reply.kind is ReplyKind.MISS and not reply.listen
    return reply.effect is not ControlWord.STOP and not rests
