"""What a campaign counts, and what it takes for a fault."""

from __future__ import annotations

import signal
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

FAULTS = (
    "exceptions",
    "exit 1",
    "hangs over 2 s",
    "memory over 600 MB",
    "level fallen",
    "danger missed",
    "empty reply",
    "raw placeholder",
    "no way out",
    "files left",
    "left behind",
    "half a file",
    "words kept",
)
"""Every one of them should be nought."""

SECONDS = 2.0
"""Of processor, for one try in this process: a shared machine is no fault of ours."""
MEGABYTES = 600
_SHOWN = 5  # examples of a kind of fault that are kept


class Hang(BaseException):
    """Raised in the middle of a try that takes far too long; nobody catches it by mistake."""


@dataclass(slots=True)
class Tally:
    """The tries of one kind, and the faults that were found, with examples."""

    kind: str
    tried: int = 0
    usual: float = 0.0
    """Seconds of processor that the same work takes with nothing wrong in it, where it was tried
    before: a slow machine is slow at both. A hang is four times as long, and over two seconds."""
    faults: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)

    def fault(self, what: str, example: str) -> None:
        """Count it; ``example`` says how to see it again."""
        assert what in FAULTS, what
        self.faults[what] += 1
        if self.faults[what] <= _SHOWN:
            shown = example.encode("ascii", "backslashreplace").decode()
            self.examples.append(f"{self.kind}, try {self.tried}, {what}: {shown[:400]}")

    def trying(self, what: str, *allowed: type[Exception]) -> Try:
        """One try: what it raises beside ``allowed``, how long it takes, and its memory."""
        self.tried += 1
        return Try(self, what, allowed)


class Try:
    """A ``with`` block that counts what goes wrong in it, and lets nothing out."""

    def __init__(self, tally: Tally, what: str, allowed: tuple[type[Exception], ...]) -> None:
        self._tally = tally
        self._what = what
        self._allowed = allowed
        self._began = 0.0
        self._before: Any = None

    def __enter__(self) -> None:
        self._began = time.process_time()
        self._before = signal.signal(signal.SIGPROF, _stop)
        signal.setitimer(signal.ITIMER_PROF, 4 * max(SECONDS, 4 * self._tally.usual))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: object
    ) -> bool:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, self._before)
        tally, what, took = self._tally, self._what, time.process_time() - self._began
        if isinstance(error, Exception) and not isinstance(error, self._allowed):
            where = traceback.extract_tb(error.__traceback__)[-1]
            place = f"{Path(where.filename).name}:{where.lineno}"
            tally.fault("exceptions", f"{type(error).__name__} {error} at {place}; {what}")
        if took > max(SECONDS, 4 * tally.usual):
            tally.fault("hangs over 2 s", f"{took:.1f} s; {what}")
        if resident_megabytes() > MEGABYTES:
            tally.fault("memory over 600 MB", f"{resident_megabytes():.0f} MB; {what}")
        return isinstance(error, Exception | Hang)


def _stop(signum: int, frame: FrameType | None) -> None:
    raise Hang


def resident_megabytes() -> float:
    """What this process has in memory now; nought where the system does not say."""
    status = Path("/proc/self/statm")
    return int(status.read_text().split()[1]) * 4096 / 1e6 if status.exists() else 0.0


def table(tallies: list[Tally]) -> str:
    """One line a kind: how many tries, and every fault by name."""
    lines = []
    for each in tallies:
        found = ", ".join(f"{what} {each.faults[what]}" for what in FAULTS if each.faults[what])
        lines.append(f"{each.kind:12} {each.tried:7,} tried   {found or 'no fault'}")
    return "\n".join([*lines, *(example for each in tallies for example in each.examples)])
