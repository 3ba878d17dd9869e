"""After an order that rests on one bare yes to several signs: which of them it is. Pure."""

from __future__ import annotations

import re
from collections import Counter
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
from voice_skill.values.text import normalise

_STEM = 4  # letters: "breathing" names "being short of breath"
_PLACES = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}
_ALL = re.compile(r"\b(?:all|both|every one|everything|the lot)\b(?! (?:right|legs|calves|feet))")
_NOT = re.compile(r"\b(?:not|no|nor) (?:the |my |any )?\w+")
_TAKES_BACK = re.compile(
    r"\b(?:none|neither|nothing|nane|misheard|mistake|wrong|i never|(?:didn't|did not) mean|"
    r"i meant|only (?:my|the) (?:legs?|calf|calves|foot|feet))\b"
)


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
    if answer is DangerAnswer.NO or _TAKES_BACK.search(reading.normal):
        return replace(checkup, disputed=True), say.misheard_yes(question, advised)
    if answer is None or answer is DangerAnswer.REMARK:
        return None
    return done, say.noted_which(flow, (), advised)


def _named(flow: Flow, question: Question, reading: Reading, told: Told) -> list[str]:
    """The signs that the words name: in free words, by a word of theirs, or by their place."""
    asks = question.asks
    found = {name for name, value in (*told.loose, *told.facts) if value is Known.YES}
    said = reading.normal
    if _TAKES_BACK.search(said):
        return [name for name in asks if name in found]
    if _ALL.search(said):
        return list(asks)
    found |= {asks[n] for word, n in _PLACES.items() if word in said.split() and n < len(asks)}
    words = {word[:_STEM] for word in _NOT.sub(" ", said).split() if len(word) >= _STEM}
    stems = {name: _stems(f"{name.replace('_', ' ')} {flow.facts.get(name, '')}") for name in asks}
    shared = Counter(stem for each in stems.values() for stem in each)
    return [
        name
        for name in asks
        if name in found or any(shared[stem] == 1 for stem in stems[name] & words)
    ]


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in normalise(text).split() if len(word) >= _STEM} - _EMPTY


_EMPTY = frozenset({"bein", "that", "with", "does", "turn", "able", "from", "legs"})
