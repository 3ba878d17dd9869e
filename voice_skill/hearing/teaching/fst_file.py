"""The bytes of an OpenFst file: its header, its symbol tables, its arrays.

Source of the layout: OpenFst 1.6, ``fst/fst.h`` and ``fst/symbol-table.h``.
"""

from __future__ import annotations

import struct
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

FST_MAGIC = 2125659606
SYMBOLS_MAGIC = 2125658996
HAS_BOTH_SYMBOL_TABLES = 3

Bits = NDArray[np.uint8]
T = TypeVar("T", bound=np.generic)

_BYTE = np.dtype("u1")
_WORD_BYTES = 8  # bit strings are kept in 64-bit words


class Cursor:
    """Reads a file's bytes from front to back; running over the end raises."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def unpack(self, layout: str) -> tuple[int, ...]:
        """The next numbers, laid out as for ``struct``."""
        values = struct.unpack_from(layout, self.data, self.at)
        self.at += struct.calcsize(layout)
        return values

    def text(self) -> str:
        """The next string, which stands after its own length."""
        (length,) = self.unpack("<i")
        if length < 0 or self.at + length > len(self.data):
            raise ValueError("a name runs over the end of the file")
        self.at += length
        return self.data[self.at - length : self.at].decode()

    def array(self, kind: np.dtype[T], count: int) -> NDArray[T]:
        """The next ``count`` values of one kind."""
        values = np.frombuffer(self.data, kind, count, self.at)
        self.at += values.nbytes
        return values

    def bits(self, count: int) -> Bits:
        """The next ``count`` bits, and the rest of their last 64-bit word skipped."""
        size = (count + 63) // 64 * _WORD_BYTES
        return np.unpackbits(self.array(_BYTE, size), bitorder="little")[:count]

    def table(self) -> dict[str, int]:
        """The next symbol table: word to label. Two names may share a label."""
        (magic,) = self.unpack("<i")
        if magic != SYMBOLS_MAGIC:
            raise ValueError("a symbol table is missing")
        self.text()
        _, size = self.unpack("<qq")
        words: dict[str, int] = {}
        for _ in range(size):
            word = self.text()
            (words[word],) = self.unpack("<q")
        if len(words) != size or not words or min(words.values()) < 0:
            raise ValueError("a symbol table is damaged")
        return words


def fst_header(cursor: Cursor, *kinds: str) -> tuple[int, int, int, int]:
    """Properties, start, number of states and of arcs of an FST of one of those types."""
    (magic,) = cursor.unpack("<i")
    if magic != FST_MAGIC:
        raise ValueError("it is not an FST")
    found, arc = cursor.text(), cursor.text()
    if found not in kinds or arc != "standard":
        raise ValueError(f"its type is {found}, its arcs are {arc}")
    _, flags, properties, start, states, arcs = cursor.unpack("<iiQqqq")
    if flags != HAS_BOTH_SYMBOL_TABLES:
        raise ValueError(f"its flags are {flags}, not {HAS_BOTH_SYMBOL_TABLES}")
    return properties, start, states, arcs
