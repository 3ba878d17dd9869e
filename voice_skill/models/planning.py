"""What an install will do, worked out and shown before anything happens."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from voice_skill.models.catalogue import Entry, Source
from voice_skill.models.sources import place_of, unusable
from voice_skill.paths import models_home

_SPARE_BYTES = 16 << 20
"""Left free on the disk beside what is fetched and unpacked."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What an install will do, to be shown before it starts. Sizes are in bytes.

    ``sources`` are tried in order; ``skipped`` says of each other source why it cannot be.
    """

    entry: Entry
    target: Path
    sources: tuple[Source, ...]
    skipped: tuple[str, ...]
    from_file: Path | None
    download: int
    needed: int
    free: int

    @property
    def source(self) -> str:
        """Where the model will come from first: the file given, or an address."""
        if self.from_file is not None:
            return str(self.from_file)
        return self.sources[0].files[0].address if self.sources else "nowhere"


def plan(entry: Entry, *, home: Path | None = None, from_file: Path | None = None) -> Plan:
    """What ``install`` would do. ``home`` is the folder of all models, unless given ours.

    Nothing is fetched, made or changed.
    """
    target = (home or models_home()) / entry.name
    reasons = [(source, unusable(source)) for source in entry.sources]
    usable = tuple(source for source, why in reasons if not why)
    download = 0 if from_file else max((each.size for each in usable), default=0)
    return Plan(
        entry=entry,
        target=target,
        sources=() if from_file else usable,
        skipped=tuple(f"{place_of(source)}: {why}" for source, why in reasons if why),
        from_file=from_file,
        download=download,
        needed=download + entry.size + _SPARE_BYTES,
        free=_free(target),
    )


def _free(target: Path) -> int:
    for folder in target.parents:
        if folder.is_dir():
            return shutil.disk_usage(folder).free
    return 0
