"""A check-up as plain data, so that one that was stopped can be taken up again another day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from voice_skill.checkup.course import Course
from voice_skill.checkup.state import Checkup, Phase
from voice_skill.checkup.step import worst_of
from voice_skill.understanding.people import Patient
from voice_skill.values.flow import Event, FlowState, Known
from voice_skill.values.level import Level

FORMAT = 1


def as_data(checkup: Checkup) -> dict[str, Any]:
    """The check-up as lists, strings and numbers, ready for JSON."""
    return {
        "format": FORMAT,
        "flow": checkup.flow,
        "patient": {
            "who": checkup.patient.who,
            "child": checkup.patient.child,
            "years": checkup.patient.years,
        },
        "events": [
            {
                "question": event.question,
                "value": event.value.value if event.value is not None else None,
                "noticed": [[name, value.value] for name, value in event.noticed],
            }
            for event in checkup.state.events
        ],
        "tries": checkup.state.tries,
        "phase": checkup.phase.value,
        "told": checkup.told.label if checkup.told is not None else None,
        "details": list(checkup.details),
        "present": sorted(checkup.present),
        "remarked": checkup.remarked,
    }


def from_data(course: Course, data: Mapping[str, Any]) -> Checkup | None:
    """The check-up, paused; None where the data cannot be read or the pack has changed too much."""
    try:
        if data["format"] != FORMAT or data["flow"] not in {flow.id for flow in course.flows}:
            return None
        flow = next(each for each in course.flows if each.id == data["flow"])
        events = tuple(_event(each) for each in data["events"])
        known = {question.id for question in flow.questions}
        if any(event.question and event.question not in known for event in events):
            return None
        patient = data["patient"]
        return Checkup(
            flow=flow.id,
            patient=Patient(patient["who"], patient["child"], patient["years"]),
            state=FlowState(events, int(data["tries"])),
            phase=_phase(data["phase"]),
            paused=Phase(data["phase"]) is not Phase.ADVISED,
            told=Level.from_label(data["told"]) if data["told"] is not None else None,
            details=tuple(data["details"]),
            present=frozenset(data["present"]),
            remarked=str(data.get("remarked", "")),
        )
    except (KeyError, ValueError, TypeError):
        return None


def _phase(name: str) -> Phase:
    # Which sign it was is not asked another day: all of them count.
    return Phase.ASKING if name == Phase.WHICH else Phase(name)


def with_danger_asked_again(course: Course, checkup: Checkup) -> Checkup:
    """The check-up without what was denied about the gravest signs: they may have changed."""
    flow = course.flow(checkup)
    kept: list[Event] = []
    for event in checkup.state.events:
        noticed = tuple(each for each in event.noticed if each[1] is not Known.NO)
        denied = event.question and event.value is Known.NO
        if denied and worst_of(flow, flow.question(event.question)) is Level.EMERGENCY:
            event = Event("", None, noticed)
        if event.question or noticed:
            kept.append(replace(event, noticed=noticed))
    asking = checkup.phase in {Phase.TEACH_BACK, Phase.CHANGING}
    phase = Phase.ASKING if asking else checkup.phase
    return replace(checkup, state=FlowState(tuple(kept)), phase=phase, doubted="")


def _event(data: Mapping[str, Any]) -> Event:
    value = Known(data["value"]) if data["value"] is not None else None
    noticed = tuple((str(name), Known(each)) for name, each in data["noticed"])
    return Event(str(data["question"]), value, noticed)
