"""The first rows of the order of a turn: danger said, asked about, denied, disputed. Pure.

They see the words before anything that could answer them, in every state of a conversation.
"""

from __future__ import annotations

from dataclasses import replace

from voice_skill.checkup.told_alone import told_together
from voice_skill.dialogue import alarm_words, first_aid, replies, suspicion
from voice_skill.dialogue.session import Confirmation, Session, Suspicion, raised_to
from voice_skill.dialogue.talk import Open, Settled, Talk
from voice_skill.language.prompts import notice, prompt
from voice_skill.safety import denial
from voice_skill.understanding.commands import PLAINLY_FROM, sensed
from voice_skill.understanding.reading import Readings
from voice_skill.values.flow import FIRST_DANGER
from voice_skill.values.level import Level
from voice_skill.values.meaning import AnswerKind, ControlWord, Person, RaisedFlag
from voice_skill.values.pack import FlagKind
from voice_skill.values.reply import ChunkKind, Expects, Reply, ReplyKind, control


def told(talk: Talk, session: Session, heard: Readings) -> Settled | Open:
    """A danger sign that any reading tells of as there now. What is named is remembered.

    Despair and any other emergency come first. A check-up then gives its own order for a sign of
    its subject; one that waits for an answer takes lesser signs itself, and asks on.
    """
    checkup, checker = session.checkup, talk.checker
    before = session
    session, gravest = talk.alarm.noticed(session, heard)
    if gravest is not None and talk.alarm.is_of_all(gravest):
        return _alarmed(talk, *talk.alarm.told(session, gravest, heard))
    if checkup is not None and checker is not None and checker.names_a_change(checkup, heard.best):
        return Open(before, heard)
    if checkup is not None and checker is not None:
        advised = checker.alarmed(checkup, heard)
        if advised is not None:
            checkup, reply = advised
            session, reply = talk.said(replace(session, checkup=checkup), reply)
            return replace(session, level=raised_to(session.level, checkup.told)), reply
    if gravest is None:
        return Open(session, heard)
    if _is_taken(talk, session, heard, gravest):
        return Open(session, heard)
    graver = _together(talk, heard) if gravest.level < FIRST_DANGER else ""
    if graver:
        return _alarmed(talk, *talk.alarm.sensed(session, graver, heard))
    return _alarmed(talk, *talk.alarm.told(session, gravest, heard))


def _together(talk: Talk, heard: Readings) -> str:
    """The sign that all hearings tell of by several things together: an odd calf, an operation."""
    if talk.checker is None:
        return ""
    told = [told_together(talk.checker, each) for each in heard]
    return next((flag for flag in told[0] if all(flag in each for each in told)), "")


def _is_taken(talk: Talk, session: Session, heard: Readings, raised: RaisedFlag) -> bool:
    # A check-up that waits counts a lesser sign by itself, and asks on to find what is graver.
    checkup, checker = session.checkup, talk.checker
    if checkup is None or checker is None or raised.level is Level.EMERGENCY:
        return False
    return checkup.waits and checker.takes(checkup, heard, raised.level)


def half_heard(talk: Talk, session: Session, heard: Readings) -> Settled | None:
    """A no to a danger question that was not heard whole: it is asked whole, and once.

    What was told beside the no is taken by the check-up.
    """
    if not (session.asks_of_danger and denial.is_half_heard(heard, session.stopped)):
        return None
    checkup = session.checkup
    if checkup is not None and checkup.waits and talk.checker is not None:
        noted = talk.checker.noted_beside(checkup, heard)
        if noted is not None:
            return talk.said(replace(session, checkup=noted[0]), noted[1])
    last = session.stopped.reply if session.stopped is not None else session.last
    if last is None:
        return None
    return session, replace(last, outcome=control(ControlWord.REPEAT), begin=(0, 0), effect=None)


def just_asked(talk: Talk, session: Session, heard: Readings) -> Settled | None:
    """ "It's not bleeding, I only asked", after an alarm, a danger question or first aid.

    What was told, taken back and told again is asked about, as is despair.
    """
    last, pending = session.last, session.pending
    if last is None or session.in_checkup or session.put_aside is not None:
        return None
    if isinstance(pending, Confirmation | Suspicion):
        flag = pending.flag
    elif last.is_alarm and session.raised:
        flag = session.raised[-1]
    else:
        flag = first_aid.told_for(talk.pack, last)
        if not flag or not denial.only_asked(heard, talk.alarm.watch.red_flags[flag].name):
            return None
        texts = prompt("thread.just_asked"), prompt("common.what_else")
        return talk.said(session, replies.plain(*texts, outcome=control(AnswerKind.NO)))
    again = flag in session.disputed or session.raised.count(flag) > 1
    if again or talk.alarm.watch.red_flags[flag].kind is FlagKind.CRISIS:
        return None
    if not denial.only_asked(heard, talk.alarm.watch.red_flags[flag].name):
        return None
    return _answered(talk, talk.alarm.taken_back(session, flag, lead=prompt("thread.just_asked")))


def stands(talk: Talk, session: Session, *, within: int = 0) -> Settled | None:
    """The order that was given, said again where it answers what is asked on.

    "What do I do?", "can I wait till Monday?": any other answer would take it back. Its numbers are
    those of where the person is by now. None where no order was given (in the last replies, so many
    ``within``), or it was taken back. After a crisis ``crises.stays`` says what stays.
    """
    if not session.raised or session.raised[-1] in session.disputed:
        return None
    before = [each for each in (*session.history, session.last) if each is not None][-within:]
    told = next((each for each in reversed(before) if each.kind is ReplyKind.RED_FLAG), None)
    flag = next(
        (each for each in talk.pack.red_flags if told and each.outcome == told.outcome), None
    )
    if told is None or flag is None:
        return None
    both = [alarm_words.order(talk.pack, flag, each) for each in (Person.OTHER, Person.SELF)]
    order, *steps = replies.still_to_do(told, both)
    # The order first, as when it was given: a page shows by it that it is one.
    return talk.said(
        session, replace(both[-1], chunks=(order, notice(prompt("alarm.stays")), *steps))
    )


def is_said_again(reply: Reply) -> bool:
    """Whether the reply is an order that was said again."""
    return notice(prompt("alarm.stays")) in reply.chunks


def confirmed(talk: Talk, session: Session, heard: Readings) -> Settled | None:
    """The answer to "is that happening now?", which was asked where an order was disputed."""
    found = _answered(talk, talk.alarm.confirmed(session, heard))
    if found is None or session.put_aside is None or found[0].put_aside is not None:
        return found
    # Taken back: the check-up that gave way goes on, and asks what it had asked.
    after, reply = found
    whole = going_on(talk, after, replace(reply, chunks=reply.chunks[:-1]))
    return replace(after, last=whole), whole


def cleared(talk: Talk, session: Session, heard: Readings) -> Settled | Open | None:
    """The answer to the question for a sign that may have been said."""
    found = talk.alarm.cleared(session, heard)
    return found if isinstance(found, Open) else _answered(talk, found)


def disputed(talk: Talk, session: Session, heard: Readings) -> Settled | None:
    """ "That's wrong", after an order; a check-up that waits takes it as its own answer."""
    if session.in_checkup:
        return None
    return _answered(talk, talk.alarm.disputed(session, heard))


def suspected(talk: Talk, session: Session, heard: Readings) -> Settled | None:
    """A sign that may have been said in words that no phrase knows is asked about.

    Where several things told together bring a check-up to it, it is raised: one odd calf and an
    operation need no swelling too, and a no to that would be the end of it. What plainly steers is
    asked about only where it would be raised: "there's no need to shout at me" despairs of nothing.
    """
    found = talk.alarm.suspected(session, heard)
    pending = found[0].pending if found is not None else None
    if isinstance(pending, Suspicion):
        if _plainly_steers(talk, heard):
            return None
        together, flags = _together(talk, heard), talk.alarm.watch.red_flags
        if together == pending.flag or (together and flags[pending.flag].level < FIRST_DANGER):
            found = talk.alarm.sensed(session, together, heard)
    return _answered(talk, found)


def _plainly_steers(talk: Talk, heard: Readings) -> bool:
    # Of 1,030 strange words of danger and despair none steers so plainly; five did with a chance of
    # .6, and all of them would be raised.
    steering, danger = talk.steering, talk.alarm.sense
    if steering is None or danger is None or not suspicion.is_faint(danger, heard):
        return False
    return all(sensed(each.text, steering, least=PLAINLY_FROM) for each in heard)


def _answered(talk: Talk, found: Settled | None) -> Settled | None:
    return None if found is None else _alarmed(talk, *found)


def _alarmed(talk: Talk, session: Session, reply: Reply) -> Settled:
    # What the alarm has told, the check-up knows too: it never ends at a lower level.
    before = session.checkup
    session, reply = talk.said(session, reply, pending=session.pending)
    if before is None or talk.checker is None or not reply.is_alarm:
        return session, reply
    if talk.alarm.puts_aside(session, reply):
        return replace(session, checkup=None, put_aside=before), reply
    checkup = talk.checker.alarmed_by(before, session.raised[-1:], reply.level)
    whole = going_on(talk, replace(session, checkup=checkup), reply)
    return replace(session, checkup=checkup, last=whole), whole


def going_on(talk: Talk, session: Session, reply: Reply) -> Reply:
    """The reply, and what a check-up asked before it is asked again."""
    if session.checkup is None or talk.checker is None:
        return reply
    waits = talk.checker.resume_prompt(session.checkup)
    if not waits:
        return reply
    kept = tuple(chunk for chunk in reply.chunks if chunk.kind is not ChunkKind.OFFER)
    return replace(reply, chunks=(*kept, *waits), listen=True, expects=Expects.YES_NO)
