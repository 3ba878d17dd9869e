"""Every rule of a "no" to a danger sign: what counts as one, and what only sounds like one. Pure.

A no counts where it was typed, where two hearings agree, or where it was said twice. It never
counts where any reading says something else, where only half of the question was heard, where it
was said over our own voice, or where a sign is named beside it as being there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from enum import Enum

from voice_skill.language.tables import pattern, words
from voice_skill.safety import agreement
from voice_skill.safety.agreement import WITNESSES, Doubt
from voice_skill.safety.danger_answers import DangerAnswer, answer_to_danger
from voice_skill.safety.evidence import Told
from voice_skill.understanding.reading import Reading, Readings
from voice_skill.understanding.topics import content_words
from voice_skill.values.flow import Flow, Known, Question
from voice_skill.values.meaning import MANNERS, Answer, AnswerKind, ControlWord
from voice_skill.values.place import Place, cuts_a_question


class Verdict(Enum):
    """What an answer to "is that danger sign there?" comes to."""

    DENIED = "denied"  # the sign is taken back
    DOUBTED = "doubted"  # a single hearing said no: asked once more
    NOT_DENIED = "not denied"  # anything else: the sign stands


def verdict(heard: Readings, *, denied_before: bool = False) -> Verdict:
    """Whether the words take a danger sign back.

    ``denied_before``: a single hearing has said no already, and the question was asked once more.
    """
    witnesses = _witnesses(heard)
    if not witnesses:
        return Verdict.NOT_DENIED
    enough = witnesses >= WITNESSES or denied_before or agreement.is_typed(heard)
    return Verdict.DENIED if enough else Verdict.DOUBTED


def disputes(reading: Reading) -> bool:
    """Whether the words say that an alarm rests on something that was not said, or is not so."""
    answer = reading.answer
    return disputes_plainly(reading) or (answer is not None and answer.kind is AnswerKind.NO)


def disputes_plainly(reading: Reading) -> bool:
    """The same in so many words: a bare no may answer another question."""
    is_not_so = pattern("danger_answers", "disputes").match(reading.normal) is not None
    return is_not_so or reading.complains


def only_asked(heard: Readings, sign: str) -> bool:
    """Whether every reading says that it was but a question and that all is well, and no more.

    What is denied must be a word of the ``sign``: "it's not stopping" is none. A single hearing of
    a voice is not enough.
    """
    if not heard or not (agreement.is_typed(heard) or agreement.are_two(heard)):
        return False
    called = content_words(Reading(sign).normal)
    return all(_only_asked(each, called) for each in heard)


def _only_asked(reading: Reading, sign: Set[str]) -> bool:
    rest, asked = pattern("danger_answers", "only_asked", "asked").subn(" ", reading.said)
    rest, well = pattern("danger_answers", "only_asked", "well").subn(" ", rest)
    denied = pattern("danger_answers", "only_asked", "denied")
    bad_news = words("danger_answers", "only_asked", "bad_news")
    for each in denied.finditer(rest):
        if each["what"] in bad_news or not content_words(each["what"]) <= sign:
            return False
    rest, denials = denied.subn(" ", rest)
    manners = words("danger_answers", "only_asked", "manners")
    return bool(asked and (well or denials)) and manners.issuperset(rest.split())


def is_half_heard(heard: Readings, stopped: Place | None) -> bool:
    """Whether this is a no to a question that was ``stopped`` before its end, or was talked over.

    It may be meant for the voice, or be one of its own words: a danger question is asked again.
    """
    if not (heard.over_us or cuts_a_question(stopped)):
        return False
    answers = [each.answer_when_asked for each in heard]
    return {each.kind for each in answers if each is not None} == {AnswerKind.NO}


# What may be said before a danger sign is confirmed: the question stays, and is asked again.
# "Next" and "more" lead away from it, and so take the safer branch.
_ASKS_AGAIN = {
    *MANNERS,
    ControlWord.REPEAT,
    ControlWord.HELP,
    ControlWord.STOP,
    ControlWord.WHO_SAYS,
    ControlWord.WAIT_LONGER,
    ControlWord.WAIT_LESS,
}


def leaves_open(heard: Readings) -> bool:
    """Whether the words ask about the talk, or steer it: a danger question then stays open."""
    return heard.best.aside is not None or heard.best.command in _ASKS_AGAIN


def is_remark(heard: Readings) -> bool:
    """Whether every reading speaks of something else, and none is an answer or a scrap."""
    answers = {answer_to_danger(each) for each in heard}
    return answers == {DangerAnswer.REMARK}


# ------------------------------------------------------------ in a check-up


def doubt_of(
    best: Sequence[Reading],
    told: Mapping[Reading, Told],
    values: Mapping[Reading, Known | None],
) -> Doubt:
    """How far a spoken no may be believed; ``best`` is the best reading of each engine."""
    denied = [
        frozenset(name for name, value in told[each].facts if value is Known.NO) for each in best
    ]
    return Doubt(
        agreement.alike(denied), no=sum(values[each] is Known.NO for each in best) >= WITNESSES
    )


def is_split(values: Mapping[Reading, Known | None]) -> bool:
    """Whether one reading says no and another anything but no: then neither is an answer."""
    found = set(values.values())
    return Known.NO in found and bool({Known.YES, Known.UNSURE} & found)


def is_doubtful(flow: Flow, question: Question, doubt: Doubt | None, *, before: bool) -> bool:
    """Whether a no to a question of a check-up needs a second witness.

    ``before``: the same question was answered with a doubtful no already.
    """
    if doubt is None or doubt.no or before:
        return False
    return agreement.is_grave(flow, question)


def _witnesses(heard: Readings) -> int:
    """How many hearings deny it plainly; none where any reading says anything else.

    Only a plain no takes a sign back: neither silence nor what only sounds like a no does. Beside
    a plain no, another engine's "know" is a second witness.
    """
    if not any(each.answer == Answer(AnswerKind.NO) for each in heard):
        return 0
    if any(each.answer_when_asked != Answer(AnswerKind.NO) for each in heard):
        return 0
    if any(answer_to_danger(each) is not DangerAnswer.NO for each in heard):
        return 0
    return len(agreement.hearings(heard))
