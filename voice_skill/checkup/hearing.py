"""What was said inside a check-up: answers, times and places."""

from __future__ import annotations

from voice_skill.checkup.reckoning import value_of, view_of
from voice_skill.safety.danger_answers import DangerAnswer, answer_to_danger, names_sign
from voice_skill.safety.named_signs import (
    denies_each,
    denies_few,
    names_only,
    says_more,
    without_only_the_leg,
)
from voice_skill.understanding.circumstances import is_time
from voice_skill.understanding.reading import Reading
from voice_skill.values.flow import Flow, FlowState, Known, Noticed, Question
from voice_skill.values.meaning import AnswerKind

_KINDS = {AnswerKind.YES: Known.YES, AnswerKind.NO: Known.NO, AnswerKind.UNSURE: Known.UNSURE}


def answer_in(reading: Reading, question: Question | None, noticed: Noticed) -> Known | None:
    """Yes, no or unsure, out of an answer with or without more words; None where it is none.

    For questions that no danger hangs on: see ``danger_answer_in`` for the others.

    A no that goes on ("no, but it's a bit tight") and a soft no ("not really") are unsure, so
    that it is asked again.
    """
    answer = reading.answer_when_asked
    if answer is not None:
        if answer.kind is AnswerKind.NO and answer.qualified:
            return Known.UNSURE
        return _KINDS[answer.kind]
    own = [value for name, value in noticed if question is not None and name in question.asks]
    if Known.YES in own:
        return Known.YES
    loosely = reading.loose_answer
    return _KINDS[loosely] if loosely is not None else None


_DANGER_KINDS = {
    DangerAnswer.YES: Known.YES,
    DangerAnswer.NO: Known.NO,
    DangerAnswer.UNSURE: Known.UNSURE,
    DangerAnswer.HEDGED: Known.UNSURE,
}


def danger_answer_in(reading: Reading, question: Question, noticed: Noticed) -> DangerAnswer | None:
    """What is answered to a question that danger hangs on; None where something is asked.

    ``noticed`` is everything that was found in the words.
    """
    told = any(value is Known.YES and name in question.asks for name, value in noticed)
    present = told or names_own(question, reading) or names_only(question, reading)
    reading = without_only_the_leg(question, reading)
    answer = answer_to_danger(reading, present=present)
    if answer is not DangerAnswer.YES and denies_each(question, reading):
        answer = DangerAnswer.NO
    if answer is DangerAnswer.NO and says_more(question, reading):
        return DangerAnswer.HEDGED
    if answer is DangerAnswer.NO and denies_few(question, reading):
        return DangerAnswer.UNSURE
    return answer


def names_own(question: Question, reading: Reading) -> bool:
    """Whether a sign of the question is named, in words that only answer it, as there."""
    return names_sign(reading, question.signs, question.unless)


def known_by(answer: DangerAnswer | None) -> Known | None:
    """The same as what is known by it; None where it is no answer."""
    return _DANGER_KINDS.get(answer) if answer is not None else None


def with_details(before: tuple[str, ...], reading: Reading) -> tuple[str, ...]:
    """What is known of where and since when: the place first, and of each what was told last."""
    new = reading.details
    kinds = {is_time(each) for each in new}
    kept = (each for each in before if is_time(each) not in kinds)
    return tuple(sorted(dict.fromkeys((*kept, *new)), key=is_time))


def named_question(flow: Flow, state: FlowState, reading: Reading) -> Question | None:
    """The answered question that is named by its topic; None where none is."""
    view = view_of(flow, state)
    best: tuple[int, Question] | None = None
    for question in flow.questions:
        if value_of(view, question.id) is None:
            continue
        length = max((len(each) for each in question.about if reading.says(each)), default=0)
        if length and (best is None or length > best[0]):
            best = (length, question)
    return best[1] if best else None
