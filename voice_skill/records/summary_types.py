"""What a summary for a doctor is made of: frozen values, ready to be shown, said or saved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from voice_skill.language.prompts import overdue, prompt, prompts
from voice_skill.understanding.people import Patient
from voice_skill.values.flow import Known
from voice_skill.values.level import Level
from voice_skill.values.reply import Source

SURE, FAIRLY_SURE = 0.85, 0.6
"""Confidence (0 to 1) from which what was heard or understood is called sure, or fairly sure."""


def level_words(level: Level | None) -> str:
    """The level in words, so that no colour is needed to read it."""
    return prompt(f"page.level.{level.label if level is not None else 'none'}")


class Sure(StrEnum):
    """How sure; the values stand in the JSON."""

    SURE = "sure"
    FAIRLY_SURE = "fairly sure"
    NOT_SURE = "not sure"

    @property
    def words(self) -> str:
        """It in words that a person can use."""
        return prompt(f"page.sure.{self.value.replace(' ', '_')}")


def how_sure(figure: float) -> Sure:
    """The words for a figure of 0 to 1."""
    if figure >= SURE:
        return Sure.SURE
    return Sure.FAIRLY_SURE if figure >= FAIRLY_SURE else Sure.NOT_SURE


class Kind(StrEnum):
    """What a turn was, as the program understood it."""

    REPORT = "report"
    QUESTION = "question"
    ANSWER = "answer"
    STEERING = "steering"
    NOT_UNDERSTOOD = "not-understood"


@dataclass(frozen=True, slots=True)
class OwnWords:
    """One thing the person said.

    ``heard`` and ``understood`` are how sure the ear and the understanding were, 0 to 1;
    ``sure`` is the lower of them in words. ``meaning`` says in plain words what was understood.
    ``given``: a button or a list gave the words, and the person only chose them.
    """

    words: str
    kind: Kind
    meaning: str
    heard: float
    understood: float
    typed: bool
    level: Level | None = None
    given: bool = False

    @property
    def sure(self) -> Sure:
        """How sure both together are."""
        return how_sure(min(self.heard, self.understood))


@dataclass(frozen=True, slots=True)
class Answer:
    """One question of the check-up that is settled.

    ``level`` is the highest that a yes can bring by itself. ``words`` are the person's own, empty
    where it was told by the way (not ``asked``), or answered on another day; ``heard`` is then 1.
    ``risk``: it asks about a risk, not a sign.
    """

    id: str
    question: str
    answer: Known
    told: str
    level: Level
    words: str = ""
    heard: float = 1.0
    risk: bool = False
    asked: bool = True

    @property
    def sure(self) -> Sure:
        """How sure the ear was of the words."""
        return how_sure(self.heard)

    @property
    def is_danger(self) -> bool:
        """Whether it asks about a danger sign."""
        return self.level >= Level.SAME_DAY and not self.risk


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing told, or not asked. ``told`` is None where nobody asked and nobody said."""

    id: str
    name: str
    told: Known | None
    level: Level


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a level: one sentence, and where it comes from."""

    text: str
    level: Level
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Advised:
    """One part of what was advised, as it was said."""

    heading: str
    text: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """One conversation, for a doctor to read.

    ``made`` is the moment it was made, with its time zone. ``patient`` is whom it is about
    (``who`` empty: the speaker). ``flow`` is the id of the check-up, empty where there was none:
    then ``answers`` hold only what was told unasked. ``finished`` says whether it came to its
    advice. ``reported``, ``unsure``, ``denied`` and ``not_asked`` are the danger signs;
    ``taken_back`` those that were said to be misunderstood. ``details`` are the person's own words
    for where and since when. ``risks`` are risks, illnesses and medicines, and whatever else was
    told. ``forgotten``: the conversation was so long that its beginning is lost.
    """

    title: str
    made: datetime
    patient: Patient
    flow: str
    finished: bool
    level: Level | None
    words: tuple[OwnWords, ...]
    details: tuple[str, ...]
    answers: tuple[Answer, ...]
    reported: tuple[Sign, ...]
    unsure: tuple[Sign, ...]
    denied: tuple[Sign, ...]
    not_asked: tuple[Sign, ...]
    taken_back: tuple[Sign, ...]
    risks: tuple[Sign, ...]
    reasons: tuple[Reason, ...]
    advised: tuple[Advised, ...]
    asked_about: tuple[str, ...]
    pack: str
    pack_version: str
    reviewed: str
    review_by: str
    signed_off_by: str
    program: str
    forgotten: bool = False

    @property
    def date(self) -> str:
        """The ISO date it was made on, where it was made."""
        return self.made.date().isoformat()

    @property
    def moment(self) -> str:
        """The same to the minute, with the offset: "2026-11-23T14:05+01:00"."""
        return self.made.isoformat(timespec="minutes")

    @property
    def time(self) -> str:
        """The hour and the zone in words: "14:05 (UTC+01:00)"."""
        zone = self.made.strftime("%z")
        return prompt("page.time", hour=f"{self.made:%H:%M}", zone=f"{zone[:3]}:{zone[3:5]}")

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said yet that a doctor could use."""
        return not (self.answers or self.reported or self.details or self.own_words)

    @property
    def own_words(self) -> tuple[OwnWords, ...]:
        """What the person told or asked in words of their own, oldest first.

        Left out are words that only steer the program, those of a button, and bare answers: they
        stand with their questions.
        """
        return tuple(
            each
            for each in self.words
            if each.kind is not Kind.STEERING
            and not each.given
            and (each.kind is not Kind.ANSWER or len(each.words.split()) > _A_BARE_ANSWER)
        )

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source of a reason or of advice, once, in order of first use."""
        parts: tuple[Reason | Advised, ...] = (*self.reasons, *self.advised)
        return tuple({source.id: source for part in parts for source in part.sources}.values())

    @property
    def about(self) -> str:
        """Whom it is about: "the person who told this", "mother of the person who told this"."""
        return self._about("page.about")

    @property
    def about_aloud(self) -> str:
        """The same as a sentence; empty where it is about the person who told this."""
        return self._about("page.it_is_about")

    def _about(self, group: str) -> str:
        who, kin = self.patient.who, self.patient.kin
        if not self.patient.is_named:
            return prompt(f"{group}.{'somebody' if who else 'speaker'}")
        return prompt(f"{group}.{'kin' if kin else 'named'}", who=who, kin=kin)

    @property
    def age(self) -> str:
        """The age in words as far as it was told, else empty."""
        if self.patient.years is not None:
            key = "page.age.years" if self.patient.years else "page.age.baby"
            return prompt(key, years=self.patient.years)
        return prompt("page.age.child") if self.patient.child else ""

    @property
    def level_words(self) -> str:
        """The level in words."""
        return level_words(self.level)

    @property
    def limits(self) -> tuple[str, ...]:
        """What the page is not, and who has checked its content; sentences of at most 20 words.

        That the content is past its review date comes first.
        """
        key = "page.signed_off" if self.signed_off_by else "page.unsigned"
        late = (overdue(self.review_by),) if self.overdue else ()
        return (*late, *prompts("page.limits"), prompt(key, who=self.signed_off_by))

    @property
    def overdue(self) -> bool:
        """Whether the page was made after the day by which its content was to be read again."""
        return self.date > self.review_by


_A_BARE_ANSWER = 3  # words
