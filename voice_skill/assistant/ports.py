"""What a face promises the assistant: a screen, keys, a stopwatch, voices. Who has it, fulfils it.

A face that has one of them only in part says so through it: a keyboard where nobody can type has
no line and never will; voices that are silent say nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Protocol

from voice_skill.assistant.manner import Manner
from voice_skill.checkup.checkup import Checker, Checkup
from voice_skill.dialogue.session import Session
from voice_skill.speaking.voice_choice import Voice
from voice_skill.speaking.voiced import Voiced
from voice_skill.understanding.repairs import Consent, Memory
from voice_skill.values.heard import Heard
from voice_skill.values.reply import Reply
from voice_skill.values.script import Position

Tell = Callable[[str], None]
"""Tells a person a sentence that is not the answer: what is missing, or how far something is."""


class Screen(Protocol):
    """Where a conversation is read. Nothing shown is taken back, but the caption."""

    def caption(self, text: str) -> None:
        """The words of an utterance so far; they may still change. From any thread."""
        ...

    def note(self, text: str) -> None:
        """A sentence that is not the answer; the caption is over. From any thread."""
        ...

    def mark(self) -> None:
        """A mark where to type, as nothing is listened to."""
        ...

    def reply(self, reply: Reply, heard: Heard | None = None) -> None:
        """The reply, from where it begins, and what it answers; the caption is over."""
        ...


class Silencer(Protocol):
    """A key that silences us."""

    def silences(self, stop: Callable[[], None]) -> AbstractContextManager[None]:
        """While this lasts, a key calls ``stop`` at once, from a thread of its own."""
        ...


class Lines(Protocol):
    """What is typed, a line at a time."""

    @property
    def has_line(self) -> bool:
        """Whether a line was typed and not taken yet."""
        ...

    def typed(self) -> str | None:
        """All lines typed since, as sentences; empty for a bare Enter.

        None where nothing was typed, or the input is at its end.
        """
        ...

    def wait(self) -> str | None:
        """The next line; None once nobody can type another."""
        ...


class Keys(Silencer, Lines, Protocol):
    """A keyboard, or the lack of one."""

    @property
    def is_there(self) -> bool:
        """Whether somebody can type."""
        ...


class Moment(Enum):
    """A moment of a turn; the value is how it is named."""

    READY = "ready"  # pack and models are loaded; talk has them before it listens
    TEXT = "text"  # the words are known
    DECISION = "decision"  # the reply is known
    FIRST_SOUND = "first sound"  # its first sound is handed to the loudspeaker


class Stopwatch(Protocol):
    """Notes how long each step of a turn took."""

    def begin(self, ended: float | None = None) -> None:
        """Count from now, or from that moment of the monotonic clock: the person has finished."""
        ...

    def mark(self, moment: Moment) -> None:
        """That moment is reached; the first time in a turn counts. From any thread."""
        ...

    def report(self) -> None:
        """Say the turn's figures where they are wanted, once, and forget them."""
        ...


class Voices(Protocol):
    """Opens the voice that is set: our ``own``, the ``screen-reader``'s, or none (``off``)."""

    def are_silent(self, speech: str) -> bool:
        """Whether nothing is to be said so: the screen is enough, or another program reads it."""
        ...

    def open(self, speech: str, *, tell: Tell) -> AbstractContextManager[Voiced]:
        """That voice, and where it sounds. ``AudioError`` where nothing can be heard.

        ``tell`` is told in a sentence when another loudspeaker has to take over.
        """
        ...


class Say(Protocol):
    """Says a reply from ``reply.begin`` on; returns when it has been said or stopped.

    It returns the sentence that was cut short, or None where all was said.
    """

    def __call__(self, reply: Reply, manner: Manner) -> Position | None: ...


class Keeper(Protocol):
    """Keeps what a person taught by correcting, on this computer."""

    def keep(self, memory: Memory) -> None:
        """Keep it in place of what was kept before."""
        ...

    def export(self, memory: Memory) -> str:
        """Write it where a person finds it, and give that place in words."""
        ...


class Pages(Protocol):
    """Reads or saves the page for the doctor, where a reply's effect asks for it."""

    def answer(self, session: Session, reply: Reply) -> Reply:
        """The reply with the page read in it, or with the place where it was saved."""
        ...

    def save(self, session: Session, file: Path) -> Path:
        """Write the page to ``file``; its suffix chooses the form."""
        ...

    def save_elsewhere(self, session: Session) -> Path:
        """Write it where the person's own files are, under a new name."""
        ...

    def lines(self, session: Session) -> tuple[str, ...]:
        """The page as plain lines, for where it cannot be written anywhere."""
        ...


class Shelf(Protocol):
    """Keeps a check-up between two runs, on this computer, where the person agreed."""

    def find(self, checker: Checker) -> tuple[Checkup, float] | None:
        """What was kept, and its age in minutes; None where there is nothing to go on with."""
        ...

    def follow(self, session: Session, reply: Reply) -> None:
        """After every turn: keep it while it waits and may be kept, else erase it."""
        ...


@dataclass(frozen=True, slots=True)
class Keeping:
    """What of a conversation outlives it; a face gives what it can keep, and no more.

    Without ``corrections`` nothing is remembered, and nobody asks; ``memory`` is what was learnt
    before. ``pages`` reads and saves the page for the doctor. ``shelf`` keeps a check-up, where
    ``consent`` says that it may, or that it may be asked. ``manner`` is told, before
    and after, when the person changed how to speak or to listen, ``country`` where they are.
    ``receipt`` tells in sentences what was seen to leave. ``voices`` lists the voices that "another
    voice" goes through.
    """

    corrections: Keeper | None = None
    memory: Memory = field(default_factory=Memory)
    pages: Pages | None = None
    shelf: Shelf | None = None
    consent: Consent = Consent.OFF
    manner: Callable[[Manner, Manner], None] = lambda before, after: None
    country: Callable[[str], None] = lambda _: None
    receipt: Callable[[], tuple[str, ...]] | None = None
    voices: Callable[[], tuple[Voice, ...]] = lambda: ()


@dataclass(frozen=True, slots=True)
class Face:
    """All that a face hands to a spoken conversation."""

    screen: Screen
    keys: Keys
    stopwatch: Stopwatch
    voices: Voices
