"""What is remembered between two turns: immutable, and only what the next turn needs."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from voice_skill.checkup.state import Checkup
from voice_skill.understanding.repairs import Consent, Memory
from voice_skill.values.heard import Heard
from voice_skill.values.level import Level
from voice_skill.values.place import Place
from voice_skill.values.reply import Outcome, Reply, ReplyKind

_KEPT_REPLIES = 20
_STORY = 5  # turns
KEPT_TURNS = 200
"""Turns of a conversation that are remembered word for word; the oldest are forgotten first."""


@dataclass(frozen=True, slots=True)
class MoreOffer:
    """ "Want more?" was asked about this topic."""

    topic: str


@dataclass(frozen=True, slots=True)
class Choice:
    """ "Do you mean A, or B?" was asked; ``options`` are topic ids in the order said.

    ``asked`` is the question that may mean either.
    """

    options: tuple[str, ...]
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Confirmation:
    """ "Did I mishear?" was asked about this red flag.

    ``denied``: a single hearing has said no already, and the question was asked once more.
    ``again``: something else was said, and it was asked once more.
    """

    flag: str
    denied: bool = False
    again: bool = False


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A red flag that may have been said was asked about; ``heard`` is what was said then.

    ``again``: no clear answer came, and it was asked a second time. ``told``: what was heard has
    been answered already, with a lesser sign. ``denied``: a single hearing has said no already.
    """

    flag: str
    heard: Heard
    again: bool = False
    told: bool = False
    denied: bool = False


@dataclass(frozen=True, slots=True)
class SaveOffer:
    """ "Shall I save the page for your doctor?" was asked."""


@dataclass(frozen=True, slots=True)
class Misheard:
    """ "Please say it again" was asked; ``heard`` is what was understood wrongly."""

    heard: str


@dataclass(frozen=True, slots=True)
class RememberOffer:
    """ "Shall I remember this?" was asked about a correction."""

    heard: str
    meant: str


@dataclass(frozen=True, slots=True)
class CheckupOffer:
    """ "Shall I check if you need a doctor?" was asked."""


@dataclass(frozen=True, slots=True)
class KeepOffer:
    """ "Shall I keep your answers on this computer?" was asked."""


@dataclass(frozen=True, slots=True)
class ResumeOffer:
    """ "Shall I go on with it?" was asked about a check-up that was kept.

    It is ``minutes`` old. ``instead`` begins a new one after a no; empty begins none.
    """

    checkup: Checkup
    minutes: float
    instead: str = ""


Pending = (
    MoreOffer
    | Choice
    | Confirmation
    | Suspicion
    | SaveOffer
    | Misheard
    | RememberOffer
    | CheckupOffer
    | KeepOffer
    | ResumeOffer
)


@dataclass(frozen=True, slots=True)
class LoggedTurn:
    """One thing that was heard, and what became of it; kept in memory only.

    ``confidence`` (0 to 1) says how sure the ear was, ``probability`` (0 to 1) how sure the
    understanding; ``engine`` who heard it ("typed" where it was typed). ``outcome`` and ``level``
    are the reply's. ``question`` is the id of the check-up's question that was waiting, or empty.
    """

    said: str
    confidence: float
    engine: str
    outcome: Outcome
    probability: float
    level: Level | None = None
    question: str = ""


@dataclass(frozen=True, slots=True)
class Session:
    """One conversation so far.

    ``topic`` is what was answered last and ``ahead`` the places of it that were not told yet, the
    next one first.
    ``history`` holds the replies before the last, newest last, for going back. ``findings`` are
    what the person has reported in earlier turns, ``risks`` what lies in the past. ``raised`` are
    the red flags so far and ``heard_sign`` the words that raised the last. ``misses`` counts
    turns in a row that were not understood, ``silences`` those in which nobody spoke. ``checkup``
    is the check-up under way, or over. ``level`` never falls. ``turns`` is what was heard so far,
    oldest first, for a page that is only made when it is asked for. ``asked`` is how surely the
    topic was understood (0 to 1), ``stopped`` where the last reply was cut short, ``memory`` what
    was learnt from corrections. ``offered``: a check-up was offered, and is not offered again.
    ``keeps`` says whether a check-up that is stopped may be kept on this computer. ``put_aside``
    is the check-up that gave way to despair or another emergency, for when that was misheard.
    ``country`` is the code of where somebody said that they are.
    """

    pending: Pending | None = None
    topic: str = ""
    ahead: tuple[int, ...] = ()
    last: Reply | None = None
    history: tuple[Reply, ...] = ()
    findings: frozenset[str] = frozenset()
    risks: frozenset[str] = frozenset()
    raised: tuple[str, ...] = ()
    heard_sign: str = ""
    disputed: tuple[str, ...] = ()
    misses: int = 0
    silences: int = 0
    checkup: Checkup | None = None
    level: Level | None = None
    turns: tuple[LoggedTurn, ...] = ()
    asked: float = 1.0
    stopped: Place | None = None
    memory: Memory = field(default_factory=Memory)
    offered: bool = False
    keeps: Consent = Consent.OFF
    put_aside: Checkup | None = None
    country: str = ""

    @property
    def in_checkup(self) -> bool:
        """Whether a check-up waits for an answer: neither paused nor over."""
        return self.checkup is not None and self.checkup.waits

    @property
    def asks_of_danger(self) -> bool:
        """Whether a danger sign is being asked about, by the alarm or by a check-up."""
        return self.in_checkup or isinstance(self.pending, Confirmation | Suspicion)


def logged(session: Session, heard: Heard, reply: Reply, *, question: str = "") -> Session:
    """The session with one more turn in its log; silence is not logged.

    After "start again" only turns that told of danger are kept, as the level is.
    """
    if not heard.text.strip():
        return session
    best = heard.hypotheses[0]
    turn = LoggedTurn(
        said=best.text,
        confidence=best.confidence,
        engine=best.engine,
        outcome=reply.outcome,
        probability=reply.probability,
        level=reply.level,
        question=question,
    )
    return replace(session, turns=(*session.turns, turn)[-KEPT_TURNS:])


def story(session: Session) -> tuple[str, ...]:
    """What was told before a first check-up, oldest first: neither answers nor wishes."""
    if session.checkup is not None:
        return ()
    told = (each.said for each in session.turns if each.outcome.kind is not ReplyKind.CONTROL)
    return tuple(told)[-_STORY:]


def remembered(history: tuple[Reply, ...], reply: Reply) -> tuple[Reply, ...]:
    """The history with one more reply; the oldest is forgotten."""
    return (*history, reply)[-_KEPT_REPLIES:]


def raised_to(before: Level | None, now: Level | None) -> Level | None:
    """The higher of two levels, where either may be none."""
    levels = [level for level in (before, now) if level is not None]
    return max(levels) if levels else None
