"""``packs check`` tries every example, and tells what it finds without refusing the pack."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.support import BICYCLE

pytest.importorskip("sklearn", reason="learning a pack needs scikit-learn: pip install .[learn]")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A pack that a test may spoil."""
    return Path(shutil.copytree(BICYCLE, tmp_path / "bicycle"))


def test_a_doubtful_example_is_a_warning_and_no_fault(run: Run, copy: Path) -> None:
    """It is shown with its line; the pack is still good."""
    with (copy / "examples" / "oiling-the-chain.txt").open("a", encoding="utf-8") as file:
        file.write("## added\nhow do i mend the flat tyre now\n")
    with (copy / "examples" / "flat-tyre.txt").open("a", encoding="utf-8") as file:
        file.write("## added\nhow do i mend my flat tyre now\n")
    result = run("packs", "check", str(copy))
    assert result.code == 0
    assert "Warning, 1 one word from another topic's:" in result.out
    told = [line for line in result.err.splitlines() if line.startswith("Trying ")]
    assert len(told) == 3, "who waits is told what for, each time"
    assert "'how do i mend the flat tyre now' is one word from" in result.out


def test_the_warnings_stand_in_the_json_too(run: Run) -> None:
    """All of them, by kind."""
    result = run("packs", "check", str(BICYCLE), "--json")
    assert result.code == 0
    assert set(json.loads(result.out)["warnings"]) == {
        "understood as something else",
        "pairs that may be confused",
        "one word from another topic's",
        "answers that do not begin with one",
        "questions that lead to another part when held aside",
    }
