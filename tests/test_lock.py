"""One install at a time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from voice_skill.lock import locked, one_writer
from voice_skill.settings import save_settings
from voice_skill.values.errors import UsageError


def test_a_held_lock_is_not_given_twice(tmp_path: Path) -> None:
    """The second asker is told at once, and the first keeps it."""
    with locked(tmp_path / "lock") as first, locked(tmp_path / "lock") as second:
        assert (first, second) == (True, False)
        assert (tmp_path / "lock").exists()


def test_a_lock_can_be_taken_again_and_leaves_no_file(tmp_path: Path) -> None:
    """What is over is over."""
    for _ in range(3):
        with locked(tmp_path / "lock") as free:
            assert free
        assert not (tmp_path / "lock").exists()


def test_a_lock_file_left_behind_does_not_lock(tmp_path: Path) -> None:
    """A holder that was killed leaves the file, but the system has let the lock go."""
    (tmp_path / "lock").touch()
    with locked(tmp_path / "lock") as free:
        assert free


WRITES = """
import os, signal, sys
from pathlib import Path
from voice_skill.lock import one_writer
from voice_skill.settings import save_settings
file, name, how = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
if how == "dies":
    with one_writer(file):
        os.kill(os.getpid(), signal.SIGKILL)
for value in range(100, 140):
    here = {"VOICE_SKILL_CONFIG": str(file)}
    save_settings({name: value if name == "rate" else value / 40}, here)
"""


def _writer(file: Path, name: str, how: str = "writes") -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", WRITES, str(file), name, how])


def test_two_programs_that_write_one_file_lose_nothing_of_each_other(tmp_path: Path) -> None:
    """As page and terminal do with the settings; a third that was killed locks nobody out."""
    file = tmp_path / "config.toml"
    file.write_text('# mine\nspeech = "off"\n')
    killed = _writer(file, "rate", "dies")
    assert killed.wait(60) != 0
    both = [_writer(file, "rate"), _writer(file, "end_silence")]
    assert [each.wait(120) for each in both] == [0, 0]
    kept = file.read_text()
    assert "rate = 139" in kept
    assert f"end_silence = {139 / 40}" in kept
    assert "# mine" in kept
    assert 'speech = "off"' in kept
    assert sorted(each.name for each in tmp_path.iterdir()) == ["config.toml"]


def test_who_waits_too_long_is_told_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And writes nothing."""
    monkeypatch.setattr("voice_skill.lock.WRITER_SECONDS", 0.0)
    file = tmp_path / "config.toml"
    with one_writer(file), pytest.raises(UsageError, match="another program is writing it"):
        save_settings({"rate": 150}, {"VOICE_SKILL_CONFIG": str(file)})
    assert not file.exists()
