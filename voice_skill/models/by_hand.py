"""A model from a file, or a folder, that somebody brought here by hand."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from voice_skill.models.catalogue import Entry, Part, Source, SourceFile
from voice_skill.models.progress import Progress, Step, Tell
from voice_skill.models.store import sha256_of
from voice_skill.models.unpack import badly_joined, put, take
from voice_skill.values.errors import ModelError


def take_by_hand(given: Path, entry: Entry, into: Path, tell: Tell) -> None:
    """Takes the file, or the folder with the files, of any of the model's sources.

    What a file is, is told by its bytes and not by its name. ``ModelError`` says what is wrong.
    """
    if given.is_dir():
        _take_folder(given, entry, into, tell)
        return
    file = _which(given, entry, tell)
    if file.piece_of or (file.part and len(entry.parts) > 1):
        files = next(source.files for source in entry.sources if file in source.files)
        raise ModelError(
            f"{given} is only one of the files of {entry.name}. "
            f"Put {_list(each.name for each in files)} into one folder, and give that folder."
        )
    take(given, file, entry, into, tell)


def _take_folder(folder: Path, entry: Entry, into: Path, tell: Tell) -> None:
    for source in entry.sources:
        if source.in_pieces and any((folder / each.name).is_file() for each in source.files):
            _join(folder, source, entry, into, tell)
            return
    for part in entry.parts:
        tell(Progress(Step.CHECKING, part.path, 0, part.size))
        put(_in_folder(folder, part, entry), part, into)


def _join(folder: Path, source: Source, entry: Entry, into: Path, tell: Tell) -> None:
    for file in source.files:
        there = folder / file.name
        tell(Progress(Step.CHECKING, file.name, 0, file.size))
        if not there.is_file():
            raise _not_it(folder, entry, f"{file.name} is missing")
        if sha256_of(there) != file.sha256:
            raise _not_it(folder, entry, f"{file.name} is not the right file")
        take(there, file, entry, into, tell)
    if wrong := badly_joined(source, entry, into):
        raise _not_it(folder, entry, f"the pieces do not make the right {wrong}")


def _which(given: Path, entry: Entry, tell: Tell) -> SourceFile:
    known = [file for source in entry.sources for file in source.files]
    try:
        size = given.stat().st_size
        tell(Progress(Step.CHECKING, given.name, 0, size))
        # The size first: it tells a broken download at once, and in words that help.
        fitting = [file for file in known if file.size == size]
        checksum = sha256_of(given) if fitting else ""
    except OSError as error:
        raise ModelError(
            f"{given} cannot be read: {error.strerror}. Give the file that was fetched."
        ) from None
    tell(Progress(Step.CHECKING, given.name, size, size))
    for file in fitting:
        if file.sha256 == checksum:
            return file
    whole = len(entry.parts) == 1
    alone = [each for each in known if not each.piece_of and (whole or not each.part)]
    wrong = "its checksum is wrong" if fitting else f"it has {size:,} bytes"
    raise ModelError(
        f"{given} is not {entry.name}: {wrong}. Wanted is "
        f"{_list((f'{each.name} ({each.size:,} bytes)' for each in alone or known), 'or')}. "
        "Fetch it again."
    )


def _in_folder(folder: Path, part: Part, entry: Entry) -> Path:
    """The file of that part: under its own path, or named as a source names it."""
    files = [file for source in entry.sources for file in source.files]
    archives = [file for file in files if not (file.part or file.piece_of)]
    names = [part.path, *(file.inside(part.path) for file in archives)]
    names += [file.name for file in files if file.part == part.path]
    there = [folder / name for name in names if (folder / name).is_file()]
    for file in there:
        if file.stat().st_size == part.size and sha256_of(file) == part.sha256:
            return file
    wrong = f"{there[0].name} is not the right file" if there else f"{part.path} is missing"
    raise _not_it(folder, entry, wrong)


def _not_it(folder: Path, entry: Entry, wrong: str) -> ModelError:
    return ModelError(f"The folder {folder} is not {entry.name}: {wrong}. Fetch it again.")


def _list(items: Iterable[str], word: str = "and") -> str:
    named = list(items)
    return f" {word} ".join(filter(None, (", ".join(named[:-1]), named[-1])))
