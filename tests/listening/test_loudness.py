"""Quiet voices are raised, and nothing else is changed."""

from __future__ import annotations

import numpy as np

from voice_skill.listening.loudness import Leveller


def _block(peak: int) -> bytes:
    return np.array([0, peak, -peak, peak // 2], dtype="<i2").tobytes()


def _peak(block: bytes) -> int:
    return int(np.abs(np.frombuffer(block, dtype="<i2").astype(int)).max())


def test_a_loud_voice_is_left_as_it_is() -> None:
    """To the bit."""
    assert Leveller().raised((_block(32000),)) == (_block(32000),)


def test_a_quiet_voice_comes_near_full_scale() -> None:
    """Without clipping."""
    assert 29_000 < _peak(Leveller().raised((_block(1000),))[0]) <= 29_500


def test_no_more_than_forty_decibels() -> None:
    """The last bits of a converter are not made into words."""
    assert _peak(Leveller().raised((_block(10),))[0]) == 1000


def test_the_gain_only_falls_within_an_utterance() -> None:
    """So nothing pumps: a soft word after a loud one stays soft."""
    leveller = Leveller()
    leveller.raised((_block(10_000),))
    assert 2900 < _peak(leveller.raised((_block(1000),))[0]) < 3000
    leveller.reset()
    assert _peak(leveller.raised((_block(1000),))[0]) > 29_000


def test_empty_blocks_and_pure_zeros_pass() -> None:
    """Nothing is divided by nothing."""
    assert Leveller().raised((b"", bytes(8))) == (b"", bytes(8))
