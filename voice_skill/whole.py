"""A file that appears whole or not at all, whatever stands in its place. A leaf, like ``files``.

What is being written lies beside the file under a name of its own (``.name.….part``). It is
removed where the writing fails and where the program is told to end, at any moment; what a killed
program left is removed by the next one that writes there.
"""

from __future__ import annotations

import atexit
import contextlib
import errno
import os
import secrets
import stat
from pathlib import Path

_MOST_LINKS = 40
_parts: set[Path] = set()
"""What is being written just now; named here before it is made."""


class NewFile:
    """New content for a file. Write it to ``out``, then ``settle`` it, or ``discard`` it.

    A link of one's own stays a link, and its target is written. ``mode`` is that of a file that
    was not there before; one that was keeps its own. ``OSError`` says in words why it cannot be: a
    folder, a pipe or device, read-only, or another user's, on which nobody is led by a link.
    """

    def __init__(self, file: Path, *, mode: int = 0o600) -> None:
        self.target = _target(file)
        _remove_abandoned(self.target)
        self._mode = mode
        with contextlib.suppress(FileNotFoundError):
            self._mode = stat.S_IMODE(self.target.stat().st_mode)
        self._part = self.target.with_name(
            f"{_start(self.target)}{os.getpid()}-{secrets.token_hex(4)}.part"
        )
        _parts.add(self._part)
        try:
            self.out = open(self._part, "xb", opener=_for_the_owner)  # noqa: SIM115 - settle closes
        except BaseException:
            self.discard()
            raise

    def settle(self, *, over: bool = True) -> None:
        """Give the finished file its name at one stroke.

        ``FileExistsError`` where something stands there and ``over`` is false.
        """
        try:
            self.out.flush()
            os.fsync(self.out.fileno())
            self.out.close()
            self._part.chmod(self._mode)
            if over:
                self._part.replace(self.target)
            else:
                _name_anew(self._part, self.target)
        finally:
            self.discard()

    def discard(self) -> None:
        """Remove what was written so far."""
        with contextlib.suppress(AttributeError, OSError, ValueError):
            self.out.close()
        with contextlib.suppress(OSError):
            self._part.unlink(missing_ok=True)
        _parts.discard(self._part)


def _for_the_owner(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)


def _name_anew(part: Path, target: Path) -> None:
    try:
        os.link(part, target)
    except FileExistsError:
        raise
    except OSError:  # no links on this disk (FAT)
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
        part.rename(target)


def _target(file: Path) -> Path:
    for _ in range(_MOST_LINKS):
        try:
            status = file.lstat()
        except FileNotFoundError:
            return file
        except ValueError as error:  # a name that no system takes
            raise OSError(errno.EINVAL, str(error)) from None
        if not _is_ours(status):
            raise OSError(errno.EPERM, "it belongs to another user")
        if not stat.S_ISLNK(status.st_mode):
            return _writable(file, status)
        file = file.parent / os.readlink(file)
    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))


def _writable(file: Path, status: os.stat_result) -> Path:
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, "it is a folder")
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "it is a device or a pipe, not a file")
    if not status.st_mode & stat.S_IWUSR:
        raise PermissionError(errno.EACCES, "it is read-only")
    return file


def _is_ours(status: os.stat_result) -> bool:
    return os.name != "posix" or status.st_uid == os.geteuid()


def _start(target: Path) -> str:
    return f".{target.name[:40]}."


def _remove_abandoned(target: Path) -> None:
    if os.name != "posix":  # there is no harmless way to ask whether a process lives
        return
    start = _start(target)
    with contextlib.suppress(OSError):
        for name in os.listdir(target.parent):
            process = name.removeprefix(start).partition("-")[0]
            if name.startswith(start) and name.endswith(".part") and process.isdecimal():
                _remove_if_dead(target.with_name(name), int(process))


def _remove_if_dead(part: Path, process: int) -> None:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        part.unlink(missing_ok=True)
    except (OSError, OverflowError):
        pass  # another user's, so alive


@atexit.register
def _remove_all() -> None:
    for part in tuple(_parts):
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
