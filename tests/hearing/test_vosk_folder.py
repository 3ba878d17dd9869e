"""A folder is looked at before Vosk opens it: some broken parts would end the program."""

from __future__ import annotations

from pathlib import Path

import pytest

from voice_skill.hearing.vosk_folder import _PARTS, check_folder
from voice_skill.values.errors import ModelError


@pytest.fixture
def folder(vosk_model: Path, tmp_path: Path) -> Path:
    """A copy of the model that may be broken; its big parts are links."""
    for name in _PARTS:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).hardlink_to(vosk_model / name)
    return tmp_path


def _replace(file: Path, data: bytes) -> None:
    file.unlink()
    file.write_bytes(data)


def test_a_whole_model_passes(folder: Path) -> None:
    """Without a word."""
    check_folder(folder)


@pytest.mark.parametrize("name", _PARTS)
def test_a_missing_or_empty_part_is_named(folder: Path, name: str) -> None:
    """Half unpacked: the message names folder, part and remedy."""
    _replace(folder / name, b"")
    with pytest.raises(ModelError, match=f"{name} is empty.*voice-skill models install"):
        check_folder(folder)
    (folder / name).unlink()
    with pytest.raises(ModelError, match=f"{name} is missing"):
        check_folder(folder)


@pytest.mark.parametrize("name", [name for name, start in _PARTS.items() if start])
def test_a_part_that_is_something_else_is_named(folder: Path, name: str) -> None:
    """A login page saved as a model, for example."""
    _replace(folder / name, b"<html>" * 100)
    with pytest.raises(ModelError, match="is not a file of its kind"):
        check_folder(folder)


@pytest.mark.parametrize("name", ["ivector/splice.conf", "conf/model.conf", "conf/mfcc.conf"])
def test_settings_cut_short_are_named(folder: Path, name: str) -> None:
    """On half of splice.conf Vosk ends the whole program."""
    _replace(folder / name, (folder / name).read_bytes()[:18])
    with pytest.raises(ModelError, match=f"{name} lacks"):
        check_folder(folder)


def test_a_file_in_place_of_the_folder_is_no_model(tmp_path: Path) -> None:
    """As after a download that was never unpacked."""
    (tmp_path / "model.zip").write_bytes(b"PK")
    with pytest.raises(ModelError, match="There is no speech model in"):
        check_folder(tmp_path / "model.zip")
