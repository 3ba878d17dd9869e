"""Saving: only where it was asked to, for the owner alone, over nothing."""

from __future__ import annotations

import json
import stat
import sys
from pathlib import Path

import pytest

from tests.records.support import clot, flows
from tests.support import full_disk
from voice_skill.records.saving import check, save, save_new
from voice_skill.values.errors import UsageError


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("a.html", b"<!DOCTYPE html>"),
        ("a.clinic.html", b"<!DOCTYPE html>"),
        ("a.clinic.pdf", b"%PDF-"),
        ("a.HTML", b"<!DOCTYPE html>"),
        ("a.json", b'{\n  "format": "voice-skill-summary"'),
        ("a.fhir.json", b'{\n  "resourceType": "Bundle"'),
        ("a.pdf", b"%PDF-"),
    ],
)
def test_the_suffix_chooses_the_form(name: str, start: bytes, tmp_path: Path) -> None:
    """HTML, JSON, FHIR or PDF."""
    assert save(clot(), tmp_path / name, flows()).read_bytes().startswith(start)


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")
def test_nobody_else_can_read_it(tmp_path: Path) -> None:
    """Mode 0600, from its first byte on."""
    file = save(clot(), tmp_path / "a.html")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_nothing_is_written_over(tmp_path: Path) -> None:
    """A file that is there stays as it is."""
    file = tmp_path / "a.html"
    file.write_text("mine")
    with pytest.raises(UsageError, match="already there"):
        save(clot(), file)
    assert file.read_text() == "mine"


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    """Two pages of one day stand side by side."""
    first, second = save_new(clot(), tmp_path / "new"), save_new(clot(), tmp_path / "new")
    assert first.name == "page-for-the-doctor-2026-11-23.html"
    assert second.name == "page-for-the-doctor-2026-11-23-2.html"


@pytest.mark.parametrize("name", ["a.doc", "a", "html"])
def test_an_unknown_suffix_is_refused_with_those_that_are_known(name: str, tmp_path: Path) -> None:
    """Nothing is written."""
    with pytest.raises(UsageError, match=r"\.html, \.pdf, .*\.json or \.fhir\.json"):
        save(clot(), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_what_would_fail_is_said_before_the_questions(tmp_path: Path) -> None:
    """A missing folder or a taken name is no surprise after twelve answers."""
    check(tmp_path / "a.html")
    with pytest.raises(UsageError, match="does not exist"):
        check(tmp_path / "nowhere" / "a.html")
    (tmp_path / "a.html").touch()
    with pytest.raises(UsageError, match="already there"):
        check(tmp_path / "a.html")


def test_fhir_without_the_check_ups_has_no_questions(tmp_path: Path) -> None:
    """Still a whole document."""
    data = json.loads(save(clot(), tmp_path / "a.fhir.json").read_text(encoding="utf-8"))
    assert len(data["entry"]) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="limits are POSIX")
@pytest.mark.parametrize("name", ["a.html", "a.pdf", "a.json", "a.fhir.json"])
def test_a_full_disk_leaves_no_file_that_would_block_the_name(name: str, tmp_path: Path) -> None:
    """Told in a sentence; with room again, the same name works."""
    with full_disk(), pytest.raises(UsageError, match="cannot be written: File too large"):
        save(clot(), tmp_path / name, flows())
    assert list(tmp_path.iterdir()) == []
    assert save(clot(), tmp_path / name, flows()).stat().st_size > 1_000


@pytest.mark.skipif(sys.platform == "win32", reason="links are POSIX")
@pytest.mark.parametrize("target", ["there", "not there"])
def test_no_link_leads_the_page_elsewhere(target: str, tmp_path: Path) -> None:
    """Somebody may have laid it there."""
    (tmp_path / "there").touch()
    (tmp_path / "a.html").symlink_to(tmp_path / target)
    for refuses in (check, lambda file: save(clot(), file)):
        with pytest.raises(UsageError, match="already there"):
            refuses(tmp_path / "a.html")
    assert (tmp_path / "there").read_bytes() == b""
    assert len(list(tmp_path.iterdir())) == 2


def test_what_is_being_written_cannot_be_seen_by_its_name(tmp_path: Path) -> None:
    """It appears whole; a page of the same name made meanwhile stays."""
    file = tmp_path / "a.html"
    assert save(clot(), file).read_bytes().endswith(b"</html>\n")
    assert [*tmp_path.iterdir()] == [file]
