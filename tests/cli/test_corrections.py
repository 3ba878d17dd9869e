"""``voice-skill corrections``: shown, written into a file, and forgotten."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from voice_skill.records.corrections import CorrectionsFile
from voice_skill.understanding.repairs import Consent, Correction, Memory


@pytest.fixture
def taught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CorrectionsFile:
    """A computer on which one correction was agreed to."""
    monkeypatch.setenv("VOICE_SKILL_DATA", str(tmp_path / "data"))
    file = CorrectionsFile(tmp_path / "data")
    file.keep(Memory(Consent.YES, (Correction("very coarse vines", "varicose veins"),)))
    return file


def test_what_was_corrected_is_listed(run: Run, taught: CorrectionsFile) -> None:
    """In words, and as data."""
    assert run("corrections", "list").out == (
        "I understood: very coarse vines. You meant: varicose veins.\n"
    )
    assert json.loads(run("corrections", "list", "--json").out) == [
        {"heard": "very coarse vines", "meant": "varicose veins"}
    ]


def test_it_is_written_where_it_is_asked_for(
    run: Run, taught: CorrectionsFile, tmp_path: Path
) -> None:
    """As a file that can be read."""
    assert run("corrections", "export", str(tmp_path)).code == 0
    assert "varicose veins" in (tmp_path / "my-corrections.json").read_text()


def test_it_is_forgotten_for_good(run: Run, taught: CorrectionsFile) -> None:
    """And how much that was is told."""
    assert run("corrections", "erase").out == "Forgotten: 1 correction.\n"
    assert run("corrections", "erase").out == "No corrections were kept.\n"
    assert run("corrections", "list").out == "No corrections are kept.\n"
    assert "vines" not in taught.file.read_text()
