"""One at a time: a lock the system lets go of by itself when its holder ends. A leaf.

Libraries for it leave their file behind, in folders that are the person's own.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

WRITER_SECONDS = 10.0
_LOOK_AGAIN_SECONDS = 0.02


@contextlib.contextmanager
def one_writer(file: Path) -> Iterator[None]:
    """While the block runs, no other program of ours changes that file: what both say is kept.

    ``OSError`` where the other one does not let go within ``WRITER_SECONDS``, or where nothing
    can be written beside the file. Waits, so what is held must be held shortly.
    """
    beside = file.with_name(f".{file.name}.lock")
    end = time.monotonic() + WRITER_SECONDS
    while True:
        with locked(beside) as free:
            if free:
                yield
                return
        if time.monotonic() > end:
            raise OSError(errno.EBUSY, "another program is writing it just now")
        time.sleep(_LOOK_AGAIN_SECONDS)


@contextlib.contextmanager
def locked(file: Path) -> Iterator[bool]:
    """Whether the lock was free. Held until the block ends; the file goes with it."""
    descriptor = _take(file)
    try:
        yield descriptor is not None
    finally:
        if descriptor is not None:
            # Deleted while still held, so that nobody can take a lock that is about to vanish.
            # Windows keeps an open file; there it goes after the close.
            with contextlib.suppress(OSError):
                file.unlink()
            os.close(descriptor)
            if sys.platform == "win32":
                with contextlib.suppress(OSError):
                    file.unlink()


def _take(file: Path) -> int | None:
    while True:
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
        if not _lock(descriptor):
            os.close(descriptor)
            return None
        # The last holder may have deleted the file between our open and our lock.
        with contextlib.suppress(OSError):
            if os.path.samestat(os.fstat(descriptor), file.stat()):
                return descriptor
        os.close(descriptor)


def _lock(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
