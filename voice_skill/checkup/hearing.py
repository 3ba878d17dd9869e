"""What was said inside a check-up: answers, times and places."""

from __future__ import annotations

from voice_skill.checkup.reckoning import value_of, view_of
from voice_skill.language.en.amounts import find_duration
from voice_skill.language.tables import pattern
from voice_skill.safety.danger_answers import DangerAnswer, answer_to_danger, names_sign
from voice_skill.safety.named_signs import (
    denies_each,
    denies_few,
    names_only,
    says_more,
    without_only_the_leg,
)
from voice_skill.understanding.answers import find_answer
from voice_skill.values.flow import Flow, FlowState, Known, Noticed, Question
from voice_skill.values.meaning import AnswerKind
from voice_skill.values.text import normalise, says, without_fillers

_KINDS = {AnswerKind.YES: Known.YES, AnswerKind.NO: Known.NO, AnswerKind.UNSURE: Known.UNSURE}

_HOUR = 1 / 24


def answer_in(text: str, question: Question | None, noticed: Noticed) -> Known | None:
    """Yes, no or unsure, out of an answer with or without more words; None where it is none.

    For questions that no danger hangs on: see ``danger_answer_in`` for the others.

    A no that goes on ("no, but it's a bit tight") and a soft no ("not really") are unsure, so
    that it is asked again.
    """
    answer = find_answer(text, misheard=True)
    said = without_fillers(text)
    if answer is not None:
        if answer.kind is AnswerKind.NO and answer.qualified:
            return Known.UNSURE
        return _KINDS[answer.kind]
    if question is not None:
        own = [value for name, value in noticed if name in question.asks]
        if Known.YES in own:
            return Known.YES
    if _begins("asks", said):
        return None
    if _begins("listed", said) or _begins("yes", said):
        return Known.YES
    if _begins("no", said):
        return Known.UNSURE if pattern("answers", "hedged").search(said) else Known.NO
    return None


def _begins(field: str, said: str) -> bool:
    return pattern("answers", "begins", field).match(said) is not None


_DANGER_KINDS = {
    DangerAnswer.YES: Known.YES,
    DangerAnswer.NO: Known.NO,
    DangerAnswer.UNSURE: Known.UNSURE,
    DangerAnswer.HEDGED: Known.UNSURE,
}


def danger_answer_in(text: str, question: Question, noticed: Noticed) -> DangerAnswer | None:
    """What the text answers to a question that danger hangs on; None where it asks something.

    ``noticed`` is everything that was found in the text.
    """
    told = any(value is Known.YES and name in question.asks for name, value in noticed)
    present = told or names_own(question, text) or names_only(question, text)
    text = without_only_the_leg(question, text)
    answer = answer_to_danger(text, present=present)
    if answer is not DangerAnswer.YES and denies_each(question, text):
        answer = DangerAnswer.NO
    if answer is DangerAnswer.NO and says_more(question, text):
        return DangerAnswer.HEDGED
    if answer is DangerAnswer.NO and denies_few(question, text):
        return DangerAnswer.UNSURE
    return answer


def names_own(question: Question, text: str) -> bool:
    """Whether the text names a sign of the question, in words that only answer it, as there."""
    return names_sign(text, question.signs, question.unless)


def known_by(answer: DangerAnswer | None) -> Known | None:
    """The same as what is known by it; None where it is no answer."""
    return _DANGER_KINDS.get(answer) if answer is not None else None


def days_in(text: str) -> float | None:
    """How many days ago it began; the shortest of several times told. None where none is told.

    Times below an hour tell how long a cramp lasts, not since when: they count only alone.
    """
    spans = [find_duration(clause) for clause in (text, *pattern("answers", "clauses").split(text))]
    found = [span.least for span in spans if span is not None]
    long = [days for days in found if days >= _HOUR]
    return min(long or found, default=None)


def is_a_moment(days: float) -> bool:
    """Whether a time is so short that it can only tell how long a cramp lasted."""
    return days < _HOUR


def asks_something(text: str) -> bool:
    """Whether the text begins as a question does."""
    return _begins("asks", without_fillers(text))


def details_in(text: str) -> tuple[str, ...]:
    """The person's own words for where and since when: "left calf", "since yesterday"."""
    said = pattern("answers", "details", "that_leg").sub(r"\1 leg", normalise(text))
    details = pattern("answers", "details", "where_and_when").finditer(said)
    return tuple(dict.fromkeys(match.group() for match in details))


def with_details(before: tuple[str, ...], text: str) -> tuple[str, ...]:
    """What is known of where and since when: the place first, and of each what was told last."""
    new = details_in(text)
    kinds = {_is_time(each) for each in new}
    kept = (each for each in before if _is_time(each) not in kinds)
    return tuple(sorted(dict.fromkeys((*kept, *new)), key=_is_time))


def _is_time(detail: str) -> bool:
    return detail.startswith(("since ", "for "))


def named_question(flow: Flow, state: FlowState, text: str) -> Question | None:
    """The answered question that the text names by its topic; None where none is named."""
    view = view_of(flow, state)
    best: tuple[int, Question] | None = None
    for question in flow.questions:
        if value_of(view, question.id) is None:
            continue
        length = max((len(phrase) for phrase in question.about if says(text, phrase)), default=0)
        if length and (best is None or length > best[0]):
            best = (length, question)
    return best[1] if best else None
