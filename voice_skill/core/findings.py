"""What a person mentions: phrase patterns, compiled once per pack, found in any order.

A pattern is words in a row. ``word*`` takes any ending, ``(a|b c)`` one of several, ``[x]`` may be
missing, ``<name>`` is a word set of the pack, ``...`` lets up to three words pass, and ``a ~ b``
means that both stand near each other (at most six words apart), in either order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from voice_skill.core.patterns import Phrases
from voice_skill.core.tokens import BREAK
from voice_skill.core.types import Finding

NEAR_WORDS = 6
"""Words that may stand between the two sides of ``~``, at most."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A finding that the words name.

    ``used`` are the places it takes, ``key`` is the last word of the sign.
    """

    finding: str
    used: frozenset[int]
    key: int

    @property
    def start(self) -> int:
        """The first place taken."""
        return min(self.used)

    @property
    def end(self) -> int:
        """One past the last place taken."""
        return max(self.used) + 1


class Lexicon:
    """The findings of a pack, ready to be looked for."""

    def __init__(
        self, findings: Iterable[Finding], word_sets: Mapping[str, Sequence[str]] | None = None
    ) -> None:
        """Compile every phrase. ``ContentError`` names a phrase that cannot be read."""
        self.findings = {finding.id: finding for finding in findings}
        self._phrases = Phrases(word_sets or {})
        self._said = [
            (finding.id, self._compile(phrase))
            for finding in self.findings.values()
            for phrase in finding.said
        ]
        self._unless = {
            finding.id: [self._compile(phrase) for phrase in finding.unless]
            for finding in self.findings.values()
            if finding.unless
        }
        self._by_first: dict[int, list[tuple[str, tuple[int, ...]]]] = defaultdict(list)
        for name, parts in self._said:
            self._by_first[parts[-1]].append((name, parts))

    def _compile(self, phrase: str) -> tuple[int, ...]:
        return tuple(self._phrases.part(piece) for piece in phrase.split("~"))

    def mentions(self, words: tuple[str, ...]) -> list[Mention]:
        """Every finding named in the words, with whether and of whom left open."""
        found = self._phrases.matches(words)
        seen: dict[tuple[str, frozenset[int]], Mention] = {}
        for part in found:
            for name, parts in self._by_first.get(part, ()):
                if all(each in found for each in parts):
                    for used, key in _near(parts, found, words):
                        seen[name, used] = Mention(name, used, key)
        barred = {
            name: {
                used for parts in self._unless.get(name, ()) for used in _all(parts, found, words)
            }
            for name in {mention.finding for mention in seen.values()}
        }
        return [
            mention
            for mention in seen.values()
            if not any(mention.used & other for other in barred[mention.finding])
        ]


def _all(
    parts: tuple[int, ...], found: Mapping[int, list[tuple[int, ...]]], words: tuple[str, ...]
) -> list[frozenset[int]]:
    if not all(part in found for part in parts):
        return []
    return [used for used, _ in _near(parts, found, words)]


def _near(
    parts: tuple[int, ...], found: Mapping[int, list[tuple[int, ...]]], words: tuple[str, ...]
) -> Iterator[tuple[frozenset[int], int]]:
    """Choices of one match a part, none overlapping, each near the one before it."""
    for chosen in product(*(found[part] for part in parts)):
        used = frozenset(place for match in chosen for place in match)
        if len(used) < sum(map(len, chosen)):
            continue
        if all(_close(one, other, words) for one, other in pairwise(chosen)):
            yield used, max(chosen[-1])


def _close(one: tuple[int, ...], other: tuple[int, ...], words: tuple[str, ...]) -> bool:
    left, right = (one, other) if one[0] < other[0] else (other, one)
    between = words[max(left) + 1 : min(right)]
    return len(between) <= NEAR_WORDS and BREAK not in between
