"""A taught model: a folder that Vosk opens, made once, shared, and never half made."""

from __future__ import annotations

import errno
import json
import multiprocessing
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hearing.teaching.tiny_ngram import write_ngram
from voice_skill.hearing.teaching import teach
from voice_skill.hearing.teaching.const_fst import write_graph
from voice_skill.hearing.teaching.language_model import LanguageModel
from voice_skill.hearing.teaching.mixing import Rates
from voice_skill.hearing.teaching.teach import (
    ANSWER_WEIGHT,
    KEPT,
    TaughtModel,
    answer_weights,
    taught_model,
)
from voice_skill.values.errors import ModelError

PHRASES = ("my leg hurts", "varicose veins", "no")


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """A model folder whose language model is tiny, and whose other files only have to be there."""
    folder = tmp_path / "shipped"
    write_ngram(folder / "graph" / "Gr.fst")
    for name in ("am/final.mdl", "graph/HCLr.fst", "graph/phones/word_boundary.int", "README"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"contents of {name}", encoding="utf-8")
    (folder / "conf").mkdir()
    (folder / "conf" / "model.conf").write_text("--beam=10.0", encoding="utf-8")
    return folder


def make(shipped: Path, *phrases: str) -> TaughtModel:
    """Taught these phrases, in the cache beside the shipped model."""
    return taught_model(shipped, phrases or PHRASES, cache=shipped.parent / "cache")


def names(folder: Path) -> set[str]:
    """Every file inside a folder."""
    return {each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file()}


def test_a_taught_folder_has_every_file_of_the_model(shipped: Path) -> None:
    """Vosk finds all it needs in it, and a note on what was taught."""
    made = make(shipped)
    assert names(made.path) == names(shipped) | {"ratios.npz", "taught.json"}
    assert not made.hit
    assert made.phrases == len(PHRASES)


def test_only_the_language_model_takes_space(shipped: Path) -> None:
    """The other files are the same files, not copies."""
    made = make(shipped)
    for name in names(shipped) - {"graph/Gr.fst", "conf/model.conf"}:
        assert (made.path / name).samefile(shipped / name)
    assert (made.path / "graph/Gr.fst").read_bytes() != (shipped / "graph/Gr.fst").read_bytes()


def test_it_reads_sooner_than_it_was_shipped(shipped: Path) -> None:
    """One option is added to those of the model."""
    options = make(shipped).path / "conf" / "model.conf"
    assert options.read_text(encoding="utf-8") == "--beam=10.0\n--frames-per-chunk=6\n"


def test_other_options_are_taught_anew(shipped: Path) -> None:
    """A model that was set otherwise is not read with yesterday's options."""
    make(shipped)
    (shipped / "conf" / "model.conf").write_text("--beam=11.0", encoding="utf-8")
    made = make(shipped)
    assert not made.hit
    assert "--beam=11.0" in (made.path / "conf" / "model.conf").read_text(encoding="utf-8")


@pytest.mark.parametrize("missing", [("link",), ("link", "symlink")])
def test_where_files_cannot_be_linked_they_are_copied(
    shipped: Path, monkeypatch: pytest.MonkeyPatch, missing: tuple[str, ...]
) -> None:
    """Another disk has no hard links, some systems have no links at all."""

    def refuse(_source: Path, _target: Path) -> None:
        raise OSError(errno.EXDEV, "Invalid cross-device link")

    for name in missing:
        monkeypatch.setattr(os, name, refuse)
    made = make(shipped)
    assert names(made.path) == names(shipped) | {"ratios.npz", "taught.json"}
    assert (made.path / "README").read_text(encoding="utf-8") == "contents of README"
    assert make(shipped).hit


def test_the_shipped_model_is_left_as_it_was(shipped: Path) -> None:
    """Teaching reads it and links to it, no more."""
    before = {name: (shipped / name).read_bytes() for name in names(shipped)}
    make(shipped)
    assert {name: (shipped / name).read_bytes() for name in names(shipped)} == before


def test_the_same_lesson_is_taught_once(shipped: Path) -> None:
    """The second time the folder is found."""
    first, second = make(shipped), make(shipped)
    assert second.hit
    assert (second.path, second.phrases) == (first.path, first.phrases)


@pytest.mark.parametrize(
    "change",
    [
        lambda shipped, cache: taught_model(shipped, (*PHRASES, "help"), cache=cache),
        lambda shipped, cache: taught_model(shipped, PHRASES, cache=cache, weights=(1, 1, 5)),
        lambda shipped, cache: taught_model(shipped, PHRASES, cache=cache, rates=Rates(0.1, 0.2)),
        lambda shipped, cache: taught_model(
            shipped, PHRASES, cache=cache, sounds_like={"phlebologist": ("flea bologna",)}
        ),
    ],
    ids=["phrases", "weights", "rates", "sound-alikes"],
)
def test_any_change_of_the_lesson_is_taught_anew(
    shipped: Path, change: Callable[[Path, Path], TaughtModel]
) -> None:
    """A pack that was edited is not heard with yesterday's ears."""
    first = make(shipped)
    other = change(shipped, shipped.parent / "cache")
    assert not other.hit
    assert other.path != first.path


def test_another_model_is_taught_anew(shipped: Path) -> None:
    """A model that was exchanged for another in the same place is not mixed up with it."""
    first = make(shipped)
    (shipped / "am" / "final.mdl").write_text("a longer acoustic model", encoding="utf-8")
    assert make(shipped).path != first.path


@pytest.mark.parametrize("name", ["graph/Gr.fst", "conf/model.conf", "taught.json", "README"])
@pytest.mark.parametrize("damage", ["cut", "gone"])
def test_a_damaged_folder_is_made_anew(shipped: Path, name: str, damage: str) -> None:
    """Whatever happened to the cache, what is given back is whole."""
    first = make(shipped)
    file = first.path / name
    data = file.read_bytes()
    file.unlink()
    if damage == "cut":
        file.write_bytes(data[: len(data) // 2])
    again = make(shipped)
    assert not again.hit
    assert again.path == first.path
    assert file.read_bytes() == data
    assert [each.name for each in first.path.parent.iterdir()] == [first.path.name]


def test_one_wrong_bit_in_the_cache_is_noticed(shipped: Path) -> None:
    """A found graph is compared with the checksum it was written with."""
    graph = make(shipped).path / "graph" / "Gr.fst"
    data = bytearray(graph.read_bytes())
    data[-3] ^= 1
    graph.write_bytes(data)
    assert not make(shipped).hit


def test_old_lessons_are_cleared_away(shipped: Path) -> None:
    """Only the taught models used last are kept."""
    paths = []
    for number, word in enumerate(("my", "very", "cool", "veins", "leg")):
        paths.append(make(shipped, word).path)
        os.utime(paths[-1], (number, number))
    kept = set(paths[0].parent.iterdir())
    assert kept == set(paths[-KEPT:])


def test_what_another_process_is_making_is_left_alone(shipped: Path) -> None:
    """Unless it has been there for more than an hour: then its process has died."""
    cache = shipped.parent / "cache"
    fresh, dead = cache / "making-fresh", cache / "making-dead"
    fresh.mkdir(parents=True)
    dead.mkdir()
    os.utime(dead, (0, 0))
    make(shipped)
    assert fresh.exists()
    assert not dead.exists()


def _teach_in_a_process(shipped: Path, barrier: object, answers: object) -> None:
    barrier.wait()  # type: ignore[attr-defined]
    answers.put(str(make(shipped).path))  # type: ignore[attr-defined]


@pytest.mark.slow
def test_two_processes_may_teach_the_same_at_once(shipped: Path) -> None:
    """Both get the same whole folder, and nothing is left beside it."""
    spawn = multiprocessing.get_context("spawn")
    barrier, answers = spawn.Barrier(4), spawn.Queue()
    workers = [
        spawn.Process(target=_teach_in_a_process, args=(shipped, barrier, answers))
        for _ in range(4)
    ]
    for worker in workers:
        worker.start()
    paths = {answers.get(timeout=60) for _ in workers}
    for worker in workers:
        worker.join(60)
        assert worker.exitcode == 0
    made = make(shipped)
    assert made.hit
    assert paths == {str(made.path)}
    assert list(made.path.parent.iterdir()) == [made.path]


def _teach_with_little_room(shipped: Path, answers: object) -> None:
    import resource  # not on Windows

    resource.setrlimit(resource.RLIMIT_FSIZE, (1500, 1500))
    try:
        make(shipped)
    except ModelError as error:
        answers.put(str(error))  # type: ignore[attr-defined]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on a file's size")
def test_a_write_that_fails_leaves_nothing(shipped: Path) -> None:
    """A process that may write no more than 1500 bytes a file gets a sentence, not half a model."""
    spawn = multiprocessing.get_context("spawn")
    answers = spawn.Queue()
    worker = spawn.Process(target=_teach_with_little_room, args=(shipped, answers))
    worker.start()
    sentence = answers.get(timeout=60)
    worker.join(60)
    assert "No taught model can be kept" in sentence
    assert list((shipped.parent / "cache").iterdir()) == []


def test_a_full_disk_is_told_in_plain_words(shipped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence says what to do, and nothing is left behind."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(teach, "write_graph", full)
    with pytest.raises(ModelError, match=r"The disk is full.*Free about 50 megabytes\."):
        make(shipped)
    assert list((shipped.parent / "cache").iterdir()) == []


def test_a_graph_that_does_not_come_back_is_never_used(
    shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was written is read back before it gets its name."""

    def write_badly(model: LanguageModel, path: Path) -> None:
        write_graph(model, path)
        data = bytearray(path.read_bytes())
        data[-1] ^= 0x20
        path.write_bytes(data)

    monkeypatch.setattr(teach, "write_graph", write_badly)
    with pytest.raises(ModelError, match="did not come back as written"):
        make(shipped)
    assert list((shipped.parent / "cache").iterdir()) == []


def test_a_model_that_cannot_be_taught_is_named(shipped: Path) -> None:
    """The large models have another graph; a sentence says so, and the shipped one is used."""
    shutil.copy(shipped / "README", shipped / "graph" / "Gr.fst")
    with pytest.raises(ModelError, match="is not one that can be taught"):
        make(shipped)


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    """The sentence says which file is missing, and what to do."""
    with pytest.raises(ModelError, match=r"Gr\.fst.*Install the speech model again"):
        make(tmp_path / "nowhere")


def test_a_cache_that_cannot_be_is_named(shipped: Path) -> None:
    """A file stands where the cache folder should be."""
    (shipped.parent / "cache").write_text("in the way", encoding="utf-8")
    with pytest.raises(ModelError, match="Choose another cache folder"):
        make(shipped)


def test_words_that_cannot_be_heard_are_told(shipped: Path) -> None:
    """Also the second time, when nothing is taught."""
    phrases = ("my phlebologist hurts", "my claudication")
    sounds_like = {"phlebologist": ("flea bologna",)}
    cache = shipped.parent / "cache"
    for hit in (False, True):
        made = taught_model(shipped, phrases, cache=cache, sounds_like=sounds_like)
        assert made.hit is hit
        assert made.unknown_words == ("claudication",)


def test_each_phrase_has_its_weight(shipped: Path) -> None:
    """Another number of weights is a mistake in the program, told at once."""
    with pytest.raises(ValueError, match="3 phrases, but 1 weights"):
        taught_model(shipped, PHRASES, cache=shipped.parent / "cache", weights=(1.0,))


def test_answers_weigh_more_than_questions() -> None:
    """One word has to stand against thousands of sentences."""
    assert answer_weights(("no", "my leg hurts", "yes"), {"yes", "no"}) == (
        ANSWER_WEIGHT,
        1.0,
        ANSWER_WEIGHT,
    )


def test_progress_is_told_and_ends_ready(shipped: Path) -> None:
    """The steps come in order, each with the share that is done; a found model is ready at once."""
    told: list[tuple[str, float]] = []

    def tell(step: str, share: float) -> None:
        told.append((step, share))

    for _ in range(2):
        taught_model(shipped, PHRASES, cache=shipped.parent / "cache", progress=tell)
    first, second = told[:-1], told[-1]
    assert first[-1] == second == ("ready", 1.0)
    assert [share for _, share in first] == sorted(share for _, share in first)
    assert len(first) == 5


def test_the_note_tells_what_was_taught(shipped: Path) -> None:
    """Somebody who finds the folder can see what it is."""
    note = json.loads((make(shipped).path / "taught.json").read_text(encoding="utf-8"))
    assert note["phrases"] == len(PHRASES)
    assert note["format"] == teach.FORMAT
