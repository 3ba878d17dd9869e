"""The receipt of a talk: what it wrote and why, what it reached for, what it ran with.

It holds kinds, places and counts; no word that was said or typed, and no sound.
"""

from __future__ import annotations

import contextlib
import datetime
import importlib.metadata
import json
import os
import platform
import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import platformdirs

from voice_skill import __version__
from voice_skill.files import write_whole
from voice_skill.language.prompts import counted, prompt
from voice_skill.models.store import FOUND
from voice_skill.paths import models_home
from voice_skill.settings import cache_folder, data_folder, settings_file, state_folder
from voice_skill.witness import WITNESS, Witness

FILE = "last-receipt.json"
FORMAT, VERSION = "voice-skill-receipt", 1

UNSEEN = (
    "Watched was what Python code did in this program. Native code and other programs it cannot "
    "see: tests/test_offline.py watches those from outside."
)


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that the skill may write in, and what for; ``kept``: it is there afterwards."""

    path: Path
    why: str
    kept: bool = True


def folders() -> tuple[Folder, ...]:
    """Every folder that a talk may write in, as this computer and its settings name them."""
    return (
        Folder(settings_file().parent, "your settings"),
        Folder(cache_folder(), "the content as it was read and learnt; it can be made again"),
        Folder(data_folder(), "corrections that you agreed to keep"),
        Folder(state_folder(), "a check-up that waits, the key of the page, and the receipt"),
        Folder(models_home(), "models, and that their checksums were right"),
        Folder(Path(platformdirs.user_documents_dir()), "pages for the doctor that you asked for"),
        Folder(Path(tempfile.gettempdir()), "sound while it is made", kept=False),
        Folder(Path("/dev"), "devices of the system", kept=False),
        Folder(_session(), "the system's door to its sound server", kept=False),
        Folder(Path.home() / ".config" / "pulse", "the sound server's own, where it has no other"),
        Folder(Path(__file__).parents[1], "Python's own copies of the program", kept=False),
        Folder(Path(sys.prefix), "Python's own copies of the program", kept=False),
    )


def _session() -> Path:
    return Path(os.environ.get("XDG_RUNTIME_DIR") or f"/run/user/{_user()}")


def _user() -> int:
    return os.getuid() if hasattr(os, "getuid") else 0


def made(command: str, began: datetime.datetime, seen: Witness = WITNESS) -> dict[str, Any]:
    """The receipt of this process until now, as JSON data."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "command": command,
        "began": began.isoformat(timespec="seconds"),
        "ended": datetime.datetime.now().isoformat(timespec="seconds"),
        "left_this_computer": _rows("what", seen.outside),
        "within_this_computer": _rows("what", seen.inside),
        "files": [{**row, **_reason(row["path"])} for row in _rows("path", seen.written)],
        "programs": _rows("program", seen.programs),
        "models": [
            {
                "name": found.entry.name,
                "folder": str(found.folder),
                "sha256": {part.path: part.sha256 for part in found.entry.parts},
            }
            for found in FOUND.values()
        ],
        "versions": _versions(),
        "unseen": UNSEEN,
    }


def keep(command: str, began: datetime.datetime) -> None:
    """Leave the receipt in the state folder. Where it cannot be written there is none."""
    file = state_folder() / FILE
    with contextlib.suppress(OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        WITNESS.written[str(file.absolute())] += 1
        write_whole(file, json.dumps(made(command, began), indent=2) + "\n")


def last() -> dict[str, Any] | None:
    """The receipt of the last talk; None where there is none that can be read."""
    try:
        found = json.loads((state_folder() / FILE).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) and found.get("format") == FORMAT else None


def in_words(receipt: dict[str, Any]) -> Iterator[str]:
    """The receipt for a person, one fact a line."""
    yield f"This is the receipt of {receipt['command']}, {receipt['began']} to {receipt['ended']}."
    left = receipt["left_this_computer"]
    yield "It reached beyond this computer:" if left else "Nothing was seen to leave this computer."
    yield from (f"- {row['what']}, {row['times']} times" for row in left)
    inside = receipt["within_this_computer"]
    yield f"Within this computer it spoke to{':' if inside else ' no other program.'}"
    yield from (f"- {row['what']}, {row['times']} times" for row in inside)
    yield f"It wrote {'these files:' if receipt['files'] else 'no file.'}"
    for row in receipt["files"]:
        yield f"- {row['path']}: {row['why']}{'' if row['kept'] else ' (not kept)'}"
    yield f"It started {'these programs:' if receipt['programs'] else 'no other program.'}"
    yield from (f"- {row['program']}, {row['times']} times" for row in receipt["programs"])
    yield "It used these models:"
    for model in receipt["models"]:
        yield f"- {model['name']} in {model['folder']}"
        yield from (f"  {sha} {path}" for path, sha in model["sha256"].items())
    versions = ", ".join(f"{name} {version}" for name, version in receipt["versions"].items())
    yield f"Versions: {versions}."
    yield receipt["unseen"]


def spoken(seen: Witness = WITNESS) -> tuple[str, ...]:
    """The receipt so far for the ear: what was seen to leave, and how much was written."""
    kept = sum(bool(_reason(path)["kept"]) for path in seen.written)
    return (
        prompt("receipt.left" if seen.outside else "receipt.nothing_left"),
        counted("receipt.wrote", kept),
        prompt("receipt.unseen"),
        prompt("receipt.more"),
    )


def _rows(name: str, counts: dict[str, int]) -> list[dict[str, Any]]:
    # A copy: another thread may be counting.
    return [{name: what, "times": times} for what, times in sorted(counts.copy().items())]


def _reason(path: str) -> dict[str, Any]:
    file = Path(path)
    if path in {str(Path(word).absolute()) for word in sys.argv[1:]}:
        return {"why": "you named this file", "kept": True}
    holding = [each for each in folders() if file.is_relative_to(each.path.absolute())]
    if not holding:
        return {"why": "beside a file that you named, or a fault: please report it", "kept": True}
    nearest = max(holding, key=lambda each: len(each.path.absolute().parts))
    return {"why": nearest.why, "kept": nearest.kept}


def _versions() -> dict[str, str]:
    found = {"voice-skill": __version__, "python": platform.python_version()}
    found["system"] = f"{platform.system()} {platform.release()} {platform.machine()}"
    with contextlib.suppress(importlib.metadata.PackageNotFoundError):
        for wanted in importlib.metadata.requires("voice-skill") or ():
            name = re.split(r"[^\w.-]", wanted, maxsplit=1)[0]
            if "extra == 'dev'" not in wanted and 'extra == "dev"' not in wanted:
                with contextlib.suppress(importlib.metadata.PackageNotFoundError):
                    found[name] = importlib.metadata.version(name)
    return found
