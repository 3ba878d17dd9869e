"""What is read of a pack is bounded before it is read, and never leaves its folder."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.support import BICYCLE, countries
from voice_skill.packs import load_pack
from voice_skill.packs.files import LARGEST_BYTES, pack_files, read_text
from voice_skill.values.errors import ContentError


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A pack that a test may spoil."""
    return Path(shutil.copytree(BICYCLE, tmp_path / "bicycle"))


def refusal(folder: Path) -> str:
    """What is said of a pack that is refused."""
    with pytest.raises(ContentError) as caught:
        load_pack(folder, countries()["gb"])
    return str(caught.value)


def test_a_folder_a_pipe_and_a_dangling_link_are_named_and_not_waited_for(copy: Path) -> None:
    """Each has the name of a file that is read."""
    (copy / "notes.yaml").mkdir()
    assert "notes.yaml is no file" in refusal(copy)
    (copy / "notes.yaml").rmdir()
    os.mkfifo(copy / "x.svg")
    assert "x.svg is no file" in refusal(copy)
    with pytest.raises(ContentError, match="is no file"):
        read_text(copy / "x.svg")  # also where nobody looked before
    (copy / "x.svg").unlink()
    (copy / "x.yaml").symlink_to("nowhere.yaml")
    assert "x.yaml cannot be read" in refusal(copy)
    (copy / "x.yaml").unlink()
    (copy / "x.yaml").symlink_to("x.yaml")  # to itself
    assert "x.yaml cannot be read" in refusal(copy)


@pytest.mark.parametrize("target", ["/dev/zero", "/etc/passwd", "../../outside.yaml", "/"])
def test_no_link_leaves_the_folder(copy: Path, target: str) -> None:
    """Neither to a device, nor to somebody's file, nor to a folder."""
    (copy.parent / "outside.yaml").write_text("a: b\n")
    (copy / "topics" / "x.yaml").symlink_to(target)
    assert "x.yaml is a link out of the pack" in refusal(copy)


def test_a_whole_folder_that_is_a_link_is_refused(copy: Path) -> None:
    """Whatever it is called."""
    shutil.move(copy / "topics", copy.parent / "topics")
    (copy / "topics").symlink_to(copy.parent / "topics")
    assert "topics is a link out of the pack" in refusal(copy)


def test_a_link_inside_the_folder_is_a_file_like_any_other(copy: Path) -> None:
    """Only where it leads to counts."""
    (copy / "also.txt").symlink_to("examples/flat-tyre.txt")
    assert copy / "also.txt" in pack_files(copy)


def test_a_file_without_end_is_not_read_to_its_end(copy: Path) -> None:
    """A pack of many such is refused as a whole."""
    with (copy / "topics" / "flat-tyre.yaml").open("ab") as file:
        file.truncate(LARGEST_BYTES + 1)
    assert "flat-tyre.yaml has more than" in refusal(copy)
    with (copy / "more.txt").open("ab") as file:
        file.truncate(1 << 40)  # takes no place on the disk
    assert "is too large for a pack" in refusal(copy)


def test_too_many_files_and_too_deep_folders_are_refused(copy: Path) -> None:
    """Before any of them is read."""
    deep = copy.joinpath(*"abcdef")
    deep.mkdir(parents=True)
    assert "lies too deep" in refusal(copy)
    shutil.rmtree(copy / "a")
    for number in range(1_001):
        (copy / f"{number}.md").touch()
    assert "is too large for a pack" in refusal(copy)


@pytest.mark.parametrize("text", ["raised:\nquiet:\n", "[a]", "raised: 5", "raised:\n  pe: word\n"])
def test_danger_examples_of_another_shape_are_named(copy: Path, text: str) -> None:
    """And not stumbled over."""
    (copy / "red_flag_examples.yaml").write_text(text)
    assert "red_flag_examples.yaml, line" in refusal(copy)
