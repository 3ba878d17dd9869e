"""What a check-up can count on out of what was said: facts its flows know, times, ages. Pure."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from voice_skill.checkup.state import Checkup
from voice_skill.checkup.step import pass_by, settled_by
from voice_skill.safety.evidence import Told
from voice_skill.understanding.circumstances import is_a_moment
from voice_skill.understanding.people import OLDER_FROM, VERY_YOUNG
from voice_skill.understanding.reading import Reading
from voice_skill.values.flow import RED_FLAG, Flow, Known, Noticed


def facts_in(flow: Flow, flows: tuple[Flow, ...], reading: Reading, told: Told) -> Noticed:
    """The facts of ``told`` that a flow knows, what they settle, and the time that was named.

    ``flows`` are those that may still be followed: until the age is known, a child's, too.
    """
    known = _known(flows)
    facts = tuple(each for each in told.facts if each[0] in known or RED_FLAG in each[0])
    return (*settled_by(flow, facts), *_times(flow, reading))


@lru_cache(maxsize=32)
def _known(flows: tuple[Flow, ...]) -> frozenset[str]:
    asked = (each for flow in flows for each in flow.questions)
    facts = (name for flow in flows for name in flow.facts)
    return frozenset((*facts, *(name for each in asked for name in (each.id, *each.asks))))


def of_age(checkup: Checkup) -> Checkup:
    """The check-up with what follows from the age alone, as if it had been told."""
    years = checkup.patient.years
    if years is None or VERY_YOUNG <= years < OLDER_FROM:
        return checkup
    known = "under_three" if years < VERY_YOUNG else "older"
    return replace(checkup, state=pass_by(checkup.state, ((known, Known.YES),)))


def _times(flow: Flow, reading: Reading) -> Noticed:
    # "Since Tuesday", "for ten years": answers every question about time.
    days = reading.days
    if days is None or is_a_moment(days):
        return ()
    return tuple(
        (question.id, Known.YES if days <= question.within_days else Known.NO)
        for question in flow.questions
        if question.within_days is not None
    )
