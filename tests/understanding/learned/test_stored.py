"""Weights of strangers: nothing is run, nothing made larger than it is."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.understanding.learned.test_training import TEACHING
from voice_skill.understanding.learned.stored import read_weights, stored_bytes, write_weights
from voice_skill.understanding.learned.training import train


@pytest.fixture(scope="module")
def arrays(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a good file holds."""
    file = tmp_path_factory.mktemp("good") / "w.npz"
    write_weights(train(TEACHING, None), file)
    with np.load(file) as held:
        return dict(held)


@pytest.mark.parametrize(
    "change",
    [
        {"words": np.zeros((2, 2))},
        {"bias": np.zeros((3, 1))},
        {"rarity": np.zeros(5)},
        {"rarity": np.full(16_384, np.nan)},
        {"labels": np.array(["a"])},
        {"labels": np.array("abc")},
        {"meaning": np.zeros(4)},
        {"points": np.zeros((4, 4), np.int8)},
        {"scale": np.zeros(0)},
    ],
)
def test_arrays_of_another_shape_count_as_none(
    arrays: dict[str, Any], change: dict[str, Any], tmp_path: Path
) -> None:
    """They would fail later, in the middle of a turn."""
    file = tmp_path / "w.npz"
    np.savez(file, **{**arrays, **change})
    assert read_weights(file) is None


def test_an_object_is_not_unpickled(arrays: dict[str, Any], tmp_path: Path) -> None:
    """To unpickle is to run somebody's code."""
    file = tmp_path / "w.npz"
    np.savez(file, **{**arrays, "labels": np.array([{}, {}, {}], dtype=object)})
    assert read_weights(file) is None


def test_an_array_that_claims_more_than_it_holds_is_not_made(
    arrays: dict[str, Any], tmp_path: Path
) -> None:
    """A head of a hundred bytes may ask for all memory there is."""
    head = io.BytesIO()
    np.lib.format.write_array_header_1_0(
        head, {"descr": "<f4", "fortran_order": False, "shape": (1 << 45,)}
    )
    file = tmp_path / "w.npz"
    np.savez(file, **{name: each for name, each in arrays.items() if name != "bias"})
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("bias.npy", head.getvalue())
    assert read_weights(file) is None


def test_a_bomb_is_not_unpacked(arrays: dict[str, Any], tmp_path: Path) -> None:
    """A hundred megabytes of zeros are a small file."""
    file = tmp_path / "w.npz"
    np.savez_compressed(file, **{**arrays, "axes": np.zeros((128, 100_000))})
    assert read_weights(file) is None


def test_what_is_no_file_or_far_too_large_is_not_read(tmp_path: Path) -> None:
    """A device has no end."""
    (tmp_path / "zero.npz").symlink_to("/dev/zero")
    assert stored_bytes(tmp_path / "zero.npz") is None
    assert stored_bytes(tmp_path) is None
    with (tmp_path / "large.npz").open("wb") as file:
        file.truncate(1 << 30)
    assert stored_bytes(tmp_path / "large.npz") is None
