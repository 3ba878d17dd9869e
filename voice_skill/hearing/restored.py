"""A recogniser whose sound-alikes are put back into the words that were meant."""

from __future__ import annotations

from dataclasses import replace

from voice_skill.hearing.soundalike import SoundsLike, restore
from voice_skill.values.audio import Recogniser
from voice_skill.values.heard import Hypothesis


class Restored:
    """Any recogniser; "flea biologist" comes out as "phlebologist"."""

    def __init__(self, recogniser: Recogniser, sounds_like: SoundsLike) -> None:
        self._recogniser = recogniser
        self._sounds_like = sounds_like

    def feed(self, block: bytes) -> str:
        """The partial text so far, words restored."""
        return restore(self._recogniser.feed(block), self._sounds_like)

    def finish(self) -> tuple[Hypothesis, ...]:
        """The hypotheses, words restored, best first."""
        return tuple(
            replace(each, text=restore(each.text, self._sounds_like))
            for each in self._recogniser.finish()
        )
