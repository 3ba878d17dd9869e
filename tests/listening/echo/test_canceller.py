"""Our own voice is taken out of what the microphone hears, and a person's is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

import numpy as np
import pytest
import soxr

from voice_skill.evaluation.speakers import Speaker
from voice_skill.listening.echo.canceller import Canceller
from voice_skill.listening.echo.room_filter import Samples

OURS = (
    "Leg cramps are very common and usually harmless. What matters is what can be mistaken for a "
    "cramp. Stretch the calf, and hold it until the cramp lets go. Most of them last for less "
    "than ten minutes, and many people get them at night. Drink enough in hot weather."
)
RATE = 16_000
BLOCK = 800  # samples, 50 ms
DELAY = 3_700  # samples, from the loudspeaker to the microphone


@lru_cache
def said(speaker: Speaker, text: str) -> Samples:
    """Samples from -0.4 to 0.4."""
    samples = np.frombuffer(speaker.say(text), dtype="<i2") / 32768
    return np.asarray(0.4 * samples / np.abs(samples).max(), dtype=np.float64)


def ours() -> Samples:
    """What we say."""
    return said(Speaker("espeak-ng", "en-gb", 150), OURS)


def heard(played: Samples, *, room: bool = True, drift: float = 0.0) -> Samples:
    """What comes back: later, with the echoes of a small room, and by another clock."""
    response = np.zeros(DELAY + 2600)
    response[DELAY] = 0.8
    if room:
        noise = np.random.default_rng(1).standard_normal(2599)
        response[DELAY + 1 :] += 0.1 * noise * np.exp(-np.arange(2599) / 500)
    echo = np.convolve(played, response)[: len(played)]
    if drift:
        echo = np.asarray(soxr.resample(echo, 1.0, 1.0 + drift), dtype=np.float64)
    return echo + 0.0003 * np.random.default_rng(2).standard_normal(len(echo))


class Timed(Canceller):
    """Its time is that of the sound: a machine that stalls for a moment stops no loudspeaker."""

    def __init__(self) -> None:
        self.now = 0.0
        super().__init__(clock=lambda: self.now)


def through(
    canceller: Timed,
    played: Samples,
    taken: Samples,
    *,
    each: Callable[[], None] = lambda: None,
) -> Samples:
    """What is left, block by block, as two devices would give it; ``each`` is called between."""
    given, in_ear = _bytes(played), _bytes(taken)

    def blocks() -> Iterator[bytes]:
        for at in range(0, len(in_ear), 2 * BLOCK):
            canceller.now += BLOCK / RATE
            canceller.played(given[at : at + 2 * BLOCK], RATE)
            yield in_ear[at : at + 2 * BLOCK]
            each()

    return np.frombuffer(b"".join(canceller.clean(blocks())), dtype="<i2") / 32768


def _bytes(samples: Samples) -> bytes:
    return np.round(np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes()


def _db(one: Samples, other: Samples) -> float:
    return float(10 * np.log10(np.mean(one**2) / (np.mean(other**2) + 1e-12)))


@pytest.mark.parametrize(
    ("room", "drift"),
    [(False, 0.0), (True, 0.0), (True, 1e-4)],
    ids=["straight", "in a room", "by another clock"],
)
def test_our_own_voice_is_taken_away(room: bool, drift: float) -> None:
    """After some seconds by 20 dB and more; what is left then does not pass the gate."""
    canceller = Timed()
    echo = heard(ours(), room=room, drift=drift)
    left = through(canceller, ours(), echo)
    late = slice(10 * RATE, 15 * RATE)
    assert canceller.taken_db > 20
    assert canceller.is_clear
    assert not canceller.is_hopeless
    assert _db(echo[late], left[late]) > 40


def test_a_person_who_talks_over_us_is_left() -> None:
    """Their word is not taken away, and what was learnt is not spoilt by it."""
    canceller = Timed()
    person = said(Speaker("flite", "slt"), "stop")
    echo = heard(ours())
    at = 10 * RATE
    both = echo.copy()
    both[at : at + len(person)] += person
    left = through(canceller, ours(), both)
    spoken = left[at : at + len(person)]
    # Its soft beginning and end may be lost; what is loud is there, and little else.
    loud = np.abs(person) > 0.1 * np.abs(person).max()
    assert _db(person[loud], (spoken - person)[loud]) > 10
    after = slice(at + 2 * RATE, at + 4 * RATE)
    assert _db(echo[after], left[after]) > 30
    assert canceller.taken_db > 15


def test_while_little_is_learnt_nobody_can_be_told_from_us() -> None:
    """A word of ours, half taken away, is nobody's."""
    canceller = Timed()
    begun = slice(0, int(2.5 * RATE))
    through(canceller, ours()[begun], heard(ours())[begun])
    assert not canceller.is_clear
    assert not canceller.is_hopeless


def test_what_has_to_be_learnt_anew_is_not_given_up() -> None:
    """The loudspeaker was moved in a long answer: the next moments say nothing yet."""
    canceller = Timed()
    long = np.concatenate([ours()] * 3)
    echo, moved = heard(long), 3 * RATE
    echo[-moved:] = -0.5 * np.roll(echo, 900)[-moved:]
    given_up: list[bool] = []
    through(canceller, long, echo, each=lambda: given_up.append(canceller.is_hopeless))
    assert not any(given_up)


def test_what_was_never_taken_away_shows_that_we_cannot_be_told_apart() -> None:
    """A loudspeaker that rattles: nothing that was played foretells what is heard."""
    canceller = Timed()
    twice = np.concatenate([ours(), ours(), ours()])
    noise = np.random.default_rng(3).standard_normal(len(twice))
    rattle = heard(twice) * 0.3 + 0.2 * noise * np.abs(heard(twice))
    through(canceller, twice, rattle)
    assert canceller.is_hopeless
    assert not canceller.is_clear


def test_when_samples_are_lost_it_is_found_again() -> None:
    """A busy machine drops a tenth of a second: some seconds later all is as before."""
    canceller = Timed()
    twice = np.concatenate([ours(), ours()])
    echo = heard(twice)
    lost = 10 * RATE
    through(canceller, twice, np.concatenate([echo[:lost], echo[lost + 1_600 :]]))
    assert canceller.taken_db > 20


def test_with_nothing_played_every_block_passes_unchanged() -> None:
    """An empty one, for a fault, too."""
    person = _bytes(said(Speaker("flite", "slt"), "what helps"))
    blocks = [person[at : at + 2 * BLOCK] for at in range(0, len(person), 2 * BLOCK)]
    assert [*Canceller().clean(iter([*blocks, b""]))] == [*blocks, b""]


def test_headphones_leave_the_person_alone() -> None:
    """What is played is not heard: then nothing is taken away."""
    canceller = Timed()
    person = said(Speaker("flite", "rms"), OURS)
    both = min(len(person), len(ours()))
    left = through(canceller, ours()[:both], person[:both])
    assert canceller.is_clear
    late = slice(4 * RATE, len(left))
    loud = np.abs(person[late][: len(left[late])]) > 0.05
    assert np.allclose(left[late][loud], person[late][: len(left[late])][loud], atol=0.001)


def test_once_silenced_what_was_not_heard_any_more_is_not_taken_away() -> None:
    """The device drops what it had in store: without this, its opposite would be heard."""
    canceller = Timed()
    echo = heard(ours())
    stop = 10 * RATE
    echo[stop + BLOCK :] = 0.0003 * np.random.default_rng(4).standard_normal(
        len(echo) - stop - BLOCK
    )
    given, in_ear = _bytes(ours()), _bytes(echo)

    def blocks() -> Iterator[bytes]:
        for at in range(0, len(in_ear), 2 * BLOCK):
            canceller.now += BLOCK / RATE
            if at < 2 * stop:
                canceller.played(given[at : at + 2 * BLOCK], RATE)
            elif at == 2 * stop:
                canceller.played(b"", RATE)
            yield in_ear[at : at + 2 * BLOCK]

    left = np.frombuffer(b"".join(canceller.clean(blocks())), dtype="<i2") / 32768
    assert np.abs(left[stop + 2 * BLOCK :]).max() < 0.05


def test_a_stutter_shows_before_anything_is_taken_for_a_persons() -> None:
    """The loudspeaker fell silent for a tenth of a second, and goes on where it was."""
    canceller = Timed()
    echo, moved = heard(ours()), 10 * RATE
    echo = np.concatenate([echo[:moved], np.zeros(RATE // 10), echo[moved:]])[: len(echo)]
    there: list[bool] = []
    through(canceller, ours(), echo, each=lambda: there.append(canceller.is_still_there()))
    at = moved // BLOCK
    assert all(there[at - 20 : at])
    assert not all(there[at : at + 12])
    assert there[-1]
