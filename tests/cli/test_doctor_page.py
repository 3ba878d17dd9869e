"""The page at the end of a check-up: where its place fails, what was said is not lost."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.support import dialogue, full_disk
from voice_skill.assistant import Assistant, Keeping
from voice_skill.assistant.doctor_pages import DoctorPages
from voice_skill.cli.doctor_page import deliver
from voice_skill.values.errors import UsageError
from voice_skill.values.heard import Heard

pytestmark = pytest.mark.skipif(os.name != "posix", reason="limits are POSIX")
CLOT = "one leg is swollen and hot"


@pytest.fixture
def assistant(tmp_path: Path) -> Assistant:
    """Somebody has told of a swollen leg; their own files lie in ``mine``."""
    pages = DoctorPages(dialogue(), folder=tmp_path / "mine")
    talking = Assistant(dialogue(), keeping=Keeping(pages=pages))
    talking.decide(Heard.typed(CLOT))
    return talking


def test_a_page_is_saved_where_it_was_asked_to(
    assistant: Assistant, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And the place is told."""
    deliver(assistant, tmp_path / "a.html")
    assert CLOT in (tmp_path / "a.html").read_text(encoding="utf-8")
    assert capsys.readouterr().err == f"The page for the doctor: {tmp_path / 'a.html'}\n"


@pytest.mark.parametrize("name", ["there.html", "gone/a.html", "a.doc"])
def test_a_place_that_fails_is_told_and_another_one_taken(
    assistant: Assistant, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the person looks for their own files."""
    (tmp_path / "there.html").touch()
    deliver(assistant, tmp_path / name)
    (page,) = (tmp_path / "mine").iterdir()
    assert CLOT in page.read_text(encoding="utf-8")
    told = capsys.readouterr().err
    assert told.startswith("voice-skill: ")
    assert told.endswith(f"The page for the doctor: {page}\n")


def test_with_no_room_anywhere_the_page_is_printed(
    assistant: Assistant, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """All of it, and the code tells that it was not saved."""
    with full_disk(), pytest.raises(UsageError, match="cannot be written: File too large"):
        deliver(assistant, tmp_path / "a.html")
    out = capsys.readouterr().out
    assert "Urgent: to be seen today." in out
    assert CLOT in out
    assert [*tmp_path.rglob("*.html"), *tmp_path.rglob("*.part")] == []


def test_a_check_up_that_breaks_off_leaves_its_page(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As by Ctrl-C in the middle of a question, or by a closed terminal."""

    class Pressed(io.StringIO):
        def __getattribute__(self, name: str) -> object:
            if name == "readline":
                raise KeyboardInterrupt
            return super().__getattribute__(name)

    monkeypatch.setattr("sys.stdin", Pressed())
    monkeypatch.setenv("VOICE_SKILL_STATE", str(tmp_path / "state"))
    result = run("triage", "my calf hurts", "--quiet", "--summary", str(tmp_path / "a.html"))
    assert result.code == 130
    assert "my calf hurts" in (tmp_path / "a.html").read_text(encoding="utf-8")
