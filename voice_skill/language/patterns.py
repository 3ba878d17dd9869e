"""Phrase patterns, compiled once and looked for in any text. The language is in ``findings``."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from voice_skill.language.language import keeping
from voice_skill.language.steps import ANY, Node, Seq, ends_of
from voice_skill.language.tokens import apart
from voice_skill.values.errors import ContentError

GAP_WORDS = 3
"""Words that ``...`` lets pass, at most."""

MOST_STEPS = 20_000
"""Steps of one phrase, its word sets written out, at most; our longest has a twentieth of it."""
DEEPEST = 20
"""Brackets and word sets inside one another, at most."""

_LEXEME = re.compile(r"\.\.\.|[\[\]()|~]|<[\w-]+>|[^\s\[\]()|<>~]+")


def _choice(options: list[Seq], text: str, *, optional: bool = False) -> Node:
    """One node for several sequences. Single words melt into one set and longer sequences are
    filed under the words they may begin with, so that a wrong word costs next to nothing.
    """
    single = [seq[0] for seq in options if len(seq) == 1 and not (seq[0].options or seq[0].gap)]
    longer = [seq for seq in options if len(seq) != 1 or seq[0].options or seq[0].gap]
    steps = sum(1 + _steps(seq) for seq in longer)
    _refuse_large(steps, text)
    by_first: dict[str, tuple[Seq, ...]] = defaultdict(tuple)
    for seq in longer:
        first_words, first_endings = _firsts(seq, text)
        for word in (*first_words, *(ANY for _ in first_endings[:1])):
            by_first[word] += (seq,)
    return Node(
        frozenset().union(*(node.words for node in single)),
        tuple(ending for node in single for ending in node.endings),
        tuple(longer),
        dict(by_first),
        optional,
        steps=1 + steps,
    )


def _refuse_large(steps: int, text: str) -> None:
    if steps > MOST_STEPS:
        raise ContentError(f"The phrase {text[:80]!r} has more than {MOST_STEPS:,} steps. Part it.")


def _steps(sequence: Seq) -> int:
    return sum(node.steps for node in sequence)


class Phrases:
    """Patterns of one pack, compiled. ``ContentError`` names a pattern that cannot be read."""

    def __init__(self, word_sets: Mapping[str, Sequence[str]]) -> None:
        """Word sets may hold patterns and name other sets."""
        self._sets = word_sets
        self.vocabulary: Counter[str] = Counter()
        """How often each whole word stands in the patterns, as it is written there."""
        self._known: dict[str, Node] = {}
        self._open: list[str] = []  # brackets and word sets that are being read
        self._parts: dict[str, int] = {}
        self._sequences: list[Seq] = []
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._by_start: dict[str, list[int]] = defaultdict(list)
        self._lengths: tuple[int, ...] = ()
        self._longest = 0  # words that any sequence may take, with those it lets pass
        self._needs: list[tuple[frozenset[str], ...]] = []

    def part(self, text: str) -> int:
        """The number of a pattern without ``~``; the same text has the same number."""
        text = " ".join(text.split())
        if text not in self._parts:
            sequence = self._read(text) if "<" in text else self._shared(text)
            _refuse_large(_steps(sequence), text)
            self._parts[text] = len(self._sequences)
            first_words, first_endings = _firsts(sequence, text)
            for word in first_words:
                self._by_word[word].append(len(self._sequences))
            for ending in first_endings:
                self._by_start[ending].append(len(self._sequences))
                if len(ending) not in self._lengths:
                    self._lengths = tuple(sorted((*self._lengths, len(ending))))
            self._sequences.append(sequence)
            self._longest = max(self._longest, _reach(sequence))
            self._needs.append(_needed(sequence, text))
        return self._parts[text]

    def _shared(self, text: str) -> Seq:
        sequence, words = _without_sets(text)
        for word, often in words.items():  # ``update`` takes a tenth of the start
            self.vocabulary[word] = self.vocabulary.get(word, 0) + often
        return sequence

    def _read(self, text: str) -> Seq:
        lexemes = _LEXEME.findall(text)
        options, end = self._options(lexemes, 0, text)
        if end != len(lexemes) or len(options) != 1 or not options[0]:
            raise ContentError(f"The phrase {text!r} has a bracket or bar too many or too few.")
        return options[0]

    def _options(self, lexemes: list[str], at: int, text: str) -> tuple[list[Seq], int]:
        options: list[Seq] = []
        row: list[Node] = []
        while at < len(lexemes) and lexemes[at] not in (")", "]"):
            lexeme = lexemes[at]
            at += 1
            if lexeme == "|":
                options.append(tuple(row))
                row = []
            elif lexeme in ("(", "["):
                self._enter(lexeme, text)
                inner, at = self._options(lexemes, at, text)
                self._open.pop()
                if at == len(lexemes) or lexemes[at] != (")" if lexeme == "(" else "]"):
                    raise ContentError(f"The phrase {text!r} has an open bracket. Close it.")
                row.append(_choice(inner, text, optional=lexeme == "["))
                at += 1
            elif lexeme == "...":
                row.append(Node(gap=GAP_WORDS))
            elif lexeme.startswith("<"):
                row.append(self._word_set(lexeme[1:-1], text))
            elif lexeme.endswith("*"):
                row.append(Node(endings=(lexeme[:-1],)))
            else:
                written, nodes = _of_word(lexeme)
                for word in written:
                    self.vocabulary[word] += 1
                row += nodes
        return [*options, tuple(row)], at

    def _word_set(self, name: str, text: str) -> Node:
        if name not in self._known:
            if name not in self._sets:
                raise ContentError(f"The phrase {text!r} names the word set {name!r}: add it.")
            self._enter(name, text)
            self._known[name] = _choice([self._read(each) for each in self._sets[name]], text)
            self._open.pop()
        return self._known[name]

    def _enter(self, name: str, text: str) -> None:
        if name in self._open and name not in "([":
            self._open.clear()
            raise ContentError(f"The word set {name!r} names itself. Take <{name}> out of it.")
        if len(self._open) >= DEEPEST:
            self._open.clear()
            raise ContentError(
                f"The phrase {text[:80]!r} has more than {DEEPEST} brackets or word sets inside "
                "one another. Write it more plainly."
            )
        self._open.append(name)

    def matches(self, words: tuple[str, ...]) -> dict[int, list[tuple[int, ...]]]:
        """For every part found in the words: the places of the words it took, match by match."""
        found: dict[int, list[tuple[int, ...]]] = {}
        said = frozenset(words)
        of_word: dict[str, list[int]] = {}
        same: dict[tuple[str, ...], list[tuple[int, tuple[int, ...]]]] = {}
        for start, word in enumerate(words):
            if word not in of_word:
                candidates = self._by_word.get(word, [])
                for length in self._lengths:
                    candidates = candidates + self._by_start.get(word[:length], [])
                of_word[word] = [
                    part
                    for part in dict.fromkeys(candidates)
                    if not any(map(said.isdisjoint, self._needs[part]))
                ]
            ahead = words[start : start + self._longest]
            if ahead not in same:  # people repeat themselves, and what hurts most does so for long
                same[ahead] = list(self._found_at(of_word[word], words, start))
            for part, places in same[ahead]:
                found.setdefault(part, []).append(tuple(start + place for place in places))
        return found

    def _found_at(
        self, parts: list[int], words: tuple[str, ...], start: int
    ) -> Iterator[tuple[int, tuple[int, ...]]]:
        """The parts that stand there, and the places they take, counted from there."""
        for part in parts:
            ways = ends_of(self._sequences[part], words, start)
            if ways:
                yield part, tuple(place - start for place in next(iter(ways.values())))


@keeping(16_384)
def _without_sets(text: str) -> tuple[Seq, Counter[str]]:
    """A pattern that names no word set, and its words: the same for whoever looks for it.

    The alarm and the check-up look for nearly all the same patterns; each is read once.
    """
    alone = Phrases({})
    return alone._read(text), alone.vocabulary


@keeping(16_384)
def _of_word(lexeme: str) -> tuple[frozenset[str], tuple[Node, ...]]:
    """A word as it is written and as it is said ("can't", "can not"), and its steps."""
    parts = apart(lexeme)
    return frozenset((lexeme, *parts)), tuple(Node(frozenset({word})) for word in parts)


def _firsts(sequence: Seq, text: str) -> tuple[set[str], list[str]]:
    """The words, and beginnings of words, that a sequence may start with."""
    words: set[str] = set()
    endings: list[str] = []
    for node in sequence:
        if node.gap:
            raise ContentError(f"The phrase {text!r} begins with a gap. Begin it with a word.")
        words |= node.words
        endings += node.endings
        for option in node.options:
            inner_words, inner_endings = _firsts(option, text)
            words |= inner_words
            endings += inner_endings
        if not node.optional:
            break
    return words, endings


def _reach(sequence: Seq) -> int:
    return sum(max((node.gap, 1, *map(_reach, node.options))) for node in sequence)


def _needed(sequence: Seq, text: str) -> tuple[frozenset[str], ...]:
    """Sets of words: one of each has to be said for the sequence to match, besides its first.

    Only saves time: most patterns that begin with a common word fail on a rare one after it.
    """
    later = [node for node in sequence[1:] if not node.optional and not node.gap]
    firsts = [_firsts((node,), text) for node in later]
    needs = {frozenset(words) for words, endings in firsts if not endings}
    return tuple(sorted(needs, key=len))
