"""Danger signs across a conversation: raised before anything else, disputed once, never lost."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from voice_skill.core import agreement, replies, suspicion, wording
from voice_skill.core.answers import find_answer
from voice_skill.core.asides import find_aside
from voice_skill.core.controls import find_control
from voice_skill.core.red_flags import Noticed, Watch
from voice_skill.core.scope import ONLY_TALK, Status
from voice_skill.core.session import Confirmation, MoreOffer, Session, Suspicion
from voice_skill.core.text import normalise
from voice_skill.core.types import (
    Answer,
    AnswerKind,
    Chunk,
    ChunkKind,
    ControlWord,
    Expects,
    Heard,
    Level,
    Matcher,
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


_HEARD_WORDS = 14  # of the person's own, so that the sentence has at most twenty


@dataclass(frozen=True, slots=True)
class Checked:
    """The session with what was noticed, and a reply where something must be said at once.

    ``instead``: a suspicion is cleared, and this, said before, is still to be answered.
    """

    session: Session
    reply: Reply | None
    instead: Heard | None = None


class Alarm:
    """Listens to every turn, in every state, for one pack's danger signs."""

    def __init__(self, pack: Pack, sense: Matcher | None = None) -> None:
        """``ContentError`` names a phrase of the pack that cannot be read.

        ``sense`` knows what danger signs sound like (``suspicion.taught``): what it suspects and no
        phrase knows is asked about.
        """
        self._pack = pack
        self._sense = sense
        self._watch = Watch(pack.findings, pack.red_flags, pack.word_sets)

    def check(self, session: Session, heard: Heard) -> Checked:
        """What must be said at once, if anything; safest reading of all hypotheses."""
        noticed = [self._notice(session, each.text) for each in heard.hypotheses]
        session = self._remember(session, noticed)
        raised = [flag for each in noticed for flag in each.raised]
        if not raised and not self._may_ask(session):  # then hearsay counts: it is not passed over
            raised = [flag for each in noticed for flag in each.hearsay]
        if raised:
            gravest = max(raised, key=lambda flag: (flag.level, len(flag.findings)))
            return Checked(*self._raise(session, gravest, heard))
        if isinstance(session.pending, Confirmation) and not _steers(heard):
            return Checked(*self._confirm(session, session.pending, heard))
        if isinstance(session.pending, Suspicion) and not _steers(heard):
            if session.pending.told and _DISPUTES.match(normalise(heard.text)):
                return Checked(*self._ask(session))
            return self._cleared(session, session.pending, heard)
        if session.last is not None and _is_alarm(session.last) and self._disputed(session, heard):
            return Checked(*self._ask(session))
        return self._suspect(session, heard, noticed)

    def supposed(self, heard: Heard) -> RedFlag | None:
        """The danger sign that is only imagined, where it is asked what to do then."""
        noticed = [self._watch.notice(each.text) for each in heard.hypotheses]
        found = [flag for each in noticed for flag in each.supposed]
        return self._watch.red_flags[found[0].flag] if found else None

    def _suspect(self, session: Session, heard: Heard, noticed: list[Noticed]) -> Checked:
        if not self._may_ask(session):
            return Checked(session, None)
        askable = {name for name, flag in self._watch.red_flags.items() if flag.ask}
        askable -= {*session.raised, *session.disputed}
        told = [flag.flag for each in noticed for flag in each.hearsay if flag.flag in askable]
        name = told[0] if told else ""
        if not name and self._sense is not None:
            askable -= self._only_talked_of(noticed)
            name = suspicion.suspected(self._sense, _undenied(heard, noticed), among=askable)
        if not name:
            return Checked(session, None)
        session = replace(session, pending=Suspicion(name, heard), misses=0)
        return Checked(session, suspicion.asked(self._watch.red_flags[name]))

    def _may_ask(self, session: Session) -> bool:
        waits = session.pending is not None and not isinstance(session.pending, MoreOffer)
        return session.checkup is None and not waits

    def _only_talked_of(self, noticed: list[Noticed]) -> set[str]:
        """Red flags whose signs were named, and all of them as a question, a fear or long past.

        Not those that were denied: of "I can't get my boot over this calf" too much is denied.
        """
        named = {sign.finding: sign.status in ONLY_TALK for each in noticed for sign in each.signs}
        for each in noticed:
            named |= {sign.finding: False for sign in each.signs if sign.status not in ONLY_TALK}
        found = set()
        for name, flag in self._watch.red_flags.items():
            own = [named[sign] for row in flag.when for sign in row if sign in named]
            if own and all(own):
                found.add(name)
        return found

    def _cleared(self, session: Session, pending: Suspicion, heard: Heard) -> Checked:
        flag = self._watch.red_flags[pending.flag]
        answers = [find_answer(each.text, misheard=True) for each in heard.hypotheses]
        # A yes of any reading, qualified or not, is a yes; only a plain no of all is a no.
        if any(each is not None and each.kind is AnswerKind.YES for each in answers):
            said = RaisedFlag(flag.id, flag.level, pending.heard.text, suspicion.whose(pending), ())
            return Checked(*self._raise(session, said))
        if _witnesses_of_no(heard):
            session = replace(session, pending=None, disputed=(*session.disputed, flag.id))
            if pending.told:
                return Checked(session, suspicion.cleared())
            return Checked(session, None, instead=pending.heard)
        if not pending.again:
            session = replace(session, pending=replace(pending, again=True))
            return Checked(session, suspicion.asked(flag, again=True))
        session = replace(session, pending=None, disputed=(*session.disputed, flag.id))
        return Checked(session, suspicion.in_case(flag))

    def _notice(self, session: Session, text: str) -> Noticed:
        # A sign said again counts again: only what was not said now is "earlier".
        noticed = self._watch.notice(text)
        earlier = session.findings - noticed.present
        return self._watch.notice(text, earlier=earlier) if earlier else noticed

    def _remember(self, session: Session, noticed: list[Noticed]) -> Session:
        present = frozenset().union(*(each.present for each in noticed))
        past = frozenset().union(*(each.with_status(Status.PAST) for each in noticed))
        return replace(session, findings=session.findings | present, risks=session.risks | past)

    def _graver(self, session: Session, raised: RedFlag, heard: Heard) -> str:
        """An emergency that the sense for danger hears beside a lesser sign."""
        if self._sense is None or raised.level is Level.EMERGENCY or session.checkup is not None:
            return ""
        known = {*session.raised, *session.disputed}
        among = {
            name
            for name, flag in self._watch.red_flags.items()
            if flag.level is Level.EMERGENCY and flag.ask and name not in known
        }
        return suspicion.suspected(self._sense, heard, among=among, least=suspicion.GRAVER_FROM)

    def _raise(
        self, session: Session, raised: RaisedFlag, heard: Heard | None = None
    ) -> tuple[Session, Reply]:
        flag = self._watch.red_flags[raised.flag]
        session = replace(
            session,
            raised=(*session.raised, raised.flag),
            misses=0,
            heard_sign=raised.heard,
            pending=None,
        )
        reply = self._reply(flag, raised.person, raised.heard)
        graver = self._graver(session, flag, heard) if heard is not None else ""
        if heard is not None and graver:
            session = replace(session, pending=Suspicion(graver, heard, told=True))
            reply = suspicion.besides(reply, self._watch.red_flags[graver])
        return session, reply

    def _reply(self, flag: RedFlag, person: Person, heard: str = "") -> Reply:
        other = person is Person.OTHER
        order = (flag.order_other if other else "") or flag.order
        because = (flag.because_other if other else "") or flag.because
        chunks = (
            Chunk(order, ChunkKind.ORDER, "What to do now", flag.sources),
            Chunk(because, ChunkKind.ORDER, "Why", flag.sources),
            *(Chunk(each, ChunkKind.ORDER, "Until then", flag.sources) for each in flag.meanwhile),
            *([wording.notice(f"I heard: {_briefly(heard)}.")] if heard else []),
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
                wording.notice(f"Did I mishear? I heard: {_briefly(session.heard_sign)}."),
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
        flag = self._watch.red_flags[pending.flag]
        witnesses = _witnesses_of_no(heard)
        is_alone = witnesses == 1 and not (pending.denied or agreement.is_typed(heard.hypotheses))
        if is_alone:
            return self._ask_once_more(session, flag)
        if witnesses:
            session = replace(
                session,
                pending=None,
                disputed=(*session.disputed, flag.id),
                findings=session.findings - set(self._findings_of(session)),
            )
            return session, self._withdrawn(flag)
        return replace(session, pending=None), self._reply(flag, Person.SELF)

    def _ask_once_more(self, session: Session, flag: RedFlag) -> tuple[Session, Reply]:
        reply = Reply(
            (
                wording.notice(agreement.DOUBTED),
                Chunk("Is that happening now? Say yes it is, or no it isn't.", ChunkKind.QUESTION),
            ),
            "control:no",
            listen=True,
            expects=Expects.YES_NO,
            level=flag.level,
        )
        return replace(session, pending=Confirmation(flag.id, denied=True), last=reply), reply

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


# What may be said before a danger sign is confirmed: the question stays, and is asked again.
# "Next" and "more" lead away from it, and so take the safer branch.
_ASKS_AGAIN = {
    ControlWord.REPEAT,
    ControlWord.SLOWER,
    ControlWord.FASTER,
    ControlWord.LOUDER,
    ControlWord.QUIETER,
    ControlWord.HELP,
    ControlWord.STOP,
    ControlWord.WHO_SAYS,
    ControlWord.WAIT_LONGER,
    ControlWord.WAIT_LESS,
}


def _undenied(heard: Heard, noticed: list[Noticed]) -> Heard:
    """What was heard without what was plainly denied: "no chest pain" is not to be asked about."""
    left = [
        each if found.rest is None else replace(each, text=found.rest)
        for each, found in zip(heard.hypotheses, noticed, strict=True)
    ]
    return replace(heard, hypotheses=tuple(left))


def _steers(heard: Heard) -> bool:
    return find_aside(heard.text) is not None or find_control(heard.text) in _ASKS_AGAIN


def _witnesses_of_no(heard: Heard) -> int:
    """How many hearings deny it plainly; none where any reading says anything else.

    Only a plain no takes a sign back: neither silence nor what only sounds like a no does. Beside
    a plain no, another engine's "know" is a second witness.
    """
    plain = [find_answer(each.text) for each in heard.hypotheses]
    if not any(each == Answer(AnswerKind.NO) for each in plain):
        return 0
    spoken = {each: find_answer(each.text, misheard=True) for each in heard.hypotheses}
    if any(each != Answer(AnswerKind.NO) for each in spoken.values()):
        return 0
    return len(agreement.hearings(heard.hypotheses))


def _briefly(heard: str) -> str:
    """The person's words, short enough for one spoken sentence."""
    return " ".join(heard.split()[:_HEARD_WORDS])


def _is_alarm(reply: Reply) -> bool:
    return reply.outcome.startswith("red-flag:")
