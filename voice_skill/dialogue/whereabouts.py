"""Answers to questions about the talk: where we are, what can be said now, how sure I am, spelling.

Each fits the state: an answer, an answer cut short, an offer, a choice, a danger sign to confirm,
and every phase of a check-up.
"""

from __future__ import annotations

from dataclasses import replace

from voice_skill.checkup import words
from voice_skill.checkup.checkup import Checker, Checkup, Phase
from voice_skill.dialogue.session import (
    Choice,
    Confirmation,
    MoreOffer,
    Session,
    Suspicion,
)
from voice_skill.language import prompts
from voice_skill.language.prompts import notice, prompt
from voice_skill.understanding.asides import Aside
from voice_skill.understanding.reading import Reading
from voice_skill.understanding.spelling import key_word, spelled
from voice_skill.values.pack import Pack
from voice_skill.values.reply import Chunk, ChunkKind, Expects, Reply, control
from voice_skill.values.text import sentences

SURE, FAIRLY = 0.8, 0.5
"""Calibrated probabilities from which "quite sure" and "fairly sure" are said."""


def tell(
    pack: Pack, session: Session, aside: Aside, reading: Reading, checker: Checker | None
) -> Reply:
    """The answer to the question about the talk, in this state. Nothing else changes."""
    asking = _asking(session, checker)
    match aside:
        case Aside.SPELL:
            chunks = _spelling(pack, session, reading)
        case Aside.HOW_SURE:
            chunks = _how_sure(pack, session, in_checkup=asking is not None)
        case Aside.EMERGENCY_NUMBER if pack.whom is not None:
            said = prompt("country.emergency", number=pack.whom.emergency, name=pack.whom.name)
            chunks = (notice(said), *prompts.country_guess(pack))
        case Aside.NIGHT_DOCTOR if pack.whom is not None:
            said = prompt("country.night", number=pack.whom.advice, name=pack.whom.name)
            chunks = (notice(said), *prompts.country_guess(pack))
        case Aside.HEARING:
            chunks = (notice(prompt("where.hearing")),)
        case Aside.LEFT:
            # What was seen is told by the face, where it watched.
            chunks = (notice(prompt("receipt.more")),)
        case Aside.CHOICES:
            chunks = _choices(pack, session, asking)
        case Aside.FED_UP:
            chunks = _shorter(pack, session, in_checkup=asking is not None)
        case _:
            chunks = _where(pack, session, asking, checker)
    asks = session.pending is not None or asking is not None
    reply = Reply(
        chunks,
        control(aside),
        listen=True,
        expects=_expected(session) if asks else Expects.ANYTHING,
    )
    return asked_again(session, reply)


def asked_again(session: Session, reply: Reply) -> Reply:
    """The reply, and then the danger sign or the choice that waits for an answer."""
    if not isinstance(session.pending, Confirmation | Suspicion | Choice) or session.last is None:
        return reply
    asked = [each for each in session.last.chunks if each.kind is ChunkKind.QUESTION][-1:]
    missing = tuple(each for each in asked if each not in reply.chunks)
    chunks = (*reply.chunks, *missing)
    return replace(reply, chunks=chunks, listen=True, expects=session.last.expects)


def _asking(session: Session, checker: Checker | None) -> Checkup | None:
    # The check-up that waits for an answer.
    return session.checkup if checker is not None and session.in_checkup else None


def _expected(session: Session) -> Expects:
    return session.last.expects if session.last is not None else Expects.ANYTHING


def _spelling(pack: Pack, session: Session, reading: Reading) -> tuple[Chunk, ...]:
    word = reading.word_to_spell
    if not word and session.last is not None:
        kinds = {ChunkKind.SOURCE, ChunkKind.OFFER, ChunkKind.HINT}
        said = [chunk.text for chunk in session.last.chunks if chunk.kind not in kinds]
        if session.stopped is not None:
            said = [session.stopped.sentence]
        hard = pack.subject_words | {each.lower() for each in pack.pronounce}
        word = key_word(tuple(said), frozenset(hard))
    if not word:
        return (notice(prompt("where.which_word")),)
    return tuple(notice(spelled(each)) for each in word.split())


def _how_sure(pack: Pack, session: Session, *, in_checkup: bool) -> tuple[Chunk, ...]:
    if in_checkup:
        return tuple(map(notice, prompts.prompts("where.in_checkup")))
    if not session.topic or session.last is None:
        return (
            notice(prompt("where.nothing_asked")),
            prompts.signed_off(pack),
        )
    title = prompts.lower_first(pack.topic(session.topic).title)
    asked = session.asked
    how = "quite_sure" if asked >= SURE else "fairly_sure" if asked >= FAIRLY else "not_sure"
    chunks = [notice(prompt(f"where.{how}", title=title))]
    if session.last.sources:
        chunks.append(prompts.source_chunk(session.last.sources))
    return (*chunks, prompts.signed_off(pack))


def _choices(pack: Pack, session: Session, asking: Checkup | None) -> tuple[Chunk, ...]:
    if asking is not None:
        return tuple(map(notice, prompts.prompts("checkup.help")))
    if session.checkup is not None and session.checkup.paused:
        return tuple(map(notice, prompts.prompts("where.checkup_waits")))
    match session.pending:
        case Choice(options=options):
            names = [prompts.lower_first(pack.topic(each).title) for each in options]
            numbers = prompts.prompts("numbers.places")
            return (
                *(
                    notice(prompt("where.choice", number=number, title=name))
                    for number, name in zip(numbers, names, strict=False)
                ),
                notice(prompt("where.choose")),
            )
        case Confirmation():
            return (notice(prompt("where.confirm")),)
        case MoreOffer():
            chunks = [notice(prompt("where.more"))]
        case None:
            chunks = list(prompts.help_text(pack, len(session.history)))
        case _:
            chunks = [notice(prompt("where.answer"))]
    return (notice(prompt("where.rest")), *chunks) if session.stopped is not None else tuple(chunks)


def _shorter(pack: Pack, session: Session, *, in_checkup: bool) -> tuple[Chunk, ...]:
    # Somebody has had enough: one sentence of what to do, and a way out.
    before = sum(each.outcome == control(Aside.FED_UP) for each in session.turns)
    chunks = [notice(prompts.in_turn("fed_up.sorry", before))]
    if in_checkup:
        return (*chunks, notice(prompt("fed_up.in_checkup")))
    if isinstance(session.pending, Confirmation | Suspicion):
        return tuple(chunks)
    if session.last is not None and session.last.is_alarm:
        return (*chunks, next(each for each in session.last.chunks if each.kind is ChunkKind.ORDER))
    if session.topic:
        topic = pack.topic(session.topic)
        parts = [each for each in (topic.care, topic.first) if each is not None]
        part = parts[before % len(parts)]
        chunks.append(replace(part, text=sentences(part.text)[0]))
    return (*chunks, notice(prompt("fed_up.way_out", advice=pack.advice)))


def _where(
    pack: Pack, session: Session, asking: Checkup | None, checker: Checker | None
) -> tuple[Chunk, ...]:
    if asking is not None and checker is not None:
        progress = words.progress(checker.flow(asking), asking.state)
        if asking.phase is Phase.TEACH_BACK:
            progress = notice(prompt("where.all_asked"))
        return (notice(prompt("where.checkup")), progress)
    chunks = []
    if session.checkup is not None:
        over = session.checkup.phase is Phase.ADVISED
        chunks.append(notice(prompt("where.checkup_over" if over else "where.carry_on")))
    if session.topic:
        topic = pack.topic(session.topic)
        chunks.append(notice(prompt("where.topic", title=prompts.lower_first(topic.title))))
        parts = len(topic.places)
        given = parts - len(session.ahead)
        if parts > 1:
            chunks.append(notice(prompt("where.parts", given=given, parts=parts)))
    if session.stopped is not None:
        chunks.append(notice(prompt("where.cut_short")))
    if not chunks:
        chunks.append(notice(prompt("where.start")))
    return (*chunks, *_asked_last(session))


def _asked_last(session: Session) -> tuple[Chunk, ...]:
    if session.pending is None or session.last is None:
        return ()
    asked = [each for each in session.last.chunks if each.kind in _ASKS]
    return tuple(asked[-1:])


_ASKS = {ChunkKind.QUESTION, ChunkKind.OFFER}
