"""The last row of the order of a turn: a question, a report, or nothing known. Pure."""

from __future__ import annotations

from dataclasses import replace

from voice_skill.checkup.checkup import Checker
from voice_skill.checkup.told_alone import tells_danger
from voice_skill.dialogue import crises, danger_rules, first_aid, leaning, replies, telling
from voice_skill.dialogue.leaning import Verdict
from voice_skill.dialogue.session import (
    Choice,
    Session,
    raised_to,
    story,
)
from voice_skill.dialogue.steering import steer
from voice_skill.dialogue.talk import Settled, Talk, heard_as
from voice_skill.language.prompts import in_turn, not_understood, notice, prompts
from voice_skill.safety import agreement
from voice_skill.understanding import off_topic
from voice_skill.understanding.reading import Reading, Readings
from voice_skill.understanding.topics import decide
from voice_skill.values.meaning import (
    Ambiguous,
    AskedTopic,
    Candidate,
    ControlWord,
    NotUnderstood,
    ReportedSymptom,
)
from voice_skill.values.pack import RedFlag
from voice_skill.values.reply import CHECKUP_START, MISS, Reply


def topic(talk: Talk, session: Session, heard: Readings) -> Settled:
    """The answer to a question, a choice of two, the first question of a check-up, or a miss."""
    heard = talk.spelt(heard)
    both = _both(talk, session, heard)
    if both is not None:
        return both
    if session.topic and heard.best.asks_on:
        return _more_of_it(talk, replace(session, misses=0), heard)
    meant = session.memory.meant_by(heard.text)
    if meant is not None:
        heard = heard_as(meant, heard)
    if talk.checker is not None and tells_danger(talk.checker, heard.best):
        return _report(talk, replace(session, misses=0), heard, 1.0)
    another = leaning.about_another(talk, session, heard)
    if another is not None:
        return another
    supposed = talk.alarm.supposed(heard)
    verdict, heard = leaning.in_thread(talk, session, heard)
    if supposed is not None:
        reply = _first_aid(talk, supposed, verdict)
        return talk.said(replace(session, misses=0), reply)
    match verdict:
        case NotUnderstood() | Ambiguous() if part := leaning.part_asked(talk, session, heard):
            return telling.answered(talk, session, session.topic, part.score, heard)
        case AskedTopic(topic=topic_id, probability=probability):
            if talk.pack.topic(topic_id).care_advice:
                order = danger_rules.stands(talk, session)
                if order is not None:
                    return order
            return telling.answered(talk, session, topic_id, probability, heard)
        case Ambiguous(candidates=candidates):
            return _choice(talk, replace(session, misses=0), candidates, heard)
        case ReportedSymptom(probability=probability):
            return _report(talk, replace(session, misses=0), heard, probability)
        case _ if session.topic and heard.best.is_bare and telling.may_end(session):
            return telling.ended(talk, replace(session, misses=0), 0.0)
        case _:
            return _miss(talk, session, verdict, heard)


def _first_aid(talk: Talk, supposed: RedFlag, verdict: Verdict) -> Reply:
    if not isinstance(verdict, AskedTopic):
        return first_aid.if_it_happens(talk.pack, supposed)
    topic_id, sure = verdict.topic, verdict.probability
    return first_aid.if_it_happens(talk.pack, supposed, topic=topic_id, probability=sure)


def _both(talk: Talk, session: Session, heard: Readings) -> Settled | None:
    # Two questions in one breath: only where each alone is plainly a topic of its own.
    parts = heard.best.questions
    if len(parts) < 2:
        return None
    found = [decide(part.candidates(talk.matcher), talk.thresholds) for part in parts]
    topics = [each for each in found if isinstance(each, AskedTopic)]
    if len(topics) < len(parts) or len({each.topic for each in topics}) < len(parts):
        return None
    sure = min(each.probability for each in topics)
    asked = [
        (each.topic, heard_as(part.text, heard)) for each, part in zip(topics, parts, strict=True)
    ]
    return telling.two(talk, session, (asked[0], asked[1]), sure)


def _choice(
    talk: Talk, session: Session, candidates: tuple[Candidate, ...], heard: Readings
) -> Settled:
    options = tuple(each.topic for each in candidates)
    choice = Choice(options, heard.text)
    likeliest = candidates[0]
    if isinstance(session.pending, Choice) and session.pending.options == options:
        # The same two again: to ask the same again leads nowhere.
        return telling.answered(talk, session, options[0], likeliest.probability, heard)
    reply = replies.choice(talk.pack, options, probability=likeliest.probability)
    return talk.said(session, reply, pending=choice)


def _more_of_it(talk: Talk, session: Session, heard: Readings) -> Settled:
    # "Is it safe?", "how long for?": the part that answers it, else the next one.
    found = talk.pack.topic(session.topic)
    part = leaning.part_asked(talk, session, heard)
    place = heard.best.part_asked([f"{each.heading} {each.text}" for each in found.parts])
    if part is not None:
        place = part.place
    said = session.last.chunks if session.last is not None else ()
    if place is None or found.at(place) in said:
        session, reply, _ = steer(talk.pack, session, ControlWord.MORE, heard.best)
        return session, reply
    return telling.part_of(talk, session, place)


def _report(talk: Talk, session: Session, heard: Readings, probability: float) -> Settled:
    if talk.checker is None:
        return talk.said(session, _reported(probability))
    current = session.checkup
    if current is not None and talk.checker.goes_on(current, heard.best):
        current, reply = talk.checker.reported(current, heard.best)
        level = raised_to(session.level, current.told)
        return talk.said(replace(session, checkup=current, level=level), reply)
    return begun(talk, talk.checker, session, heard)


def begun(talk: Talk, checker: Checker, session: Session, heard: Readings) -> Settled:
    """The first question of a check-up, with what was told so far."""
    doubt = None if agreement.is_typed(heard) else agreement.Doubt()
    checkup, reply = checker.begin(
        heard.best,
        told=session.level,
        present=session.findings,
        doubt=doubt,
        story=[Reading(each) for each in story(session)],
    )
    session = replace(session, checkup=checkup, level=raised_to(session.level, checkup.told))
    return talk.said(session, reply)


def _reported(probability: float) -> Reply:
    reply = replies.plain(
        *prompts("talk.reported"),
        outcome=CHECKUP_START,
    )
    return replace(reply, probability=probability)


def _in_its_voice(talk: Talk, session: Session, kind: str) -> Reply:
    # What is off topic is answered by its kind; of several sentences each has its turn.
    before = sum(each.outcome == MISS for each in session.turns)
    said = in_turn(f"off_topic.{kind}", before, about=talk.pack.about, advice=talk.pack.advice)
    return Reply((notice(said),), MISS, listen=True)


def _miss(talk: Talk, session: Session, verdict: NotUnderstood, heard: Readings) -> Settled:
    stays = crises.stays(talk.pack, session)
    if stays is not None:
        return talk.said(session, stays)
    kind = off_topic.kind_of(heard.text, talk.pack, talk.kinds)
    if kind:
        return talk.said(session, _in_its_voice(talk, session, kind), pending=session.pending)
    misses = session.misses + 1
    chunks = not_understood(talk.pack, misses, off_topic=verdict.reason == "off-topic")
    nearest = verdict.nearest[0].probability if verdict.nearest else 0.0
    reply = Reply(chunks, MISS, listen=True, probability=nearest)
    return talk.said(replace(session, misses=misses), reply, pending=session.pending)
