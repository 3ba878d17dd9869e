"""When an utterance begins and ends, from likelihoods alone."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_skill.listening.endpoint import WINDOW_SECONDS, Endpoint, Pace, Stage, Step
from voice_skill.values.errors import UsageError

WINDOW = bytes(1024)  # 32 ms


def windows(seconds: float) -> int:
    return round(seconds / WINDOW_SECONDS)


def feed(endpoint: Endpoint, *parts: tuple[float, float]) -> list[Step]:
    """Feeds windows: (seconds, likelihood) after (seconds, likelihood)."""
    return [
        endpoint.feed(WINDOW, (likelihood,))
        for seconds, likelihood in parts
        for _ in range(windows(seconds))
    ]


def stages(steps: Iterable[Step]) -> list[Stage]:
    """The stages in order, repeats left out."""
    seen: list[Stage] = []
    for step in steps:
        if seen[-1:] != [step.stage]:
            seen.append(step.stage)
    return seen


def test_silence_never_begins_an_utterance() -> None:
    """However long it lasts, no audio is handed on."""
    steps = feed(Endpoint(), (60, 0.1))
    assert stages(steps) == [Stage.WAITING]
    assert not any(step.audio for step in steps)


def test_a_click_is_no_voice() -> None:
    """Two windows in a row are too short for a word."""
    steps = feed(Endpoint(), (1, 0.0), (2 * WINDOW_SECONDS, 0.9), (2, 0.0))
    assert stages(steps) == [Stage.WAITING]


def test_a_short_word_is_a_voice_even_with_a_dip() -> None:
    """ "No" lasts a quarter of a second, and the detector may falter inside it."""
    endpoint = Endpoint()
    likelihoods = (0.9, 0.2, 0.9)
    assert [endpoint.feed(WINDOW, (each,)).stage for each in likelihoods][-1] is Stage.SPEAKING


def test_two_dips_are_a_gap() -> None:
    """Scattered peaks do not add up to a word."""
    steps = feed(Endpoint(), *[(WINDOW_SECONDS, 0.9), (2 * WINDOW_SECONDS, 0.0)] * 20)
    assert stages(steps) == [Stage.WAITING]


def test_silence_ends_an_utterance_after_the_pace() -> None:
    """One and a half seconds by default, counted from the last voice."""
    steps = feed(Endpoint(), (1, 0.0), (2, 0.9), (3, 0.0))
    ended = next(step for step in steps if step.stage is Stage.ENDED)
    assert ended.now == pytest.approx(1 + 2 + 1.5, abs=3 * WINDOW_SECONDS)
    assert stages(steps) == [Stage.WAITING, Stage.SPEAKING, Stage.ENDED, Stage.WAITING]


@pytest.mark.parametrize(("end_silence", "pause"), [(1.5, 1.2), (3.5, 3.0), (4.0, 3.7)])
def test_a_pause_for_thought_does_not_split(end_silence: float, pause: float) -> None:
    """Requirements LI1: 1.2 s by default, 3 s with "take your time"."""
    steps = feed(Endpoint(Pace(end_silence=end_silence)), (1, 0.9), (pause, 0.0), (1, 0.9))
    assert stages(steps) == [Stage.WAITING, Stage.SPEAKING]


def test_what_came_just_before_the_voice_is_kept() -> None:
    """The first soft sound of "stop" comes before the detector is sure."""
    steps = feed(Endpoint(), (5, 0.0), (1, 0.9))
    began = next(step for step in steps if step.stage is Stage.SPEAKING)
    kept = sum(len(block) for block in began.audio) / 32_000
    voice = began.now - 5
    assert kept == pytest.approx(0.3 + voice, abs=2 * WINDOW_SECONDS)
    assert began.began == pytest.approx(began.now - kept)


def test_an_endless_utterance_is_ended() -> None:
    """Thirty seconds, then the person is told."""
    steps = feed(Endpoint(), (31, 0.9))
    ended = next(step for step in steps if step.stage is Stage.TOO_LONG)
    assert ended.now - ended.began == pytest.approx(30, abs=0.1)


def test_who_goes_on_after_the_longest_utterance_loses_nothing() -> None:
    """The next utterance begins with the next block."""
    steps = feed(Endpoint(), (62, 0.9))
    handed_on = sum(len(block) for step in steps for block in step.audio)
    assert handed_on >= len(WINDOW) * (len(steps) - 4)


@pytest.mark.parametrize("seconds", [0.0, 0.7, 4.1, 100])
def test_an_impatient_or_endless_pace_is_refused(seconds: float) -> None:
    """The message names the value and the range."""
    with pytest.raises(UsageError, match=r"Choose 0\.8 to 4\.0 seconds"):
        Pace(end_silence=seconds)


@given(
    likelihoods=st.lists(st.floats(0, 1), min_size=1, max_size=400),
    size=st.integers(320, 3200).map(lambda n: n * 2),
)
def test_every_block_is_handed_on_once_and_in_order(likelihoods: list[float], size: int) -> None:
    """Whatever is heard, audio is neither doubled nor shuffled, and the clock only goes on."""
    endpoint = Endpoint(Pace(longest=5))
    given_blocks = [
        number.to_bytes(2, "little") * (size // 2) for number, _ in enumerate(likelihoods)
    ]
    steps = [endpoint.feed(b, (p,)) for b, p in zip(given_blocks, likelihoods, strict=True)]
    handed_on = [block for step in steps for block in step.audio]
    places = [given_blocks.index(block) for block in handed_on]
    assert places == sorted(set(places))
    assert [step.now for step in steps] == sorted(step.now for step in steps)
    assert all(step.began <= step.now for step in steps)


def test_the_pauses_of_an_utterance_are_told_and_its_gaps_are_not() -> None:
    """Half a second of thinking is a pause, a tenth between two words is none."""
    endpoint = Endpoint()
    feed(endpoint, (1, 0.9), (0.1, 0.0), (0.5, 0.9), (0.6, 0.0), (0.5, 0.9), (2, 0.0))
    assert endpoint.pauses == [pytest.approx(0.6, abs=0.07)]


def test_the_silence_that_ends_it_may_change_while_somebody_speaks() -> None:
    """A whole yes ends sooner, a half sentence later."""
    endpoint = Endpoint()
    feed(endpoint, (1, 0.9), (0.5, 0.0))
    endpoint.end_silence = 0.8
    assert stages(feed(endpoint, (0.35, 0.0)))[-1] is not Stage.SPEAKING
    endpoint.end_silence = 3.5
    assert stages(feed(endpoint, (1, 0.9), (3, 0.0))) == [Stage.WAITING, Stage.SPEAKING]
