"""Files are whole or not there, and a cache never stands in the way."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from voice_skill.files import is_vouched, recall, remember, vouch, write_whole


def test_a_file_is_replaced_whole_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    """Nothing is left beside it."""
    file = tmp_path / "settings.toml"
    write_whole(file, "rate = 150\n")
    write_whole(file, "rate = 130\n")
    assert file.read_text(encoding="utf-8") == "rate = 130\n"
    assert [*tmp_path.iterdir()] == [file]
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_what_cannot_be_written_leaves_the_old_file(tmp_path: Path) -> None:
    """Half a text is worse than an old one."""
    file = tmp_path / "settings.toml"
    write_whole(file, "rate = 150\n")
    with pytest.raises(UnicodeEncodeError):
        write_whole(file, "rate = \ud800\n")
    assert file.read_text(encoding="utf-8") == "rate = 150\n"
    assert [*tmp_path.iterdir()] == [file]


def test_what_was_remembered_is_recalled(tmp_path: Path) -> None:
    """In a folder that is made when it is needed."""
    file = tmp_path / "cache" / "known.json"
    assert recall(file) is None
    remember(file, {"phrases": ["wie geht's", "ça va"]})
    assert recall(file) == {"phrases": ["wie geht's", "ça va"]}
    assert {each.name for each in file.parent.iterdir()} == {"known.json", "seal"}


def test_a_damaged_memory_is_none_and_a_place_that_cannot_be_written_no_error(
    tmp_path: Path,
) -> None:
    """Whoever asks does the work once more."""
    damaged = tmp_path / "known.json"
    damaged.write_text("{", encoding="utf-8")
    assert recall(damaged) is None
    remember(damaged / "below-a-file.json", [1])
    assert recall(damaged / "below-a-file.json") is None


def test_what_somebody_else_put_into_a_cache_is_not_recalled(tmp_path: Path) -> None:
    """A danger sign that is not in a forged memory would be silent."""
    file, other = tmp_path / "known.json", tmp_path / "other.json"
    remember(file, {"red_flags": ["pe"]})
    seal = file.read_text(encoding="utf-8").partition("\n")[0]
    file.write_text(f'{seal}\n{{"red_flags": []}}', encoding="utf-8")
    assert recall(file) is None
    remember(file, {"red_flags": []})
    file.replace(other)  # its own seal, but another's place
    assert recall(other) is None


@pytest.mark.skipif(os.name != "posix", reason="other users are told apart by mode here")
def test_a_secret_that_others_may_read_seals_nothing(tmp_path: Path) -> None:
    """They could seal what they like."""
    file = tmp_path / "known.json"
    remember(file, [1])
    (tmp_path / "seal").chmod(0o644)
    assert recall(file) is None


def test_bytes_are_vouched_for_one_by_one(tmp_path: Path) -> None:
    """One changed byte, and they are not believed."""
    assert not is_vouched(tmp_path / "w", b"weights")
    vouch(tmp_path / "w", b"weights")
    assert is_vouched(tmp_path / "w", b"weights")
    assert not is_vouched(tmp_path / "w", b"weight!")
