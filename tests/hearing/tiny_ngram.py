"""A tiny language model in the file format of Vosk's small models, written from its definition.

The writer shares nothing with the reader under test: it packs the bit strings one bit at a time,
in the order in which OpenFst's ``ngram-fst.h`` describes them.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

WORDS = (
    *("<eps>", "my", "very", "cool", "veins", "vain", "leg", "hurts", "no", "know", "yes"),
    *("flea", "bologna", "fleb", "varicose", "help", "#0"),
)
LABELS = {word: label for label, word in enumerate(WORDS)}
LABELS |= {"<s>": len(WORDS), "</s>": len(WORDS)}  # one label for two names, as in the real files

End = None
Token = str | None
History = tuple[str, ...]
"""The words before, oldest first; ``("<s>",)`` at the start of a sentence."""


@dataclass(frozen=True, slots=True)
class Tiny:
    """Explicit probabilities by history; what is missing is backed off."""

    table: Mapping[History, Mapping[Token, float]]

    def probability(self, history: History, token: Token) -> float:
        """By the book: explicit, or the backoff weight times the shorter history's."""
        if token in self.table[history]:
            return self.table[history][token]
        if not history:
            return 0.0
        return self.backoff(history) * self.probability(self.nearest(history[1:]), token)

    def backoff(self, history: History) -> float:
        """The weight that makes the history's probabilities sum to one."""
        shorter = history[1:]
        said = self.table[history]
        lower = sum(self.probability(shorter, token) for token in said)
        return (1 - sum(said.values())) / (1 - lower)

    def nearest(self, history: History) -> History:
        """The longest end of the history that the model has."""
        while history not in self.table:
            history = history[1:]
        return history


def tiny() -> Tiny:
    """Sixteen words, of which two histories of one word and one of two say something."""
    spoken = [word for word in WORDS if word[0] not in "<#"]
    single: dict[Token, float] = {word: 0.95 / len(spoken) for word in spoken}
    single[End] = 0.05
    return Tiny(
        {
            (): single,
            ("<s>",): {"my": 0.3, "very": 0.2, "yes": 0.1, "know": 0.1},
            ("my",): {"leg": 0.5, "vain": 0.2},
            ("very",): {"cool": 0.7},
            ("leg",): {"hurts": 0.4, End: 0.3},
            ("<s>", "my"): {"leg": 0.8},
            ("my", "leg"): {"hurts": 0.6, End: 0.2},
        }
    )


def in_file_order(model: Tiny) -> list[History]:
    """The histories level by level, each level by its words from the latest to the oldest."""

    def latest_first(history: History) -> tuple[int, tuple[int, ...]]:
        return len(history), tuple(_label(word) for word in reversed(history))

    return sorted(model.table, key=latest_first)


def write_ngram(path: Path, model: Tiny | None = None) -> Path:
    """Write it as ``Gr.fst``; gives the path."""
    model = model or tiny()
    order = in_file_order(model)
    context = [1, 0]
    future: list[int] = []
    words: list[int] = []
    probs: list[float] = []
    finals: list[float] = []
    for history in order:
        context += [1] * sum(other[1:] == history and other != () for other in order) + [0]
        said = model.table[history]
        arcs = sorted((LABELS[word], prob) for word, prob in said.items() if word is not None)
        future += [0] + [1] * len(arcs)
        words += [label for label, _ in arcs]
        probs += [prob for _, prob in arcs]
        finals += [said[End]] if End in said else []
    own = [-1, *(_label(history[0]) for history in order[1:]), 0]
    backoff = [math.inf, *(_cost(model.backoff(history)) for history in order[1:]), 0.0]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(
        struct.pack("<i", 2125659606)
        + _string("ngram")
        + _string("standard")
        + struct.pack("<iiQqqq", 4, 3, 41392031465473, order.index(("<s>",)), len(order), 0)
        + _symbols() * 2
        + struct.pack("<QQQ", len(order), len(words), len(finals))
        + _bits(context)
        + _bits([*future, 0])
        + _bits([int(End in model.table[history]) for history in order])
        + struct.pack(f"<{len(own)}i", *own)
        + struct.pack(f"<{len(words)}i", *words)
        + struct.pack(f"<{len(backoff)}f", *backoff)
        + struct.pack(f"<{len(finals)}f", *map(_cost, finals))
        + struct.pack(f"<{len(probs)}f", *map(_cost, probs))
        + bytes(4)
    )
    return path


def _label(word: str) -> int:
    return 0 if word == "<s>" else LABELS[word]


def _cost(probability: float) -> float:
    return -math.log(probability)


def _string(text: str) -> bytes:
    return struct.pack("<i", len(text.encode())) + text.encode()


def _symbols() -> bytes:
    rows = b"".join(_string(word) + struct.pack("<q", label) for word, label in LABELS.items())
    top = max(LABELS.values()) + 1
    return (
        struct.pack("<i", 2125658996)
        + _string("words.txt")
        + struct.pack("<qq", top, len(LABELS))
        + rows
    )


def _bits(bits: list[int]) -> bytes:
    size = (len(bits) + 63) // 64 * 8
    return sum(bit << place for place, bit in enumerate(bits)).to_bytes(size, "little")
