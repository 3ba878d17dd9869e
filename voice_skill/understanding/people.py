"""Whom a report is about: the speaker, somebody else, a child."""

from __future__ import annotations

import re
from dataclasses import dataclass

from voice_skill.language.en.amounts import find_age
from voice_skill.language.expressions import expression
from voice_skill.language.language import per_language, section
from voice_skill.language.numbers import number_expression, number_of
from voice_skill.values.text import normalise

VERY_YOUNG = 3
"""Years below which pain in both legs at night is not taken for growing pains."""

CHILD_UNDER = 16
"""Years below which a patient is asked a child's questions."""

OLDER_FROM = 65
"""Years from which a cramp at night may end in a fall."""


@dataclass(frozen=True, slots=True)
class Patient:
    """Whom a check-up is about.

    ``who`` is how to call them to the speaker ("your mother"), empty for the speaker. ``child``
    is None where they may be one ("my son"). ``years`` is their age, where it was told.
    """

    who: str = ""
    child: bool | None = False
    years: int | None = None

    @property
    def is_somebody(self) -> bool:
        """Whether it is somebody else of whom no more is known: only "he" or "she" was said."""
        return self.who == _called("somebody")

    @property
    def is_named(self) -> bool:
        """Whether it is somebody else whom the speaker named: "my mother", "the baby"."""
        return bool(self.who) and not self.is_somebody

    @property
    def kin(self) -> str:
        """What they are to the speaker ("mother"); empty where that was not told."""
        before, after = section("people")["called"]["relative"].split("{kin}")
        is_kin = self.is_named and self.who.startswith(before) and self.who.endswith(after)
        return self.who.removeprefix(before).removesuffix(after) if is_kin else ""


def patient_in(text: str) -> Patient | None:
    """The person a text is about, where it is somebody else or a child; None where it is open."""
    said = normalise(text)
    relative = _relative(said)
    years = years_in(said)
    if relative is not None:
        who, child = relative
        aged = _aged(said)
        years = aged if aged is not None else years
        return Patient(who, _is_child(child, years), years)
    if _expression("he_or_she").search(said):
        return Patient(_called("somebody"), _is_child(False, years), years)
    if years is not None and years < CHILD_UNDER and _expression("i_am").search(said):
        return Patient("", True, years)
    if years is not None:
        return Patient("", False, years)
    return Patient("", None) if _expression("maybe_young").search(said) else None


def names_the_patient(text: str) -> bool:
    """Whether the text says for whom all this is: "it's for my daughter", "it's about my mum"."""
    return _expression("for_whom").search(normalise(text)) is not None


def years_in(text: str) -> int | None:
    """An age in years that is told ("he's nine", "i am 72"); None where none is."""
    for match in _expression("years").finditer(normalise(text)):
        if (match["after"] or "").strip() not in section("people")["not_years"].split():
            return number_of(match["years"])
    return None


def number_in(text: str) -> int | None:
    """The first whole number in the text, in digits or words; None where there is none."""
    match = _expression("number").search(normalise(text))
    return number_of(match.group()) if match else None


def age_said(text: str) -> int | None:
    """The age in whole years that answers "how old", in any words; None where none is told.

    Of a range the least counts: the safer side is a child's.
    """
    age = find_age(text, asked=True)
    return int(age.least) if age is not None else number_in(text)


def _relative(said: str) -> tuple[str, bool | None] | None:
    for match in _expression("relative").finditer(said):
        rest = said[match.end() :]
        kin = match["kin"]
        if match["tail"] and kin == "patient":
            continue
        if (
            _expression("not_theirs").match(rest)
            or _expression("only_talks").match(rest)
            or _expression("not_the_patient").search(said[: match.start()])
        ):
            continue
        return _called("relative", kin), _kin()[kin]
    alone = _expression("child_alone").search(said)
    if alone:
        months = _expression("months").search(alone.group()) is not None
        young = months or number_of(alone["aged"]) < CHILD_UNDER
        return _called("child" if young else "somebody"), young
    elder = _expression("elder_alone").search(said)
    if elder:
        return _called("relative", elder["kin"]), False
    stranger = _expression("stranger").search(said)
    if stranger and not _expression("not_the_patient").search(said[: stranger.start()]):
        grown = section("people")["grown_strangers"].split()
        return _called("stranger", stranger["kin"]), stranger["kin"] not in grown
    return None


def _aged(said: str) -> int | None:
    for name in ("relative", "child_alone"):
        for match in _expression(name).finditer(said):
            if match["aged"]:
                months = _expression("months").search(match.group()) is not None
                return 0 if months else number_of(match["aged"])
    return None


def _is_child(child: bool | None, years: int | None) -> bool | None:
    return child if years is None else years < CHILD_UNDER


def _called(name: str, kin: str = "") -> str:
    called: str = section("people")["called"][name]
    return called.format(kin=kin)


@per_language
def _kin() -> dict[str, bool | None]:
    """Words for a person: a child for certain, certainly not, or perhaps (None)."""
    kin = section("people")["kin"]
    grown, young, either = (kin[name].split() for name in ("grown", "young", "either"))
    return dict.fromkeys(grown, False) | dict.fromkeys(young, True) | dict.fromkeys(either)


@per_language
def _expression(name: str) -> re.Pattern[str]:
    people = section("people")
    parts = {**people["parts"], "kin": "|".join(_kin()), "number": number_expression()}
    return expression(people["expressions"][name], parts)
