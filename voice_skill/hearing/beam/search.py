"""The likeliest texts of an utterance where the sound and a pack's words both have a say."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from voice_skill.hearing.beam.network import END, Floats, Network
from voice_skill.hearing.beam.push import Push
from voice_skill.values.audio import SAMPLE_RATE
from voice_skill.values.text import normalise

WIDTH, PIECES = 8, 30
"""Texts that are followed side by side, and pieces that are tried after each."""

WEIGHT, A_WORD = 0.8, 0.4
"""How much the pack's push counts beside the sound, and what is added for each word: a sum of
logarithms likes short texts. On 97 clips 0.6 and 0.4 heard as well, 1.0 and 0.4 worse by .01 to .05
of the words."""

_PIECES_A_SECOND = 6.5
_FEWEST = 4
_HOPELESS = 6.0  # how far behind the best whole text an unfinished one is given up
_UNLIKELY = 10.0  # how far behind the likeliest piece another is not tried


class Text(NamedTuple):
    """A text, and its score: log chances of its pieces, with what words and pack add."""

    text: str
    score: float


class _Growing(NamedTuple):
    row: int
    state: int
    pieces: tuple[int, ...] = ()
    sound: float = 0.0
    push: float = 0.0
    words: tuple[str, ...] = ()
    letters: str = ""
    score: float = 0.0


class Search:
    """A beam search over ``network``; without a ``push`` only the sound has a say."""

    def __init__(self, network: Network, push: Push | None) -> None:
        self._network = network
        self._push = push
        self._weight, self._a_word = (WEIGHT, A_WORD) if push is not None else (0.0, 0.0)
        self._parts = [_parts(piece) for piece in network.pieces]

    def texts(self, samples: Floats) -> tuple[Text, ...]:
        """What may have been said (samples of 16 kHz, full scale 1.0), likeliest first."""
        chances = self._network.begin(samples)
        growing = [_Growing(0, self._push.start if self._push is not None else 0)]
        whole: dict[str, float] = {}
        for _ in range(int(len(samples) / SAMPLE_RATE * _PIECES_A_SECOND) + _FEWEST):
            grown: list[_Growing] = []
            for each, row in zip(growing, chances, strict=True):
                for piece in _likeliest(row):
                    if piece == END:
                        self._end(each, float(row[END]), whole)
                    elif (longer := self._grow(each, piece, float(row[piece]))) is not None:
                        grown.append(longer)
            grown.sort(key=lambda each: -each.score)
            least = max(whole.values(), default=-np.inf) - _HOPELESS
            growing = [each for each in grown[:WIDTH] if each.score > least]
            if not growing:
                break
            chances = self._network.step(
                [each.row for each in growing], [each.pieces[-1] for each in growing]
            )
            growing = [each._replace(row=row) for row, each in enumerate(growing)]
        for each, row in zip(growing, chances, strict=False):
            self._end(each, float(row[END]), whole)
        ranked = sorted(whole.items(), key=lambda item: -item[1])
        return tuple(Text(text, score) for text, score in ranked if text)

    def _grow(self, text: _Growing, piece: int, chance: float) -> _Growing | None:
        # The text with a piece more; None where it begins to go round in circles.
        _, state, pieces, sound, push, words, letters, _ = text
        for part in self._parts[piece]:
            if part:
                letters += part
                continue
            added, state, words = self._with_word(state, words, letters)
            push, letters = push + added, ""
            if _goes_round(words):
                return None
        sound += chance
        begun = self._push.begun(state, letters) if letters and self._push is not None else 0.0
        count = len(words) + bool(letters)
        score = sound + self._weight * (push + begun) + self._a_word * count
        return _Growing(text.row, state, (*pieces, piece), sound, push, words, letters, score)

    def _with_word(
        self, state: int, words: tuple[str, ...], letters: str
    ) -> tuple[float, int, tuple[str, ...]]:
        word = letters.strip("'")
        if not word:
            return 0.0, state, words
        if self._push is None:
            return 0.0, state, (*words, word)
        added, state = self._push.word(state, word)
        return added, state, (*words, word)

    def _end(self, text: _Growing, chance: float, whole: dict[str, float]) -> None:
        added, state, words = self._with_word(text.state, text.words, text.letters)
        if _goes_round(words):
            return
        if self._push is not None:
            added += self._push.ended(state)
        score = text.sound + chance + self._weight * (text.push + added) + self._a_word * len(words)
        said = normalise("".join(self._network.pieces[each] for each in text.pieces))
        whole[said] = max(score, whole.get(said, -np.inf))


def _likeliest(row: Floats) -> list[int]:
    best = np.argpartition(row, -PIECES)[-PIECES:]
    found: list[int] = best[row[best] > row[best].max() - _UNLIKELY].tolist()
    return found


@lru_cache(maxsize=32_768)
def _parts(piece: str) -> tuple[str, ...]:
    # Runs of letters, and an empty text wherever a word ends.
    parts: list[str] = []
    for letter in piece.casefold():
        if letter.isalnum() or letter == "'":
            parts.append(letter if not parts or not parts[-1] else parts.pop() + letter)
        elif not parts or parts[-1]:
            parts.append("")
    return tuple(parts)


def _goes_round(words: tuple[str, ...]) -> bool:
    # A word three times running, the last two twice, any three again: so it goes on for ever.
    last = words[-3:]
    if len(last) == 3 and len(set(last)) == 1:
        return True
    if len(words) < 4:
        return False
    return words[-2:] == words[-4:-2] or any(
        words[at : at + 3] == last for at in range(len(words) - 3)
    )
