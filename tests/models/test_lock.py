"""One install at a time."""

from __future__ import annotations

from pathlib import Path

from voice_skill.models.lock import locked


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
