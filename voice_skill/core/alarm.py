"""Danger signs across a conversation: raised before anything else, disputed once, never lost."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from voice_skill.core import replies, wording
from voice_skill.core.answers import find_answer
from voice_skill.core.red_flags import Noticed, Watch
from voice_skill.core.scope import Status
from voice_skill.core.session import Confirmation, Session
from voice_skill.core.text import normalise
from voice_skill.core.types import (
    AnswerKind,
    Chunk,
    ChunkKind,
    Expects,
    Heard,
    Level,
    Pack,
    Person,
    RaisedFlag,
    RedFlag,
    Reply,
)

_DISPUTES = re.compile(
    r"^(?:no |but |sorry |wait |hang on )*(?:"
    r"i (?:don't|do not|haven't|have not) (?:have|got|had|feel)? ?"
    r"(?:that|any of that|it|those|this)"
    r"|(?:that's|that is|that was) (?:not what i (?:said|meant)|wrong|not right|not true|a mistake)"
    r"|i (?:didn't|did not|never) (?:say|said|mean|meant) that"
    r"|you(?:'ve| have)? (?:misheard|misunderstood|heard wrong|got (?:it|that) wrong)(?: me)?"
    r"|not that|i said something else|i (?:meant|said) .*"
    r"|(?:he|she) doesn't have that|they don't have that)\b"
)


@dataclass(frozen=True, slots=True)
class Checked:
    """The session with what was noticed, and a reply where something must be said at once."""

    session: Session
    reply: Reply | None


class Alarm:
    """Listens to every turn, in every state, for one pack's danger signs."""

    def __init__(self, pack: Pack) -> None:
        """``ContentError`` names a phrase of the pack that cannot be read."""
        self._pack = pack
        self._watch = Watch(pack.findings, pack.red_flags, pack.word_sets)

    def check(self, session: Session, heard: Heard) -> Checked:
        """What must be said at once, if anything; safest reading of all hypotheses."""
        noticed = [self._notice(session, each.text) for each in heard.hypotheses]
        session = self._remember(session, noticed)
        raised = [flag for each in noticed for flag in each.raised]
        if raised:
            gravest = max(raised, key=lambda flag: (flag.level, len(flag.findings)))
            return Checked(*self._raise(session, gravest))
        if isinstance(session.pending, Confirmation):
            return Checked(*self._confirm(session, session.pending, heard))
        if session.last is not None and _is_alarm(session.last) and self._disputed(session, heard):
            return Checked(*self._ask(session))
        return Checked(session, None)

    def _notice(self, session: Session, text: str) -> Noticed:
        # A sign said again counts again: only what was not said now is "earlier".
        said = self._watch.notice(text).present
        return self._watch.notice(text, earlier=session.findings - said)

    def _remember(self, session: Session, noticed: list[Noticed]) -> Session:
        present = frozenset().union(*(each.present for each in noticed))
        past = frozenset().union(*(each.with_status(Status.PAST) for each in noticed))
        return replace(session, findings=session.findings | present, risks=session.risks | past)

    def _raise(self, session: Session, raised: RaisedFlag) -> tuple[Session, Reply]:
        flag = self._watch.red_flags[raised.flag]
        session = replace(
            session,
            raised=(*session.raised, raised.flag),
            misses=0,
            heard_sign=raised.heard,
            pending=None,
        )
        return session, self._reply(flag, raised.person)

    def _reply(self, flag: RedFlag, person: Person) -> Reply:
        other = person is Person.OTHER
        order = (flag.order_other if other else "") or flag.order
        because = (flag.because_other if other else "") or flag.because
        chunks = (
            Chunk(order, ChunkKind.ORDER, "What to do now", flag.sources),
            Chunk(because, ChunkKind.ORDER, "Why", flag.sources),
            *(Chunk(each, ChunkKind.ORDER, "Until then", flag.sources) for each in flag.meanwhile),
            wording.notice("If I misheard you, say: that's wrong."),
        )
        return Reply(
            chunks,
            f"red-flag:{flag.label or flag.id}",
            listen=True,
            level=flag.level,
            sources=replies.sources_of(self._pack, chunks),
        )

    def _disputed(self, session: Session, heard: Heard) -> bool:
        said = normalise(heard.text)
        if _DISPUTES.match(said):
            return True
        answer = find_answer(said)
        if answer is not None and answer.kind is AnswerKind.NO:
            return True
        wanted = set(self._findings_of(session))
        return bool(wanted & self._watch.notice(said).with_status(Status.DENIED))

    def _findings_of(self, session: Session) -> tuple[str, ...]:
        if not session.raised:
            return ()
        flag = self._watch.red_flags[session.raised[-1]]
        return tuple(name for combination in flag.when for name in combination)

    def _ask(self, session: Session) -> tuple[Session, Reply]:
        flag = session.raised[-1]
        reply = Reply(
            (
                wording.notice(f"Did I mishear? I heard: {session.heard_sign}."),
                Chunk("Is that happening now? Say yes it is, or no it isn't.", ChunkKind.QUESTION),
            ),
            "control:no",
            listen=True,
            expects=Expects.YES_NO,
            level=self._watch.red_flags[flag].level,
        )
        return replace(session, pending=Confirmation(flag), last=reply), reply

    def _confirm(
        self, session: Session, pending: Confirmation, heard: Heard
    ) -> tuple[Session, Reply]:
        answers = [find_answer(each.text) for each in heard.hypotheses]
        kinds = {each.kind for each in answers if each is not None and not each.qualified}
        flag = self._watch.red_flags[pending.flag]
        # Only a plain no takes the sign back: neither silence nor what only sounds like a no does.
        if kinds == {AnswerKind.NO} and all(answers):
            session = replace(
                session,
                pending=None,
                disputed=(*session.disputed, flag.id),
                findings=session.findings - set(self._findings_of(session)),
            )
            return session, self._withdrawn(flag)
        return replace(session, pending=None), self._reply(flag, Person.SELF)

    def _withdrawn(self, flag: RedFlag) -> Reply:
        return Reply(
            (
                wording.notice("All right, I may have misheard."),
                Chunk("If it does happen, do this.", ChunkKind.ORDER),
                Chunk(flag.order, ChunkKind.ORDER, sources=flag.sources),
                wording.notice("What else do you want to know?"),
            ),
            "control:no",
            listen=True,
            level=Level(flag.level),
        )


def _is_alarm(reply: Reply) -> bool:
    return reply.outcome.startswith("red-flag:")
