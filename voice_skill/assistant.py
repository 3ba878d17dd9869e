"""The loop: listen, hear, understand, decide, say. Owns no rule and no engine; is handed both."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from voice_skill.dialogue import correcting
from voice_skill.dialogue.dialogue import Dialogue
from voice_skill.dialogue.session import Session
from voice_skill.understanding.repairs import Memory
from voice_skill.values.heard import Heard, Hypothesis
from voice_skill.values.meaning import ControlWord
from voice_skill.values.place import Place
from voice_skill.values.reply import Outcome, Reply, control
from voice_skill.values.script import Position

SLOWEST, FASTEST = 80, 300
STEP = 0.10
"""How much "slower" and "faster" change the rate: a tenth (requirements SP8)."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How to speak and to listen.

    ``rate`` in words a minute (80 to 300), ``volume`` 0 to 100, ``end_silence`` how many seconds
    of silence end what a person says (0.8 to 4.0).
    """

    rate: int = 150
    volume: int = 100
    end_silence: float = 1.5


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


_FOR_PAGES = frozenset({ControlWord.DOCTOR_PAGE, ControlWord.SAVE_PAGE})


_ENDS, _REPEATS = control(ControlWord.THANKS), control(ControlWord.REPEAT)

Again = Callable[[], tuple[Hypothesis, ...]]
"""Hears the last utterance once more, with another engine; gives its readings."""


def heard_twice(
    dialogue: Dialogue, session: Session, heard: Heard, again: Again | None
) -> tuple[Heard, Session, Reply]:
    """What was heard in the end, the new session and the reply.

    A second hearing is asked for only where the first was not plainly understood. It adds to the
    first: the dialogue weighs both, under the same thresholds.
    """
    after, reply = dialogue.respond(session, heard)
    if again is None or not heard.hypotheses or not dialogue.is_unclear(session, after, reply):
        return heard, after, reply
    more = again()
    if not more:
        return heard, after, reply
    both = replace(heard, hypotheses=(*heard.hypotheses, *more))
    after_both, reply_to_both = dialogue.respond(session, both)
    if reply_to_both.outcome == _ENDS:
        # Such engines make thanks out of noise, in more wordings than can be listed beside them.
        return heard, after, reply
    return both, after_both, reply_to_both


class Assistant:
    """One conversation with one person. ``say`` may be None: then replies are only returned.

    ``on_manner`` is told when the person changed how to speak or to listen, to keep it between
    runs. ``keeper`` keeps corrections; without one nothing is remembered, and nobody asks.
    ``pages`` reads and saves the page for the doctor.
    """

    def __init__(
        self,
        dialogue: Dialogue,
        *,
        say: Say | None = None,
        manner: Manner | None = None,
        on_manner: Callable[[Manner], None] | None = None,
        memory: Memory | None = None,
        keeper: Keeper | None = None,
        pages: Pages | None = None,
    ) -> None:
        self._dialogue = dialogue
        self._say = say
        self._on_manner = on_manner
        self._keeper = keeper
        self._pages = pages
        self.session = Session(memory=memory or Memory())
        self.manner = manner or Manner()

    def decide(self, heard: Heard, *, again: Again | None = None) -> Reply:
        """The reply to what was heard; nothing is spoken yet.

        ``again`` hears the same words with another engine. It is asked only where the first
        hearing was not plainly understood; then both count.
        """
        before = self.session.memory
        self.session, reply = heard_twice(self._dialogue, self.session, heard, again)[1:]
        return self._granted(before, reply)

    def check_up(self, heard: Heard) -> Reply:
        """The first question of a check-up about these words, or what comes before it."""
        self.session, reply = self._dialogue.check_up(self.session, heard)
        return reply

    def _granted(self, before: Memory, reply: Reply) -> Reply:
        # What only a face can do: to keep corrections, and the page for the doctor.
        if self._keeper is not None:
            if self.session.memory != before:
                self._keeper.keep(self.session.memory)
            if reply.outcome == correcting.EXPORT:
                place = self._keeper.export(self.session.memory)
                reply = correcting.exported(reply, place)
        if self._pages is not None and reply.effect in _FOR_PAGES:
            reply = self._pages.answer(self.session, reply)
            self.session = replace(self.session, last=reply)
        return reply

    def outcome_of(self, heard: Heard) -> Outcome:
        """What it would come to; nothing is decided or remembered."""
        return self._dialogue.respond(self.session, heard)[1].outcome

    def is_urgent(self, heard: Heard) -> bool:
        """Whether a danger is in what was heard, whatever is being asked just now."""
        anew = self._dialogue.respond(Session(), heard)[1].outcome
        return any(each.is_danger for each in (anew, self.outcome_of(heard)))

    def say(self, reply: Reply) -> None:
        """Speak the reply in the manner it asks for.

        "Say that again slower" is for that replay only; "slower" stays. Where it was cut short, the
        place is kept.
        """
        changed = adjusted(self.manner, reply.effect)
        if reply.end_silence is not None:
            changed = replace(changed, end_silence=reply.end_silence)
        if reply.outcome != _REPEATS and changed != self.manner:
            self.manner = changed
            if self._on_manner is not None:
                self._on_manner(changed)
        if self._say is not None:
            self.said(reply, self._say(reply, changed))

    def said(self, reply: Reply, stopped_at: Position | None) -> None:
        """How far the reply was said: for "go on", "next" and "back". ``say`` does this by itself.

        What is said beside the answer ("slower", "where are we") leaves the answer's place alone.
        """
        place, last = self.session.stopped, self.session.last
        answers = [each.chunks for each in (last, place.reply if place else None) if each]
        if reply.chunks not in answers:
            return
        again = reply.outcome == _REPEATS
        new = Place(reply, stopped_at, again) if stopped_at is not None else None
        self.session = replace(self.session, stopped=new)

    def turn(self, heard: Heard, *, again: Again | None = None) -> Reply:
        """Decide, then say."""
        reply = self.decide(heard, again=again)
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
