"""What every rule of a conversation is given, and what it may give back. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from voice_skill.dialogue.session import Pending, Session, raised_to, remembered
from voice_skill.safety import agreement
from voice_skill.understanding.fitting import Fit, Fitting
from voice_skill.understanding.misspelt import Speller
from voice_skill.understanding.reading import Readings
from voice_skill.understanding.topics import Thresholds
from voice_skill.values.meaning import Candidate, Matcher
from voice_skill.values.pack import Pack, Whom
from voice_skill.values.reply import Reply, ReplyKind

if TYPE_CHECKING:  # both of them know the results below
    from voice_skill.checkup.checkup import Checker
    from voice_skill.dialogue.alarm import Alarm
    from voice_skill.dialogue.dialogue import Dialogue

Settled = tuple[Session, Reply]
"""A rule has answered: the new session, and what to say."""


@dataclass(frozen=True, slots=True)
class Open:
    """A rule has not answered: the rules after it see this session and these words."""

    session: Session
    heard: Readings


class Abroad(Protocol):
    """The same conversation with the numbers of another country."""

    def find(self, name: str) -> str:
        """The code of the country that somebody calls so; empty where none is known."""
        ...

    def whom(self, code: str) -> Whom:
        """Whom to call there."""
        ...

    def talk(self, code: str, like: Dialogue) -> Dialogue:
        """The conversation there; it hears as ``like`` does."""
        ...


@dataclass(frozen=True, slots=True)
class Talk:
    """The content and the senses of a conversation. ``kinds`` knows what is off topic by its kind,
    ``steering`` what is meant to steer.

    ``day`` tells the ISO date whenever it is needed: a conversation may last past midnight.
    ``abroad`` has other countries' numbers; without it nobody can change the country by voice.
    """

    pack: Pack
    matcher: Matcher
    alarm: Alarm
    day: Callable[[], str]
    checker: Checker | None = None
    thresholds: Thresholds = field(default_factory=Thresholds)
    kinds: Matcher | None = None
    steering: Matcher | None = None
    fitting: Fitting = field(kw_only=True)
    speller: Speller | None = None
    abroad: Abroad | None = None

    @property
    def today(self) -> str:
        """The ISO date."""
        return self.day()

    def said(
        self, session: Session, reply: Reply, *, pending: Pending | None = None
    ) -> tuple[Session, Reply]:
        """The session in which that reply was given last, and the reply."""
        history = session.history
        if session.last is not None and session.last.kind is not ReplyKind.MISS:
            history = remembered(history, session.last)
        # An answer that only speaks of emergencies does not make the session one.
        level = raised_to(session.level, reply.level if reply.is_alarm else None)
        return (
            replace(session, last=reply, history=history, pending=pending, level=level),
            reply,
        )

    def spelt(self, heard: Readings) -> Readings:
        """The same with slips of spelling read as words of the pack; as it was where none is."""
        mended = self.speller.mended(heard.text) if self.speller is not None else heard.text
        return heard if mended == heard.text else heard_as(mended, heard)

    def candidates(self, heard: Readings) -> tuple[Candidate, ...]:
        """The topics of the best reading: the one best understood, not the most confident."""
        ranked = [each.candidates(self.matcher) for each in agreement.likely(heard)]
        return max(ranked, key=lambda each: each[0].probability if each else 0.0, default=())

    def fits(self, heard: Readings, topic: str) -> tuple[Fit, ...]:
        """The parts of the topic as they fit the reading that fits any of them best."""
        ranked = [self.fitting.ranked(topic, each.text) for each in agreement.likely(heard)]
        return max(ranked, key=lambda fits: fits[0].score, default=())


Rule = Callable[[Talk, Session, Readings], Settled | Open | None]
"""One row of the order of a turn; None where the words are none of its business."""


def heard_as(meant: str, heard: Readings) -> Readings:
    """Other words, heard by the same ear: only what was typed is believed by itself."""
    return heard.made_of([replace(heard.heard.hypotheses[0], text=meant)])


__all__ = ["Open", "Rule", "Settled", "Talk", "heard_as"]
