"""A question is near to what means the same: an example, or what a part says."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tests.support import answering
from voice_skill.understanding.learned import features
from voice_skill.understanding.learned.nearest import nearest
from voice_skill.understanding.learned.parts import NearParts, part_texts
from voice_skill.understanding.learned.sentences import vectors_of
from voice_skill.understanding.learned.stored import Weights

HALF = 300


class ByWords:
    """A model in which sentences with the same words mean the same; it counts what it reads."""

    name = "by words"
    read = 0

    def vectors(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """Each word is a direction of its own, at random; both halves are the same."""
        self.read += len(sentences)
        return np.array([self._row(each) for each in sentences], dtype=np.float32)

    def is_word(self, word: str) -> bool:
        """It knows all words."""
        return bool(word)

    def _row(self, sentence: str) -> NDArray[np.float32]:
        words = sentence.lower().replace(".", "").replace(",", "").split()
        seeds = [int.from_bytes(word.encode()) % (1 << 32) for word in words]
        each = [np.random.default_rng(seed).standard_normal(HALF) for seed in seeds]
        row = np.sum(each, axis=0)
        row = row / np.linalg.norm(row)
        return np.asarray(np.hstack([row, row]), dtype=np.float32)


def near(model: ByWords, folder: Path, *, shipped: Path | None = None) -> NearParts:
    """The examples and parts of the pack about bicycles, as that model sees them."""
    topics = answering().topics
    texts = [text for topic in topics for text in topic.examples]
    owners = [place for place, topic in enumerate(topics) for _ in topic.examples]
    count = len(topics)
    weights = Weights(
        "key",
        tuple(topic.id for topic in topics),
        np.ones(features.SIZE, dtype=np.float32),
        np.zeros((count, features.SIZE), dtype=np.float32),
        np.zeros((count, HALF), dtype=np.float32),
        np.zeros(count, dtype=np.float32),
        nearest(model.vectors(texts)[:, HALF:], owners),
    )
    shipped = shipped or folder / "shipped.npz"
    return NearParts(answering(), weights, model, shipped=shipped, keep=folder / "kept.npz")


def test_the_example_that_was_asked_is_the_nearest(tmp_path: Path) -> None:
    """In the order of the topic's examples."""
    examples = answering().topic("flat-tyre").examples
    found = near(ByWords(), tmp_path).to_examples("where is the hole", "flat-tyre")
    assert len(found) == len(examples)
    assert examples[int(np.argmax(found))] == "where is the hole"


def test_the_part_that_speaks_of_it_is_the_nearest(tmp_path: Path) -> None:
    """In the order of the topic's parts."""
    found = near(ByWords(), tmp_path).to_parts("bubbles show the hole", "flat-tyre")
    assert len(found) == 3
    assert int(np.argmax(found)) == 1


def test_what_is_shipped_is_not_read_again(tmp_path: Path) -> None:
    """Nobody waits for it at the first start."""
    model, shipped = ByWords(), tmp_path / "shipped.npz"
    vectors_of(part_texts(answering()), model, shipped)
    before = model.read
    near(model, tmp_path, shipped=shipped)
    assert model.read - before == sum(len(topic.examples) for topic in answering().topics)
