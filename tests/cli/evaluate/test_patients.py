"""``evaluate vignettes`` as it is typed: one run, many seeds, a page, and spoken."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.conftest import need

DATA = Path(__file__).parents[2] / "data" / "vignettes_2.jsonl"


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """Three patients."""
    file = tmp_path / "few.jsonl"
    lines = DATA.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join([lines[1], lines[14], lines[-1]]), encoding="utf-8")
    return file


def test_one_run_gives_totals_and_whole_dialogues(run: Run, few: Path, tmp_path: Path) -> None:
    """The contract of the evaluation."""
    out = tmp_path / "out.json"
    result = run("evaluate", "vignettes", str(few), "--json", str(out))
    assert "unsafe_under_triage      0" in result.out
    data = json.loads(out.read_text(encoding="utf-8"))
    assert data["totals"]["n"] == 3
    assert set(data["rows"][0]) >= {"id", "gold", "also_acceptable", "got", "questions"}
    for row in data["rows"]:
        assert row["transcript"][0][0] == "patient"
        assert row["transcript"][-1][0] == "skill"


def test_seeds_make_many_runs_and_show_the_worst(run: Run, few: Path, tmp_path: Path) -> None:
    """A tenth of the answers are unsure or silent, unless told otherwise."""
    out, html = tmp_path / "out.json", tmp_path / "out.html"
    run(
        *("evaluate", "vignettes", str(few), "--seeds", "20"),
        *("--json", str(out), "--html", str(html)),
    )
    data = json.loads(out.read_text(encoding="utf-8"))
    assert data["totals"]["runs"] == len(data["runs"]) == 20
    assert data["totals"]["unsafe_in_all_runs"] == 0
    exact = [each["exact"] for each in data["runs"].values()]
    assert data["totals"]["exact"] == min(exact)
    page = html.read_text(encoding="utf-8")
    assert "10% of the answers were made silence or doubt" in page
    assert "the worst of 20 runs" in page


@pytest.mark.parametrize(
    "flags", [("--seeds", "0"), ("--unsure", "1.5"), ("--unsure", "-0.1")], ids=str
)
def test_what_cannot_be_measured_is_refused(run: Run, few: Path, flags: tuple[str, str]) -> None:
    """With the flag's name."""
    result = run("evaluate", "vignettes", str(few), *flags)
    assert result.code == 2
    assert flags[0] in result.err


@pytest.mark.slow
def test_spoken_patients_are_measured_too(run: Run, few: Path, tmp_path: Path) -> None:
    """With what was heard beside what was said."""
    if shutil.which("flite") is None:
        need("flite is not installed: sudo apt install flite")
    out = tmp_path / "out.json"
    run("evaluate", "vignettes", str(few), "--spoken", "--json", str(out))
    data = json.loads(out.read_text(encoding="utf-8"))
    assert data["totals"]["unsafe_under_triage"] == 0
    for row in data["rows"]:
        said = [text for who, text in row["transcript"] if who == "patient"]
        assert len(said) == len(row["heard"])
