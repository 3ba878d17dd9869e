"""``voice-skill desktop``: into the menu and out of it again."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the places of Linux")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folders, new and empty."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path


def files(home: Path) -> set[str]:
    """Every file there."""
    return {str(each.relative_to(home)) for each in home.rglob("*") if each.is_file()}


ENTRY = "share/applications/voice-skill.desktop"
ICON = "share/icons/hicolor/scalable/apps/voice-skill.svg"
LOGIN = "config/autostart/voice-skill.desktop"


def test_it_is_put_into_the_menu_and_taken_out_again(home: Path, run: Run) -> None:
    """And nothing of it is left."""
    done = run("desktop", "install")
    assert done.code == 0
    assert files(home) == {ENTRY, ICON}
    assert sys.executable in (home / ENTRY).read_text("utf-8")
    assert str(home / ENTRY) in done.out
    assert run("desktop", "remove").code == 0
    assert files(home) == set()
    assert "was not in your menu" in run("desktop", "remove").out


def test_it_starts_at_login_where_that_was_asked_for_and_no_longer(home: Path, run: Run) -> None:
    """The last word counts."""
    done = run("desktop", "install", "--at-login", "--json")
    assert json.loads(done.out) == {
        "written": [str(home / ENTRY), str(home / LOGIN)],
        "at_login": True,
    }
    assert files(home) == {ENTRY, ICON, LOGIN}
    run("desktop", "install")
    assert files(home) == {ENTRY, ICON}


def test_a_folder_that_cannot_be_written_is_told_of(home: Path, run: Run) -> None:
    """By its name."""
    (home / "share").write_text("")
    done = run("desktop", "install")
    assert done.code == 1
    assert str(home / "share") in done.err
