"""Adaptive endpointing: how long to wait for a person who pauses, learnt from their own pauses.

Nothing is kept but the lengths of the last pauses, and those only while the program runs.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable

from voice_skill.language.tables import words
from voice_skill.listening.endpoint import LONGEST_END_SILENCE, SHORTEST_END_SILENCE
from voice_skill.understanding.answers import find_answer
from voice_skill.understanding.commands import find_control
from voice_skill.values.reply import Expects

USUAL = 1.5
"""Seconds, requirements LI1."""

LEAST_FOR_PAUSERS = 1.2
"""Seconds. Somebody who pauses is never cut off sooner, whatever is asked."""

PAUSE = 0.6
"""Seconds of silence within a sentence that make somebody one who pauses."""

SOONER = 0.7
"""After a yes-or-no question the wait is so much of the usual one: 1.05 s of 1.5 s."""

LONGER = 1.5
"""Where what was said so far cannot be all ("it hurts when"), the wait is so much longer."""

_MARGIN = 1.25
_KEPT = 40  # pauses of one kind of question
_SHARE = 0.9  # nine pauses in ten are waited for


class Patience:
    """The silence that ends an utterance, in seconds.

    ``usual`` is what the person set. Their own pauses may only make it longer.
    """

    def __init__(self, usual: float = USUAL) -> None:
        self.usual = usual
        self._pauses: dict[Expects, deque[float]] = defaultdict(lambda: deque(maxlen=_KEPT))

    def of(self, usual: float | None) -> Patience:
        """For somebody among several who set that; they share what is learnt, on any thread."""
        theirs = Patience(self.usual if usual is None else usual)
        theirs._pauses = self._pauses
        return theirs

    @property
    def pauses(self) -> bool:
        """Whether this person pauses within a sentence."""
        kept = (tuple(each) for each in tuple(self._pauses.values()))  # others may learn meanwhile
        return any(max(each, default=0.0) >= PAUSE for each in kept)

    def learn(self, expects: Expects, pauses: Iterable[float]) -> None:
        """Pauses that were heard within one utterance, in seconds."""
        self._pauses[expects].extend(pauses)

    def cut_off(self, expects: Expects, silence: float) -> None:
        """The person went on after so much silence: the utterance was ended too soon."""
        self._pauses[expects].extend([silence] * 3)

    def end_silence(self, expects: Expects, text: str = "") -> float:
        """How long to wait after these words, where that kind of answer is expected."""
        wait = max(self.usual, self._longest(expects) * _MARGIN)
        if expects is Expects.YES_NO and _is_whole(text):
            wait *= SOONER
        elif _goes_on(text):
            wait *= LONGER
        least = LEAST_FOR_PAUSERS if self.pauses else SHORTEST_END_SILENCE
        return min(LONGEST_END_SILENCE, max(least, wait))

    def _longest(self, expects: Expects) -> float:
        kept = sorted(self._pauses[expects])
        return kept[int(_SHARE * (len(kept) - 1))] if kept else 0.0


def _is_whole(text: str) -> bool:
    # "Yes it is", "slower please": nothing is missing.
    if not text:
        return False
    return find_answer(text, misheard=True) is not None or find_control(text) is not None


def _goes_on(text: str) -> bool:
    said = text.split()
    if not said or said[-1] not in words("hearing", "goes_on"):
        return False
    return len(said) > 1 or said[0] not in words("hearing", "answers_alone")
