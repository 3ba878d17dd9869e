"""What is learnt from a pack, kept, and read again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.support import BICYCLE, pack
from voice_skill.understanding.learned import training
from voice_skill.understanding.learned.stored import read_weights, write_weights
from voice_skill.understanding.learned.training import (
    LearnedMatcher,
    is_first,
    train,
    weights_for,
)
from voice_skill.understanding.topics import OFF_TOPIC, labelled
from voice_skill.values.meaning import Matcher

pytest.importorskip("sklearn", reason="learning a pack needs scikit-learn: pip install .[learn]")

TEACHING = labelled(pack(BICYCLE))


def test_what_was_learnt_is_recognised_in_other_words() -> None:
    """From words and pieces of words alone, without a sentence model."""
    matcher = LearnedMatcher(train(TEACHING, None), None)
    assert matcher.candidates("my tyres have a puncture")[0].topic == "flat-tyre"
    assert matcher.candidates("which oil for the chain")[0].topic == "oiling-the-chain"
    assert matcher.candidates("play the weather tomorrow")[0].topic == OFF_TOPIC


def test_probabilities_sum_to_one_whatever_was_said() -> None:
    """Even for words no example has, and for none."""
    matcher = LearnedMatcher(train(TEACHING, None), None)
    for text in ("flat tyre", "zzz qqq", ""):
        assert sum(each.probability for each in matcher.candidates(text)) == pytest.approx(
            1.0, abs=0.01
        )


def test_the_same_pack_teaches_the_same_weights() -> None:
    """Reproducible, to the last bit."""
    first, second = train(TEACHING, None), train(TEACHING, None)
    assert np.array_equal(first.words, second.words)
    assert first.key == second.key


def test_weights_survive_being_written_and_read(tmp_path: Path) -> None:
    """Rounded to a byte each, they decide as before."""
    file = tmp_path / "w.npz"
    weights = train(TEACHING, None)
    write_weights(weights, file)
    read = read_weights(file)
    assert read is not None
    before, after = LearnedMatcher(weights, None), LearnedMatcher(read, None)
    for _, sentences in TEACHING:
        for sentence in sentences:
            assert before.candidates(sentence)[0].topic == after.candidates(sentence)[0].topic
    assert [each.name for each in tmp_path.iterdir()] == ["w.npz"]


def test_damaged_weights_count_as_none(tmp_path: Path) -> None:
    """They are learnt anew, never trusted."""
    file = tmp_path / "w.npz"
    assert read_weights(file) is None
    write_weights(train(TEACHING, None), file)
    file.write_bytes(file.read_bytes()[:-200])
    assert read_weights(file) is None
    file.write_bytes(b"rubbish")
    assert read_weights(file) is None


def test_weights_are_kept_and_made_anew_when_the_pack_changes(tmp_path: Path) -> None:
    """Their key is the hash of every sentence."""
    keep = tmp_path / "kept" / "w.npz"
    first = weights_for(TEACHING, None, places=(), keep=keep)
    written = keep.stat().st_mtime_ns
    assert weights_for(TEACHING, None, places=(), keep=keep).key == first.key
    assert keep.stat().st_mtime_ns == written
    changed = (*TEACHING[:-1], (OFF_TOPIC, (*TEACHING[-1][1], "one more sentence")))
    assert weights_for(changed, None, places=(), keep=keep).key != first.key
    assert keep.stat().st_mtime_ns != written


def test_weights_that_do_not_know_their_sentences_are_learnt_anew(tmp_path: Path) -> None:
    """The key says what they were learnt from, and anybody can copy it."""
    forged, keep = tmp_path / "built.npz", tmp_path / "kept" / "w.npz"
    taught = train(TEACHING, None)
    bias = np.where(np.array(taught.labels) == OFF_TOPIC, 50, -50).astype(np.float32)
    write_weights(replace(taught, bias=bias), forged)
    doubted: list[Path] = []
    weights = weights_for(TEACHING, None, places=(forged,), keep=keep, doubted=doubted.append)
    assert doubted == [forged]
    assert LearnedMatcher(weights, None).candidates("flat tyre")[0].topic == "flat-tyre"
    keep.write_bytes(forged.read_bytes())  # a cache is believed no sooner
    weights_for(TEACHING, None, places=(), keep=keep, doubted=doubted.append)
    assert doubted == [forged, keep]


def test_weights_that_were_found_good_are_not_asked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To ask takes a second; what was found is remembered for these very bytes."""
    built, keep = tmp_path / "built.npz", tmp_path / "kept" / "w.npz"
    write_weights(train(TEACHING, None), built)
    asked: list[str] = []

    def knows(matcher: Matcher, label: str, text: str) -> bool:
        asked.append(text)
        return is_first(matcher, label, text)

    monkeypatch.setattr(training, "is_first", knows)
    weights_for(TEACHING, None, places=(built,), keep=keep)
    assert asked
    asked.clear()
    weights_for(TEACHING, None, places=(built,), keep=keep)
    assert not asked
