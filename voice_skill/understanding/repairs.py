"""What was heard and what was meant: corrections, remembered only after consent. Pure.

A correction is used only where the very same words are heard again, and only to find a topic.
Danger signs, controls, and yes or no are understood before it is looked at: it can never take a
danger sign away, and never answers a question.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import Enum, StrEnum, auto

from voice_skill.language.prompts import prompt
from voice_skill.values.text import normalise, without_fillers

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


_LEAD = r"(?:(?:no|sorry|oh|wait|but|well|actually|oops|um|er|hang on|and|that's not it) )*"
_MEANT = re.compile(
    rf"^(?:{_LEAD}(?:i|what i) (?:meant|said|was saying|was asking|asked)|"
    r"(?:no|sorry|wait)(?: no| sorry)* i mean)"
    r"(?: (?:was|is|to say|to ask|about|for))* (?P<meant>.+)$"
)
_MISHEARD = re.compile(
    rf"^{_LEAD}(?:"
    r"(?:that's|that is|that was|that isn't|that wasn't) (?:not )?(?:at all )?what i "
    r"(?:said|meant|asked|asked for|asked about|wanted|was asking)(?: (?:to say|to ask|at all))?"
    r"|(?:i didn't|i did not|i never) (?:say|ask|mean|ask for|ask about) that"
    r"|you(?:'ve| have)? (?:misheard|misunderstood|heard wrong|didn't hear|got (?:me|that|it) wrong"
    r"|heard me wrong|heard that wrong)(?: me)?"
    r"|(?:wrong|not that|not the right) (?:topic|question|answer|one|subject)"
    r"|not that|i (?:said|meant|asked) something else"
    r")(?: (?:at all|please|sorry))*$"
)
_LEAST_MEANT = 3  # characters


def correction_in(text: str) -> str | Complaint | None:
    """What was meant, or that something else was meant; None where nothing is corrected."""
    said = normalise(text)
    if _MISHEARD.match(said):
        return Complaint.MISHEARD
    match = _MEANT.match(said)
    if match is None or len(match["meant"]) < _LEAST_MEANT:
        return None
    meant = match["meant"]
    if meant.split()[0] in {"that", "it", "this", "so", "the", "what"} and len(meant.split()) == 1:
        return None
    return meant


class MemoryWish(Enum):
    """What can be asked of the memory by voice."""

    SHOW = auto()
    ERASE = auto()
    EXPORT = auto()
    BEGIN = auto()
    END = auto()


_PLEASE = r"(?:(?:please|can you|could you|will you|would you|and|so|ok|okay|i want you to) )*"
_IT = (
    r"(?:(?:my|the|all|your|all my|all the|all of my|those) (?:corrections|mishearings)"
    r"|(?:everything|all|what|anything) (?:that )?you(?:'ve| have)? "
    r"(?:learned|learnt|remembered|remember|noted)"
    r"(?: (?:about|from|of) (?:me|that|my corrections))?)"
)
_WISHES = {
    MemoryWish.END: rf"(?:don't|do not|stop|never) (?:remember|remembering|keep|keeping|learn"
    rf"|learning)(?: {_IT}| from me| anything)?",
    MemoryWish.ERASE: rf"(?:forget|erase|delete|clear|remove|wipe) {_IT}",
    MemoryWish.EXPORT: rf"(?:export|save|write down|write out|print) {_IT}"
    r"(?: (?:to|into|as|in) (?:a )?file)?",
    MemoryWish.SHOW: rf"(?:show|read|tell|list|give|say)(?: me| out)* {_IT}(?: out)?"
    r"|what (?:have|did|do) you (?:learned|learnt|remembered|remember|learn|noted)"
    r"(?: (?:about|from|of) (?:me|my corrections))?"
    r"|(?:what|which) corrections (?:do you (?:know|have|remember)|are there|have you got)",
    MemoryWish.BEGIN: rf"(?:remember|keep|learn|note) {_IT}|(?:start|begin) "
    r"(?:remembering|learning)(?: my corrections)?|learn from (?:me|my corrections)",
}
_MEMORY = {
    wish: re.compile(rf"^{_PLEASE}(?:{pattern})(?: (?:please|now|again))*$")
    for wish, pattern in _WISHES.items()
}


def memory_wish(text: str) -> MemoryWish | None:
    """What is asked of the memory; None where something else is."""
    said = normalise(text)
    return next((wish for wish, pattern in _MEMORY.items() if pattern.match(said)), None)


def told(corrections: Iterable[Correction]) -> tuple[str, ...]:
    """One sentence a correction, newest first."""
    return tuple(
        prompt("correcting.heard", heard=each.heard, meant=each.meant)
        for each in reversed(tuple(corrections))
    )
