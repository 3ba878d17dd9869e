"""What is written is read by OpenFst itself, through another binding than Vosk's.

It runs in a process of its own: Vosk brings an OpenFst too, and two in one process wait for each
other for ever.
"""

from __future__ import annotations

import importlib.util
import json
import math
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import need
from tests.hearing.teaching.tiny_ngram import tiny, write_ngram
from voice_skill.hearing.teaching.const_fst import read_graph, write_graph
from voice_skill.hearing.teaching.ngram_fst import read_language_model

SORTED_BY_WORD = 0x10000000  # OpenFst's kILabelSorted

_READ = """
import json, sys, kaldifst
graph = kaldifst.StdConstFst.read(sys.argv[1])
print(json.dumps(graph and {
    "type": graph.type, "start": graph.start, "listing": graph.to_str(),
    "properties": graph.properties(int(sys.argv[2]), True),
}))
"""

Arc = tuple[int, int, str, str, float]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The tiny model, written as a graph."""
    write_ngram(tmp_path / "Gr.fst")
    write_graph(read_language_model(tmp_path / "Gr.fst"), tmp_path / "const.fst")
    return tmp_path / "const.fst"


def read(file: Path) -> Any:
    """The graph as OpenFst has it; None where OpenFst does not read it."""
    if importlib.util.find_spec("kaldifst") is None:
        need('kaldifst not found: pip install -e ".[dev]"')
    command = [sys.executable, "-c", _READ, str(file), str(SORTED_BY_WORD)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def arcs(graph: Any) -> list[Arc]:
    """From, to, word taken, word given, cost: out of OpenFst's own listing."""
    rows = [line.split() for line in graph["listing"].splitlines()]
    return [
        (int(row[0]), int(row[1]), row[2], row[3], float(row[4]) if len(row) > 4 else 0.0)
        for row in rows
        if len(row) > 2
    ]


def test_openfst_reads_as_many_states_and_arcs_as_we_do(file: Path) -> None:
    """From the same start, each arc to the same state."""
    theirs = read(file)
    ours = read_graph(file, symbols=read_language_model(file.parent / "Gr.fst").symbols)
    assert theirs["type"] == "const"
    assert theirs["start"] == ours.start
    found = arcs(theirs)
    assert len(found) == len(ours.arcs)
    assert sorted(to for _, to, *_ in found) == sorted(ours.arcs["next"].tolist())


def test_openfst_finds_the_arcs_sorted_when_it_looks_for_itself(file: Path) -> None:
    """Vosk composes with it, which rests on that; the header could say so of any file."""
    assert read(file)["properties"] == SORTED_BY_WORD


@pytest.mark.parametrize("said", ["my leg hurts", "my very cool veins", "no", "yes my leg"])
def test_a_sentence_costs_in_openfst_what_the_definition_says(file: Path, said: str) -> None:
    """Along the arcs of its words, over the way back where there is none."""
    graph = read(file)
    found = arcs(graph)
    model, told = tiny(), 1.0
    history: tuple[str, ...] = ("<s>",)
    at, cost = graph["start"], 0.0
    for word in said.split():
        while not (step := [each for each in found if each[0] == at and each[2] == word]):
            (back,) = [each for each in found if each[0] == at and each[2] == "<eps>"]
            at, cost = back[1], cost + back[4]
        at, cost = step[0][1], cost + step[0][4]
        told *= model.probability(model.nearest(history), word)
        history = (*history, word)
    assert cost == pytest.approx(-math.log(told), abs=1e-3)


def test_openfst_refuses_what_was_cut_off(file: Path) -> None:
    """The reader can say no."""
    file.write_bytes(file.read_bytes()[:-40])
    assert read(file) is None
