"""A language model as a plain OpenFst *const* FST, written and read.

Vosk opens any registered type of FST, so nothing needs compiling. Layout: OpenFst 1.6,
``fst/const-fst.h``, file version 2 (not aligned). Costs are -ln p; label 0 leads to the parent.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from voice_skill.hearing.teaching.fst_file import (
    FST_MAGIC,
    HAS_BOTH_SYMBOL_TABLES,
    Cursor,
    fst_header,
)
from voice_skill.hearing.teaching.language_model import (
    NO_STATE,
    ROOT,
    Children,
    Ints,
    LanguageModel,
)

_STATE = np.dtype(
    [("final", "<f4"), ("pos", "<u4"), ("arcs", "<u4"), ("in", "<u4"), ("out", "<u4")]
)
_ARC = np.dtype([("in", "<i4"), ("out", "<i4"), ("cost", "<f4"), ("next", "<i4")])
_BYTE = np.dtype("u1")
_VERSION = 2


@dataclass(frozen=True, slots=True, eq=False)
class Graph:
    """An FST as read from a file: ``states`` and ``arcs`` are tables with named columns."""

    start: int
    states: NDArray[np.void]
    arcs: NDArray[np.void]


def write_graph(model: LanguageModel, path: Path) -> None:
    """Write the language model as a const FST. ``OSError`` where the disk will not have it."""
    states, arcs = _tables(model)
    with path.open("wb") as file:
        file.write(struct.pack("<i", FST_MAGIC))
        for name in (b"const", b"standard"):
            file.write(struct.pack("<i", len(name)) + name)
        shape = (model.properties, model.start, len(states), len(arcs))
        file.write(struct.pack("<iiQqqq", _VERSION, HAS_BOTH_SYMBOL_TABLES, *shape))
        file.write(model.symbols)
        file.write(states.tobytes())
        file.write(arcs.tobytes())


def read_graph(path: Path, *, symbols: bytes) -> Graph:
    """The const FST in a file, with those symbol tables.

    ``ValueError``, ``struct.error`` or ``OSError`` where it is not whole.
    """
    cursor = Cursor(path.read_bytes())
    _, start, states, arcs = fst_header(cursor, "const")
    if cursor.array(_BYTE, len(symbols)).tobytes() != symbols:
        raise ValueError("its symbol tables are not the model's")
    graph = Graph(
        start=start,
        states=cursor.array(_STATE, states),
        arcs=cursor.array(_ARC, arcs),
    )
    if cursor.at != len(cursor.data):
        raise ValueError("something follows its last arc")
    return graph


def _tables(model: LanguageModel) -> tuple[NDArray[np.void], NDArray[np.void]]:
    source, token = np.divmod(model.keys, model.stride)
    with np.errstate(divide="ignore"):
        costs = -np.log(model.probs).astype(np.float32)
    final = token == model.end
    source, token = source[~final], token[~final]
    counts = np.bincount(source, minlength=model.states)
    counts[1:] += 1  # every state but the root backs off
    first = np.cumsum(counts) - counts
    states = np.zeros(model.states, _STATE)
    states["final"] = np.inf
    states["final"][model.keys[final] // model.stride] = costs[final]
    states["pos"], states["arcs"] = first, counts
    states["in"][1:] = states["out"][1:] = 1
    arcs = np.zeros(int(counts.sum()), _ARC)
    back = arcs[: model.states - 1].copy()
    back["cost"], back["next"] = -np.log(model.backoff[1:]), model.parent[1:]
    arcs[first[1:]] = back
    place = np.arange(len(token)) + source  # each state but the root adds one backoff arc
    arcs["in"][place] = arcs["out"][place] = token
    arcs["cost"][place] = costs[~final]
    arcs["next"][place] = destinations(model, source, token)
    return states, arcs


def destinations(model: LanguageModel, source: Ints, token: Ints) -> Ints:
    """Where each arc leads: the longest end of its history and word that is itself a state."""
    children = Children.in_model(model)
    after = np.full(model.stride, ROOT, np.int64)  # the state of each word on its own
    ones = np.flatnonzero(model.parent == ROOT)
    after[model.word[ones]] = ones
    state = after[token]
    growing = np.flatnonzero(state != ROOT)
    for word in words_back(model):
        longer = children.of(state[growing], word[source[growing]])
        growing = growing[longer != NO_STATE]
        state[growing] = longer[longer != NO_STATE]
    return state


def words_back(model: LanguageModel) -> list[Ints]:
    """The last word of each state's history, the one before it, and so on; -1 where none is."""
    chain = [np.arange(model.states)]
    while (chain[-1] > ROOT).any():
        chain.append(np.where(chain[-1] > ROOT, model.parent[chain[-1]], ROOT))
    depth = sum((link > ROOT).astype(np.int64) for link in chain)
    rows = []
    for back in range(len(chain) - 1):
        # Climbing depth - 1 - back steps gives the ancestor whose own word is that far back.
        steps = depth - 1 - back
        state = np.choose(np.maximum(steps, 0), chain)
        rows.append(np.where(steps >= 0, model.word[state], NO_STATE))
    return rows
