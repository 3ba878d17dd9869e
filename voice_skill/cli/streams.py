"""The three streams as they may be: closed, full, left by their reader, of any encoding.

An answer that cannot be written is told of; a note that cannot be written is no reason to lose the
answer; a byte that is no text is no reason to end a check-up.
"""

from __future__ import annotations

import io
import os
import select
import sys
from typing import TYPE_CHECKING, TextIO

from voice_skill.values.errors import SkillError

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class Unwritten(SkillError):
    """The answer could not be written to stdout; told once, what follows is dropped."""


class ReaderLeft(Unwritten):
    """Whoever read the answer has left (as in ``| head``), and wants no more: no fault."""

    exit_code = 0


def put_in_order() -> None:
    """Replace the streams of this process by those that keep the promises above.

    Streams that somebody else has put in their place stay.
    """
    _open_what_is_closed()
    if sys.stdin is sys.__stdin__:
        sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: SIM115 - for good
        if isinstance(sys.stdin, io.TextIOWrapper):
            sys.stdin.reconfigure(errors="replace")
    if sys.stdout is sys.__stdout__:
        sys.stdout = _over(_Answers(_raw(sys.stdout, 1)), sys.stdout, errors="replace")
    if sys.stderr is sys.__stderr__:
        sys.stderr = _over(_Notes(_raw(sys.stderr, 2)), sys.stderr, errors="backslashreplace")


def _open_what_is_closed() -> None:
    # Else the next file that is opened gets the number, and a C library prints into it. The lowest
    # number that is free is the one given.
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_WRONLY if number == 2 else os.O_RDONLY)


def _raw(stream: TextIO | None, number: int) -> io.RawIOBase:
    raw = getattr(getattr(stream, "buffer", None), "raw", None)
    if isinstance(raw, io.RawIOBase):
        return raw
    return io.FileIO(number, "w", closefd=False)


def _over(raw: io.RawIOBase, old: TextIO | None, *, errors: str) -> io.TextIOWrapper:
    encoding = old.encoding if old is not None else "utf-8"
    buffer = io.BufferedWriter(raw)
    return io.TextIOWrapper(buffer, encoding, errors, line_buffering=True, write_through=True)


class _Through(io.RawIOBase):
    def __init__(self, raw: io.RawIOBase) -> None:
        self._under = raw
        self._lost = False

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._under.fileno()

    def isatty(self) -> bool:
        return self._under.isatty()

    def write(self, data: ReadableBuffer, /) -> int:
        size = memoryview(data).nbytes
        if self._lost:
            return size
        try:
            while (written := self._under.write(data)) is None:  # it may have been set not to wait
                select.select([], [self._under], [])
        except OSError as error:
            self._lost = True  # what is left in the buffer must not fail once more at the end
            self._tell(error)
            return size
        return written

    def _tell(self, error: OSError) -> None:
        raise NotImplementedError


class _Answers(_Through):
    def _tell(self, error: OSError) -> None:
        if isinstance(error, BrokenPipeError):
            raise ReaderLeft
        raise Unwritten(
            f"The answer cannot be written: {error.strerror}. Send it to another place."
        ) from None


class _Notes(_Through):
    def _tell(self, error: OSError) -> None:
        """Nobody reads notes there: the answer counts."""
