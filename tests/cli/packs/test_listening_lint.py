"""``packs listen`` with real voices and the real recogniser."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.conftest import need
from tests.support import BICYCLE

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("vosk_model")]

SMALL = ("packs", "listen", str(BICYCLE), "--sample", "2", "--jobs", "2")


@pytest.fixture(autouse=True)
def voices() -> None:
    """Two programs that speak."""
    for program in ("espeak-ng", "flite"):
        if shutil.which(program) is None:
            need(f"{program} is not installed: sudo apt install {program}")


def test_a_pack_is_spoken_heard_and_reported(run: Run, tmp_path: Path) -> None:
    """As JSON and as a page; what was heard is kept, so that a second run says it at once."""
    page = tmp_path / "heard.html"
    first = run(*SMALL, "--json", "--html", str(page), "--no-words")
    data = json.loads(first.out)
    kinds = {row["kind"] for row in data["rows"]}
    assert {"answer", "example", "control"} <= kinds
    assert any(row["heard"] == row["text"] for row in data["rows"])
    assert "<caption>" in page.read_text(encoding="utf-8")
    assert f"Heard: 1 of {len(data['rows'])}" in first.err

    again = run(*SMALL, "--json", "--no-words")
    assert json.loads(again.out) == data
    assert "Heard:" not in again.err


def test_a_run_that_was_stopped_goes_on_where_it_was(run: Run) -> None:
    """No minutes are left after the first takes; the next run takes up the rest."""
    stopped = run(*SMALL, "--afresh", "--minutes", "0", "--no-words")
    assert "Run it again to go on." in stopped.out
    assert " right" in run(*SMALL, "--no-words").out


def test_each_sound_alike_is_tried(run: Run, tmp_path: Path) -> None:
    """A word that the recogniser lacks is named, with how often it was heard and as what."""
    copy = shutil.copytree(BICYCLE, tmp_path / "pack")
    (copy / "words.yaml").write_text("sounds_like: {derailleur: [de railer, the railer]}\n")
    out = run("packs", "listen", str(copy), "--sample", "1", "--jobs", "1").out
    assert "Word derailleur: heard" in out


def test_nonsense_is_refused(run: Run) -> None:
    """It names the option, the value and the remedy."""
    result = run("packs", "listen", str(BICYCLE), "--sample", "0")
    assert result.code == 2
    assert "--sample is 0. It has to be 1 or more." in result.err
