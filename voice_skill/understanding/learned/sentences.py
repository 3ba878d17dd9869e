"""Vectors of many sentences, kept in a file: only new sentences are read."""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from voice_skill.files import is_vouched, vouch

FILE = "sentences.npz"
"""Its name in the cache folder. It may be deleted: then all sentences are read again."""

_MOST = 90_000  # sentences kept, 1.5 KB each; beyond it those of other packs are forgotten
_STEP = 256

Progress = Callable[[int, int], None]
"""Told (sentences done, sentences in all) while sentences become vectors."""


class Vectors(Protocol):
    """What training needs of a sentence model."""

    @property
    def name(self) -> str:
        """Which model it is: other models need other weights."""
        ...

    def vectors(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """One row a sentence: two halves of unit length, one to divide by, one to find near."""
        ...

    def is_word(self, word: str) -> bool:
        """Whether it is one of the common whole words that the model knows as such."""
        ...


def vectors_of(
    sentences: Sequence[str],
    model: Vectors,
    keep: Path | None = None,
    progress: Progress | None = None,
    *,
    shipped: Path | None = None,
) -> NDArray[np.float32]:
    """One row a sentence; those that the file ``keep`` has are not made again, others join them.

    Nor are those that the file ``shipped`` has, which is only read: as trusted as its pack.
    Rows are rounded as they are kept, so that they are the same with the file and without.
    """
    keys = [_key(sentence) for sentence in sentences]
    known = _read(shipped, model.name, vouched=False) if shipped is not None else {}
    known |= _read(keep, model.name) if keep is not None else {}
    new = {key: text for key, text in zip(keys, sentences, strict=True) if key not in known}
    places, texts = list(new), list(new.values())
    for start in range(0, len(texts), _STEP):
        rows = model.vectors(texts[start : start + _STEP]).astype(np.float16)
        known.update(zip(places[start:], rows, strict=False))
        if progress is not None:
            progress(min(start + _STEP, len(texts)), len(texts))
    if keep is not None and new:
        if len(known) > _MOST:
            known = {key: known[key] for key in keys}
        with contextlib.suppress(OSError):  # what cannot be kept still serves this run
            _write(keep, model.name, known)
    return np.array([known[key] for key in keys], dtype=np.float32)


def _key(sentence: str) -> int:
    return int.from_bytes(hashlib.sha256(sentence.encode()).digest()[:8])


def _read(file: Path, name: str, *, vouched: bool = True) -> dict[int, NDArray[np.float16]]:
    # Whatever is wrong with the file, sentences are read anew.
    with contextlib.suppress(Exception):
        raw = file.read_bytes()
        # Else somebody else wrote it: we would learn from it.
        if not vouched or is_vouched(_record(file), raw):
            with np.load(io.BytesIO(raw), allow_pickle=False) as held:
                if str(held["name"]) == name:
                    return dict(zip(held["keys"].tolist(), held["rows"], strict=True))
    return {}


def _record(file: Path) -> Path:
    return file.with_suffix(".vouched")


def _write(file: Path, name: str, known: dict[int, NDArray[np.float16]]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(f".{os.getpid()}.part")
    try:
        with part.open("wb") as stream:
            keys = np.array(list(known), dtype=np.uint64)
            np.savez(stream, name=np.array(name), keys=keys, rows=np.array(list(known.values())))
        part.replace(file)
        vouch(_record(file), file.read_bytes())
    finally:
        part.unlink(missing_ok=True)
