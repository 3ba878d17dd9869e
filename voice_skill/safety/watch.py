"""Danger signs in what was said: noticed at once, in any order, over one turn or several."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from functools import lru_cache

from voice_skill.language.en.cues import cue_patterns
from voice_skill.language.en.scope import Scope, Status
from voice_skill.language.findings import Lexicon, Mention, nearest
from voice_skill.language.quoting import Words
from voice_skill.language.tokens import Tokens, tokens, windows
from voice_skill.safety.noticed import Noticed, Sign, with_reading
from voice_skill.safety.slips import Mended, Mender
from voice_skill.understanding.reading import Reading
from voice_skill.values.errors import ContentError
from voice_skill.values.level import Level
from voice_skill.values.meaning import Person, RaisedFlag
from voice_skill.values.pack import Finding, FlagKind, RedFlag

_KEPT = 64  # texts

ABSENT = "not:"
"""Before a finding's id in a combination: it must not be there."""


@dataclass(frozen=True, slots=True)
class _Named:
    """The words of a text and every sign named in them, in order.

    ``rest`` are the words that may report, where some do not; ``asks`` what to do about a sign.
    """

    source: tuple[str, ...]
    signs: tuple[Sign, ...]
    rest: str | None
    asks: bool


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
        self._mended = lru_cache(maxsize=_KEPT)(Mender(self.lexicon.vocabulary).readings)
        # A turn is looked at several times, each time with other things known from before.
        self._signs = lru_cache(maxsize=_KEPT)(self._find_signs)
        # Where a slip is mended, the rest of a long text stays what it was.
        self._judged = lru_cache(maxsize=_KEPT)(self._judge)
        self._events = {each.id for each in self.lexicon.findings.values() if each.event}
        self._look_for(red_flags)

    def over(self, red_flags: Iterable[RedFlag]) -> Watch:
        """What raises these red flags by the same findings, which are compiled and read once."""
        other = copy(self)
        other._look_for(red_flags)
        return other

    def _look_for(self, red_flags: Iterable[RedFlag]) -> None:
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
        """What the text says. ``earlier`` are the findings present in earlier turns.

        Words with a slip ("chest paim") are read as what they are a slip of, too.
        """
        noticed = self._read(text, earlier)
        for reading in self.readings(text):
            mended = self._read(reading.text, earlier, written=text)
            noticed = with_reading(noticed, mended, sure=reading.sure)
        return noticed

    def noticed_in(self, reading: Reading, earlier: frozenset[str] = frozenset()) -> Noticed:
        """``notice`` for a reading, looked for once a turn."""
        return reading.once(self._noticed_in, earlier)

    def _noticed_in(self, reading: Reading, earlier: frozenset[str]) -> Noticed:
        return self.notice(reading.text, earlier=earlier)

    def happened(self, noticed: Iterable[Noticed]) -> set[str]:
        """The red flags that an event which was told, a faint, may be a part of."""
        told = {name for each in noticed for name in each.present & self._events}
        return {flag for name in told for flag in self._flags_of.get(name, ())}

    def notice_as_written(self, text: str) -> Noticed:
        """The same, with slips left alone: "painted" is no "fainted" here."""
        return self._read(text, frozenset())

    def readings(self, text: str) -> tuple[Mended, ...]:
        """What else may have been meant, where danger words have slips; mostly nothing."""
        return self._mended(text)

    def _read(self, text: str, earlier: frozenset[str], *, written: str = "") -> Noticed:
        named = self._signs(text)
        if not named.signs:
            return Noticed(rest=named.rest)
        words = Words(named.source, written or text)

        def raised_by(*meant: Status) -> tuple[RaisedFlag, ...]:
            there = [sign for sign in named.signs if sign.status in meant]
            raised = self._of_everybody(there, earlier, words)
            raised.sort(key=lambda flag: self._order[flag.flag])
            raised.sort(key=self.gravity, reverse=True)
            return tuple(raised)

        raised = raised_by(Status.PRESENT)
        present = {sign.finding for sign in named.signs if sign.status is Status.PRESENT}
        return Noticed(
            named.signs,
            raised,
            self._closed(present),
            hearsay=() if raised else raised_by(Status.PRESENT, Status.HEARSAY),
            supposed=raised_by(Status.ASKED, Status.IMAGINED) if named.asks and not raised else (),
            rest=named.rest,
        )

    def gravity(self, raised: RaisedFlag) -> tuple[Level, bool, int, bool]:
        """What of several red flags is answered: the higher level, then despair, then the one
        that more findings tell of, then an emergency of any kind before the pack's own subject.
        """
        kind = self.red_flags[raised.flag].kind
        count = len(raised.findings)
        return raised.level, kind is FlagKind.CRISIS, count, kind is FlagKind.EMERGENCY

    def _find_signs(self, text: str) -> _Named:
        cut = tokens(text)
        if not cut.words:
            return _Named((), (), None, False)
        found: list[tuple[int, int, Sign]] = []
        rest: str | None = None
        asks = False
        for start, end, first, last in windows(len(cut.words)):
            words = cut.words[start:end]
            mentions, read = self._judged(words)
            asks = asks or (bool(mentions) and read.scope.asks_what_to_do())
            rest = _reporting(read.scope, cut) if len(words) == len(cut.words) else None
            for mention in mentions:
                if first <= start + mention.key < last:
                    sign = self._sign(mention, read, cut, start)
                    found.append((start + mention.start, start + mention.end, sign))
        found.sort(key=lambda each: each[:2])
        return _Named(cut.source, tuple(sign for _, _, sign in found), rest, asks)

    def _judge(self, words: tuple[str, ...]) -> tuple[list[Mention], _Judged]:
        mentions = self.lexicon.mentions(words)
        return nearest(mentions), _Judged(Scope(words, mentions))

    def _sign(self, mention: Mention, read: _Judged, cut: Tokens, offset: int) -> Sign:
        start, end = offset + mention.start, offset + mention.end
        return Sign(
            mention.finding,
            self._status(mention.finding, read.status(mention)),
            read.person(mention),
            cut.said(start, end),
            cut.origin[start],
            cut.origin[end - 1] + 1,
        )

    def _of_everybody(
        self, there: list[Sign], earlier: frozenset[str], words: Words
    ) -> list[RaisedFlag]:
        """What each person's signs raise. Where nobody's do, all are taken together: whose a sign
        is may be misread, and a miss is worse. What somebody has for life is not lent to others.
        """
        raised: list[RaisedFlag] = []
        for person in Person:
            own = [sign for sign in there if sign.person is person]
            raised += self._raised(own, person, earlier, words)
        if there and not raised:
            passing = [sign for sign in there if not self._lasts(sign.finding)]
            raised = self._raised(passing, there[-1].person, earlier, words)
        return raised

    def _status(self, name: str, status: Status) -> Status:
        finding = self.lexicon.findings[name]
        if (status in (Status.PAST, Status.OVER) and finding.history) or (
            status is Status.OVER and finding.event
        ):
            return Status.PRESENT
        if finding.thought and status in (Status.ASKED, Status.IMAGINED):
            return Status.PRESENT  # "how could I kill myself", "if I was dead"
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
        words: Words,
    ) -> list[RaisedFlag]:
        now = self._closed({sign.finding for sign in signs})
        everything = now | earlier
        # What was said in another turn bars nothing, unless it is for life: a bleeding that had
        # stopped then may be going again now.
        lasting = {name for name in earlier if self._lasts(name)}
        found: list[RaisedFlag] = []
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
                heard, said = words.at(places), words.quoted(places)
                level = self.red_flags[flag_id].level
                found.append(RaisedFlag(flag_id, level, heard, person, best, said))
        return found


def _reporting(scope: Scope, cut: Tokens) -> str | None:
    kept = scope.rest()
    if kept is None:
        return None
    return " ".join(cut.said(start, end) for start, end in kept)


class _Judged:
    """How mentions were meant and of whom, worked out once: many findings share their words."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self._statuses: dict[tuple[frozenset[int], int], Status] = {}
        self._people: dict[int, Person] = {}

    def status(self, mention: Mention) -> Status:
        words = mention.used, mention.key
        if words not in self._statuses:
            self._statuses[words] = self.scope.status(mention)
        return self._statuses[words]

    def person(self, mention: Mention) -> Person:
        if mention.key not in self._people:
            self._people[mention.key] = self.scope.person(mention)
        return self._people[mention.key]


@dataclass(frozen=True, slots=True)
class _Row:
    """One combination of a red flag: what has to be there, and what must not be."""

    needed: tuple[str, ...]
    barred: frozenset[str]


def _row(combination: tuple[str, ...]) -> _Row:
    needed = tuple(name for name in combination if not name.startswith(ABSENT))
    barred = frozenset(name.removeprefix(ABSENT) for name in combination if name.startswith(ABSENT))
    return _Row(needed, barred)
