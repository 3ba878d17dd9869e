"""What may stand in ``flows/*.yaml``. One line of prose under each field that needs it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from voice_skill.packs.schema import Id, LevelWord, Text

Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:[-_][a-z0-9]+)*$")]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class QuestionFile(_Part):
    """One question. ``asks`` are features of which one is enough for a yes."""

    id: Id
    asks: list[Name] = Field(min_length=1)
    ask: Text
    ask_other: str = ""
    again: Text
    """The same in other words, with how to find out."""
    again_other: str = ""
    why: Text
    means: Text
    told: Text
    about: list[Text] = Field(min_length=1)
    only_if: list[Name] = []
    sooner_if: list[Name] = []
    until: LevelWord | None = None
    within_days: int | None = Field(default=None, ge=1)
    risk: bool = False
    """It asks about illnesses, medicines or events, not about a sign."""
    signs: list[Text] = []
    """Words that name its signs in an answer, in the pattern language of ``red_flags/``."""
    unless: list[Text] = []
    """Words beside which they mean something else."""
    covers: list[Name] = []
    """What is only told in passing, and what a yes to these words takes in."""


class RuleFile(_Part):
    """``when``: of every inner list at least one name must hold."""

    id: Id
    flag: str = ""
    level: Literal["routine", "same-day", "emergency"]
    when: list[Annotated[list[Name], Field(min_length=1)]] = Field(min_length=1)
    because: Text
    sources: list[str] = Field(min_length=1)
    advice: Id


class AdviceFile(_Part):
    """What to do: the order comes first."""

    id: Id
    level: LevelWord
    order: Text
    order_other: str = ""
    say: Text
    meanwhile: list[Text] = Field(min_length=1)
    worse: Text
    back: Text
    sources: list[str] = Field(min_length=1)


class InsteadFile(_Part):
    """An order in place of the advice's own at a level, where the feature ``told`` is there."""

    told: Name
    level: LevelWord
    order: Text
    order_other: str = ""
    sources: list[str] = Field(min_length=1)
    but_not: list[Id] = []
    """Advice that keeps its own order."""


class FlowFile(_Part):
    """One check-up, for a grown-up or for a child."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    id: Id
    title: Text
    for_: Literal["adult", "child"] = Field(alias="for")
    questions: list[QuestionFile] = Field(min_length=1)
    rules: list[RuleFile] = Field(min_length=1)
    advice: list[AdviceFile] = Field(min_length=1)
    instead: list[InsteadFile] = []


class SaidFinding(_Part):
    """One finding of ``_said.yaml``, in the pattern language of ``red_flags/``."""

    means: Text
    spoken: Text
    said: list[Text] = Field(min_length=1)
    unless: list[Text] = []
    implies: list[Name] = []
    denies: list[Name] = []
    event: bool = False
    history: bool = False
    thought: bool = False


class SaidFile(_Part):
    """``_said.yaml``: what only the check-up listens for, and what it takes as given."""

    context: list[Name] = []
    word_sets: dict[Name, list[Text]] = {}
    findings: dict[Name, SaidFinding] = {}
