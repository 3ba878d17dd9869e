"""What may stand in ``flows/*.yaml``, and that every name in a flow leads somewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from voice_skill.packs.countries import Country
from voice_skill.packs.files import line_of
from voice_skill.packs.schema import Id, LevelWord, Text
from voice_skill.safety.danger_answers import ear_for
from voice_skill.values.errors import ContentError
from voice_skill.values.level import Level
from voice_skill.values.pack import RedFlag
from voice_skill.values.reply import Source

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
    which: dict[Name, Text] = {}
    """The signs to choose from after a bare yes: their words, then others heard for them."""


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
    told: dict[Name, Annotated[str, StringConstraints(pattern=r"^\{[a-z]+\} \S")]] = {}
    """How a finding is said of a person: a verb of the prompts, and the rest."""


@dataclass(frozen=True, slots=True)
class FlowContext:
    """What a flow may refer to: country, sources, names of features, and red flags to cover.

    ``told`` says how features are said of a person.
    """

    country: Country
    sources: Mapping[str, Source]
    facts: Mapping[str, str]
    red_flags: tuple[RedFlag, ...] = ()
    told: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FlowCheck:
    """Names inside a flow that lead nowhere; each refused with its line."""

    part: FlowFile
    file: Path
    context: FlowContext

    def all(self) -> None:
        """``ContentError`` names the first of them."""
        self._once("questions", [each.id for each in self.part.questions])
        self._once("rules", [each.id for each in self.part.rules])
        self._once("advice", [each.id for each in self.part.advice])
        for place, question in enumerate(self.part.questions):
            self._gates(place, question)
            self._signs(place, question)
        for place, rule in enumerate(self.part.rules):
            self._rule(place, rule)
        for place, advice in enumerate(self.part.advice):
            self._sources(("advice", place, "sources"), advice.sources)
        for place, instead in enumerate(self.part.instead):
            self._instead(place, instead)
        for level in Level:
            if not any(each.level == level.label for each in self.part.advice):
                self._refuse(("advice",), f"no advice has the level {level.label}. Add one.")

    def _once(self, field: str, ids: list[str]) -> None:
        for place, name in enumerate(ids):
            if name in ids[:place]:
                self._refuse((field, place, "id"), f"{name!r} stands twice. Rename one of the two.")

    def _signs(self, place: int, question: QuestionFile) -> None:
        try:
            ear_for(tuple(question.signs), tuple(question.unless))
        except ContentError as error:
            self._refuse(("questions", place, "signs"), str(error))

    def _names(self) -> set[str]:
        asked = {name for each in self.part.questions for name in each.asks}
        return asked | {each.id for each in self.part.questions} | set(self.context.facts)

    def _gates(self, place: int, question: QuestionFile) -> None:
        before = {each.id for each in self.part.questions[:place]}
        ids = {each.id for each in self.part.questions}
        for name in question.which:
            if name not in question.asks:
                self._refuse(("questions", place, "which"), f"{name!r} is not in asks. Add it.")
        gates = {"only_if": question.only_if, "sooner_if": question.sooner_if}
        for part, names in (*gates.items(), ("covers", question.covers)):
            for name in names:
                if name not in self._names():
                    self._refuse(("questions", place, part), _unknown(name))
                if part == "only_if" and name in ids and name not in before:
                    self._refuse(
                        ("questions", place, part),
                        f"the question {name!r} comes later. Put it before {question.id!r}.",
                    )
        if question.within_days is not None and question.asks != ["duration"]:
            self._refuse(
                ("questions", place, "asks"),
                "a question about time asks for duration only. Write asks: [duration].",
            )

    def _rule(self, place: int, rule: RuleFile) -> None:
        for name in (name for group in rule.when for name in group):
            if name not in self._names():
                self._refuse(("rules", place, "when"), _unknown(name))
        self._sources(("rules", place, "sources"), rule.sources)
        levels = {each.id: each.level for each in self.part.advice}
        if rule.advice not in levels:
            known = ", ".join(levels)
            self._refuse(
                ("rules", place, "advice"),
                f"no advice is called {rule.advice!r}. Use one of: {known}.",
            )
        if levels[rule.advice] != rule.level:
            self._refuse(
                ("rules", place, "advice"),
                f"{rule.advice!r} is advice for {levels[rule.advice]}, the rule is {rule.level}. "
                "Use advice of the rule's level.",
            )

    def _instead(self, place: int, part: InsteadFile) -> None:
        self._sources(("instead", place, "sources"), part.sources)
        if part.told not in self._names():
            self._refuse(("instead", place, "told"), _unknown(part.told))
        levels = {each.id: each.level for each in self.part.advice}
        for name in part.but_not:
            if levels.get(name) != part.level:
                self._refuse(
                    ("instead", place, "but_not"),
                    f"no advice for {part.level} is called {name!r}. Correct the name.",
                )

    def _sources(self, field: tuple[str | int, ...], names: list[str]) -> None:
        for name in names:
            if name not in self.context.sources:
                self._refuse(
                    field,
                    f"the source {name!r} is not in sources.yaml. Add it, or correct the name.",
                )

    def _refuse(self, field: tuple[str | int, ...], remedy: str) -> None:
        named = ".".join(str(step) for step in field)
        line = line_of(self.file, field)
        raise ContentError(f"{self.file}, line {line}, field {named}: {remedy}")


def _unknown(name: str) -> str:
    return (
        f"{name!r} is neither asked by a question nor known as a finding. "
        "Correct the name, or add a question that asks it."
    )
