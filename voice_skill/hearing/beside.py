"""A second ear at work on an utterance while the first still waits for its end."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace

from voice_skill.hearing.second_engine import LONGEST_SECONDS
from voice_skill.understanding.commands import find_control
from voice_skill.values.heard import Heard, Hypothesis

SecondHearing = Callable[[bytes], tuple[Hypothesis, ...]]
"""Hears a finished utterance again, given as one block."""

_FEW_WORDS = 2
"""What steers and what answers is so short; nobody waits for another ear before that is obeyed."""


def is_for_two(heard: Heard) -> bool:
    """Whether what was heard is no command, more than an answer, and all within one hearing."""
    if heard.ended - heard.started > LONGEST_SECONDS:
        return False
    return len(heard.text.split()) > _FEW_WORDS and find_control(heard.text) is None


class Beside:
    """Hears each pause's utterance so far; where speech goes on, what it heard is thrown away."""

    def __init__(self, second: SecondHearing) -> None:
        self.hear = second
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="second-ear")
        self._begun: Future[tuple[Hypothesis, ...]] | None = None

    def follow(self, audio: Callable[[], bytes], *, paused: bool) -> None:
        """The utterance has come so far, and pauses or goes on."""
        if not paused:
            self.drop()
        elif self._begun is None:
            self._begun = self._pool.submit(self.hear, audio())

    def joined(self, heard: Heard, audio: bytes) -> Heard:
        """What both ears heard of the finished utterance, the first ear's readings first."""
        begun, self._begun = self._begun, None
        more = begun.result() if begun is not None else self.hear(audio)
        return replace(heard, hypotheses=(*heard.hypotheses, *more))

    def drop(self) -> None:
        """What was begun belongs to no utterance any more."""
        if self._begun is not None:
            self._begun.cancel()
            self._begun = None
