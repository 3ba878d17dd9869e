"""A natural voice that never keeps anybody waiting for long: what it cannot say, the usual says."""

from __future__ import annotations

import contextlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Protocol

from voice_skill.onnx import run_options
from voice_skill.speaking.natural.kokoro import PREFIX, Kokoro, Weights
from voice_skill.speaking.natural.rendered import Manner, Rendered
from voice_skill.speaking.pace import checked_pace
from voice_skill.speaking.pronounce import speakable
from voice_skill.values.audio import Speech, Synthesiser
from voice_skill.values.errors import ModelError, VoiceError

PATIENCE, NO_PATIENCE = 4.0, 0.8
"""Seconds a sentence may take until the usual voice says it; an order is never kept waiting, and
nobody twice by a computer that turned out to be too slow."""

_SLOW = (
    "The natural voice is late on this computer, so the usual voice speaks. "
    "Let it make its sentences beforehand: voice-skill voices render."
)

_KEPT = 30
"""Sentences kept in memory, so that "repeat" costs nothing: about 7 MB."""


class Speaks(Protocol):
    """A model that was opened."""

    def speak(self, text: str, speaker: str, *, words_per_minute: int, run: Any = None) -> Speech:
        """The sentence; ``VoiceError`` says why not. ``run`` may break it off."""
        ...


@dataclass(slots=True)
class Engine:
    """One model for all its speakers, opened when first wanted, and what was rendered beforehand.

    ``find`` gives the weights, or a ``SkillError`` with what is missing and the remedy. ``tell`` is
    told once in a sentence why the natural voice does not speak.
    """

    find: Callable[[], Weights]
    rendered: Rendered
    tell: Callable[[str], None] = lambda text: None
    open: Callable[[Weights], Speaks] = Kokoro
    patience: float = PATIENCE
    problem: str = field(default="", init=False)
    _opened: Speaks | None = field(default=None, init=False)
    _weights: Weights | None = field(default=None, init=False)
    _begun: bool = field(default=False, init=False)
    _told: set[str] = field(default_factory=set, init=False)
    _opening: threading.Lock = field(default_factory=threading.Lock, init=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False)
    _kept: OrderedDict[tuple[str, Manner], Speech] = field(default_factory=OrderedDict, init=False)

    def weights(self) -> Weights | None:
        """Where they lie; None where they cannot be used, which is told once."""
        if self._weights is None and not self.problem:
            try:
                self._weights = self.find()
            except (ModelError, VoiceError) as error:
                self._fail(str(error))
        return None if self.problem else self._weights

    def begin(self) -> None:
        """Open the model in the background: a later sentence may need it."""
        if self._begun:
            return
        self._begun = True
        # No daemon: a program that ended while ONNX Runtime was at work was killed by it.
        threading.Thread(target=self._quietly, name="voice-skill-kokoro").start()

    def speak(self, text: str, manner: Manner, run: Any = None) -> Speech:
        """The sentence, made now; ``VoiceError`` says why not."""
        model = self._open()
        pace = manner.words_per_minute
        return model.speak(text, manner.speaker, words_per_minute=pace, run=run)

    def there(self, text: str, manner: Manner) -> Speech | None:
        """The sentence, where it was rendered beforehand or said lately."""
        with self._lock:
            kept = self._kept.get((text, manner))
        return kept or self.rendered.find(text, manner)

    def keep(self, text: str, manner: Manner, speech: Speech) -> None:
        """Keep it in memory for a while; nothing that was said is written to a disk."""
        with self._lock:
            self._kept[text, manner] = speech
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)

    def told(self, problem: str) -> None:
        """Tell it, once however often it happens."""
        with self._lock:
            is_new = problem not in self._told
            self._told.add(problem)
        if is_new:
            self.tell(problem)

    def is_late(self) -> None:
        """It took too long: from now on nobody waits for it so long."""
        self.patience = NO_PATIENCE
        self.told(_SLOW)

    def _fail(self, problem: str) -> None:
        self.problem = problem  # from now on nobody tries
        self.told(problem)

    def _open(self) -> Speaks:
        # A lock of its own: what was rendered is found while the model is still being opened.
        with self._opening:
            if self._opened is None:
                weights = self.weights()
                if weights is None:
                    raise VoiceError(self.problem)
                try:
                    self._opened = self.open(weights)
                except VoiceError as error:
                    self._fail(str(error))
                    raise
            return self._opened

    def _quietly(self) -> None:
        with contextlib.suppress(VoiceError):  # told already
            self._open()


class NaturalVoice:
    """One speaker of a model as a ``Synthesiser``; ``usual`` speaks where it cannot.

    A reply is never said by two voices in turn: once the usual voice had to help out, it says the
    rest of that reply. See ``for_reply``.
    """

    def __init__(self, name: str, engine: Engine, usual: Synthesiser) -> None:
        self._speaker = name.removeprefix(PREFIX)
        self._engine = engine
        self._usual = usual
        if not engine.rendered.count()[0]:
            engine.begin()  # the first sentence will need it

    def render(self, sentence: str, *, words_per_minute: int) -> Speech:
        """The sentence by itself."""
        return self.for_reply(urgent=False).render(sentence, words_per_minute=words_per_minute)

    def for_reply(self, *, urgent: bool) -> Synthesiser:
        """What says one reply. ``urgent``: it tells of a danger, and waits for nothing."""
        return _Reading(self._speaker, self._engine, self._usual, urgent=urgent)


class _Reading:
    def __init__(self, speaker: str, engine: Engine, usual: Synthesiser, *, urgent: bool) -> None:
        self._speaker = speaker
        self._engine = engine
        self._usual = usual
        self._urgent = urgent
        self._gave_up = False

    def render(self, sentence: str, *, words_per_minute: int) -> Speech:
        pace = checked_pace(words_per_minute)
        speech = None
        if not self._gave_up and speakable(sentence):
            speech = self._natural(sentence, pace)
        if speech is None:
            self._gave_up = True
            return self._usual.render(sentence, words_per_minute=pace)
        return speech

    def _natural(self, text: str, pace: int) -> Speech | None:
        weights = self._engine.weights()
        if weights is None:
            return None
        manner = Manner(self._speaker, pace, weights.checksum)
        there = self._engine.there(text, manner)
        if there is None:
            return self._made(text, manner)
        self._engine.begin()  # while this is heard, and not before
        return there

    def _made(self, text: str, manner: Manner) -> Speech | None:
        """The sentence made now; None where that fails, or takes too long."""
        made: Future[Speech] = Future()
        run = run_options()
        make = partial(self._engine.speak, text, manner, run)
        threading.Thread(target=_into, args=(made, make), name="voice-skill-sentence").start()
        try:
            patience = self._engine.patience
            speech = made.result(min(NO_PATIENCE, patience) if self._urgent else patience)
        except TimeoutError:
            run.terminate = True
            if not self._urgent:
                self._engine.is_late()
            return None
        except VoiceError as error:
            self._engine.told(str(error))
            return None
        self._engine.keep(text, manner, speech)
        return speech


def _into(future: Future[Speech], make: Callable[[], Speech]) -> None:
    try:
        future.set_result(make())
    except Exception as error:  # whoever waits is told
        future.set_exception(error)
