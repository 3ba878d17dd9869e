"""What was played is kept beside what is heard, though two clocks count it."""

from __future__ import annotations

import numpy as np
import pytest

from tests.listening.echo.test_canceller import RATE, ours
from voice_skill.listening.echo.alignment import Alignment
from voice_skill.listening.echo.drift import Drift
from voice_skill.listening.echo.played import Played, find_in
from voice_skill.listening.echo.room_filter import Samples


def _bytes(samples: Samples) -> bytes:
    return np.round(samples * 32767).astype("<i2").tobytes()


def test_the_place_between_two_samples_is_reckoned() -> None:
    """A tone, asked for a third of a sample later, is the tone a third of a sample later."""
    played = Played()
    times = np.arange(RATE) / RATE
    played.take(_bytes(0.5 * np.sin(2 * np.pi * 1_000 * times)), RATE, 0.0)
    got = played.at(4_000 + 1 / 3, 200)
    assert got is not None
    expected = 0.5 * np.sin(2 * np.pi * 1_000 * (4_000 + 1 / 3 + np.arange(200)) / RATE)
    assert np.abs(got - expected).max() < 0.005


def test_what_is_gone_or_not_yet_played_is_none() -> None:
    """Nothing is made up."""
    played = Played()
    played.take(_bytes(np.zeros(RATE)), RATE, 0.0)
    assert played.at(RATE - 10, 200) is None
    assert played.at(-300, 200) is None


def test_a_loudspeaker_that_was_stopped_begins_anew() -> None:
    """After a gap its samples stand elsewhere in what is heard."""
    played = Played()
    assert played.take(bytes(320), RATE, 0.0)
    assert not played.take(bytes(320), RATE, 0.01)
    assert played.take(bytes(320), RATE, 2.0)


def test_speech_is_found_to_a_fraction_of_a_sample_and_other_speech_is_not() -> None:
    """The peak of the correlation is clear, or there is none."""
    ref = ours()[: 2 * RATE]
    found = find_in(ref, ref[5_000 : 5_000 + RATE])
    assert found == pytest.approx(5_000, abs=0.3)
    assert find_in(ref, ours()[8 * RATE : 9 * RATE]) is None


def test_how_far_the_clocks_are_apart_is_learnt_from_a_few_seconds() -> None:
    """80 parts in a million, from places that are known to a fraction of a sample."""
    drift = Drift()
    dice = np.random.default_rng(5)
    for at in range(0, 10 * RATE, RATE // 5):
        drift.add(at, 700 + at * (1 + 80e-6) + dice.uniform(-0.3, 0.3))
    assert drift.rate == pytest.approx(80e-6, abs=10e-6)
    drift.begin_again()
    assert drift.rate == pytest.approx(80e-6, abs=10e-6)


def test_before_some_seconds_no_drift_is_believed() -> None:
    """Two places say nothing."""
    drift = Drift()
    drift.add(0, 0.0)
    drift.add(RATE, RATE + 5.0)
    assert drift.rate == 0.0


def test_it_tells_when_it_was_found_and_when_the_echo_jumped() -> None:
    """Whoever learns the room has to know."""
    told: list[str] = []
    block = 800
    now = 0.0
    place = Alignment(
        on_found=lambda: told.append("found"),
        on_jump=lambda: told.append("jumped"),
        clock=lambda: now,
    )
    delay = 2_000
    echo = np.concatenate([np.zeros(delay), ours()[: 6 * RATE], ours()[6 * RATE + 1_200 :]])
    for at in range(0, len(echo) - block, block):
        now = at / RATE
        place.played(_bytes(ours()[at : at + block]), RATE)
        place.hear(echo[at : at + block], block)
        place.beside(block)
    assert told == ["found", "jumped"]


def test_a_loudspeaker_that_was_given_nothing_more_falls_silent() -> None:
    """Though its last samples were loud, and were never found in what is heard."""
    now = 0.0
    place = Alignment(clock=lambda: now)
    place.played(_bytes(ours()[:3_200]), RATE)
    place.played(b"", RATE)
    place.hear(np.zeros(800), 800)
    assert place.sounds
    now = 1.0
    assert not place.sounds


def test_after_long_talk_over_us_we_are_not_taken_for_headphones() -> None:
    """While a person drowns us we are not found; once the microphone begins anew we may be."""
    now = 0.0
    place = Alignment(clock=lambda: now)
    echo = np.concatenate([np.zeros(2_000), ours()])
    loud = np.random.default_rng(2).standard_normal(len(echo)) * 0.5
    block = 800
    for at in range(0, 11 * RATE, block):
        now = at / RATE
        if at == 8 * RATE:
            place.lose()
        drowned = 4 * RATE < at < 9 * RATE
        place.played(_bytes(ours()[at : at + block]), RATE)
        place.hear((loud if drowned else echo)[at : at + block], block)
        place.beside(block)
        assert not place.is_apart
    assert place.is_found


@pytest.mark.parametrize(
    ("late", "drowned", "is_there"),
    [(0.0, False, True), (0.1, False, False), (0.1, True, True)],
    ids=["steady", "stuttered", "somebody drowns us"],
)
def test_looked_for_afresh_a_stutter_shows_before_it_is_followed(
    late: float, drowned: bool, is_there: bool
) -> None:
    """Four tenths of a second after it; whoever drowns us is believed."""
    block, now, moved = 800, 0.0, 5 * RATE
    jumps: list[float] = []
    place = Alignment(clock=lambda: now, on_jump=lambda: jumps.append(now))
    echo = np.concatenate([np.zeros(2_000), ours()])
    echo = np.concatenate([echo[:moved], np.zeros(int(late * RATE)), echo[moved:]])
    if drowned:
        echo[moved:] += np.random.default_rng(2).standard_normal(len(echo) - moved) * 0.5
    end = moved + int((late + 0.4) * RATE)
    for at in range(0, end, block):
        now = at / RATE
        place.played(_bytes(ours()[at : at + block]), RATE)
        place.hear(echo[at : at + block], block)
        place.beside(block)
    assert not jumps
    assert place.is_still_there(0) is is_there
