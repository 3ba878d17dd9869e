"""Learnt weights on disk: small, whole or not at all, and never a pickle."""

from __future__ import annotations

import io
import math
import os
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voice_skill.understanding.learned import features
from voice_skill.understanding.learned.nearest import STEPS, Nearest

LARGEST_BYTES, LARGEST_UNPACKED = 32 << 20, 64 << 20
"""Of a file, and of the arrays in it; ours have a twelfth."""
_BINARY = getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Weights:
    """A linear classifier over ``labels``, and the examples nearby; all float32.

    ``rarity`` has shape (``features.SIZE``,), ``words`` (labels, ``features.SIZE``), ``meaning``
    (labels, half a sentence vector; 0 columns without a sentence model), ``bias`` (labels,).
    ``near`` is None without a sentence model.
    """

    key: str
    labels: tuple[str, ...]
    rarity: NDArray[np.float32]
    words: NDArray[np.float32]
    meaning: NDArray[np.float32]
    bias: NDArray[np.float32]
    near: Nearest | None = None


def write_weights(weights: Weights, file: Path) -> None:
    """Write them as a compressed npz; ``words`` is rounded to a byte each (2 MB in all)."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(f".{os.getpid()}.part")
    near = weights.near
    places: dict[str, Any] = {}
    if near is not None:
        places = {
            "centre": near.centre,
            "axes": near.axes.astype(np.float16),
            "points": np.round(near.points * STEPS).astype(np.int8),
            "ends": near.ends,
        }
    scale = np.abs(weights.words).max(axis=1, keepdims=True) / STEPS
    scale[scale == 0] = 1.0
    try:
        with part.open("wb") as stream:
            np.savez_compressed(
                stream,
                key=np.array(weights.key),
                labels=np.array(weights.labels),
                rarity=weights.rarity.astype(np.float16),
                scale=scale.astype(np.float32),
                words=np.round(weights.words / scale).astype(np.int8),
                meaning=weights.meaning.astype(np.float16),
                bias=weights.bias,
                **places,
            )
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


def read_weights(file: Path) -> Weights | None:
    """The weights in the file; None where there are none or they are damaged."""
    raw = stored_bytes(file)
    return None if raw is None else weights_in(raw)


def stored_bytes(file: Path) -> bytes | None:
    """What the file holds; None where there is none, where it is no file, or far too large."""
    try:
        handle = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _BINARY)
        with os.fdopen(handle, "rb") as stream:
            raw = stream.read(LARGEST_BYTES + 1) if file.is_file() else b""
    except (OSError, ValueError):
        return None
    return raw if 0 < len(raw) <= LARGEST_BYTES else None


def weights_in(raw: bytes) -> Weights | None:
    """The weights in these bytes; None where anything in them is not as we write it.

    They may come from anybody: no array is made before its size is known, and nothing is run.
    """
    try:
        # Read whole first: of a damaged archive numpy would leave the file open.
        with np.load(io.BytesIO(raw), allow_pickle=False) as held:
            _refuse_bomb(held.zip)
            weights = Weights(
                key=str(held["key"]),
                labels=tuple(str(label) for label in held["labels"]),
                rarity=held["rarity"].astype(np.float32),
                words=held["words"].astype(np.float32) * held["scale"],
                meaning=held["meaning"].astype(np.float32),
                bias=held["bias"].astype(np.float32),
                near=_near(held) if "points" in held else None,
            )
            return weights if _fits(weights) else None
    except Exception:  # whatever is wrong with the file, it is learnt anew
        return None


def _refuse_bomb(archive: zipfile.ZipFile) -> None:
    """``ValueError`` where arrays are larger than the bytes there are, or than any pack needs."""
    members = archive.infolist()
    if sum(each.file_size for each in members) > LARGEST_UNPACKED:
        raise ValueError("too large")
    for each in members:
        with archive.open(each) as stream:
            if np.lib.format.read_magic(stream) != (1, 0):
                raise ValueError("another format")
            shape, _, kind = np.lib.format.read_array_header_1_0(stream)
        if kind.hasobject or math.prod(shape) * kind.itemsize > each.file_size:
            raise ValueError("larger than it is")


def _fits(weights: Weights) -> bool:
    count, near = len(weights.labels), weights.near
    shapes = [
        (weights.rarity, (features.SIZE,)),
        (weights.words, (count, features.SIZE)),
        (weights.bias, (count,)),
        (weights.meaning, (count, weights.meaning.shape[1])),
    ]
    if near is not None:
        size = len(near.centre)
        shapes += [
            (near.centre, (size,)),
            (near.axes, (len(near.axes), size)),
            (near.points, (int(near.ends[-1]), len(near.axes))),
        ]
        steps = np.diff(near.ends, prepend=0)
        if near.ends.shape != (count,) or near.ends.dtype.kind != "i" or (steps < 1).any():
            return False
    return count > 1 and all(
        array.shape == shape and bool(np.isfinite(array).all()) for array, shape in shapes
    )


def _near(held: Any) -> Nearest:
    return Nearest(
        centre=held["centre"].astype(np.float32),
        axes=held["axes"].astype(np.float32),
        points=held["points"].astype(np.float32) / np.float32(STEPS),
        ends=held["ends"],
    )
