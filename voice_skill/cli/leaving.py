"""Told to end (SIGTERM), or the terminal closed (SIGHUP): left as tidily as by Ctrl-C."""

from __future__ import annotations

import signal
import threading
from types import FrameType
from typing import NoReturn

_NAMES = ("SIGTERM", "SIGHUP", "SIGBREAK")


def tidily() -> None:
    """From now on such a signal unwinds whatever is under way, and leaves with 128 + its number.

    Nothing half written stays. A signal that was ignored from the start (``nohup``) is left so.
    """
    if threading.current_thread() is not threading.main_thread():
        return
    for number in _numbers():
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _leave)


def _numbers() -> list[signal.Signals]:
    return [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]


def _leave(number: int, frame: FrameType | None) -> NoReturn:
    for each in _numbers():  # a second one must not break the tidying of the first
        signal.signal(each, signal.SIG_IGN)
    raise SystemExit(128 + number)
