"""Danger signs in what was said: noticed at once, in any order, over one turn or several."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from voice_skill.core.cue_phrases import cue_patterns
from voice_skill.core.findings import Lexicon
from voice_skill.core.scope import Scope, Status
from voice_skill.core.tokens import Tokens, tokens
from voice_skill.core.types import ContentError, Finding, Person, RaisedFlag, RedFlag

ABSENT = "not:"
"""Before a finding's id in a combination: it must not be there."""


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

    ``hearsay`` are those that only what strangers once had would raise, where nothing is raised;
    ``supposed`` those that what was imagined would raise, where it is asked what to do then.
    ``rest`` are the words that may report, where some do not: a tale, a plain denial.
    """

    signs: tuple[Sign, ...] = ()
    raised: tuple[RaisedFlag, ...] = ()
    present: frozenset[str] = frozenset()
    hearsay: tuple[RaisedFlag, ...] = ()
    supposed: tuple[RaisedFlag, ...] = ()
    rest: str | None = None

    def with_status(self, status: Status) -> frozenset[str]:
        """The findings that were named with that meaning and are not present."""
        return frozenset(s.finding for s in self.signs if s.status is status) - self.present


class Watch:
    """A pack's findings and red flags, compiled once and asked at every turn."""

    def __init__(
        self,
        findings: Iterable[Finding],
        red_flags: Iterable[RedFlag],
        word_sets: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        """``ContentError`` names a phrase or combination that cannot be read."""
        cue_patterns()  # now, so that the first turn is as fast as the others
        self.lexicon = Lexicon(findings, word_sets)
        self.red_flags = {flag.id: flag for flag in red_flags}
        known = self.lexicon.findings.keys() | {
            implied for each in self.lexicon.findings.values() for implied in each.implies
        }
        for flag in self.red_flags.values():
            for name in (name for combination in flag.when for name in combination):
                if name.removeprefix(ABSENT) not in known:
                    raise ContentError(
                        f"Red flag {flag.id!r} asks for the finding {name!r}. "
                        "No finding has that id."
                    )
        self._rows = {flag.id: tuple(map(_row, flag.when)) for flag in self.red_flags.values()}
        self._order = {flag: place for place, flag in enumerate(self.red_flags)}
        self._flags_of: dict[str, set[str]] = defaultdict(set)
        for flag_id, rows in self._rows.items():
            for name in (name for row in rows for name in row.needed):
                self._flags_of[name].add(flag_id)

    def notice(self, text: str, *, earlier: frozenset[str] = frozenset()) -> Noticed:
        """What the text says. ``earlier`` are the findings present in earlier turns."""
        cut = tokens(text)
        mentions = self.lexicon.mentions(cut.words)
        if not cut.words:
            return Noticed()
        scope = Scope(cut.words, mentions)
        if not mentions:
            return Noticed(rest=_reporting(scope, cut))
        signs = tuple(
            Sign(
                mention.finding,
                self._status(mention.finding, scope.status(mention)),
                scope.person(mention),
                cut.said(mention.start, mention.end),
                cut.origin[mention.start],
                cut.origin[mention.end - 1] + 1,
            )
            for mention in sorted(mentions, key=lambda each: (each.start, each.end))
        )

        def raised_by(*meant: Status) -> tuple[RaisedFlag, ...]:
            there = [sign for sign in signs if sign.status in meant]
            raised = self._of_everybody(there, earlier, cut.source)
            raised.sort(key=lambda pair: (-pair[1].level, -pair[0], self._order[pair[1].flag]))
            return tuple(flag for _, flag in raised)

        raised = raised_by(Status.PRESENT)
        return Noticed(
            signs,
            raised,
            self._closed({sign.finding for sign in signs if sign.status is Status.PRESENT}),
            () if raised else raised_by(Status.PRESENT, Status.HEARSAY),
            raised_by(Status.ASKED, Status.IMAGINED)
            if scope.asks_what_to_do() and not raised
            else (),
            _reporting(scope, cut),
        )

    def _of_everybody(
        self, there: list[Sign], earlier: frozenset[str], source: Sequence[str]
    ) -> list[tuple[int, RaisedFlag]]:
        """What each person's signs raise. Where nobody's do, all are taken together: whose a sign
        is may be misread, and a miss is worse. What somebody has for life is not lent to others.
        """
        raised: list[tuple[int, RaisedFlag]] = []
        for person in Person:
            own = [sign for sign in there if sign.person is person]
            raised += self._raised(own, person, earlier, source)
        if there and not raised:
            passing = [sign for sign in there if not self._lasts(sign.finding)]
            raised = self._raised(passing, there[-1].person, earlier, source)
        return raised

    def _status(self, name: str, status: Status) -> Status:
        finding = self.lexicon.findings[name]
        if (status in (Status.PAST, Status.OVER) and finding.history) or (
            status is Status.OVER and finding.event
        ):
            return Status.PRESENT
        return status

    def _lasts(self, name: str) -> bool:
        finding = self.lexicon.findings.get(name)
        return finding is not None and finding.history

    def _closed(self, names: set[str]) -> frozenset[str]:
        """The findings and all they imply."""
        todo = list(names)
        while todo:
            finding = self.lexicon.findings.get(todo.pop())
            for implied in finding.implies if finding else ():
                if implied not in names:
                    names.add(implied)
                    todo.append(implied)
        return frozenset(names)

    def _raised(
        self,
        signs: list[Sign],
        person: Person,
        earlier: frozenset[str],
        source: Sequence[str],
    ) -> list[tuple[int, RaisedFlag]]:
        now = self._closed({sign.finding for sign in signs})
        everything = now | earlier
        # What was said in another turn bars nothing, unless it is for life: a bleeding that had
        # stopped then may be going again now.
        lasting = {name for name in earlier if self._lasts(name)}
        found: list[tuple[int, RaisedFlag]] = []
        for flag_id in {flag for name in now for flag in self._flags_of.get(name, ())}:
            # Only what is new in this turn raises: what was there before has been answered.
            rows = [
                row
                for row in self._rows[flag_id]
                if everything.issuperset(row.needed)
                and not earlier.issuperset(row.needed)
                and row.barred.isdisjoint(now | lasting)
            ]
            if rows:
                best = max(rows, key=lambda row: len(row.needed)).needed
                own = [s for s in signs if self._closed({s.finding}) & set(best)]
                places = sorted({place for s in own for place in range(s.start, s.end)})
                heard = " ".join(source[place] for place in places)
                level = self.red_flags[flag_id].level
                found.append((len(best), RaisedFlag(flag_id, level, heard, person, best)))
        return found


def _reporting(scope: Scope, cut: Tokens) -> str | None:
    kept = scope.rest()
    if kept is None:
        return None
    return " ".join(cut.said(start, end) for start, end in kept)


@dataclass(frozen=True, slots=True)
class _Row:
    """One combination of a red flag: what has to be there, and what must not be."""

    needed: tuple[str, ...]
    barred: frozenset[str]


def _row(combination: tuple[str, ...]) -> _Row:
    needed = tuple(name for name in combination if not name.startswith(ABSENT))
    barred = frozenset(
        name.removeprefix(ABSENT) for name in combination if name.startswith(ABSENT)
    )
    return _Row(needed, barred)
