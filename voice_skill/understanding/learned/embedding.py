"""Sentences as unit vectors: bge-small-en-v1.5 (int8 ONNX), run here, one thread."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voice_skill.onnx import open_session
from voice_skill.understanding.learned.nearest import unit
from voice_skill.values.errors import ModelError

HALF = 384
SIZE = 2 * HALF
_LONGEST = 128  # tokens of one sentence; a spoken question has ten to forty


class SentenceEmbedder:
    """``vectors(sentences)`` gives one row of ``SIZE`` float32 a sentence, in two halves.

    ``folder`` holds ``model.onnx`` and ``tokenizer.json``. The first half is the first token's
    vector, as the model card says (BAAI/bge-small-en-v1.5), the second the mean of all tokens:
    one run gives both, and neighbours are found better by the mean. Each half is of unit length.
    ``ModelError`` names what is missing and the remedy.
    """

    name = "bge-small-en-v1.5"

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        try:
            from tokenizers import Tokenizer

            self._model: Any = open_session(folder / "model.onnx", threads=threads)
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        except ImportError as error:
            raise ModelError(
                f"The sentence model needs {error.name}. Near-verbatim questions still work. "
                'Install it: pip install "voice-skill[understanding]".'
            ) from None
        except Exception as error:
            raise ModelError(
                f"The sentence model in {folder} cannot be opened: {_first_line(error)} "
                "Near-verbatim questions still work. "
                f"Mend it: voice-skill models install {self.name}."
            ) from None
        self._tokenizer.enable_truncation(_LONGEST)
        self._tokenizer.no_padding()
        self._inputs = {each.name for each in self._model.get_inputs()}

    def vectors(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """Shape (sentences, ``SIZE``); an empty sentence gets a vector like any other.

        A row is the same whatever stands beside it. Many sentences share all processors.
        """
        if len(sentences) == 1:
            return self._row(sentences[0])
        # One by one: bytes are scaled by the largest number of a batch, so that in a batch
        # a vector would depend on its neighbours.
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            return np.vstack([np.empty((0, SIZE), np.float32), *pool.map(self._row, sentences)])

    def is_word(self, word: str) -> bool:
        """Whether it is one of the common whole words that the model knows as such."""
        return self._tokenizer.token_to_id(word) is not None

    def _row(self, sentence: str) -> NDArray[np.float32]:
        encoded = self._tokenizer.encode(sentence)
        feed = {
            "input_ids": np.array([encoded.ids], dtype=np.int64),
            "attention_mask": np.array([encoded.attention_mask], dtype=np.int64),
            "token_type_ids": np.array([encoded.type_ids], dtype=np.int64),
        }
        hidden = self._model.run(None, {k: v for k, v in feed.items() if k in self._inputs})[0]
        return np.hstack([unit(hidden[:, 0, :]), unit(hidden.mean(axis=1))])


def _first_line(error: Exception) -> str:
    return " ".join(str(error).split())[:120].rstrip(".") + "."
