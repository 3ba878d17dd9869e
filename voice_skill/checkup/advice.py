"""The advice at the end of a check-up: an order first, then why, and what to do meanwhile."""

from __future__ import annotations

from collections.abc import Mapping

from voice_skill.checkup.reckoning import value_of, view_of
from voice_skill.checkup.step import fired, is_unsettled, level_of
from voice_skill.language.prompts import notice, prompt
from voice_skill.understanding.people import Patient
from voice_skill.values.flow import Advice, Flow, FlowState, Known, Rule, Words
from voice_skill.values.level import Level
from voice_skill.values.reply import Chunk, ChunkKind, Heading, Outcome, Reply, ReplyKind, Source

GENERAL = ("call", "today", "appointment")
"""Advice that fits any reason, by its id, where a flow has it."""


def advice(
    flow: Flow,
    state: FlowState,
    patient: Patient,
    sources: Mapping[str, Source],
    *,
    floor: Level | None = None,
    lead: tuple[Chunk, ...] = (),
) -> Reply:
    """The order first, then why, what to say, what to do, what makes it urgent, when to return.

    ``floor`` is a level that was told before: the advice is never for a lower one. ``lead`` says
    how the level came about; it never comes before the order.
    """
    level = max(level_of(flow, state), floor or Level.SELF_CARE)
    part, because, names = _grounds(flow, state, level)
    urgent = level >= Level.SAME_DAY
    order, order_names = _order(flow, state, part)
    chunks = [
        Chunk(order.to(patient.who), ChunkKind.ORDER, Heading.DO, order_names),
        *lead,
        Chunk(because, ChunkKind.ORDER if urgent else ChunkKind.CARE, Heading.WHY, names),
        Chunk(part.say, ChunkKind.CARE, Heading.SAY, part.sources),
        Chunk(" ".join(part.meanwhile), ChunkKind.CARE, Heading.UNTIL_THEN, part.sources),
        Chunk(part.worse, ChunkKind.CARE, Heading.WORSE, part.sources),
        Chunk(part.back, ChunkKind.CARE, Heading.BACK, part.sources),
    ]
    if level is Level.EMERGENCY:
        chunks.append(notice(prompt("advice.misheard")))
    cited = dict.fromkeys((*names, *order_names, *part.sources))
    return Reply(
        tuple(chunks),
        Outcome(ReplyKind.ADVICE, level.label),
        listen=True,
        level=level,
        sources=tuple(sources[name] for name in cited if name in sources),
    )


def _order(flow: Flow, state: FlowState, part: Advice) -> tuple[Words, tuple[str, ...]]:
    """What to do, with its sources: whom somebody pregnant calls is not whom others call."""
    view = view_of(flow, state)
    for each in flow.instead:
        told = value_of(view, each.told) is Known.YES
        if told and each.level == part.level and part.id not in each.but_not:
            return each.order, each.sources
    return part.order, part.sources


def _grounds(flow: Flow, state: FlowState, level: Level) -> tuple[Advice, str, tuple[str, ...]]:
    rules = _precise(flow, state, [r for r in fired(flow, state) if r.level == level])
    if rules:
        first = rules[0]
        others = [rule.because for rule in rules[1:] if rule.advice != first.advice]
        return flow.advice_of(first.advice), " ".join([first.because, *others[:1]]), first.sources
    of_level = [each for each in flow.advice if each.level == level]
    part = next((each for each in of_level if each.id in GENERAL), of_level[0])
    if level_of(flow, state) < level:
        return part, prompt("advice.kept"), part.sources
    if is_unsettled(flow, state):
        return part, prompt("advice.unsettled"), part.sources
    return part, prompt(f"advice.reason.{level.label}"), part.sources


def _precise(flow: Flow, state: FlowState, rules: list[Rule]) -> list[Rule]:
    """The rules, where some rest on what was named without those that rest on a whole question.

    Broken sleep was named: then aching veins, of the same question, are no reason.
    """
    view = view_of(flow, state)
    named = {
        question.id
        for question in flow.questions
        if any(view.facts.get(name) is Known.YES for name in question.asks)
    }

    def is_vague(rule: Rule) -> bool:
        return any(
            all(value_of(view, name) in {None, Known.NO} or name in named for name in group)
            for group in rule.when
        )

    return [rule for rule in rules if not is_vague(rule)] or rules


def reason(flow: Flow, state: FlowState, *, floor: Level | None = None) -> str:
    """Why the level is advised, in a sentence or two."""
    return _grounds(flow, state, max(level_of(flow, state), floor or Level.SELF_CARE))[1]
