"""Patients in other words: every opening, fact and answer as several people would say it.

One wording of a patient can hide a rule that hangs on it. The words are data of the pack
(``patients.yaml``), written by somebody who had not read its rules.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from voice_skill.evaluation.vignettes import Disturb, Vignette, answer, is_spoken_yes, named
from voice_skill.evaluation.visit import patients_say
from voice_skill.language.language import section
from voice_skill.language.tables import words
from voice_skill.values.errors import ContentError

FILE = "patients.yaml"

_TOLD_AT_MOST = 2  # facts in an opening, besides those that nobody asks about
_HOW = ("yes", "no", "unsure", "remarks", "hedged", "yes_and")
_SLOT = re.compile(r"\{(v:)?([^}]*)\}")


class Answers(StrEnum):
    """How a patient answers."""

    PLAIN = "plain"
    REMARKS = "remarks"
    HEDGED = "hedged"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Wordings:
    """What patients say: ``facts`` by feature and value, all else by its name in the file."""

    facts: Mapping[str, Mapping[str, tuple[str, ...]]]
    answers: Mapping[str, tuple[str, ...]]
    openings: tuple[str, ...]
    joins: tuple[str, ...]
    complaints: tuple[str, ...]


def read_wordings(folder: Path) -> Wordings:
    """The words of that pack. ``ContentError`` names the file and what is missing in it."""
    from voice_skill.packs.files import read_yaml

    file = folder / FILE
    if not file.is_file():
        raise ContentError(f"{file} is missing: it holds the words of simulated patients.")
    data = read_yaml(file)
    try:
        facts = {
            name: {value: tuple(said) for value, said in values.items()}
            for name, values in data["facts"].items()
        }
        said = {how: tuple(data["answers"][how]) for how in _HOW}
        lists = (tuple(data[name]) for name in ("openings", "joins", "complaints"))
        found = Wordings(facts, said, *lists)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise ContentError(f"{file}: {error} is missing, or is no list of words.") from None
    if not all([found.openings, found.joins, found.complaints, *said.values()]):
        raise ContentError(f"{file}: a list of words is empty. Write one wording a line.")
    return found


def interrupted(wordings: Wordings, how: Answers, share: float, seed: int) -> Disturb | None:
    """Turns a share of answers into remarks, or into not knowing; nothing for other answers.

    The question is put again, and may be answered then.
    """
    words = {Answers.REMARKS: "remarks", Answers.UNSURE: "unsure"}.get(how)
    if words is None:
        return None
    chance = random.Random(seed)  # noqa: S311 - a seeded experiment, nothing secret

    def disturb(text: str) -> str:
        return text if chance.random() >= share else chance.choice(wordings.answers[words])

    return disturb


@dataclass
class Worded:
    """A patient of the evaluation in other words; the same ``seed`` gives the same.

    ``asked_somewhere`` are the features that a check-up may ask about: all others are told first.
    """

    vignette: Vignette
    wordings: Wordings
    seed: int
    how: Answers
    asked_somewhere: frozenset[str]
    facts: Mapping[str, Any] = field(init=False)
    opening: str = field(init=False)

    def __post_init__(self) -> None:
        self._chance = random.Random(f"{self.seed} {self.vignette.id}")  # noqa: S311 - as above
        self.facts = self.vignette.facts
        self.opening = self._opening()

    def answer(self, asked: tuple[str, ...]) -> str:
        """What is said to a question about these features."""
        plain = answer(self.facts, asked)
        if plain == "yes":
            told = [name for name in asked if self._wording(name)]
            fact = self._wording(self._chance.choice(told)) if told else ""
            if not fact:
                return self._said("yes")
            if self.how is Answers.HEDGED:
                return self._said("hedged").replace("{fact}", fact)
            ways = (self._said("yes"), fact, self._said("yes_and").replace("{fact}", fact))
            return self._chance.choice(ways)
        return {"no": self._said("no"), patients_say("unsure"): self._said("unsure")}.get(
            plain, plain
        )

    def name(self, offered: Mapping[str, str]) -> str:
        """What is said to "which of these": half of the time in words of their own."""
        own = {each: self._wording(each) or called for each, called in offered.items()}
        return named(self.facts, self._chance.choice((offered, own)))

    def _opening(self) -> str:
        told = [name for name in self.facts if self._wording(name)]
        untold = [name for name in told if name in self.asked_somewhere]
        facts = [name for name in told if name not in self.asked_somewhere]
        if "hidden" not in self.vignette.tags:
            count = self._chance.randint(0, min(_TOLD_AT_MOST, len(untold)))
            facts += self._chance.sample(untold, count)
        who = self.vignette.who.split(",")[0]
        complaint = self._worded(self._chance.choice(self.wordings.complaints))
        parts = [complaint, *(self._wording(name) for name in facts)]
        age = self.facts.get("child_age") or self.facts.get("age")
        whose = "" if who == "self" else patients_say("about", who=who)
        if age and str(age).isdigit():
            whose += self._worded(patients_say("age", age=age))
        body = parts[0]
        for part in parts[1:]:
            body += self._chance.choice(self.wordings.joins) + part
        return self._chance.choice(self.wordings.openings) + whose + body

    def _said(self, how: str) -> str:
        return self._chance.choice(self.wordings.answers[how])

    def _wording(self, name: str) -> str:
        value = str(self.facts.get(name, "no"))
        if not is_spoken_yes(self.facts, name):
            return ""
        values = self.wordings.facts.get(name, {})
        said = values.get(value) or values.get("yes") or ()
        return self._worded(self._chance.choice(said)) if said else ""

    def _worded(self, text: str) -> str:
        who = self.vignette.who.split(",")[0]
        person = "self" if who == "self" else "she" if who in words("patients", "women") else "he"
        patients = section("patients")
        pronouns = patients["pronouns"][person]

        def slot(match: re.Match[str]) -> str:
            if match.group(1):
                return match.group(2) + ("" if person == "self" else patients["verb_ending"])
            return str(pronouns.get(match.group(2), match.group()))

        return _SLOT.sub(slot, text)
