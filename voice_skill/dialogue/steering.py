"""What a control word does, in every state: repeat, go back, more, who says so ..."""

from __future__ import annotations

from dataclasses import replace

from voice_skill.dialogue import doctor_page, replies, telling
from voice_skill.dialogue.session import CheckupOffer, MoreOffer, Session
from voice_skill.dialogue.whereabouts import asked_again
from voice_skill.language import prompts
from voice_skill.language.prompts import notice, prompt
from voice_skill.understanding.reading import Reading
from voice_skill.values.level import Level
from voice_skill.values.meaning import MANNERS, ControlWord
from voice_skill.values.pack import Pack
from voice_skill.values.place import resumed
from voice_skill.values.reply import Chunk, ChunkKind, Expects, Heading, Outcome, Reply, control

USUAL_WAIT, LONG_WAIT = 1.5, 3.5
"""Seconds of silence that end what somebody says: the default, and "take your time" (LI1)."""

_WAITS = {ControlWord.WAIT_LONGER: LONG_WAIT, ControlWord.WAIT_LESS: USUAL_WAIT}
_GOES_ON = {ControlWord.GO_ON, ControlWord.MORE}
# Another voice is told of first: which one it is.
_AT_ONCE = MANNERS - {ControlWord.OTHER_VOICE}
_STEPS = {ControlWord.NEXT, ControlWord.REPEAT, ControlWord.GO_BACK, *_GOES_ON, *_AT_ONCE}


def steer(
    pack: Pack, session: Session, word: ControlWord, reading: Reading
) -> tuple[Session, Reply, bool]:
    """(session, reply, whether the reply is new and belongs in the history).

    A control never changes what is being asked: a pending question stays pending. Where the last
    reply was cut short, it is stepped through.
    """
    outcome = control(word)
    inside = _step(session, word, reading)
    if inside is not None:
        return session, replace(inside, outcome=outcome), False
    session, reply, is_new = _steered(pack, session, word, reading)
    quiet = reply.effect is ControlWord.STOP
    return session, reply if quiet else asked_again(session, reply), is_new


def _step(session: Session, word: ControlWord, reading: Reading) -> Reply | None:
    # A step within the reply that was cut short.
    if session.stopped is None or word not in _STEPS or session.in_checkup:
        return None
    if word is ControlWord.GO_BACK and not reading.steps_back:
        return None
    reply = resumed(session.stopped, word)
    if reply is None:
        return None
    if word in MANNERS:
        return replace(reply, effect=word, end_silence=_patience(word, reading))
    return replace(reply, effect=reading.repeat_effect) if word is ControlWord.REPEAT else reply


def _patience(word: ControlWord, reading: Reading) -> float | None:
    # "Take your time" asks for a slower voice, and for time to speak.
    if word is ControlWord.SLOWER and reading.wants_time:
        return LONG_WAIT
    return _WAITS.get(word)


def _steered(
    pack: Pack, session: Session, word: ControlWord, reading: Reading
) -> tuple[Session, Reply, bool]:
    outcome = control(word)
    if word in MANNERS or word in _WAITS:
        return session, _changed(session, word, reading), False
    if word is ControlWord.REPEAT:
        session, reply = _repeat(session)
        return session, replace(reply, effect=reading.repeat_effect), False
    if word is ControlWord.GO_BACK:
        return (*_go_back(session), False)
    if word in {ControlWord.MORE, ControlWord.NEXT, ControlWord.GO_ON}:
        return _more(pack, session, outcome)
    if word is ControlWord.HELP:
        reply = Reply(prompts.help_text(pack, len(session.history)), outcome, listen=True)
        return session, reply, False
    if word is ControlWord.STOP:
        reply = replies.plain(prompt("steering.stopped"), outcome=outcome, listen=False)
        return session, replace(reply, effect=ControlWord.STOP), False
    if word is ControlWord.THANKS:
        reply = replies.plain(prompt("steering.thanks"), outcome=outcome, listen=False)
        return replace(session, pending=None), replace(reply, effect=ControlWord.STOP), False
    if word is ControlWord.START_AGAIN:
        reply = replies.plain(prompt("steering.again"), outcome=outcome)
        return _fresh(session), reply, True
    is_page = word is ControlWord.SUMMARY and doctor_page.is_meant(session)
    if is_page or word in {ControlWord.DOCTOR_PAGE, ControlWord.SAVE_PAGE}:
        return (*doctor_page.asked_for(session, word), False)
    if word in {ControlWord.SUMMARY, ControlWord.SHORTER}:
        return session, _summary(pack, session, outcome), False
    if word is ControlWord.WHO_SAYS:
        return session, _who_says(pack, session, outcome), False
    return session, _emergency(pack, outcome), True


def _changed(session: Session, word: ControlWord, reading: Reading) -> Reply:
    """How to speak, or how long to wait, from now on."""
    effect = word if word in MANNERS else None
    patience = _patience(word, reading)
    chunks = [prompts.effect_notice(word)]
    if effect is not None and patience is not None:
        chunks.append(prompts.effect_notice(ControlWord.WAIT_LONGER))
    return Reply(
        tuple(chunks),
        control(word),
        listen=True,
        effect=effect,
        end_silence=patience,
        expects=session.last.expects if session.pending and session.last else Expects.ANYTHING,
    )


def _fresh(session: Session) -> Session:
    """A new start: what tells of danger stays, and so does what was agreed."""
    return Session(
        level=session.level,
        findings=session.findings,
        risks=session.risks,
        turns=tuple(each for each in session.turns if each.outcome.is_alarm),
        memory=session.memory,
        offered=session.offered,
        keeps=session.keeps,
    )


def _repeat(session: Session) -> tuple[Session, Reply]:
    if session.last is None:
        return session, replies.plain(
            prompt("steering.nothing_said"),
            outcome=control(ControlWord.REPEAT),
        )
    listen = session.last.listen or session.last.effect is ControlWord.STOP
    return session, replace(
        session.last, outcome=control(ControlWord.REPEAT), effect=None, begin=(0, 0), listen=listen
    )


def _go_back(session: Session) -> tuple[Session, Reply]:
    if not session.history:
        return session, replies.plain(
            prompt("steering.nothing_before"),
            outcome=control(ControlWord.GO_BACK),
        )
    before = session.history[-1]
    session = replace(
        session,
        last=before,
        history=session.history[:-1],
        pending=_offer_of(before, session.topic),
    )
    return session, replace(before, outcome=control(ControlWord.GO_BACK), effect=None)


def _offer_of(reply: Reply, topic: str) -> MoreOffer | CheckupOffer | None:
    # What a reply that is gone back to had offered.
    last = reply.chunks[-1] if reply.chunks else None
    if last is not None and last.heading is Heading.CHECKUP_OFFER:
        return CheckupOffer()
    offers = last is not None and last.kind is ChunkKind.OFFER
    return MoreOffer(topic) if offers and topic else None


def _more(pack: Pack, session: Session, outcome: Outcome) -> tuple[Session, Reply, bool]:
    if not session.topic:
        return (
            session,
            replies.plain(prompt("steering.ask_first"), outcome=outcome),
            False,
        )
    after, reply = telling.more(pack, session, session.topic)
    reply = replace(reply, outcome=outcome)
    if not session.ahead:
        return session, reply, False
    history = (*session.history, session.last) if session.last else session.history
    pending = MoreOffer(session.topic) if after.ahead else None
    return replace(after, history=history, last=reply, pending=pending), reply, False


def _summary(pack: Pack, session: Session, outcome: Outcome) -> Reply:
    if not session.topic:
        return replies.plain(prompt("steering.nothing_to_sum_up"), outcome=outcome)
    return replies.short_form(pack, pack.topic(session.topic), outcome=outcome)


def _who_says(pack: Pack, session: Session, outcome: Outcome) -> Reply:
    sources = session.last.sources if session.last else ()
    if not sources and session.topic:
        topic = pack.topic(session.topic)
        sources = replies.sources_of(pack, (topic.first,))
    if not sources:
        return Reply((prompts.signed_off(pack),), outcome, listen=True)
    return Reply(prompts.who_says(sources, pack), outcome, listen=True, sources=sources)


def _emergency(pack: Pack, outcome: Outcome) -> Reply:
    return Reply(
        (
            Chunk(pack.emergency_order, ChunkKind.ORDER),
            notice(prompt("steering.emergency")),
        ),
        outcome,
        listen=True,
        level=Level.EMERGENCY,
    )
