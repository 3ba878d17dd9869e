"""What is said and remembered when somebody corrects: "no, I meant ..."."""

from __future__ import annotations

from dataclasses import replace

from voice_skill.dialogue import replies
from voice_skill.dialogue.session import Misheard, RememberOffer, Session
from voice_skill.language import prompts
from voice_skill.understanding.repairs import (
    Consent,
    Correction,
    Memory,
    MemoryWish,
    is_kept,
    memory_wish,
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
NOTHING_KEPT = "I keep no corrections here."
QUESTION = "Shall I remember this on this computer, and hear it right next time?"


def misheard(session: Session) -> tuple[Session, Reply]:
    """Asks for the same again. What was answered wrongly is not gone back to."""
    reply = replies.plain(
        "Sorry, I got that wrong. Please say it again, in other words if you can.",
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
    reply = replies.with_chunks_first(reply, prompts.notice("Sorry."))
    memory = session.memory
    new = Correction(without_fillers(heard), without_fillers(meant))
    if memory.consent is Consent.YES:
        session = replace(session, memory=memory.with_one(heard, meant))
    elif memory.consent is Consent.ASK and is_kept(new):
        kept = tuple(each for each in reply.chunks if each.kind is not ChunkKind.OFFER)
        chunks = (*kept, Chunk(QUESTION, ChunkKind.QUESTION))
        reply = replace(reply, chunks=chunks, listen=True, expects=Expects.YES_NO)
        session = replace(session, pending=RememberOffer(heard, meant))
    return replace(session, last=reply), reply


def consented(session: Session, offer: RememberOffer, kind: AnswerKind) -> tuple[Session, Reply]:
    """Remembers, or never asks again."""
    outcome = control(kind)
    if kind is not AnswerKind.YES:
        memory = replace(session.memory, consent=Consent.NO)
        reply = replies.plain("All right, I keep nothing. What else?", outcome=outcome)
        return replace(session, memory=memory, pending=None), reply
    memory = Memory(Consent.YES, session.memory.corrections)
    memory = memory.with_one(offer.heard, offer.meant)
    reply = replies.plain(
        "I will remember it, on this computer only.",
        "Say show my corrections, or forget my corrections, at any time.",
        outcome=outcome,
    )
    return replace(session, memory=memory, pending=None), reply


def remembering(session: Session, text: str) -> tuple[Session, Reply] | None:
    """What is asked of the memory itself; None where something else was said."""
    wish = memory_wish(text)
    if wish is None:
        return None
    memory = session.memory
    if memory.consent is Consent.OFF:
        return session, replies.plain(NOTHING_KEPT, outcome=_about("none"))
    match wish:
        case MemoryWish.ERASE:
            count = len(memory.corrections)
            said = "There was nothing to forget." if not count else f"I forgot {_counted(count)}."
            memory = replace(memory, corrections=())
            return _with(session, memory, replies.plain(said, outcome=_about("erase")))
        case MemoryWish.BEGIN:
            memory = replace(memory, consent=Consent.YES)
            said = "From now on I remember your corrections, on this computer only."
            return _with(session, memory, replies.plain(said, outcome=_about("begin")))
        case MemoryWish.END:
            memory = replace(memory, consent=Consent.NO)
            said = "From now on I remember nothing new."
            erase = "Say forget my corrections to erase the old ones."
            return _with(session, memory, replies.plain(said, erase, outcome=_about("end")))
        case MemoryWish.EXPORT:
            return session, replies.plain("I write them into a file.", outcome=EXPORT)
        case _:
            return session, _shown(memory)


def exported(reply: Reply, place: str) -> Reply:
    """The reply once the file is written: where it is."""
    said = ("I wrote them into a file.", place)
    return replace(reply, chunks=tuple(prompts.notice(each) for each in said))


def _shown(memory: Memory) -> Reply:
    if not memory.corrections:
        return replies.plain("I remember no corrections.", outcome=_about("show"))
    sentences = told(memory.corrections)[:TOLD_AT_ONCE]
    count = len(memory.corrections)
    first = f"I remember {_counted(count)}."
    if count > TOLD_AT_ONCE:
        first = f"I remember {_counted(count)}. These are the last three."
    return replies.plain(first, *sentences, outcome=_about("show"))


def _counted(count: int) -> str:
    return "one correction" if count == 1 else f"{count} corrections"


def _with(session: Session, memory: Memory, reply: Reply) -> tuple[Session, Reply]:
    return replace(session, memory=memory), reply
