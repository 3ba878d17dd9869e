"""Barge-in: listening while we speak; the person's words are told from our own, and obeyed.

The microphone is read in a thread of its own while a reply is said, without our own voice. A word
of command silences us at once; what was meant is then heard like any other utterance.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from voice_skill.hearing.ears import Ears
from voice_skill.hearing.own_voice import (
    Saying,
    heard_of,
    is_ours,
    sounds_like,
    without_our_end,
    without_ours,
)
from voice_skill.hearing.spotting import Spotter, no
from voice_skill.speaking.pronounce import pronounce
from voice_skill.understanding.answers import find_answer
from voice_skill.understanding.commands import find_control
from voice_skill.values.heard import Heard, Hypothesis
from voice_skill.values.reply import Expects, Outcome, ReplyKind
from voice_skill.values.script import Sentence

KEPT_SECONDS = 30.0
"""How long our own sentences are remembered: as long as the longest utterance."""

PRE_ROLL_BLOCKS = 5
"""A quarter of a second before we fell silent: somebody may have begun to speak in it."""

STILL_SPEAKING_SECONDS = 2.0
"""Whoever speaks to us so soon after we began was not finished when we thought so."""

NOTHING_MORE_SECONDS = 1.0
"""After a command, so long without a word that the ear could hear: the command was all."""

ECHO_SECONDS = 2.5
"""After our last word what is heard may still be ours."""

LEAST_WORDS = 3
"""Fewer may name a topic by chance. A danger sign, an answer, a word that steers may be one."""

_NOT_UNDERSTOOD = frozenset({ReplyKind.MISS, ReplyKind.CHOICE})


@dataclass(frozen=True, slots=True)
class Overheard:
    """What a person said while we spoke."""

    heard: Heard


class Echo(Protocol):
    """Takes our own voice out of what the microphone hears (AEC)."""

    @property
    def is_clear(self) -> bool:
        """Whether it is taken out so well that a person is heard over it (double-talk)."""
        ...

    @property
    def is_hopeless(self) -> bool:
        """Whether it never will be."""
        ...

    def is_still_there(self) -> bool:
        """Looked for afresh: whether our voice is where it was, so that a word is not ours."""
        ...

    def clean(self, blocks: Iterator[bytes]) -> Iterator[bytes]:
        """The blocks without our voice; an empty block where that cannot be told yet."""
        ...


@dataclass(frozen=True, slots=True)
class Overhears:
    """What listens while we speak. ``blocks`` opens the microphone's stream anew."""

    ears: Ears
    spotter: Spotter | None
    blocks: Callable[[], Iterator[bytes]]
    echo: Echo


class BargeIn:
    """The ears of one conversation, while we speak and just after.

    ``stop`` silences us within 0.1 s, from any thread. ``understands`` says whether what was heard
    was meant for us. ``caption`` is told the person's words as they come. ``lexicon`` is how we
    pronounce words.
    """

    def __init__(
        self,
        overhears: Overhears,
        *,
        stop: Callable[[], None],
        understands: Callable[[Heard], bool],
        lexicon: Mapping[str, str],
        caption: Callable[[str], None] = lambda _: None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._ears = overhears.ears
        self._spotter = overhears.spotter
        self._blocks = overhears.blocks
        self._echo = overhears.echo
        self._stop = stop
        self._lexicon = lexicon
        self._understands = understands
        self._caption = caption
        self._clock = clock
        self._sayings: deque[Saying] = deque()
        self._latest: deque[bytes] = deque(maxlen=PRE_ROLL_BLOCKS)
        self._thread: threading.Thread | None = None
        self._over = threading.Event()
        self._command = self._spotted = ""
        self._words = ""
        self._heard_at = 0.0
        self._result: Heard | None = None
        self._began = self._spoke_from = 0.0
        self._unclear_at = float("-inf")
        self._expects = Expects.ANYTHING

    @property
    def is_hopeless(self) -> bool:
        """Whether the two voices cannot be told apart here: then we listen after we have spoken."""
        return self._echo.is_hopeless

    @property
    def was_cut(self) -> bool:
        """Whether the last reply was silenced by something that was heard."""
        return bool(self._command)

    # ------------------------------------------------------------ while we speak

    def begin(self, expects: Expects) -> None:
        """We begin to speak; ``expects`` is what may be answered."""
        self._over.clear()
        self._command = self._spotted = self._words = ""
        self._result = None
        self._expects = expects
        self._spoke_from = self._clock()
        self._thread = threading.Thread(target=self._listen, name="voice-skill-overhear")
        self._thread.daemon = True
        self._thread.start()

    def sentence(self, sentence: Sentence, words_per_minute: int) -> None:
        """That sentence begins to sound."""
        text = pronounce(sentence.text, self._lexicon)
        now = self._clock()
        saying = Saying.of(text, now, 0.0)
        seconds = max(1.0, len(saying.words) * 60 / words_per_minute)
        while self._sayings and self._sayings[0].began < now - KEPT_SECONDS:
            self._sayings.popleft()
        self._sayings.append(replace(saying, seconds=seconds))

    def end(self) -> Overheard | None:
        """We have fallen silent. Waits for a person who is speaking; None where nobody was."""
        thread, self._thread = self._thread, None
        if thread is None:
            return None
        while thread.is_alive():  # in steps, so that Ctrl-C is heard
            if not (self._command or self._words):
                self._over.set()
            thread.join(0.1)
        if self._result is None or not self._result.text:
            return None
        self._latest.clear()
        return Overheard(self._result)

    # ------------------------------------------------------------ after we spoke

    def pre_roll(self) -> tuple[bytes, ...]:
        """What came in just before we fell silent."""
        blocks = tuple(self._latest)
        self._latest.clear()
        return blocks

    def without_ours(self, heard: Heard) -> Heard:
        """What was heard after we fell silent, without the end of our own last sentence."""
        last = self._sayings[-1] if self._sayings else None
        began = self._clock() - (heard.ended - heard.started)
        if last is None or began > last.began + last.seconds + ECHO_SECONDS:
            return heard
        return without_our_end(heard, last.words)

    # ------------------------------------------------------------ in the thread

    def _listen(self) -> None:
        stream = self._watched()
        while self._result is None and not self._over.is_set():
            self._began, self._words = self._clock(), ""
            listened = self._ears.listen(stream, caption=self._hears, expects=self._expects)
            heard = self._persons(listened.heard)
            self._words = ""
            if self._command:
                self._result = self._meant(heard, listened.heard)
                return
            # What began while our voice came through may be ours, misheard.
            was_clear = self._unclear_at < self._began + heard.started
            if heard.text and was_clear and self._understands(heard):
                self._result = heard
                self._stop()

    def _watched(self) -> Iterator[bytes]:
        """The stream; on its way every block is looked through for a word of command."""
        if self._spotter is not None:
            self._spotter.finish()
        for block in self._echo.clean(self._until_over()):
            if not self._echo.is_clear:
                self._unclear_at = self._clock()
            if block:
                self._latest.append(block)
                self._look_for_command(block)
            yield block

    def _until_over(self) -> Iterator[bytes]:
        # Not where it is clean: while our voice is looked for, nothing comes from there.
        for block in self._blocks():
            yield block
            if self._over.is_set() or self._has_said_all:
                return

    @property
    def _has_said_all(self) -> bool:
        quiet = self._clock() - self._heard_at > NOTHING_MORE_SECONDS
        return bool(self._command) and not self._words and quiet

    def _look_for_command(self, block: bytes) -> None:
        word = self._spotter.feed(block) if self._spotter is not None else ""
        is_new, self._spotted = word != self._spotted, word
        if not word or not is_new or self._command or not self._echo.is_clear:
            return
        now = self._clock()
        if any(sounds_like(word, each) for each in heard_of(self._sayings, now, now)):
            return  # our own script holds it just then
        if not self._echo.is_still_there():
            return  # the loudspeaker has just stuttered: it may be ours, misheard
        self._command, self._heard_at = word, now
        self._stop()
        self._caption(word)
        if now - self._spoke_from < STILL_SPEAKING_SECONDS and self._ears.patience is not None:
            # They went on with what they were saying when we began: we waited too short.
            silence = self._ears.patience.usual + now - self._spoke_from
            self._ears.patience.cut_off(Expects.ANYTHING, silence)

    def _hears(self, text: str) -> None:
        """The words so far."""
        if self._command or not is_ours(text, self._ours()):
            self._words = text

    def _ours(self) -> Sequence[str]:
        return heard_of(self._sayings, self._began, self._clock())

    def _persons(self, heard: Heard) -> Heard:
        """What the person said: all of it, where it is not mostly ours."""
        ours = self._ours()
        return without_ours(heard, ours) if is_ours(heard.text, ours) else heard

    def _meant(self, heard: Heard, whole: Heard) -> Heard:
        """What was meant by what made us stop; ``whole`` is what the ear has heard, ours too.

        The ear's words count more than the spotter's. Where it has no word it may have missed a
        short one; a scrap that is not the command is nothing, and we go on.
        """
        if heard.text and self._understands(heard):
            return heard
        readings = whole.hypotheses
        words = [each.text.split() for each in readings if each.engine == readings[0].engine]
        agrees = not words or any(self._command in each for each in words)
        if not agrees and len(heard.text.split()) >= LEAST_WORDS:
            return heard  # not understood; they are asked again
        if not agrees or self._command == no():  # one hearing of so short a word is none
            return replace(heard, hypotheses=())
        return replace(heard, hypotheses=(Hypothesis(self._command, 1.0, "overheard"),))


def is_for_us(heard: Heard, outcome: Outcome) -> bool:
    """Whether a person meant us with these words; ``outcome`` is what would be made of them."""
    if outcome.is_alarm:
        return True
    if outcome.kind in _NOT_UNDERSTOOD:
        return False
    short = find_answer(heard.text) is not None or find_control(heard.text) is not None
    return short or len(heard.text.split()) >= LEAST_WORDS
