"""The page's own files, read once: a request can only name what is here, never a path."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from voice_skill.records.style import STYLE

FOLDER = Path(__file__).parent

_KINDS = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".webmanifest": "application/manifest+json",
}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file: its bytes and what it is."""

    content: bytes
    kind: str


def read_assets() -> dict[str, Asset]:
    """Every file in ``static``, by its name; the doctor's page brings its own style."""
    return {
        "doctor.css": Asset(STYLE.encode(), _KINDS[".css"]),
        **{
            file.name: Asset(file.read_bytes(), _KINDS[file.suffix])
            for file in sorted((FOLDER / "static").iterdir())
            if file.suffix in _KINDS
        },
    }
