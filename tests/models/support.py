"""A tiny model to install: its parts, its archive, its catalogue entry."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from voice_skill.models import Entry, Part, Source, SourceFile, SourceKind

PARTS: Mapping[str, bytes] = {"am/final.mdl": b"sound" * 4000, "graph/Gr.fst": b"words" * 3000}


@dataclass(frozen=True, slots=True)
class Tiny:
    """A model of two small parts: its archive, its catalogue entry and the home of models."""

    archive: Path
    entry: Entry
    home: Path

    @property
    def target(self) -> Path:
        """Where it is installed to."""
        return self.home / self.entry.name


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def entry_for(
    archive: Path,
    *,
    kind: SourceKind = SourceKind.HTTPS,
    address: str = "https://models.invalid/tiny-1.0.zip",
    checksum: str = "",
) -> Entry:
    """The catalogue entry of that archive."""
    data = archive.read_bytes()
    file = SourceFile(address, len(data), checksum or sha256(data), folder="tiny-1.0")
    return Entry(
        name="tiny-1.0",
        does="is small",
        family="tiny",
        version="1.0",
        licence="Apache-2.0",
        makers="us",
        page="https://models.invalid",
        sources=(Source(kind, (file,)),),
        parts=tuple(Part(path, len(data), sha256(data)) for path, data in PARTS.items()),
    )


def make_archive(file: Path, members: Mapping[str, bytes]) -> Path:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file
