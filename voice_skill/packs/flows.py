"""``flows/*.yaml``: check-ups as data, read into frozen ``Flow`` values; what is wrong is named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from voice_skill.core.flow_types import Advice, Flow, Question, Rule, Words
from voice_skill.core.types import ContentError, Finding, Level, Source
from voice_skill.packs.countries import Country
from voice_skill.packs.files import line_of, read_yaml
from voice_skill.packs.schema import Id, LevelWord, Text
from voice_skill.packs.validate import validated, validated_map

Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:[-_][a-z0-9]+)*$")]

SAID_FILE = "_said.yaml"
"""Findings that only the check-up listens for, beside those of ``findings.yaml``."""


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


class FlowFile(_Part):
    """One check-up, for a grown-up or for a child."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    id: Id
    title: Text
    for_: Literal["adult", "child"] = Field(alias="for")
    questions: list[QuestionFile] = Field(min_length=1)
    rules: list[RuleFile] = Field(min_length=1)
    advice: list[AdviceFile] = Field(min_length=1)


class SaidFile(_Part):
    """One finding of ``_said.yaml``, in the pattern language of ``findings.yaml``."""

    means: Text
    spoken: Text
    said: list[Text] = Field(min_length=1)
    unless: list[Text] = []
    implies: list[Name] = []
    event: bool = False
    history: bool = False


@dataclass(frozen=True, slots=True)
class FlowContext:
    """What a flow may refer to: country, sources, names of features, and red flags to cover."""

    country: Country
    sources: Mapping[str, Source]
    facts: Mapping[str, str]
    flags: tuple[str, ...] = ()


def load_flows(
    folder: Path,
    country: Country,
    sources: Mapping[str, Source],
    *,
    findings: Iterable[Finding] = (),
    flags: Iterable[str] = (),
    cache: Path | None = None,
) -> tuple[Flow, ...]:
    """The flows of the pack in ``folder``, in the order of their files' names; () if it has none.

    ``findings`` give the names by which features are said back; ``flags`` are the red flags that
    the flows together must be able to reach. ``ContentError`` names file, line and remedy.
    """
    facts = {finding.id: finding.spoken for finding in findings if finding.spoken}
    context = FlowContext(country, sources, facts, tuple(flags))
    files = sorted((folder / "flows").glob("*.yaml"))
    return tuple(_flow(file, context, cache) for file in files if not file.name.startswith("_"))


def load_said(folder: Path, *, cache: Path | None = None) -> tuple[Finding, ...]:
    """What only the check-up listens for (sleep, tablets, walking); () where there is no file."""
    file = folder / "flows" / SAID_FILE
    if not file.is_file():
        return ()
    entries = validated_map(SaidFile, read_yaml(file, cache=cache), file)
    return tuple(
        Finding(
            id=name,
            means=each.means,
            said=tuple(each.said),
            unless=tuple(each.unless),
            spoken=each.spoken,
            implies=tuple(each.implies),
            event=each.event,
            history=each.history,
        )
        for name, each in entries.items()
    )


def _flow(file: Path, context: FlowContext, cache: Path | None) -> Flow:
    part = validated(FlowFile, read_yaml(file, cache=cache), file)
    if part.id != file.stem:
        raise ContentError(
            f"{file}, line 1, field id: {part.id!r} differs from the file's name. "
            f"Write id: {file.stem}."
        )
    _check(part, file, context)
    asked = {name for question in part.questions for name in question.asks}
    fill = context.country.fill
    return Flow(
        id=part.id,
        title=part.title,
        for_child=part.for_ == "child",
        questions=tuple(_question(each, fill) for each in part.questions),
        rules=tuple(_rule(each, fill) for each in part.rules),
        advice=tuple(_advice(each, fill) for each in part.advice),
        facts={name: context.facts.get(name, name.replace("_", " ")) for name in asked}
        | dict(context.facts),
        flags=context.flags,
    )


class _Fill:
    def __call__(self, text: str) -> str: ...


def _question(part: QuestionFile, fill: object) -> Question:
    return Question(
        id=part.id,
        asks=tuple(part.asks),
        ask=_words(part.ask, part.ask_other, fill),
        again=_words(part.again, part.again_other, fill),
        why=_say(part.why, fill),
        means=_say(part.means, fill),
        told=part.told,
        about=tuple(part.about),
        only_if=tuple(part.only_if),
        sooner_if=tuple(part.sooner_if),
        until=Level.from_label(part.until) if part.until else None,
        within_days=part.within_days,
    )
