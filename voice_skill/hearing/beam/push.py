"""The pack's push while a text grows word by word: from state to state of its language model."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from math import exp, log

import numpy as np

from voice_skill.hearing.teaching.language_model import NO_STATE, ROOT
from voice_skill.hearing.teaching.ratios import Ratios

_AFTER = b"\xff"  # stands behind every letter
_TINY = 1e-20
_REMEMBERED = 65_536


class Push:
    """What a pack adds, in logarithms, to each word after the words before it.

    A state stands for those words. Remembers what it was asked: a search asks the same again.
    """

    def __init__(self, ratios: Ratios) -> None:
        self._all = ratios
        self._letters = ratios.letters.tobytes()
        self._known = range(len(ratios.cuts) - 1)
        # The states of one word by their word, and those of two by the later word's and the older.
        self._stride = ratios.end + 1
        one = np.flatnonzero(ratios.parent == ROOT)
        self._alone = np.full(self._stride, ROOT, np.int32)
        self._alone[ratios.oldest[one]] = one
        two = np.flatnonzero(ratios.parent > ROOT)
        keys = ratios.parent[two].astype(np.int64) * self._stride + ratios.oldest[two]
        order = np.argsort(keys)
        self._pair_keys, self._pairs = keys[order], two[order].astype(np.int32)
        # A word that no language model knows was pushed down like one that the pack lacks.
        self._unknown = float(np.median(ratios.ratio[: ratios.first[1]]))
        self.start = ratios.start
        self.word = lru_cache(_REMEMBERED)(self._word)
        self.begun = lru_cache(_REMEMBERED)(self._begun)
        self._span = lru_cache(_REMEMBERED)(self._that_begin)

    def ended(self, state: int) -> float:
        """What is added where the sentence ends."""
        return self._ratio(state, self._all.end)

    def _word(self, state: int, word: str) -> tuple[float, int]:
        # What the word adds, and the state after it.
        spelt = word.encode()
        number = bisect_left(self._known, spelt, key=self._spelt)
        if number == len(self._known) or self._spelt(number) != spelt:
            return self._ratio(state, NO_STATE), ROOT
        return self._ratio(state, number), self._after(state, number)

    def _begun(self, state: int, letters: str) -> float:
        # What the words that begin so add after that state, all together.
        low, high = self._span(letters)
        taught, general = (
            float(sums[high] - sums[low]) for sums in (self._all.taught, self._all.general)
        )
        for each in reversed(self._histories(state)):
            lowered, backoff = float(self._all.lowered[each]), float(self._all.backoff[each])
            begin, end = self._arcs(each, low, high)
            chances = self._all.chance[begin:end].astype(np.float64)
            ratios = self._all.ratio[begin:end]
            taught = float(np.exp(chances).sum()) + exp(lowered) * taught
            general = float(np.exp(chances - ratios).sum()) + exp(lowered - backoff) * general
        if taught < _TINY or general < _TINY:
            return self._ratio(state, NO_STATE)
        return log(taught / general)

    def _histories(self, state: int) -> list[int]:
        # The state and its shorter histories, but for the empty one.
        found = []
        while state != ROOT:
            found.append(state)
            state = int(self._all.parent[state])
        return found

    def _that_begin(self, letters: str) -> tuple[int, int]:
        begin = letters.encode()
        low = bisect_left(self._known, begin, key=self._spelt)
        return low, bisect_left(self._known, begin + _AFTER, key=self._spelt)

    def _spelt(self, number: int) -> bytes:
        cuts = self._all.cuts
        return self._letters[cuts[number] : cuts[number + 1]]

    def _arcs(self, state: int, low: int, high: int) -> tuple[int, int]:
        first, end = self._all.first[state : state + 2].tolist()
        begin, stop = np.searchsorted(self._all.word[first:end], (low, high)).tolist()
        return first + begin, first + stop

    def _ratio(self, state: int, word: int) -> float:
        added = 0.0
        while state != NO_STATE:
            begin, end = self._arcs(state, word, word + 1)
            if begin < end:
                return added + float(self._all.ratio[begin])
            added += float(self._all.backoff[state])
            state = int(self._all.parent[state])
        return added + self._unknown

    def _after(self, state: int, number: int) -> int:
        # The longest end of the history and the word that is itself a state.
        alone = int(self._alone[number])
        if alone == ROOT or state == ROOT:
            return alone
        last = self._histories(state)[-1]  # a state's own word is the oldest of its history
        wanted = alone * self._stride + int(self._all.oldest[last])
        place = int(np.searchsorted(self._pair_keys, wanted))
        found = place < len(self._pair_keys) and self._pair_keys[place] == wanted
        return int(self._pairs[place]) if found else alone
