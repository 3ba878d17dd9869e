"""Writes docs/dependencies.md, from pyproject.toml, the lock file and docs/dependencies.toml.

Run it after ``.ci/lock``: ``python docs/dependencies.py``.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "dependencies.md"
FACTS = ROOT / "docs" / "dependencies.toml"
LOCK = ROOT / ".ci" / "requirements.txt"

_COLUMNS = (
    "package",
    "version",
    "for",
    "licence",
    "MB",
    "what it could send",
    "last new version",
    "systems, and what else to know",
)
_TOP = f"""# Packages

What a user may get from us, made by `python docs/dependencies.py`. Versions and systems are those
of the lock file. Licences and sizes are those of the installed packages, in MB on Linux.
An empty last cell: there is a file for every system in [Installing it](install.md).
What comes with them stands in `.ci/requirements.txt`.
[Privacy](privacy.md) tells how each is kept quiet.

| {" | ".join(_COLUMNS)} |
|{"---|" * len(_COLUMNS)}
"""


def asked() -> dict[str, tuple[list[str], list[str]]]:
    """The extras for which each package is asked, and the systems' conditions on it, by name."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    found: dict[str, tuple[list[str], list[str]]] = {}
    groups = {"base": project["dependencies"], **project["optional-dependencies"]}
    for extra in sorted(set(groups) - {"dev", "all"}, key=lambda each: (each != "base", each)):
        for each in map(Requirement, groups[extra]):
            extras, markers = found.setdefault(each.name, ([], []))
            if extra not in extras:
                extras.append(extra)
            if each.marker is not None:
                markers.append(str(each.marker))
    return found


def locked() -> dict[str, list[str]]:
    """The versions of the lock file, by name."""
    found: dict[str, list[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==(\S+)", LOCK.read_text("utf-8"), re.MULTILINE):
        found.setdefault(canonicalize_name(name), []).append(version)
    return found


def facts() -> dict[str, dict[str, Any]]:
    """What was looked at by hand, by name."""
    with FACTS.open("rb") as file:
        return tomllib.load(file)


def page() -> str:
    """The page, as it should be. ``KeyError`` where nobody has looked at a package."""
    versions, known = locked(), facts()
    return _TOP + "".join(
        _row(name, versions[canonicalize_name(name)], extras, markers, known[name])
        for name, (extras, markers) in sorted(asked().items())
    )


def _row(
    name: str, versions: list[str], extras: list[str], markers: list[str], known: dict[str, Any]
) -> str:
    systems = _systems(markers)
    notes = "; ".join(each for each in (systems, known.get("note", "")) if each)
    cells = (name, ", ".join(versions), ", ".join(extras), known["licence"], f"{known['size']:.1f}")
    return f"| {' | '.join((*cells, known['sends'], known['released'], notes))} |\n"


def _systems(markers: list[str]) -> str:
    if markers == ['sys_platform != "darwin"']:
        return "not on a Mac"
    return ""


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
