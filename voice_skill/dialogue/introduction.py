"""The first talk, held once: who speaks, whose voice, how fast, how loud. Pure.

Each thing is asked in its own words and can be tried. Whoever says something else than an answer is
not held up: the introduction ends, and what was said is answered.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from voice_skill.language.prompts import country_guess, examples, notice, prompt, prompts
from voice_skill.understanding.first_talk import VoiceAnswer
from voice_skill.understanding.reading import Reading
from voice_skill.values.heard import Heard
from voice_skill.values.meaning import AnswerKind, ControlWord
from voice_skill.values.pack import Pack
from voice_skill.values.reply import Chunk, ChunkKind, Expects, Outcome, Reply, ReplyKind

SLOWEST, FASTEST, STEP = 80, 300, 0.15
"""Words a minute, and how much one step changes them: enough to be heard as a change."""
_QUIETEST, _LOUDEST, _LOUDER = 20, 100, 20
_MOST_TRIES = 4
_MOST_SILENCES = 2

OUTCOME = Outcome(ReplyKind.INTRODUCTION)


class Step(Enum):
    """What is being asked."""

    SCREEN_READER = "screen_reader"
    PACE = "pace"
    VOLUME = "volume"
    DONE = "done"
    LEFT = "left"  # something else was said: it has to be answered


@dataclass(frozen=True, slots=True)
class Introduction:
    """How far it is, and what was chosen: ``rate`` words a minute, ``volume`` 0 to 100.

    ``screen_reader`` is None until it was answered. ``aloud``: there is a loudspeaker; without one
    nobody can say how fast or loud it is. ``silences`` counts in a row what was no
    answer, silence or not understood.
    """

    rate: int = 150
    volume: int = 100
    aloud: bool = True
    step: Step = Step.SCREEN_READER
    screen_reader: bool | None = None
    tries: int = 0
    silences: int = 0

    @property
    def is_over(self) -> bool:
        """Whether nothing more is asked."""
        return self.step in {Step.DONE, Step.LEFT}


def begin(introduction: Introduction, pack: Pack) -> Reply:
    """Who speaks, what it can and cannot do, two examples, and the first question."""
    return _asking(
        notice(prompt("introduction.hello", about=pack.about)),
        *map(notice, prompts("introduction.begin")),
        *country_guess(pack),
        examples(pack),
        *(map(notice, prompts("introduction.questions")) if introduction.aloud else ()),
        question=_question(introduction.step),
    )


def hear(introduction: Introduction, heard: Heard) -> tuple[Introduction, Reply | None]:
    """What was said to the waiting question; no reply where something else has to answer it."""
    reading = Reading(heard.text)
    control = reading.command
    if not reading.normal:
        key = "common.not_typed" if heard.is_typed else "common.not_heard"
        return _once_more(introduction, prompt(key))
    if control is ControlWord.REPEAT:
        return replace(introduction, silences=0), _asking(question=_question(introduction.step))
    if reading.about_the_voice is VoiceAnswer.SKIPS or control in {
        ControlWord.NEXT,
        ControlWord.GO_ON,
    }:
        return _next(introduction, notice(prompt("common.all_right")))
    match introduction.step:
        case Step.SCREEN_READER:
            found = _screen_reader(introduction, reading)
        case Step.PACE:
            found = _pace(introduction, reading)
        case _:
            found = _volume(introduction, reading)
    return found or (replace(introduction, step=Step.LEFT), None)


def missed(introduction: Introduction) -> tuple[Introduction, Reply]:
    """What was said is neither an answer nor anything else that can be understood."""
    return _once_more(introduction, prompt("common.not_understood"))


def _once_more(introduction: Introduction, why: str) -> tuple[Introduction, Reply]:
    silences = introduction.silences + 1
    if silences < _MOST_SILENCES:
        again = replace(introduction, silences=silences)
        return again, _asking(notice(why), question=_question(introduction.step))
    return _next(introduction, notice(prompt("introduction.left")))


def _screen_reader(
    introduction: Introduction, reading: Reading
) -> tuple[Introduction, Reply] | None:
    answer = reading.answer_when_asked
    if answer is None:
        return None
    if answer.kind is AnswerKind.UNSURE:
        return replace(introduction, silences=0), _asking(
            notice(prompt("introduction.what_it_is")),
            question=_question(Step.SCREEN_READER),
        )
    uses = answer.kind is AnswerKind.YES
    said = prompt("introduction.its_voice" if uses else "introduction.own_voice")
    return _next(replace(introduction, screen_reader=uses), notice(said))


def _pace(introduction: Introduction, reading: Reading) -> tuple[Introduction, Reply] | None:
    control, answer, voice = reading.command, reading.answer_when_asked, reading.about_the_voice
    kind = answer.kind if answer is not None else None
    if voice is VoiceAnswer.GOOD:
        return _next(introduction, notice(prompt("introduction.good")))
    if control is ControlWord.SLOWER or voice is VoiceAnswer.TOO_FAST or kind is AnswerKind.YES:
        rate = max(SLOWEST, round(introduction.rate * (1 - STEP)))
        question = prompt("introduction.slower")
    elif control is ControlWord.FASTER or voice is VoiceAnswer.TOO_SLOW:
        rate = min(FASTEST, round(introduction.rate * (1 + STEP)))
        question = prompt("introduction.faster")
    elif kind is not None:
        return _next(introduction, notice(prompt("introduction.good")))
    else:
        return None
    return _tried(replace(introduction, rate=rate), question)


def _volume(introduction: Introduction, reading: Reading) -> tuple[Introduction, Reply] | None:
    control, answer = reading.command, reading.answer_when_asked
    kind = answer.kind if answer is not None else None
    if control is ControlWord.QUIETER:
        volume = max(_QUIETEST, introduction.volume - _LOUDER)
        return _tried(replace(introduction, volume=volume), prompt("introduction.quieter"))
    if control is ControlWord.LOUDER or kind is AnswerKind.NO:
        if introduction.volume >= _LOUDEST:
            more = notice(prompt("introduction.loudest"))
            return _next(introduction, more)
        volume = min(_LOUDEST, introduction.volume + _LOUDER)
        return _tried(replace(introduction, volume=volume), prompt("introduction.louder"))
    if kind is not None or reading.about_the_voice is VoiceAnswer.GOOD:
        return _next(introduction, notice(prompt("introduction.good")))
    return None


def _tried(introduction: Introduction, question: str) -> tuple[Introduction, Reply]:
    tries = introduction.tries + 1
    if tries >= _MOST_TRIES:
        return _next(introduction, notice(prompt("introduction.kept")))
    return replace(introduction, tries=tries, silences=0), _asking(question=question)


def _next(introduction: Introduction, *said: Chunk) -> tuple[Introduction, Reply]:
    steps = list(Step)
    step = steps[steps.index(introduction.step) + 1]
    introduction = replace(introduction, step=step, tries=0, silences=0)
    if step is Step.PACE and (introduction.screen_reader or not introduction.aloud):
        # The screen reader has its own pace and volume.
        introduction = replace(introduction, step=Step.DONE)
    if introduction.step is Step.DONE:
        end = ("introduction.end", "common.what") if introduction.aloud else ("common.what",)
        chunks = (*said, *(notice(prompt(key)) for key in end))
        return introduction, Reply(chunks, OUTCOME, listen=True)
    return introduction, _asking(*said, question=_question(introduction.step))


def _question(step: Step) -> str:
    return prompt(f"introduction.ask.{step.value}")


def _asking(*said: Chunk, question: str) -> Reply:
    chunks = (*said, Chunk(question, ChunkKind.QUESTION))
    return Reply(chunks, OUTCOME, listen=True, expects=Expects.YES_NO)
