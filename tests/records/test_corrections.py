"""Corrections on disk: kept whole, exported where they are found, erased for good."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from voice_skill.records.corrections import CorrectionsFile
from voice_skill.understanding.repairs import Consent, Correction, Memory
from voice_skill.values.errors import UsageError

TAUGHT = Memory(Consent.YES, (Correction("very coarse vines", "varicose veins"),))


def test_what_was_kept_is_there_the_next_time(tmp_path: Path) -> None:
    """With the consent that was given; nothing else lies in the folder."""
    CorrectionsFile(tmp_path / "deep").keep(TAUGHT)
    assert CorrectionsFile(tmp_path / "deep").load() == TAUGHT
    assert [each.name for each in (tmp_path / "deep").iterdir()] == ["corrections.json"]


def test_the_settings_overrule_a_consent_that_was_given(tmp_path: Path) -> None:
    """Whoever sets "no" is not listened to for corrections any more."""
    CorrectionsFile(tmp_path).keep(TAUGHT)
    assert CorrectionsFile(tmp_path).load(Consent.NO).meant_by("very coarse vines") is None


@pytest.mark.parametrize("text", ["", "[]", "{", '{"corrections": [1], "consent": "yes"}', "\xff"])
def test_a_file_that_cannot_be_read_is_an_empty_memory(tmp_path: Path, text: str) -> None:
    """A conversation never fails for want of it."""
    (tmp_path / "corrections.json").write_text(text, encoding="latin-1")
    assert CorrectionsFile(tmp_path).load() == Memory(Consent.ASK)


def test_export_writes_what_was_heard_and_meant(tmp_path: Path) -> None:
    """Readable by a person, and the place is told."""
    place = CorrectionsFile(tmp_path, export_to=tmp_path / "out").export(TAUGHT)
    file = tmp_path / "out" / "my-corrections.json"
    assert str(file) in place
    assert json.loads(file.read_text()) == {
        "corrections": [{"heard": "very coarse vines", "meant": "varicose veins"}]
    }


def test_erase_forgets_all_and_says_how_many(tmp_path: Path) -> None:
    """The words are gone from the disk."""
    file = CorrectionsFile(tmp_path)
    file.keep(TAUGHT)
    assert file.erase() == 1
    assert "vines" not in file.file.read_text()
    assert file.erase() == 0


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    """With its place."""
    (tmp_path / "taken").write_text("")
    with pytest.raises(UsageError, match="taken"):
        CorrectionsFile(tmp_path / "taken").keep(TAUGHT)


def test_two_talks_that_learn_at_once_keep_what_both_learnt(tmp_path: Path) -> None:
    """Each knows its own; what one forgets, the other does not bring back."""
    one, other = CorrectionsFile(tmp_path), CorrectionsFile(tmp_path)
    first, second = Correction("bery coarse", "varicose"), Correction("crumps", "cramps")
    one.keep(Memory(Consent.YES, (first,)))
    other.keep(Memory(Consent.YES, (second,)))
    one.keep(Memory(Consent.YES, (first, TAUGHT.corrections[0])))
    assert set(other.load().corrections) == {first, second, *TAUGHT.corrections}
    other.keep(Memory(Consent.YES, (first, second)))
    assert set(one.load().corrections) == {first, second}
    one.keep(Memory(Consent.YES))
    assert one.load().corrections == ()
