"""Sentences as unit vectors: bge-small-en-v1.5 (int8 ONNX), run here, one thread."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voice_skill.values.errors import ModelError

HALF = 384
SIZE = 2 * HALF
_LONGEST = 128  # tokens of one sentence; a spoken question has ten to forty
_BATCH = 32


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
            import onnxruntime
            from tokenizers import Tokenizer
        except ImportError as error:
            raise ModelError(
                f"The sentence model needs {error.name}. Near-verbatim questions still work. "
                'Install it: pip install "voice-skill[understanding]".'
            ) from None
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self._model: Any = onnxruntime.InferenceSession(
                str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
            )
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        except Exception as error:
            raise ModelError(
                f"The sentence model in {folder} cannot be opened: {_first_line(error)} "
                "Near-verbatim questions still work. "
                f"Mend it: voice-skill models install {self.name}."
            ) from None
        self._tokenizer.enable_truncation(_LONGEST)
        self._tokenizer.enable_padding()
        self._inputs = {each.name for each in self._model.get_inputs()}

    def vectors(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """Shape (sentences, ``SIZE``); an empty sentence gets a vector like any other."""
        rows = np.empty((len(sentences), SIZE), dtype=np.float32)
        # Sentences of one length together: padding is work thrown away.
        order = sorted(range(len(sentences)), key=lambda index: len(sentences[index]))
        for start in range(0, len(order), _BATCH):
            places = order[start : start + _BATCH]
            rows[places] = self._batch([sentences[place] for place in places])
        return rows

    def _batch(self, sentences: list[str]) -> NDArray[np.float32]:
        encoded = self._tokenizer.encode_batch(sentences)
        feed = {
            "input_ids": np.array([each.ids for each in encoded], dtype=np.int64),
            "attention_mask": np.array([each.attention_mask for each in encoded], dtype=np.int64),
            "token_type_ids": np.array([each.type_ids for each in encoded], dtype=np.int64),
        }
        hidden = self._model.run(None, {k: v for k, v in feed.items() if k in self._inputs})[0]
        told = feed["attention_mask"][:, :, None].astype(np.float32)
        mean = (hidden * told).sum(axis=1) / told.sum(axis=1)
        return np.hstack([_unit(hidden[:, 0, :]), _unit(mean)])


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(length, 1e-12), dtype=np.float32)


def _first_line(error: Exception) -> str:
    return " ".join(str(error).split())[:120].rstrip(".") + "."
