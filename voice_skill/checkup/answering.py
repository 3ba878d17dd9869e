"""What an utterance does to a check-up, phase by phase: answered, said back, corrected. Pure."""

from __future__ import annotations

from dataclasses import replace

from voice_skill.checkup import words as say
from voice_skill.checkup.course import Course
from voice_skill.checkup.hearing import (
    answer_in,
    danger_answer_in,
    known_by,
    named_question,
    with_details,
)
from voice_skill.checkup.reckoning import value_of, view_of
from voice_skill.checkup.state import Checkup, Phase, Turn
from voice_skill.checkup.step import correct, next_question, pass_by, step
from voice_skill.checkup.which import A_FEW_WORDS, hear_which, name_signs, named_in_yes
from voice_skill.checkup.wishes import change
from voice_skill.language.prompts import prompt
from voice_skill.safety import agreement, denial
from voice_skill.safety.agreement import Doubt
from voice_skill.safety.danger_answers import DangerAnswer, is_hedged
from voice_skill.safety.evidence import Told
from voice_skill.understanding.circumstances import is_a_moment
from voice_skill.understanding.people import CHILD_UNDER
from voice_skill.understanding.reading import Reading
from voice_skill.values.flow import Flow, Known, Question, Said
from voice_skill.values.reply import Chunk, Reply


def hear_in_phase(
    course: Course, checkup: Checkup, reading: Reading, told: Told, doubt: Doubt | None
) -> Turn:
    """What the words do in the phase that the check-up is in.

    With ``doubt`` it was spoken, and a no in it counts only as far as that goes.
    """
    match checkup.phase:
        case Phase.AGE:
            return _hear_age(course, checkup, reading)
        case Phase.TEACH_BACK:
            return _hear_teach_back(course, checkup, reading, told)
        case Phase.CHANGING:
            return _hear_change(course, checkup, reading, told)
        case Phase.WHICH:
            return name_signs(course, checkup, reading, told)
        case Phase.ADVISED:
            return _hear_later(course, checkup, reading, told)
        case _:
            return _hear_answer(course, checkup, reading, told, doubt)


def names_a_change(course: Course, checkup: Checkup, reading: Reading) -> bool:
    """ "The chest pain", after "What should I change?", names an answer and reports nothing."""
    short = len(reading.text.split()) <= A_FEW_WORDS
    named = named_question(course.flow(checkup), checkup.state, reading)
    return checkup.phase is Phase.CHANGING and short and named is not None


def _hear_answer(
    course: Course, checkup: Checkup, reading: Reading, told: Told, doubt: Doubt | None
) -> Turn:
    flow = course.flow(checkup)
    question = next_question(flow, checkup.state)
    if question is None:
        return course.go_on(checkup)
    told = without_doubtful_denials(flow, question, reading, told)
    value = answer_to(flow, question, reading, told)
    again = checkup.doubted == question.id
    if value is Known.NO and denial.is_doubtful(flow, question, doubt, before=again):
        return _asked_again(course, course.noted(checkup, reading, told), question)
    checkup = replace(checkup, doubted="") if value is not None else checkup
    news = view_of(flow, pass_by(checkup.state, told.facts)) != view_of(flow, checkup.state)
    details = with_details(checkup.details, reading)
    noted = details != checkup.details and not reading.begins_as_a_question
    grave = agreement.is_grave(flow, question)
    if value is None and not news and not noted:
        checkup = replace(checkup, present=told.present)
        if not grave or not _is_remark(question, reading, told):
            return checkup, None
        return course.failed(checkup, _beside(checkup, reading), Said(None), remark=True)
    checkup = replace(checkup, details=details, present=told.present)
    said = Said(value, told.facts)
    lead = _noted(flow, checkup, question, told)
    if value is None and grave:
        noted_text = lead[0].text if lead else prompt("common.noted")
        return course.failed(checkup, noted_text, said, remark=True)
    if value is None and not news:
        return course.go_on(checkup, say.notice(prompt("common.noted")))
    if value is Known.YES:
        said = Said(value, (*told.facts, *named_in_yes(flow, question, reading)))
    state = step(flow, checkup.state, said)
    if state.tries > checkup.state.tries:
        return course.failed(checkup, lead[0].text if lead else prompt("checkup.all_right"), said)
    after = replace(checkup, state=state)
    waiting = next_question(flow, state)
    if value is None and waiting is not None and waiting.id == question.id:
        return course.go_on(after, *(lead or (say.notice(prompt("common.noted")),)))
    return course.go_on(after, *lead, *say.safer_way(flow, question, state))


def _beside(checkup: Checkup, reading: Reading) -> str:
    """What is said to a remark in place of an answer; an age that was taken is no mere remark."""
    years = reading.patient.years if reading.patient is not None else None
    is_taken = years is not None and years == checkup.patient.years
    return prompt("common.noted" if is_taken else "common.yes_or_no")


def _noted(flow: Flow, checkup: Checkup, question: Question, told: Told) -> tuple[Chunk, ...]:
    # What was told besides the answer: it is not asked later, so it is said back now.
    before = view_of(flow, checkup.state)
    new = [
        name
        for name, value in told.facts
        if value is Known.YES
        and value_of(before, name) is not Known.YES
        and name not in {question.id, *question.asks}
    ]
    return say.noted(flow, new)


def _asked_again(course: Course, checkup: Checkup, question: Question) -> tuple[Checkup, Reply]:
    # No failed try: the answer was understood, it only lacks a second witness.
    waiting = next_question(course.flow(checkup), checkup.state)
    if waiting is None or waiting.id != question.id:
        return course.go_on(checkup)  # what was told beside the no is more urgent
    again = say.question_chunk(question, checkup.patient, again=True)
    checkup = replace(checkup, doubted=question.id)
    return checkup, say.asked((say.notice(prompt("common.doubted")), again))


def without_doubtful_denials(flow: Flow, question: Question, reading: Reading, told: Told) -> Told:
    """What was told, without the denials of a no that is none: "no, well, a bit tight"."""
    if not agreement.is_grave(flow, question):
        return told
    answer = danger_answer_in(reading, question, (*told.loose, *told.facts))
    if answer is DangerAnswer.NO or (answer is not DangerAnswer.HEDGED and not is_hedged(reading)):
        return told
    return replace(told, facts=tuple(each for each in told.facts if each[1] is not Known.NO))


def _is_remark(question: Question, reading: Reading, told: Told) -> bool:
    return danger_answer_in(reading, question, told.loose) is DangerAnswer.REMARK


def answer_to(flow: Flow, question: Question, reading: Reading, told: Told) -> Known | None:
    """What the words answer to the question; None where it is no answer."""
    if question.within_days is not None:
        days = reading.days
        if days is not None:
            recent = days <= question.within_days and not is_a_moment(days)
            return Known.YES if recent else Known.NO
    if agreement.is_grave(flow, question):
        return known_by(danger_answer_in(reading, question, (*told.loose, *told.facts)))
    return answer_in(reading, question, told.loose)


def _hear_age(course: Course, checkup: Checkup, reading: Reading) -> Turn:
    years = reading.age
    value = answer_in(reading, None, ())
    if years is None and value is None:
        return checkup, None
    if years is None and value is Known.UNSURE and checkup.misses == 0:
        return course.failed(checkup, prompt("checkup.all_right"), Said(value))
    child = years < CHILD_UNDER if years is not None else value is not Known.NO
    return course.with_age(checkup, child=child, years=years)


def _hear_teach_back(course: Course, checkup: Checkup, reading: Reading, told: Told) -> Turn:
    corrected = _corrected(course, checkup, reading, told)
    if corrected is not None:
        return course.go_on(corrected, say.notice(prompt("checkup.changed")))
    value = answer_in(reading, None, ())
    if value is Known.NO:
        checkup = replace(checkup, phase=Phase.CHANGING, misses=0)
        return checkup, say.asked(course.prompt(checkup))
    return course.advise(checkup) if value is not None else (checkup, None)


def _hear_change(course: Course, checkup: Checkup, reading: Reading, told: Told) -> Turn:
    if names_a_change(course, checkup, reading):
        return change(course, checkup, reading)
    corrected = _corrected(course, checkup, reading, told)
    if corrected is not None:
        return course.go_on(corrected, say.notice(prompt("checkup.changed")))
    if answer_in(reading, None, ()) is not None and len(reading.text.split()) <= A_FEW_WORDS:
        return course.advise(checkup)  # "nothing", "it's fine", "I don't know"
    if reading.begins_as_a_question:
        return checkup, None
    return change(course, checkup, reading, insist=True)


def _corrected(course: Course, checkup: Checkup, reading: Reading, told: Told) -> Checkup | None:
    flow = course.flow(checkup)
    view = view_of(flow, checkup.state)
    state = checkup.state
    for name, value in told.facts:
        if value_of(view, name) is not value:
            state = correct(flow, state, name, value)
    details = (
        checkup.details if reading.begins_as_a_question else with_details(checkup.details, reading)
    )
    if (state, details) == (checkup.state, checkup.details):
        return None
    return replace(checkup, state=state, details=details, phase=Phase.ASKING, misses=0)


def _hear_later(course: Course, checkup: Checkup, reading: Reading, told: Told) -> Turn:
    # After the advice only more danger is this check-up's business, and what it asked itself.
    if checkup.which:
        turn = hear_which(course, checkup, reading, told)
        if turn is not None:
            return turn
        checkup = replace(checkup, which="", disputed=False)
    after = course.noted(checkup, reading, told)
    if course.reached(after) > course.level(checkup):
        return course.go_on(replace(after, phase=Phase.ASKING))
    return checkup, None
