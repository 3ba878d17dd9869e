"""Learnt weights on disk: small, whole or not at all, and never a pickle."""

from __future__ import annotations

import io
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voice_skill.understanding.learned import features
from voice_skill.understanding.learned.nearest import STEPS, Nearest


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
    try:
        # Read whole first: of a damaged archive numpy would leave the file open.
        with np.load(io.BytesIO(file.read_bytes()), allow_pickle=False) as held:
            weights = Weights(
                key=str(held["key"]),
                labels=tuple(str(label) for label in held["labels"]),
                rarity=held["rarity"].astype(np.float32),
                words=held["words"].astype(np.float32) * held["scale"],
                meaning=held["meaning"].astype(np.float32),
                bias=held["bias"].astype(np.float32),
                near=_near(held) if "points" in held else None,
            )
    except Exception:  # whatever is wrong with the file, it is learnt anew
        return None
    count = len(weights.labels)
    fits = weights.words.shape == (count, features.SIZE) and weights.bias.shape == (count,)
    fits = fits and (weights.near is None or len(weights.near.ends) == count)
    return weights if fits and len(weights.meaning) == count else None


def _near(held: Any) -> Nearest:
    return Nearest(
        centre=held["centre"].astype(np.float32),
        axes=held["axes"].astype(np.float32),
        points=held["points"].astype(np.float32) / np.float32(STEPS),
        ends=held["ends"],
    )
