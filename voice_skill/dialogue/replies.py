"""Replies built out of the pack: answers in chunks, choices, and sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from voice_skill.language import prompts
from voice_skill.language.prompts import country_guess, listed, lower_first, notice, prompt
from voice_skill.values.meaning import ControlWord
from voice_skill.values.pack import Pack, Topic
from voice_skill.values.reply import (
    Chunk,
    ChunkKind,
    Expects,
    Heading,
    Outcome,
    Reply,
    ReplyKind,
    Source,
    control,
)

_SAID_AGAIN = 2  # orders


@dataclass(frozen=True, slots=True)
class Part:
    """What is said of a topic: the chunk at ``place``; ``care`` where its care advice follows."""

    topic: Topic
    place: int = 0
    care: bool = False


def answer(pack: Pack, part: Part, *, probability: float, more: bool, named: bool = False) -> Reply:
    """The part, when to seek care where that is said with it, who says so, and the offer of more.

    ``named``: it begins with the topic's name, for where that may be misunderstood.
    """
    topic = part.topic
    chunks = [prompts.lead_in(topic)] if named else []
    chunks.append(topic.at(part.place))
    if part.care and topic.care is not None:
        chunks.append(topic.care)
    sources = sources_of(pack, tuple(chunks))
    chunks.append(prompts.source_chunk(sources))
    if more:
        chunks.append(prompts.more_offer())
    return Reply(
        chunks=tuple(chunks),
        outcome=Outcome(ReplyKind.ANSWER, topic.id),
        listen=more,
        expects=Expects.YES_NO if more else Expects.ANYTHING,
        care_level=topic.care_level if topic.care in chunks else None,
        sources=sources,
        probability=probability,
    )


def two_answers(pack: Pack, first: Part, second: Part, *, probability: float) -> Reply:
    """Two questions of one breath, answered in order; the more urgent care is said first."""
    chunks = []
    for part in (first, second):
        chunks += [prompts.lead_in(part.topic), part.topic.at(part.place)]
    cares = [part.topic for part in (first, second) if part.care and part.topic.care is not None]
    cares.sort(key=lambda topic: -(topic.care_level or 0))
    chunks += [topic.care for topic in cares[:1] if topic.care is not None]
    sources = sources_of(pack, tuple(chunks))
    chunks += [prompts.source_chunk(sources), prompts.more_offer()]
    return Reply(
        chunks=tuple(chunks),
        outcome=Outcome(ReplyKind.ANSWER, first.topic.id),
        listen=True,
        expects=Expects.YES_NO,
        care_level=cares[0].care_level if cares else None,
        sources=sources,
        probability=probability,
    )


def further(pack: Pack, topic: Topic, place: int, *, last: bool) -> Reply:
    """What stands at that place of a topic under way; after the last nothing is offered."""
    chunk = topic.at(place)
    return Reply(
        chunks=(chunk,) if last else (chunk, prompts.more_offer()),
        outcome=control(ControlWord.MORE),
        listen=not last,
        expects=Expects.ANYTHING if last else Expects.YES_NO,
        care_level=topic.care_level if chunk is topic.care else None,
        sources=sources_of(pack, (chunk,)),
    )


def nothing_better(pack: Pack, topic: Topic, *, more: bool, probability: float) -> Reply:
    """What was said last is asked again, and nothing fits it better: says so, and the way on."""
    own = notice(prompt("talk.nothing_better"))
    way_on = prompts.more_offer() if more else notice(prompt("talk.ask_somebody"))
    return Reply(
        (own, way_on),
        Outcome(ReplyKind.ANSWER, topic.id),
        listen=True,
        expects=Expects.YES_NO if more else Expects.ANYTHING,
        probability=probability,
    )


def no_more(pack: Pack, topic: Topic) -> Reply:
    """Everything has been told: the topics somebody would ask next."""
    chunks = [notice(prompt("talk.all_told"))]
    if topic.related:
        titles = [lower_first(pack.topic(name).title) for name in topic.related[:3]]
        chunks.append(notice(prompt("talk.related", titles=listed(titles, "lists.or"))))
    return Reply(tuple(chunks), control(ControlWord.MORE), listen=True)


def short_form(pack: Pack, topic: Topic, *, outcome: Outcome) -> Reply:
    """Only the first chunk and when to seek care."""
    chunks: tuple[Chunk, ...] = (topic.first,) if topic.care is None else (topic.first, topic.care)
    return Reply(
        chunks, outcome, care_level=topic.care_level, sources=sources_of(pack, chunks), listen=True
    )


def choice(pack: Pack, options: tuple[str, ...], *, probability: float) -> Reply:
    """ "Do you mean A, or B?" """
    topics = tuple(pack.topic(option) for option in options)
    return Reply(
        (prompts.which_one(topics),),
        Outcome(ReplyKind.CHOICE),
        listen=True,
        expects=Expects.CHOICE,
        probability=probability,
    )


def plain(*texts: str, outcome: Outcome, listen: bool = True) -> Reply:
    """A reply about the skill itself."""
    return Reply(tuple(map(notice, texts)), outcome, listen=listen)


def with_chunks_first(reply: Reply, *chunks: Chunk) -> Reply:
    """The same reply, with these chunks said before it."""
    return replace(reply, chunks=(*chunks, *reply.chunks))


def to_do(reply: Reply) -> tuple[Chunk, ...]:
    """What the reply orders: now, and until then."""
    orders = {Heading.NOW, Heading.UNTIL_THEN}
    return tuple(chunk for chunk in reply.chunks if chunk.heading in orders)


def still_to_do(told: Reply, versions: Iterable[Reply]) -> tuple[Chunk, ...]:
    """What is ordered first by the one of the versions that was told.

    By the last where it was none of them: the numbers are another country's by now.
    """
    chosen: tuple[Chunk, ...] = ()
    for version in versions:
        chosen = to_do(version)[:_SAID_AGAIN]
        if set(chosen) <= set(told.chunks):
            break
    return chosen


def placed(pack: Pack, reply: Reply) -> Reply:
    """The reply; where it says whom to call in a country that was guessed, which that is."""
    guess = country_guess(pack)
    if not guess or not reply.chunks or not (reply.is_alarm or reply.kind is ReplyKind.ADVICE):
        return reply
    # After the order, if there is one: nobody waits for it.
    is_order = [chunk.kind is ChunkKind.ORDER for chunk in reply.chunks]
    at = is_order.index(True) + 1 if any(is_order) else 1
    return replace(reply, chunks=(*reply.chunks[:at], *guess, *reply.chunks[at:]))


def aged(pack: Pack, reply: Reply, *, today: str) -> Reply:
    """The same reply; past the pack's review date it says so, after all but what it asks.

    So does whatever rests on the content: answers, levels, orders and advice. ``today`` is an ISO
    date.
    """
    rests = reply.level is not None or reply.sources or reply.kind is ReplyKind.ANSWER
    late = notice(prompts.overdue(pack.review_by))
    if today <= pack.review_by or not rests or late in reply.chunks:
        return reply
    at = len(reply.chunks)
    while at and reply.chunks[at - 1].kind in {ChunkKind.OFFER, ChunkKind.QUESTION}:
        at -= 1
    return replace(reply, chunks=(*reply.chunks[:at], late, *reply.chunks[at:]))


def sources_of(pack: Pack, chunks: tuple[Chunk, ...]) -> tuple[Source, ...]:
    """The sources of these chunks, each once, in order of first use."""
    names = dict.fromkeys(
        name for chunk in chunks if chunk.kind != ChunkKind.SOURCE for name in chunk.sources
    )
    return tuple(pack.sources[name] for name in names)
