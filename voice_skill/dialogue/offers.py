"""Offers around a check-up: to begin one, to keep one on this computer, to go on with one. Pure.

What was answered leaves memory only after a yes. Nothing but a plain yes is one.
"""

from __future__ import annotations

from dataclasses import replace

from voice_skill.checkup import words
from voice_skill.checkup.checkup import Checker, Checkup, Phase
from voice_skill.checkup.saved import with_danger_asked_again
from voice_skill.checkup.told_back import understood
from voice_skill.dialogue.replies import plain
from voice_skill.dialogue.session import (
    CheckupOffer,
    KeepOffer,
    ResumeOffer,
    Session,
    raised_to,
    story,
)
from voice_skill.language import prompts
from voice_skill.language.prompts import notice, prompt
from voice_skill.safety import agreement
from voice_skill.understanding.reading import Reading, Readings
from voice_skill.understanding.repairs import Consent
from voice_skill.understanding.wishes import Wish
from voice_skill.values.level import Level
from voice_skill.values.meaning import AnswerKind, ControlWord
from voice_skill.values.pack import Topic
from voice_skill.values.reply import CHECKUP, Chunk, ChunkKind, Expects, Reply, control

FORGET = control(Wish.FORGET)
"""Outcome after which a face must erase what it kept."""

STALE_MINUTES = 60
"""From this age on the gravest signs are asked again: they may have changed."""

_GO_ON = {ControlWord.GO_ON}


def may_offer(session: Session, topic: Topic) -> bool:
    """Whether a check-up is offered after this answer: once in a conversation, where it fits."""
    return (
        topic.offers_checkup
        and not session.offered
        and session.checkup is None
        and not session.raised
        and session.level is not Level.EMERGENCY
    )


def with_checkup_offer(reply: Reply) -> Reply:
    """The answer with the offer of a check-up; it takes the place of the offer of more."""
    kept = tuple(chunk for chunk in reply.chunks if chunk.kind is not ChunkKind.OFFER)
    chunks = (*kept, prompts.checkup_offer())
    return replace(reply, chunks=chunks, listen=True, expects=Expects.YES_NO)


def taken_up(session: Session, heard: Readings, checker: Checker) -> tuple[Session, Reply] | None:
    """What follows an answer to an offer of a check-up; None where something else was said."""
    offer = session.pending
    if not isinstance(offer, CheckupOffer | ResumeOffer):
        return None
    kind = _answer(heard)
    # "How would I know?" asks on; "I don't know" does not.
    if kind is None or (kind is AnswerKind.UNSURE and heard.best.is_short_question):
        return None
    session = replace(session, pending=None, misses=0, silences=0)
    if isinstance(offer, ResumeOffer):
        return _resumed(session, offer, kind, checker)
    if kind is not AnswerKind.YES:
        return session, plain(prompt("common.all_right_what_else"), outcome=control(AnswerKind.NO))
    return _begun(session, heard.best, checker)


def asks_to_keep(session: Session, heard: Readings, reply: Reply) -> tuple[Session, Reply]:
    """The reply to "stop" with the question whether to keep the answers, where a face can.

    After three silences nobody is there to answer it.
    """
    checkup = session.checkup
    stopped = reply.outcome == control(ControlWord.STOP) and checkup is not None and checkup.paused
    if not stopped or not heard.text.strip() or session.keeps is not Consent.ASK:
        return session, reply
    chunks = (
        notice(prompt("offers.stop")),
        Chunk(prompt("offers.keep"), ChunkKind.QUESTION),
    )
    reply = Reply(chunks, control(ControlWord.STOP), listen=True, expects=Expects.YES_NO)
    return replace(session, pending=KeepOffer(), last=reply), reply


def kept_or_not(session: Session, heard: Readings) -> tuple[Session, Reply] | None:
    """What follows an answer to "shall I keep your answers"; None where it was not asked."""
    if not isinstance(session.pending, KeepOffer):
        return None
    kind = _answer(heard, going_on=False)
    if kind is None:
        return None
    outcome = control(kind)
    if kind is AnswerKind.YES:
        reply = plain(
            *prompts.prompts("offers.kept"),
            outcome=outcome,
            listen=False,
        )
        keeps = Consent.YES
    else:
        reply = plain(
            prompt("offers.not_kept"),
            outcome=outcome,
            listen=False,
        )
        keeps = Consent.NO
    session = replace(session, pending=None, keeps=keeps, silences=0)
    return session, replace(reply, effect=ControlWord.STOP)


def forgotten(session: Session, heard: Readings) -> tuple[Session, Reply] | None:
    """ "Forget my answers": erased from this computer; None where something else was said."""
    if heard.best.wish is not Wish.FORGET:
        return None
    said = prompt("offers.forgotten")
    if session.in_checkup:
        reply = plain(said, prompt("offers.until_the_end"), outcome=FORGET)
    else:
        session = replace(session, checkup=None)
        reply = plain(said, outcome=FORGET)
    pending = None if isinstance(session.pending, KeepOffer | ResumeOffer) else session.pending
    keeps = Consent.OFF if session.keeps is Consent.OFF else Consent.NO
    return replace(session, pending=pending, keeps=keeps), reply


def to_resume(
    session: Session, checker: Checker, checkup: Checkup, minutes: float, *, instead: str = ""
) -> tuple[Session, Reply]:
    """Says what was kept and how old it is, and asks whether to go on with it.

    ``instead`` begins a new check-up after a no.
    """
    known = understood(checker.flow(checkup), checkup.state, checkup.patient, checkup.details)
    reply = Reply(
        (
            notice(prompt("offers.stopped", age=age_in_words(minutes))),
            *known,
            Chunk(prompt("offers.go_on"), ChunkKind.QUESTION),
        ),
        CHECKUP,
        listen=True,
        expects=Expects.YES_NO,
    )
    offer = ResumeOffer(checkup, minutes, instead)
    return replace(session, pending=offer, last=reply), reply


def age_in_words(minutes: float) -> str:
    """ "10 minutes ago", "about 3 hours ago"."""
    if minutes < 2:
        return prompt("offers.moment")
    if minutes < 90:
        return prompt("offers.minutes", count=f"{minutes:.0f}")
    return prompt("offers.hours", count=f"{minutes / 60:.0f}")


def _answer(heard: Readings, *, going_on: bool = True) -> AnswerKind | None:
    if agreement.is_split(heard):
        return None
    if going_on and heard.best.command in _GO_ON:
        return AnswerKind.YES
    answer = heard.best.answer_when_asked
    return answer.kind if answer is not None else None


def _begun(session: Session, reading: Reading, checker: Checker) -> tuple[Session, Reply]:
    checkup, reply = checker.begin(
        reading,
        told=session.level,
        present=session.findings,
        story=[Reading(each) for each in story(session)],
    )
    return replace(session, checkup=checkup, level=raised_to(session.level, checkup.told)), reply


def _resumed(
    session: Session, offer: ResumeOffer, kind: AnswerKind, checker: Checker
) -> tuple[Session, Reply]:
    if kind is not AnswerKind.YES:
        erased = notice(prompt("offers.erased"))
        if not offer.instead:
            asks = notice(prompt("common.what"))
            return session, Reply((erased, asks), FORGET, listen=True)
        session, reply = _begun(session, Reading(offer.instead), checker)
        return session, replace(reply, chunks=(erased, *reply.chunks), outcome=FORGET)
    lead = [notice(prompt("common.going_on"))]
    checkup = replace(offer.checkup, paused=False)
    if offer.minutes >= STALE_MINUTES:
        checkup = with_danger_asked_again(checker, checkup)
        lead.append(notice(prompt("offers.stale")))
    if checkup.phase is Phase.ASKING:
        checkup, reply = checker.go_on(checkup, *lead)
    else:
        reply = words.asked((*lead, *checker.prompt(checkup)))
    level = raised_to(session.level, checkup.told)
    return replace(session, checkup=checkup, keeps=Consent.YES, level=level), reply
