"""One turn: what was heard and what is remembered give a reply and a new memory.

Safest first: red flags, then controls, then the pending question, then topics, then "I did not
understand". Nothing here reads a clock, a file or a device.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from voice_skill.core import replies, wording
from voice_skill.core.alarm import Alarm
from voice_skill.core.answers import find_answer
from voice_skill.core.checkup import Checker, Checkup
from voice_skill.core.context import asks_on, in_context, leans_on, questions_in
from voice_skill.core.controls import find_control, wants_slow_repeat
from voice_skill.core.matching import REPORTS, Thresholds, decide
from voice_skill.core.session import (
    Choice,
    MoreOffer,
    Pending,
    Session,
    raised_to,
    remembered,
)
from voice_skill.core.steering import steer
from voice_skill.core.text import normalise, without_fillers
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
    Reply,
    ReportedSymptom,
)

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
        """The new session, and what to say to what was heard."""
        heard = _cut(heard)
        if session.checkup is not None and self.checker is not None:
            return self._in_checkup(session, session.checkup, self.checker, heard)
        return self._plainly(session, heard)

    def _in_checkup(
        self, session: Session, checkup: Checkup, checker: Checker, heard: Heard
    ) -> tuple[Session, Reply]:
        checkup, reply = checker.hear_all(checkup, [each.text for each in heard.hypotheses])
        session = replace(session, checkup=checkup)
        if reply is None:
            session, reply = self._plainly(session, heard)
            if session.checkup is None or reply.outcome.startswith("red-flag:"):
                return session, reply
            waits = checker.resume_prompt(checkup)
            if reply.outcome != "out-of-scope" and reply.effect is not ControlWord.STOP:
                return session, _going_on(reply, waits)
            if not waits:
                return session, reply
            checkup, reply = checker.missed(checkup)
        session, reply = self._said(replace(session, checkup=checkup), reply)
        return replace(session, level=raised_to(session.level, checkup.told)), reply

    def _plainly(self, session: Session, heard: Heard) -> tuple[Session, Reply]:
        flagged = self.alarm.check(session, heard)
        session = flagged.session
        if flagged.reply is not None:
            return self._said(session, flagged.reply, pending=session.pending)
        if not without_fillers(heard.text) and find_answer(heard.text) is None:
            return self._silence(session)
        session = replace(session, silences=0)
        steered = self._steer(session, heard)
        if steered is not None:
            return steered
        answered = self._pending(session, heard)
        if answered is not None:
            return answered
        return self._topic(session, heard)

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

    def _pending(self, session: Session, heard: Heard) -> tuple[Session, Reply] | None:
        if isinstance(session.pending, Choice):
            chosen = _chosen(self.pack, session.pending, heard.text)
            if chosen is not None:
                return self._answer(session, chosen, 1.0)
        answer = find_answer(heard.text, misheard=session.pending is not None)
        if answer is None:
            return None
        session = replace(session, misses=0)
        match session.pending, answer.kind:
            case MoreOffer(topic=topic_id), AnswerKind.YES:
                topic = self.pack.topic(topic_id)
                reply = replies.further(self.pack, topic, session.given)
                session = replace(session, given=session.given + 1)
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
            session, reply, _ = steer(self.pack, session, ControlWord.MORE, heard.text)
            return replace(session, misses=0), reply
        verdict = decide(self._candidates(heard), self.thresholds)
        if session.topic and leans_on(heard.text):
            verdict = self._leaning(session, heard, verdict)
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

    def _both(self, session: Session, heard: Heard) -> tuple[Session, Reply] | None:
        # Two questions in one breath: only where each alone is plainly a topic of its own.
        parts = questions_in(heard.text)
        if len(parts) < 2:
            return None
        found = [decide(self.matcher.candidates(part), self.thresholds) for part in parts]
        topics = [each for each in found if isinstance(each, AskedTopic)]
        if len(topics) < len(parts) or len({each.topic for each in topics}) < len(parts):
            return None
        session = replace(session, topic=topics[-1].topic, given=0, misses=0)
        reply = replies.two_answers(
            self.pack,
            self.pack.topic(topics[0].topic),
            self.pack.topic(topics[1].topic),
            probability=min(each.probability for each in topics),
        )
        return self._said(session, reply, pending=MoreOffer(topics[-1].topic))

    def _asks_a_topic(self, heard: Heard) -> bool:
        return isinstance(decide(self._candidates(heard), self.thresholds), AskedTopic)

    def _leaning(self, session: Session, heard: Heard, alone: Verdict) -> Verdict:
        # What was said may be plain enough by itself; else it is read with the topic before it.
        if isinstance(alone, AskedTopic) and alone.probability >= PLAIN_ENOUGH:
            return alone
        whole = in_context(heard.text, self.pack.topic(session.topic).title)
        together = decide(self.matcher.candidates(whole), self.thresholds)
        return together if isinstance(together, AskedTopic) else alone

    def _candidates(self, heard: Heard) -> tuple[Candidate, ...]:
        # Among several hypotheses the one that is best understood wins, not the most confident.
        ranked = [self.matcher.candidates(each.text) for each in heard.hypotheses]
        return max(ranked, key=lambda each: each[0].probability if each else 0.0, default=())

    def _answer(self, session: Session, topic_id: str, probability: float) -> tuple[Session, Reply]:
        topic = self.pack.topic(topic_id)
        reply = replies.answer(self.pack, topic, probability=probability, today=self.today)
        session = replace(session, topic=topic_id, given=0, misses=0)
        pending = MoreOffer(topic_id) if topic.more else None
        return self._said(session, reply, pending=pending)

    def _report(self, session: Session, heard: Heard, probability: float) -> tuple[Session, Reply]:
        if self.checker is None:
            return self._said(session, self._reported(probability))
        checkup, reply = self.checker.begin(
            heard.text, told=session.level, present=session.findings
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


def _going_on(reply: Reply, waits: tuple[Chunk, ...]) -> Reply:
    # A question in the middle of a check-up is answered; then what was asked is asked again.
    if not waits:
        return reply
    kept = tuple(chunk for chunk in reply.chunks if chunk.kind is not ChunkKind.OFFER)
    return replace(reply, chunks=(*kept, *waits), listen=True, expects=Expects.YES_NO)


def _is_urgent(reply: Reply) -> bool:
    # An answer that only speaks of emergencies does not make the session one.
    return reply.outcome.startswith("red-flag:")


def _offers_more(reply: Reply) -> bool:
    return bool(reply.chunks) and reply.chunks[-1] == wording.more_offer()


def _cut(heard: Heard) -> Heard:
    if all(len(each.text) <= LONGEST_TEXT for each in heard.hypotheses):
        return heard
    cut = tuple(
        Hypothesis(each.text[:LONGEST_TEXT], each.confidence, each.engine)
        for each in heard.hypotheses
    )
    return Heard(cut, heard.started, heard.ended)


_ORDINALS = (
    ("the first", "first", "the first one", "first one", "one", "number one", "a", "1"),
    (
        "the second",
        "second",
        "the second one",
        "second one",
        "two",
        "number two",
        "b",
        "2",
        "the other",
        "the other one",
        "the last",
        "the last one",
        "the latter",
    ),
    ("the third", "third", "the third one", "third one", "three", "number three", "c", "3"),
)


def _chosen(pack: Pack, choice: Choice, text: str) -> str | None:
    said = normalise(text)
    for position, option in enumerate(choice.options):
        if said in _ORDINALS[position] or said == normalise(pack.topic(option).title):
            return option
    shared = [
        (len(set(said.split()) & set(normalise(pack.topic(option).title).split())), option)
        for option in choice.options
    ]
    best = sorted(shared, reverse=True)
    if best[0][0] > 0 and len(said.split()) <= 5 and (len(best) < 2 or best[0][0] > best[1][0]):
        return best[0][1]
    return None


__all__ = ["REPORTS", "Dialogue"]
