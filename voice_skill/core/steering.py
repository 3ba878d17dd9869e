"""What a control word does, in every state: repeat, go back, more, who says so ..."""

from __future__ import annotations

from dataclasses import replace

from voice_skill.core import replies, wording
from voice_skill.core.controls import wants_slow_repeat
from voice_skill.core.session import MoreOffer, Session
from voice_skill.core.types import Chunk, ChunkKind, ControlWord, Level, Pack, Reply

_EFFECTS = {ControlWord.SLOWER, ControlWord.FASTER, ControlWord.LOUDER, ControlWord.QUIETER}


def steer(
    pack: Pack, session: Session, word: ControlWord, text: str
) -> tuple[Session, Reply, bool]:
    """(session, reply, whether the reply is new and belongs in the history).

    A control never changes what is being asked: a pending question stays pending.
    """
    outcome = f"control:{word.value}"
    if wants_slow_repeat(text):
        session, reply = _repeat(session)
        return session, replace(reply, effect=ControlWord.SLOWER), False
    if word in _EFFECTS:
        reply = Reply((wording.effect_notice(word),), outcome, listen=True, effect=word)
        return session, reply, False
    if word is ControlWord.REPEAT:
        return (*_repeat(session), False)
    if word is ControlWord.GO_BACK:
        return (*_go_back(session), False)
    if word in {ControlWord.MORE, ControlWord.NEXT, ControlWord.GO_ON}:
        return _more(pack, session, outcome)
    if word is ControlWord.HELP:
        reply = Reply(wording.help_text(pack, len(session.history)), outcome, listen=True)
        return session, reply, False
    if word is ControlWord.STOP:
        reply = replies.plain("Stopped.", outcome=outcome, listen=False)
        return session, replace(reply, effect=ControlWord.STOP), False
    if word is ControlWord.THANKS:
        reply = replies.plain("You're welcome. Look after yourself.", outcome=outcome, listen=False)
        return replace(session, pending=None), replace(reply, effect=ControlWord.STOP), False
    if word is ControlWord.START_AGAIN:
        fresh = Session(level=session.level, findings=session.findings, risks=session.risks)
        return (
            fresh,
            replies.plain("Starting again. What do you want to know?", outcome=outcome),
            True,
        )
    if word in {ControlWord.SUMMARY, ControlWord.SHORTER}:
        return session, _summary(pack, session, outcome), False
    if word is ControlWord.WHO_SAYS:
        return session, _who_says(pack, session, outcome), False
    return session, _emergency(pack, outcome), True


def _repeat(session: Session) -> tuple[Session, Reply]:
    if session.last is None:
        return session, replies.plain(
            "I have not said anything yet. What do you want to know?", outcome="control:repeat"
        )
    return session, replace(session.last, outcome="control:repeat", effect=None)


def _go_back(session: Session) -> tuple[Session, Reply]:
    if not session.history:
        return session, replies.plain(
            "There is nothing to go back to. What do you want to know?", outcome="control:go-back"
        )
    before = session.history[-1]
    offers = bool(before.chunks) and before.chunks[-1].kind is ChunkKind.OFFER
    session = replace(
        session,
        last=before,
        history=session.history[:-1],
        pending=MoreOffer(session.topic) if offers and session.topic else None,
    )
    return session, replace(before, outcome="control:go-back", effect=None)


def _more(pack: Pack, session: Session, outcome: str) -> tuple[Session, Reply, bool]:
    if not session.topic:
        return (
            session,
            replies.plain("Ask me something first, or say help.", outcome=outcome),
            False,
        )
    topic = pack.topic(session.topic)
    if session.given >= len(topic.more):
        return session, replace(replies.no_more(pack, topic), outcome=outcome), False
    reply = replace(replies.further(pack, topic, session.given), outcome=outcome)
    last = session.given + 1 >= len(topic.more)
    history = (*session.history, session.last) if session.last else session.history
    session = replace(
        session,
        given=session.given + 1,
        history=history,
        last=reply,
        pending=None if last else MoreOffer(session.topic),
    )
    return session, reply, False


def _summary(pack: Pack, session: Session, outcome: str) -> Reply:
    if not session.topic:
        return replies.plain(
            "We have not talked about anything yet. What do you want to know?", outcome=outcome
        )
    return replies.short_form(pack, pack.topic(session.topic), outcome=outcome)


def _who_says(pack: Pack, session: Session, outcome: str) -> Reply:
    sources = session.last.sources if session.last else ()
    if not sources and session.topic:
        topic = pack.topic(session.topic)
        sources = replies.sources_of(pack, (topic.first,))
    if not sources:
        return Reply((wording.signed_off(pack),), outcome, listen=True)
    return Reply(wording.who_says(sources, pack), outcome, listen=True, sources=sources)


def _emergency(pack: Pack, outcome: str) -> Reply:
    return Reply(
        (
            Chunk(pack.emergency_order, ChunkKind.ORDER),
            wording.notice("I can't make the call for you. Tell me what is wrong if you can."),
        ),
        outcome,
        listen=True,
        level=Level.EMERGENCY,
    )
