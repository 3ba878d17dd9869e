"""Where installed models lie, whether they are whole, and how they are removed."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from voice_skill.models.catalogue import Entry, Part
from voice_skill.paths import MODELS_VARIABLE, checkout, models_home
from voice_skill.values.errors import ModelError

STAMP = "verified.json"
"""Kept in a model's folder: size and time of each part when its checksum was last right."""

_CHUNK_BYTES = 1 << 20

Stamp = dict[str, list[int]]

FOUND: dict[str, Found] = {}
"""The models that this process has asked for, by name: they stand in its receipt."""


@dataclass(frozen=True, slots=True)
class Place:
    """A folder that models are looked for in, and why. Only in ``ours`` do we write anything."""

    folder: Path
    why: str
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A model that lies on this machine. ``problem`` is empty where it is whole."""

    entry: Entry
    folder: Path
    place: Place
    problem: str = ""


def places(entry: Entry) -> tuple[Place, ...]:
    """Where that model is looked for, in order. The first is the one that is installed to."""
    named = os.environ.get(MODELS_VARIABLE, "").strip()
    found = [Place(models_home(), MODELS_VARIABLE if named else "your own models", ours=True)]
    root = checkout()
    if root is not None:
        found.append(Place(root / "models", "this checkout", ours=True))
    if entry.family == "vosk":
        # The places vosk itself looks in (vosk/__init__.py, MODEL_DIRS).
        theirs = os.environ.get("VOSK_MODEL_PATH", "").strip()
        if theirs:
            found.append(Place(Path(theirs).expanduser(), "VOSK_MODEL_PATH"))
        found.append(Place(Path("/usr/share/vosk"), "the system's Vosk models"))
        found.append(Place(Path.home() / ".cache" / "vosk", "Vosk's own cache"))
    return tuple(found)


def look(entry: Entry) -> Found | None:
    """The model, wherever it lies: a whole one before a damaged one; None where there is none."""
    damaged = None
    for place in places(entry):
        for folder in _candidates(entry, place):
            problem = quick_problem(entry, folder, remember=place.ours)
            found = Found(entry, folder, place, problem)
            if not found.problem:
                return found
            damaged = damaged or found
    return damaged


def find(entry: Entry) -> Found:
    """The model, whole. ``ModelError`` where it is missing or damaged, with the remedy."""
    found = look(entry)
    if found is None:
        raise ModelError(
            f"The model {entry.name} is not installed in {models_home()}. "
            f"Install it: voice-skill models install {entry.name}"
        )
    if found.problem:
        raise ModelError(
            f"The model {entry.name} in {found.folder} is damaged: {found.problem}. "
            f"Mend it: voice-skill models install {entry.name}"
        )
    FOUND[entry.name] = found
    return found


def quick_problem(entry: Entry, folder: Path, *, remember: bool) -> str:
    """What is wrong with the model in that folder; empty where nothing is.

    Reads only the parts whose size or time has changed since their checksum was last right, if
    that was remembered. So a start costs 13 looks at the disk, not 71 MB of reading.
    """
    stamp = _read_stamp(folder)
    fresh: Stamp = {}
    for part in entry.parts:
        now = _state(folder / part.path)
        if now != stamp.get(part.path) or now[0] != part.size:
            problem = _part_problem(folder, part)
            if problem:
                return problem
        fresh[part.path] = now
    if remember and fresh != stamp:
        write_stamp(folder, fresh)
    return ""


def verify(found: Found) -> tuple[str, ...]:
    """Reads every part again; one problem a line, none where the model is as its makers made it.

    The parts' checksums are the catalogue's.
    """
    problems = (_part_problem(found.folder, part) for part in found.entry.parts)
    return tuple(filter(None, problems))


def remove(entry: Entry, *, home: Path | None = None) -> Path:
    """Deletes the installed model and gives the folder it was in.

    Only from the folder models are installed to: other folders belong to other programs.
    ``ModelError`` where it is not there, or may not be deleted.
    """
    folder = (home or models_home()) / entry.name
    if not folder.is_dir() or folder.is_symlink():
        found = look(entry)
        elsewhere = f" It lies in {found.folder}: delete it there." if found else ""
        raise ModelError(f"The model {entry.name} is not installed in {folder}.{elsewhere}")
    try:
        shutil.rmtree(folder)
    except OSError as error:
        raise ModelError(
            f"The model in {folder} cannot be deleted: {error.strerror}. Delete it by hand."
        ) from None
    return folder


def sha256_of(file: Path) -> str:
    """The checksum of a file's bytes, in hexadecimal."""
    digest = hashlib.sha256()
    with file.open("rb") as stream:
        while chunk := stream.read(_CHUNK_BYTES):
            digest.update(chunk)
    return digest.hexdigest()


def write_stamp(folder: Path, parts: Stamp) -> None:
    """Remembers that these parts were right. A folder we may not write to is read again."""
    with contextlib.suppress(OSError):
        (folder / STAMP).write_text(json.dumps(parts, indent=1), encoding="utf-8")


def stamp_of(entry: Entry, folder: Path) -> Stamp:
    """Size and time of every part as it lies there now."""
    return {part.path: _state(folder / part.path) for part in entry.parts}


def _candidates(entry: Entry, place: Place) -> Iterator[Path]:
    named = place.folder / entry.name
    if named.is_dir():
        yield named
    # VOSK_MODEL_PATH is often set to the model itself, not to the folder around it.
    if all((place.folder / part.path).is_file() for part in entry.parts):
        yield place.folder


def _part_problem(folder: Path, part: Part) -> str:
    file = folder / part.path
    try:
        size = file.stat().st_size
        if size != part.size:
            return f"{part.path} has {size:,} of {part.size:,} bytes"
        return "" if sha256_of(file) == part.sha256 else f"{part.path} has the wrong checksum"
    except FileNotFoundError:
        return f"{part.path} is missing"
    except OSError as error:
        return f"{part.path} cannot be read ({error.strerror})"


def _state(file: Path) -> list[int]:
    try:
        status = file.stat()
    except OSError:
        return [-1, 0]
    return [status.st_size, status.st_mtime_ns]


def _read_stamp(folder: Path) -> Stamp:
    try:
        stamp = json.loads((folder / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}
