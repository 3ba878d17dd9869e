"""Stand-ins to test with: ears that replay, a voice that hums, a loudspeaker that remembers.

Small and without any engine, for tests of this project and of whoever builds on it.
"""

from __future__ import annotations

import math
import threading
from array import array
from collections.abc import Iterable

from voice_skill.values.audio import Speech
from voice_skill.values.errors import AudioError
from voice_skill.values.heard import Hypothesis


class RecogniserThatReplays:
    """A ``Recogniser`` that hears what it was told to, utterance by utterance.

    ``utterances`` are texts, or tuples of hypotheses. With nothing left it hears nothing.
    ``blocks`` counts the blocks it was fed.
    """

    def __init__(self, utterances: Iterable[str | tuple[Hypothesis, ...]]) -> None:
        self._left = [_hypotheses(each) for each in utterances]
        self.blocks = 0

    def feed(self, block: bytes) -> str:
        """The text that will be heard, as the partial text."""
        self.blocks += 1
        return self._left[0][0].text if self._left and self._left[0] else ""

    def finish(self) -> tuple[Hypothesis, ...]:
        """The next utterance."""
        return self._left.pop(0) if self._left else ()


def _hypotheses(utterance: str | tuple[Hypothesis, ...]) -> tuple[Hypothesis, ...]:
    if isinstance(utterance, str):
        return (Hypothesis(utterance, 1.0, "replay"),) if utterance else ()
    return utterance


class VoiceThatHums:
    """A ``Synthesiser`` that makes a quiet tone as long as the sentence would take.

    ``sentences`` remembers what it was given, ``paces`` the words a minute. A sentence in
    ``fails_on`` raises ``error``.
    """

    def __init__(self, *, fails_on: str = "", error: Exception | None = None) -> None:
        self.sentences: list[str] = []
        self.paces: list[int] = []
        self._fails_on = fails_on
        self._error = error or AudioError("This voice fails on purpose. Use another one.")

    def render(self, sentence: str, *, words_per_minute: int) -> Speech:
        """A tone of 200 Hz, words / words a minute long."""
        if self._fails_on and self._fails_on in sentence:
            raise self._error
        self.sentences.append(sentence)
        self.paces.append(words_per_minute)
        rate = 8000
        count = round(rate * 60 * len(sentence.split()) / words_per_minute)
        wave = array("h", (round(3000 * math.sin(index * math.tau / 40)) for index in range(count)))
        return Speech(wave.tobytes(), rate)


class LoudspeakerThatRemembers:
    """A ``Player`` without a sound: ``played`` holds every piece, in order.

    Each piece is over at once; with ``hold`` it lasts until ``release()``, one piece a call, or
    until ``stop()``.
    ``stops`` counts the stops, ``volumes`` has the volume at each piece.
    """

    def __init__(self, *, hold: bool = False) -> None:
        self.volume = 1.0
        self.played: list[Speech] = []
        self.volumes: list[float] = []
        self.stops = 0
        self._hold = hold
        self._now: list[_Remembered] = []
        self._lock = threading.Lock()

    def play(self, speech: Speech) -> _Remembered:
        """Remember it."""
        piece = _Remembered(speech)
        with self._lock:
            self.played.append(speech)
            self.volumes.append(self.volume)
            if self._hold:
                self._now.append(piece)
        if not self._hold:
            piece.end(heard=True)
        return piece

    def release(self) -> None:
        """Let the piece that has been held longest be heard to its end."""
        with self._lock:
            if self._now:
                self._now.pop(0).end(heard=True)

    def stop(self) -> None:
        """Cut short what is being held."""
        self.stops += 1
        with self._lock:
            pieces, self._now = self._now, []
        for piece in pieces:
            piece.end(heard=False)


class _Remembered:
    def __init__(self, speech: Speech) -> None:
        self._speech = speech
        self._over = threading.Event()
        self._heard = False

    @property
    def seconds(self) -> float:
        return self._speech.seconds if self._heard else 0.0

    def end(self, *, heard: bool) -> None:
        if not self._over.is_set():
            self._heard = heard
            self._over.set()

    def wait(self) -> bool:
        self._over.wait()
        return self._heard
