"""What is said and remembered when somebody corrects: "no, I meant ..."."""

from __future__ import annotations

from dataclasses import replace

from voice_skill.dialogue import replies
from voice_skill.dialogue.session import Misheard, RememberOffer, Session
from voice_skill.language.prompts import counted, notice, prompt, prompts
from voice_skill.understanding.reading import Reading
from voice_skill.understanding.repairs import (
    Consent,
    Correction,
    Memory,
    MemoryWish,
    is_kept,
    told,
)
from voice_skill.values.meaning import AnswerKind, ControlWord
from voice_skill.values.reply import Chunk, ChunkKind, Expects, Outcome, Reply, ReplyKind, control
from voice_skill.values.text import without_fillers


def _about(name: str) -> Outcome:
    return Outcome(ReplyKind.CORRECTIONS, name)


EXPORT = _about("export")
"""Outcome of a wish that only a face can grant: to write the corrections into a file."""

TOLD_AT_ONCE = 3


def misheard(session: Session) -> tuple[Session, Reply]:
    """Asks for the same again. What was answered wrongly is not gone back to."""
    reply = replies.plain(
        prompt("correcting.again"),
        outcome=control(ControlWord.GO_BACK),
    )
    heard = session.turns[-1].said if session.turns else ""
    return replace(undone(session), last=reply, pending=Misheard(heard)), reply


def wrongly_heard(session: Session) -> str:
    """The words that are being corrected; empty where none are."""
    if isinstance(session.pending, Misheard):
        return session.pending.heard
    return session.turns[-1].said if session.turns else ""


def undone(session: Session) -> Session:
    """The session without the reply that rested on the wrong words."""
    last, history = (session.history[-1], session.history[:-1]) if session.history else (None, ())
    return replace(session, last=last, history=history, pending=None, stopped=None, misses=0)


def learnt(session: Session, reply: Reply, heard: str, meant: str) -> tuple[Session, Reply]:
    """The corrected answer, remembered with consent; the first time it asks for that consent.

    The question takes the place of the offer of more: one question at a time.
    """
    reply = replies.with_chunks_first(reply, notice(prompt("correcting.sorry")))
    memory = session.memory
    new = Correction(without_fillers(heard), without_fillers(meant))
    if memory.consent is Consent.YES:
        session = replace(session, memory=memory.with_one(heard, meant))
    elif memory.consent is Consent.ASK and is_kept(new):
        kept = tuple(each for each in reply.chunks if each.kind is not ChunkKind.OFFER)
        chunks = (*kept, Chunk(prompt("correcting.remember"), ChunkKind.QUESTION))
        reply = replace(reply, chunks=chunks, listen=True, expects=Expects.YES_NO)
        session = replace(session, pending=RememberOffer(heard, meant))
    return replace(session, last=reply), reply


def consented(session: Session, offer: RememberOffer, kind: AnswerKind) -> tuple[Session, Reply]:
    """Remembers, or never asks again."""
    outcome = control(kind)
    if kind is not AnswerKind.YES:
        memory = replace(session.memory, consent=Consent.NO)
        reply = replies.plain(prompt("correcting.refused"), outcome=outcome)
        return replace(session, memory=memory, pending=None), reply
    memory = Memory(Consent.YES, session.memory.corrections)
    memory = memory.with_one(offer.heard, offer.meant)
    reply = replies.plain(
        *prompts("correcting.remembered"),
        outcome=outcome,
    )
    return replace(session, memory=memory, pending=None), reply


def remembering(session: Session, reading: Reading) -> tuple[Session, Reply] | None:
    """What is asked of the memory itself; None where something else was said."""
    wish = reading.memory_wish
    if wish is None:
        return None
    memory = session.memory
    if memory.consent is Consent.OFF:
        return session, replies.plain(prompt("correcting.nothing_kept"), outcome=_about("none"))
    match wish:
        case MemoryWish.ERASE:
            count = len(memory.corrections)
            none = prompt("correcting.nothing_to_forget")
            said = counted("correcting.forgot", count) if count else none
            memory = replace(memory, corrections=())
            return _with(session, memory, replies.plain(said, outcome=_about("erase")))
        case MemoryWish.BEGIN:
            memory = replace(memory, consent=Consent.YES)
            said = prompt("correcting.begin")
            return _with(session, memory, replies.plain(said, outcome=_about("begin")))
        case MemoryWish.END:
            memory = replace(memory, consent=Consent.NO)
            ended = prompts("correcting.end")
            return _with(session, memory, replies.plain(*ended, outcome=_about("end")))
        case MemoryWish.EXPORT:
            return session, replies.plain(prompt("correcting.export"), outcome=EXPORT)
        case _:
            return session, _shown(memory)


def exported(reply: Reply, place: str) -> Reply:
    """The reply once the file is written: where it is."""
    said = (prompt("correcting.exported"), place)
    return replace(reply, chunks=tuple(map(notice, said)))


def _shown(memory: Memory) -> Reply:
    if not memory.corrections:
        return replies.plain(prompt("correcting.none"), outcome=_about("show"))
    sentences = told(memory.corrections)[:TOLD_AT_ONCE]
    count = len(memory.corrections)
    first = counted("correcting.remembers", count)
    if count > TOLD_AT_ONCE:
        first = prompt("correcting.last_three", count=count)
    return replies.plain(first, *sentences, outcome=_about("show"))


def _with(session: Session, memory: Memory, reply: Reply) -> tuple[Session, Reply]:
    return replace(session, memory=memory), reply
