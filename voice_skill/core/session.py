"""What is remembered between two turns: immutable, and only what the next turn needs."""

from __future__ import annotations

from dataclasses import dataclass

from voice_skill.core.checkup import Checkup
from voice_skill.core.types import Level, Reply

_KEPT_REPLIES = 20


@dataclass(frozen=True, slots=True)
class MoreOffer:
    """ "Do you want to hear more?" was asked about this topic."""

    topic: str


@dataclass(frozen=True, slots=True)
class Choice:
    """ "Do you mean A, or B?" was asked; ``options`` are topic ids in the order said."""

    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Confirmation:
    """ "Did I mishear?" was asked about this red flag."""

    flag: str


Pending = MoreOffer | Choice | Confirmation


@dataclass(frozen=True, slots=True)
class Session:
    """One conversation so far.

    ``topic`` is what was answered last and ``given`` how many of its further chunks were told.
    ``history`` holds the replies before the last, newest last, for going back. ``findings`` are
    what the person has reported in earlier turns, ``risks`` what lies in the past. ``raised`` are
    the red flags so far and ``heard_sign`` the words that raised the last. ``misses`` counts
    turns in a row that were not understood, ``silences`` those in which nobody spoke. ``checkup``
    is the check-up under way, or over. ``level`` never falls.
    """

    pending: Pending | None = None
    topic: str = ""
    given: int = 0
    last: Reply | None = None
    history: tuple[Reply, ...] = ()
    findings: frozenset[str] = frozenset()
    risks: frozenset[str] = frozenset()
    raised: tuple[str, ...] = ()
    heard_sign: str = ""
    disputed: tuple[str, ...] = ()
    misses: int = 0
    silences: int = 0
    checkup: Checkup | None = None
    level: Level | None = None


def remembered(history: tuple[Reply, ...], reply: Reply) -> tuple[Reply, ...]:
    """The history with one more reply; the oldest is forgotten."""
    return (*history, reply)[-_KEPT_REPLIES:]


def raised_to(before: Level | None, now: Level | None) -> Level | None:
    """The higher of two levels, where either may be none."""
    levels = [level for level in (before, now) if level is not None]
    return max(levels) if levels else None
