"""A question that leans on what was said before: what it is about, and whom. Pure.

What "it" and "them" stand for after an answer is data of its topic (``subjects``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from voice_skill.dialogue.session import CheckupOffer, LoggedTurn, Session
from voice_skill.dialogue.talk import Settled, Talk, heard_as
from voice_skill.language.prompts import checkup_offer_about, notice, prompts
from voice_skill.understanding.fitting import Fit
from voice_skill.understanding.people import Patient
from voice_skill.understanding.reading import Reading, Readings
from voice_skill.understanding.topics import OFF_TOPIC, content_words, decide
from voice_skill.values.level import Level
from voice_skill.values.meaning import (
    Ambiguous,
    AskedTopic,
    NotUnderstood,
    ReportedSymptom,
)
from voice_skill.values.pack import Pack
from voice_skill.values.reply import Expects, Outcome, Reply, ReplyKind

Verdict = AskedTopic | Ambiguous | ReportedSymptom | NotUnderstood

PLAIN_ENOUGH = 0.8
"""Probability from which a short question that points nowhere needs no topic to lean on."""

OFF_TOPIC_ALONE = 0.9
"""Chance of being off topic from which a question that says what it is about leans on nothing."""

MAY_LEAN = 0.6
"""The same for a question that does not sound like leaning, and is not understood alone."""

_ASKS_A_PART = 0.4
"""Fit of a part of the topic before from which a short question that is not understood alone is
one about it: "does iron help?". Of 240 questions about other things, each after an answer of ours,
none was taken for such that was not before."""

_FEW_WORDS = 2
"""Words that say too little by themselves, however plainly a topic is asked so: "when flying"."""


def in_thread(talk: Talk, session: Session, heard: Readings) -> tuple[Verdict, Readings]:
    """What is asked, and the whole question: the words themselves, or about what was said before.

    A report stays a report: it is not asked what it leans on.
    """
    alone = decide(talk.candidates(heard), talk.thresholds)
    reading = heard.best
    subject = subject_of(talk.pack, session)
    if reading.asks_what_to_do:
        subject = _trouble(talk.pack, session) or subject
    is_report = isinstance(alone, ReportedSymptom) and not reading.begins_as_a_question
    if not subject or is_report or _stands_alone(talk, heard, alone):
        return alone, heard
    whole = heard_as(reading.in_context(subject).text, heard)
    together = decide(talk.candidates(whole), talk.thresholds)
    sure = 0.0 if reading.leans_on else PLAIN_ENOUGH
    if isinstance(together, AskedTopic) and together.probability >= sure:
        return together, whole
    if not reading.leans_on:
        return alone, heard
    if reading.points_back and isinstance(together, Ambiguous):
        return together, whole
    # "And for children?" may be a topic of its own, once what joins it is taken off.
    itself = decide(reading.named.candidates(talk.matcher), talk.thresholds)
    return (itself if isinstance(itself, AskedTopic) else alone), heard


def part_asked(talk: Talk, session: Session, heard: Readings) -> Fit | None:
    """The part of the topic before that a short question is plainly about; None for none."""
    if not session.topic or not heard.best.is_short_question:
        return None
    if _off_topic(talk, heard) >= OFF_TOPIC_ALONE:
        return None
    fit = next(iter(talk.fits(heard, session.topic)), None)
    return fit if fit is not None and fit.score >= _ASKS_A_PART else None


def about_another(talk: Talk, session: Session, heard: Readings) -> Settled | None:
    """ "What about my husband?": the answer holds for most, and a check-up may tell of him."""
    patient = heard.best.patient
    if patient is None or not patient.who or patient.child or patient.years is not None:
        return None
    if not session.topic or not heard.best.names_only(patient.who):
        return None
    who = _called(session, patient)
    said = [chunk.text for chunk in session.last.chunks] if session.last is not None else []
    first, other = (each.format(who=who) for each in prompts("thread.another"))
    chunks = [notice(other if first in said else first)]
    calm = session.checkup is None and session.level is not Level.EMERGENCY
    can_check = talk.checker is not None and calm
    if can_check:
        chunks.append(checkup_offer_about(who))
    reply = Reply(
        tuple(chunks),
        Outcome(ReplyKind.ANSWER, session.topic),
        listen=True,
        expects=Expects.YES_NO if can_check else Expects.ANYTHING,
    )
    session = replace(session, misses=0)
    return talk.said(session, reply, pending=CheckupOffer() if can_check else None)


def subject_of(pack: Pack, session: Session) -> str:
    """What "it" and "them" stand for now; empty where nothing was answered yet."""
    topics = {topic.id: topic for topic in pack.topics}
    found = ""
    for turn in _answers(session):
        subjects = topics[turn.outcome.name].subjects
        if not subjects or (found and found not in subjects):
            continue
        named = [each for each in subjects[1:] if _names(turn.said, each, subjects[0])]
        if named:
            return named[-1]
        if not found and not Reading(turn.said).leans_on:
            found = subjects[0]
    return found or (topics[session.topic].title if session.topic else "")


def _trouble(pack: Pack, session: Session) -> str:
    # "What should I do tonight?" asks about the cramp, not about the tablet against it.
    known = {each for topic in pack.topics for each in topic.subjects[:1]}
    own = set(pack.topic(session.topic).subjects) if session.topic else set()
    for turn in _answers(session):
        said = content_words(Reading(turn.said).normal)
        named = [each for each in known - own if content_words(each) <= said]
        if named:
            return max(named, key=len)
    return ""


def _stands_alone(talk: Talk, heard: Readings, alone: Verdict) -> bool:
    reading = heard.best
    off = _off_topic(talk, heard)
    if reading.is_bare:
        return False
    if not reading.leans_on:
        return not (
            isinstance(alone, NotUnderstood) and reading.begins_as_a_question and off < MAY_LEAN
        )
    if off >= OFF_TOPIC_ALONE:
        return True
    plain = isinstance(alone, AskedTopic) and alone.probability >= PLAIN_ENOUGH
    leans = reading.points_back or len(reading.named.said.split()) <= _FEW_WORDS
    return plain and (not leans or _says_itself(talk.pack, reading.said))


def _off_topic(talk: Talk, heard: Readings) -> float:
    found = (each.probability for each in talk.candidates(heard) if each.topic == OFF_TOPIC)
    return next(found, 0.0)


def _says_itself(pack: Pack, said: str) -> bool:
    # It names a subject of its own: "do statins cause it".
    own = (word for topic in pack.topics for each in topic.subjects for word in content_words(each))
    return not content_words(said).isdisjoint(own)


def _answers(session: Session) -> Iterator[LoggedTurn]:
    # What was asked and answered, the latest first.
    return (
        turn
        for turn in reversed(session.turns)
        if turn.outcome.kind is ReplyKind.ANSWER and turn.outcome.name
    )


def _names(said: str, subject: str, default: str) -> bool:
    own = content_words(subject) - content_words(default)
    return bool(own) and own <= content_words(Reading(said).normal)


def _called(session: Session, patient: Patient) -> str:
    # "He gets them too": whom that is, where they were named before.
    if patient.is_named:
        return patient.who
    before = (Reading(turn.said).patient for turn in reversed(session.turns))
    return next((each.who for each in before if each and each.is_named), patient.who)
