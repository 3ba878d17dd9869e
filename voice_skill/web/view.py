"""A turn as the page shows it: heading, care card, sentences with places, buttons. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from voice_skill.language.buttons import label_of
from voice_skill.language.headings import heading_words
from voice_skill.language.prompts import grade, prompt
from voice_skill.understanding.wishes import Wish
from voice_skill.values.level import Level
from voice_skill.values.meaning import AnswerKind, ControlWord
from voice_skill.values.pack import Whom
from voice_skill.values.reply import ChunkKind, Expects, Heading, Reply, ReplyKind, Source
from voice_skill.values.script import Position, Script, Sentence
from voice_skill.web.turns import Turn


@dataclass(frozen=True, slots=True)
class Option:
    """A button: the command that it sends, or a text to say; what stands on it."""

    label: str
    press: str = ""
    say: str = ""

    @classmethod
    def of(cls, command: AnswerKind | ControlWord | Wish) -> Option:
        """The button of that command."""
        return cls(label_of(command.value), press=command.value)


_ANSWERS = (AnswerKind.YES, AnswerKind.NO)


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence; ``at`` is its place ("2.0": third chunk, first sentence), empty where it is
    not part of the reply and so never spoken.
    """

    at: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """What stands under one heading: chunks, each of some lines. ``kind`` is that of the reply.

    ``listed``: each line is a thing by itself.
    """

    kind: str
    heading: str
    chunks: tuple[tuple[Line, ...], ...]
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Care:
    """Whom to see about what, of one level: ``words`` tell the level (never colour alone, SP7)."""

    level: str
    words: str
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

    ``title`` is the page's in this state, ``heading`` the one thing to read: an order, the
    question, the topic. ``level`` is the label of an order's level and ``level_words`` its words;
    ``card`` are the other parts of the order, ``call`` the number to dial for it. ``parts`` is all
    the rest, ``cares`` when to seek care. ``alert`` marks an emergency. ``steps`` are the commands
    that mean something now. ``spoken`` are the places of the sentences to say, from where the reply
    begins; ``listens_on`` says whether a spoken conversation goes on after it.
    """

    number: int
    heard: str
    title: str
    caption: str
    heading: tuple[Line, ...]
    level: str
    level_words: str
    alert: bool
    call: str
    card: tuple[Part, ...]
    parts: tuple[Part, ...]
    cares: tuple[Care, ...]
    ask: tuple[Line, ...]
    options: tuple[Option, ...]
    asides: tuple[Option, ...]
    steps: tuple[str, ...]
    sources: tuple[Cited, ...]
    spoken: tuple[str, ...]
    listens_on: bool
    outcome: str
    rate: int
    volume: int
    emergency: str


def view_of(turn: Turn) -> View:
    """The turn as the page shows it."""
    reply = turn.reply
    level = reply.level if _has_order(reply) else None
    sentences = Script.of(reply).sentences
    heading = _heading(turn, sentences)
    rest = [each for each in sentences if _line(each) not in heading]
    ask = [each for each in rest if each.kind is ChunkKind.OFFER]
    rest = [each for each in rest if each.kind is not ChunkKind.OFFER]
    if reply.kind is ReplyKind.WELCOME:
        rest = rest[: -len(_of_chunk(sentences, sentences[-1]))]  # its examples are buttons
    caring = [each for each in rest if level is None and each.heading == Heading.CARE]
    carded = [each for each in rest if level is not None and each.kind in _CARDED]
    return View(
        number=turn.number,
        heard=turn.heard,
        title=prompt("face.question", number=turn.question) if turn.question else heading[0].text,
        caption=prompt("face.question", number=turn.question) if turn.question else "",
        heading=heading,
        level=level.label if level is not None else "",
        level_words=prompt(f"face.level.{level.label}") if level is not None else "",
        alert=level is Level.EMERGENCY,
        call=_number(heading, turn.whom) if level is not None else "",
        card=_parts(carded),
        parts=_parts(each for each in rest if each not in caring and each not in carded),
        cares=_cares(caring, turn.whom),
        ask=tuple(map(_line, ask)),
        options=_options(turn),
        asides=_asides(turn),
        steps=_steps(turn),
        sources=tuple(_cited(source) for source in reply.sources),
        spoken=tuple(_at(each) for each in _said(turn) if each.position >= Position(*reply.begin)),
        listens_on=_listens_on(turn),
        outcome=reply.label,
        rate=turn.manner.rate,
        volume=turn.manner.volume,
        emergency=_dialled(turn.whom.emergency) if turn.whom else "",
    )


def sentence_at(turn: Turn, at: str) -> str | None:
    """The sentence to say at that place; None where there is none."""
    return next((each.text for each in _said(turn) if _at(each) == at), None)


_CARDED = {ChunkKind.ORDER, ChunkKind.CARE}


def _has_order(reply: Reply) -> bool:
    return bool(reply.chunks) and reply.chunks[0].kind is ChunkKind.ORDER


def _heading(turn: Turn, sentences: tuple[Sentence, ...]) -> tuple[Line, ...]:
    """The one thing to read: the order, else the question, else what it is about."""
    reply = turn.reply
    asked = [each for each in sentences if each.kind is ChunkKind.QUESTION]
    if reply.kind is ReplyKind.WELCOME:
        return (Line("", prompt("common.what")),)
    if _has_order(reply) and reply.level is not None:
        return (_line(sentences[0]),)
    if asked:
        return tuple(map(_line, _of_chunk(sentences, asked[-1])))
    if turn.about:
        return (Line("", turn.about),)
    return (_line(sentences[0]) if sentences else Line("", prompt("common.what")),)


def _of_chunk(sentences: tuple[Sentence, ...], one: Sentence) -> list[Sentence]:
    return [each for each in sentences if each.position.chunk == one.position.chunk]


def _said(turn: Turn) -> tuple[Sentence, ...]:
    sentences = Script.of(turn.reply).sentences
    return tuple(each for each in sentences if each.kind is not ChunkKind.HINT)


def _line(sentence: Sentence) -> Line:
    return Line(_at(sentence), sentence.text)


def _at(sentence: Sentence) -> str:
    return f"{sentence.position.chunk}.{sentence.position.sentence}"


def _parts(sentences: Iterable[Sentence]) -> tuple[Part, ...]:
    """What has one heading stands under it once, however many chunks it is."""
    parts: list[tuple[ChunkKind, tuple[str, bool], dict[int, list[Line]]]] = []
    for each in sentences:
        # Who says so stands beside the list of sources: it needs no heading of its own.
        heading = "" if each.heading == Heading.SOURCE else heading_words(each.heading)
        under = heading, each.heading == Heading.TOLD
        if not parts or parts[-1][1] != under or (not heading and parts[-1][0] is not each.kind):
            parts.append((each.kind, under, {}))
        parts[-1][2].setdefault(each.position.chunk, []).append(_line(each))
    return tuple(
        Part(kind.value, heading, tuple(map(tuple, chunks.values())), listed)
        for kind, (heading, listed), chunks in parts
    )


def _cares(sentences: Iterable[Sentence], whom: Whom | None) -> tuple[Care, ...]:
    """Each sentence belongs to the level whose number it names, else to that of the one before."""
    found: dict[Level, list[Line]] = {}
    level = Level.ROUTINE
    for each in sentences:
        if whom is not None and whom.emergency in each.text:
            level = Level.EMERGENCY
        elif whom is not None and whom.advice in each.text:
            level = Level.SAME_DAY
        found.setdefault(level, []).append(_line(each))
    return tuple(
        Care(level.label, prompt(f"face.care.{level.label}"), tuple(found[level]))
        for level in sorted(found, reverse=True)
    )


def _number(order: tuple[Line, ...], whom: Whom | None) -> str:
    # Only the number that the order itself names: the card of a crisis is not one for 111.
    numbers = (whom.emergency, whom.advice) if whom is not None else ()
    named = (each for each in numbers if any(each in line.text for line in order))
    return next((each for each in named if _dialled(each)), "")


def _dialled(call: str) -> str:
    # Only a number can be dialled; "your local out-of-hours doctor" cannot.
    return call if call.isdigit() else ""


def _options(turn: Turn) -> tuple[Option, ...]:
    reply = turn.reply
    if turn.choices:
        return tuple(Option(each[:1].upper() + each[1:], say=each) for each in turn.choices)
    if turn.paused:
        return (Option.of(ControlWord.GO_ON),)
    if reply.expects is not Expects.YES_NO or not reply.chunks:
        return ()
    if reply.chunks[-1].kind is ChunkKind.OFFER:
        return tuple(map(Option.of, _ANSWERS))
    if any(each.kind is ChunkKind.QUESTION for each in reply.chunks):
        return tuple(map(Option.of, (*_ANSWERS, AnswerKind.UNSURE)))
    return ()


def _asides(turn: Turn) -> tuple[Option, ...]:
    asks = turn.question and turn.reply.expects is Expects.YES_NO
    return tuple(map(Option.of, (Wish.WHY, Wish.MEANS))) if asks else ()


def _steps(turn: Turn) -> tuple[str, ...]:
    """The steps that mean something: none before anything was asked, "next" where more follows."""
    if turn.number == 0:
        return ()
    offers = turn.reply.chunks and turn.reply.chunks[-1].kind is ChunkKind.OFFER
    parts = len({each.position.chunk for each in _said(turn)})
    steps = {
        ControlWord.GO_BACK: turn.number > 1,
        ControlWord.NEXT: not turn.question and (bool(offers) or parts > 1),
        ControlWord.REPEAT: True,
        ControlWord.SLOWER: True,
        ControlWord.FASTER: True,
    }
    return tuple(step.value for step, means in steps.items() if means)


def _cited(source: Source) -> Cited:
    address = source.address if source.address.startswith("https://") else ""
    note = f" {source.note}" if source.note else ""
    return Cited(f"{source.organisation}: {source.page}.", f"{grade(source)}{note}", address)


def _listens_on(turn: Turn) -> bool:
    reply = turn.reply
    rests = reply.kind is ReplyKind.MISS and not reply.listen
    return reply.effect is not ControlWord.STOP and not rests
