"""From audio to what was heard: VAD and endpointing, the recogniser (ASR), and no ghosts.

Only audio that holds a voice reaches the recogniser, so silence, hum and dishes cannot become
words, and an hour of waiting costs no decoding.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from itertools import chain

from voice_skill.hearing.utterance import Caption, Turn
from voice_skill.listening.endpoint import Endpoint, Pace, Stage
from voice_skill.listening.patience import Patience
from voice_skill.listening.voice_activity import SHORT_BYTES, WARM_UP_BYTES, VoiceDetector, room
from voice_skill.values.audio import SAMPLE_BYTES, SAMPLE_RATE, Recogniser
from voice_skill.values.heard import Heard, Hypothesis
from voice_skill.values.reply import Expects

_TAIL = bytes(int(0.3 * SAMPLE_RATE) * SAMPLE_BYTES)
"""Silence added after a recording that ends on a word: the acoustic model looks 0.15 s ahead."""

_FOR_EVER = 1e9

Closed = Callable[[Expects], Recogniser | None]
"""Makes a recogniser that hears only what is expected; None where nothing is."""

SecondHearing = Callable[[bytes], tuple[Hypothesis, ...]]
"""Hears a finished utterance again, given as one block."""

STEADY_SECONDS = 0.4
"""Words that did not change for so long are taken for what was said."""

_SHORT_SECONDS = 3.0
"""Where nothing is expected, the closed grammar hears so much: "no", and the silence after it."""


class Ended(Enum):
    """Why listening stopped."""

    SILENCE = "silence"  # the person had finished
    TOO_LONG = "too long"  # the longest utterance was reached; it may have gone on
    NOTHING_SAID = "nothing said"  # nobody spoke while it waited
    BROKEN_OFF = "broken off"  # the microphone failed in the middle of it
    AUDIO_ENDED = "audio ended"  # the stream was closed, or the recording was over


@dataclass(frozen=True, slots=True)
class Listened:
    """What was heard, and why listening stopped."""

    heard: Heard
    ended: Ended


class Ears:
    """One stream's ears: a recogniser behind a voice detector.

    The recogniser may be any ``Recogniser``. Both are used by one stream at a time. ``closed``
    makes recognisers for what is expected, which then hear the same audio beside it; ``second``
    hears a finished utterance again, when asked.
    """

    def __init__(
        self,
        recogniser: Recogniser,
        detector: VoiceDetector,
        *,
        pace: Pace | None = None,
        closed: Closed | None = None,
        second: SecondHearing | None = None,
    ) -> None:
        self._recogniser = recogniser
        self._closed = lru_cache(maxsize=256)(closed or _nothing_closed)
        self._second = second
        self._last = b""
        self._detector = detector
        self._pace = pace or Pace()
        self._in_stream = False
        self.patience: Patience | None = None
        """Waits as long as this person needs; None waits as the pace says."""
        self.ended_at = 0.0
        """When the last utterance was over, its silence included, on ``time.monotonic``."""

    def hear(
        self,
        recording: Iterable[bytes],
        *,
        caption: Caption | None = None,
        expects: Expects = Expects.ANYTHING,
    ) -> Heard:
        """A whole recording as one utterance, pauses and all. Silence and noise give nothing."""
        endpoint = Endpoint(replace(self._pace, longest=_FOR_EVER))
        turn = self._turn(caption, expects)
        stream = chain(recording, (_TAIL,))
        begun = _beginning(stream, SHORT_BYTES)
        self._detector.reset(room(b"".join(begun)))
        for block in chain(begun, stream):
            step = endpoint.feed(block, self._detector.probabilities(block))
            turn.take(step.audio, began=step.began, now=step.now)
        self.new_stream()
        return self._finished(turn)

    def listen(
        self,
        blocks: Iterator[bytes],
        *,
        wait: float | None = None,
        caption: Caption | None = None,
        expects: Expects = Expects.ANYTHING,
    ) -> Listened:
        """The next utterance of a stream; leaves the blocks after it in the iterator.

        ``wait`` is how many seconds somebody may take to begin; None waits as long as the stream
        lasts. ``caption`` is told the words so far. Times are seconds since this call. An empty
        block says that nothing can be heard just now: it breaks off what was begun, and while
        they last no time passes. ``expects`` is what is likely to be said: ``Reply.expects``.
        """
        endpoint = Endpoint(self._pace)
        patience = _FOR_EVER if wait is None else wait
        turn = self._turn(caption, expects)
        # Only a stream's first utterance: later the detector knows the room.
        for block in blocks if self._in_stream else self._warmed(blocks):
            if not block:
                if not turn.begun:
                    continue
                self.new_stream()
                return Listened(self._finished(turn), Ended.BROKEN_OFF)
            likelihoods = self._detector.probabilities(block)
            step = endpoint.feed(block, likelihoods)
            turn.take(step.audio, began=step.began, now=step.now)
            self._wait_as_needed(endpoint, turn, expects)
            if step.stage is Stage.ENDED:
                if self.patience is not None:
                    self.patience.learn(expects, endpoint.pauses)
                return Listened(self._finished(turn), Ended.SILENCE)
            if step.stage is Stage.TOO_LONG:
                return Listened(self._finished(turn), Ended.TOO_LONG)
            # Not in the middle of a first word: then the wait is over only if it was none.
            beginning = max(likelihoods, default=0.0) >= self._pace.starts_at
            if step.stage is Stage.WAITING and not beginning and step.now >= patience:
                return Listened(Heard((), 0.0, step.now), Ended.NOTHING_SAID)
        return Listened(self._finished(turn), Ended.AUDIO_ENDED)

    def _wait_as_needed(self, endpoint: Endpoint, turn: Turn, expects: Expects) -> None:
        if self.patience is None:
            return
        # What the recogniser still changes is not over.
        steady = turn.steady_seconds >= STEADY_SECONDS
        wait = self.patience.end_silence(expects, turn.shown)
        endpoint.end_silence = wait if steady else max(wait, self.patience.usual)

    def again(self) -> tuple[Hypothesis, ...]:
        """The last utterance as another engine hears it; none where there is no other."""
        return self.again_later()()

    def again_later(self) -> Callable[[], tuple[Hypothesis, ...]]:
        """``again``, to be called at most once, which does not need these ears any more."""
        (audio, self._last), second = (self._last, b""), self._second
        return lambda: second(audio) if second is not None and audio else ()

    def _turn(self, caption: Caption | None, expects: Expects) -> Turn:
        self._last = b""
        is_open = expects is Expects.ANYTHING
        return Turn(
            self._recogniser,
            caption,
            closed=self._closed(expects),
            closed_seconds=_SHORT_SECONDS if is_open else None,
        )

    def _finished(self, turn: Turn) -> Heard:
        self.ended_at = time.monotonic()
        heard = turn.finish()
        if self._second is not None and heard.hypotheses:
            self._last = turn.audio
        return heard

    def new_stream(self) -> None:
        """What comes next is another stream: another recording, or a microphone opened again."""
        self._in_stream = False

    def _warmed(self, blocks: Iterable[bytes]) -> Iterator[bytes]:
        """The same blocks, once the detector has heard how they begin."""
        stream = iter(blocks)
        begun = _beginning(stream, WARM_UP_BYTES)
        self._detector.reset(b"".join(begun))
        self._in_stream = True
        yield from begun
        # Not "yield from": that would close the stream when an utterance ends before it does.
        for block in stream:  # noqa: UP028
            yield block


def _nothing_closed(expects: Expects) -> Recogniser | None:
    return None


def _beginning(stream: Iterator[bytes], size: int) -> list[bytes]:
    """The first blocks of a stream, taken from it: ``size`` bytes of them, or all there are."""
    begun: list[bytes] = []
    held = 0
    while held < size and (block := next(stream, None)) is not None:
        begun.append(block)
        held += len(block)
    return begun
