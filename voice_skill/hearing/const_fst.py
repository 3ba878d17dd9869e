"""A language model as a plain OpenFst *const* FST, written, read back and doubted.

Vosk opens any registered type of FST, so nothing needs compiling. Layout: OpenFst 1.6,
``fst/const-fst.h``, file version 2 (not aligned). Costs are -ln p; label 0 leads to the parent.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from voice_skill.core.types import ModelError
from voice_skill.hearing.mixing import Children, sums
from voice_skill.hearing.ngram_fst import (
    FST_MAGIC,
    HAS_BOTH_SYMBOL_TABLES,
    NO_STATE,
    Cursor,
    Ints,
    LanguageModel,
    fst_header,
)

_STATE = np.dtype(
    [("final", "<f4"), ("pos", "<u4"), ("arcs", "<u4"), ("in", "<u4"), ("out", "<u4")]
)
_ARC = np.dtype([("in", "<i4"), ("out", "<i4"), ("cost", "<f4"), ("next", "<i4")])
_BYTE = np.dtype("u1")
_VERSION = 2
_TOLERANCE = 1e-3  # how far a state's sum may be from one after rounding to float32
_ROUNDING = 1e-4  # how far float32 may move a probability, as a share of it
_ROOT = 0


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


def check_graph(path: Path, model: LanguageModel) -> None:
    """Read a written graph back and doubt all of it.

    ``ModelError`` unless the file is whole, its words and arcs are the model's, its arcs are
    sorted, its labels and states exist, every arc leads to a history that ends in its word or to
    the shorter history, and every state's probabilities sum to one within a thousandth.
    """
    try:
        graph = read_graph(path, symbols=model.symbols)
        _check_states(graph, model)
        _check_arcs(graph, model)
    except (OSError, struct.error, ValueError, IndexError, OverflowError) as error:
        raise ModelError(
            f"The taught language model {path} did not come back as written: {error}. "
            "Free some disk space and teach it again."
        ) from error


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
    arcs["next"][place] = _destinations(model, source, token)
    return states, arcs


def _destinations(model: LanguageModel, source: Ints, token: Ints) -> Ints:
    """Where each arc leads: the longest end of its history and word that is itself a state."""
    children = Children.in_model(model)
    after = np.full(model.stride, _ROOT, np.int64)  # the state of each word on its own
    ones = np.flatnonzero(model.parent == _ROOT)
    after[model.word[ones]] = ones
    state = after[token]
    growing = np.flatnonzero(state != _ROOT)
    for words_back in _history(model):
        longer = children.of(state[growing], words_back[source[growing]])
        growing = growing[longer != NO_STATE]
        state[growing] = longer[longer != NO_STATE]
    return state


def _history(model: LanguageModel) -> list[Ints]:
    """The last word of each state's history, the one before it, and so on; -1 where none is."""
    chain = [np.arange(model.states)]
    while (chain[-1] > _ROOT).any():
        chain.append(np.where(chain[-1] > _ROOT, model.parent[chain[-1]], _ROOT))
    depth = sum((link > _ROOT).astype(np.int64) for link in chain)
    rows = []
    for back in range(len(chain) - 1):
        # Climbing depth - 1 - back steps gives the ancestor whose own word is that far back.
        steps = depth - 1 - back
        state = np.choose(np.maximum(steps, 0), chain)
        rows.append(np.where(steps >= 0, model.word[state], NO_STATE))
    return rows


def _check_states(graph: Graph, model: LanguageModel) -> None:
    counts = graph.states["arcs"].astype(np.int64)
    if graph.start != model.start:
        raise ValueError("it starts elsewhere")
    if len(counts) != model.states or not np.array_equal(
        graph.states["pos"], np.cumsum(counts) - counts
    ):
        raise ValueError("its states do not follow one another")
    if counts.sum() != len(graph.arcs):
        raise ValueError(f"it has {len(graph.arcs)} arcs, but its states claim {counts.sum()}")
    back = (np.arange(model.states) != _ROOT).astype(np.uint32)
    if not (np.array_equal(graph.states["in"], back) and np.array_equal(graph.states["out"], back)):
        raise ValueError("a state has more or less than one way to its shorter history")


def _check_arcs(graph: Graph, model: LanguageModel) -> None:
    arcs, states = graph.arcs, graph.states
    source = np.repeat(np.arange(len(states)), states["arcs"])
    labels, target = arcs["in"].astype(np.int64), arcs["next"]
    if not np.array_equal(labels, arcs["out"]):
        raise ValueError("an arc gives another word than it takes")
    if (target < 0).any() or (target >= len(states)).any():
        raise ValueError("an arc leads nowhere")
    if (labels < 0).any() or (labels >= model.end).any():
        raise ValueError("an arc's label is not in the symbol table")
    keys = source * model.stride + labels
    if (np.diff(keys) <= 0).any():
        raise ValueError("its arcs are not sorted")
    back = labels == 0
    if not np.array_equal(target[back], model.parent[1:]):
        raise ValueError("a state backs off to the wrong history")
    last_word = _history(model)[0]
    if not ((last_word[target] == labels) | (target == _ROOT))[~back].all():
        raise ValueError("an arc leads to a history that does not end in its word")
    if not np.array_equal(target[~back], _destinations(model, source[~back], labels[~back])):
        raise ValueError("an arc leads to a shorter history than it could")
    ends = np.flatnonzero(np.isfinite(states["final"]))
    keys = np.concatenate([keys[~back], ends * model.stride + model.end])
    order = np.argsort(keys, kind="stable")
    if not np.array_equal(keys[order], model.keys):
        raise ValueError("its arcs are not the model's")
    if not np.isfinite(arcs["cost"]).all():
        raise ValueError("a cost is not a number")
    costs = np.concatenate([arcs["cost"][~back], states["final"][ends]])[order]
    with np.errstate(all="ignore"):  # a damaged cost may be any number
        backoff = np.exp(-np.append(np.float32(0), arcs["cost"][back]).astype(np.float64))
        said = replace(model, probs=np.exp(-costs.astype(np.float64)), backoff=backoff)
        worst = np.abs(sums(said) - 1)
        near = [
            np.isclose(said.probs, model.probs, rtol=_ROUNDING),
            np.isclose(said.backoff[1:], model.backoff[1:], rtol=_ROUNDING),
        ]
    if not all(each.all() for each in near):
        raise ValueError("a probability is not the model's")
    if not (worst <= _TOLERANCE).all():
        raise ValueError("a state's probabilities do not sum to one")
