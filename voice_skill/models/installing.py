"""Bringing a model to this machine: all of it, checked, or nothing.

Everything is made in a hidden folder beside the target and moved into place by one rename. So a
model folder is whole whenever it exists, also after Ctrl-C, a kill or a full disk.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from voice_skill.lock import lock_of, locked
from voice_skill.models.by_hand import take_by_hand
from voice_skill.models.catalogue import Entry, Source, SourceFile
from voice_skill.models.planning import Plan
from voice_skill.models.progress import Progress, Step, Tell, silent
from voice_skill.models.sources import SourceError, fetch, place_of
from voice_skill.models.store import (
    Found,
    Place,
    quick_problem,
    sha256_of,
    stamp_of,
    write_stamp,
)
from voice_skill.models.unpack import badly_joined, take
from voice_skill.values.errors import ModelError

_DISK_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def install(plan: Plan, *, tell: Tell = silent) -> Found:
    """Carries the plan out; a model that is there and whole is left alone.

    ``ModelError`` names what failed and the remedy: no source reached, a wrong checksum, a full
    disk, another install at work. Then nothing is left behind.
    """
    entry, target = plan.entry, plan.target
    found = Found(entry, target, Place(target.parent, "your own models", ours=True))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with locked(lock_of(target)) as free:
            if not free:
                raise ModelError(
                    f"Another install of {entry.name} is at work in {target.parent}. "
                    "Wait until it has ended."
                )
            if target.is_dir() and not quick_problem(entry, target, remember=True):
                tell(Progress(Step.DONE, entry.name, entry.size, entry.size))
                return found
            with _staging(target) as staging:
                _bring(plan, staging, tell)
                write_stamp(staging / "model", stamp_of(entry, staging / "model"))
                _swap(staging / "model", target, aside=staging / "old")
    except OSError as error:
        raise _disk_error(error, plan) from None
    tell(Progress(Step.DONE, entry.name, entry.size, entry.size))
    return found


def _bring(plan: Plan, staging: Path, tell: Tell) -> None:
    into = staging / "model"
    into.mkdir()
    _refuse_full_disk(plan)
    if plan.from_file is not None:
        take_by_hand(plan.from_file, plan.entry, into, tell)
        return
    failures = list(plan.skipped)
    for source in plan.sources:
        try:
            for file in source.files:
                _bring_file(source, file, plan.entry, staging, tell)
            if wrong := badly_joined(source, plan.entry, into):
                raise SourceError(f"the pieces do not make the right {wrong}")
        except SourceError as error:
            shutil.rmtree(into)  # of a half of this source, the next one could make no whole
            into.mkdir()
            failures.append(f"{place_of(source)}: {error}")
            tell(Progress(Step.GAVE_UP, failures[-1]))
        else:
            return
    raise ModelError(_offline(plan.entry, failures))


def _bring_file(source: Source, file: SourceFile, entry: Entry, staging: Path, tell: Tell) -> None:
    part_file = staging / f"{file.name}.part"
    fetch(source.kind, file, part_file, tell)
    tell(Progress(Step.CHECKING, file.name, 0, file.size))
    if sha256_of(part_file) != file.sha256:
        raise SourceError("sent a file with a wrong checksum")
    tell(Progress(Step.CHECKING, file.name, file.size, file.size))
    take(part_file, file, entry, staging / "model", tell)
    part_file.unlink()


def _offline(entry: Entry, failures: list[str]) -> str:
    addresses = [each.address for each in entry.sources[0].files]
    one = len(addresses) == 1
    return (
        f"The model {entry.name} could not be fetched ({'; '.join(failures)}). "
        f"On a computer with internet, fetch {' and '.join(addresses)} by hand. "
        f"Bring {'it' if one else 'them'} here{'' if one else ' in one folder'}, then run: "
        f"voice-skill models install {entry.name} --from {'FILE' if one else 'FOLDER'}"
    )


@contextlib.contextmanager
def _staging(target: Path) -> Iterator[Path]:
    folder = target.parent / f".{target.name}.part"
    # Left by an install that was killed: the lock says that nobody is using it.
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _swap(made: Path, target: Path, *, aside: Path) -> None:
    if os.path.lexists(target):
        target.rename(aside)
    made.rename(target)


def _refuse_full_disk(plan: Plan) -> None:
    if plan.free < plan.needed:
        raise ModelError(
            f"The disk of {plan.target.parent} has {_megabytes(plan.free)} free; "
            f"{plan.entry.name} needs {_megabytes(plan.needed)}. {_ELSEWHERE}"
        )


_ELSEWHERE = "Make room, or name another folder in VOICE_SKILL_MODELS."


def _disk_error(error: OSError, plan: Plan) -> ModelError:
    folder = plan.target.parent
    if error.errno in _DISK_FULL:
        return ModelError(
            f"The disk of {folder} is full; {plan.entry.name} was not installed. {_ELSEWHERE}"
        )
    return ModelError(
        f"The model {plan.entry.name} cannot be written to {folder}: {error.strerror or error}. "
        "Allow it, or name another folder in VOICE_SKILL_MODELS."
    )


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.0f} MB"
