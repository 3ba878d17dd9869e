"""Endpointing: when somebody starts to speak and has finished; a state machine without a clock.

It is fed with blocks and with how likely each 32 ms of them holds a voice, and answers with the
audio that belongs to the utterance. Where the likelihoods come from is not its business.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from voice_skill.values.audio import SAMPLE_BYTES, SAMPLE_RATE
from voice_skill.values.errors import UsageError

SHORTEST_END_SILENCE, LONGEST_END_SILENCE = 0.8, 4.0
"""Seconds; requirements LI1. Shorter cuts off people who pause, longer feels like a hang."""

SHORTEST_PAUSE = 0.3
"""Seconds; a shorter silence is only the gap between two words."""

WINDOW_SECONDS = 512 / SAMPLE_RATE
"""How much audio one likelihood stands for: 32 ms."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How patiently to listen, in seconds; the thresholds are likelihoods, 0 to 1.

    ``end_silence`` ends an utterance (requirements LI1: 1.5, "take your time" 3.5). ``longest``
    ends one that will not end. ``pre_roll`` is kept from before the voice began, so that a soft
    first sound is not lost.

    ``starts_at`` must be held for ``least_voice``, one dip of 32 ms allowed, before anything
    counts as speech. Measured on 126 synthetic sentences and words at 45 dB below normal, at 8 kHz,
    clipped by 12 dB and at 5 dB of room noise: the shortest run at 0.4 was 0.16 s. Rain, tap, wind,
    dishes, music, coughs and clicks gave at most 0.06 s. Of words cut in half, as when a key is
    let go too soon, 0.09 s keeps 90 %, 0.12 s 82 %.
    """

    end_silence: float = 1.5
    longest: float = 30.0
    pre_roll: float = 0.3
    least_voice: float = 0.09
    starts_at: float = 0.4
    goes_on_at: float = 0.3

    def __post_init__(self) -> None:
        if not SHORTEST_END_SILENCE <= self.end_silence <= LONGEST_END_SILENCE:
            raise UsageError(
                f"The silence that ends an utterance cannot be {self.end_silence:g} seconds. "
                f"Choose {SHORTEST_END_SILENCE} to {LONGEST_END_SILENCE} seconds."
            )
        if not self.longest > self.end_silence:
            raise UsageError(
                f"The longest utterance cannot be {self.longest:g} seconds. "
                "It must be longer than the silence that ends it."
            )


class Stage(Enum):
    """Where in an utterance the stream is."""

    WAITING = "waiting"
    SPEAKING = "speaking"
    ENDED = "ended"  # by silence
    TOO_LONG = "too long"


@dataclass(frozen=True, slots=True)
class Step:
    """What one block did. ``audio`` are the blocks that now belong to the utterance.

    ``began`` and ``now`` are seconds on the stream's clock; ``began`` is where ``audio`` of this
    utterance starts, pre-roll included, and has no meaning while waiting.
    """

    stage: Stage
    audio: tuple[bytes, ...]
    began: float
    now: float


class Endpoint:
    """Splits a stream into utterances. After an end it waits for the next one by itself.

    ``end_silence`` may be changed at any time: a question to which a word is enough, a sentence
    that cannot be over yet. ``pauses`` are the silences within the utterance so far, in seconds.
    """

    def __init__(self, pace: Pace | None = None) -> None:
        self._pace = pace or Pace()
        self.end_silence = self._pace.end_silence
        self.pauses: list[float] = []
        self._now = 0.0
        self._speaking = False
        self._began = 0.0
        self._silence = 0.0
        self._held: deque[bytes] = deque()
        self._held_seconds = 0.0
        self._run_seconds = 0.0
        self._dipped = False

    def feed(self, block: bytes, likelihoods: Sequence[float]) -> Step:
        """Take a block and the likelihoods of the windows it completes, none or several."""
        self._now += _seconds(block)
        if self._speaking:
            return self._go_on(block, likelihoods)
        return self._wait(block, likelihoods)

    def _wait(self, block: bytes, likelihoods: Sequence[float]) -> Step:
        self._held.append(block)
        self._held_seconds += _seconds(block)
        for likelihood in likelihoods:
            self._count(likelihood)
            if self._run_seconds >= self._pace.least_voice - 1e-9:
                return self._start()
        keep = self._pace.pre_roll + self._run_seconds + _seconds(block)
        while self._held_seconds - _seconds(self._held[0]) >= keep:
            self._held_seconds -= _seconds(self._held.popleft())
        return Step(Stage.WAITING, (), self._now, self._now)

    def _count(self, likelihood: float) -> None:
        """The run of voice so far; a single dip inside it counts as voice."""
        if likelihood >= self._pace.starts_at:
            self._run_seconds += WINDOW_SECONDS * (2 if self._dipped else 1)
            self._dipped = False
        elif self._run_seconds and not self._dipped:
            self._dipped = True
        else:
            self._run_seconds, self._dipped = 0.0, False

    def _start(self) -> Step:
        audio = tuple(self._held)
        self._speaking = True
        self.pauses = []
        self._began = self._now - self._held_seconds
        self._silence = 0.0
        return Step(Stage.SPEAKING, audio, self._began, self._now)

    def _go_on(self, block: bytes, likelihoods: Sequence[float]) -> Step:
        self._silence += _seconds(block)
        if any(likelihood >= self._pace.goes_on_at for likelihood in likelihoods):
            if self._silence >= SHORTEST_PAUSE:
                self.pauses.append(round(self._silence, 3))
            self._silence = 0.0
        stage = Stage.SPEAKING
        if self._silence >= self.end_silence - 1e-9:
            stage = Stage.ENDED
        elif self._now - self._began >= self._pace.longest - 1e-9:
            stage = Stage.TOO_LONG
        step = Step(stage, (block,), self._began, self._now)
        if stage is not Stage.SPEAKING:
            self._begin_waiting()
        return step

    def _begin_waiting(self) -> None:
        self._speaking = False
        self._held.clear()
        self._held_seconds = 0.0
        self._run_seconds = 0.0
        self._dipped = False


def _seconds(block: bytes) -> float:
    return len(block) / SAMPLE_BYTES / SAMPLE_RATE
