"""One turn: what was heard and what is remembered give a reply and a new memory.

Safest first: red flags, then controls, then the pending question, then topics, then "I did not
understand". Nothing here reads a clock, a file or a device.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from voice_skill.core import agreement, correcting, doctor_page, first_aid, offers, replies, wording
from voice_skill.core.alarm import Alarm
from voice_skill.core.answers import find_answer
from voice_skill.core.asides import find_aside
from voice_skill.core.checkup import Checker, Checkup, Phase
from voice_skill.core.choosing import choose
from voice_skill.core.context import (
    asks_on,
    in_context,
    is_bare,
    leans_on,
    named_in,
    part_asked,
    questions_in,
)
from voice_skill.core.controls import find_control, repeat_effect, wants_slow_repeat
from voice_skill.core.corrections import Complaint, correction_in
from voice_skill.core.flow_types import Known
from voice_skill.core.matching import REPORTS, Thresholds, decide
from voice_skill.core.place import cuts_a_question
from voice_skill.core.session import (
    CheckupOffer,
    Choice,
    Confirmation,
    Misheard,
    MoreOffer,
    Pending,
    RememberOffer,
    SaveOffer,
    Session,
    logged,
    raised_to,
    remembered,
)
from voice_skill.core.steering import steer
from voice_skill.core.text import without_fillers
from voice_skill.core.types import (
    Ambiguous,
    AnswerKind,
    AskedTopic,
    Candidate,
    Chunk,
    ChunkKind,
    ControlWord,
    Expects,
    Heard,
    Hypothesis,
    Matcher,
    NotUnderstood,
    Pack,
    RedFlag,
    Reply,
    ReportedSymptom,
)
from voice_skill.core.whereabouts import tell

_RESTS_AFTER = 3  # silences

Verdict = AskedTopic | Ambiguous | ReportedSymptom | NotUnderstood

PLAIN_ENOUGH = 0.8
"""Probability from which a short question needs no topic to lean on."""

LONGEST_TEXT = 2_000
"""Characters of one utterance that are looked at: thirty seconds of very fast speech."""


@dataclass(frozen=True, slots=True)
class Dialogue:
    """The rules of conversation for one pack. ``today`` is an ISO date, fed in."""

    pack: Pack
    matcher: Matcher
    alarm: Alarm
    today: str
    checker: Checker | None = None
    thresholds: Thresholds = field(default_factory=Thresholds)

    def respond(self, session: Session, heard: Heard) -> tuple[Session, Reply]:
        """The new session, and what to say to what was heard.

        Of several hearings the first that is understood counts.
        """
        heard = _cut(heard)
        after, reply = self._respond(session, heard)
        for other in agreement.hearings(heard.hypotheses)[1:]:
            if reply.outcome != "out-of-scope":
                break
            tried = self._respond(session, agreement.first(heard, other))
            if tried[1].outcome != "out-of-scope":
                after, reply = tried
        return after, reply

    def is_unclear(self, before: Session, after: Session, reply: Reply) -> bool:
        """Whether another hearing of the same words may change what was made of them.

        So it is where nothing was understood, where two meanings were left to choose from, and
        where a question of a check-up is asked again.
        """
        if reply.outcome in {"out-of-scope", "did-you-mean"}:
            return True
        was, now = before.checkup, after.checkup
        if was is None or now is None:
            return False
        tried, doubted = now.state.tries > was.state.tries, now.doubted not in {"", was.doubted}
        unsure = now.state.events[len(was.state.events) :]
        return tried or doubted or any(event.value is Known.UNSURE for event in unsure)

    def _respond(self, session: Session, heard: Heard) -> tuple[Session, Reply]:
        unheard = _unheard(session, heard)
        if unheard is not None:
            return logged(session, heard, unheard), unheard
        if session.checkup is None or self.checker is None:
            after, reply = self._plainly(session, heard)
            return logged(after, heard, reply), reply
        question = self.checker.question(session.checkup)
        after, reply = self._in_checkup(session, session.checkup, self.checker, heard)
        return logged(after, heard, reply, question=question.id if question else ""), reply

    def _in_checkup(
        self, session: Session, checkup: Checkup, checker: Checker, heard: Heard
    ) -> tuple[Session, Reply]:
        before = checkup
        settled = offers.kept_or_not(session, heard)
        if settled is not None:
            return self._said(*settled)
        checkup, reply = checker.hear_all(checkup, heard.hypotheses)
        if find_aside(heard.text) is not None and checkup.told == before.told:
            checkup, reply = before, None  # about the talk, not about the check-up
        if reply is not None and reply.outcome == "control:repeat":
            reply = replace(reply, effect=repeat_effect(heard.text))
        session = replace(session, checkup=checkup)
        if reply is None:
            session, reply = self._plainly(session, heard)
            if reply.outcome.startswith("red-flag:") and session.checkup is not None:
                return self._alarmed_within(session, session.checkup, checker, reply)
            if session.checkup != checkup or reply.outcome.startswith("red-flag:"):
                return session, reply
            waits = checker.resume_prompt(checkup)
            if reply.outcome != "out-of-scope" and reply.effect is not ControlWord.STOP:
                whole = _going_on(reply, waits)
                last = whole if session.last is reply else session.last
                return replace(session, last=last), whole
            if not waits:
                return session, reply
            checkup, reply = checker.missed(checkup)
        session, reply = self._said(replace(session, checkup=checkup), reply)
        session, reply = offers.asks_to_keep(session, heard, reply)
        return replace(session, level=raised_to(session.level, checkup.told)), reply

    def _alarmed_within(
        self, session: Session, checkup: Checkup, checker: Checker, reply: Reply
    ) -> tuple[Session, Reply]:
        # What the alarm has told, the check-up knows too: it never ends at a lower level.
        checkup = checker.alarmed_by(checkup, session.raised[-1:], reply.level)
        whole = _going_on(reply, checker.resume_prompt(checkup))
        return replace(session, checkup=checkup, last=whole), whole

    def _plainly(self, session: Session, heard: Heard) -> tuple[Session, Reply]:
        flagged = self.alarm.check(session, heard)
        session = flagged.session
        if flagged.reply is not None:
            return self._said(session, flagged.reply, pending=session.pending)
        heard = flagged.instead or heard
        if not without_fillers(heard.text) and find_answer(heard.text) is None:
            return self._silence(session)
        session = replace(session, silences=0)
        aside = find_aside(heard.text)
        if aside is not None:
            return session, tell(self.pack, session, aside, heard.text, self.checker)
        corrected = self._corrected(session, heard)
        if corrected is not None:
            return corrected
        offered = self._offered(session, heard)
        if offered is not None:
            return offered
        chosen = self._chosen(session, heard)
        if chosen is not None:
            return chosen
        steered = self._steer(session, heard)
        if steered is not None:
            return steered
        answered = self._pending(session, heard)
        if answered is not None:
            return answered
        return self._topic(session, heard)

    def _offered(self, session: Session, heard: Heard) -> tuple[Session, Reply] | None:
        followed = offers.forgotten(session, heard)
        if followed is None and self.checker is not None:
            followed = offers.taken_up(session, heard, self.checker)
        if followed is None:
            return None
        session, reply = followed
        return self._said(session, reply, pending=session.pending)

    def _corrected(self, session: Session, heard: Heard) -> tuple[Session, Reply] | None:
        remembering = correcting.remembering(session, heard.text)
        if remembering is not None:
            return remembering
        meant = correction_in(heard.text)
        if isinstance(session.pending, Misheard) and meant is None:
            meant = heard.text
        if meant is None or find_control(heard.text) not in {None, ControlWord.GO_BACK}:
            return None
        if isinstance(meant, Complaint):
            return correcting.misheard(session)
        if find_control(meant) is not None or find_answer(meant) is not None:
            return None
        wrong = correcting.wrongly_heard(session)
        verdict = decide(self.matcher.candidates(meant), self.thresholds)
        before = correcting.undone(session) if correction_in(heard.text) is not None else session
        if not isinstance(verdict, AskedTopic):
            return None if before is session else self._topic(before, _as(meant, heard))
        after, reply = self._answer(before, verdict.topic, verdict.probability)
        if not self._harmless(session, wrong, meant):
            return after, reply
        return correcting.learnt(after, reply, wrong, meant)

    def _harmless(self, session: Session, wrong: str, meant: str) -> bool:
        # Only what neither steers nor answers nor tells of danger is worth remembering.
        quiet = Session()
        return bool(wrong) and all(
            find_control(text) is None
            and find_aside(text) is None
            and find_answer(text, misheard=True) is None
            and self.alarm.check(quiet, Heard.typed(text)).reply is None
            for text in (wrong, meant)
        )

    def _steer(self, session: Session, heard: Heard) -> tuple[Session, Reply] | None:
        slow = wants_slow_repeat(heard.text)
        word = ControlWord.REPEAT if slow else find_control(heard.text)
        answer = find_answer(heard.text)
        if word is ControlWord.THANKS and answer is not None and answer.kind is AnswerKind.NO:
            word = None  # "no thank you" is a no, said politely
        if word is ControlWord.WHO_SAYS and session.last is None and self._asks_a_topic(heard):
            word = None  # nothing was said yet: then it asks about the skill's own sources
        if word is None:
            return None
        session, reply, is_new = steer(self.pack, session, word, heard.text)
        session = replace(session, misses=0)
        return self._said(session, reply) if is_new else (session, reply)

    def _chosen(self, session: Session, heard: Heard) -> tuple[Session, Reply] | None:
        # "Do you mean A, or B?": which was named, or both, or neither.
        if not isinstance(session.pending, Choice):
            return None
        options = session.pending.options
        picked = choose(heard.text, [self.pack.topic(option).title for option in options])
        if picked is None:
            return None
        if not picked:
            reply = replies.plain("All right. Please ask it in other words.", outcome="control:no")
            return self._said(replace(session, misses=0), reply)
        if len(picked) == 1:
            return self._answer(session, options[picked[0]], 1.0)
        return self._two(session, options[picked[0]], options[picked[1]], 1.0)

    def _pending(self, session: Session, heard: Heard) -> tuple[Session, Reply] | None:
        if agreement.is_split(heard.hypotheses):
            # One hearing says yes, another no: neither counts, and what was asked stays asked.
            reply = replies.plain(agreement.UNCLEAR, "Please say it again.", outcome="out-of-scope")
            return session, reply
        answer = find_answer(heard.text, misheard=session.pending is not None)
        if answer is None:
            return None
        session = replace(session, misses=0)
        if isinstance(session.pending, SaveOffer):
            session, reply = doctor_page.consented(session, answer.kind)
            return self._said(session, reply)
        if isinstance(session.pending, RememberOffer):
            session, reply = correcting.consented(session, session.pending, answer.kind)
            return self._said(session, reply)
        match session.pending, answer.kind:
            case MoreOffer(topic=topic_id), AnswerKind.YES:
                topic = self.pack.topic(topic_id)
                if session.given < len(topic.more):
                    reply = replies.further(self.pack, topic, session.given)
                    session = replace(session, given=session.given + 1)
                else:  # gone back to an offer whose rest was told in the meantime
                    reply = replies.no_more(self.pack, topic)
            case MoreOffer(), _:
                reply = replies.plain(
                    "All right. What else do you want to know?", outcome="control:no"
                )
            case Choice(), AnswerKind.YES:
                reply = replies.plain(
                    "Which one? Say the first, the second, or its name.", outcome="control:yes"
                )
                return self._said(session, reply, pending=session.pending)
            case Choice(), _:
                reply = replies.plain(
                    "All right. Please ask it in other words.", outcome="control:no"
                )
            case _ if _may_dispute(session, answer.kind):
                reply = replies.plain(
                    "If I misheard you, say go back, and I ask once more.",
                    outcome="control:no",
                )
                return session, reply  # the order stays what is repeated
            case _:
                reply = replies.plain(
                    "I have not asked you anything just now. What do you want to know?",
                    outcome=f"control:{answer.kind.value}",
                )
        return self._said(session, replace(reply, outcome=f"control:{answer.kind.value}"))

    def _topic(self, session: Session, heard: Heard) -> tuple[Session, Reply]:
        both = self._both(session, heard)
        if both is not None:
            return both
        if session.topic and asks_on(heard.text):
            return self._more_of_it(replace(session, misses=0), heard)
        meant = session.memory.meant_by(heard.text)
        if meant is not None:
            heard = _as(meant, heard)
        verdict = decide(self._candidates(heard), self.thresholds)
        if session.topic and leans_on(heard.text):
            verdict = self._leaning(session, heard, verdict)
        supposed = self.alarm.supposed(heard)
        if supposed is not None:
            return self._said(replace(session, misses=0), self._first_aid(supposed, verdict))
        match verdict:
            case AskedTopic(topic=topic, probability=probability):
                return self._answer(session, topic, probability)
            case Ambiguous(candidates=candidates):
                options = tuple(each.topic for each in candidates)
                session = replace(session, misses=0)
                reply = replies.choice(self.pack, options, probability=candidates[0].probability)
                return self._said(session, reply, pending=Choice(options))
            case ReportedSymptom(probability=probability):
                return self._report(replace(session, misses=0), heard, probability)
            case _:
                return self._miss(session, verdict)

    def _first_aid(self, supposed: RedFlag, verdict: Verdict) -> Reply:
        if not isinstance(verdict, AskedTopic):
            return first_aid.if_it_happens(self.pack, supposed)
        topic, sure = verdict.topic, verdict.probability
        return first_aid.if_it_happens(self.pack, supposed, topic=topic, probability=sure)

    def _both(self, session: Session, heard: Heard) -> tuple[Session, Reply] | None:
        # Two questions in one breath: only where each alone is plainly a topic of its own.
        parts = questions_in(heard.text)
        if len(parts) < 2:
            return None
        found = [decide(self.matcher.candidates(part), self.thresholds) for part in parts]
        topics = [each for each in found if isinstance(each, AskedTopic)]
        if len(topics) < len(parts) or len({each.topic for each in topics}) < len(parts):
            return None
        sure = min(each.probability for each in topics)
        return self._two(session, topics[0].topic, topics[1].topic, sure)

    def _two(
        self, session: Session, first: str, second: str, probability: float
    ) -> tuple[Session, Reply]:
        session = replace(session, topic=second, given=0, misses=0)
        reply = replies.two_answers(
            self.pack, self.pack.topic(first), self.pack.topic(second), probability=probability
        )
        return self._said(session, reply, pending=MoreOffer(second))

    def _asks_a_topic(self, heard: Heard) -> bool:
        return isinstance(decide(self._candidates(heard), self.thresholds), AskedTopic)

    def _more_of_it(self, session: Session, heard: Heard) -> tuple[Session, Reply]:
        # "Is it safe?", "how long for?": the part that answers it, else the next one.
        topic = self.pack.topic(session.topic)
        part = part_asked(heard.text, [f"{each.heading} {each.text}" for each in topic.more])
        if part is None:
            session, reply, _ = steer(self.pack, session, ControlWord.MORE, heard.text)
            return session, reply
        reply = replies.further(self.pack, topic, part)
        return self._said(session, reply, pending=MoreOffer(topic.id) if reply.listen else None)

    def _leaning(self, session: Session, heard: Heard, alone: Verdict) -> Verdict:
        # What was said may be plain enough by itself; else it is read with the topic before it.
        plain = isinstance(alone, AskedTopic) and alone.probability >= PLAIN_ENOUGH
        if plain and not is_bare(heard.text):
            return alone
        whole = in_context(heard.text, self.pack.topic(session.topic).title)
        together = decide(self.matcher.candidates(whole), self.thresholds)
        if isinstance(together, AskedTopic):
            return together
        # "And for children?" may be a topic of its own, once what joins it is taken off.
        itself = decide(self.matcher.candidates(named_in(heard.text)), self.thresholds)
        return itself if isinstance(itself, AskedTopic) else alone

    def _candidates(self, heard: Heard) -> tuple[Candidate, ...]:
        # Among several hypotheses the one that is best understood wins, not the most confident.
        ranked = [self.matcher.candidates(each.text) for each in agreement.likely(heard.hypotheses)]
        return max(ranked, key=lambda each: each[0].probability if each else 0.0, default=())

    def _answer(self, session: Session, topic_id: str, probability: float) -> tuple[Session, Reply]:
        topic = self.pack.topic(topic_id)
        reply = replies.answer(self.pack, topic, probability=probability, today=self.today)
        session = replace(session, topic=topic_id, given=0, misses=0, asked=probability)
        pending: Pending | None = MoreOffer(topic_id) if topic.more else None
        if self.checker is not None and offers.may_offer(session, topic):
            reply, pending = offers.with_checkup_offer(reply), CheckupOffer()
            session = replace(session, offered=True)
        return self._said(session, reply, pending=pending)

    def _report(self, session: Session, heard: Heard, probability: float) -> tuple[Session, Reply]:
        if self.checker is None:
            return self._said(session, self._reported(probability))
        current = session.checkup
        if current is not None and self.checker.goes_on(current, heard.text):
            current, reply = self.checker.reported(current, heard.text)
            level = raised_to(session.level, current.told)
            return self._said(replace(session, checkup=current, level=level), reply)
        doubt = None if agreement.is_typed(heard.hypotheses) else agreement.Doubt()
        checkup, reply = self.checker.begin(
            heard.text, told=session.level, present=session.findings, doubt=doubt
        )
        session = replace(session, checkup=checkup, level=raised_to(session.level, checkup.told))
        return self._said(session, reply)

    def _reported(self, probability: float) -> Reply:
        reply = replies.plain(
            "I'm sorry to hear that. I can't examine you, and I can't say what it is.",
            "I can tell you when to see a doctor, and which signs are urgent.",
            "Ask me when to see a doctor, or tell me anything else you notice.",
            outcome="triage-start",
        )
        return replace(reply, probability=probability)

    def _silence(self, session: Session) -> tuple[Session, Reply]:
        # Silence is never an answer: what was asked stays asked.
        silences = session.silences + 1
        asked = [
            chunk.text
            for chunk in (session.last.chunks if session.last is not None else ())
            if chunk.kind in {ChunkKind.QUESTION, ChunkKind.OFFER}
        ]
        chunks = wording.nothing_heard(self.pack, silences, asked[-1] if asked else "")
        reply = Reply(chunks, "out-of-scope", listen=silences < _RESTS_AFTER)
        return replace(session, silences=silences), reply

    def _miss(self, session: Session, verdict: NotUnderstood) -> tuple[Session, Reply]:
        misses = session.misses + 1
        chunks = wording.not_understood(self.pack, misses, off_topic=verdict.reason == "off-topic")
        nearest = verdict.nearest[0].probability if verdict.nearest else 0.0
        reply = Reply(chunks, "out-of-scope", listen=True, probability=nearest)
        return self._said(replace(session, misses=misses), reply, pending=session.pending)

    def _said(
        self, session: Session, reply: Reply, *, pending: Pending | None = None
    ) -> tuple[Session, Reply]:
        if pending is None and reply.outcome == "control:yes" and _offers_more(reply):
            pending = MoreOffer(session.topic)
        history = session.history
        if session.last is not None and session.last.outcome != "out-of-scope":
            history = remembered(history, session.last)
        level = raised_to(session.level, reply.level if _is_urgent(reply) else None)
        return (
            replace(session, last=reply, history=history, pending=pending, level=level),
            reply,
        )


def _unheard(session: Session, heard: Heard) -> Reply | None:
    # A no to a danger question that was cut short: the question is asked whole, once.
    place, checkup = session.stopped, session.checkup
    asks = checkup is not None and not checkup.paused and checkup.phase is not Phase.ADVISED
    if place is None or not (asks or isinstance(session.pending, Confirmation)):
        return None
    answers = [find_answer(each.text, misheard=True) for each in heard.hypotheses]
    kinds = {answer.kind for answer in answers if answer is not None}
    if kinds != {AnswerKind.NO} or not cuts_a_question(place):
        return None
    return replace(place.reply, outcome="control:repeat", begin=(0, 0), effect=None)


def _going_on(reply: Reply, waits: tuple[Chunk, ...]) -> Reply:
    # A question in the middle of a check-up is answered; then what was asked is asked again.
    if not waits:
        return reply
    kept = tuple(chunk for chunk in reply.chunks if chunk.kind is not ChunkKind.OFFER)
    return replace(reply, chunks=(*kept, *waits), listen=True, expects=Expects.YES_NO)


def _may_dispute(session: Session, kind: AnswerKind) -> bool:
    # "No!", right after the order to call for help.
    emergency = session.last is not None and session.last.outcome == "triage:emergency"
    return emergency and kind is AnswerKind.NO


def _is_urgent(reply: Reply) -> bool:
    # An answer that only speaks of emergencies does not make the session one.
    return reply.outcome.startswith("red-flag:")


def _offers_more(reply: Reply) -> bool:
    return bool(reply.chunks) and reply.chunks[-1] == wording.more_offer()


def _as(meant: str, heard: Heard) -> Heard:
    # Other words, heard by the same ear: only what was typed is believed by itself.
    return Heard((replace(heard.hypotheses[0], text=meant),))


def _cut(heard: Heard) -> Heard:
    if all(len(each.text) <= LONGEST_TEXT for each in heard.hypotheses):
        return heard
    cut = tuple(
        Hypothesis(each.text[:LONGEST_TEXT], each.confidence, each.engine)
        for each in heard.hypotheses
    )
    return Heard(cut, heard.started, heard.ended)


__all__ = ["REPORTS", "Dialogue"]
