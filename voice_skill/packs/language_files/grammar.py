"""The files that say how a language counts, spells, denies, names people and is pronounced."""

from __future__ import annotations

from dataclasses import fields
from typing import Annotated, Literal

from pydantic import Field

from voice_skill.language.en.cues import CUE_KINDS, Cues
from voice_skill.packs.language_files.fields import Expressions, Range, Rule, Words, all_named
from voice_skill.packs.schema import Part


class Numbers(Part):
    """Words of numbers, in order."""

    ones: Words
    tens: Words
    hundred: str
    thousand: str
    joint: str
    decades: Words


class AmountExpressions(Part):
    """What amounts look like once number words are digits."""

    span: Expressions
    times: Expressions
    every: Expressions
    less: Expressions
    more: Expressions
    or_more: Expressions
    since: Expressions
    last: Expressions
    aged: Expressions
    old: Expressions
    bare_age: Expressions
    at_least: Expressions
    odd: Expressions
    decade: Expressions
    born: Expressions


class DurationRow(Part):
    """A time without a number, and the days it stands for."""

    days: Range
    said: Expressions


class AgeRow(Part):
    """An age without a number, and the years it stands for."""

    years: Range
    said: Expressions


class Amounts(Part):
    """``amounts.yaml``; see ``language.en.amounts`` and ``language.numbers``."""

    text2num: Literal["", "en", "fr", "es", "pt", "de", "it", "ca", "ru", "nl"]
    """The language in which text2num reads number words; empty where it knows none."""
    numbers: Numbers
    weekdays: Words
    months: Words
    units: dict[str, float]
    typed_units: Annotated[dict[str, Expressions], Field(min_length=3, max_length=3)]
    typed_more: str
    before_numbers: list[Rule]
    after_numbers: list[Rule]
    parts: dict[str, str]
    expressions: AmountExpressions
    within_decade: dict[str, tuple[int, int]]
    durations: list[DurationRow]
    ages: list[AgeRow]


class Assertion(Part):
    """``assertion.yaml``; see ``language.en.cues``."""

    words: Annotated[dict[str, Words], all_named({each.name for each in fields(Cues)})]
    cues: Annotated[dict[str, str], all_named(set(CUE_KINDS))]


class Kin(Part):
    """Words for a person by whether a child is meant."""

    grown: Words
    young: Words
    either: Words


class PeopleExpressions(Part):
    """How people are spoken of."""

    relative: Expressions
    child_alone: Expressions
    stranger: Expressions
    elder_alone: Expressions
    he_or_she: Expressions
    i_am: Expressions
    maybe_young: Expressions
    months: Expressions
    only_talks: Expressions
    not_theirs: Expressions
    not_the_patient: Expressions
    years: Expressions
    number: Expressions
    for_whom: Expressions


class Called(Part):
    """How somebody is called to the speaker."""

    relative: str
    stranger: str
    child: str
    somebody: str


class People(Part):
    """``people.yaml``; see ``understanding.people``."""

    kin: Kin
    parts: dict[str, str]
    expressions: PeopleExpressions
    not_years: Words
    called: Called
    grown_strangers: Words


class Spelling(Part):
    """``spelling.yaml``; see ``language.tokens``."""

    fillers: Words
    filler_phrases: list[str]
    in_names: Words
    short_forms: dict[str, Words]
    typed_alone: dict[str, Words]
    typed_short: dict[str, Words]
    typed_in_questions: dict[str, Words]
    sounds: dict[str, str]
    vowels: str
    dropped_g: Words
    endings: dict[str, Words]
    own_endings: Words
    lost_t: Words
    pause_after: Words
    idioms: str
    plainly: dict[str, Words]


class OrdinaryWords(Part):
    """``ordinary_words.yaml``; see ``safety.slips``."""

    keys: Words
    few_letters: Words
    short_forms: Words
    words: Words


class SaidFor(Part):
    """Small words that are said for a sign."""

    dot: str
    range: str
    either: str
    over: str
    plus: str
    per: str
    before_number: str
    mixed: str
    o_clock: str
    date: str


class Pronunciation(Part):
    """``pronunciation.yaml``; see ``speaking.words``."""

    said_as: dict[str, str]
    abbreviations: list[Rule]
    choices: list[Rule]
    words: SaidFor
    days: Words
    before_years: Words
    units: dict[str, Words]
    counted: Words
    single_before: Words
    strokes_first: list[Rule]
    strokes: list[Rule]
    fractions: dict[str, str]
    currencies: dict[str, str]
    degrees: str
    scales: dict[str, str]
    signs: list[Rule]
    called: Words
