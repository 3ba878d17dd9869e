"""A second ASR engine hears what the first did not make understood: a whole utterance, once.

Made when first needed, and only where one is installed: nobody waits for it who is understood.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from voice_skill.hearing.utterance import without_ghosts
from voice_skill.language.tables import phrases
from voice_skill.values.audio import Recogniser
from voice_skill.values.errors import ModelError
from voice_skill.values.heard import Hypothesis

LONGEST_SECONDS = 30
"""Whisper hears half a minute at once; an utterance is never longer."""

_BYTES_A_SECOND = 32_000


class SecondEars:
    """Another engine, shared by all streams; one utterance at a time.

    ``makers`` make engines, best first: the first that is installed is taken. Where none is,
    nothing is heard twice. ``tell`` is told why, once, in a sentence, if it is given.
    """

    def __init__(
        self,
        makers: Sequence[Callable[[], Recogniser]],
        *,
        tell: Callable[[str], None] | None = None,
    ) -> None:
        self._makers = list(makers)
        self._tell = tell
        self._engine: Recogniser | None = None
        self._lock = threading.Lock()

    def __call__(self, utterance: bytes) -> tuple[Hypothesis, ...]:
        """The utterance (16 kHz, 16-bit, mono) as the other engine hears it; mostly one reading."""
        with self._lock:
            engine = self._made()
            if engine is None or not utterance:
                return ()
            engine.feed(utterance[: LONGEST_SECONDS * _BYTES_A_SECOND])
            heard = engine.finish()
        # A first engine that heard none of what these make out of noise is right.
        made_up = phrases("hearing", "made_up")
        return tuple(each for each in without_ghosts(heard) if each.text not in made_up)

    def _made(self) -> Recogniser | None:
        while self._engine is None and self._makers:
            try:
                self._engine = self._makers.pop(0)()
            except ModelError as error:
                if self._tell is not None:
                    self._tell(str(error))
        return self._engine
