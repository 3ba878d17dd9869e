"""What one text says about danger signs, as values, and how two readings of it are joined. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from voice_skill.language.en.scope import Status
from voice_skill.values.meaning import Person, RaisedFlag


@dataclass(frozen=True, slots=True)
class Sign:
    """A finding that was named: how it was meant, of whom, and in which words."""

    finding: str
    status: Status
    person: Person
    heard: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Noticed:
    """What one text says about findings. ``raised`` are the new danger signs, gravest first.

    ``doubtful`` are raised by a reading only that mends words which may be something else: they
    are to be asked about.
    ``hearsay`` are those that only what strangers once had would raise, where nothing is raised;
    ``supposed`` those that what was imagined would raise, where it is asked what to do then.
    ``rest`` are the words that may report, where some do not: a tale, a plain denial.
    """

    signs: tuple[Sign, ...] = ()
    raised: tuple[RaisedFlag, ...] = ()
    present: frozenset[str] = frozenset()
    doubtful: tuple[RaisedFlag, ...] = ()
    hearsay: tuple[RaisedFlag, ...] = ()
    supposed: tuple[RaisedFlag, ...] = ()
    rest: str | None = None

    def with_status(self, status: Status) -> frozenset[str]:
        """The findings that were named with that meaning and are not present."""
        return frozenset(s.finding for s in self.signs if s.status is status) - self.present


def with_reading(noticed: Noticed, mended: Noticed, *, sure: bool) -> Noticed:
    """What a reading with mended words adds. A mended word is never a no to danger."""
    known = {flag.flag for flag in (*noticed.raised, *noticed.doubtful)}
    gravest = max((flag.level for flag in noticed.raised), default=None)
    new = tuple(flag for flag in mended.raised if flag.flag not in known)
    if not sure:
        # In doubt the level goes up: beside a lesser sign there is nothing to ask first.
        graver = tuple(each for each in new if gravest is not None and each.level > gravest)
        doubtful = tuple(each for each in new if gravest is None)
        return replace(
            noticed,
            raised=(*graver, *noticed.raised),
            doubtful=(*noticed.doubtful, *doubtful),
        )
    named = {sign.finding for sign in noticed.signs}
    signs = tuple(
        sign
        for sign in mended.signs
        if sign.finding not in named and sign.status is not Status.DENIED
    )
    raised = sorted((*noticed.raised, *new), key=lambda flag: -flag.level)
    return replace(
        noticed,
        signs=(*noticed.signs, *signs),
        raised=tuple(raised),
        present=noticed.present | mended.present,
    )
