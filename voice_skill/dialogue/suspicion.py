"""A danger sign that may have been said in words no pattern knows: asked about, never raised.

A sense for danger (``Matcher`` over red flags and ``QUIET``) says how near a sentence is to what
people say of danger signs. It is absent where no sentence model is installed or nothing was learnt.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from voice_skill.language.prompts import notice, prompt
from voice_skill.safety import agreement
from voice_skill.understanding.answers import find_answer
from voice_skill.understanding.commands import find_control
from voice_skill.understanding.people import patient_in
from voice_skill.values.heard import Heard
from voice_skill.values.meaning import AnswerKind, Matcher, Person
from voice_skill.values.pack import FlagKind, Pack, RedFlag
from voice_skill.values.reply import Chunk, ChunkKind, Expects, Heading, Reply, control
from voice_skill.values.text import without_fillers

QUIET = "quiet"
"""The label of what reports no danger sign."""

ASKS_FROM = 0.3
"""Chance of danger from which it is asked; measured on lists that nobody had fitted anything to."""

RAISES_FROM = 0.7
"""Chance of danger from which the likeliest sign is not asked but raised; measured as above."""

LIKELY_FROM = 0.3
"""How likely that sign must be by itself."""

QUIET_BELOW = 0.1
"""Chance of danger below which a sign that a phrase found is asked about; measured as above."""

GRAVER_FROM = 0.5
"""Chance of an emergency from which it is asked about beside a lesser sign that was raised."""

_FEWEST_WORDS = 3  # of shorter sentences the patterns know every word
_FEWEST_JUDGED, _MOST_JUDGED = 5, 40  # words


def taught(pack: Pack) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What a sense for danger learns from: each red flag's sentences, and all that is quiet."""
    quiet = [text for topic in pack.topics for text in topic.examples]
    quiet += [*pack.reports, *pack.off_topic]
    dangerous = {text for label, texts in pack.danger_examples if label != QUIET for text in texts}
    return tuple(
        (label, tuple(dict.fromkeys((*texts, *(each for each in quiet if each not in dangerous)))))
        if label == QUIET
        else (label, texts)
        for label, texts in pack.danger_examples
    )


def is_plain(sense: Matcher, heard: Heard, flag: str) -> bool:
    """Whether every hearing is so near to what people say of that sign that it need not be asked.

    A single hearing of a voice is not enough: it may be misheard.
    """
    if not (agreement.is_typed(heard.hypotheses) or agreement.are_two(heard.hypotheses)):
        return False
    for each in agreement.hearings(heard.hypotheses):
        chances = {found.topic: found.probability for found in sense.candidates(each.text)}
        danger = sum(chance for name, chance in chances.items() if name != QUIET)
        if danger < RAISES_FROM or chances.get(flag, 0.0) < LIKELY_FROM:
            return False
    return True


def is_quiet(sense: Matcher, heard: Heard) -> bool:
    """Whether no reading is near to what people say of any danger sign.

    Of very short texts the phrases know more than the sense, and in a long one a sign drowns.
    """
    for text in dict.fromkeys(each.text for each in heard.hypotheses):
        if not _FEWEST_JUDGED <= len(text.split()) <= _MOST_JUDGED:
            return False
        quiet = {each.topic: each.probability for each in sense.candidates(text)}.get(QUIET, 0.0)
        if 1 - quiet >= QUIET_BELOW:
            return False
    return True


def suspected(
    sense: Matcher, heard: Heard, *, among: Collection[str], least: float = ASKS_FROM
) -> str:
    """The red flag that may have been reported, and should be asked about; empty where none.

    The safest reading of all hypotheses counts: the one with most chance of the red flags
    ``among``. Answers and wishes are no reports.
    """
    best, flag = 0.0, ""
    for text in dict.fromkeys(each.text for each in heard.hypotheses):
        plain = len(without_fillers(text).split()) >= _FEWEST_WORDS
        if not plain or find_answer(text) is not None or find_control(text) is not None:
            continue
        chances = {each.topic: each.probability for each in sense.candidates(text)}
        asked = {name: chance for name, chance in chances.items() if name in among}
        danger = sum(asked.values())
        if asked and danger >= max(least, best):
            best, flag = danger, max(asked, key=lambda name: asked[name])
    return flag


def whose(heard: Heard) -> Person:
    """Whom the suspected sign is about."""
    patient = patient_in(heard.text)
    return Person.OTHER if patient is not None and patient.who else Person.SELF


def asked(flag: RedFlag, *, lead: str = "") -> Reply:
    """The question for a sign that may have been said, and what to do if it is there."""
    order = prompt("suspicion.if_so", order=flag.order[:1].lower() + flag.order[1:])
    crisis = flag.kind is FlagKind.CRISIS
    lead = lead or prompt("suspicion.understand" if crisis else "suspicion.sure")
    return Reply(
        (
            notice(lead),
            Chunk(flag.ask, ChunkKind.QUESTION, sources=flag.sources),
            Chunk(order, ChunkKind.ORDER, Heading.NOW, flag.sources),
            notice(prompt("suspicion.yes_or_no")),
        ),
        flag.question,
        listen=True,
        expects=Expects.YES_NO,
    )


def besides(reply: Reply, flag: RedFlag) -> Reply:
    """The reply to a lesser sign, with the question for a graver one that may be there too."""
    question = asked(flag)
    return replace(
        reply,
        chunks=(*reply.chunks[:-1], *question.chunks[1:]),
        expects=question.expects,
    )


def in_case(flag: RedFlag) -> Reply:
    """What to do if the sign is there after all, where no clear answer came."""
    return Reply(
        (
            notice(prompt("suspicion.no_clear_answer")),
            Chunk(prompt("suspicion.in_case"), ChunkKind.ORDER),
            Chunk(flag.order, ChunkKind.ORDER, sources=flag.sources),
            notice(prompt("common.what_else")),
        ),
        flag.question,
        listen=True,
        level=flag.level,
    )


def cleared() -> Reply:
    """What follows a clear no, where all else has been answered."""
    chunk = notice(prompt("common.all_right_what_else"))
    return Reply((chunk,), control(AnswerKind.NO), listen=True)
