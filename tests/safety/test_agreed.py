"""What two ears make of one question."""

from __future__ import annotations

import pytest

from voice_skill.safety.agreed import Verdict, agreed
from voice_skill.understanding.topics import REPORTS
from voice_skill.values.meaning import (
    Ambiguous,
    AskedTopic,
    Candidate,
    NotUnderstood,
    ReportedSymptom,
)

CAUSES, VEINS = AskedTopic("causes", 0.9), AskedTopic("veins", 0.6)
LOST = NotUnderstood("off-topic")


def either(*names: str) -> Ambiguous:
    return Ambiguous(tuple(Candidate(name, 0.4) for name in names))


def both_ways(first: Verdict, second: Verdict) -> Verdict:
    """The same whichever ear comes first, but for the order of what is asked."""
    found, other = agreed(first, second), agreed(second, first)
    if isinstance(found, Ambiguous) and isinstance(other, Ambiguous):
        assert {c.topic for c in found.candidates} == {c.topic for c in other.candidates}
    else:
        assert found == other
    return found


def asked(verdict: Verdict) -> list[str]:
    assert isinstance(verdict, Ambiguous)
    return [each.topic for each in verdict.candidates]


def test_what_both_understood_is_answered() -> None:
    """As surely as the surer of them."""
    assert both_ways(CAUSES, AskedTopic("causes", 0.5)) == CAUSES


def test_a_topic_that_the_other_holds_possible_is_answered() -> None:
    """Its doubt was settled."""
    assert both_ways(VEINS, either("causes", "veins")) == VEINS


def test_two_different_topics_are_asked_about() -> None:
    """ "Do you mean A, or B?" """
    assert asked(agreed(CAUSES, VEINS)) == ["causes", "veins"]
    assert asked(agreed(VEINS, either("causes", "pain", "salt"))) == ["veins", "causes", "pain"]


@pytest.mark.parametrize("verdict", [CAUSES, VEINS])
def test_what_only_one_understood_is_asked(verdict: AskedTopic) -> None:
    """However sure it is: it may be the pack's push alone."""
    assert asked(both_ways(verdict, LOST)) == [verdict.topic]


def test_a_choice_stays_a_choice() -> None:
    """Whatever the other made of it."""
    assert asked(both_ways(either("causes", "veins"), LOST)) == ["causes", "veins"]


def test_trouble_that_both_heard_is_a_report_and_of_one_ear_it_is_asked() -> None:
    """Beside a topic the likelier one counts, as where one ear is in doubt."""
    report = ReportedSymptom(0.7)
    assert both_ways(report, ReportedSymptom(0.4)) == report
    assert both_ways(report, VEINS) == report
    assert both_ways(report, CAUSES) == CAUSES
    assert asked(both_ways(report, LOST)) == [REPORTS]
    assert asked(both_ways(report, either("causes", "veins"))) == ["causes", "veins"]


def test_what_neither_understood_is_refused() -> None:
    """With the first one's reason."""
    assert agreed(LOST, NotUnderstood("unsure")) == LOST
