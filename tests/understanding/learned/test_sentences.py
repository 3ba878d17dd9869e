"""Vectors of sentences are made once, and are the same from the file as without it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from voice_skill.understanding.learned.sentences import FILE, vectors_of


class Counting:
    """A tiny sentence model that tells what it was asked: how often each letter stands there."""

    def __init__(self, name: str = "letters") -> None:
        self.name = name
        self.asked: list[str] = []

    def is_word(self, word: str) -> bool:
        """It knows no word."""
        return False

    def vectors(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """A row a sentence."""
        self.asked += sentences
        rows = [[each.count(letter) / 3 for letter in "abcd"] for each in sentences]
        return np.array(rows, dtype=np.float32)


def test_only_new_sentences_are_read(tmp_path: Path) -> None:
    """The file serves the next run, and a sentence that stands twice is read once."""
    model, keep = Counting(), tmp_path / "cache" / FILE
    first = vectors_of(("a", "bad", "a"), model, keep)
    assert model.asked == ["a", "bad"]
    second = vectors_of(("bad", "cab", "a"), model, keep)
    assert model.asked == ["a", "bad", "cab"]
    assert np.array_equal(second[[2, 0, 2]], first)
    assert {each.suffix for each in keep.parent.iterdir()} == {".npz", ".vouched", ""}


def test_with_the_file_and_without_it_rows_are_the_same(tmp_path: Path) -> None:
    """To the last bit: what is learnt from them is too."""
    texts = ("a", "bad", "cab")
    vectors_of(texts[1:], Counting(), tmp_path / FILE)
    kept = vectors_of(texts, Counting(), tmp_path / FILE)
    assert np.array_equal(kept, vectors_of(texts, Counting()))


def test_another_model_reads_all_anew(tmp_path: Path) -> None:
    """Its vectors mean something else."""
    vectors_of(("a",), Counting(), tmp_path / FILE)
    other = Counting("other letters")
    vectors_of(("a",), other, tmp_path / FILE)
    assert other.asked == ["a"]


def test_a_damaged_file_is_made_anew(tmp_path: Path) -> None:
    """It holds nothing that cannot be made again."""
    (tmp_path / FILE).write_bytes(b"rubbish")
    vectors_of(("a",), Counting(), tmp_path / FILE)
    again = Counting()
    vectors_of(("a",), again, tmp_path / FILE)
    assert again.asked == []


def test_progress_is_told_of_new_sentences() -> None:
    """To the last one."""
    told: list[tuple[int, int]] = []
    texts = ["a" * n for n in range(300)]
    vectors_of(texts, Counting(), progress=lambda done, of: told.append((done, of)))
    assert told == [(256, 300), (300, 300)]
