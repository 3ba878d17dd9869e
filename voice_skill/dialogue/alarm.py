"""Danger signs across a conversation: raised before anything else, disputed once, never lost."""

from __future__ import annotations

from dataclasses import replace

from voice_skill.dialogue import alarm_words, crises, suspicion
from voice_skill.dialogue.session import Choice, Confirmation, Session, Suspicion
from voice_skill.dialogue.talk import Open, Settled
from voice_skill.language.en.scope import Status
from voice_skill.language.prompts import prompt
from voice_skill.language.quoting import quoted
from voice_skill.safety import denial
from voice_skill.safety.danger_answers import DangerAnswer, answer_to_danger
from voice_skill.safety.named_signs import says_no_more
from voice_skill.safety.noticed import Noticed
from voice_skill.safety.watch import Watch
from voice_skill.understanding.reading import Reading, Readings
from voice_skill.values.level import Level
from voice_skill.values.meaning import Matcher, Person, RaisedFlag
from voice_skill.values.pack import FlagKind, Pack, RedFlag
from voice_skill.values.reply import Reply


class Alarm:
    """Listens to every turn, in every state, for one pack's danger signs.

    Each method is one rule of the order of a turn (``dialogue.ORDER``).
    """

    def __init__(self, pack: Pack, sense: Matcher | None = None) -> None:
        """``ContentError`` names a phrase of the pack that cannot be read.

        ``sense`` knows what danger signs sound like (``suspicion.taught``): what it suspects and no
        phrase knows is asked about.
        """
        self._pack = pack
        self.sense = sense
        self.watch = Watch(pack.findings, pack.red_flags, pack.word_sets)
        self._comforts = crises.Comforts(pack)
        combinations = [each for flag in pack.red_flags for each in flag.when]
        self._alone = {each[0] for each in combinations if len(each) == 1}

    def noticed(self, session: Session, heard: Readings) -> tuple[Session, RaisedFlag | None]:
        """The session with all that was named, and the gravest sign that any reading tells of."""
        noticed = self._all(session, heard)
        session = self._remember(session, noticed)
        raised = [flag for each in noticed for flag in each.raised]
        if self._is_asked(session):
            # Something else waits for an answer: what may have been said counts as said.
            raised += [flag for each in noticed for flag in each.doubtful]
            raised = raised or [flag for each in noticed for flag in each.hearsay]
            return session, max(raised, key=self.watch.gravity, default=None)
        gravest = max(raised, key=self.watch.gravity, default=None)
        if gravest is not None and self._only_sounds_like(gravest, session, heard):
            return session, None  # it is asked about (``suspected``)
        return session, gravest

    def sensed(self, session: Session, flag: str, heard: Readings) -> Settled:
        """The order for a sign that was suspected."""
        return self._raise(session, self._sensed(flag, heard), heard)

    def is_of_all(self, raised: RaisedFlag) -> bool:
        """Whether it is despair, or an emergency of any kind, and no sign of the pack's subject."""
        return self.watch.red_flags[raised.flag].kind is not FlagKind.BODY

    def puts_aside(self, session: Session, reply: Reply) -> bool:
        """Whether a check-up ends with that reply: despair, or any other emergency."""
        raised = session.raised[-1:] if reply.is_alarm else ()
        return any(self.watch.red_flags[each].kind is not FlagKind.BODY for each in raised)

    def is_danger(self, heard: Readings) -> bool:
        """Whether the words alone tell of a danger sign, or may do so."""
        quiet = Session()
        return self.noticed(quiet, heard)[1] is not None or bool(self.suspected(quiet, heard))

    def is_named(self, heard: Readings) -> bool:
        """Whether the words name a danger sign at all: asked about, denied or imagined too."""
        named = {sign.finding for each in heard for sign in self.watch.noticed_in(each).signs}
        return not named.isdisjoint(self._alone)

    def told(self, session: Session, raised: RaisedFlag, heard: Readings) -> Settled:
        """The order that belongs to a sign that was noticed."""
        return self._raise(session, raised, heard)

    def confirmed(self, session: Session, heard: Readings) -> Settled | None:
        """What follows an answer to "is that happening now?"."""
        if not isinstance(session.pending, Confirmation) or denial.leaves_open(heard):
            return None
        return self._confirm(session, session.pending, heard)

    def taken_back(self, session: Session, name: str, *, lead: str = "") -> Settled:
        """The sign counts as not there; what to do on the day that it should be is said."""
        flag = self.watch.red_flags[name]
        session = replace(
            session,
            pending=None,
            disputed=(*session.disputed, flag.id),
            findings=session.findings - set(self._findings_of(session)),
            checkup=session.put_aside or session.checkup,
            put_aside=None,
        )
        return session, alarm_words.withdrawn(flag, lead=lead)

    def cleared(self, session: Session, heard: Readings) -> Settled | Open | None:
        """What follows an answer to the question for a sign that may have been said."""
        if not isinstance(session.pending, Suspicion) or denial.leaves_open(heard):
            return None
        if session.pending.told and denial.disputes_plainly(heard.best):
            return self._ask(session)
        return self._cleared(session, session.pending, heard)

    def disputed(self, session: Session, heard: Readings) -> Settled | None:
        """Asks once whether it misheard, where the last order is disputed."""
        if session.last is None or not session.last.is_alarm:
            return None
        if isinstance(session.pending, Suspicion):
            return None  # the no may answer that
        return self._ask(session) if self._disputed(session, heard) else None

    def suspected(self, session: Session, heard: Readings) -> Settled | None:
        """The question for a sign that may have been said: in words that no phrase knows, in those
        of a phrase where the sentence may report none, or in a sentence that passes for another.
        """
        if self._is_asked(session):
            return None
        askable = self._askable(session)
        if not self._is_comfort(session, heard):
            found = self._half_said(session, heard, askable)
            if found is not None:
                return found
        if self.sense is None:
            return None
        name = suspicion.surely(self.sense, heard, among=askable)
        flag = self.watch.red_flags.get(name)
        if flag is None:
            return None
        if flag.kind is FlagKind.CRISIS and suspicion.is_plain(self.sense, heard, flag, ()):
            return self._raise(session, self._sensed(name, heard), heard)
        return self._asks(session, heard, name)

    def _half_said(self, session: Session, heard: Readings, askable: set[str]) -> Settled | None:
        noticed = self._all(session, heard)
        unsure = [
            flag
            for each in noticed
            for flag in (*each.raised, *each.doubtful, *each.hearsay)
            if flag.flag in askable
        ]
        gravest = max(unsure, key=self.watch.gravity, default=None)
        sense, name = self.sense, gravest.flag if gravest is not None else ""
        if sense and not name:
            askable = askable - suspicion.only_talked_of(noticed, self.watch.red_flags)
            undenied = suspicion.undenied(heard, noticed)
            told = suspicion.mended(self.watch, undenied)
            named = self.watch.happened(noticed) & askable
            name = suspicion.suspected(sense, told, among=askable, named=named)
            flag = self.watch.red_flags.get(name)
            if flag and suspicion.is_plain(sense, undenied, flag, noticed):
                return self._raise(session, self._sensed(name, heard), heard)
        return self._asks(session, heard, name) if name else None

    def _asks(self, session: Session, heard: Readings, name: str) -> Settled:
        session = replace(session, pending=Suspicion(name, heard.heard), misses=0)
        return session, suspicion.asked(self.watch.red_flags[name])

    def _askable(self, session: Session) -> set[str]:
        asked = {name for name, flag in self.watch.red_flags.items() if flag.ask}
        return asked - {*session.raised, *session.disputed}

    def _only_sounds_like(self, raised: RaisedFlag, session: Session, heard: Readings) -> bool:
        """Whether the words of a sign stand in a sentence that reports none: "heel popped off my
        boot". Such a sign is asked about, where it can be.
        """
        if self.sense is None or session.checkup or raised.flag not in self._askable(session):
            return False
        if any(says_no_more(raised, each) for each in heard):
            return False
        kind = self.watch.red_flags[raised.flag].kind
        return suspicion.is_quiet(self.sense, heard, body=kind is FlagKind.BODY)

    def _sensed(self, name: str, heard: Readings) -> RaisedFlag:
        flag = self.watch.red_flags[name]
        whose = suspicion.whose(heard)
        return RaisedFlag(flag.id, flag.level, heard.text, whose, said=quoted(heard.text))

    def _is_asked(self, session: Session) -> bool:
        return session.in_checkup or isinstance(session.pending, Choice | Confirmation | Suspicion)

    def comforted(self, session: Session, heard: Readings) -> Settled | None:
        """A human word to loneliness and grief, or to a bare yes after a crisis."""
        kind = crises.stays(self._pack, session, heard) or self._comforts.reply(heard)
        return None if kind is None else (session, kind)

    def _is_comfort(self, session: Session, heard: Readings) -> bool:
        # Nothing but loneliness or grief was told.
        told = frozenset().union(*(each.present for each in self._all(session, heard)))
        return told <= self._comforts.signs and self._comforts.reply(heard) is not None

    def _all(self, session: Session, heard: Readings) -> list[Noticed]:
        return [self._notice(session, each) for each in heard]

    def supposed(self, heard: Readings) -> RedFlag | None:
        """The danger sign that is only imagined, where it is asked what to do then."""
        found = [flag for each in heard for flag in self.watch.noticed_in(each).supposed]
        return self.watch.red_flags[found[0].flag] if found else None

    def _cleared(self, session: Session, pending: Suspicion, heard: Readings) -> Settled | Open:
        flag = self.watch.red_flags[pending.flag]
        answers = [answer_to_danger(each) for each in heard]
        # A yes of any reading, qualified or not, is a yes; only a plain no of all is a no.
        if DangerAnswer.YES in answers:
            return self._raise(session, self._sensed(flag.id, Readings(pending.heard)))
        denied = denial.verdict(heard, denied_before=pending.denied)
        if denied is denial.Verdict.DENIED:
            session = replace(session, pending=None, disputed=(*session.disputed, flag.id))
            return (
                (session, suspicion.cleared())
                if pending.told
                else Open(session, Readings(pending.heard))
            )
        if denied is denial.Verdict.DOUBTED:
            session = replace(session, pending=replace(pending, denied=True))
            return session, suspicion.asked(flag, lead=prompt("common.doubted"))
        if not pending.again:
            session = replace(session, pending=replace(pending, again=True))
            return session, suspicion.asked(flag, lead=prompt("suspicion.unclear"))
        session = replace(session, pending=None, disputed=(*session.disputed, flag.id))
        return session, suspicion.in_case(flag)

    def _notice(self, session: Session, reading: Reading) -> Noticed:
        # A sign said again counts again: only what was not said now is "earlier".
        earlier = session.findings - self.watch.noticed_in(reading).present
        return self.watch.noticed_in(reading, earlier)

    def _remember(self, session: Session, noticed: list[Noticed]) -> Session:
        present = frozenset().union(*(each.present for each in noticed))
        past = frozenset().union(*(each.with_status(Status.PAST) for each in noticed))
        return replace(session, findings=session.findings | present, risks=session.risks | past)

    def _graver(self, session: Session, raised: RedFlag, heard: Readings) -> str:
        """An emergency that the sense for danger hears beside a lesser sign."""
        if self.sense is None or raised.level is Level.EMERGENCY or session.in_checkup:
            return ""
        if raised.kind is FlagKind.CRISIS:
            return ""  # nothing is asked beside a kind word
        known = {*session.raised, *session.disputed}
        among = {
            name
            for name, flag in self.watch.red_flags.items()
            if flag.level is Level.EMERGENCY and flag.ask and name not in known
        }
        return suspicion.suspected(self.sense, heard, among=among, least=suspicion.GRAVER_FROM)

    def _raise(
        self, session: Session, raised: RaisedFlag, heard: Readings | None = None
    ) -> Settled:
        flag = self.watch.red_flags[raised.flag]
        session = replace(session, misses=0, silences=0, heard_sign=raised.said, pending=None)
        session = replace(session, raised=(*session.raised, raised.flag))
        reply = alarm_words.order(self._pack, flag, raised.person, raised.said)
        graver = self._graver(session, flag, heard) if heard is not None else ""
        if heard is not None and graver:
            session = replace(session, pending=Suspicion(graver, heard.heard, told=True))
            reply = suspicion.besides(reply, self.watch.red_flags[graver])
        return session, reply

    def _disputed(self, session: Session, heard: Readings) -> bool:
        if denial.disputes(heard.best):
            return True
        denied = self.watch.noticed_in(Reading(heard.best.normal)).with_status(Status.DENIED)
        return not denied.isdisjoint(self._findings_of(session))

    def _findings_of(self, session: Session) -> tuple[str, ...]:
        if not session.raised:
            return ()
        flag = self.watch.red_flags[session.raised[-1]]
        return tuple(name for combination in flag.when for name in combination)

    def _ask(self, session: Session) -> Settled:
        flag = session.raised[-1]
        reply = alarm_words.is_it_so(self.watch.red_flags[flag], session.heard_sign)
        return replace(session, pending=Confirmation(flag), last=reply), reply

    def _confirm(self, session: Session, pending: Confirmation, heard: Readings) -> Settled:
        flag = self.watch.red_flags[pending.flag]
        denied = denial.verdict(heard, denied_before=pending.denied)
        if denied is denial.Verdict.DOUBTED:
            doubted = replace(pending, denied=True)
            return self._ask_once_more(session, doubted, prompt("common.doubted"))
        if not pending.again and denial.is_remark(heard):
            again = replace(pending, again=True)
            return self._ask_once_more(session, again, prompt("common.yes_or_no"))
        if denied is denial.Verdict.DENIED:
            return self.taken_back(session, flag.id)
        return replace(session, pending=None), alarm_words.order(self._pack, flag, Person.SELF)

    def _ask_once_more(self, session: Session, pending: Confirmation, lead: str) -> Settled:
        reply = alarm_words.asked(self.watch.red_flags[pending.flag], lead)
        return replace(session, pending=pending, last=reply), reply
