"""What one check-up remembers between two turns."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from voice_skill.understanding.people import Patient
from voice_skill.values.flow import FlowState
from voice_skill.values.level import Level
from voice_skill.values.reply import Reply


class Phase(StrEnum):
    """What a check-up is waiting for."""

    AGE = "age"
    ASKING = "asking"
    WHICH = "which"
    TEACH_BACK = "teach-back"
    CHANGING = "changing"
    ADVISED = "advised"


@dataclass(frozen=True, slots=True)
class Checkup:
    """One check-up so far.

    ``told`` is the highest level that has been advised: no later advice is for a lower one.
    ``misses`` counts failed turns in a row outside the flow's own questions, ``silences`` turns
    without a word. ``details`` are the person's own words for where and since when, ``present``
    the findings named so far, for danger that comes together over several turns. ``doubted`` is
    the danger question to which a single hearing said no: heard again, it counts. ``remarked`` is
    the danger question to which a remark was made instead of an answer: the first one costs
    nothing. ``which`` is the question whose bare yes it is, or was last, asked about: which of its
    signs is there. After an order to call for help it is empty once that is answered;
    ``disputed``: then it was asked whether the yes was misheard.
    """

    flow: str
    patient: Patient = field(default_factory=Patient)
    state: FlowState = field(default_factory=FlowState)
    phase: Phase = Phase.ASKING
    paused: bool = False
    told: Level | None = None
    misses: int = 0
    silences: int = 0
    details: tuple[str, ...] = ()
    present: frozenset[str] = frozenset()
    doubted: str = ""
    remarked: str = ""
    which: str = ""
    disputed: bool = False

    @property
    def waits(self) -> bool:
        """Whether it waits for an answer: neither paused nor over."""
        return not self.paused and self.phase is not Phase.ADVISED


Turn = tuple[Checkup, Reply | None]
"""The check-up after a turn and what to say; no reply where the text was not about it."""
