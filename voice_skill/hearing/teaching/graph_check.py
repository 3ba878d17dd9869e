"""Doubt: a written language model is read back and compared with what was meant."""

from __future__ import annotations

import struct
from dataclasses import replace
from pathlib import Path

import numpy as np

from voice_skill.hearing.teaching.const_fst import Graph, destinations, read_graph, words_back
from voice_skill.hearing.teaching.language_model import ROOT, Floats, Ints, LanguageModel, sums
from voice_skill.values.errors import ModelError

_TOLERANCE = 1e-3  # how far a state's sum may be from one after rounding to float32
_ROUNDING = 1e-4  # how far float32 may move a probability, as a share of it
_SMALLEST = 1e-12  # probabilities below it are as good as none


def check_graph(path: Path, model: LanguageModel) -> None:
    """Read a written graph back and doubt all of it.

    ``ModelError`` unless the file is whole, its words and arcs are the model's, its arcs are
    sorted, its labels and states exist, every arc leads to a history that ends in its word or to
    the shorter history, and every state's probabilities sum to one within a thousandth.
    """
    try:
        graph = read_graph(path, symbols=model.symbols)
        _check_states(graph, model)
        source = np.repeat(np.arange(model.states), graph.states["arcs"])
        _check_arcs(graph, source, model)
        _check_costs(graph, source, model)
    except (OSError, struct.error, ValueError, IndexError, OverflowError) as error:
        raise ModelError(
            f"The taught language model {path} did not come back as written: {error}. "
            "Free some disk space and teach it again."
        ) from error


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
    back = (np.arange(model.states) != ROOT).astype(np.uint32)
    if not (np.array_equal(graph.states["in"], back) and np.array_equal(graph.states["out"], back)):
        raise ValueError("a state has more or less than one way to its shorter history")


def _check_arcs(graph: Graph, source: Ints, model: LanguageModel) -> None:
    labels, target = graph.arcs["in"].astype(np.int64), graph.arcs["next"]
    if not np.array_equal(labels, graph.arcs["out"]):
        raise ValueError("an arc gives another word than it takes")
    if (target < 0).any() or (target >= model.states).any():
        raise ValueError("an arc leads nowhere")
    if (labels < 0).any() or (labels >= model.end).any():
        raise ValueError("an arc's label is not in the symbol table")
    if (np.diff(source * model.stride + labels) <= 0).any():
        raise ValueError("its arcs are not sorted")
    back = labels == 0
    if not np.array_equal(target[back], model.parent[1:]):
        raise ValueError("a state backs off to the wrong history")
    source, labels, target = source[~back], labels[~back], target[~back]
    last_word = words_back(model)[0]
    if not ((last_word[target] == labels) | (target == ROOT)).all():
        raise ValueError("an arc leads to a history that does not end in its word")
    if not np.array_equal(target, destinations(model, source, labels)):
        raise ValueError("an arc leads to a shorter history than it could")


def _check_costs(graph: Graph, source: Ints, model: LanguageModel) -> None:
    labels, costs = graph.arcs["in"].astype(np.int64), graph.arcs["cost"]
    back = labels == 0
    final = graph.states["final"]
    ends = np.flatnonzero(np.isfinite(final))
    keys = (source * model.stride + labels)[~back]
    keys = np.concatenate([keys, ends * model.stride + model.end])
    order = np.argsort(keys, kind="stable")
    if not np.array_equal(keys[order], model.keys):
        raise ValueError("its arcs are not the model's")
    if not np.isfinite(costs).all():
        raise ValueError("a cost is not a number")
    said_costs = np.concatenate([costs[~back], final[ends]])[order]
    with np.errstate(all="ignore"):  # a damaged cost may be any number
        backoff = np.exp(-np.append(np.float32(0), costs[back]).astype(np.float64))
        said = replace(model, probs=np.exp(-said_costs.astype(np.float64)), backoff=backoff)
        worst = np.abs(sums(said) - 1)
        same = _close(said.probs, model.probs) and _close(backoff[1:], model.backoff[1:])
    if not same:
        raise ValueError("a probability is not the model's")
    if not (worst <= _TOLERANCE).all():
        raise ValueError("a state's probabilities do not sum to one")


def _close(said: Floats, meant: Floats) -> bool:
    return bool((np.abs(said - meant) <= _ROUNDING * meant + _SMALLEST).all())
