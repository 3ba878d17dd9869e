"""Moonshine's two networks, as they lie in its wheel: sound to a picture, picture to pieces."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voice_skill.onnx import open_session
from voice_skill.values.errors import ModelError

Floats = NDArray[np.float32]

START, END = 1, 2
"""The pieces that stand before and after every text."""

_ENCODER, _DECODER, _PIECES = "encoder_model.ort", "decoder_model_merged.ort", "tokenizer.bin"
_LAYERS, _HEADS, _WIDTH, _PICTURE = 6, 8, 36, 288
_SHORTEST = 1_600
"""Samples; the encoder's windows need as many."""
_SPACE = "\u2581"


class Network:
    """One utterance at a time: ``begin`` with its sound, then ``step`` piece after piece.

    ``folder`` holds the encoder, the merged decoder and the pieces of Moonshine tiny.
    ``ModelError`` where they are missing, or not as this search knows them.
    """

    def __init__(self, folder: Path) -> None:
        try:
            self.pieces = read_pieces(folder / _PIECES)
            self._encoder: Any = open_session(folder / _ENCODER, threads=1)
            self._decoder: Any = open_session(folder / _DECODER, threads=1)
        except Exception as error:
            raise ModelError(f"Moonshine's networks in {folder} cannot be read: {error}.") from None
        inputs = {each.name: each.shape for each in self._decoder.get_inputs()}
        known = {*_named("past_key_values", "decoder"), *_named("past_key_values", "encoder")}
        known |= {"encoder_attention_mask", "input_ids", "encoder_hidden_states"}
        logits = self._decoder.get_outputs()[0].shape
        if inputs.keys() != known | {"use_cache_branch"} or logits[-1] != len(self.pieces):
            raise ModelError(f"Moonshine's networks in {folder} are not those of version 0.1.0.")
        self._fixed: dict[str, Any] = {}
        self._sound = np.empty((1, 0), np.float32)
        self._past: list[Floats] = []
        self._wide: dict[int, dict[str, Any]] = {}

    def begin(self, samples: Floats) -> Floats:
        """Hear the samples (16 kHz, full scale 1.0); give the log chances of the first piece."""
        missing = max(0, _SHORTEST - len(samples))
        self._sound = np.pad(samples.astype(np.float32), (0, missing))[None]
        mask = np.ones(self._sound.shape, np.int64)
        (picture,) = self._encoder.run(None, {"input_values": self._sound, "attention_mask": mask})
        empty = np.zeros((1, _HEADS, 0, _WIDTH), np.float32)
        nothing = {
            name: empty
            for kind in ("decoder", "encoder")
            for name in _named("past_key_values", kind)
        }
        wanted = [*_named("present", "decoder"), *_named("present", "encoder")]
        logits, *made = self._decoder.run(
            ["logits", *wanted],
            {
                **nothing,
                "encoder_attention_mask": mask,
                "encoder_hidden_states": picture,
                "input_ids": np.array([[START]], np.int64),
                "use_cache_branch": np.array([False]),
            },
        )
        self._past, seen = made[: 2 * _LAYERS], made[2 * _LAYERS :]
        self._fixed = {"encoder_hidden_states": picture}
        self._fixed |= dict(zip(_named("past_key_values", "encoder"), seen, strict=True))
        self._wide = {}
        return _log_chances(logits[:, -1])

    def step(self, came_from: list[int], pieces: list[int]) -> Floats:
        """One piece more for each text: ``came_from`` is the row it had in the step before.

        Gives a row of log chances for each.
        """
        past = dict(
            zip(
                _named("past_key_values", "decoder"),
                (each[came_from] for each in self._past),
                strict=True,
            )
        )
        logits, *self._past = self._decoder.run(
            ["logits", *_named("present", "decoder")],
            {
                **past,
                **self._for(len(pieces)),
                "input_ids": np.array(pieces, np.int64)[:, None],
                "use_cache_branch": np.array([True]),
            },
        )
        return _log_chances(logits[:, -1])

    def _for(self, rows: int) -> dict[str, Any]:
        # The same picture for every text. Its mask is as long as the sound: the decoder scales it.
        if rows not in self._wide:
            wide = {name: np.repeat(each, rows, axis=0) for name, each in self._fixed.items()}
            wide["encoder_attention_mask"] = np.ones((rows, self._sound.shape[1]), np.int64)
            self._wide = {rows: wide}
        return self._wide[rows]


def read_pieces(path: Path) -> tuple[str, ...]:
    """The pieces of text by their number: a length byte before each, U+2581 for a space.

    A piece that is one byte of a longer letter is empty: English has none.
    """
    data = path.read_bytes()
    found, at = [], 0
    while at < len(data):
        length = data[at]
        at += 1
        if length & 0x80:
            length = (data[at] << 7) + (length & 0x7F)
            at += 1
        text = data[at : at + length].decode("utf-8", errors="ignore")
        found.append(text.replace(_SPACE, " "))
        at += length
    return tuple(found)


def _named(which: str, kind: str) -> list[str]:
    return [
        f"{which}.{layer}.{kind}.{part}" for layer in range(_LAYERS) for part in ("key", "value")
    ]


def _log_chances(logits: Floats) -> Floats:
    top = logits.max(axis=1, keepdims=True)
    chances: Floats = logits - top - np.log(np.exp(logits - top).sum(axis=1, keepdims=True))
    return chances
