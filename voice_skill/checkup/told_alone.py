"""What words tell by themselves, before any check-up has begun. Pure."""

from __future__ import annotations

from voice_skill.checkup.course import Course
from voice_skill.checkup.reckoning import view_of
from voice_skill.checkup.state import Checkup
from voice_skill.checkup.step import level_of, pass_by
from voice_skill.understanding.people import Patient
from voice_skill.understanding.reading import Reading
from voice_skill.values.flow import FIRST_DANGER, RED_FLAG, Flow, FlowState, Noticed


def tells_danger(course: Course, reading: Reading) -> bool:
    """Whether the words alone tell what must be seen today: a report, whatever it looks like.

    "They did my hip and my calf has a niggle" is near to many topics, and must not become one.
    Red flags are left to the alarm, which does not take it as given that it is about legs.
    """
    flow, facts = _told(course, reading)
    if any(name.startswith(RED_FLAG) for name, _ in facts):
        return False
    return level_of(flow, pass_by(FlowState(), facts)) >= FIRST_DANGER


def told_together(course: Course, reading: Reading) -> tuple[str, ...]:
    """The flags that features told in the words bring together, in the order of the flow's rules.

    An odd calf and an operation. What a single sign brings does not count, nor what the words
    raise by themselves.
    """
    flow, facts = _told(course, reading)
    asked = {each.id for each in flow.questions}
    features = tuple(
        each for each in facts if not each[0].startswith(RED_FLAG) and each[0] not in asked
    )
    holding = view_of(flow, pass_by(FlowState(), features)).holding
    grave = (each for each in holding if each.flag and each.level >= FIRST_DANGER)
    return tuple(each.flag for each in grave if len(each.when) > 1)


def _told(course: Course, reading: Reading) -> tuple[Flow, Noticed]:
    who = reading.patient or Patient()
    checkup = Checkup(course.flow_for(who), who)
    return course.flow(checkup), course.told(checkup, reading).facts
