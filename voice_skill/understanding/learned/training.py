"""Weights learnt from a pack's examples: shipped built, or made here when the pack changes."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voice_skill.files import is_vouched, vouch
from voice_skill.understanding.learned import features
from voice_skill.understanding.learned.nearest import nearest
from voice_skill.understanding.learned.sentences import FILE, Progress, Vectors, vectors_of
from voice_skill.understanding.learned.stored import (
    Weights,
    stored_bytes,
    weights_in,
    write_weights,
)
from voice_skill.values.errors import ModelError
from voice_skill.values.meaning import Candidate, Matcher

_FORMAT = "4"
_STRENGTH = 10.0  # inverse regularisation: best of 5 to 50 on held-aside families
_STEPS = 200  # it ends sooner, where nothing changes by more than a thousandth
_SHARE = 0.5  # how much words and pieces weigh beside the sentence vector; .3 to .6 are alike
_LEARNT, _NEAR = 0.7, 0.4  # how much the lines drawn, and the examples nearby, have to say
_HEARD = 0.5  # how much a misheard example weighs beside a typed one

_ASKED = 8
"""Sentences of a label that weights are asked before they are believed."""
_KNOWN, _KNOWN_OF_ALL = 2, 0.7
"""So many of those of each label they know, and that share of all: 0.81 was seen of true ones."""
_MANY, _VERY_MANY = 12, 20
"""Sentences from which a label is learnt; of two or three the phrases of a pack know more. Of a
label with fewer than the second, true weights knew one of six beside 65 others."""

Labelled = tuple[tuple[str, tuple[str, ...]], ...]


def is_first(matcher: Matcher, label: str, text: str) -> bool:
    """Whether the label is the likeliest."""
    return matcher.candidates(text)[0].topic == label


class LearnedMatcher:
    """Labels by words, pieces of words and, with a sentence model, by meaning and neighbours."""

    def __init__(self, weights: Weights, model: Vectors | None) -> None:
        self.weights = weights
        self._model = model

    def candidates(self, text: str) -> tuple[Candidate, ...]:
        """Every label with its calibrated probability, best first."""
        weights = self.weights
        buckets, values = features.sparse(text, weights.rarity)
        scores = weights.bias + weights.words[:, buckets] @ (values * _SHARE)
        if self._model is not None:
            vector = self._model.vectors((text,))[0]
            scores = scores + weights.meaning @ vector[: weights.meaning.shape[1]]
            if weights.near is not None:
                near = weights.near.log_chances(vector[weights.meaning.shape[1] :])
                scores = _LEARNT * scores + _NEAR * near
        grown = np.exp(scores - scores.max())
        chances = grown / grown.sum()
        return tuple(
            Candidate(weights.labels[index], round(float(chances[index]), 4))
            for index in np.argsort(-chances)
        )


def key_of(
    labelled: Labelled, model: Vectors | None, heard: Labelled = (), *, neighbours: bool = True
) -> str:
    """What the weights depend on, as sha256: labels, sentences, model and format."""
    name = model.name if model is not None else "words only"
    told = [_FORMAT, name, _STRENGTH, _SHARE, _HEARD, neighbours, labelled, heard]
    text = json.dumps(told, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def weights_for(
    labelled: Labelled,
    model: Vectors | None,
    *,
    places: Sequence[Path],
    keep: Path,
    heard: Labelled = (),
    neighbours: bool = True,
    progress: Progress | None = None,
    doubted: Callable[[Path], None] | None = None,
) -> Weights:
    """The weights of these sentences: from the first file that has them, else trained.

    ``places`` are files that may hold them, beside ``keep``, to which newly trained ones are
    written. Anybody may have written those files: they are believed once they know the
    sentences, and ``doubted`` is told of one that does not. ``ModelError`` says what is missing
    for training.
    """
    key = key_of(labelled, model, heard, neighbours=neighbours)
    for number, place in enumerate((keep, *places)):
        record = _record(keep, number)
        raw = stored_bytes(place)
        found = weights_in(raw) if raw is not None else None
        if raw is None or found is None or found.key != key:
            continue
        if is_vouched(record, raw):
            return found
        if _is_sound(found, model, labelled, hashlib.sha256(raw).digest()):
            vouch(record, raw)
            return found
        if doubted is not None:
            doubted(place)
    weights = train(
        labelled,
        model,
        heard=heard,
        neighbours=neighbours,
        progress=progress,
        sentences=keep.parent / FILE,
    )
    with contextlib.suppress(OSError):  # weights that cannot be kept still serve this run
        write_weights(weights, keep)
        vouch(_record(keep, 0), keep.read_bytes())
    return weights


def _record(keep: Path, number: int) -> Path:
    return keep.with_suffix(f".{number}.vouched")


def _is_sound(weights: Weights, model: Vectors | None, labelled: Labelled, draw: bytes) -> bool:
    """Whether the weights know what they claim to have learnt, label by label.

    Weights that were learnt know most of their own sentences, and some of each label with many;
    in forged ones some label is silent. Which sentences are asked follows from ``draw``.
    """
    matcher = LearnedMatcher(weights, model)
    known = asked = 0
    try:
        for label, sentences in labelled:
            if len(sentences) < _MANY:
                continue
            drawn = sorted(
                sentences, key=lambda text: hashlib.sha256(draw + text.encode()).digest()
            )[:_ASKED]
            right = sum(is_first(matcher, label, text) for text in drawn)
            if right < (_KNOWN if len(sentences) >= _VERY_MANY else 1):
                return False
            known, asked = known + right, asked + len(drawn)
    except (ValueError, IndexError):  # arrays that do not fit the sentence model
        return False
    return known >= _KNOWN_OF_ALL * asked


def train(
    labelled: Labelled,
    model: Vectors | None,
    *,
    heard: Labelled = (),
    neighbours: bool = True,
    progress: Progress | None = None,
    sentences: Path | None = None,
) -> Weights:
    """Logistic regression over words and vectors. The same sentences give the same weights.

    ``heard`` are misheard forms of the sentences: examples too, but of less weight. With
    ``neighbours`` the examples themselves are kept as well, as points to be near to. Vectors of
    sentences are kept in the file ``sentences``, where one is named.
    """
    csr_matrix, hstack, regression = _library()
    rare = features.rarity([sentence for _, each in labelled for sentence in each])
    texts, names, counts = _weighed(labelled, heard)
    table: Any = _table(texts, rare)
    used = np.unique(table.indices)  # no more than these columns have anything to learn from
    table, half = table[:, used], 0
    if model is not None:
        vectors = vectors_of(texts, model, sentences, progress)
        half = vectors.shape[1] // 2
        table = hstack([table, csr_matrix(vectors[:, :half])]).tocsr()
    fitting = regression(C=_STRENGTH, max_iter=_STEPS, tol=1e-3)
    labels, learnt, bias = _learnt(fitting.fit(table, names, sample_weight=counts))
    words: Any = np.zeros((len(labels), features.SIZE), dtype=np.float32)
    words[:, used] = learnt[:, : len(used)]
    at = [labels.index(name) for name in names]
    return Weights(
        key=key_of(labelled, model, heard, neighbours=neighbours),
        labels=labels,
        rarity=rare,
        words=words,
        meaning=learnt[:, len(used) :],
        bias=bias,
        near=nearest(vectors[:, half:], at) if half and neighbours else None,
    )


def _weighed(labelled: Labelled, heard: Labelled) -> tuple[Any, ...]:
    """Sentences, their labels, and how much each counts."""
    parts = ((labelled, 1.0), (heard, _HEARD))
    told = [(text, label, w) for part, w in parts for label, each in part for text in each]
    return tuple(zip(*told, strict=True))


def _library() -> tuple[Any, Any, Any]:
    try:
        from scipy.sparse import csr_matrix, hstack
        from sklearn.linear_model import LogisticRegression
    except ImportError:
        raise ModelError(
            "The pack has changed, and learning it anew needs scikit-learn. "
            "Near-verbatim questions still work. "
            'Install it: pip install "voice-skill[learn]".'
        ) from None
    return csr_matrix, hstack, LogisticRegression


def _learnt(fitted: Any) -> tuple[tuple[str, ...], Any, Any]:
    """The labels, their weights, and the bias of each."""
    learnt: Any = np.asarray(fitted.coef_, dtype=np.float32)
    bias: Any = np.asarray(fitted.intercept_, dtype=np.float32)
    if len(learnt) == 1:  # two labels share one row of weights, of opposite sign
        learnt, bias = np.vstack([-learnt, learnt]) / 2, np.concatenate([-bias, bias]) / 2
    return tuple(map(str, fitted.classes_)), learnt, bias


def _table(sentences: Sequence[str], rare: NDArray[np.float32]) -> Any:
    from scipy.sparse import csr_matrix

    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    for row, sentence in enumerate(sentences):
        buckets, weights = features.sparse(sentence, rare)
        rows += [row] * len(buckets)
        columns += buckets.tolist()
        values += (weights * _SHARE).tolist()
    return csr_matrix((values, (rows, columns)), shape=(len(sentences), features.SIZE))
