"""After a bare yes to several signs: which of them it is, and which after an order. Pure."""

from __future__ import annotations

from dataclasses import replace

from voice_skill.checkup import words as say
from voice_skill.checkup.course import Course
from voice_skill.checkup.hearing import danger_answer_in
from voice_skill.checkup.state import Checkup, Phase, Turn
from voice_skill.checkup.step import correct, pass_by
from voice_skill.checkup.unnamed import known_as
from voice_skill.language.prompts import prompt
from voice_skill.safety.danger_answers import DangerAnswer
from voice_skill.safety.evidence import Told
from voice_skill.understanding.reading import Reading
from voice_skill.values.flow import Flow, Known, Noticed, Question, Said
from voice_skill.values.meaning import AnswerKind

A_FEW_WORDS = 4
"""Words of an utterance that only names something."""


def hear_which(course: Course, checkup: Checkup, reading: Reading, told: Told) -> Turn | None:
    """What the words make of "Which of these is it?"; None where it is about something else.

    It never lowers the level: where all is taken back, it is asked once if the yes was misheard.
    """
    flow = course.flow(checkup)
    question = flow.question(checkup.which)
    answer = danger_answer_in(reading, question, (*told.loose, *told.facts))
    _, advised = course.advise(checkup)
    done = replace(checkup, which="", disputed=False)
    if checkup.disputed:
        takes_back = answer is DangerAnswer.NO
        return done, say.withdrawn(advised) if takes_back else say.noted_which(flow, (), advised)
    names = _named(flow, question, reading, (*told.loose, *told.facts))
    if names:
        state = pass_by(checkup.state, tuple((name, Known.YES) for name in names))
        return replace(done, state=state), say.noted_which(flow, names, advised)
    if answer is DangerAnswer.NO or reading.takes_all_back:
        return replace(checkup, disputed=True), say.misheard_yes(question, advised)
    if answer is None or answer is DangerAnswer.REMARK:
        return None
    return done, say.noted_which(flow, (), advised)


def name_signs(course: Course, checkup: Checkup, reading: Reading, told: Told) -> Turn:
    """What the words make of "Which of these: ...?", before any advice.

    What is picked is told by name. Nothing else is denied by that, so no level falls. A yes that
    was meant for none is no "no": the question is asked once more. In doubt all of them count.
    """
    flow = course.flow(checkup)
    question = flow.question(checkup.which)
    names = _named(flow, question, reading, told.facts)
    there = tuple(each for each in told.facts if each[1] is Known.YES)
    before, told_now = checkup, replace(told, facts=there)
    checkup = course.noted(before, reading, told_now)
    asking = replace(checkup, phase=Phase.ASKING, misses=0)
    if names:
        picked = tuple((name, Known.YES) for name in names)
        asking = replace(asking, state=pass_by(asking.state, picked))
        return course.go_on(asking, *say.noted(flow, names))
    answer = reading.answer_when_asked
    kind = answer.kind if answer is not None else None
    if kind is AnswerKind.NO or reading.takes_all_back:
        # The yes goes, and nothing that is told in the same breath goes with it.
        state = correct(flow, before.state, question.id, None)
        again = course.noted(replace(before, state=state), reading, told_now)
        again = replace(again, phase=Phase.ASKING, misses=0)
        return course.go_on(again, say.notice(prompt("which.once_more")))
    if kind is AnswerKind.UNSURE:
        return course.go_on(asking, say.notice(prompt("which.count_all")))
    tries = len(reading.text.split()) <= A_FEW_WORDS and not reading.begins_as_a_question
    if kind is AnswerKind.YES or there or tries:
        return course.failed(checkup, prompt("which.name_it"), Said(None))
    return checkup, None


def named_in_yes(flow: Flow, question: Question, reading: Reading) -> Noticed:
    """What a yes names itself: a sign beside it ("yes, the veins"), or the only one there is."""
    if len(question.which) == 1:
        return ((question.which[0][0], Known.YES),)
    names = reading.signs_named(known_as(flow, question)) if question.which else ()
    return tuple((name, Known.YES) for name in question.asks if name in names)


def _named(flow: Flow, question: Question, reading: Reading, told: Noticed) -> list[str]:
    """The signs that the words name: in free words, by a word of theirs, or by their place."""
    found = {name for name, value in told if value is Known.YES}
    if not reading.takes_all_back:
        found |= reading.signs_picked(known_as(flow, question))
    return [name for name in question.asks if name in found]
