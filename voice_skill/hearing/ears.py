"""From audio to what was heard: the voice gate, the recogniser, and no ghosts.

Only audio that holds a voice reaches the recogniser, so silence, hum and dishes cannot become
words, and an hour of waiting costs no decoding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum

from voice_skill.core.types import SAMPLE_BYTES, SAMPLE_RATE, Heard, Hypothesis, Recogniser
from voice_skill.hearing.endpoint import Endpoint, Pace, Stage
from voice_skill.hearing.loudness import Leveller
from voice_skill.hearing.voice_activity import WARM_UP_BYTES, VoiceDetector, room

GHOSTS = frozenset({"the", "a", "and", "huh", "you", "ah", "hm", "hmm", "mm", "uh", "um"})
"""Words that recognisers make out of breath and clatter; nothing but these is nothing heard.

Vosk says "huh" to a tap and to an exercise bicycle, bigger models "the", others "you".
"""

_TAIL = bytes(int(0.3 * SAMPLE_RATE) * SAMPLE_BYTES)
"""Silence added after a recording that ends on a word: the acoustic model looks 0.15 s ahead."""

_FOR_EVER = 1e9

Caption = Callable[[str], None]
"""Is told the words so far, each time they change."""


class Ended(Enum):
    """Why listening stopped."""

    SILENCE = "silence"  # the person had finished
    TOO_LONG = "too long"  # the longest utterance was reached; it may have gone on
    NOTHING_SAID = "nothing said"  # nobody spoke while it waited
    AUDIO_ENDED = "audio ended"  # the stream was closed, or the recording was over


@dataclass(frozen=True, slots=True)
class Listened:
    """What was heard, and why listening stopped."""

    heard: Heard
    ended: Ended


class Ears:
    """One stream's ears: a recogniser behind a voice detector.

    The recogniser may be any ``Recogniser``. Both are used by one stream at a time.
    """

    def __init__(
        self, recogniser: Recogniser, detector: VoiceDetector, *, pace: Pace | None = None
    ) -> None:
        self._recogniser = recogniser
        self._detector = detector
        self._pace = pace or Pace()
        self._in_stream = False

    def hear(self, recording: Iterable[bytes], *, caption: Caption | None = None) -> Heard:
        """A whole recording as one utterance, pauses and all. Silence and noise give nothing."""
        endpoint = Endpoint(replace(self._pace, longest=_FOR_EVER))
        turn = _Turn(self._recogniser, caption)
        blocks = [*recording, _TAIL]
        self._detector.reset(room(b"".join(blocks)))
        for block in blocks:
            step = endpoint.feed(block, self._detector.probabilities(block))
            turn.take(step.audio, began=step.began, now=step.now)
        self.new_stream()
        return turn.finish()

    def listen(
        self,
        blocks: Iterator[bytes],
        *,
        wait: float | None = None,
        caption: Caption | None = None,
    ) -> Listened:
        """The next utterance of a stream; leaves the blocks after it in the iterator.

        ``wait`` is how many seconds somebody may take to begin; None waits as long as the stream
        lasts. ``caption`` is told the words so far. Times are seconds since this call.
        """
        endpoint = Endpoint(self._pace)
        patience = _FOR_EVER if wait is None else wait
        turn = _Turn(self._recogniser, caption)
        # Only a stream's first utterance: later the detector knows the room.
        for block in blocks if self._in_stream else self._warmed(blocks):
            likelihoods = self._detector.probabilities(block)
            step = endpoint.feed(block, likelihoods)
            turn.take(step.audio, began=step.began, now=step.now)
            if step.stage is Stage.ENDED:
                return Listened(turn.finish(), Ended.SILENCE)
            if step.stage is Stage.TOO_LONG:
                return Listened(turn.finish(), Ended.TOO_LONG)
            # Not in the middle of a first word: then the wait is over only if it was none.
            beginning = max(likelihoods, default=0.0) >= self._pace.starts_at
            if step.stage is Stage.WAITING and not beginning and step.now >= patience:
                return Listened(Heard((), 0.0, step.now), Ended.NOTHING_SAID)
        return Listened(turn.finish(), Ended.AUDIO_ENDED)

    def new_stream(self) -> None:
        """What comes next is another stream: another recording, or a microphone opened again."""
        self._in_stream = False

    def _warmed(self, blocks: Iterable[bytes]) -> Iterator[bytes]:
        """The same blocks, once the detector has heard how they begin."""
        stream = iter(blocks)
        begun: list[bytes] = []
        while sum(map(len, begun)) < WARM_UP_BYTES and (block := next(stream, None)) is not None:
            begun.append(block)
        self._detector.reset(b"".join(begun))
        self._in_stream = True
        yield from begun
        # Not "yield from": that would close the stream when an utterance ends before it does.
        for block in stream:
            yield block


def without_ghosts(hypotheses: tuple[Hypothesis, ...]) -> tuple[Hypothesis, ...]:
    """The hypotheses that say something; none where the likeliest is made of ghosts alone."""
    saying = tuple(each for each in hypotheses if set(each.text.split()) - GHOSTS)
    return saying if hypotheses and saying[:1] == hypotheses[:1] else ()


class _Turn:
    """One utterance on its way through a recogniser."""

    def __init__(self, recogniser: Recogniser, caption: Caption | None) -> None:
        self._recogniser = recogniser
        self._caption = caption
        self._leveller = Leveller()
        self._shown = ""
        self._began: float | None = None
        self._now = 0.0

    def take(self, audio: tuple[bytes, ...], *, began: float, now: float) -> None:
        self._now = now
        if audio and self._began is None:
            self._began = began
        for block in self._leveller.raised(audio):
            partial = self._recogniser.feed(block)
            if self._caption is not None and partial not in ("", self._shown):
                self._shown = partial
                self._caption(partial)

    def finish(self) -> Heard:
        if self._began is None:
            return Heard((), 0.0, self._now)
        return Heard(without_ghosts(self._recogniser.finish()), self._began, self._now)
