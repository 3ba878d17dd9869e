"""What a check-up is made of: questions, rules, advice, and what is known so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from voice_skill.values.level import Level

MOST_QUESTIONS = 14
"""Different questions one check-up may ask: the most that several signs with follow-ups need."""

FIRST_DANGER = Level.SAME_DAY
"""From this level up, "I don't know" counts as the safer answer."""


RED_FLAG = "red-flag:"
"""Before the id of a red flag that was raised in passing, where names of features stand."""


class Known(StrEnum):
    """What is known of one feature. A feature that is not known at all has no entry."""

    NO = "no"
    UNSURE = "unsure"
    YES = "yes"

    @property
    def rank(self) -> int:
        """How much danger it stands for: no, then unsure, then yes."""
        return _RANKS[self]


_RANKS = {Known.NO: 0, Known.UNSURE: 1, Known.YES: 2}

Noticed = tuple[tuple[str, Known], ...]
"""Features found in what somebody said, each with what is known of it."""


@dataclass(frozen=True, slots=True)
class Words:
    """One sentence to the person it is about, and the same about somebody else.

    ``{who}`` in ``other`` stands for "your mother". An empty ``other`` says ``own`` to both.
    """

    own: str
    other: str = ""

    def to(self, who: str) -> str:
        """The sentence; ``who`` is empty where it is about the person who speaks."""
        return (self.other or self.own).replace("{who}", who) if who else self.own


@dataclass(frozen=True, slots=True)
class Question:
    """One closed question. Yes means that at least one feature it ``asks`` about is there.

    It is asked only while it can still raise the level, only after any of ``only_if`` was told
    or may be so, and only below the level ``until``. After any of ``sooner_if`` it comes first.
    ``within_days`` makes it a question about time: yes means since that many days or fewer.
    ``told`` names the sign in a few words ("one swollen leg"), to be said back after "You told
    me:" or "no"; ``about`` are the words by which a person may name it ("change my answer about
    the swelling"). ``risk`` marks a question about illnesses, medicines or events that make
    danger more likely, rather than about a sign. ``signs`` are words (patterns) by which its
    signs are named in an answer ("puffed"), where they would be too loose anywhere else; not where
    one of ``unless`` was said. ``covers`` names what is only told in passing and what the
    question's plain words take in, too ("short of breath lying flat" is trouble breathing): the
    proof counts it as asked. ``which`` are the signs to choose from after a bare yes, each with
    its words ("a hard vein"; words after a bar are only understood); a single one is meant by every
    yes. Without them a follow-up question tells the signs apart.
    """

    id: str
    asks: tuple[str, ...]
    ask: Words
    again: Words
    why: str
    means: str
    told: str
    about: tuple[str, ...]
    only_if: tuple[str, ...] = ()
    sooner_if: tuple[str, ...] = ()
    until: Level | None = None
    within_days: int | None = None
    risk: bool = False
    signs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    which: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """``level`` is reached when of every group in ``when`` at least one name holds.

    Names are features or questions' ids. There is no "not": a sign more can only raise the
    level. ``flag`` is the red flag that the rule stands for, ``advice`` the advice it calls for.
    """

    id: str
    level: Level
    when: tuple[tuple[str, ...], ...]
    because: str
    sources: tuple[str, ...]
    advice: str
    flag: str = ""


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do at a level: an order first, then what to say, do, watch, and when to come back."""

    id: str
    level: Level
    order: Words
    say: str
    meanwhile: tuple[str, ...]
    worse: str
    back: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Instead:
    """An order in place of the advice's own, for whom a feature was told: the midwife in pregnancy.

    It holds for every advice of the ``level`` but those named in ``but_not``.
    """

    told: str
    level: Level
    order: Words
    sources: tuple[str, ...]
    but_not: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Flow:
    """Questions in the order of danger, rules, and the advice they lead to.

    ``facts`` names each feature in a few words, ``told`` says it of a person ("{take} a statin";
    without an entry "{have}" and its name). ``flags`` are the red flags that must be reachable.
    ``for_child`` flows serve children, the others everybody else.
    """

    id: str
    title: str
    for_child: bool
    questions: tuple[Question, ...]
    rules: tuple[Rule, ...]
    advice: tuple[Advice, ...]
    facts: Mapping[str, str] = field(default_factory=dict)
    flags: tuple[str, ...] = ()
    instead: tuple[Instead, ...] = ()
    told: Mapping[str, str] = field(default_factory=dict)

    def question(self, question_id: str) -> Question:
        """The question of that id; ``KeyError`` where the flow has none."""
        for question in self.questions:
            if question.id == question_id:
                return question
        raise KeyError(question_id)

    def advice_of(self, advice_id: str) -> Advice:
        """The advice of that id; ``KeyError`` where the flow has none."""
        for advice in self.advice:
            if advice.id == advice_id:
                return advice
        raise KeyError(advice_id)


@dataclass(frozen=True, slots=True)
class Said:
    """One turn, as the flow sees it.

    ``value`` answers the pending question; ``None`` says that no answer was heard. ``noticed``
    is whatever else was told.
    """

    value: Known | None
    noticed: Noticed = ()


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that was told. ``question`` is empty for what was said in passing."""

    question: str
    value: Known | None
    noticed: Noticed = ()


@dataclass(frozen=True, slots=True)
class FlowState:
    """All that was told, oldest first, and how often the pending question has failed."""

    events: tuple[Event, ...] = ()
    tries: int = 0
