"""Our own voice is taken out of what the microphone hears, and a person's is left."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from voice_skill.evaluation.speakers import Speaker
from voice_skill.hearing.cancelling import Canceller

OURS = (
    "Leg cramps are very common and usually harmless. What matters is what can be mistaken for a "
    "cramp. Stretch the calf, and hold it until the cramp lets go. Most of them last for less "
    "than ten minutes, and many people get them at night."
)
BLOCK = 800  # samples, 50 ms
AHEAD = 5 * 256  # samples that it looks ahead

Samples = NDArray[np.float64]


def _said(speaker: Speaker, text: str) -> Samples:
    samples = np.frombuffer(speaker.say(text), dtype="<i2") / 32768
    return np.asarray(0.4 * samples / np.abs(samples).max(), dtype=np.float64)


def _heard(played: Samples, *, delay: int, room: bool) -> Samples:
    """What comes back: later, and with the echoes of a small room."""
    response = np.zeros(delay + 2600)
    response[delay] = 0.8
    if room:
        steps = np.arange(2599)
        noise = np.random.default_rng(1).standard_normal(2599)
        response[delay + 1 :] += 0.1 * noise * np.exp(-steps / 500)
    return np.convolve(played, response)[: len(played)]


def _through(canceller: Canceller, played: Samples, heard: Samples) -> Samples:
    """What is left, block by block, as the two devices would give it."""
    given = np.round(np.clip(played, -1, 1) * 32767).astype("<i2").tobytes()
    taken = np.round(np.clip(heard, -1, 1) * 32767).astype("<i2").tobytes()

    def blocks() -> object:
        for at in range(0, len(taken), 2 * BLOCK):
            canceller.played(given[at : at + 2 * BLOCK], 16_000)
            yield taken[at : at + 2 * BLOCK]

    left = b"".join(canceller.clean(blocks()))  # type: ignore[arg-type]
    return np.frombuffer(left, dtype="<i2") / 32768


def _db(one: Samples, other: Samples) -> float:
    return float(10 * np.log10(np.mean(one**2) / (np.mean(other**2) + 1e-12)))


@pytest.mark.parametrize("room", [False, True], ids=["straight", "in a room"])
def test_our_own_voice_becomes_much_quieter(room: bool) -> None:
    """After some seconds by 15 dB and more, whatever the delay of the devices."""
    ours = _said(Speaker("espeak-ng", "en-gb", 150), OURS)
    heard = _heard(ours, delay=3_700, room=room)
    left = _through(Canceller(), ours, heard)
    late = slice(8 * 16_000, 12 * 16_000)
    assert _db(heard[late], left[late]) > 15


def test_a_person_who_talks_over_us_is_left() -> None:
    """Their word is not taken away, and what was learnt is not spoilt by it."""
    ours = _said(Speaker("espeak-ng", "en-gb", 150), OURS)
    person = _said(Speaker("flite", "slt"), "stop")
    echo = _heard(ours, delay=3_700, room=True)
    at = 10 * 16_000
    heard = echo.copy()
    heard[at : at + len(person)] += person
    left = _through(Canceller(), ours, heard)
    spoken = left[at + AHEAD :][: len(person)]
    # Its soft beginning and end may be lost; what is loud is there, and little else.
    loud = np.abs(person) > 0.1 * np.abs(person).max()
    assert _db(person[loud], (spoken - person)[loud]) > 10
    after = slice(at + 40_000, at + 56_000)
    assert _db(echo[after], left[after]) > 12


def test_with_nothing_played_every_block_passes_unchanged() -> None:
    """Only later, by less than one block; an empty one, for a fault, at once."""
    person = (_said(Speaker("flite", "slt"), "what helps") * 32767).astype("<i2").tobytes()
    blocks = [person[at : at + 2 * BLOCK] for at in range(0, len(person), 2 * BLOCK)]
    left = b"".join(Canceller().clean(iter([*blocks, b""])))
    assert person.startswith(left)
    assert len(person) - len(left) < 512


def test_headphones_leave_the_person_alone() -> None:
    """What is played is not heard: then nothing is taken away."""
    ours = _said(Speaker("espeak-ng", "en-gb", 150), OURS)
    person = _said(Speaker("flite", "rms"), OURS)[: len(ours)]
    ours = ours[: len(person)]
    left = _through(Canceller(), ours, person)
    assert np.allclose(left, person[: len(left)], atol=0.05)
