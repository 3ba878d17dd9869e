"""A built wheel works away from the checkout: packs, catalogue and all."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import ROOT

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with nothing but the wheel's own files."""
    folder = tmp_path_factory.mktemp("wheel")
    find = ("--no-index", "--find-links", str(folder), "--target", str(folder / "site"))
    for command in (
        ["wheel", "--no-deps", "--wheel-dir", str(folder), str(ROOT)],
        ["install", "--no-deps", "--quiet", *find, "voice-skill"],
    ):
        done = subprocess.run(
            [sys.executable, "-m", "pip", *command], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
    return folder / "site"


def run(site: Path, folder: Path, *words: str) -> str:
    """What the installed skill prints, run from another folder."""
    environment = {**os.environ, "PYTHONPATH": str(site), "VOICE_SKILL_CACHE": str(folder / "c")}
    done = subprocess.run(
        [sys.executable, *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_is_what_runs(installed: Path, tmp_path: Path) -> None:
    """Not the checkout beside it."""
    where = run(installed, tmp_path, "-c", "import voice_skill; print(voice_skill.__file__)")
    assert where.startswith(str(installed))


def test_it_answers_from_its_own_pack(installed: Path, tmp_path: Path) -> None:
    """With sources, and the numbers of the country asked for."""
    question = "why do my legs cramp at night"
    out = run(installed, tmp_path, "-m", "voice_skill", "ask", question, "--json")
    assert json.loads(out)["understood"] == "night-cramps"
    listed = run(installed, tmp_path, "-m", "voice_skill", "topics")
    assert len(listed.splitlines()) == 28


def test_it_knows_its_models(installed: Path, tmp_path: Path) -> None:
    """The catalogue travels with it."""
    listed = run(installed, tmp_path, "-m", "voice_skill", "models", "list")
    assert "vosk-model-small-en-us-0.15" in listed


def test_it_carries_what_was_learnt_and_no_weights_of_models(installed: Path) -> None:
    """What is sent stays below seventeen megabytes, and no file in it is as large as a model."""
    data = installed / "voice_skill" / "_data"
    assert (data / "intents" / "leg-cramps" / "topics").is_dir()
    assert (data / "intents" / "leg-cramps" / "built" / "danger.npz").is_file()
    (sent,) = installed.parent.glob("voice_skill-*.whl")
    assert sent.stat().st_size < 17_000_000
    assert max(file.stat().st_size for file in installed.rglob("*") if file.is_file()) < 7_000_000


def test_it_carries_the_page(installed: Path) -> None:
    """Templates, scripts and style."""
    page = installed / "voice_skill" / "web"
    assert (page / "templates" / "page.html").is_file()
    assert (page / "static" / "page.js").is_file()
    assert (page / "static" / "page.css").is_file()
