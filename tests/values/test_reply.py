"""What a reply is, and the label of the evaluation contract that follows from it."""

from __future__ import annotations

import pytest

from voice_skill.values.meaning import ControlWord
from voice_skill.values.reply import URGENT, Outcome, ReplyKind, control


@pytest.mark.parametrize("kind", ReplyKind)
def test_every_kind_has_a_label_that_leads_back_to_it(kind: ReplyKind) -> None:
    """So that lists with labels are judged by the same rules as replies."""
    named = kind.value.endswith(":") or not kind.value
    outcome = Outcome(kind, "some-name" if named else "")
    assert Outcome.of(outcome.label) == outcome


@pytest.mark.parametrize(
    ("label", "alarm", "noticed", "danger"),
    [
        ("red-flag:pe", True, True, True),
        ("crisis:suicidal", True, True, True),
        ("danger-question:pe", False, True, True),
        ("triage:emergency", False, False, True),
        ("triage:same-day", False, False, False),
        ("comfort:grief", False, False, False),
        ("causes", False, False, False),
        ("", False, False, False),
    ],
)
def test_a_danger_is_raised_asked_about_or_reached(
    label: str, alarm: bool, noticed: bool, danger: bool
) -> None:
    """Comfort is none, and no advice but the gravest."""
    outcome = Outcome.of(label)
    assert (outcome.is_alarm, outcome.is_noticed, outcome.is_danger) == (alarm, noticed, danger)


def test_the_labels_are_those_of_the_contract() -> None:
    """They are written down in the evaluation's files."""
    assert control(ControlWord.WHO_SAYS).label == "control:who-says"
    assert URGENT.label == "triage:emergency"
    assert Outcome(ReplyKind.CHECKUP_START).label == "triage-start"
    assert Outcome(ReplyKind.ANSWER, "night-cramps").label == "night-cramps"
