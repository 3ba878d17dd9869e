"""A sentence model that remembers the last sentences: one turn asks for the same ones twice."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from voice_skill.understanding.learned.sentences import Vectors

KEPT = 64
"""Sentences remembered, the latest."""


class Remembering:
    """``Vectors`` over another: a single sentence among the last ``KEPT`` costs nothing."""

    def __init__(self, model: Vectors) -> None:
        self._model = model
        self._kept: OrderedDict[str, NDArray[np.float32]] = OrderedDict()

    @property
    def name(self) -> str:
        """The name of the model beneath."""
        return self._model.name

    def is_word(self, word: str) -> bool:
        """Whether the model beneath knows it as a whole word."""
        return self._model.is_word(word)

    def vectors(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """One unit row a sentence; many at once are not remembered."""
        if len(sentences) != 1:
            return self._model.vectors(sentences)
        sentence = sentences[0]
        if sentence not in self._kept:
            self._kept[sentence] = self._model.vectors(sentences)
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return self._kept[sentence]
