"""Taking the parts of a model out of a verified archive, and nothing else."""

from __future__ import annotations

import contextlib
import hashlib
import shutil
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO, Protocol

from voice_skill.models.catalogue import Entry, Part, Source, SourceFile
from voice_skill.models.progress import Progress, Step, Tell
from voice_skill.models.store import sha256_of
from voice_skill.values.errors import ModelError

_CHUNK_BYTES = 1 << 20


def take(fetched: Path, file: SourceFile, entry: Entry, into: Path, tell: Tell) -> None:
    """Brings what that file of a source holds into the model: a part, a piece of one, or all.

    Its checksum has been checked before. Errors as for ``unpack``.
    """
    if file.part:
        put(fetched, entry.part(file.part), into)
    elif file.piece_of:
        add_piece(fetched, file, entry.part(file.piece_of), into)
    else:
        unpack(fetched, file, entry, into, tell)


def unpack(archive: Path, file: SourceFile, entry: Entry, into: Path, tell: Tell) -> None:
    """Writes every part of the model under ``into``, each checked against its own checksum.

    ``ModelError`` where the archive holds a path that would leave ``into``, lacks a part, or has
    a part that is not what the catalogue says. Disk errors are ``OSError``.
    """
    with _opened(archive) as opened:
        done = 0
        for part in entry.parts:
            _extract(opened, file.inside(part.path), part, into)
            done += part.size
            tell(Progress(Step.UNPACKING, part.path, done, entry.size))


def badly_joined(source: Source, entry: Entry, into: Path) -> str:
    """The part that the pieces of that source do not make; empty where each is right.

    Each archive was right; whether they are pieces of this very file, and all, is told by it.
    """
    wrong = (each for each in source.in_pieces if sha256_of(into / each) != entry.part(each).sha256)
    return next(wrong, "")


def add_piece(archive: Path, file: SourceFile, part: Part, into: Path) -> None:
    """Puts the piece of that part which the archive holds behind those that are there already.

    ``ModelError`` as for ``unpack``; whether the whole is right is for the caller to see.
    """
    target = into / part.path
    target.parent.mkdir(parents=True, exist_ok=True)
    with (
        _opened(archive) as opened,
        opened.member(file.inside(part.path)) as source,
        target.open("ab") as out,
    ):
        while out.tell() <= part.size and (chunk := source.read(_CHUNK_BYTES)):
            out.write(chunk)


def put(file: Path, part: Part, into: Path) -> None:
    """Copies one plain file as that part. Its checksum has been checked before."""
    target = into / part.path
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, target)


class _Missing(Exception):
    """The archive has no file of that name."""


class _Unsafe(Exception):
    """The archive holds a path that could lead out of where it is unpacked."""


class _Archive(Protocol):
    def member(self, name: str) -> IO[bytes]:
        """One file of it, to be read; ``_Missing`` where there is none."""
        ...


class _Zip:
    def __init__(self, opened: zipfile.ZipFile) -> None:
        self._opened = opened
        for member in opened.infolist():
            _refuse_unsafe(member.filename, is_link=stat.S_ISLNK(member.external_attr >> 16))

    def member(self, name: str) -> IO[bytes]:
        try:
            return self._opened.open(self._opened.getinfo(name))
        except KeyError:
            raise _Missing(name) from None


class _Tar:
    def __init__(self, opened: tarfile.TarFile) -> None:
        self._opened = opened
        for member in opened:
            _refuse_unsafe(member.name, is_link=not (member.isfile() or member.isdir()))

    def member(self, name: str) -> IO[bytes]:
        try:
            source = self._opened.extractfile(name)
        except KeyError:
            source = None
        if source is None:
            raise _Missing(name)
        return source


_BROKEN = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    EOFError,
    RuntimeError,
    NotImplementedError,
)


@contextlib.contextmanager
def _opened(archive: Path) -> Iterator[_Archive]:
    """A zip or a tar, told by its bytes; ``ModelError`` where it is broken or lacks a file."""
    try:
        if zipfile.is_zipfile(archive) or not tarfile.is_tarfile(archive):
            with zipfile.ZipFile(archive) as opened:
                yield _Zip(opened)
        else:
            with tarfile.open(archive) as tar:
                yield _Tar(tar)
    except _Unsafe as unsafe:
        raise ModelError(
            f"The archive {archive} holds the unsafe path {str(unsafe)!r}. "
            "Nothing was unpacked. Delete the file."
        ) from None
    except _Missing as missing:
        raise ModelError(f"The archive {archive} has no {missing}. Fetch it again.") from None
    except _BROKEN as error:
        raise ModelError(
            f"The archive {archive} cannot be unpacked: {error}. Fetch it again."
        ) from None


def _refuse_unsafe(name: str, *, is_link: bool) -> None:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or set("\\:") & set(name) or is_link:
        raise _Unsafe(name)


def _extract(opened: _Archive, inside: str, part: Part, into: Path) -> None:
    target = into / part.path
    target.parent.mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    with opened.member(inside) as source, target.open("wb") as out:
        # Never more than promised: an archive can claim little and hold a disk full.
        while size <= part.size and (chunk := source.read(_CHUNK_BYTES)):
            digest.update(chunk)
            size += len(chunk)
            out.write(chunk)
    if size != part.size or digest.hexdigest() != part.sha256:
        raise ModelError(
            f"{inside} of the archive is not the file the catalogue names. Fetch it again."
        )
