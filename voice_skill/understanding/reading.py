"""Language understanding (NLU) of one utterance: all that its words say, each part worked out once.

What was heard becomes ``Readings`` at the door of a conversation, and lives for one turn. The
rules behind the door ask a reading what it says, and never look at its text.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from types import MappingProxyType
from typing import Any, TypeVar, TypeVarTuple, overload

from voice_skill.language.fillers import without_fillers
from voice_skill.understanding import follow_ups
from voice_skill.understanding.answers import find_answer
from voice_skill.understanding.asides import Aside, find_aside, place_in, word_to_spell
from voice_skill.understanding.choices import choose
from voice_skill.understanding.circumstances import days_in, details_in
from voice_skill.understanding.commands import find_control, repeat_effect, steps_back, wants_time
from voice_skill.understanding.first_talk import VoiceAnswer, voice_answer
from voice_skill.understanding.loose_answers import begins_as_a_question, loose_answer
from voice_skill.understanding.people import Patient, age_said, names_the_patient, patient_in
from voice_skill.understanding.plain_words import said_plainly
from voice_skill.understanding.repairs import (
    Complaint,
    MemoryWish,
    correction_in,
    is_complaint,
    memory_wish,
)
from voice_skill.understanding.typed import written_out
from voice_skill.understanding.which_signs import signs_named_in, signs_picked, takes_all_back
from voice_skill.understanding.wishes import Wish, wants_meaning, wish_in
from voice_skill.values.flow import Question
from voice_skill.values.heard import Heard, Hypothesis
from voice_skill.values.meaning import Answer, AnswerKind, Candidate, ControlWord, Matcher
from voice_skill.values.text import normalise, says

T = TypeVar("T")
More = TypeVarTuple("More")

_NONE: Mapping[str, Reading] = MappingProxyType({})


class Reading:
    """One text and everything that it says. ``text`` is as it was heard, to show and to keep."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._once: dict[Hashable, Any] = {}

    def __repr__(self) -> str:
        """For a debugger."""
        return f"Reading({self.text!r})"

    def once(self, work: Callable[[Reading, *More], T], *more: *More) -> T:
        """What ``work`` makes of this reading, worked out at the first call.

        For what needs more than the language: a pack's danger signs, a question's own words.
        ``more`` must be hashable, and ``work`` the same function each time.
        """
        key = (work, *more)
        if key not in self._once:
            self._once[key] = work(self, *more)
        found: T = self._once[key]
        return found

    # ------------------------------------------------------------ its words

    @cached_property
    def in_full(self) -> str:
        """The same without the short ways of typing: "idk" is "i don't know"."""
        return written_out(self.text)

    @cached_property
    def normal(self) -> str:
        """Lower case, no punctuation (``normalise``)."""
        return normalise(self.in_full)

    @cached_property
    def said(self) -> str:
        """The same without sounds of thinking; empty where it is nothing else."""
        return without_fillers(self.in_full)

    @cached_property
    def plainly(self) -> Reading:
        """The same in plainer words: "she says no to all of it" is "no there"."""
        return Reading(said_plainly(self.in_full))

    def says(self, phrase: str) -> bool:
        """Whether the phrase stands in it as whole words."""
        return says(self.text, phrase)

    # ------------------------------------------------------------ answers

    @cached_property
    def answer(self) -> Answer | None:
        """Yes, no or unsure, whatever was asked."""
        return find_answer(self.in_full)

    @cached_property
    def answer_when_asked(self) -> Answer | None:
        """The same where a question waits: a misheard no counts, and "when I walk"."""
        return find_answer(self.in_full, misheard=True)

    @cached_property
    def answer_in_so_many_words(self) -> Answer | None:
        """The same where only a word of yes is a yes."""
        return find_answer(self.in_full, misheard=True, strictly=True)

    @cached_property
    def loose_answer(self) -> AnswerKind | None:
        """What its first words answer, where no danger hangs on it."""
        return loose_answer(self.in_full)

    @cached_property
    def about_the_voice(self) -> VoiceAnswer | None:
        """What it answers to a question of the first talk."""
        return voice_answer(self.in_full)

    @cached_property
    def takes_all_back(self) -> bool:
        """Whether it takes back what was said: "none of them", "you misheard"."""
        return takes_all_back(self.in_full)

    def signs_picked(self, known: Mapping[str, str]) -> frozenset[str]:
        """Which of the signs, by their place or the words that each is known by, are picked."""
        return signs_picked(self.in_full, known)

    def signs_named(self, known: Mapping[str, str]) -> frozenset[str]:
        """Which of the signs are named by a word of theirs."""
        return signs_named_in(self.in_full, known)

    # ------------------------------------------------------------ wishes

    @cached_property
    def command(self) -> ControlWord | None:
        """The word that steers, where it is all that was said."""
        return find_control(self.in_full)

    @cached_property
    def repeat_effect(self) -> ControlWord | None:
        """How the repeat that is asked for shall sound."""
        return repeat_effect(self.text)

    @cached_property
    def steps_back(self) -> bool:
        """Whether "back" means a step back in the answer."""
        return steps_back(self.text)

    @cached_property
    def wants_time(self) -> bool:
        """Whether time to speak is asked for: "take your time"."""
        return wants_time(self.text)

    @cached_property
    def aside(self) -> Aside | None:
        """The question about the talk itself."""
        return find_aside(self.text)

    @cached_property
    def place(self) -> str:
        """Where somebody says that they are; empty where they do not."""
        return place_in(self.in_full)

    @cached_property
    def word_to_spell(self) -> str:
        """The word of "how do you spell varicose"; empty where none is named."""
        return word_to_spell(self.text)

    @cached_property
    def wish(self) -> Wish | ControlWord | None:
        """What is wished for in a check-up."""
        return self._wish[0]

    @cached_property
    def to_change(self) -> Reading:
        """The words after "change my answer about"; empty ones where that is no wish."""
        return Reading(self._wish[1])

    def asks_about_a_word_of(self, question: Question) -> bool:
        """Whether a word of the question is asked about: "what's a water tablet"."""
        return wants_meaning(self.text, question)

    @cached_property
    def _wish(self) -> tuple[Wish | ControlWord | None, str]:
        return wish_in(self.in_full)

    # ------------------------------------------------------------ repairs

    @cached_property
    def correction(self) -> str | Complaint | None:
        """What was meant, or that something else was."""
        return correction_in(self.in_full)

    @cached_property
    def complains(self) -> bool:
        """Whether it begins by saying that something was misheard; more may follow."""
        return is_complaint(self.in_full, whole=False)

    @cached_property
    def memory_wish(self) -> MemoryWish | None:
        """What is asked of the memory for corrections."""
        return memory_wish(self.text)

    # ------------------------------------------------------------ people

    @cached_property
    def patient(self) -> Patient | None:
        """Whom it is about, where that is somebody else, or an age is told."""
        return patient_in(self.in_full)

    @cached_property
    def names_the_patient(self) -> bool:
        """Whether it says for whom all this is."""
        return names_the_patient(self.in_full)

    @cached_property
    def age(self) -> int | None:
        """The age in whole years that answers "how old"."""
        return age_said(self.in_full)

    # ------------------------------------------------------------ topics

    def candidates(self, matcher: Matcher) -> tuple[Candidate, ...]:
        """The labels that a matcher finds for it, likeliest first."""
        return self.once(_candidates, matcher.candidates)

    # ------------------------------------------------------------ where, and since when

    @cached_property
    def days(self) -> float | None:
        """How many days ago it began."""
        return days_in(self.in_full)

    @cached_property
    def details(self) -> tuple[str, ...]:
        """The person's own words for where and since when."""
        return details_in(self.in_full)

    # ------------------------------------------------------------ questions

    @cached_property
    def begins_as_a_question(self) -> bool:
        """Whether it begins as a question does."""
        return begins_as_a_question(self.in_full)

    @cached_property
    def leans_on(self) -> bool:
        """Whether it leans on the topic before: "and at night?"."""
        return follow_ups.leans_on(self.text)

    @cached_property
    def points_back(self) -> bool:
        """Whether a word of it stands for what was said before: "what causes them"."""
        return follow_ups.points_back(self.text)

    @cached_property
    def asks_to_stop(self) -> bool:
        """Whether it asks if the trouble can be stopped, and orders nothing."""
        return follow_ups.asks_to_stop(self.text)

    @cached_property
    def asks_what_to_do(self) -> bool:
        """Whether it asks what to do: about the trouble, not about a remedy."""
        return follow_ups.asks_what_to_do(self.text)

    def swapped(self, asked: str, told: str) -> str | None:
        """The question that "not stockings, tablets" makes of what was asked and told before."""
        return follow_ups.swapped(self.text, asked, told)

    def names_only(self, name: str) -> bool:
        """Whether it brings in that person and nothing else: "what about my husband"."""
        return follow_ups.names_only(self.text, name)

    @cached_property
    def is_bare(self) -> bool:
        """Whether a short question does not say what it is about."""
        return follow_ups.is_bare(self.text)

    @cached_property
    def is_short_question(self) -> bool:
        """Whether it begins as a question, and is short enough to be about what was answered."""
        asks = self.begins_as_a_question or follow_ups.asks_of_it(self.text)
        return asks and follow_ups.is_short(self.text)

    @cached_property
    def asks_on(self) -> bool:
        """Whether more of the same answer is asked for: "why?", "is it safe?"."""
        return follow_ups.asks_on(self.text)

    @cached_property
    def questions(self) -> tuple[Reading, ...]:
        """The questions of one breath: one, or two."""
        return tuple(Reading(each) for each in follow_ups.questions_in(self.text))

    @cached_property
    def named(self) -> Reading:
        """What a follow-up names, without the words that join it."""
        return Reading(follow_ups.named_in(self.text))

    def in_context(self, subject: str) -> Reading:
        """The follow-up as a whole question about that subject."""
        return Reading(follow_ups.in_context(self.text, subject))

    def part_asked(self, parts: Sequence[str]) -> int | None:
        """Which part of a topic answers it; None where none does."""
        return follow_ups.part_asked(self.text, parts)

    def chosen_of(self, titles: Sequence[str]) -> tuple[int, ...] | None:
        """Which of the titles are meant, as places from 0; None where that is no answer."""
        return choose(self.in_full, titles)


def _candidates(
    reading: Reading, find: Callable[[str], tuple[Candidate, ...]]
) -> tuple[Candidate, ...]:
    return find(reading.text)


class Readings(Sequence[Reading]):
    """All readings of one utterance (the n-best list of ASR), best first.

    ``heard`` is what they are readings of: that is what a session keeps. Hypotheses with the same
    words share one reading.
    """

    def __init__(self, heard: Heard, *, known: Mapping[str, Reading] = _NONE) -> None:
        """``known`` are texts that have been read already."""
        self.heard = heard
        self._known = dict(known)
        self._all = tuple(
            self._known.setdefault(each.text, Reading(each.text)) for each in heard.hypotheses
        )

    @classmethod
    def typed(cls, text: str) -> Readings:
        """What was typed, as one reading."""
        return cls(Heard.typed(text))

    def made_of(self, hypotheses: Iterable[Hypothesis]) -> Readings:
        """The same utterance with other hypotheses, or in another order."""
        return Readings(replace(self.heard, hypotheses=tuple(hypotheses)), known=self._known)

    @cached_property
    def best(self) -> Reading:
        """The first; an empty one where nothing was heard."""
        return self._all[0] if self._all else Reading("")

    @property
    def text(self) -> str:
        """What the best one was heard as, to show and to keep."""
        return self.best.text

    @property
    def over_us(self) -> bool:
        """Whether it was said while we spoke (barge-in)."""
        return self.heard.over_us

    @cached_property
    def by_engine(self) -> tuple[tuple[str, Reading], ...]:
        """(the engine's name, what it heard), in the same order."""
        engines = (each.engine for each in self.heard.hypotheses)
        return tuple(zip(engines, self._all, strict=True))

    @overload
    def __getitem__(self, place: int) -> Reading: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Reading]: ...
    def __getitem__(self, place: int | slice) -> Reading | Sequence[Reading]:
        """The reading at that place."""
        return self._all[place]

    def __iter__(self) -> Iterator[Reading]:
        """Best first."""
        return iter(self._all)

    def __len__(self) -> int:
        """How many readings there are; silence has none."""
        return len(self._all)
