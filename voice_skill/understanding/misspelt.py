"""Slips of spelling and dictation, read as words of the pack: "vericose vains". Pure.

Only words that nobody knows are read anew, so that a sentence without a slip stays as it is. The
words come from the pack's own examples; no dictionary of the world is needed. Danger signs have a
reader of slips of their own (``safety.slips``), which is bolder.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, lru_cache
from itertools import chain

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from voice_skill.language.language import keeping, per_language, section
from voice_skill.understanding.typed import written_out
from voice_skill.values.text import normalise

_SHORTEST = 4
"""Letters of a word that may be a slip: a shorter one may be anything."""
_LONGEST = 40
"""Letters of a word at most: to read 100,000 as two words took ten gigabytes."""
_LONG = 7
"""Letters from which a word may have two slips, or come in pieces."""
_ALIKE = 55
"""rapidfuzz ratio of letters that two words of one sound have at least."""
_SOUNDS_ENOUGH = 3
"""Sounds that words put together must have, for their sound to tell anything."""
_KEPT = 512  # texts


class Speller:
    """Reads slips as the words that people use when they ask about the pack."""

    def __init__(
        self,
        asked: Iterable[str],
        others: Iterable[str] = (),
        is_word: Callable[[str], bool] = lambda word: False,
    ) -> None:
        """``asked`` are the pack's ways of asking, normalised; ``others`` texts of real words.

        ``is_word`` knows words that the texts lack.
        """
        self._count = Counter(chain.from_iterable(map(str.split, asked)))
        self._others = others
        self._is_word = is_word
        self._targets = [word for word in self._count if len(word) >= _SHORTEST]
        self.mended = lru_cache(maxsize=_KEPT)(self._mended)

    # Most questions have no word that is unknown: what reads those is made when one comes.
    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(chain.from_iterable(map(str.split, self._others)))

    @cached_property
    def _sounding(self) -> Mapping[str, list[str]]:
        sounding: dict[str, list[str]] = defaultdict(list)
        for word in self._targets:
            sounding[_sound(word)].append(word)
        return sounding

    def _mended(self, text: str) -> str:
        """The text with its slips read as what they most likely are; the same where none is."""
        said = normalise(written_out(text))
        words = _short_ways(said).split()
        found: list[str] = []
        at = 0
        while at < len(words):
            taken, meant = self._meant(words, at)
            found.append(meant)
            at += taken
        mended = " ".join(found)
        return text if mended == said else mended

    def _meant(self, words: list[str], at: int) -> tuple[int, str]:
        # (words taken, what they are)
        word = words[at]
        for wide in (3, 2):
            piece = words[at : at + wide]
            if len(piece) == wide and not all(map(self._is_known, piece)):
                whole = self._of_sound("".join(piece), _LONG)
                if whole and len(_sound(whole)) > _SOUNDS_ENOUGH:
                    return wide, whole
        return 1, word if self._is_known(word) else self._slip_of(word) or word

    def _is_known(self, word: str) -> bool:
        return (
            not _SHORTEST <= len(word) <= _LONGEST
            or word in self._count
            or word in self._known
            or not word.isalpha()
            or self._is_word(word)
        )

    def _slip_of(self, word: str) -> str:
        if one := self._near(word, 1):
            return one
        if same := self._of_sound(word, _SHORTEST):
            return same
        if len(word) >= _LONG and (two := self._near(word, 2)):
            return two
        return self._apart(word)

    def _near(self, word: str, slips: int) -> str:
        near = process.extract(
            word, self._targets, scorer=OSA.distance, score_cutoff=slips, limit=None
        )
        # People rarely get the first letter wrong; after that, what is asked oftenest.
        ranked = [(each[0][0] == word[0], -each[1], self._count[each[0]], each[0]) for each in near]
        return max(ranked)[3] if ranked else ""

    def _of_sound(self, word: str, shortest: int) -> str:
        alike = [
            (self._count[each], each)
            for each in self._sounding.get(_sound(word), ())
            if len(each) >= shortest and fuzz.ratio(word, each) >= _ALIKE
        ]
        return max(alike, default=(0, ""))[1]

    def _apart(self, word: str) -> str:
        # "legcramps": two words of the pack, both often said.
        pairs = [
            (min(self._count[word[:at]], self._count[word[at:]]), f"{word[:at]} {word[at:]}")
            for at in range(3, len(word) - 2)
        ]
        count, pair = max(pairs, default=(0, ""))
        return pair if count else ""


def _short_ways(said: str) -> str:
    # "r leg cramps bad 4 u"; but "h r t" are initials.
    ways, short = _short()
    return short.sub(lambda found: ways[found.group()], said)


@per_language
def _short() -> tuple[dict[str, str], re.Pattern[str]]:
    ways: dict[str, str] = section("spelling")["typed_in_questions"]
    longest_first = [re.escape(short) for short in sorted(ways, key=len, reverse=True)]
    letters = "|".join(short for short in longest_first if len(short) == 1)
    longer = "|".join(short for short in longest_first if len(short) > 1)
    lone = rf"(?<!\b[^\W\d_] )\b(?:{letters})\b(?! [^\W\d_]\b)"
    return ways, re.compile(rf"\b(?:{longer})\b|{lone}")


@keeping(8_192)
def _sound(word: str) -> str:
    """The word by its sound, roughly: its first letter's and its consonants'."""
    data = section("spelling")
    for letters, sound in data["sounds"].items():
        word = word.replace(letters, sound)
    vowels = data["vowels"]
    kept = "".join(each for at, each in enumerate(word) if not at or each not in vowels)
    return "".join(each for at, each in enumerate(kept) if not at or each != kept[at - 1])
