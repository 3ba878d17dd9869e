"""What somebody says in passing, as features that a check-up can count on.

Danger is taken from whole red flags: one finding alone ("tight", "hot") is too loose to be
counted, unless the pending question is about that very finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from voice_skill.language.en.scope import Status
from voice_skill.safety.watch import Watch
from voice_skill.understanding.reading import Reading
from voice_skill.values.flow import RED_FLAG, Known, Noticed
from voice_skill.values.pack import Finding


@dataclass(frozen=True, slots=True)
class Told:
    """What one reading tells.

    ``facts`` count at once: red flags raised (as ``red-flag:<id>``), the findings that raised
    them, and the check-up's own findings, told or denied. ``loose`` are all findings named, with
    how; ``present`` is to be given as ``earlier`` next time.
    """

    facts: Noticed = ()
    loose: Noticed = ()
    present: frozenset[str] = frozenset()


class Notice(Protocol):
    """Finds features in free speech. Pure: the same words tell the same."""

    def __call__(self, reading: Reading, earlier: frozenset[str] = frozenset()) -> Told:
        """What it tells; ``earlier`` are the findings of the turns before."""
        ...


def deaf(reading: Reading, earlier: frozenset[str] = frozenset()) -> Told:
    """Notices nothing: for a pack without findings."""
    return Told(present=earlier)


class Noticing:
    """Notices danger by the pack's red flags, and the rest by the check-up's own findings."""

    def __init__(
        self,
        watch: Watch,
        said: Iterable[Finding] = (),
        *,
        word_sets: Mapping[str, Sequence[str]] | None = None,
        context: Iterable[str] = (),
    ) -> None:
        """``watch`` notices danger. ``said`` are the check-up's own findings, in phrases with
        ``word_sets``; ``context`` findings that it takes as given.

        ``ContentError`` names a phrase that cannot be read.
        """
        self._watch = watch
        said = tuple(said)
        self._own = Watch(said, (), word_sets)
        self._denies = {finding.id: finding.denies for finding in said if finding.denies}
        self._context = frozenset(context)

    def __call__(self, reading: Reading, earlier: frozenset[str] = frozenset()) -> Told:
        """What the words tell of; a sign said again counts again."""
        return reading.once(self._told, earlier)

    def _told(self, reading: Reading, earlier: frozenset[str]) -> Told:
        before = earlier | self._context
        said = self._watch.noticed_in(reading).present
        danger = self._watch.noticed_in(reading, before - said)
        own = self._own.noticed_in(reading)
        facts: dict[str, Known] = {}
        for flag in danger.raised:
            facts[RED_FLAG + flag.flag] = Known.YES
            facts.update(dict.fromkeys(sorted(set(flag.findings) & danger.present), Known.YES))
        for name in sorted(own.present):
            facts[name] = Known.YES
        for name in sorted(own.present & set(self._denies)):
            for other in self._denies[name]:
                facts.setdefault(other, Known.NO)
        for each in (own, danger):
            for name in sorted(each.with_status(Status.DENIED)):
                facts.setdefault(name, Known.NO)
        loose = dict.fromkeys(sorted(danger.present), Known.YES)
        for name in sorted(danger.with_status(Status.DENIED)):
            loose.setdefault(name, Known.NO)
        return Told(tuple(facts.items()), tuple(loose.items()), earlier | danger.present)
