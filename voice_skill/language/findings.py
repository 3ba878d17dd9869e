"""What a person mentions: phrase patterns, compiled once per pack, found in any order.

A pattern is words in a row. ``word*`` takes any ending, ``(a|b c)`` one of several, ``[x]`` may be
missing, ``<name>`` is a word set of the pack, ``...`` lets up to three words pass, and ``a ~ b``
means that both stand near each other (at most six words apart), in either order.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from voice_skill.language.patterns import Phrases
from voice_skill.language.tokens import BREAK
from voice_skill.values.pack import Finding

NEAR_WORDS = 6
"""Words that may stand between the two sides of ``~``, at most."""
_MANY = 300  # mentions: nobody who means it names so many signs in one breath
_OF_ONE_WORD = 2


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

    @property
    def vocabulary(self) -> Mapping[str, int]:
        """Every whole word of the phrases, with how often it stands in them."""
        return self._phrases.vocabulary

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


def nearest(mentions: list[Mention]) -> list[Mention]:
    """The mentions; where one word stands in very many of one finding, those closest together."""
    if len(mentions) <= _MANY:
        return mentions
    kept: dict[tuple[str, int], list[Mention]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda each: each.end - each.start):
        same = kept[mention.finding, mention.key]
        if len(same) < _OF_ONE_WORD:
            same.append(mention)
    return [mention for same in kept.values() for mention in same]


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
    rows = [sorted(found[part]) for part in parts]
    starts = [[match[0] for match in row] for row in rows]
    reach = [max(match[-1] - match[0] for match in row) + NEAR_WORDS + 1 for row in rows]
    chosen: list[tuple[tuple[int, ...], ...]] = [(match,) for match in rows[0]]
    for row, begin, wide in zip(rows[1:], starts[1:], reach[1:], strict=True):
        chosen = [
            (*so_far, match)
            for so_far in chosen
            for match in row[
                bisect_left(begin, so_far[-1][0] - wide) : bisect_right(
                    begin, so_far[-1][-1] + NEAR_WORDS + 1
                )
            ]
            if _close(so_far[-1], match, words) and not any(map(set(match).intersection, so_far))
        ]
    for each in chosen:
        yield frozenset(place for match in each for place in match), max(each[-1])


def _close(one: tuple[int, ...], other: tuple[int, ...], words: tuple[str, ...]) -> bool:
    left, right = (one, other) if one[0] < other[0] else (other, one)
    between = words[max(left) + 1 : min(right)]
    return len(between) <= NEAR_WORDS and BREAK not in between
