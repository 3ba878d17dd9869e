"""Progress on stderr: one line that grows, or a new line every 10 % when plain."""

from __future__ import annotations

import sys

from voice_skill.cli import output
from voice_skill.models import Progress, Step

_EVERY = 10  # per cent


class Teller:
    """Tells the steps of an install. ``plain`` never redraws a line."""

    def __init__(self, *, plain: bool) -> None:
        self._plain = plain
        self._last: tuple[Step, str, int] | None = None

    def __call__(self, progress: Progress) -> None:
        """One step, or how far it is."""
        if progress.step is Step.DONE:
            self._finish()
            return
        share = 100 * progress.done // progress.total if progress.total else 0
        share -= share % _EVERY
        now = (progress.step, progress.what, share)
        if now == self._last:
            return
        begins = self._last is None or self._last[:2] != now[:2]
        start = f"{progress.step.value.capitalize()} "
        end = f": {share} %" if progress.total and not (begins and share == 0) else ""
        if not self._plain and begins and self._last is not None:
            print(file=sys.stderr)
        if self._plain or progress.step is Step.GAVE_UP:
            output.note(f"{start}{progress.what}{end}")
        else:
            what = output.end_of(progress.what, output.columns() - len(f"{start}: 100 %") - 1)
            print(f"\r{start}{what}{end}", end="", file=sys.stderr, flush=True)
        self._last = now

    def _finish(self) -> None:
        if self._last is not None and not self._plain:
            print(file=sys.stderr, flush=True)
        self._last = None
