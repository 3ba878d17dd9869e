"""What the linter that listens plans to say, and how it counts what came of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support import BICYCLE, pack
from voice_skill.evaluation.listen import (
    CONDITIONS,
    VOICES,
    Kind,
    Result,
    confusions,
    is_opposite,
    lost_dangers,
    phrases_of,
    plan,
    report,
    tallies,
)

RIGHT = Result("k", "yes", "answer", "flite slt", "clean", "yes", "answer:yes", "answer:yes", 0, 1)


def test_everything_a_person_may_say_is_spoken() -> None:
    """Every example, report and danger sign of the pack, and answers and controls."""
    content = pack()
    said = {(kind, text) for kind, text in phrases_of(content)}
    assert {(Kind.EXAMPLE, each) for topic in content.topics for each in topic.examples} <= said
    assert {(Kind.REPORT, each) for each in content.reports} <= said
    assert {(Kind.DANGER, each) for each in content.danger_phrases} <= said
    assert (Kind.ANSWER, "no") in said
    assert any(kind is Kind.CONTROL for kind, _ in said)


def test_the_same_pack_is_planned_the_same_way() -> None:
    """So that a run that was stopped goes on where it was."""
    first, second = plan(pack(BICYCLE), takes=2), plan(pack(BICYCLE), takes=2)
    assert first == second
    assert len({take.key for take in first}) == len(first)


def test_many_takes_come_in_every_voice_and_condition() -> None:
    """As many takes as there are pairs give every pair once."""
    pairs = len(VOICES) * len(CONDITIONS)
    takes = [take for take in plan(pack(BICYCLE), sample=1, takes=pairs) if take.text]
    for text in {take.text for take in takes}:
        mine = [take for take in takes if take.text == text]
        got = {(take.speaker.program, take.speaker.voice, take.snr) for take in mine}
        assert len(got) == pairs


def test_a_sample_takes_so_many_of_each_kind() -> None:
    """And no more."""
    takes = plan(pack(BICYCLE), sample=2)
    assert all(sum(take.kind is kind for take in takes) <= 2 for kind in Kind)
    assert sum(take.kind is Kind.ANSWER for take in takes) == 2


def test_totals_count_each_kind_in_each_condition() -> None:
    """A phrase that means nothing when typed says nothing about the ears."""
    swapped = replace(RIGHT, heard="no", spoken="answer:no", errors=1)
    empty = replace(RIGHT, typed="", spoken="answer:no")
    noisy = replace(RIGHT, condition="10 dB")
    clean, loud = sorted(tallies([RIGHT, swapped, empty, noisy]), key=lambda each: -each.takes)
    assert (clean.takes, clean.right, clean.opposite, clean.wer) == (2, 1, 1, 0.5)
    assert (loud.condition, loud.takes, loud.right) == ("10 dB", 1, 1)


@pytest.mark.parametrize(("spoken", "swapped"), [("answer:no", True), ("answer:unsure", False)])
def test_only_yes_heard_as_no_is_the_opposite(spoken: str, swapped: bool) -> None:
    """Doubt is asked again; the opposite is dangerous."""
    assert is_opposite(replace(RIGHT, spoken=spoken)) is swapped


def test_a_danger_sign_is_lost_where_no_danger_is_raised_or_asked_about() -> None:
    """Another danger sign is the wrong one, and confused, but not lost."""
    danger = replace(RIGHT, typed="red-flag:pe", spoken="out-of-scope")
    other = replace(danger, spoken="red-flag:dvt")
    asked = replace(danger, spoken="danger-question:pe")
    assert lost_dangers([danger, other, asked, RIGHT]) == (danger,)
    assert confusions([danger, danger, other, RIGHT]) == (
        ("red-flag:pe", "out-of-scope", 2),
        ("red-flag:pe", "red-flag:dvt", 1),
    )


def test_the_report_holds_all_of_it() -> None:
    """As data that JSON can hold."""
    data = report([RIGHT])
    assert set(data) == {"totals", "confused", "lost_danger_signs", "words", "rows"}
    assert data["rows"][0]["heard"] == "yes"
