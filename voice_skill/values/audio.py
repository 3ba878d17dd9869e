"""Sound that crosses a module, and the contracts of what makes and takes it.

Audio everywhere is a *block*: ``bytes`` of 16 000 Hz, 16-bit signed little-endian, mono samples.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from voice_skill.values.heard import Hypothesis

SAMPLE_RATE = 16_000
"""Samples a second of every audio block that enters a recogniser."""


SAMPLE_BYTES = 2
"""Bytes a sample: 16-bit signed little-endian."""


@runtime_checkable
class Recogniser(Protocol):
    """ASR: hears one utterance, block by block. One recogniser serves one stream at a time."""

    def feed(self, block: bytes) -> str:
        """Take a block; give the partial text so far (may be empty, may change later)."""
        ...

    def finish(self) -> tuple[Hypothesis, ...]:
        """End the utterance; give its hypotheses, best first, and be ready for the next."""
        ...


class Synthesiser(Protocol):
    """Text to speech (TTS): turns one sentence into sound."""

    def render(self, sentence: str, *, words_per_minute: int) -> Speech:
        """The sentence as samples. ``VoiceError`` names what is missing and the remedy."""
        ...


@runtime_checkable
class ReadsReplies(Protocol):
    """A voice that wants to know where a reply begins, and whether it may take its time."""

    def for_reply(self, *, urgent: bool) -> Synthesiser:
        """What says the sentences of one reply; an ``urgent`` one tells of a danger."""
        ...


def for_reply(voice: Synthesiser, *, urgent: bool) -> Synthesiser:
    """What says the sentences of one reply: the voice itself, unless it ``ReadsReplies``."""
    return voice.for_reply(urgent=urgent) if isinstance(voice, ReadsReplies) else voice


@dataclass(frozen=True, slots=True)
class Speech:
    """Rendered speech: 16-bit signed little-endian mono samples at ``rate`` samples a second."""

    samples: bytes
    rate: int

    @property
    def seconds(self) -> float:
        """How long it lasts at normal speed."""
        return len(self.samples) / SAMPLE_BYTES / self.rate


class Playing(Protocol):
    """One piece of speech on its way out of a loudspeaker."""

    @property
    def seconds(self) -> float:
        """How much of it has been heard so far, in seconds."""
        ...

    def wait(self) -> bool:
        """Wait until it is over: True once all was heard, False where it was cut short."""
        ...


class Player(Protocol):
    """Makes speech audible, one piece after another, never two at once."""

    volume: float
    """0 to 1; counts from the next piece on."""

    def play(self, speech: Speech) -> Playing:
        """Begin, after what is already queued; returns at once. ``AudioError`` names the fault."""
        ...

    def stop(self) -> None:
        """Silence within 0.1 s, from any thread; what is queued is dropped."""
        ...
