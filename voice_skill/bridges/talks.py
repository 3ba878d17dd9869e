"""Conversations that another assistant leads: by the name that it gives each, in memory only."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from voice_skill.assistant import Again, Assistant, Keeping, Manner
from voice_skill.assistant.doctor_pages import DoctorPages
from voice_skill.dialogue.dialogue import Dialogue
from voice_skill.dialogue.session import Session
from voice_skill.language.prompts import prompt
from voice_skill.speaking.voice_choice import Voice
from voice_skill.values.heard import Heard, Hypothesis
from voice_skill.values.meaning import ControlWord
from voice_skill.values.reply import Chunk, ChunkKind, Expects, Outcome, Reply
from voice_skill.values.script import Position, Script

MOST_TALKS = 100
"""Conversations kept at once; then the one that was quiet longest is forgotten."""

KEPT_SECONDS = 20 * 3600.0
"""A conversation may rest this long (requirements SC14: no time-out, or 20 hours)."""

AWAITED_SECONDS = 60.0
"""So long after a reply what is heard next is likely to be the answer to it."""

MOST_LETTERS = 12_000
"""Of one text from elsewhere; what is beyond is not read."""

_CONFIDENCE = 0.6
"""How far words that another program heard are believed: less than typed ones, see ``safety``."""

Voices = Callable[[], tuple[Voice, ...]]

_ONLY_READ = "From here I can only read it to you. The page in the browser can save it."


def from_elsewhere(engine: str, *texts: str) -> Heard:
    """What another program heard or was written, its best reading first: never taken as typed.

    ``engine`` is its name. Empty texts are silence.
    """
    said = (text.strip()[:MOST_LETTERS] for text in texts)
    return Heard(tuple(Hypothesis(text, _CONFIDENCE, engine) for text in said if text))


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply, and how this person wants it spoken."""

    reply: Reply
    manner: Manner

    @property
    def text(self) -> str:
        """What is to be said, word for word: the reply from where it begins."""
        begin = Position(*self.reply.begin)
        said = (each for each in Script.of(self.reply).since(begin))
        return " ".join(each.text for each in said if each.kind is not ChunkKind.HINT)


@dataclass(frozen=True, slots=True)
class Way:
    """How to say a text: ``rate`` in words a minute, ``voice`` as the setting names it.

    An ``urgent`` one keeps nobody waiting.
    """

    rate: int
    voice: str
    urgent: bool


class Talk:
    """One conversation. Any thread may speak to it; turns come one after the other."""

    def __init__(self, dialogue: Dialogue, manner: Manner, voices: Voices) -> None:
        self.used = 0.0
        self.answer: Answer | None = None
        """The answer given last."""
        self._lock = threading.Lock()
        # Replies are spoken elsewhere; here the manner is kept that they ask for.
        self._assistant = Assistant(
            dialogue,
            say=lambda reply, manner: None,
            manner=manner,
            keeping=Keeping(pages=ReadOnly(dialogue), voices=voices),
        )

    def hear(self, heard: Heard, again: Again | None = None) -> Answer:
        """The answer to what was heard. ``again`` hears the same words with another engine."""
        with self._lock:
            reply = self._assistant.turn(heard, again=again)
            self.answer = Answer(reply, self._assistant.manner)
            return self.answer

    def outcome_of(self, heard: Heard) -> Outcome:
        """What it would come to; nothing is decided or remembered."""
        with self._lock:
            return self._assistant.outcome_of(heard)

    def is_urgent(self, heard: Heard) -> bool:
        """Whether a danger is in what was heard, whatever is being asked just now."""
        with self._lock:
            return self._assistant.is_urgent(heard)

    @property
    def expects(self) -> Expects:
        """What is likely to be said now."""
        return self._assistant.expects

    @property
    def manner(self) -> Manner:
        """How this person wants to be spoken to, and listened to."""
        return self._assistant.manner


class Talks:
    """All conversations, by name. ``clock`` gives seconds.

    ``voices`` lists those to choose from, where it is ours that speak.
    """

    def __init__(
        self,
        dialogue: Dialogue,
        manner: Manner,
        *,
        voices: Voices = lambda: (),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._dialogue = dialogue
        self._manner = manner
        self._voices = voices
        self._clock = clock
        self._lock = threading.Lock()
        self._talks: dict[str, Talk] = {}

    def __len__(self) -> int:
        return len(self._talks)

    def talk(self, name: str) -> Talk:
        """The conversation of that name, or a new one."""
        with self._lock:
            found = self._talks.get(name)
            if found is None or self._clock() - found.used > KEPT_SECONDS:
                found = self._talks[name] = Talk(self._dialogue, self._manner, self._voices)
            found.used = self._clock()
            while len(self._talks) > MOST_TALKS:
                del self._talks[min(self._talks, key=lambda each: self._talks[each].used)]
            return found

    def knows(self, name: str) -> bool:
        """Whether there is a conversation of that name to go on with."""
        with self._lock:
            found = self._talks.get(name)
            return found is not None and self._clock() - found.used <= KEPT_SECONDS

    def awaited(self) -> Talk | None:
        """The only conversation that was held in the last minute; None where none or several.

        What is heard next, by whomever, is then likely to belong to it.
        """
        since = self._clock() - AWAITED_SECONDS
        with self._lock:
            recent = [each for each in self._talks.values() if each.used >= since]
        return recent[0] if len(recent) == 1 else None

    def way_of(self, text: str) -> Way:
        """How to say a text that begins so, told by the answers given last.

        In the manner of whom it was answered to, else in the usual one. It is urgent where these
        words stand in any answer about a danger.
        """
        with self._lock:
            talks = sorted(self._talks.values(), key=lambda each: each.used, reverse=True)
        answers = [each.answer for each in talks if each.answer is not None] if text else []
        found = next((each for each in answers if each.text.startswith(text)), None)
        manner = found.manner if found is not None else self._manner
        return Way(
            rate=manner.rate,
            voice=manner.voice,
            urgent=any(each.reply.is_urgent and text in each.text for each in answers),
        )


class ReadOnly(DoctorPages):
    """The page for the doctor read aloud. Whoever asks from elsewhere saves no file here."""

    def answer(self, session: Session, reply: Reply) -> Reply:
        """The reply with the page read in it, or with the reason why it is not saved."""
        if reply.effect is ControlWord.SAVE_PAGE:
            told = prompt("doctor_page.failed", why=_ONLY_READ)
            return replace(reply, chunks=(Chunk(told, ChunkKind.NOTICE),))
        return super().answer(session, reply)
