"""What is said about a danger sign: the order, and the questions whether it is so. Pure."""

from __future__ import annotations

from voice_skill.dialogue import crises, replies
from voice_skill.language.prompts import notice, prompt
from voice_skill.values.level import Level
from voice_skill.values.meaning import AnswerKind, Person
from voice_skill.values.pack import FlagKind, Pack, RedFlag
from voice_skill.values.reply import Chunk, ChunkKind, Expects, Heading, Reply, control


def order(pack: Pack, flag: RedFlag, person: Person, heard: str = "") -> Reply:
    """The order first, then why and what to do meanwhile; ``heard`` are the person's own words."""
    if flag.kind is FlagKind.CRISIS:
        return crises.told(pack, flag, person)
    other = person is Person.OTHER
    first = (flag.order_other if other else "") or flag.order
    because = (flag.because_other if other else "") or flag.because
    meanwhile = (flag.meanwhile_other if other else ()) or flag.meanwhile
    chunks = (
        Chunk(first, ChunkKind.ORDER, Heading.NOW, flag.sources),
        Chunk(because, ChunkKind.ORDER, Heading.WHY, flag.sources),
        *(Chunk(each, ChunkKind.ORDER, Heading.UNTIL_THEN, flag.sources) for each in meanwhile),
        *([notice(prompt("alarm.heard", heard=heard))] if heard else []),
        notice(prompt("alarm.misheard")),
    )
    return Reply(
        chunks,
        flag.outcome,
        listen=True,
        level=flag.level,
        sources=replies.sources_of(pack, chunks),
    )


def is_it_so(flag: RedFlag, heard: str) -> Reply:
    """Asks whether an order that was disputed rests on a mishearing."""
    if flag.kind is FlagKind.CRISIS:
        return asked(flag, prompt("alarm.got_wrong"))
    return asked(flag, prompt("alarm.did_i_mishear", heard=heard))


def asked(flag: RedFlag, lead: str) -> Reply:
    """Asks whether the sign is there now."""
    return Reply(
        (notice(lead), crises.question(flag)),
        control(AnswerKind.NO),
        listen=True,
        expects=Expects.YES_NO,
        level=flag.level,
    )


def withdrawn(flag: RedFlag, *, lead: str = "") -> Reply:
    """After a clear no: the order for the day that it should happen. ``lead`` comes before it."""
    first, *others = crises.withdrawn(flag)
    return Reply(
        (
            notice(lead) if lead else first,
            *others,
            Chunk(flag.order, ChunkKind.ORDER, sources=flag.sources),
            notice(prompt("common.what_else")),
        ),
        control(AnswerKind.NO),
        listen=True,
        level=Level(flag.level),
    )
