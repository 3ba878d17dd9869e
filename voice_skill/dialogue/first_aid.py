"""First aid as an answer: what to do if a danger sign should come. No alarm, no level."""

from __future__ import annotations

from voice_skill.dialogue import replies
from voice_skill.language.prompts import notice, prompt
from voice_skill.values.pack import Pack, RedFlag
from voice_skill.values.reply import Chunk, ChunkKind, Heading, Outcome, Reply, ReplyKind

NEAREST = "when-to-see-doctor"
"""The label where no topic fits what was asked."""

SURE_FROM = 0.8
"""Chance of a topic from which the answer goes under its label."""


def told_for(pack: Pack, reply: Reply) -> str:
    """The id of the red flag that a reply of ``if_it_happens`` told about; empty for any other."""
    orders = [each.text for each in reply.chunks if each.heading is Heading.IF_SO]
    return next((flag.id for flag in pack.red_flags if flag.order in orders), "")


def if_it_happens(pack: Pack, flag: RedFlag, *, topic: str = "", probability: float = 0.0) -> Reply:
    """What to do if the sign comes, under the label of the topic that was asked about."""
    chunks = (
        notice(prompt("first_aid.if_it_happens")),
        Chunk(flag.order, ChunkKind.ORDER, Heading.IF_SO, flag.sources),
        *(
            Chunk(each, ChunkKind.ORDER, Heading.UNTIL_THEN, flag.sources)
            for each in flag.meanwhile
        ),
        notice(prompt("first_aid.tell_me")),
    )
    return Reply(
        chunks,
        Outcome(ReplyKind.ANSWER, topic if probability >= SURE_FROM else NEAREST),
        listen=True,
        probability=probability,
        sources=replies.sources_of(pack, chunks),
    )
