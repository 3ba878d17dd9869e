"""What is fitted is the least loss, and the same every time."""

from __future__ import annotations

import numpy as np
import pytest

from voice_skill.understanding.fitting import fit

pytest.importorskip("scipy", reason="learning a pack needs scikit-learn: pip install .[all]")


def test_it_finds_what_scikit_learn_finds() -> None:
    """Chances are within a hundredth, with columns that are empty and rows of half the weight."""
    from scipy.sparse import csr_matrix

    linear = pytest.importorskip("sklearn.linear_model")
    dice = np.random.default_rng(1)
    owners = dice.integers(0, 4, 400)
    words = dice.random((400, 30)) * (dice.random((400, 30)) < 0.2)
    words[:, 5] = 0
    words[np.arange(400), owners] += 1
    vectors = (3 + owners[:, None] * dice.random(6) + dice.random((400, 6))).astype(np.float32)
    counts = np.where(dice.random(400) < 0.5, 1, 0.5).astype(np.float32)
    rows = csr_matrix(words), vectors, owners, counts
    of_words, of_vectors, bias = fit(*rows, 0.1)
    scores = words @ of_words.T + vectors @ of_vectors.T + bias
    chances = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    theirs = linear.LogisticRegression(C=0.1, tol=1e-8, max_iter=5000)
    theirs.fit(np.hstack([words, vectors]), owners, sample_weight=counts)
    assert np.abs(chances - theirs.predict_proba(np.hstack([words, vectors]))).max() < 0.01
    assert not of_words[:, 5].any()
    assert all(map(np.array_equal, fit(*rows, 0.1), (of_words, of_vectors, bias)))
