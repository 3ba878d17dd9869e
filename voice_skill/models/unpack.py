"""Taking the parts of a model out of a verified archive, and nothing else."""

from __future__ import annotations

import hashlib
import shutil
import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from voice_skill.models.catalogue import Entry, Part, SourceFile
from voice_skill.models.progress import Progress, Step, Tell
from voice_skill.values.errors import ModelError

_CHUNK_BYTES = 1 << 20


def unpack(archive: Path, file: SourceFile, entry: Entry, into: Path, tell: Tell) -> None:
    """Writes every part of the model under ``into``, each checked against its own checksum.

    ``ModelError`` where the archive holds a path that would leave ``into``, lacks a part, or has
    a part that is not what the catalogue says. Disk errors are ``OSError``.
    """
    try:
        with zipfile.ZipFile(archive) as opened:
            for member in opened.infolist():
                _refuse_unsafe(member, archive)
            done = 0
            for part in entry.parts:
                _extract(opened, file.inside(part.path), part, into)
                done += part.size
                tell(Progress(Step.UNPACKING, part.path, done, entry.size))
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
        raise ModelError(
            f"The archive {archive} cannot be unpacked: {error}. Fetch it again."
        ) from None


def put(file: Path, part: Part, into: Path) -> None:
    """Copies one plain file as that part. Its checksum has been checked before."""
    target = into / part.path
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, target)


def _refuse_unsafe(member: zipfile.ZipInfo, archive: Path) -> None:
    path = PurePosixPath(member.filename)
    is_link = stat.S_ISLNK(member.external_attr >> 16)
    if path.is_absolute() or ".." in path.parts or set("\\:") & set(member.filename) or is_link:
        raise ModelError(
            f"The archive {archive} holds the unsafe path {member.filename!r}. "
            "Nothing was unpacked. Delete the file."
        )


def _extract(opened: zipfile.ZipFile, inside: str, part: Part, into: Path) -> None:
    try:
        member = opened.getinfo(inside)
    except KeyError:
        raise ModelError(
            f"The archive {opened.filename} has no {inside}. Fetch it again."
        ) from None
    target = into / part.path
    target.parent.mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    with opened.open(member) as source, target.open("wb") as out:
        # Never more than promised: an archive can claim little and hold a disk full.
        while size <= part.size and (chunk := source.read(_CHUNK_BYTES)):
            digest.update(chunk)
            size += len(chunk)
            out.write(chunk)
    if size != part.size or digest.hexdigest() != part.sha256:
        raise ModelError(
            f"{inside} in {opened.filename} is not the file the catalogue names. Fetch it again."
        )
