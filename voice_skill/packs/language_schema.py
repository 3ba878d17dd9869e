"""What may stand in a language's files, ``intents/common/<code>/*.yaml``.

The context of a check holds the section's ``parts`` (of expressions) and ``slots`` (of wordings,
with those of the commands).
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import fields
from enum import Enum
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, RootModel, ValidationInfo

from voice_skill.language.en.cues import CUE_KINDS, Cues
from voice_skill.language.expressions import expression
from voice_skill.language.grammar import Grammar
from voice_skill.language.prompts import places_in
from voice_skill.packs.schema import Part
from voice_skill.understanding.answers import Piece
from voice_skill.understanding.asides import Aside
from voice_skill.understanding.commands import Yielding
from voice_skill.understanding.repairs import MemoryWish
from voice_skill.values.meaning import ControlWord
from voice_skill.values.text import too_long


def _compiles(lines: str, info: ValidationInfo) -> str:
    expression(lines, dict.fromkeys(_MADE_PARTS, "") | (info.context or {}).get("parts", {}))
    return lines


def _parses(block: str, info: ValidationInfo) -> str:
    Grammar({"": block}, dict.fromkeys((info.context or {}).get("slots", ()), ""))
    return block


def _is_one(block: str, info: ValidationInfo) -> str:
    return _parses(" ".join(block.split()), info)


def _names(kinds: type[Enum]) -> frozenset[str]:
    return frozenset(each.name.lower() for each in kinds)


def all_of(kinds: type[Enum], *, but: frozenset[str] = frozenset()) -> AfterValidator:
    """Checks that a table has an entry for each of these ``but`` some, and no other."""
    return all_named(_names(kinds), but=but)


def all_named(names: Set[str], *, but: frozenset[str] = frozenset()) -> AfterValidator:
    """The same, of names."""

    def checked(table: dict[str, str]) -> dict[str, str]:
        if wrong := (table.keys() - names) | (names - but - table.keys()):
            is_ = "is missing" if wrong <= names else "is not known"
            raise ValueError(f"{min(wrong)!r} {is_}; there are {', '.join(sorted(names))}")
        return table

    return AfterValidator(checked)


Wordings = Annotated[str, AfterValidator(_parses)]
"""Wordings in the notation of ``language.grammar``, one a line; an indented line goes on."""
Slot = Annotated[str, AfterValidator(_is_one)]
"""One wording, or several with ``|`` between them, on as many lines as it needs."""
Words = str
"""Words with space between them."""
Phrases = str
"""Phrases with ``|`` between them."""
Expressions = Annotated[str, AfterValidator(_compiles)]
"""Regular expressions, one a line; see ``language.expressions``."""
Rule = tuple[Expressions, str]
"""An expression, and what is put in the place of what it finds."""
Range = Annotated[list[float], Field(min_length=1, max_length=2)]
"""At least, and at most where there is a most."""

_MADE_PARTS = ("number", "unit", "weekday", "month", "decade", "kin")
"""Parts of expressions that code makes of the section's own lists."""
_NOT_WORDED = frozenset({"thanks"})  # only yields


class Anything(BaseModel):
    """A section whose form nobody has written down yet."""

    model_config = ConfigDict(extra="allow", frozen=True)


class Manners(Part):
    """What may stand around the words that matter; see ``language.grammar.Shell``."""

    before: Wordings
    after: Wordings
    around: Wordings


class Reason(Part):
    """A reason that may stand beside a command of the voice."""

    first: Words
    verbs: Words
    verb_ends: Words
    unfinished: Words
    orders: Words
    unmistakable: Words


class Net(Part):
    """The second net for commands that no wording foresaw."""

    plain: Words
    third: Words
    question: Expressions
    cues: Annotated[dict[str, Expressions], all_of(ControlWord, but=_names(ControlWord))]


class Commands(Part):
    """``commands.yaml``."""

    slots: dict[str, Slot]
    spelled_out: dict[str, Slot]
    parts: dict[str, str]
    wordings: Annotated[dict[str, Wordings], all_of(ControlWord, but=_NOT_WORDED)]
    yielding: Annotated[dict[str, Wordings], all_of(Yielding)]
    manners: Manners
    misheard: Annotated[dict[str, Wordings], all_of(ControlWord, but=_names(ControlWord))]
    leaning: Words
    not_alone: Words
    light: Words
    reason: Reason
    net: Net


class LastWords(Part):
    """The yes or no that an answer ends on."""

    yes: Words
    no: Words


class Explains(Part):
    """What begins an explanation after an answer."""

    any: Words
    yes: Words
    unsure: Words


class Begins(Part):
    """How an answer in a check-up begins."""

    yes: Expressions
    no: Expressions
    asks: Expressions
    listed: Expressions


class Details(Part):
    """The person's own words for where and since when."""

    where_and_when: Expressions
    that_leg: Expressions


class Answers(Part):
    """``answers.yaml``: yes, no or unsure."""

    slots: dict[str, Slot]
    wordings: Annotated[dict[str, Wordings], all_of(Piece)]
    manners: Manners
    when_asked: Annotated[dict[str, Wordings], all_of(Piece, but=_names(Piece))]
    parts: dict[str, str]
    yes_words: Words
    no_words: Words
    misheard_no: Words
    last_words: LastWords
    explains: Explains
    ask_on: Words
    limits_first: Words
    light: Words
    asks: Expressions
    corrects: Expressions
    says_no: Expressions
    says_yes: Expressions
    limited: Expressions
    agreed: Expressions
    circumstance: Expressions
    limits: Expressions
    begins: Begins
    hedged: Expressions
    clauses: Expressions
    details: Details


class Plainly(Part):
    """What is said in other words, and what stands for it."""

    said: Expressions
    means: str


class NamesIt(Part):
    """What may stand before and after a sign that is only named."""

    before: Expressions
    after: Expressions


class DangerBegins(Part):
    """How an answer to a danger question begins."""

    asks: Expressions
    yes: Expressions
    denies: Expressions
    states: Expressions
    is_somewhere: Expressions
    listed: Expressions


class DangerAnswers(Part):
    """``danger_answers.yaml``: what is said to a question that danger hangs on."""

    denials: Words
    well: Words
    courtesy: Words
    links: Words
    body: Words
    degrees: Words
    lists: Words
    onward: Words
    no_words: Words
    denies_one: Words
    undo: Words
    no_good: Words
    trails: Words
    plainly: list[Plainly]
    not_all: Expressions
    only_the_leg: Expressions
    of_the_leg: Expressions
    names_it: NamesIt
    part_of_sign: Words
    subject: Expressions
    begins: DangerBegins
    disputes: Expressions


class Wishes(Part):
    """``wishes.yaml``: what only a check-up can be asked for."""

    parts: dict[str, str]
    why: Expressions
    means: Expressions
    hold_on: Expressions
    stop: Expressions
    wrong: Expressions
    forget: Expressions
    change: Expressions
    no_topic: Phrases
    what_is: Expressions


class Repairs(Part):
    """``repairs.yaml``: what was misheard, what was meant, and the memory of both."""

    parts: dict[str, str]
    misheard: Expressions
    meant: Expressions
    meant_nothing: Words
    memory: Annotated[dict[str, Expressions], all_of(MemoryWish)]


class Aspect(Part):
    """What is asked of any topic, and the words of a part that answers it."""

    asked: Expressions
    telling: Words


class Ordinals(Part):
    """The first, the second and the third of what was named."""

    first: Phrases
    second: Phrases
    third: Phrases


class Choices(Part):
    """Answers to "do you mean A, or B?"."""

    before: Expressions
    after: Expressions
    ordinals: Ordinals
    last: Phrases
    article: Expressions
    both: Expressions
    neither: Expressions


class FollowUps(Part):
    """``follow_ups.yaml``: what leans on what was said before."""

    leans: Expressions
    bare: Words
    why: Expressions
    aspects: list[Aspect]
    lead: Expressions
    tail: Expressions
    leads_on: Expressions
    what_about: Expressions
    joins: Expressions
    joint: Expressions
    choices: Choices
    empty: Words
    endings: Words
    plural: Words
    no_plural_after: Words


class Asides(Part):
    """``asides.yaml``: questions about the talk itself."""

    slots: dict[str, Slot]
    wordings: Annotated[dict[str, Wordings], all_of(Aside)]
    spell_word: Expressions
    """Asks how a word is spelt, which the group ``word`` names."""
    pointing: Words
    """Begin no name: "it", "this word"."""


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

    short_forms: dict[str, Words]
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


class Buttons(Part):
    """What the page's buttons say, and what stands on some of them, by command."""

    says: dict[str, str]
    labels: dict[str, str]


def _can_be_said(words: Any) -> Any:
    match words:
        case dict():
            return {name: _can_be_said(each) for name, each in words.items()}
        case [*several] if several:
            return [_can_be_said(each) for each in several]
        case str():
            for name in places_in(words):
                if not name.isidentifier():
                    raise ValueError(f"{{{name}}} is no placeholder: a word has to stand in it")
            if long := too_long(words):
                raise ValueError(long[0])
            return words
        case _:
            raise ValueError("sentences are expected here, alone, in a list, or each with a name")


class Prompts(RootModel[dict[str, dict[str, Annotated[Any, AfterValidator(_can_be_said)]]]]):
    """``prompts.yaml``: what is said and shown, by room and moment; see ``language.prompts``."""


SECTIONS: Mapping[str, type[BaseModel]] = {
    "amounts": Amounts,
    "answers": Answers,
    "asides": Asides,
    "assertion": Assertion,
    "buttons": Buttons,
    "commands": Commands,
    "danger_answers": DangerAnswers,
    "follow_ups": FollowUps,
    "ordinary_words": OrdinaryWords,
    "people": People,
    "prompts": Prompts,
    "pronunciation": Pronunciation,
    "repairs": Repairs,
    "spelling": Spelling,
    "wishes": Wishes,
}
"""The form of each file, by its name."""
