"""What can be asked for at any point of a check-up, and what it then says or does. Pure."""

from __future__ import annotations

from dataclasses import replace

from voice_skill.checkup import words as say
from voice_skill.checkup.advice import reason
from voice_skill.checkup.course import Course
from voice_skill.checkup.hearing import named_question
from voice_skill.checkup.state import Checkup, Phase, Turn
from voice_skill.checkup.step import correct, undo
from voice_skill.checkup.unnamed import passed_by
from voice_skill.language.prompts import prompt
from voice_skill.understanding.reading import Reading
from voice_skill.understanding.wishes import Wish
from voice_skill.values.flow import Known, Said
from voice_skill.values.level import Level
from voice_skill.values.meaning import MANNERS, ControlWord
from voice_skill.values.reply import Reply, control

_FOR_THE_DIALOGUE = {
    Wish.FORGET,
    *MANNERS,
    ControlWord.WAIT_LONGER,
    ControlWord.WAIT_LESS,
    ControlWord.DOCTOR_PAGE,
    ControlWord.SAVE_PAGE,
}
_LATER = {
    Wish.CHANGE,
    Wish.WRONG,
    Wish.WHY,
    Wish.MEANS,
    ControlWord.GO_BACK,
    ControlWord.START_AGAIN,
    ControlWord.EMERGENCY,
}
_WAKING = {
    Wish.WHY,
    Wish.MEANS,
    Wish.CHANGE,
    Wish.WRONG,
    ControlWord.GO_BACK,
    ControlWord.START_AGAIN,
    ControlWord.EMERGENCY,
    ControlWord.SUMMARY,
}
"""What takes a check-up that was put aside up again."""


def grant(course: Course, checkup: Checkup, wish: Wish | ControlWord, reading: Reading) -> Turn:
    """What is wished for; no reply where it is the dialogue's business."""
    if wish in _FOR_THE_DIALOGUE or (checkup.phase is Phase.ADVISED and wish not in _LATER):
        return checkup, None
    match wish:
        case Wish.CHANGE:
            return change(course, checkup, reading.to_change)
        case Wish.WRONG:
            return _wrong(course, checkup)
        case Wish.HOLD_ON | ControlWord.STOP:
            stopped = say.stopped(waits=wish is Wish.HOLD_ON)
            return replace(checkup, paused=True), stopped
        case ControlWord.GO_BACK:
            return _back(course, checkup)
        case ControlWord.START_AGAIN:
            return course.begin(Reading(""), patient=checkup.patient, told=checkup.told)
        case ControlWord.EMERGENCY:
            return _by_wish(course, checkup)
        case ControlWord.NEXT:
            return course.failed(checkup, prompt("checkup.skip"), Said(Known.UNSURE))
    return checkup, _explained(course, checkup, wish)


def hear_paused(
    course: Course, checkup: Checkup, wish: Wish | ControlWord | None, reading: Reading
) -> Turn:
    """What is said while it waits. A bare yes or no answers nothing: the question is asked."""
    if wish is Wish.HOLD_ON:
        return checkup, say.stopped(waits=True)
    if wish is ControlWord.STOP:
        return checkup, say.stopped(waits=False)
    if wish is ControlWord.HELP:
        return checkup, say.waiting_help()
    if wish in {ControlWord.GO_ON, ControlWord.NEXT} or (
        wish is None and reading.answer is not None
    ):
        checkup = replace(checkup, paused=False)
        return checkup, say.asked((say.notice(prompt("common.going_on")), *course.prompt(checkup)))
    if wish in _WAKING and wish is not None:
        return grant(course, replace(checkup, paused=False), wish, reading)
    return checkup, None


def change(course: Course, checkup: Checkup, topic: Reading, *, insist: bool = False) -> Turn:
    """The answered question that ``topic`` names, asked once more.

    ``insist``: something must be named now; where nothing is, twice, the advice is given.
    """
    flow = course.flow(checkup)
    question = named_question(flow, checkup.state, topic)
    if question is not None:
        state = correct(flow, checkup.state, question.id, None)
        which = passed_by(flow, state)
        checkup = replace(checkup, state=state, phase=Phase.ASKING, misses=0, which=which)
        return course.go_on(checkup, say.notice(prompt("checkup.once_more")))
    if insist and checkup.misses >= 1:
        return course.advise(checkup)
    if insist:
        return replace(checkup, misses=checkup.misses + 1), None
    if checkup.phase is Phase.ADVISED:
        return checkup, say.plain(prompt("checkup.not_talked"))
    lead = say.notice(prompt("checkup.not_asked"))
    return checkup, say.asked((lead, *course.prompt(checkup)))


def _wrong(course: Course, checkup: Checkup) -> Turn:
    # "That's wrong": of what was said back, or of what the last answer was taken for.
    if checkup.phase is Phase.TEACH_BACK:
        checkup = replace(checkup, phase=Phase.CHANGING, misses=0)
        return checkup, say.asked(course.prompt(checkup))
    if checkup.phase in {Phase.AGE, Phase.CHANGING}:
        return checkup, say.asked(course.prompt(checkup))
    return _back(course, checkup)


def _back(course: Course, checkup: Checkup) -> tuple[Checkup, Reply]:
    before = undo(checkup.state)
    if before.events == checkup.state.events:
        lead = say.notice(prompt("checkup.nothing_before"))
        return checkup, say.asked((lead, *course.prompt(checkup)))
    which = passed_by(course.flow(checkup), before)
    checkup = replace(checkup, state=before, phase=Phase.ASKING, misses=0, which=which)
    return course.go_on(checkup, say.notice(prompt("checkup.back")))


def _by_wish(course: Course, checkup: Checkup) -> tuple[Checkup, Reply]:
    checkup = replace(checkup, told=Level.EMERGENCY, phase=Phase.ADVISED, paused=False)
    _, reply = course.advise(checkup)
    rest = say.notice(prompt("checkup.stay"))
    return checkup, replace(reply, chunks=(reply.chunks[0], rest))


def _explained(course: Course, checkup: Checkup, wish: Wish | ControlWord) -> Reply:
    flow = course.flow(checkup)
    if checkup.phase is Phase.ADVISED:
        because = reason(flow, checkup.state, floor=checkup.told)
        known = say.understood(flow, checkup.state, checkup.patient, checkup.details)
        sources = course.advise(checkup)[1].sources
        chunks = (*known, say.notice(because))
        return Reply(chunks, control(wish), listen=True, sources=sources)
    question = course.question(checkup)
    if question is None:
        spoken = say.told_between(checkup.phase, wish)
    else:
        spoken = say.told_about(flow, question, wish, course.sources)
    if wish is ControlWord.SUMMARY:
        known = say.understood(flow, checkup.state, checkup.patient, checkup.details)
        spoken = replace(spoken, chunks=known)
    asked = say.asked((*spoken.chunks, *course.prompt(checkup)))
    return replace(spoken, chunks=asked.chunks, expects=asked.expects)
