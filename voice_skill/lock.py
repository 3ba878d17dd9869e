"""One at a time: a lock the system lets go of by itself when its holder ends. A leaf."""

from __future__ import annotations

import contextlib
import errno
import sys
from collections.abc import Iterator
from pathlib import Path

WRITER_SECONDS = 10.0
_LOOK_AGAIN_SECONDS = 0.02


def lock_of(file: Path) -> Path:
    """The lock that stands for a file, hidden beside it."""
    return file.with_name(f".{file.name}.lock")


@contextlib.contextmanager
def one_writer(file: Path) -> Iterator[None]:
    """While the block runs, no other program of ours changes that file: what both say is kept.

    ``OSError`` where the other one does not let go within ``WRITER_SECONDS``, or where nothing
    can be written beside the file. Waits, so what is held must be held shortly.
    """
    with _locked(lock_of(file), WRITER_SECONDS) as free:
        if not free:
            raise OSError(errno.EBUSY, "another program is writing it just now")
        yield


@contextlib.contextmanager
def locked(file: Path) -> Iterator[bool]:
    """Whether the lock was free. Held until the block ends; the file goes with it."""
    with _locked(file, 0.0) as free:
        yield free


@contextlib.contextmanager
def _locked(file: Path, wait: float) -> Iterator[bool]:
    from filelock import FileLock, Timeout

    # Whoever opened it may let another thread close it.
    lock = FileLock(file, timeout=wait, poll_interval=_LOOK_AGAIN_SECONDS, thread_local=False)
    try:
        lock.acquire()
        free = True
    except Timeout:
        free = False
    try:
        yield free
    finally:
        if free:
            # filelock leaves its file behind, in folders that are the person's own. Deleted while
            # still held: whoever has it open finds that it is gone, and does not take it.
            # Windows keeps an open file; there it goes after the release.
            with contextlib.suppress(OSError):
                file.unlink()
            lock.release()
            if sys.platform == "win32":
                with contextlib.suppress(OSError):
                    file.unlink()
