"""What was heard and what was meant: corrections, remembered only after consent. Pure.

A correction is used only where the very same words are heard again, and only to find a topic.
Danger signs, controls, and yes or no are understood before it is looked at: it can never take a
danger sign away, and never answers a question.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import Enum, StrEnum, auto

from voice_skill.language.fillers import without_fillers
from voice_skill.language.language import section
from voice_skill.language.prompts import prompt
from voice_skill.language.tables import pattern, words
from voice_skill.values.text import normalise

MOST_KEPT = 200
"""Corrections that are remembered; the oldest are forgotten first."""

NEAR = 0.92
"""From this likeness on (0 to 1) two hearings count as the same: one letter in a dozen."""

SHORTEST = 6  # characters; shorter hearings are too many things besides


class Consent(StrEnum):
    """Whether corrections may be remembered on this computer."""

    OFF = "off"  # nobody asks: this face keeps nothing
    ASK = "ask"
    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Correction:
    """``heard`` is what the ear made of it, ``meant`` what the person said was meant."""

    heard: str
    meant: str


@dataclass(frozen=True, slots=True)
class Memory:
    """The corrections of one person on one computer."""

    consent: Consent = Consent.OFF
    corrections: tuple[Correction, ...] = ()

    def meant_by(self, heard: str) -> str | None:
        """What was meant the last time these words were heard; None where they are new."""
        if self.consent is not Consent.YES:
            return None
        said = without_fillers(heard)
        for each in reversed(self.corrections):
            if each.heard == said or _near(each.heard, said):
                return each.meant
        return None

    def with_one(self, heard: str, meant: str) -> Memory:
        """The memory with one correction more; a later one for the same hearing replaces it."""
        new = Correction(without_fillers(heard), without_fillers(meant))
        if not is_kept(new):
            return self
        others = tuple(each for each in self.corrections if each.heard != new.heard)
        return replace(self, corrections=(*others, new)[-MOST_KEPT:])


def is_kept(correction: Correction) -> bool:
    """Whether a correction is worth keeping: long enough to be unlike anything else."""
    different = correction.heard != correction.meant
    return different and len(correction.heard) >= SHORTEST and bool(correction.meant)


def _near(one: str, other: str) -> bool:
    # One word more or less may be a "not": only the spelling may differ.
    if len(one.split()) != len(other.split()):
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= NEAR


class Complaint(Enum):
    """ "That's not what I said": misheard, and what was meant comes next."""

    MISHEARD = auto()


def is_complaint(text: str, *, whole: bool = True) -> bool:
    """Whether the words say that something was misheard, and nothing more.

    Without ``whole`` more may follow: "that's wrong, it was my neighbour".
    """
    match = pattern("repairs", "misheard").match(normalise(text))
    return match is not None and (
        not whole or words("repairs", "nothing_more").issuperset(match["rest"].split())
    )


_LEAST_MEANT = 3  # characters


def correction_in(text: str) -> str | Complaint | None:
    """What was meant, or that something else was meant; None where nothing is corrected."""
    said = normalise(text)
    if is_complaint(text) or pattern("repairs", "not_that").match(said):
        return Complaint.MISHEARD
    match = pattern("repairs", "meant").match(said)
    if match is None or len(match["meant"]) < _LEAST_MEANT:
        return None
    meant = match["meant"]
    return None if meant in words("repairs", "meant_nothing") else meant


class MemoryWish(Enum):
    """What can be asked of the memory by voice."""

    SHOW = auto()
    ERASE = auto()
    EXPORT = auto()
    BEGIN = auto()
    END = auto()


def memory_wish(text: str) -> MemoryWish | None:
    """What is asked of the memory; None where something else is."""
    said = normalise(text)
    for name in section("repairs")["memory"]:
        if pattern("repairs", "memory", name).match(said):
            return MemoryWish[name.upper()]
    return None


def told(corrections: Iterable[Correction]) -> tuple[str, ...]:
    """One sentence a correction, newest first."""
    return tuple(
        prompt("correcting.understood", heard=each.heard, meant=each.meant)
        for each in reversed(tuple(corrections))
    )
