"""The bench for talking over it: the made room and its loudspeaker."""

from __future__ import annotations

import numpy as np

from benchmarks.talking_over import RATE, STUTTER_SECONDS, stuttered

MINUTE = np.arange(1.0, 60 * RATE + 1)


def test_a_loudspeaker_that_stutters_is_late_and_loses_nothing() -> None:
    """Twelve times a minute it is silent for a moment; all that was played comes, in its order."""
    aired = stuttered(MINUTE, 12, np.random.default_rng(1))
    late = (len(aired) - len(MINUTE)) / RATE
    assert np.array_equal(aired[aired > 0], MINUTE)
    assert 12 * STUTTER_SECONDS[0] < late < 12 * STUTTER_SECONDS[1]


def test_a_steady_loudspeaker_plays_what_it_is_given() -> None:
    assert np.array_equal(stuttered(MINUTE, 0, np.random.default_rng(1)), MINUTE)
