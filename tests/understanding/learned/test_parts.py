"""A question is near to what means the same: an example, or what a part says."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tests.support import answering
from voice_skill.understanding.learned import features
from voice_skill.understanding.learned.nearest import nearest, unit
from voice_skill.understanding.learned.parts import NearParts, _Parts, part_texts
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


def best(found: Sequence[float]) -> int:
    """The place of the part that is nearest."""
    return int(np.argmax(found))


def test_the_part_whose_question_was_asked_is_the_nearest(tmp_path: Path) -> None:
    """One number for each of the topic's parts, in their order."""
    found = near(ByWords(), tmp_path).fits("where is that hole", "flat-tyre")
    assert len(found) == 3
    assert best(found) == 1


def test_the_part_that_speaks_of_it_is_the_nearest(tmp_path: Path) -> None:
    """Nobody wrote a question about bubbles."""
    assert best(near(ByWords(), tmp_path).fits("bubbles show", "flat-tyre")) == 1


def test_a_question_left_out_counts_for_nothing(tmp_path: Path) -> None:
    """So that it can be tried whether the others lead to its part."""
    parts = near(ByWords(), tmp_path)
    question = "how long must the glue dry"
    with_it = parts.fits(question, "flat-tyre")[2]
    assert parts.fits(question, "flat-tyre", without=question)[2] < with_it


def test_what_is_left_out_is_as_if_it_had_never_been_learnt(tmp_path: Path) -> None:
    """Found by the inverse of the whole; here the rest is learnt anew, beside it."""
    rows = np.random.default_rng(3).standard_normal((12, 5)).astype(np.float32)
    points = unit(rows)
    texts = [f"question {number}" for number in range(12)]
    asked = tuple(
        {text: at for at, text in enumerate(texts) if at % 3 == part} for part in range(3)
    )
    whole = _Parts(points, asked, points[:3])
    rest = np.delete(points, 4, axis=0)
    fewer = tuple({text: at - (at > 4) for text, at in each.items() if at != 4} for each in asked)
    anew = _Parts(rest, fewer, points[:3]).divided(points[7], "")
    assert np.allclose(whole.divided(points[7], "question 4"), anew, atol=1e-4)
    assert not np.allclose(whole.divided(points[7], ""), anew, atol=1e-3)


def test_what_tells_parts_apart_outweighs_what_they_share(tmp_path: Path) -> None:
    """Its own word decides, though most questions of the other part begin like it."""
    along, other = np.eye(4, dtype=np.float32)[:2]
    points = unit(np.array([along + 0.2 * other, along - 0.2 * other] * 2 + [along] * 2))
    asked = ({"a": 0, "b": 2}, {"c": 1, "d": 3, "e": 4, "f": 5})
    parts = _Parts(points.astype(np.float32), asked, points[:2].astype(np.float32))
    found = parts.divided(unit(along + 0.25 * other), "")
    assert found[0] > found[1]


def test_what_is_shipped_is_not_read_again(tmp_path: Path) -> None:
    """Nobody waits for it at the first start."""
    model, shipped = ByWords(), tmp_path / "shipped.npz"
    vectors_of(part_texts(answering()), model, shipped)
    before = model.read
    near(model, tmp_path, shipped=shipped)
    assert model.read - before == sum(len(topic.examples) for topic in answering().topics)
