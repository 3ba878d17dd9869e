"""Writing files so that none is ever left half written. A leaf: every layer may use it."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
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
    """Keep JSON data in a cache. One that cannot be written is no reason to refuse an answer.

    It is sealed: what somebody else puts there is not recalled.
    """
    with contextlib.suppress(OSError, ValueError):
        file.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(data, ensure_ascii=False)
        secret = _secret(file.parent)
        part = file.with_suffix(f".{os.getpid()}.part")
        try:
            part.write_text(f"{_seal(secret, file.name, text)}\n{text}", encoding="utf-8")
            part.replace(file)
        finally:
            part.unlink(missing_ok=True)


def recall(file: Path) -> Any:
    """What was remembered there; None where nothing was, or where it is damaged or not ours."""
    with contextlib.suppress(OSError, ValueError, RecursionError):
        seal, _, text = file.read_text(encoding="utf-8").partition("\n")
        secret = _secret(file.parent)
        if hmac.compare_digest(seal.encode(), _seal(secret, file.name, text).encode()):
            return json.loads(text)
    return None


def vouch(record: Path, data: bytes) -> None:
    """Remember in that file of a cache that these very bytes are to be believed."""
    remember(record, hashlib.sha256(data).hexdigest())


def is_vouched(record: Path, data: bytes) -> bool:
    """Whether that was remembered there, by this user."""
    return bool(recall(record) == hashlib.sha256(data).hexdigest())


_SECRET, _SECRET_BYTES = "seal", 32
"""Beside what it seals, so that both are thrown away together; only its owner may read it."""


def _secret(folder: Path) -> bytes:
    """The folder's secret, made when it is first needed. ``OSError`` where there is none of ours:

    what another user of the computer has written seals nothing.
    """
    file = folder / _SECRET
    with contextlib.suppress(FileExistsError):
        if not file.exists():
            handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as new:
                new.write(os.urandom(_SECRET_BYTES))
    handle = os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    with os.fdopen(handle, "rb") as held:
        status = os.fstat(handle)
        secret = held.read(_SECRET_BYTES)
    shared = os.name == "posix" and (status.st_uid != os.getuid() or status.st_mode & 0o077)
    if shared or len(secret) < _SECRET_BYTES:
        raise OSError(f"{file} is not this user's own secret")
    return secret


def _seal(secret: bytes, name: str, text: str) -> str:
    return hmac.new(secret, f"{name}\n{text}".encode(), hashlib.sha256).hexdigest()
