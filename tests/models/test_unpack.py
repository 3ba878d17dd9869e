"""Nothing leaves the target, and nothing that the catalogue does not name gets in."""

from __future__ import annotations

import io
import stat
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.models.support import PARTS, Tiny, entry_for, make_archive
from voice_skill.models.progress import silent
from voice_skill.models.unpack import unpack
from voice_skill.values.errors import ModelError


def _unpack(archive: Path, into: Path, like: Tiny) -> None:
    into.mkdir()
    entry = entry_for(archive)
    unpack(archive, like.entry.sources[0].files[0], entry, into, silent)


@pytest.mark.parametrize("name", ["/etc/evil", "a/../../evil", "C:evil", "a\\evil", "../evil"])
def test_an_unsafe_path_refuses_the_whole_archive(tiny: Tiny, tmp_path: Path, name: str) -> None:
    """One bad member is reason enough; no part is written before all names were read."""
    members = {f"tiny-1.0/{path}": data for path, data in PARTS.items()}
    archive = make_archive(tmp_path / "evil.zip", {**members, name: b"evil"})
    with pytest.raises(ModelError, match="unsafe path"):
        _unpack(archive, tmp_path / "into", tiny)
    assert list((tmp_path / "into").iterdir()) == []


def test_a_link_in_an_archive_is_refused(tiny: Tiny, tmp_path: Path) -> None:
    """A link could point anywhere."""
    link = zipfile.ZipInfo("tiny-1.0/am/final.mdl")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "evil.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(ModelError, match="unsafe path"):
        _unpack(tmp_path / "evil.zip", tmp_path / "into", tiny)


def test_a_part_that_is_too_long_is_not_written_out(tiny: Tiny, tmp_path: Path) -> None:
    """An archive that swells cannot fill the disk."""
    swollen = {f"tiny-1.0/{path}": data + b"0" * 8_000_000 for path, data in PARTS.items()}
    archive = make_archive(tmp_path / "swollen.zip", swollen)
    with pytest.raises(ModelError, match="is not the file the catalogue names"):
        _unpack(archive, tmp_path / "into", tiny)
    written = sum(file.stat().st_size for file in (tmp_path / "into").rglob("*.mdl"))
    assert written < 3_000_000


@pytest.mark.parametrize("data", [b"", b"not a zip", b"PK\x03\x04" + b"\0" * 100])
def test_what_is_no_archive_is_said_so(tiny: Tiny, tmp_path: Path, data: bytes) -> None:
    """The message names the file and what to do."""
    (tmp_path / "no.zip").write_bytes(data)
    with pytest.raises(ModelError, match=r"no.zip cannot be unpacked.*Fetch it again"):
        _unpack(tmp_path / "no.zip", tmp_path / "into", tiny)


def test_a_missing_part_is_named(tiny: Tiny, tmp_path: Path) -> None:
    """Half an archive is no archive."""
    archive = make_archive(tmp_path / "half.zip", {"tiny-1.0/am/final.mdl": PARTS["am/final.mdl"]})
    with pytest.raises(ModelError, match=r"has no tiny-1\.0/graph/Gr\.fst"):
        _unpack(archive, tmp_path / "into", tiny)


def _tar(file: Path, members: dict[str, bytes], *, link: str = "") -> Path:
    with tarfile.open(file, "w:gz") as archive:
        for name, data in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
        if link:
            member = tarfile.TarInfo(link)
            member.type, member.linkname = tarfile.SYMTYPE, "/etc/passwd"
            archive.addfile(member)
    return file


TARRED = {f"tiny-1.0/{path}": data for path, data in PARTS.items()}


def test_a_tar_is_unpacked_as_a_zip_is(tiny: Tiny, tmp_path: Path) -> None:
    """What it is, is told by its bytes."""
    _unpack(_tar(tmp_path / "tiny.tgz", TARRED), tmp_path / "into", tiny)
    for path, data in PARTS.items():
        assert (tmp_path / "into" / path).read_bytes() == data


@pytest.mark.parametrize("name", ["/etc/evil", "../evil"])
def test_an_unsafe_path_refuses_the_whole_tar(tiny: Tiny, tmp_path: Path, name: str) -> None:
    """As of a zip."""
    with pytest.raises(ModelError, match="unsafe path"):
        _unpack(_tar(tmp_path / "a.tgz", {**TARRED, name: b"evil"}), tmp_path / "into", tiny)
    assert list((tmp_path / "into").iterdir()) == []


def test_a_link_in_a_tar_is_refused(tiny: Tiny, tmp_path: Path) -> None:
    """It could point anywhere."""
    with pytest.raises(ModelError, match="unsafe path"):
        _unpack(_tar(tmp_path / "a.tgz", TARRED, link="tiny-1.0/x"), tmp_path / "into", tiny)


def test_a_part_that_a_tar_lacks_is_named(tiny: Tiny, tmp_path: Path) -> None:
    """Half an archive is no archive."""
    half = {"tiny-1.0/am/final.mdl": PARTS["am/final.mdl"]}
    with pytest.raises(ModelError, match=r"has no tiny-1\.0/graph/Gr\.fst"):
        _unpack(_tar(tmp_path / "half.tgz", half), tmp_path / "into", tiny)
