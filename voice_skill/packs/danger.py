"""placeholder while red_flags.yaml is being written"""

from __future__ import annotations

from pathlib import Path

from voice_skill.core.types import Finding, RedFlag, Source
from voice_skill.packs.countries import Country


def load_danger(
    folder: Path, country: Country, sources: dict[str, Source], *, cache: Path | None = None
) -> tuple[tuple[Finding, ...], tuple[RedFlag, ...]]:
    return (), ()
