"""Echo cancellation of text (AEC): our own words are taken out of what the ear heard. Pure.

We know what the loudspeaker says, and when. A hypothesis is laid beside that script; what repeats
it is ours, even where the ear heard it wrongly, and what is left is the person's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.fuzz import ratio

from voice_skill.hearing.spotting import no
from voice_skill.language.language import keeping, section
from voice_skill.language.numbers import in_words, is_number
from voice_skill.language.tables import pattern, phrases
from voice_skill.values.heard import Heard, Hypothesis
from voice_skill.values.text import normalise

ALIKE, ALIKE_TOGETHER = 0.55, 0.72
"""From this likeness on (0 to 1) what was heard is what we said, misheard.

The second is for words that were heard as one, or one as several: "more yes" is not "more".
"""

CLEARLY_ALIKE = 0.7
"""From this likeness on a word of the script is taken for the command, and not obeyed."""

OUR_END = 0.8
"""After we fell silent, only what is so like the end of our sentence is taken for it."""

AHEAD_SECONDS, BEHIND_SECONDS = 0.7, 1.5
"""How far off our clock of the words may be, and how long the ear takes for a word."""

_LONGEST_NUMBER = 6  # words that a voice's "nine nine nine now" may be misheard as
_SKIPPED = 0.3  # cost of one of our words that was not heard
_STRANGE = 1.0  # cost of a word that we did not say
_TOGETHER = 3  # words that may be heard as one, or one as so many
_FILLS = 1.6  # letters of misheard words for one letter of ours
_SLACK = 4  # letters
_LEAST_END = 4  # letters
_LAG = 3  # words that we may have said and the ear has not heard yet


@dataclass(frozen=True, slots=True)
class Saying:
    """One sentence as it sounds: ``began`` and ``seconds`` on the listener's clock."""

    words: tuple[str, ...]
    began: float
    seconds: float

    @classmethod
    def of(cls, text: str, began: float, seconds: float) -> Saying:
        """``text`` as the voice is given it: numbers in words, or digit by digit."""
        words = (each for word in normalise(text).split() for each in _as_said(word))
        return cls(tuple(words), began, seconds)

    def between(self, start: float, end: float) -> tuple[str, ...]:
        """The words that may have sounded in that time; each lasts as its letters are many."""
        letters = [len(word) + 1 for word in self.words]
        total = sum(letters) or 1
        found, at = [], 0
        for word, size in zip(self.words, letters, strict=True):
            first = self.began + self.seconds * at / total
            at += size
            last = self.began + self.seconds * at / total
            if last >= start and first <= end:
                found.append(word)
        return tuple(found)


def heard_of(sayings: Sequence[Saying], start: float, end: float) -> tuple[str, ...]:
    """Our words that an utterance between these two moments may hold, in order."""
    return tuple(
        word
        for saying in sayings
        for word in saying.between(start - BEHIND_SECONDS, end + AHEAD_SECONDS)
    )


def persons_words(hypothesis: str, ours: Sequence[str]) -> tuple[str, ...]:
    """What a person said, out of a hypothesis that also holds ``ours``, words of our script."""
    heard = normalise(hypothesis).split()
    if not ours or not heard:
        return tuple(heard)
    kept: list[str] = []
    for words, hole, around in _runs(tuple(heard), tuple(ours)):
        if not _fills(words, hole, around):
            kept += words
        else:
            kept += _commands(words, around)
    return tuple(kept)


def is_ours(hypothesis: str, ours: Sequence[str]) -> bool:
    """Whether at least half of the words that were heard are words of our script, in its order."""
    heard = tuple(normalise(hypothesis).split())
    if not heard or not ours:
        return False
    steps = [*_aligned(heard, tuple(ours)), (len(heard), 0, False)]
    found = sum(later[0] - step[0] for step, later in pairwise(steps) if step[2])
    return 2 * found >= len(heard)


def without_ours(heard: Heard, ours: Sequence[str]) -> Heard:
    """The hypotheses without our own words; none where the best is nothing else."""
    return _changed(heard, lambda text: " ".join(persons_words(text, ours)))


def without_our_end(heard: Heard, ours: Sequence[str]) -> Heard:
    """What was heard after we fell silent, without the end of our last words it may begin with."""
    return _changed(heard, lambda text: _after_our_end(normalise(text).split(), ours))


def _changed(heard: Heard, change: Callable[[str], str]) -> Heard:
    texts = [(change(each.text), each) for each in heard.hypotheses]
    if texts and not texts[0][0]:
        texts = []
    left = (Hypothesis(text, each.confidence, each.engine) for text, each in texts if text)
    return Heard(tuple(left), heard.started, heard.ended)


def _after_our_end(heard: list[str], ours: Sequence[str]) -> str:
    for words in range(len(heard), 0, -1):
        begins = "".join(heard[:words])
        for mine in range(max(1, words - 1), min(len(ours), words + 1) + 1):
            end = "".join(ours[-mine:])
            if len(begins) >= _LEAST_END and _same_sound(begins, end) >= OUR_END:
                return " ".join(heard[words:])
    return " ".join(heard)


def _commands(words: Sequence[str], around: Sequence[str]) -> list[str]:
    """The first word that steers us, unless our script holds it nearby."""
    for word in words:
        if word in _steering() and not any(sounds_like(word, each) for each in around):
            return [word]
    # A lone "no" is so short that any n of ours may have made it.
    lone = list(words) in ([no()], [no(), no()])
    like_it = pattern("hearing", "while_we_speak", "like_it")
    if lone and not any(like_it.search(each) for each in around):
        return [no()]
    return []


def _steering() -> frozenset[str]:
    return phrases("hearing", "while_we_speak", "silence")


def _as_said(word: str) -> list[str]:
    """A number as the voice says it, up to 9999; any other word as it is."""
    if not word.isascii() or not word.isdigit() or len(word) > 4:
        return [word]
    return in_words(int(word))


def _fills(words: Sequence[str], hole: Sequence[str], around: Sequence[str] = ()) -> bool:
    # Digits said one by one are misheard most, and as anything at all.
    if len(words) <= _LONGEST_NUMBER and sum(is_number(word) for word in around) > 1:
        return True
    # Misheard words take about as long as those they stand for.
    return len("".join(words)) <= _FILLS * len("".join(hole)) + (_SLACK if hole else 0)


def _runs(
    heard: tuple[str, ...], ours: tuple[str, ...]
) -> list[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]]:
    """Runs of words that are not ours: (the words, ours that are missing there, ours nearby)."""
    steps = _aligned(heard, ours)
    found = []
    matched = False
    run: list[str] = []
    hole: list[int] = []
    at = 0
    for words, mine, is_ours in [*steps, (-1, 0, True)]:
        if is_ours:
            if run:
                # After the last match it is not known which of our words were said already.
                hole = hole[:_LAG] if words < 0 else hole
                # Before the first match, our words may have been said before the ear listened.
                hole = hole if matched else hole[-_LAG:]
                last = at + len(hole)
                around = ours[max(0, at - 3) : last + 4]
                found.append((tuple(run), tuple(ours[n] for n in hole), around))
            at += len(hole) + mine
            run, hole, matched = [], [], True
        else:
            run += heard[words : words + 1] if mine == 0 else ()
            hole += [at + len(hole)] if mine else []
    return found


def _aligned(heard: tuple[str, ...], ours: tuple[str, ...]) -> list[tuple[int, int, bool]]:
    """The cheapest way through both: (place in heard, how many of ours, whether they match)."""
    rows, columns = len(heard), len(ours)
    best = [[float("inf")] * (columns + 1) for _ in range(rows + 1)]
    came: dict[tuple[int, int], tuple[int, int, bool]] = {}
    best[0] = [0.0] * (columns + 1)  # where in the script it begins is free
    for at in range(1, columns + 1):
        came[0, at] = (0, at - 1, False)
    for row in range(rows + 1):
        for column in range(columns + 1):
            cost = best[row][column]
            if row < rows and cost + _STRANGE < best[row + 1][column]:
                best[row + 1][column] = cost + _STRANGE
                came[row + 1, column] = (row, column, False)
            skip = 0.0 if row == rows else _SKIPPED
            if column < columns and cost + skip < best[row][column + 1]:
                best[row][column + 1] = cost + skip
                came[row, column + 1] = (row, column, False)
            for words in range(1, min(_TOGETHER, rows - row) + 1):
                for mine in range(1, min(_TOGETHER, columns - column) + 1):
                    alike = _likeness(heard[row : row + words], ours[column : column + mine])
                    if alike < (ALIKE if words == mine == 1 else ALIKE_TOGETHER):
                        continue
                    total = cost + (1 - alike) * max(words, mine)
                    if total < best[row + words][column + mine]:
                        best[row + words][column + mine] = total
                        came[row + words, column + mine] = (row, column, True)
    return _path(came, rows, columns)


def _path(
    came: dict[tuple[int, int], tuple[int, int, bool]], row: int, column: int
) -> list[tuple[int, int, bool]]:
    steps: list[tuple[int, int, bool]] = []
    while (row, column) in came:
        before_row, before_column, match = came[row, column]
        steps.append((before_row, column - before_column, match))
        row, column = before_row, before_column
    return steps[::-1]


def _likeness(heard: tuple[str, ...], ours: tuple[str, ...]) -> float:
    steering = _steering()
    commands = [word for word in heard if word in steering]
    if commands and not any(sounds_like(commands[0], word) for word in ours):
        return 0.0
    if len(heard) + len(ours) > 2 and not set(heard).isdisjoint(ours):
        return 0.0  # what was heard rightly is matched word by word
    return _same_sound("".join(heard), "".join(ours))


@keeping(8_192)
def _same_sound(heard: str, ours: str) -> float:
    if heard == ours:
        return 1.0
    if max(len(heard), len(ours)) > 3 * min(len(heard), len(ours)):
        return 0.0
    return max(ratio(heard, ours), ratio(_folded(heard), _folded(ours))) / 100


@keeping(16_384)
def _folded(word: str) -> str:
    for written, sound in section("hearing")["sounds_as"].items():
        word = word.replace(written, sound)
    return word


def sounds_like(command: str, ours: str) -> bool:
    """Whether a word of our script may have been heard as that word of command."""
    return (
        command in ours
        or ours.startswith(command[:3])
        or _same_sound(command, ours) >= CLEARLY_ALIKE
    )
