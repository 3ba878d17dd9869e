"""Simulated patients who speak: every word is said by a synthetic voice and really heard.

The patients, their answers and the figures are those of ``vignettes``; between patient and
conversation stand a voice and the recogniser.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from voice_skill.dialogue.dialogue import Dialogue
from voice_skill.evaluation.speakers import EXAMINERS, Speaker, place
from voice_skill.evaluation.vignettes import Disturb, Row, Vignette, row_of
from voice_skill.evaluation.visit import visit
from voice_skill.values.heard import Heard, Hypothesis
from voice_skill.values.reply import Expects

_BLOCK_BYTES = 3_200  # a tenth of a second
_TAIL = bytes(12_800)  # 0.4 s of silence: nobody stops listening on the last sound


class Ear(Protocol):
    """Hears what a patient says."""

    def hear(self, text: str, speaker: Speaker, expects: Expects) -> Heard:
        """What was understood of the text when this speaker says it."""
        ...

    def again(self) -> tuple[Hypothesis, ...]:
        """The same as another engine hears it; none where there is no other."""
        ...


@dataclass(frozen=True, slots=True)
class _Voiced:
    """The ear, when one speaker speaks."""

    ear: Ear
    speaker: Speaker

    def hear(self, text: str, expects: Expects) -> Heard:
        return self.ear.hear(text, self.speaker, expects)

    def again(self) -> tuple[Hypothesis, ...]:
        return self.ear.again()


class Listening(Protocol):
    """The part of ``hearing.ears.Ears`` that is needed here."""

    def hear(self, recording: Iterable[bytes], *, expects: Expects = ...) -> Heard: ...

    def again(self) -> tuple[Hypothesis, ...]: ...


class RealEar:
    """A synthetic voice and real ears. The same words of the same voice are heard once."""

    def __init__(self, ears: Listening, say: Callable[[Speaker, str], bytes] | None = None) -> None:
        """``say`` gives 16 kHz samples; the default is a quiet room."""
        self._ears = ears
        self._say = say or (lambda speaker, text: speaker.say(text))
        self._known: dict[tuple[str, Speaker, Expects], tuple[Heard, tuple[Hypothesis, ...]]] = {}
        self._last: tuple[Hypothesis, ...] = ()

    def hear(self, text: str, speaker: Speaker, expects: Expects) -> Heard:
        """Silence is no audio at all."""
        self._last = ()
        if not text:
            return Heard(())
        key = (text, speaker, expects)
        if key not in self._known:
            samples = self._say(speaker, text) + _TAIL
            heard = self._ears.hear(_blocks(samples), expects=expects)
            self._known[key] = (heard, self._ears.again())
        heard, self._last = self._known[key]
        return heard

    def again(self) -> tuple[Hypothesis, ...]:
        """What the second engine made of the last words."""
        return self._last


def run_spoken(
    vignettes: Iterable[Vignette],
    dialogue: Dialogue,
    ear: Ear,
    *,
    disturb: Disturb | None = None,
    seed: int = 0,
    on_row: Callable[[Row], None] = lambda row: None,
) -> tuple[Row, ...]:
    """Each patient, with a voice of its own, through a fresh conversation.

    ``seed`` gives every patient the next voice; ``on_row`` is told of each that is done.
    ``ValueError`` where the pack has no check-up.
    """
    if dialogue.checker is None:
        raise ValueError(f"The pack {dialogue.pack.id} has no flow.")
    rows = []
    for each in vignettes:
        speaker = EXAMINERS[(place(each.id, len(EXAMINERS)) + seed) % len(EXAMINERS)]
        found = visit(each, dialogue, _Voiced(ear, speaker), disturb=disturb)
        rows.append(row_of(each, found))
        on_row(rows[-1])
    return tuple(rows)


def _blocks(samples: bytes) -> Iterable[bytes]:
    for start in range(0, len(samples), _BLOCK_BYTES):
        yield samples[start : start + _BLOCK_BYTES]
