"""Where models lie, whether they are whole, and how they go."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.models.support import PARTS, Tiny
from voice_skill.models import (
    choose,
    find,
    install,
    look,
    plan,
    read_catalogue,
    remove,
    verify,
)
from voice_skill.models.store import places
from voice_skill.values.errors import ModelError


@pytest.fixture
def installed(tiny: Tiny) -> Tiny:
    install(plan(tiny.entry, from_file=tiny.archive))
    return tiny


def test_a_missing_model_is_told_with_the_remedy(tiny: Tiny) -> None:
    """The message is a command that mends it."""
    assert look(tiny.entry) is None
    with pytest.raises(ModelError, match=r"voice-skill models install tiny-1\.0") as caught:
        find(tiny.entry)
    assert caught.value.exit_code == 5


def test_the_place_of_a_model_is_told(installed: Tiny) -> None:
    """Somebody with several copies can see which one is used."""
    found = find(installed.entry)
    assert (found.folder, found.place.why) == (installed.target, "VOICE_SKILL_MODELS")


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (lambda file: file.unlink(), "graph/Gr.fst is missing"),
        (lambda file: file.write_bytes(b""), "graph/Gr.fst has 0 of 15,000 bytes"),
        (lambda file: file.write_bytes(file.read_bytes()[:99]), "has 99 of 15,000 bytes"),
        (lambda file: file.write_bytes(b"x" * 15_000), "graph/Gr.fst has the wrong checksum"),
    ],
    ids=["missing", "empty", "cut short", "changed"],
)
def test_damage_is_found_before_the_engine_opens_it(
    installed: Tiny, damage: object, says: str
) -> None:
    """Vosk ends the whole program on some broken files, so none may reach it."""
    assert callable(damage)
    find(installed.entry)
    damage(installed.target / "graph/Gr.fst")
    with pytest.raises(ModelError, match=f"is damaged: .*{says}"):
        find(installed.entry)


def test_verify_reads_every_byte_again(installed: Tiny) -> None:
    """A change that hides behind the old size and time is found by ``models verify``."""
    file = installed.target / "am/final.mdl"
    status = file.stat()
    file.write_bytes(PARTS["am/final.mdl"][:-1] + b"!")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert verify(find(installed.entry)) == ("am/final.mdl has the wrong checksum",)


def test_a_copy_made_by_hand_is_checked_like_any_other(tiny: Tiny) -> None:
    """A folder that was not installed by us is read once, then known."""
    for path, data in PARTS.items():
        (tiny.target / path).parent.mkdir(parents=True, exist_ok=True)
        (tiny.target / path).write_bytes(data)
    assert not find(tiny.entry).problem
    (tiny.target / "am/final.mdl").write_bytes(b"y" * len(PARTS["am/final.mdl"]))
    assert look(tiny.entry).problem  # type: ignore[union-attr]  # it is there


def test_a_vosk_model_is_found_where_vosk_keeps_it(
    installed: Tiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """VOSK_MODEL_PATH may name the folder around the model, or the model; we write to neither."""
    entry = replace(installed.entry, family="vosk")
    theirs = Path(shutil.move(installed.target, tmp_path / "theirs" / entry.name))
    (theirs / "verified.json").unlink()
    for named in (theirs.parent, theirs):
        monkeypatch.setenv("VOSK_MODEL_PATH", str(named))
        found = find(entry)
        assert (found.folder, found.place.why) == (theirs, "VOSK_MODEL_PATH")
    assert not (theirs / "verified.json").exists()


def test_a_whole_model_elsewhere_is_used_before_a_damaged_one_here(
    installed: Tiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A conversation goes on if any copy is good."""
    entry = replace(installed.entry, family="vosk")
    shutil.copytree(installed.target, tmp_path / "theirs" / entry.name)
    (installed.target / "am/final.mdl").unlink()
    monkeypatch.setenv("VOSK_MODEL_PATH", str(tmp_path / "theirs"))
    assert find(entry).place.why == "VOSK_MODEL_PATH"


def test_a_vosk_model_is_looked_for_in_five_places(monkeypatch: pytest.MonkeyPatch) -> None:
    """Our own folder first, then the checkout, then wherever Vosk itself would look."""
    monkeypatch.delenv("VOICE_SKILL_MODELS", raising=False)
    monkeypatch.setenv("VOSK_MODEL_PATH", "/srv/vosk")
    entry = choose(read_catalogue(), "vosk-model-small-en-us-0.15")
    reasons = [place.why for place in places(entry)]
    assert reasons[0] == "your own models"
    assert reasons[-3:] == ["VOSK_MODEL_PATH", "the system's Vosk models", "Vosk's own cache"]


def test_remove_deletes_the_folder_and_says_which(installed: Tiny) -> None:
    """What was installed can be taken away again, whole."""
    assert remove(installed.entry) == installed.target
    assert list(installed.home.iterdir()) == []


def test_a_model_that_another_program_keeps_is_never_removed(
    installed: Tiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told where it lies instead."""
    entry = replace(installed.entry, family="vosk")
    theirs = Path(shutil.move(installed.target, tmp_path / "theirs" / entry.name))
    monkeypatch.setenv("VOSK_MODEL_PATH", str(theirs.parent))
    with pytest.raises(ModelError, match=f"It lies in {theirs}"):
        remove(entry)
    assert theirs.is_dir()
