"""Conversations, one a tab: each keeps its place in memory and nowhere else."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import replace

from voice_skill.assistant import Again, Assistant, Manner
from voice_skill.dialogue.session import Choice, Session
from voice_skill.language.looks import Look, find_look
from voice_skill.language.prompts import notice, welcome
from voice_skill.settings import SPEECH
from voice_skill.values.heard import Heard
from voice_skill.values.meaning import ControlWord
from voice_skill.values.pack import Whom
from voice_skill.values.reply import (
    ChunkKind,
    Expects,
    Heading,
    Outcome,
    Reply,
    ReplyKind,
    control,
)
from voice_skill.values.script import Position
from voice_skill.web.looks import Looks
from voice_skill.web.parts import Parts
from voice_skill.web.turns import Turn, is_beside

MOST_ROOMS = 100
"""Conversations kept at once; then the one that was quiet longest is forgotten."""

KEPT_SECONDS = 20 * 3600.0
"""A conversation may rest this long (requirements SC14: no time-out, or 20 hours)."""

MOST_TURNS = 200
"""Turns shown again after a reconnect; older ones are forgotten."""


_TELLS = {ChunkKind.ANSWER, ChunkKind.CARE}
_ASKS = {Heading.QUESTION, Heading.WHICH}


class Room:
    """One conversation. Any thread may speak to it; turns come one after the other."""

    def __init__(self, parts: Parts) -> None:
        self.id = secrets.token_urlsafe(18)
        self.used = time.monotonic()
        self._parts = parts
        self._lock = threading.Lock()
        self._assistant: Assistant | None = None
        self.looks = Looks()
        self._spoken_in = parts.manner()
        self._turns = [Turn(0, "", welcome(parts.pack), self._spoken_in, whom=parts.pack.whom)]
        self._beside: Turn | None = None
        self._asked: list[str] = []

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
            look = find_look(heard.text)
            if look is not None and not assistant.is_urgent(heard):
                return self._changed(heard, look)
            reply = assistant.turn(heard, again=again)
            turn = self._turn(assistant.session, heard, reply)
            if turn.beside:
                return self._told_beside(turn)
            self._turns.append(turn)
            self._beside = None
            del self._turns[:-MOST_TURNS]
            return turn

    def _ready(self) -> Assistant:
        if self._assistant is None:
            dialogue = self._parts.dialogue.get()
            self._assistant = Assistant(
                dialogue,
                say=self._note,
                manner=self._spoken_in,
                keeping=self._parts.keeping(dialogue),
            )
        return self._assistant

    def _note(self, reply: Reply, manner: Manner) -> None:
        # The browser speaks, and tells later where it was cut short; here the manner is kept.
        self._spoken_in = manner

    def speak_with(self, name: str) -> Turn:
        """From now on with that voice of those that are listed, told beside the open turn.

        Where there is none of that name, nothing changes and the open turn comes back.
        """
        with self._lock:
            listed = self._parts.voices.get().listed()
            voice = next((each for each in listed if each.id == name), None)
            if voice is None:
                return self.last
            assistant = self._ready()
            told = assistant.speak_with(voice)
            self._spoken_in = assistant.manner
            return self._told_beside(self._said(told, control(ControlWord.OTHER_VOICE)))

    def read_by(self, reader: object) -> None:
        """Who reads aloud from now on, as chosen on the page; an unknown one changes nothing."""
        with self._lock:
            if not (isinstance(reader, str) and reader in SPEECH):
                return
            self._spoken_in = replace(self._spoken_in, speech=reader)
            if self._assistant is not None:
                self._assistant.manner = replace(self._assistant.manner, speech=reader)

    def cut_short(self, number: int, at: tuple[int, int]) -> None:
        """The turn's reply was stopped in that sentence: index of the chunk, of the sentence."""
        with self._lock:
            open_now = {self.last.number, self._beside.number if self._beside else None}
            turn = self.turn(number)
            if self._assistant is not None and turn is not None and number in open_now:
                self._assistant.said(turn.reply, Position(*at))

    def turn(self, number: int) -> Turn | None:
        """The turn of that number, what was said beside the open one too; None where none is."""
        turns = (*self._turns, *([self._beside] if self._beside else []))
        return next((turn for turn in turns if turn.number == number), None)

    def _turn(self, session: Session, heard: Heard, reply: Reply) -> Turn:
        pending, pack = session.pending, self._parts.pack
        options = pending.options if isinstance(pending, Choice) else ()
        titles = tuple(pack.topic(option).title for option in options)
        beside = is_beside(reply, self.last.reply)
        tells = session.topic and any(each.kind in _TELLS for each in reply.chunks)
        return Turn(
            (self._beside or self.last).number + 1,
            heard.text,
            reply,
            self._spoken_in,
            titles or self._signs(session),
            session.checkup is not None and session.checkup.paused,
            pack.topic(session.topic).title if tells and reply.level is None else "",
            self.last.question if beside else self._question(session, reply),
            self._whom(session),
            beside,
        )

    def _changed(self, heard: Heard, look: Look) -> Turn:
        """A wish about the page, which only the page can carry out: what was asked stays asked."""
        turn = self._said(self.looks.told(look), control(look))
        self.looks = self.looks.after(look)
        return self._told_beside(replace(turn, heard=heard.text, look=look))

    def _said(self, text: str, outcome: Outcome) -> Turn:
        reply = Reply((notice(text),), outcome, listen=True)
        number = (self._beside or self.last).number + 1
        return replace(self.last, number=number, reply=reply, manner=self._spoken_in, beside=True)

    def _told_beside(self, turn: Turn) -> Turn:
        self._beside = turn
        self._turns[-1] = replace(self.last, manner=turn.manner)
        return turn

    def _signs(self, session: Session) -> tuple[str, ...]:
        """The signs to choose from where a check-up asks which of them it is."""
        checker, checkup = self._parts.dialogue.get().checker, session.checkup
        if checker is None or checkup is None:
            return ()
        return tuple(checker.offers(checkup).values())

    def _question(self, session: Session, reply: Reply) -> int:
        # Counted as they are asked: one that is asked once more keeps its number.
        if reply.kind is ReplyKind.CHECKUP_START:
            self._asked = []
        checker, checkup = self._parts.dialogue.get().checker, session.checkup
        if checker is None or checkup is None or not checkup.waits or reply.level is not None:
            return 0
        if not any(each.heading in _ASKS for each in reply.chunks):
            return 0
        waits_for = checker.waits_for(checkup)
        if waits_for not in self._asked:
            self._asked.append(waits_for)
        return self._asked.index(waits_for) + 1

    def _whom(self, session: Session) -> Whom | None:
        abroad = self._parts.dialogue.get().abroad
        if abroad is not None and session.country:
            return abroad.whom(session.country)
        return self._parts.pack.whom


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
