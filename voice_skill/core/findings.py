"""What a person mentions: phrase patterns, compiled once per pack, found in any order.

A pattern is words in a row. ``word*`` takes any ending, ``(a|b c)`` one of several, ``[x]`` may be
missing, ``<name>`` is a word set of the pack, ``...`` lets up to three words pass, and ``a ~ b``
means that both stand near each other (at most six words apart), in either order.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product

from voice_skill.core.text import FILLERS, normalise
from voice_skill.core.types import ContentError, Finding

BREAK = "|"
"""The token between two sentences of typed text: no pattern reaches over it."""

_ANY = ""
"""Stands for every word where sequences are filed under the word they begin with."""

GAP_WORDS = 3
NEAR_WORDS = 6
_SENTENCE_END = re.compile(r"[.?!;]+(?=\s|$)|\n")
_LEXEME = re.compile(r"\.\.\.|[\[\]()|~]|<[\w-]+>|[^\s\[\]()|<>~]+")
_NOT_FORMS = {"can't": "can not", "cannot": "can not", "won't": "will not", "shan't": "shall not"}
_SCOTS = {f"{stem}nae": f"{whole} not" for stem, whole in (
    ("can", "can"), ("din", "do"), ("did", "did"), ("is", "is"), ("was", "was"), ("has", "has"),
    ("have", "have"), ("will", "will"), ("would", "would"), ("could", "could"), ("does", "does"),
)}  # fmt: skip
_BARE = {f"{stem}nt": f"{stem} not" for stem in (
    "do", "does", "did", "is", "was", "are", "has", "have", "had", "could", "would", "should",
)}  # fmt: skip
_WHOLE = _NOT_FORMS | _SCOTS | _BARE | {
    "cant": "can not", "wont": "will not", "ain't": "is not", "aint": "is not", "im": "i am",
    "ive": "i have", "hes": "he 's", "shes": "she 's", "its": "it 's", "thats": "that 's",
    "theres": "there 's", "whats": "what 's", "gonna": "going to", "wanna": "want to",
    "gotta": "got to", "dunno": "do not know", "y'know": "", "innit": "",
    "nae": "no", "nowt": "nothing", "owt": "anything", "summat": "something", "ma": "my",
    "mah": "my", "oor": "our", "sair": "sore", "wi": "with", "oot": "out", "doon": "down",
    "aboot": "about", "hiv": "have", "hae": "have", "ye": "you", "yer": "your", "gonnae": "going to",
    "cos": "because", "coz": "because", "ah've": "i have", "ah'm": "i am", "o": "of", "'em": "them",
}
_DROPPED_G = "breath hav swell bleed throbb hurt ach kill go gett cramp burn cough spread com feel pour"
_WHOLE |= {f"{stem}in": f"{stem}ing" for stem in _DROPPED_G.split()}  # fmt: skip
_ENDINGS = (("n't", "not"), ("'m", "am"), ("'re", "are"), ("'ve", "have"), ("'ll", "will"))


@dataclass(frozen=True, slots=True)
class Tokens:
    """Text cut for matching: short forms apart (``can't`` is ``can not``, ``leg's`` ``leg 's``).

    ``origin`` gives for each token the place of its word in ``source``, the normalised words.
    """

    words: tuple[str, ...]
    origin: tuple[int, ...]
    source: tuple[str, ...]

    def said(self, start: int, end: int) -> str:
        """The person's own words from token ``start`` up to, not including, token ``end``."""
        return " ".join(self.source[self.origin[start] : self.origin[end - 1] + 1])


@lru_cache(maxsize=32_768)
def _apart(word: str) -> tuple[str, ...]:
    if word in _WHOLE:
        return tuple(_WHOLE[word].split())
    for ending, whole in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending):
            return (word.removesuffix(ending), whole)
    for ending in ("'s", "'d"):
        if word.endswith(ending) and len(word) > len(ending):
            return (word.removesuffix(ending), ending)
    return (word,)


def tokens(text: str) -> Tokens:
    """The tokens of a text, thinking sounds left out, a ``BREAK`` between typed sentences."""
    found: list[str] = []
    origin: list[int] = []
    source: list[str] = []
    for piece in _SENTENCE_END.split(text):
        if found and found[-1] != BREAK:
            found.append(BREAK)
            origin.append(len(source) - 1)
        for word in normalise(piece).split():
            source.append(word)
            if word not in FILLERS:
                parts = _apart(word)
                found.extend(parts)
                origin.extend([len(source) - 1] * len(parts))
    return Tokens(tuple(found), tuple(origin), tuple(source))


@dataclass(frozen=True, slots=True)
class _Node:
    """One step of a pattern: a word, a choice of words and sequences, or a gap."""

    words: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()
    options: tuple[tuple[_Node, ...], ...] = ()
    by_first: Mapping[str, tuple[tuple[_Node, ...], ...]] = field(default_factory=dict)
    optional: bool = False
    gap: int = 0


_Seq = tuple[_Node, ...]


def _choice(options: list[_Seq], text: str, *, optional: bool = False) -> _Node:
    """One node for several sequences. Single words melt into one set and longer sequences are
    filed under the words they may begin with, so that a wrong word costs next to nothing.
    """
    single = [seq[0] for seq in options if len(seq) == 1 and not (seq[0].options or seq[0].gap)]
    longer = [seq for seq in options if len(seq) != 1 or seq[0].options or seq[0].gap]
    by_first: dict[str, tuple[_Seq, ...]] = defaultdict(tuple)
    for seq in longer:
        first_words, first_endings = _firsts(seq, text)
        for word in (*first_words, *(_ANY for _ in first_endings[:1])):
            by_first[word] += (seq,)
    return _Node(
        frozenset().union(*(node.words for node in single)),
        tuple(ending for node in single for ending in node.endings),
        tuple(longer),
        dict(by_first),
        optional,
    )


class Phrases:
    """Patterns of one pack, compiled. ``ContentError`` names a pattern that cannot be read."""

    def __init__(self, word_sets: Mapping[str, Sequence[str]]) -> None:
        """Word sets may hold patterns and name other sets."""
        self._sets = word_sets
        self._known: dict[str, _Node] = {}
        self._parts: dict[str, int] = {}
        self._sequences: list[_Seq] = []
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._by_start: dict[str, list[int]] = defaultdict(list)
        self._lengths: tuple[int, ...] = ()
        self._needs: list[frozenset[str]] = []

    def part(self, text: str) -> int:
        """The number of a pattern without ``~``; the same text has the same number."""
        text = " ".join(text.split())
        if text not in self._parts:
            sequence = self._read(text)
            self._parts[text] = len(self._sequences)
            first_words, first_endings = _firsts(sequence, text)
            for word in first_words:
                self._by_word[word].append(len(self._sequences))
            for ending in first_endings:
                self._by_start[ending].append(len(self._sequences))
            self._lengths = tuple(sorted({len(start) for start in self._by_start}))
            self._sequences.append(sequence)
            self._needs.append(_needed(sequence, text))
        return self._parts[text]

    def _read(self, text: str) -> _Seq:
        lexemes = _LEXEME.findall(text)
        options, end = self._options(lexemes, 0, text)
        if end != len(lexemes) or len(options) != 1 or not options[0]:
            raise ContentError(f"The phrase {text!r} has a bracket or bar too many or too few.")
        return options[0]

    def _options(self, lexemes: list[str], at: int, text: str) -> tuple[list[_Seq], int]:
        options: list[_Seq] = []
        row: list[_Node] = []
        while at < len(lexemes) and lexemes[at] not in (")", "]"):
            lexeme = lexemes[at]
            at += 1
            if lexeme == "|":
                options.append(tuple(row))
                row = []
            elif lexeme in ("(", "["):
                inner, at = self._options(lexemes, at, text)
                if at == len(lexemes) or lexemes[at] != (")" if lexeme == "(" else "]"):
                    raise ContentError(f"The phrase {text!r} has an open bracket. Close it.")
                row.append(_choice(inner, text, optional=lexeme == "["))
                at += 1
            elif lexeme == "...":
                row.append(_Node(gap=GAP_WORDS))
            elif lexeme.startswith("<"):
                row.append(self._word_set(lexeme[1:-1], text))
            elif lexeme.endswith("*"):
                row.append(_Node(endings=(lexeme[:-1],)))
            else:
                row.extend(_Node(frozenset({word})) for word in _apart(lexeme))
        return [*options, tuple(row)], at

    def _word_set(self, name: str, text: str) -> _Node:
        if name not in self._known:
            if name not in self._sets:
                raise ContentError(f"The phrase {text!r} names the word set {name!r}: add it.")
            self._known[name] = _choice([self._read(each) for each in self._sets[name]], text)
        return self._known[name]

    def matches(self, words: tuple[str, ...]) -> dict[int, list[tuple[int, ...]]]:
        """For every part found in the words: the places of the words it took, match by match."""
        found: dict[int, list[tuple[int, ...]]] = {}
        said = frozenset(words)
        for start, word in enumerate(words):
            candidates = self._by_word.get(word, [])
            for length in self._lengths:
                candidates = candidates + self._by_start.get(word[:length], [])
            for part in dict.fromkeys(candidates):
                if self._needs[part] and said.isdisjoint(self._needs[part]):
                    continue
                for _, used in _ends(self._sequences[part], 0, words, start, ()):
                    found.setdefault(part, []).append(used)
                    break
        return found


def _firsts(sequence: _Seq, text: str) -> tuple[set[str], list[str]]:
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


def _needed(sequence: _Seq, text: str) -> frozenset[str]:
    """Words one of which has to be said for the sequence to match, besides its first; may be none.

    Only saves time: most patterns that begin with a common word fail on a rare one after it.
    """
    best: frozenset[str] = frozenset()
    for node in sequence[1:]:
        if node.optional or node.gap:
            continue
        words, endings = _firsts((node,), text)
        if not endings and (not best or len(words) < len(best)):
            best = frozenset(words)
    return best


def _ends(
    sequence: _Seq, step: int, words: tuple[str, ...], at: int, used: tuple[int, ...]
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Every way to walk the sequence from a place: where it ends and which places it took."""
    if step == len(sequence):
        yield at, used
        return
    node = sequence[step]
    if node.gap:
        for skipped in range(node.gap + 1):
            if skipped and (at + skipped > len(words) or words[at + skipped - 1] == BREAK):
                return
            yield from _ends(sequence, step + 1, words, at + skipped, used)
        return
    word = words[at] if at < len(words) else BREAK
    if node.options:
        for option in (*node.by_first.get(word, ()), *node.by_first.get(_ANY, ())):
            for end, taken in _ends(option, 0, words, at, used):
                yield from _ends(sequence, step + 1, words, end, taken)
    if word in node.words or (node.endings and word.startswith(node.endings)):
        yield from _ends(sequence, step + 1, words, at + 1, (*used, at))
    if node.optional:
        yield from _ends(sequence, step + 1, words, at, used)


@dataclass(frozen=True, slots=True)
class Mention:
    """A finding that the words name. ``used`` are the places taken, ``key`` the sign's last word."""

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
            name: {used for parts in self._unless.get(name, ()) for used in _all(parts, found, words)}
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
        pairs = zip(chosen, chosen[1:], strict=False)
        if all(_close(one, other, words) for one, other in pairs):
            yield used, max(chosen[-1])


def _close(one: tuple[int, ...], other: tuple[int, ...], words: tuple[str, ...]) -> bool:
    left, right = (one, other) if one[0] < other[0] else (other, one)
    between = words[max(left) + 1 : min(right)]
    return len(between) <= NEAR_WORDS and BREAK not in between
