"""The examples nearest in meaning have a say."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from voice_skill.understanding.learned.nearest import nearest
from voice_skill.understanding.learned.stored import Weights, read_weights, write_weights

DICE = np.random.default_rng(7)
MIDDLES = DICE.standard_normal((3, 200))
OWNERS = [index % 3 for index in range(90)]
VECTORS = (MIDDLES[OWNERS] + 0.5 * DICE.standard_normal((90, 200))).astype(np.float32)


def test_a_sentence_belongs_where_its_neighbours_are() -> None:
    """And its shares add up to one."""
    found = nearest(VECTORS, OWNERS)
    for label in range(3):
        chances = np.exp(found.log_chances(MIDDLES[label].astype(np.float32)))
        assert int(chances.argmax()) == label
        assert chances.sum() == pytest.approx(1.0, abs=1e-3)


def test_one_stray_among_the_neighbours_misleads_nobody() -> None:
    """A label is as near as its nearest few are on average."""
    owners = [*OWNERS]
    owners[0] = 1  # a sentence of label 0 that stands under label 1
    found = nearest(VECTORS, owners)
    assert int(found.log_chances(VECTORS[0]).argmax()) == 0


def test_a_label_of_a_single_example_can_be_found() -> None:
    """Fewer than a few are enough."""
    found = nearest(VECTORS[:5], [0, 0, 0, 0, 1])
    assert int(found.log_chances(VECTORS[4]).argmax()) == 1


def test_neighbours_are_kept_and_read_again_as_they_were(tmp_path: Path) -> None:
    """To the last number, but for the axes, which are kept in half precision."""
    from voice_skill.understanding.learned import features

    near = nearest(VECTORS, OWNERS)
    weights = Weights(
        "key",
        ("a", "b", "c"),
        np.ones(features.SIZE, dtype=np.float32),
        np.zeros((3, features.SIZE), dtype=np.float32),
        np.zeros((3, 4), dtype=np.float32),
        np.zeros(3, dtype=np.float32),
        near,
    )
    write_weights(weights, tmp_path / "w.npz")
    read = read_weights(tmp_path / "w.npz")
    assert read is not None
    assert read.near is not None
    assert np.array_equal(read.near.points, near.points)
    assert np.allclose(read.near.axes, near.axes, atol=1e-2)
