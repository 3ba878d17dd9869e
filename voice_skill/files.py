"""Writing files so that none is ever left half written. A leaf: every layer may use it."""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from typing import Any

from voice_skill.whole import NewFile


def write_whole(file: Path, text: str) -> None:
    """Replace the file by the text, or leave it as it was. ``OSError`` where it cannot be.

    A new file can be read by its owner only; see ``whole`` for links and other users' files.
    """
    new = NewFile(file)
    try:
        new.out.write(text.encode())
        new.settle()
    finally:
        new.discard()


def remember(file: Path, data: Any) -> None:
    """Keep JSON data in a cache. One that cannot be written is no reason to refuse an answer."""
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(f".{os.getpid()}.part")
        part.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        part.replace(file)


def recall(file: Path) -> Any:
    """What was remembered there; None where nothing was, or where it is damaged."""
    with contextlib.suppress(OSError, ValueError):
        return json.loads(file.read_text(encoding="utf-8"))
    return None
