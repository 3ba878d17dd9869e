"""After an order that rests on one bare yes to several signs: which of them it is. Pure."""

from __future__ import annotations

from dataclasses import replace

from voice_skill.checkup import words as say
from voice_skill.checkup.course import Course
from voice_skill.checkup.hearing import danger_answer_in
from voice_skill.checkup.state import Checkup, Turn
from voice_skill.checkup.step import pass_by
from voice_skill.safety.danger_answers import DangerAnswer
from voice_skill.safety.evidence import Told
from voice_skill.understanding.reading import Reading
from voice_skill.values.flow import Flow, Known, Question


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
    names = _named(flow, question, reading, told)
    if names:
        state = pass_by(checkup.state, tuple((name, Known.YES) for name in names))
        return replace(done, state=state), say.noted_which(flow, names, advised)
    if answer is DangerAnswer.NO or reading.takes_all_back:
        return replace(checkup, disputed=True), say.misheard_yes(question, advised)
    if answer is None or answer is DangerAnswer.REMARK:
        return None
    return done, say.noted_which(flow, (), advised)


def _named(flow: Flow, question: Question, reading: Reading, told: Told) -> list[str]:
    """The signs that the words name: in free words, by a word of theirs, or by their place."""
    found = {name for name, value in (*told.loose, *told.facts) if value is Known.YES}
    if not reading.takes_all_back:
        known = {
            each: f"{each.replace('_', ' ')} {flow.facts.get(each, '')}" for each in question.asks
        }
        found |= reading.signs_picked(known)
    return [name for name in question.asks if name in found]
