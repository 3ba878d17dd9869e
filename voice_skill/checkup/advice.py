"""The advice at the end of a check-up: an order first, then why, and what to do meanwhile."""

from __future__ import annotations

from collections.abc import Mapping

from voice_skill.checkup.reckoning import value_of, view_of
from voice_skill.checkup.step import fired, is_unsettled, level_of
from voice_skill.language.prompts import notice
from voice_skill.understanding.people import Patient
from voice_skill.values.flow import Advice, Flow, FlowState, Known, Words
from voice_skill.values.level import Level
from voice_skill.values.reply import Chunk, ChunkKind, Outcome, Reply, ReplyKind, Source

CLOSING = "Talk to a clinician before acting on this."
"""Said with every advice that is not urgent: it makes people more likely to do so."""

REASONS = {
    Level.SELF_CARE: "Nothing you told me is a danger sign.",
    Level.ROUTINE: "This is not urgent, but it should be looked at.",
    Level.SAME_DAY: "This should not wait until tomorrow.",
    Level.EMERGENCY: "You asked for help.",
}
"""Why a level is advised where no rule says so."""

UNSETTLED = "After so many signs I can't rule out a danger by asking."
KEPT = "You told me of a danger before, so I keep to my advice."

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
        Chunk(order.to(patient.who), ChunkKind.ORDER, "What to do", order_names),
        *lead,
        Chunk(because, ChunkKind.ORDER if urgent else ChunkKind.CARE, "Why", names),
        Chunk(part.say, ChunkKind.CARE, "What to say", part.sources),
        Chunk(" ".join(part.meanwhile), ChunkKind.CARE, "Until then", part.sources),
        Chunk(part.worse, ChunkKind.CARE, "What makes it more urgent", part.sources),
        Chunk(part.back, ChunkKind.CARE, "When to come back", part.sources),
    ]
    if level is Level.EMERGENCY:
        chunks.append(notice("If I misheard you, say go back."))
    if not urgent:
        chunks.append(notice(CLOSING))
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
    rules = [rule for rule in fired(flow, state) if rule.level == level]
    if rules:
        first = rules[0]
        others = [rule.because for rule in rules[1:] if rule.advice != first.advice]
        return flow.advice_of(first.advice), " ".join([first.because, *others[:1]]), first.sources
    of_level = [each for each in flow.advice if each.level == level]
    part = next((each for each in of_level if each.id in GENERAL), of_level[0])
    if level_of(flow, state) < level:
        return part, KEPT, part.sources
    return part, UNSETTLED if is_unsettled(flow, state) else REASONS[level], part.sources


def reason(flow: Flow, state: FlowState, *, floor: Level | None = None) -> str:
    """Why the level is advised, in a sentence or two."""
    return _grounds(flow, state, max(level_of(flow, state), floor or Level.SELF_CARE))[1]
