"""The loop: listen, hear, understand, decide, say. Owns no rule and no engine; is handed both."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from voice_skill.core.dialogue import Dialogue
from voice_skill.core.session import Session
from voice_skill.core.types import ControlWord, Heard, Reply

SLOWEST, FASTEST = 80, 300
STEP = 0.10
"""How much "slower" and "faster" change the rate: a tenth (requirements SP8)."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How to speak: ``rate`` in words a minute (80 to 300), ``volume`` 0 to 100."""

    rate: int = 150
    volume: int = 100


def adjusted(manner: Manner, effect: ControlWord | None) -> Manner:
    """The manner after a control: a tenth slower, faster, louder or quieter, within limits."""
    match effect:
        case ControlWord.SLOWER:
            return replace(manner, rate=max(SLOWEST, round(manner.rate * (1 - STEP))))
        case ControlWord.FASTER:
            return replace(manner, rate=min(FASTEST, round(manner.rate * (1 + STEP))))
        case ControlWord.LOUDER:
            return replace(manner, volume=min(100, manner.volume + 10))
        case ControlWord.QUIETER:
            return replace(manner, volume=max(10, manner.volume - 10))
        case _:
            return manner


class Say(Protocol):
    """Says a reply; returns when it has been said or stopped."""

    def __call__(self, reply: Reply, manner: Manner) -> None: ...


class Assistant:
    """One conversation with one person. ``say`` may be None: then replies are only returned."""

    def __init__(
        self, dialogue: Dialogue, *, say: Say | None = None, manner: Manner | None = None
    ) -> None:
        self._dialogue = dialogue
        self._say = say
        self.session = Session()
        self.manner = manner or Manner()

    def decide(self, heard: Heard) -> Reply:
        """The reply to what was heard; nothing is spoken yet."""
        self.session, reply = self._dialogue.respond(self.session, heard)
        return reply

    def say(self, reply: Reply) -> None:
        """Speak the reply in the manner it asks for.

        "Say that again slower" is for that replay only; "slower" stays.
        """
        changed = adjusted(self.manner, reply.effect)
        if reply.outcome != "control:repeat":
            self.manner = changed
        if self._say is not None:
            self._say(reply, changed)

    def turn(self, heard: Heard) -> Reply:
        """Decide, then say."""
        reply = self.decide(heard)
        self.say(reply)
        return reply

    def converse(
        self, utterances: Iterable[Heard], *, on_turn: Callable[[Heard, Reply], None]
    ) -> None:
        """Turn after turn until the utterances end. ``on_turn`` is told before it is spoken."""
        for heard in utterances:
            reply = self.decide(heard)
            on_turn(heard, reply)
            self.say(reply)
