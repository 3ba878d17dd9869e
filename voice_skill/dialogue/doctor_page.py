"""Asking for the page for the doctor: what the dialogue says to it. The page itself is not here.

The reply's ``effect`` tells the face to read the page (``DOCTOR_PAGE``) or to save it
(``SAVE_PAGE``). Nothing is ever saved without a yes.
"""

from __future__ import annotations

from dataclasses import replace

from voice_skill.dialogue.session import Confirmation, SaveOffer, Session
from voice_skill.language.prompts import notice, prompt
from voice_skill.values.meaning import AnswerKind, ControlWord
from voice_skill.values.reply import Chunk, ChunkKind, Expects, Reply, ReplyKind, control


def asked_for(session: Session, word: ControlWord) -> tuple[Session, Reply]:
    """The reply to "read me the page for my doctor" or "save it" (``SAVE_PAGE``).

    While something else is being asked it is only read, and what was asked stays asked.
    """
    outcome = control(word)
    if not has_something(session):
        return session, Reply((notice(prompt("common.nothing_for_page")),), outcome, listen=True)
    if session.in_checkup or isinstance(session.pending, Confirmation):
        if word is ControlWord.SAVE_PAGE:
            return session, Reply((notice(prompt("doctor_page.afterwards")),), outcome, listen=True)
        return session, Reply((), outcome, listen=True, effect=ControlWord.DOCTOR_PAGE)
    asks = [Chunk(prompt("doctor_page.offer"), ChunkKind.OFFER)]
    if word is ControlWord.SAVE_PAGE:
        save = Chunk(prompt("doctor_page.save"), ChunkKind.QUESTION)
        asks = [notice(prompt("doctor_page.where")), save]
    effect = ControlWord.DOCTOR_PAGE if word is not ControlWord.SAVE_PAGE else None
    reply = Reply(tuple(asks), outcome, listen=True, expects=Expects.YES_NO, effect=effect)
    return replace(session, pending=SaveOffer(), last=reply), reply


def consented(session: Session, answer: AnswerKind) -> tuple[Session, Reply]:
    """The reply to the answer to "Shall I save it?". Only a yes saves."""
    session = replace(session, pending=None)
    outcome = control(answer)
    if answer is not AnswerKind.YES:
        return session, Reply((notice(prompt("doctor_page.not_saved")),), outcome, listen=True)
    ready, saving = notice(prompt("doctor_page.ready")), ControlWord.SAVE_PAGE
    return session, Reply((ready,), outcome, listen=True, effect=saving)


def is_meant(session: Session) -> bool:
    """Whether "summary" means the check-up that has just been advised, rather than a topic."""
    over = session.checkup is not None and not session.in_checkup
    advised = session.last is not None and session.last.outcome.is_of_checkup
    return over and (advised or not session.topic)


def has_something(session: Session) -> bool:
    """Whether anything was said so far but words that steer."""
    return session.checkup is not None or any(
        turn.outcome.kind is not ReplyKind.CONTROL for turn in session.turns
    )
