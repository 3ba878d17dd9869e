"""Conversations, one a tab: each keeps its place in memory and nowhere else."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from voice_skill.assistant import Again, Assistant, Manner
from voice_skill.dialogue.session import Choice, Session
from voice_skill.language.prompts import welcome
from voice_skill.values.heard import Heard
from voice_skill.values.reply import Expects, Reply
from voice_skill.values.script import Position
from voice_skill.web.parts import Parts

MOST_ROOMS = 100
"""Conversations kept at once; then the one that was quiet longest is forgotten."""

KEPT_SECONDS = 20 * 3600.0
"""A conversation may rest this long (requirements SC14: no time-out, or 20 hours)."""

MOST_TURNS = 200
"""Turns shown again after a reconnect; older ones are forgotten."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing heard and the reply to it.

    ``choices`` are the titles to choose from where "Do you mean A, or B?" was asked. ``paused``
    says that a check-up waits for "carry on". ``manner`` is how this reply is spoken.
    """

    number: int
    heard: str
    reply: Reply
    manner: Manner
    choices: tuple[str, ...] = ()
    paused: bool = False


class Room:
    """One conversation. Any thread may speak to it; turns come one after the other."""

    def __init__(self, parts: Parts) -> None:
        self.id = secrets.token_urlsafe(18)
        self.used = time.monotonic()
        self._parts = parts
        self._lock = threading.Lock()
        self._assistant: Assistant | None = None
        self._spoken_in = parts.manner
        self._turns = [Turn(0, "", welcome(parts.pack), parts.manner)]

    @property
    def turns(self) -> tuple[Turn, ...]:
        """Every turn so far, the welcome first."""
        return tuple(self._turns)

    @property
    def last(self) -> Turn:
        """The turn that is open now."""
        return self._turns[-1]

    @property
    def session(self) -> Session:
        """What the conversation remembers."""
        return self._assistant.session if self._assistant is not None else Session()

    @property
    def expects(self) -> Expects:
        """What is likely to be said now."""
        return self._assistant.expects if self._assistant is not None else Expects.ANYTHING

    def hear(self, heard: Heard, *, after: int | None = None, again: Again | None = None) -> Turn:
        """The turn that follows. Waits for the dialogue where it is still being made.

        ``after`` is the number of the turn that was answered. Where that one is over, as when a
        button was pressed twice, nothing is heard and the open turn comes back: the second press
        must not answer the next question. A danger sign is heard all the same. ``again`` hears
        the same words with another engine.
        """
        with self._lock:
            self.used = time.monotonic()
            assistant = self._ready()
            over = after is not None and after != self.last.number
            if over and not assistant.is_urgent(heard):
                return self.last
            reply = assistant.turn(heard, again=again)
            self._turns.append(self._turn(assistant.session, heard, reply))
            del self._turns[:-MOST_TURNS]
            return self.last

    def _ready(self) -> Assistant:
        if self._assistant is None:
            dialogue = self._parts.dialogue.get()
            self._assistant = Assistant(
                dialogue,
                say=self._note,
                manner=self._parts.manner,
                keeping=self._parts.keeping(dialogue),
            )
        return self._assistant

    def _note(self, reply: Reply, manner: Manner) -> None:
        # The browser speaks, and tells later where it was cut short; here the manner is kept.
        self._spoken_in = manner

    def speak_with(self, voice: str) -> None:
        """From now on with that voice, chosen among those that are listed."""
        with self._lock:
            assistant = self._ready()
            assistant.speak_with(voice)
            self._spoken_in = assistant.manner

    def cut_short(self, number: int, at: tuple[int, int]) -> None:
        """The turn's reply was stopped in that sentence: index of the chunk, of the sentence."""
        with self._lock:
            if self._assistant is not None and number == self.last.number:
                self._assistant.said(self.last.reply, Position(*at))

    def _turn(self, session: Session, heard: Heard, reply: Reply) -> Turn:
        pending, pack = session.pending, self._parts.pack
        options = pending.options if isinstance(pending, Choice) else ()
        return Turn(
            self.last.number + 1,
            heard.text,
            reply,
            self._spoken_in,
            tuple(pack.topic(option).title for option in options),
            session.checkup is not None and session.checkup.paused,
        )


class Rooms:
    """All conversations, by id; ids cannot be guessed. ``clock`` gives seconds."""

    def __init__(self, parts: Parts, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._parts = parts
        self._clock = clock
        self._lock = threading.Lock()
        self._rooms: dict[str, Room] = {}

    def __len__(self) -> int:
        return len(self._rooms)

    def find(self, room_id: str) -> Room | None:
        """The conversation of that id, where it is still known."""
        with self._lock:
            self._forget()
            room = self._rooms.get(room_id)
            if room is not None:
                room.used = self._clock()
            return room

    def open(self, room_id: str = "") -> Room:
        """The conversation of that id, or a new one."""
        room = self.find(room_id)
        if room is not None:
            return room
        room = Room(self._parts)
        with self._lock:
            room.used = self._clock()
            self._rooms[room.id] = room
            self._forget()
        return room

    def _forget(self) -> None:
        now = self._clock()
        for room_id in [i for i, r in self._rooms.items() if now - r.used > KEPT_SECONDS]:
            del self._rooms[room_id]
        while len(self._rooms) > MOST_ROOMS:
            del self._rooms[min(self._rooms, key=lambda each: self._rooms[each].used)]
