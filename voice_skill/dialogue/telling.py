"""What of a topic is told first, what comes next, and that nothing is said twice running. Pure."""

from __future__ import annotations

from dataclasses import replace

from voice_skill.dialogue import offers, replies
from voice_skill.dialogue.replies import Part
from voice_skill.dialogue.session import CheckupOffer, MoreOffer, Pending, Session
from voice_skill.dialogue.talk import Settled, Talk
from voice_skill.dialogue.whereabouts import SURE
from voice_skill.understanding.fitting import parts_that_fit
from voice_skill.understanding.reading import Readings
from voice_skill.values.pack import Pack, Topic
from voice_skill.values.reply import ChunkKind

_FIRST = 0  # the place of a topic's own first part


def answered(
    talk: Talk, session: Session, topic_id: str, probability: float, heard: Readings
) -> Settled:
    """The part of the topic that answers what was ``heard``, and what is offered after it."""
    topic = talk.pack.topic(topic_id)
    fit = parts_that_fit(talk.fits(heard, topic_id))
    before = session
    session = replace(session, topic=topic_id, misses=0, asked=probability)
    place = _place(before, topic, fit)
    if place is None:
        return ended(talk, session, probability)
    part = Part(topic, place, _with_care(talk, topic, place, heard))
    told = {place, len(topic.parts)} if part.care else {place}
    if before.topic == topic_id:
        told |= set(topic.places) - set(before.ahead)
    session = replace(session, ahead=_order(topic, fit, told))
    more, named = bool(session.ahead), probability < SURE
    reply = replies.answer(talk.pack, part, probability=probability, more=more, named=named)
    pending: Pending | None = MoreOffer(topic_id) if more else None
    if talk.checker is not None and offers.may_offer(session, topic):
        reply, pending = offers.with_checkup_offer(reply), CheckupOffer()
        session = replace(session, offered=True)
    return talk.said(session, reply, pending=pending)


def ended(talk: Talk, session: Session, probability: float) -> Settled:
    """There is no better answer in the topic under way: says so, and offers what is left of it."""
    topic, more = talk.pack.topic(session.topic), bool(session.ahead)
    reply = replies.nothing_better(talk.pack, topic, more=more, probability=probability)
    return talk.said(session, reply, pending=MoreOffer(topic.id) if more else None)


def may_end(session: Session) -> bool:
    """Whether an answer was given last: to say twice that there is none better helps nobody."""
    last = session.last
    return last is not None and any(each.kind is ChunkKind.ANSWER for each in last.chunks)


def _place(session: Session, topic: Topic, fit: tuple[int, ...]) -> int | None:
    """Where the answer stands; None where it was said just now, and nothing else fits."""
    best = fit[0] if fit else _FIRST
    if session.topic != topic.id:
        return best
    said = session.last.chunks if session.last is not None else ()
    if topic.at(best) not in said:
        return best
    return next((place for place in fit if place in session.ahead), None)


def _order(topic: Topic, fit: tuple[int, ...], told: set[int]) -> tuple[int, ...]:
    # What fits next best, else the topic's own beginning; when to seek care; then all the rest.
    wanted = dict.fromkeys((*fit[:2], _FIRST, *range(len(topic.parts))))
    parts = [place for place in wanted if place not in told]
    care = [place for place in topic.places[len(topic.parts) :] if place not in told]
    return (*parts[:1], *care, *parts[1:])


def _with_care(talk: Talk, topic: Topic, place: int, heard: Readings) -> bool:
    # Where the question touches danger: by what the part is about, or by its own words.
    if topic.care is None:
        return False
    return place in topic.said_with or talk.alarm.is_named(heard)


def more(pack: Pack, session: Session, topic_id: str) -> Settled:
    """The next part of that topic; nothing is noted of it being said."""
    topic = pack.topic(topic_id)
    if not session.ahead:  # all was told, be it since the offer that was gone back to
        return session, replies.no_more(pack, topic)
    place, *ahead = session.ahead
    reply = replies.further(pack, topic, place, last=not ahead)
    return replace(session, ahead=tuple(ahead)), reply


def part_of(talk: Talk, session: Session, place: int) -> Settled:
    """The part at that place of the topic under way."""
    topic = talk.pack.topic(session.topic)
    ahead = tuple(each for each in session.ahead if each != place)
    reply = replies.further(talk.pack, topic, place, last=not ahead)
    pending = MoreOffer(topic.id) if ahead else None
    return talk.said(replace(session, ahead=ahead), reply, pending=pending)


def two(
    talk: Talk, session: Session, asked: tuple[tuple[str, Readings], ...], probability: float
) -> Settled:
    """Both answers, one after the other: of each topic the part that fits what was asked of it."""
    parts, fits = [], []
    for topic_id, heard in asked:
        topic = talk.pack.topic(topic_id)
        fit = parts_that_fit(talk.fits(heard, topic_id))
        place = fit[0] if fit else _FIRST
        parts.append(Part(topic, place, _with_care(talk, topic, place, heard)))
        fits.append(fit)
    reply = replies.two_answers(talk.pack, parts[0], parts[1], probability=probability)
    last = parts[1]
    told = {last.place, len(last.topic.parts)} if last.topic.care in reply.chunks else {last.place}
    ahead = _order(last.topic, fits[1], told)
    session = replace(session, topic=last.topic.id, ahead=ahead, misses=0)
    return talk.said(session, reply, pending=MoreOffer(last.topic.id))
