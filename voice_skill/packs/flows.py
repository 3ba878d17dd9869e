"""``flows/*.yaml``: check-ups as data, read into frozen ``Flow`` values; what is wrong is named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from voice_skill.checkup.advice import GENERAL
from voice_skill.checkup.checkup import Checker
from voice_skill.packs.countries import Country
from voice_skill.packs.files import read_yaml
from voice_skill.packs.flow_schema import (
    AdviceFile,
    FlowCheck,
    FlowContext,
    FlowFile,
    InsteadFile,
    QuestionFile,
    RuleFile,
    SaidFile,
)
from voice_skill.packs.validate import validated
from voice_skill.safety.evidence import Noticing
from voice_skill.safety.watch import Watch
from voice_skill.values.errors import ContentError
from voice_skill.values.flow import RED_FLAG, Advice, Flow, Instead, Question, Rule, Words
from voice_skill.values.level import Level
from voice_skill.values.pack import Finding, FlagKind, Pack, RedFlag
from voice_skill.values.reply import Source

SAID_FILE = "_said.yaml"
"""Findings that only the check-up listens for, beside those of ``findings.yaml``."""


def load_flows(
    folder: Path,
    country: Country,
    sources: Mapping[str, Source],
    *,
    findings: Iterable[Finding] = (),
    red_flags: Iterable[RedFlag] = (),
    cache: Path | None = None,
) -> tuple[Flow, ...]:
    """The flows of the pack in ``folder``, in the order of their files' names; () if it has none.

    ``findings`` (the pack's and ``load_said``) give the words by which features are said back.
    Each of the ``red_flags`` becomes a rule of every flow, for when it is raised in passing.
    ``ContentError`` names file, line and remedy.
    """
    files = [file for file in sorted((folder / "flows").glob("*.yaml")) if file.name[0] != "_"]
    parts = [(file, validated(FlowFile, read_yaml(file, cache=cache), file)) for file in files]
    asked = {name for _, part in parts for each in part.questions for name in each.asks}
    facts = {name: name.replace("_", " ") for name in sorted(asked)}
    facts |= {finding.id: finding.spoken for finding in findings if finding.spoken}
    told = load_said(folder, cache=cache).told
    context = FlowContext(country, sources, facts, tuple(red_flags), told)
    return tuple(_flow(part, file, context) for file, part in parts)


@dataclass(frozen=True, slots=True)
class SaidWords:
    """What only the check-up listens for (sleep, tablets, walking).

    ``context`` are findings that it takes as given, ``word_sets`` names for groups of words, to
    be used in phrases beside the pack's, ``told`` how findings are said of a person.
    """

    findings: tuple[Finding, ...] = ()
    context: tuple[str, ...] = ()
    word_sets: Mapping[str, Sequence[str]] = field(default_factory=dict)
    told: Mapping[str, str] = field(default_factory=dict)


def load_said(folder: Path, *, cache: Path | None = None) -> SaidWords:
    """What the check-up of the pack in ``folder`` listens for; empty where it has no such file."""
    file = folder / "flows" / SAID_FILE
    if not file.is_file():
        return SaidWords()
    part = validated(SaidFile, read_yaml(file, cache=cache), file)
    found = tuple(
        Finding(
            id=name,
            means=each.means,
            said=tuple(each.said),
            unless=tuple(each.unless),
            spoken=each.spoken,
            implies=tuple(each.implies),
            denies=tuple(each.denies),
            event=each.event,
            history=each.history,
            thought=each.thought,
        )
        for name, each in part.findings.items()
    )
    sets = {name: tuple(words) for name, words in part.word_sets.items()}
    return SaidWords(found, tuple(part.context), sets, part.told)


def load_checker(
    folder: Path,
    country: Country,
    pack: Pack,
    *,
    watch: Watch | None = None,
    cache: Path | None = None,
) -> Checker | None:
    """The check-ups of a loaded pack, ready to talk; None where the pack has no flow.

    ``watch`` knows the pack's findings already, should there be one: compiling them takes time.
    """
    said = load_said(folder, cache=cache)
    # Any other danger puts the check-up aside, whatever it asks: it is none of its rules.
    own = tuple(each for each in pack.red_flags if each.kind is FlagKind.BODY)
    flows = load_flows(
        folder,
        country,
        pack.sources,
        findings=(*pack.findings, *said.findings),
        red_flags=own,
        cache=cache,
    )
    if not flows:
        return None
    notice = Noticing(
        (watch or Watch(pack.findings, (), pack.word_sets)).over(own),
        said.findings,
        word_sets={**said.word_sets, **pack.word_sets},
        context=said.context,
    )
    return Checker(flows, notice, pack.sources)


def _flow(part: FlowFile, file: Path, context: FlowContext) -> Flow:
    if part.id != file.stem:
        raise ContentError(
            f"{file}, line 1, field id: {part.id!r} differs from the file's name. "
            f"Write id: {file.stem}."
        )
    FlowCheck(part, file, context).all()
    country = context.country
    rules = tuple(_rule(each, country) for each in part.rules)
    named = {name for rule in rules for group in rule.when for name in group}
    named |= {name for each in part.questions for name in each.asks}
    return Flow(
        id=part.id,
        title=part.title,
        for_child=part.for_ == "child",
        questions=tuple(_question(each, country) for each in part.questions),
        rules=(*rules, *(_said_rule(each, rules, part) for each in context.red_flags)),
        advice=tuple(_advice(each, country) for each in part.advice),
        facts={name: text for name, text in context.facts.items() if name in named},
        flags=tuple(dict.fromkeys(each.label or each.id for each in context.red_flags)),
        instead=tuple(_instead(each, country) for each in part.instead),
        told={name: form for name, form in context.told.items() if name in named},
    )


def _question(part: QuestionFile, country: Country) -> Question:
    return Question(
        id=part.id,
        asks=tuple(part.asks),
        ask=_words(part.ask, part.ask_other, country),
        again=_words(part.again, part.again_other, country),
        why=_text(part.why, country),
        means=_text(part.means, country),
        told=part.told,
        about=tuple(part.about),
        only_if=tuple(part.only_if),
        sooner_if=tuple(part.sooner_if),
        until=Level.from_label(part.until) if part.until else None,
        within_days=part.within_days,
        risk=part.risk,
        signs=tuple(part.signs),
        unless=tuple(part.unless),
        covers=tuple(part.covers),
        which=tuple(part.which.items()),
    )


def _rule(part: RuleFile, country: Country) -> Rule:
    return Rule(
        id=part.id,
        level=Level.from_label(part.level),
        when=tuple(tuple(group) for group in part.when),
        because=_text(part.because, country),
        sources=tuple(part.sources),
        advice=part.advice,
        flag=part.flag,
    )


def _said_rule(flag: RedFlag, rules: tuple[Rule, ...], part: FlowFile) -> Rule:
    # A red flag raised in passing reaches its own level, whatever the flow asks.
    label = flag.label or flag.id
    same = [rule.advice for rule in rules if rule.flag == label and rule.level == flag.level]
    of_level = [each.id for each in part.advice if each.level == flag.level.label]
    return Rule(
        id=f"said-{flag.id}",
        level=flag.level,
        when=((RED_FLAG + flag.id,),),
        because=flag.because,
        sources=flag.sources,
        advice=(same or [each for each in of_level if each in GENERAL] or of_level)[0],
        flag=label,
    )


def _advice(part: AdviceFile, country: Country) -> Advice:
    return Advice(
        id=part.id,
        level=Level.from_label(part.level),
        order=_words(part.order, part.order_other, country),
        say=_text(part.say, country),
        meanwhile=tuple(_text(each, country) for each in part.meanwhile),
        worse=_text(part.worse, country),
        back=_text(part.back, country),
        sources=tuple(part.sources),
    )


def _instead(part: InsteadFile, country: Country) -> Instead:
    return Instead(
        told=part.told,
        level=Level.from_label(part.level),
        order=_words(part.order, part.order_other, country),
        sources=tuple(part.sources),
        but_not=tuple(part.but_not),
    )


def _words(own: str, other: str, country: Country) -> Words:
    return Words(_text(own, country), _text(other, country))


def _text(text: str, country: Country) -> str:
    return country.fill(" ".join(text.split()))
