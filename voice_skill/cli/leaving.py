"""Told to end (SIGTERM), or the terminal closed (SIGHUP): left as tidily as by Ctrl-C.

What becomes of the answers of a check-up that is left so is told, before and at the end.
"""

from __future__ import annotations

import signal
import threading
from types import FrameType
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from voice_skill.dialogue.session import Session

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


def before(*, keep: bool) -> str:
    """What is told as a check-up begins."""
    if keep:
        return "Your answers are kept here until the check-up is finished, for a day at most."
    return "If you stop, I ask whether to keep your answers. Without a yes they are gone."


def at_the_end(session: Session) -> str:
    """What is told where a check-up is left in its middle; empty where it was not.

    A "no" to keeping the answers was answered already.
    """
    from voice_skill.checkup.checkup import Phase
    from voice_skill.understanding.repairs import Consent

    checkup = session.checkup
    if checkup is None or checkup.phase is Phase.ADVISED or not checkup.state.events:
        return ""
    if session.keeps is Consent.YES:
        return "Your answers are kept for a day. To go on: voice-skill triage"
    if session.keeps is Consent.NO:
        return ""
    return "The check-up is not finished. Your answers are not kept."


def _numbers() -> list[signal.Signals]:
    return [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]


def _leave(number: int, frame: FrameType | None) -> NoReturn:
    for each in _numbers():  # a second one must not break the tidying of the first
        signal.signal(each, signal.SIG_IGN)
    raise SystemExit(128 + number)
