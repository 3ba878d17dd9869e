"""A file or folder brought by hand is told by its bytes."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.models.support import PARTS, Tiny, make_archive, sha256
from voice_skill.models import Entry, Source, SourceFile, SourceKind, install, plan, verify
from voice_skill.values.errors import ModelError


def test_the_name_of_the_file_does_not_matter(tiny: Tiny, tmp_path: Path) -> None:
    """Browsers rename what they fetch."""
    renamed = shutil.copy(tiny.archive, tmp_path / "download (1)")
    assert install(plan(tiny.entry, from_file=Path(renamed))).folder == tiny.target


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda data: data[:-100], "it has .* bytes. Wanted is tiny-1.0.zip"),
        (lambda data: data[:-1] + b"!", "its checksum is wrong"),
        (lambda data: b"", "it has 0 bytes"),
    ],
)
def test_a_broken_download_is_refused(tiny: Tiny, change: object, says: str) -> None:
    """Cut short, changed or empty: it is said which file is wanted, and nothing is unpacked."""
    assert callable(change)
    tiny.archive.write_bytes(change(tiny.archive.read_bytes()))
    with pytest.raises(ModelError, match=says):
        install(plan(tiny.entry, from_file=tiny.archive))
    assert list(tiny.home.iterdir()) == []


def test_a_missing_file_is_named(tiny: Tiny, tmp_path: Path) -> None:
    """The path that was given stands in the message."""
    with pytest.raises(ModelError, match=r"nowhere\.zip cannot be read: No such file"):
        install(plan(tiny.entry, from_file=tmp_path / "nowhere.zip"))


def test_a_folder_that_holds_the_parts_will_do(tiny: Tiny, tmp_path: Path) -> None:
    """Somebody may have unpacked the archive already."""
    for path, data in PARTS.items():
        (tmp_path / "unpacked" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "unpacked" / path).write_bytes(data)
    assert install(plan(tiny.entry, from_file=tmp_path / "unpacked")).folder == tiny.target


def test_a_folder_without_a_part_is_refused(tiny: Tiny, tmp_path: Path) -> None:
    """The part that is missing is named."""
    (tmp_path / "am").mkdir()
    (tmp_path / "am/final.mdl").write_bytes(PARTS["am/final.mdl"])
    with pytest.raises(ModelError, match=r"graph/Gr\.fst is missing"):
        install(plan(tiny.entry, from_file=tmp_path))
    assert list(tiny.home.iterdir()) == []


def test_one_of_several_plain_files_is_not_enough(tiny: Tiny, tmp_path: Path) -> None:
    """A model that comes in two files is brought as a folder; the makers' names will do."""
    parts = tuple(
        SourceFile(f"https://models.invalid/{i}.bin", len(data), sha256(data), part=path)
        for i, (path, data) in enumerate(PARTS.items())
    )
    entry = replace(tiny.entry, sources=(Source(SourceKind.HTTPS, parts),))
    for i, data in enumerate(PARTS.values()):
        (tmp_path / f"{i}.bin").write_bytes(data)
    with pytest.raises(ModelError, match="only one of the files"):
        install(plan(entry, from_file=tmp_path / "0.bin"))
    assert install(plan(entry, from_file=tmp_path)).folder == tiny.target


def in_pieces(tiny: Tiny, folder: Path) -> Entry:
    """The model with a single large part: as one plain file, or in three archives."""
    data = PARTS["am/final.mdl"]
    third = len(data) // 3
    pieces = []
    for number, piece in enumerate((data[:third], data[third : 2 * third], data[2 * third :])):
        name = f"piece-{number}.zip"
        made = make_archive(folder / name, {"part.bin": piece}).read_bytes()
        address = f"https://models.invalid/{name}"
        names = {"am/final.mdl": "part.bin"}
        pieces.append(
            SourceFile(address, len(made), sha256(made), piece_of="am/final.mdl", names=names)
        )
    plain = SourceFile(
        "https://models.invalid/final.mdl", len(data), sha256(data), part="am/final.mdl"
    )
    sources = (Source(SourceKind.HTTPS, (plain,)), Source(SourceKind.HTTPS, tuple(pieces)))
    return replace(tiny.entry, sources=sources, parts=tiny.entry.parts[:1])


def test_the_only_file_of_a_model_is_the_whole_of_it(tiny: Tiny, tmp_path: Path) -> None:
    """As the makers of the natural voice give its weights: nobody is sent to make a folder."""
    brought = tmp_path / "kokoro (2).onnx"
    brought.write_bytes(PARTS["am/final.mdl"])
    found = install(plan(in_pieces(tiny, tmp_path), from_file=brought))
    assert verify(found) == ()


def test_pieces_are_joined_where_they_lie_in_one_folder(tiny: Tiny, tmp_path: Path) -> None:
    """As somebody fetched the packages on another computer."""
    (tmp_path / "brought").mkdir()
    entry = in_pieces(tiny, tmp_path / "brought")
    assert verify(install(plan(entry, from_file=tmp_path / "brought"))) == ()


def test_one_piece_is_not_enough_and_the_others_are_named(tiny: Tiny, tmp_path: Path) -> None:
    """Nothing is unpacked: half a voice is none."""
    entry = in_pieces(tiny, tmp_path)
    with pytest.raises(ModelError, match=r"only one of the files.*piece-1\.zip and piece-2\.zip"):
        install(plan(entry, from_file=tmp_path / "piece-0.zip"))
    (tmp_path / "piece-1.zip").unlink()
    with pytest.raises(ModelError, match=r"piece-1\.zip is missing"):
        install(plan(entry, from_file=tmp_path))
    make_archive(tmp_path / "piece-1.zip", {"part.bin": b"something else"})
    with pytest.raises(ModelError, match=r"piece-1\.zip is not the right file"):
        install(plan(entry, from_file=tmp_path))
    assert list(tiny.home.iterdir()) == []


def test_a_broken_download_of_the_only_file_is_told_which_one_is_wanted(
    tiny: Tiny, tmp_path: Path
) -> None:
    """Never a piece, which would not do alone."""
    (tmp_path / "x").write_bytes(b"cut short")
    with pytest.raises(ModelError, match=r"Wanted is final\.mdl \(20,000 bytes\)\. Fetch"):
        install(plan(in_pieces(tiny, tmp_path), from_file=tmp_path / "x"))
