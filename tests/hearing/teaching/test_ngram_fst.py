"""The language model of a Vosk model, read from bytes and written back."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.hearing.teaching.tiny_ngram import (
    LABELS,
    WORDS,
    End,
    Token,
    in_file_order,
    tiny,
    write_ngram,
)
from voice_skill.hearing.teaching.const_fst import read_graph, write_graph
from voice_skill.hearing.teaching.graph_check import check_graph
from voice_skill.hearing.teaching.language_model import LanguageModel, probability, sums
from voice_skill.hearing.teaching.ngram_fst import read_language_model, read_vocabulary
from voice_skill.values.errors import ModelError


@pytest.fixture
def model(tmp_path: Path) -> LanguageModel:
    """The tiny model, read from its file."""
    return read_language_model(write_ngram(tmp_path / "Gr.fst"))


def test_every_probability_is_read_as_it_was_meant(model: LanguageModel) -> None:
    """What the file says of each word after each history is what its author computed."""
    author = tiny()
    tokens: list[Token] = [*(word for word in WORDS if word[0] not in "<#"), End]
    for state, history in enumerate(in_file_order(author)):
        for token in tokens:
            label = model.end if token is None else LABELS[token]
            said = probability(model, np.array([state]), np.array([label]))[0]
            assert said == pytest.approx(author.probability(history, token), rel=1e-5), history


def test_each_history_of_the_file_sums_to_one(model: LanguageModel) -> None:
    """A model that reads well is also sound."""
    assert sums(model) == pytest.approx(1.0, abs=1e-6)


def test_histories_know_their_shorter_history(model: LanguageModel) -> None:
    """The tree gives each history its parent: the same words without the oldest."""
    order = in_file_order(tiny())
    for state, history in enumerate(order[1:], start=1):
        assert order[model.parent[state]] == history[1:]


def test_a_sentence_starts_after_the_start_word(model: LanguageModel) -> None:
    """The start state is the history that holds nothing but the start of a sentence."""
    assert in_file_order(tiny())[model.start] == ("<s>",)


def test_the_words_can_be_read_alone(tmp_path: Path) -> None:
    """Checking a pack needs the vocabulary, not the model; marks are no words."""
    words = read_vocabulary(write_ngram(tmp_path / "Gr.fst"))
    assert words == {word for word in WORDS if word[0] not in "<#"}


@pytest.mark.parametrize("share", [0.0, 0.02, 0.3, 0.6, 0.9, 0.97])
def test_a_file_cut_short_is_refused(tmp_path: Path, share: float) -> None:
    """Wherever a download stopped, the sentence names the file."""
    path = write_ngram(tmp_path / "Gr.fst")
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(ModelError, match=r"Gr\.fst"):
        read_language_model(path)


def test_a_graph_of_another_type_is_refused(tmp_path: Path) -> None:
    """Vosk's large models keep another kind of graph, and a taught graph is not taught again."""
    path = write_ngram(tmp_path / "Gr.fst")
    write_graph(read_language_model(path), path)
    with pytest.raises(ModelError, match="its type is const"):
        read_language_model(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """The sentence says which file, and what to do."""
    with pytest.raises(ModelError, match=r"Gr\.fst cannot be read.*Install"):
        read_language_model(tmp_path / "Gr.fst")


def test_damage_never_escapes_as_another_error(tmp_path: Path) -> None:
    """Any byte may be wrong: the file is read, or refused in plain words; nothing else."""
    path = write_ngram(tmp_path / "Gr.fst")
    data = path.read_bytes()
    for place in range(len(data)):
        path.write_bytes(data[:place] + bytes([data[place] ^ 0x81]) + data[place + 1 :])
        try:
            read_language_model(path)
        except ModelError:
            continue


def test_a_written_graph_comes_back_sound(tmp_path: Path, model: LanguageModel) -> None:
    """Writing and reading back finds nothing to doubt."""
    write_graph(model, tmp_path / "const.fst")
    check_graph(tmp_path / "const.fst", model)


def test_an_arc_leads_to_the_longest_history(tmp_path: Path, model: LanguageModel) -> None:
    """After "my", "leg" leads to the history "my leg"; after "very", "leg" is not there at all."""
    write_graph(model, tmp_path / "const.fst")
    graph = read_graph(tmp_path / "const.fst", symbols=model.symbols)
    order = in_file_order(tiny())

    def leads(history: tuple[str, ...], word: str) -> tuple[str, ...] | None:
        row = graph.states[order.index(history)]
        arcs = graph.arcs[row["pos"] : row["pos"] + row["arcs"]]
        found = arcs[arcs["in"] == LABELS[word]]
        return order[found["next"][0]] if len(found) else None

    assert leads(("my",), "leg") == ("my", "leg")
    assert leads(("<s>", "my"), "leg") == ("my", "leg")
    assert leads(("<s>",), "my") == ("<s>", "my")
    assert leads((), "leg") == ("leg",)
    assert leads((), "yes") == ()
    assert leads(("my", "leg"), "hurts") == ()
    assert leads(("very",), "leg") is None


def test_every_flipped_bit_of_a_written_graph_is_noticed(
    tmp_path: Path, model: LanguageModel
) -> None:
    """A damaged graph is refused, unless a probability moves by less than a thousandth of itself.

    The bits are those of the states and arcs; the symbol tables are compared byte by byte.
    """
    path = tmp_path / "const.fst"
    write_graph(model, path)
    data = path.read_bytes()
    body = data.index(model.symbols) + len(model.symbols)
    unnoticed = []
    for place in range(body, len(data)):
        for bit in range(8):
            path.write_bytes(data[:place] + bytes([data[place] ^ (1 << bit)]) + data[place + 1 :])
            try:
                check_graph(path, model)
            except ModelError:
                continue
            unnoticed.append((place, bit))
    for place, bit in unnoticed:
        path.write_bytes(data[:place] + bytes([data[place] ^ (1 << bit)]) + data[place + 1 :])
        graph = read_graph(path, symbols=model.symbols)
        path.write_bytes(data)
        whole = read_graph(path, symbols=model.symbols)
        for table in ("in", "out", "next"):
            assert np.array_equal(graph.arcs[table], whole.arcs[table])
        assert np.allclose(np.exp(-graph.arcs["cost"]), np.exp(-whole.arcs["cost"]), rtol=1e-3)


@pytest.mark.parametrize("size", [-1, -16, -400])
def test_a_written_graph_cut_short_is_noticed(
    tmp_path: Path, model: LanguageModel, size: int
) -> None:
    """A disk that ran full leaves a shorter file."""
    path = tmp_path / "const.fst"
    write_graph(model, path)
    path.write_bytes(path.read_bytes()[:size])
    with pytest.raises(ModelError, match="did not come back as written"):
        check_graph(path, model)


def test_swapped_labels_are_noticed(tmp_path: Path, model: LanguageModel) -> None:
    """Two arcs that change words keep every sum, and are refused for their order."""
    path = tmp_path / "const.fst"
    write_graph(model, path)
    data = bytearray(path.read_bytes())
    last, before = len(data) - 16, len(data) - 32
    data[last : last + 8], data[before : before + 8] = (
        data[before : before + 8],
        data[last : last + 8],
    )
    path.write_bytes(data)
    with pytest.raises(ModelError):
        check_graph(path, model)
