"""What an install tells while it works."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Step(StrEnum):
    """What is being done just now."""

    FETCHING = "fetching"
    CHECKING = "checking"
    UNPACKING = "unpacking"
    GAVE_UP = "gave up"  # on one source; the next is tried
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Progress:
    """``done`` of ``total`` bytes of a step. ``what`` names the file, or why a source failed.

    Maven does not tell how far it is: there ``done`` is 0, then ``total``.
    """

    step: Step
    what: str
    done: int = 0
    total: int = 0


Tell = Callable[[Progress], None]
"""Is told each step as it happens, on the thread that installs."""


def silent(progress: Progress) -> None:
    """Tells nobody."""
