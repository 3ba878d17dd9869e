"""Simulated patients who speak: every word is said by a synthetic voice and really heard.

The patients, their answers and the figures are those of ``vignettes``; between patient and
check-up stand a voice and the recogniser, and the whole dialogue hears what came of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Protocol

from voice_skill.core.agreement import Doubt
from voice_skill.core.checkup import Checker, Checkup, Phase
from voice_skill.core.dialogue import Dialogue
from voice_skill.core.session import Session, raised_to
from voice_skill.core.types import Expects, Heard, Hypothesis, Level, Reply
from voice_skill.evaluation.speakers import EXAMINERS, Speaker, place
from voice_skill.evaluation.vignettes import MOST_TURNS, Disturb, Row, Vignette, says_next

_BLOCK_BYTES = 3_200  # a tenth of a second
_TAIL = bytes(12_800)  # 0.4 s of silence: nobody stops listening on the last sound
_MOST_OPENINGS = 3
"""Times that a patient who was not heard at all says the opening words."""


class Ear(Protocol):
    """Hears what a patient says."""

    def hear(self, text: str, speaker: Speaker, expects: Expects) -> Heard:
        """What was understood of the text when this speaker says it."""
        ...

    def again(self) -> tuple[Hypothesis, ...]:
        """The same as another engine hears it; none where there is no other."""
        ...


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
    speakers: tuple[Speaker, ...] = EXAMINERS,
    seed: int = 0,
    on_row: Callable[[Row], None] = lambda row: None,
) -> tuple[Row, ...]:
    """Each patient, with a voice of its own, through a fresh conversation.

    ``seed`` gives every patient the next voice; ``on_row`` is told of each that is done.
    ``ValueError`` where the pack has no check-up.
    """
    checker = dialogue.checker
    if checker is None:
        raise ValueError(f"The pack {dialogue.pack.id} has no flow.")
    rows = []
    for each in vignettes:
        speaker = speakers[(place(each.id, len(speakers)) + seed) % len(speakers)]
        rows.append(_Visit(each, dialogue, checker, ear, speaker).held(disturb))
        on_row(rows[-1])
    return tuple(rows)


class _Visit:
    """One patient in one conversation."""

    def __init__(
        self, vignette: Vignette, dialogue: Dialogue, checker: Checker, ear: Ear, speaker: Speaker
    ) -> None:
        self._vignette = vignette
        self._dialogue = dialogue
        self._checker = checker
        self._ear = ear
        self._speaker = speaker
        self._heard: list[str] = []
        self._transcript: list[tuple[str, str]] = []

    def held(self, disturb: Disturb | None) -> Row:
        checkup, reply = self._begin()
        session = Session(checkup=checkup, last=reply)
        level = raised_to(checkup.told, None)
        questions = 0
        for _ in range(MOST_TURNS):
            checkup = session.checkup or checkup
            if checkup.phase is Phase.ADVISED or level is Level.EMERGENCY:
                break
            said, is_answer = says_next(self._vignette.facts, self._checker, checkup)
            questions += is_answer
            if disturb is not None and is_answer:
                said = disturb(said)
            session, reply = self._turn(session, said, reply.expects)
            told = session.checkup.told if session.checkup is not None else None
            level = raised_to(raised_to(session.level, told), level)
        got = level.label if level is not None else "none"
        return Row(
            self._vignette.id,
            self._vignette.gold,
            self._vignette.also,
            got,
            questions,
            tuple(self._transcript),
            tuple(self._heard),
        )

    def _begin(self) -> tuple[Checkup, Reply]:
        # An emergency that any reading of the opening tells counts; else the best reading.
        heard = Heard(())
        for _ in range(_MOST_OPENINGS):
            heard = self._listen(self._vignette.opening, Expects.ANYTHING)
            if heard.text:
                break
        more = self._ear.again()
        texts = [each.text for each in (*heard.hypotheses, *more)] or [""]
        begun = [self._checker.begin(text, doubt=Doubt()) for text in texts]
        urgent = [each for each in begun if each[0].told is Level.EMERGENCY]
        checkup, reply = (urgent or begun)[0]
        self._transcript.append(("skill", reply.text))
        return checkup, reply

    def _turn(self, session: Session, said: str, expects: Expects) -> tuple[Session, Reply]:
        heard = self._listen(said, expects)
        after, reply = self._dialogue.respond(session, heard)
        if self._dialogue.is_unclear(session, after, reply):
            more = self._ear.again()
            if more:
                whole = replace(heard, hypotheses=(*heard.hypotheses, *more))
                after, reply = self._dialogue.respond(session, whole)
        self._transcript.append(("skill", reply.text))
        return after, reply

    def _listen(self, said: str, expects: Expects) -> Heard:
        heard = self._ear.hear(said, self._speaker, expects)
        self._heard.append(" | ".join(each.text for each in heard.hypotheses))
        self._transcript.append(("patient", said))
        return heard


def _blocks(samples: bytes) -> Iterable[bytes]:
    for start in range(0, len(samples), _BLOCK_BYTES):
        yield samples[start : start + _BLOCK_BYTES]
