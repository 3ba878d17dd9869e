"""The files of what people say whatever the subject, and of what they are answered."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, RootModel

from voice_skill.language.looks import Look
from voice_skill.language.prompts import places_in
from voice_skill.packs.language_files.fields import (
    Expressions,
    Phrases,
    Slot,
    Wordings,
    Words,
    all_named,
    all_of,
    names_of,
)
from voice_skill.packs.schema import Part
from voice_skill.understanding.answers import Piece
from voice_skill.understanding.asides import Aside
from voice_skill.understanding.commands import Yielding
from voice_skill.understanding.repairs import MemoryWish
from voice_skill.values.meaning import ControlWord
from voice_skill.values.text import too_long

_NOT_WORDED = frozenset({"thanks"})  # only yields


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
    cues: Annotated[dict[str, Expressions], all_of(ControlWord, but=names_of(ControlWord))]


class Commands(Part):
    """``commands.yaml``."""

    slots: dict[str, Slot]
    spelled_out: dict[str, Slot]
    parts: dict[str, str]
    wordings: Annotated[dict[str, Wordings], all_of(ControlWord, but=_NOT_WORDED)]
    yielding: Annotated[dict[str, Wordings], all_of(Yielding)]
    manners: Manners
    misheard: Annotated[dict[str, Wordings], all_of(ControlWord, but=names_of(ControlWord))]
    leaning: Words
    not_alone: Words
    spellings: dict[str, Words]
    """Words of a dialect, and what they are in the wordings."""
    light: Words
    reason: Reason
    steps_back: Expressions
    takes_back: Expressions
    wants_time: Phrases
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
    since_when: Words
    that_leg: Expressions


class Answers(Part):
    """``answers.yaml``: yes, no or unsure."""

    slots: dict[str, Slot]
    wordings: Annotated[dict[str, Wordings], all_of(Piece)]
    manners: Manners
    when_asked: Annotated[dict[str, Wordings], all_of(Piece, but=names_of(Piece))]
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


class Which(Part):
    """Which of several signs a yes was meant for."""

    places: dict[str, int]
    first: str
    last: str
    how_many: dict[str, int]
    by_number: dict[str, int]
    between_numbers: Words
    all: Expressions
    left_out: Expressions
    takes_back: Expressions
    empty: Words


class OnlyAsked(Part):
    """What takes an alarm back that was none: it was a question, and all is well."""

    asked: Expressions
    well: Expressions
    denied: Expressions
    """What is denied is the group ``what``."""
    bad_news: Words
    manners: Words


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
    only_asked: OnlyAsked
    which: Which


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
    nothing_more: Words
    not_that: Expressions
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
    points_back: Expressions
    asks_of_it: Expressions
    asks_to_stop: Expressions
    asks_what_to_do: Expressions
    instead: Expressions
    """What was taken for meant is the group ``wrong``, what was meant the group ``meant``."""
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
    i_am_in: Expressions
    """Says where somebody is, which the group ``place`` names."""
    pointing: Words
    """Begin no name: "it", "this word"."""


class Introduction(Part):
    """``introduction.yaml``: what is answered in the first talk."""

    skips: Phrases
    good: Phrases
    too_fast: Phrases
    too_slow: Phrases


class Patients(Part):
    """``patients.yaml``: how simulated patients speak."""

    unsure: str
    no_idea: str
    aged: str
    wish: str
    goes_on: str
    about: str
    age: str
    pronouns: Annotated[dict[str, dict[str, str]], all_named({"self", "he", "she"})]
    verb_ending: str
    women: Words


class Writing(Part):
    """``writing.yaml``: how what is written is judged, and shown."""

    orders: Phrases
    diagnosis: Expressions
    you: Expressions
    whole_questions: Words
    always_capital: Words
    yes_no: Expressions
    direct: Expressions


class Looks(Part):
    """``looks.yaml``: what is said to change the page itself."""

    slots: dict[str, Slot]
    wordings: Annotated[dict[str, Wordings], all_of(Look)]


class Steering(Part):
    """``steering.yaml``: sentences from which steering is learnt, by command, one a line.

    ``otherwise`` are those that only look like it.
    """

    said: Annotated[dict[str, Words], all_of(ControlWord, but=names_of(ControlWord))]
    otherwise: Words


class Overheard(Part):
    """``overheard.yaml``: what is said in a room and is meant for nobody, one a line."""

    said: Words


class Buttons(Part):
    """What the page's buttons say, and what stands on some of them, by command; ``opening``
    begins a check-up."""

    says: dict[str, str]
    opening: str
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
