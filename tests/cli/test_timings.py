"""How long a turn took: each step once, in order, only where asked for."""

from __future__ import annotations

import json
import re

import pytest

from tests.cli.conftest import Run
from voice_skill.assistant.ports import Moment
from voice_skill.cli.timings import Timings


class Clock:
    """Time that passes when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_steps_are_counted_from_the_end_of_speech(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also where that end lies a little back; the first of several sounds counts."""
    timings = Timings(True, clock=clock)
    timings.begin(99.9)
    timings.mark(Moment.TEXT)
    clock.now += 0.05
    timings.mark(Moment.DECISION)
    clock.now += 0.05
    timings.mark(Moment.FIRST_SOUND)
    clock.now += 9
    timings.mark(Moment.FIRST_SOUND)
    assert timings.milliseconds() == {"text": 100, "decision": 150, "first sound": 200}
    timings.report()
    timings.report()
    assert capsys.readouterr().err == (
        "Timing of turn 1, since the end of speech: "
        "text 100 ms, decision 150 ms, first sound 200 ms.\n"
    )


def test_json_is_one_line_a_turn(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    """For programs."""
    timings = Timings(True, as_json=True, clock=clock)
    for _ in range(2):
        timings.begin()
        clock.now += 0.25
        timings.mark(Moment.TEXT)
        timings.report()
    lines = [json.loads(line)["timing"] for line in capsys.readouterr().err.splitlines()]
    assert [line["turn"] for line in lines] == [1, 2]
    assert lines[1]["milliseconds"] == {"text": 250}


def test_nothing_is_said_where_nobody_asked(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nor where nothing was timed."""
    timings = Timings(False, clock=clock)
    timings.mark(Moment.TEXT)
    timings.report()
    timings.begin()
    timings.mark(Moment.TEXT)
    timings.report()
    assert capsys.readouterr().err == ""


@pytest.mark.slow
@pytest.mark.parametrize("as_json", [False, True])
def test_a_typed_question_is_timed(run: Run, as_json: bool) -> None:
    """On stderr, so that the answer stays clean."""
    words = ["ask", "Why do my legs cramp at night?", "--quiet", "--timings"]
    result = run(*words, *(["--json"] if as_json else []))
    assert result.code == 0
    assert "iming" not in result.out
    if as_json:
        line = next(each for each in result.err.splitlines() if each.startswith('{"timing"'))
        assert set(json.loads(line)["timing"]["milliseconds"]) == {"ready", "decision"}
    else:
        assert re.search(
            r"Timing of turn 1, since the start of the command: ready \d+ ms, decision \d+ ms\.",
            result.err,
        )
