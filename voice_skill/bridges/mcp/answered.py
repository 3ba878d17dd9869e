"""What a language model is given for one turn: the words to pass on, and all else as data."""

from __future__ import annotations

from pydantic import BaseModel, Field

from voice_skill.bridges.talks import Answer
from voice_skill.values.pack import Pack
from voice_skill.values.reply import Expects, Source


class Cited(BaseModel):
    """A source of what was said."""

    organisation: str
    page: str
    read: str = Field(description="The day it was read, as YYYY-MM-DD.")
    grade: str = Field(
        description="P read at the organisation itself, M in a copy, S second-hand, J own judgement"
    )
    note: str = ""
    address: str = ""

    @classmethod
    def of(cls, source: Source) -> Cited:
        """The source as it is shown."""
        return cls(**{name: getattr(source, name) for name in cls.model_fields})


class Answered(BaseModel):
    """A turn of the conversation."""

    answer: str = Field(description="Pass this on word for word, all of it, before anything else.")
    level: str | None = Field(
        description="How soon this person is told to get help: self-care, routine, same-day or "
        "emergency. Null where nothing was said about that."
    )
    danger: bool = Field(description="A danger sign was told, or is asked about.")
    conversation: str = Field(description="Give this to go_on.")
    began: bool = Field(description="This turn began the conversation: nothing before it is known.")
    waits: bool = Field(description="It asked the person something, and waits for their answer.")
    expects: Expects = Field(description="What kind of answer it waits for.")
    sources: list[Cited]


def answered(answer: Answer, *, conversation: str, began: bool) -> Answered:
    """The turn as data."""
    reply = answer.reply
    return Answered(
        answer=answer.text,
        level=reply.level.label if reply.level is not None else None,
        danger=reply.outcome.is_danger,
        conversation=conversation,
        began=began,
        waits=reply.listen,
        expects=reply.expects,
        sources=[Cited.of(source) for source in reply.sources],
    )


def directions(turn: Answered) -> str:
    """What a language model is to do with it, for those that read text alone."""
    told = "Pass on the words above as they are, before anything else."
    if turn.danger:
        told = f"This is about a danger. {told}"
    level = f" Level: {turn.level}." if turn.level is not None else ""
    new = " Nothing said before this turn is known." if turn.began else ""
    waits = " It waits for the person's own answer: never answer for them." if turn.waits else ""
    return f"{told}{level}{waits}{new} Go on with: go_on, conversation {turn.conversation}."


def all_sources(pack: Pack) -> list[Cited]:
    """Every source of the pack."""
    return [Cited.of(source) for source in pack.sources.values()]
