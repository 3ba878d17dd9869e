"""What was told in a check-up, said back in whole sentences: "You have a swollen leg."."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from voice_skill.checkup.reckoning import View, value_of, view_of
from voice_skill.checkup.step import worst_of
from voice_skill.language.prompts import listed, notice, prompt, prompts
from voice_skill.understanding.people import Patient
from voice_skill.values.flow import Flow, FlowState, Known, Question
from voice_skill.values.reply import Chunk, ChunkKind, Heading
from voice_skill.values.text import WORDS_A_SENTENCE

_FORM = re.compile(r"\{(\w+)\} (.+)")
"""How a finding is said back: "{take} a statin"; the verb's forms stand in the prompts."""


def understood(
    flow: Flow, state: FlowState, patient: Patient, details: tuple[str, ...]
) -> tuple[Chunk, ...]:
    """What was told: in the person's own words, then what is there, is unsure, was denied."""
    _, unsure, gone = told(flow, state)
    here = told_of(flow, state, patient)
    own = (notice(prompt("checkup.own_words", words=listed(details[:2]))),) if details else ()
    said = list(here)
    if not here:
        who = patient.who if patient.is_named else ""
        said = [prompt("checkup.no_danger_of" if who else "checkup.no_danger", who=who)]
    said += [prompt("checkup.not_sure", told=each) for each in unsure]
    if gone:
        said.append(prompt("checkup.no_to_others" if here or unsure else "checkup.no_to_all"))
    return (*own, Chunk(" ".join(said), ChunkKind.NOTICE, Heading.TOLD))


def told(flow: Flow, state: FlowState) -> tuple[list[str], list[str], list[str]]:
    """(what is there, what is unsure, what is not), each in a few words, gravest first."""
    view = view_of(flow, state)
    here = [flow.facts[name] for name in _named(flow, view)]
    here += [question.told for question in _unnamed(flow, view)]
    unsure: list[str] = []
    gone: list[str] = []
    for question in _gravest_first(flow):
        value = value_of(view, question.id)
        if value is Known.UNSURE:
            unsure.append(question.told)
        elif value is Known.NO and question.id in view.answers:
            gone.append(question.told)
    return list(dict.fromkeys(here)), unsure, gone


def told_of(flow: Flow, state: FlowState, patient: Patient) -> list[str]:
    """Each thing that is there, as sentences about the person: none is left out."""
    view = view_of(flow, state)
    by_verb: dict[str, list[str]] = {}
    for name in _named(flow, view):
        form = _FORM.fullmatch(flow.told.get(name, ""))
        verb, what = form.groups() if form else ("have", flow.facts[name])
        by_verb.setdefault(verb, []).append(what)
    said = [
        prompt("checkup.told", who=_subject(patient), does=does, what=what)
        for verb, things in by_verb.items()
        for does in (_conjugated(verb, patient),)
        for what in _in_breaths(list(dict.fromkeys(things)))
    ]
    said += [prompt("checkup.yes_to", signs=each.told) for each in _unnamed(flow, view)]
    return [each[:1].upper() + each[1:] for each in said]


def within(key: str, parts: list[str], between: str = "lists.comma", **values: str) -> str:
    """That sentence with as many parts as one breath takes; the first is always said."""
    said = prompt(key, told=parts[0], **values)
    for count in range(2, len(parts) + 1):
        longer = prompt(key, told=listed(parts[:count], between=between), **values)
        if len(longer.split()) > WORDS_A_SENTENCE:
            break
        said = longer
    return said


def _named(flow: Flow, view: View) -> list[str]:
    return [name for name, value in view.facts.items() if value is Known.YES and name in flow.facts]


def _unnamed(flow: Flow, view: View) -> Iterator[Question]:
    """Questions whose yes names no sign; of time the person's own words are said back."""
    named = set(_named(flow, view))
    for question in _gravest_first(flow):
        if value_of(view, question.id) is Known.YES and not named & set(question.asks):
            yield question


def _gravest_first(flow: Flow) -> list[Question]:
    timed = (each for each in flow.questions if each.within_days is None)
    return sorted(timed, key=lambda each: -worst_of(flow, each))


def _subject(patient: Patient) -> str:
    return patient.who if patient.is_named else prompts("checkup.subject")[patient.is_somebody]


def _conjugated(verb: str, patient: Patient) -> str:
    own, other = prompts(f"checkup.verbs.{verb}")
    return other if patient.is_named else own


def _in_breaths(things: Sequence[str]) -> Iterable[str]:
    # As many as one sentence takes; what has a comma of its own stands alone.
    most = WORDS_A_SENTENCE - 4  # words of who has them
    row: list[str] = []
    for thing in things:
        alone = "," in thing or any("," in each for each in row)
        if row and (alone or len(" ".join([*row, thing]).split()) >= most):
            yield listed(row, "lists.and")
            row = []
        row.append(thing)
    yield listed(row, "lists.and")
