"""Listening while we speak: the person's words are told from our own, and obeyed.

The microphone is read in a thread of its own while a reply is said. What the ear makes of it is
laid beside the script of the reply; see ``hearing.echo``.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from voice_skill.core.answers import find_answer
from voice_skill.core.controls import find_control
from voice_skill.core.script import Sentence
from voice_skill.core.types import AnswerKind, Expects, Heard, Hypothesis
from voice_skill.hearing.ears import Ears
from voice_skill.hearing.echo import (
    NO,
    Saying,
    heard_of,
    persons_words,
    without_our_end,
)
from voice_skill.speaking.pronounce import pronounce

RECENT_WORDS, RECENT_SECONDS = 20, 11.0
"""Of what is heard while we speak, only the last words are looked at: the rest was looked at."""

KEPT_SECONDS = 30.0
"""How long our own sentences are remembered: as long as the longest utterance."""

PRE_ROLL_BLOCKS = 5
"""A quarter of a second before we fell silent: somebody may have begun to speak in it."""

STILL_SPEAKING_SECONDS = 2.0
"""Whoever speaks to us so soon after we began was not finished when we thought so."""

MOST_STRANGE = 0.2
"""Of our own words, as the ear hears them here, so many may be taken for somebody else's."""

FAR_TOO_STRANGE = 50
"""A word of command in our own welcome counts as so many strange ones."""

FEW_WORDS, CLEARED_DB = 6, 10.0
"""Of a welcome of fifty words, so few are heard by chance; so much quieter leaves a person room."""

ECHO_SECONDS = 2.5
"""After our last word what is heard may still be ours."""


@dataclass(frozen=True, slots=True)
class Overheard:
    """What a person said while we spoke. ``cut``: it made us stop."""

    heard: Heard
    cut: bool


class Duplex:
    """The ears of one conversation, while we speak and just after.

    ``blocks`` opens the microphone's stream anew; ``stop`` silences us within 0.1 s, from any
    thread. ``caption`` is told the person's words as they come. ``cleared`` is how much quieter
    our own voice became in the microphone's sound, in dB.
    """

    def __init__(
        self,
        ears: Ears,
        blocks: Callable[[], Iterator[bytes]],
        *,
        stop: Callable[[], None],
        lexicon: Mapping[str, str],
        caption: Callable[[str], None] = lambda _: None,
        cleared: Callable[[], float] = lambda: 0.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._ears = ears
        self._blocks = blocks
        self._stop = stop
        self._lexicon = lexicon
        self._caption = caption
        self._cleared = cleared
        self._clock = clock
        self._sayings: deque[Saying] = deque()
        self._latest: deque[bytes] = deque(maxlen=PRE_ROLL_BLOCKS)
        self._thread: threading.Thread | None = None
        self._over = threading.Event()
        self._cut = False
        self._rest = ""
        self._result: Heard | None = None
        self._began = self._spoke_from = 0.0
        self._expects = Expects.ANYTHING
        self.heard_ourselves = 0
        """How many words of our own were heard: 0 with headphones."""
        self._strange = 0
        self.is_trying = False
        """Whether it only finds out if we can be told apart: then nobody is obeyed yet."""

    @property
    def tells_apart(self) -> bool:
        """Whether we are not heard here (headphones), or our voice is taken out of what is heard.

        Words alone would do for that, but a person's word is drowned by a voice as loud.
        """
        if self._strange > MOST_STRANGE * self.heard_ourselves:
            return False
        return self.heard_ourselves <= FEW_WORDS or self._cleared() >= CLEARED_DB

    # ------------------------------------------------------------ while we speak

    def begin(self, expects: Expects) -> None:
        """We begin to speak; ``expects`` is what may be answered."""
        self._over.clear()
        self._cut, self._rest, self._result = False, "", None
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
        self._sayings.append(Saying(saying.words, now, seconds))

    def end(self) -> Overheard | None:
        """We have fallen silent. Waits for a person who is speaking; None where nobody is."""
        thread, self._thread = self._thread, None
        if thread is None:
            return None
        if not self._rest:
            self._over.set()
        while thread.is_alive():  # in steps, so that Ctrl-C is heard
            thread.join(0.1)
        heard = self._result
        if heard is None or not heard.text or self.is_trying:
            return None
        self._latest.clear()
        return Overheard(heard, self._cut)

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
        while not self._over.is_set():
            self._began = self._clock()
            self._rest = ""
            listened = self._ears.listen(
                self._until_over(), caption=self._words, expects=self._expects
            )
            ours = heard_of(self._sayings, self._began, self._clock())
            left = self._left(listened.heard, ours)
            strange = len(persons_words(listened.heard.text, ours).words)
            self.heard_ourselves += len(listened.heard.text.split()) - strange
            self._strange += 0 if self._cut else strange
            if self._result is not None:
                return
            if left.text:
                self._result = left
                return
            if self._cut:
                return
            self._rest = ""

    def _until_over(self) -> Iterator[bytes]:
        for block in self._blocks():
            self._latest.append(block)
            yield block
            if self._over.is_set():
                return

    def _words(self, text: str) -> None:
        """Looks at the words so far; a person who speaks to us silences us."""
        now = self._clock()
        ours = heard_of(self._sayings, max(self._began, now - RECENT_SECONDS), now)
        rest = persons_words(" ".join(text.split()[-RECENT_WORDS:]), ours)
        self._rest = " ".join(rest.last)
        # Only a word of command silences us. Pieces of our own voice, half taken out of the sound,
        # were heard as "trump saw me because they": no number of words makes them a person's.
        if not rest.command or self._cut:
            return
        if self.is_trying:
            self._strange += FAR_TOO_STRANGE
            return
        self._cut = True
        self._stop()
        self._caption(rest.command)
        if now - self._spoke_from < STILL_SPEAKING_SECONDS:
            self._was_cut_off(now - self._spoke_from)
        if rest.command != NO:  # after a no, what was meant may follow
            self._result = Heard((Hypothesis(rest.command, 1.0, "overheard"),))
            self._over.set()

    def _was_cut_off(self, seconds: float) -> None:
        """The person went on with what they were saying when we began: we waited too short."""
        if self._ears.patience is not None:
            silence = self._ears.patience.usual + seconds
            self._ears.patience.cut_off(Expects.ANYTHING, silence)

    def _left(self, heard: Heard, ours: Sequence[str]) -> Heard:
        """What a person said; nothing where it may be words of ours, misheard."""
        words = heard.text.split()
        if self._cut and NO in words:
            said = " ".join(words[words.index(NO) :])
            return Heard((Hypothesis(said, 1.0, "overheard"),), heard.started, heard.ended)
        words = list(persons_words(heard.text, ours).last)
        last = "" if set(words) & set(ours) else " ".join(words)
        if last and (find_answer(last) is not None or find_control(last) is not None):
            return Heard((Hypothesis(last, 1.0, "overheard"),), heard.started, heard.ended)
        return Heard((), heard.started, heard.ended)


def asked_again(heard: Heard) -> Heard:
    """A no that was said over our own danger question is not taken: the question is repeated.

    It may be one of our own words, or be meant for the voice.
    """
    answer = find_answer(heard.text, misheard=True)
    if answer is None or answer.kind is not AnswerKind.NO:
        return heard
    return Heard((Hypothesis("repeat that", 1.0, "overheard"),), heard.started, heard.ended)
