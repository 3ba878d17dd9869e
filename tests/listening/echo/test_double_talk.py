"""The gate is open while somebody speaks, and closed over our own voice."""

from __future__ import annotations

import numpy as np

from voice_skill.listening.echo.double_talk import Gate
from voice_skill.listening.echo.room_filter import FRAME, Samples

DICE = np.random.default_rng(1)


def noise(loudness: float, frames: int = 1) -> Samples:
    return DICE.standard_normal(FRAME * frames) * loudness


def run(gate: Gate, left: Samples, echo: Samples) -> Samples:
    """All that comes out, frame by frame."""
    out: list[Samples] = []
    for at in range(0, len(left), FRAME):
        out += gate.take(left[at : at + FRAME], echo[at : at + FRAME])
    return np.concatenate(out) if out else np.zeros(0)


def test_what_our_own_voice_usually_leaves_is_silence() -> None:
    """25 dB below its echo."""
    out = run(Gate(), noise(0.005, 300), noise(0.09, 300))
    assert not out.any()


def test_what_a_person_says_over_it_comes_out_whole_and_in_its_place() -> None:
    """From its first sample on, which was before the gate knew."""
    left, echo = noise(0.005, 300), noise(0.09, 300)
    word = noise(0.05, 30)
    at = 200 * FRAME
    left[at : at + len(word)] += word
    out = run(Gate(), left, echo)
    assert np.array_equal(out[at : at + len(word)], left[at : at + len(word)])
    assert not out[: at - 30 * FRAME].any()


def test_a_gate_that_opened_closes_again() -> None:
    """A third of a second after the last of it."""
    gate = Gate()
    run(gate, noise(0.002, 100), noise(0.09, 100))
    run(gate, noise(0.06, 20), noise(0.09, 20))
    assert gate.open_seconds > 0.1
    run(gate, noise(0.002, 60), noise(0.09, 60))
    assert gate.open_seconds == 0


def test_without_an_echo_the_noise_of_the_room_is_silence_and_a_voice_is_not() -> None:
    """With headphones: a fan all the time, then somebody speaks."""
    gate = Gate()
    silent = np.zeros(400 * FRAME)
    fan = noise(0.01, 400)
    fan[300 * FRAME : 330 * FRAME] += noise(0.08, 30)
    out = run(gate, fan, silent)
    assert not out[60 * FRAME : 270 * FRAME].any()
    assert np.abs(out[300 * FRAME : 330 * FRAME]).mean() > 0.04


def test_nothing_is_lost_but_what_is_kept_back() -> None:
    """A fifth of a second, and it can be asked for."""
    gate = Gate()
    out = run(gate, noise(0.001, 100), noise(0.09, 100))
    kept = gate.flush()
    assert len(out) + sum(map(len, kept)) == 100 * FRAME
    assert 0.15 < sum(map(len, kept)) / 16_000 < 0.25
    assert not any(each.any() for each in kept)
