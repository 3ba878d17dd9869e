"""How long a turn took, step by step: for ``--timings``."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable

from voice_skill.assistant.ports import Moment
from voice_skill.cli import output

Clock = Callable[[], float]


class Timings:
    """The moments of one turn after another; says them on stderr where asked to.

    ``since`` names what the figures are counted from. ``clock`` gives seconds and only ever grows.
    """

    def __init__(
        self,
        wanted: bool,
        *,
        as_json: bool = False,
        since: str = "the end of speech",
        clock: Clock = time.monotonic,
    ) -> None:
        self._wanted = wanted
        self._json = as_json
        self._since = since
        self._clock = clock
        self._turn = 0
        self._ended: float | None = None
        self._steps: dict[Moment, float] = {}

    def begin(self, ended: float | None = None) -> None:
        """Count from now, or from that moment of the clock: the person has finished."""
        self._ended = self._clock() if ended is None else ended
        self._steps = {}

    def mark(self, moment: Moment) -> None:
        """That moment is reached; the first time in a turn counts."""
        if self._ended is not None:
            self._steps.setdefault(moment, self._clock())

    def milliseconds(self) -> dict[str, float]:
        """Each step's milliseconds since then, in order."""
        if self._ended is None:
            return {}
        return {
            step.value: round((self._steps[step] - self._ended) * 1000, 1)
            for step in Moment
            if step in self._steps
        }

    def report(self) -> None:
        """Say the turn's figures, once, and forget them."""
        found, self._ended = self.milliseconds(), None
        if not found:
            return
        self._turn += 1
        if not self._wanted:
            return
        if self._json:
            data = {"turn": self._turn, "since": self._since, "milliseconds": found}
            print(json.dumps({"timing": data}), file=sys.stderr, flush=True)
        else:
            steps = ", ".join(f"{name} {value:.0f} ms" for name, value in found.items())
            output.note(f"Timing of turn {self._turn}, since {self._since}: {steps}.")
