"""Writing files so that none is ever left half written. A leaf: every layer may use it."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any


def write_whole(file: Path, text: str) -> None:
    """Replace the file by the text, or leave it as it was. ``OSError`` where it cannot be.

    The new file can be read by its owner only.
    """
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as part:
            part.write(text)
            part.flush()
            os.fsync(part.fileno())
        os.replace(name, file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


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
