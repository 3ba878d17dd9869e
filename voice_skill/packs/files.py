"""Pack files on disk: read once, remembered by content, and every error with its line.

A pack may come from anybody. What is read of it is bounded before it is read.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from voice_skill.files import recall, remember
from voice_skill.packs.reading.careful_yaml import line_in, parse_yaml
from voice_skill.values.errors import ContentError

LARGEST_BYTES = 1 << 20
"""One file of text, at most; our largest has an eighth of it."""
LARGEST_PACK_BYTES = 8 << 20
"""All texts and drawings of a pack, at most; ours has a fifth of it."""
MOST_FILES = 1_000
"""Files of a pack, at most, whatever they are."""
DEEPEST_FOLDER = 4
"""Folders inside one another, at most."""

READ = frozenset({".yaml", ".txt", ".svg"})
"""Endings of the files that make a pack what it is."""

_FORMAT = "2"


def pack_files(folder: Path) -> tuple[Path, ...]:
    """All that is read of the pack in that folder, in the order of its names.

    ``ContentError`` where it holds a link out of the folder or to a folder, a pipe or a device,
    too many files or too many bytes. What begins with a dot is passed over.
    """
    root = Path(os.path.realpath(folder))
    found: list[Path] = []
    size = 0
    for count, file in enumerate(_within(folder, DEEPEST_FOLDER), start=1):
        if file.is_symlink() and not Path(os.path.realpath(file)).is_relative_to(root):
            raise ContentError(f"{file} is a link out of the pack. Put the file itself there.")
        status = _status(file)
        if not stat.S_ISREG(status.st_mode):
            raise ContentError(f"{file} is no file. Put a file there, or take it away.")
        if file.suffix in READ:
            found.append(file)
            size += status.st_size
        if count > MOST_FILES or size > LARGEST_PACK_BYTES:
            raise ContentError(
                f"{folder} is too large for a pack. Keep it below {MOST_FILES:,} files and "
                f"{LARGEST_PACK_BYTES >> 20} MB of text."
            )
    return tuple(sorted(found))


def _within(folder: Path, deep: int) -> Iterator[Path]:
    try:
        entries = [each for each in os.scandir(folder) if not each.name.startswith(".")]
    except OSError as error:
        raise ContentError(f"{folder} cannot be read: {error.strerror}. Allow it.") from None
    for entry in entries:
        file = folder / entry.name
        if not entry.is_dir(follow_symlinks=False) or file.suffix in READ:
            yield file
        elif deep == 0:
            raise ContentError(
                f"{file} lies too deep. Put at most {DEEPEST_FOLDER} folders inside one another."
            )
        else:
            yield from _within(file, deep - 1)


def _status(file: Path) -> os.stat_result:
    try:
        return file.stat()
    except OSError as error:
        raise ContentError(
            f"{file} cannot be read: {error.strerror}. Mend the link, or take it away."
        ) from None


def read_bytes(path: Path, *, most: int = LARGEST_BYTES) -> bytes:
    """What the file holds. ``ContentError`` where it is missing, no file, or has more bytes."""
    try:
        # Without waiting: a pipe that nobody writes to would hold us for ever.
        handle = os.open(
            path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        )
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise ContentError(f"{path} is no file. Put a file there, or take it away.")
            data = file.read(most + 1)
    except FileNotFoundError:
        raise ContentError(f"{path} is missing. Put the file back, or name another pack.") from None
    except OSError as error:
        raise ContentError(f"{path} cannot be read: {error.strerror}.") from None
    if len(data) > most:
        raise ContentError(f"{path} has more than {most:,} bytes. Make several files of it.")
    return data


def read_text(path: Path) -> str:
    """The file's text. ``ContentError`` says which file cannot be read, and why."""
    try:
        text = read_bytes(path).decode("utf-8")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise ContentError(
            f"{path}, line {line}: the text is not UTF-8. Save the file as UTF-8."
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_yaml(path: Path, *, cache: Path | None = None) -> Any:
    """The YAML file as plain lists, dicts, strings and numbers.

    Pure-Python YAML takes a third of a second for a pack, so what was read is remembered as
    JSON in ``cache``, under the hash of the file's own text. A damaged memory is read afresh.
    """
    text = read_text(path)
    key = hashlib.sha256(f"{_FORMAT}\n{text}".encode()).hexdigest()[:32]
    remembered = cache / f"{key}.json" if cache is not None else None
    data = recall(remembered) if remembered is not None else None
    if data is None:
        data = parse_yaml(text, path)
        if remembered is not None:
            remember(remembered, data)
    return data


def line_of(path: Path, field: Sequence[str | int]) -> int:
    """The line, from 1, on which that field stands in the YAML file; its nearest parent's if not.

    ``field`` is a path of keys and positions, as pydantic gives it.
    """
    return line_in(read_text(path), field)
