"""What the parts of topics get wrong as answers: an evasive beginning, a question led elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from voice_skill.language.tables import pattern
from voice_skill.packs.examples import Phrase, read_answers
from voice_skill.packs.lint import Problem
from voice_skill.understanding.fitting import Fitting, parts_that_fit
from voice_skill.values.pack import Pack, Topic

LEAST = 0.4
"""Share of the questions that, held aside, must still lead to their own part."""
FEWEST = 20
"""Fewer questions say nothing about a share."""


def evasive(pack: Pack, folder: Path) -> tuple[Problem, ...]:
    """Parts that are mostly asked yes or no, and begin with neither."""
    return tuple(
        Problem(
            phrases[0].file,
            phrases[0].line,
            f"asked {asked[0].text!r}, the part begins {_begin(topic, place)!r}. "
            "Begin with the answer: Yes, No, Probably not, Nobody knows, It can ...",
        )
        for topic in pack.topics
        for place, phrases in enumerate(_answers(topic, folder))
        for asked in ([each for each in phrases if _wants_yes_or_no(each)],)
        if 2 * len(asked) > len(phrases) and not _is_direct(topic, place)
    )


def led_elsewhere(pack: Pack, folder: Path, fitting: Fitting) -> tuple[Problem, ...]:
    """Questions that, held aside, lead to another part than the one that answers them."""
    return tuple(_led_elsewhere(pack, folder, fitting))


def too_many(pack: Pack, folder: Path, elsewhere: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """A problem where more questions are led elsewhere than a share that is borne."""
    count = sum(len(each) for topic in pack.topics for each in _answers(topic, folder))
    share = 1 - len(elsewhere) / count if count else 1.0
    if count < FEWEST or share >= LEAST:
        return ()
    told = (
        f"{share:.0%} of {count} questions, held aside, lead to their own part, and {LEAST:.0%} "
        "must. Give parts questions that are more alike, and nearer to what the part says."
    )
    return (Problem(folder / "topics", 1, told),)


def _led_elsewhere(pack: Pack, folder: Path, fitting: Fitting) -> Iterator[Problem]:
    for topic in pack.topics:
        for place, phrases in enumerate(_answers(topic, folder)):
            for phrase in phrases:
                fits = fitting.ranked(topic.id, phrase.text, without=phrase.text)
                got = next(iter(parts_that_fit(fits)), 0)
                if got != place:
                    yield Problem(
                        phrase.file,
                        phrase.line,
                        f"{phrase.text!r}, held aside, is answered by {_named(topic, got)}, and "
                        f"not by {_named(topic, place)}. Write more like it, or move it.",
                    )


def _answers(topic: Topic, folder: Path) -> tuple[tuple[Phrase, ...], ...]:
    return read_answers(folder / "topics" / f"{topic.id}.yaml") if any(topic.answers) else ()


def _wants_yes_or_no(phrase: Phrase) -> bool:
    return pattern("writing", "yes_no").match(phrase.text) is not None


def _is_direct(topic: Topic, place: int) -> bool:
    return pattern("writing", "direct").match(topic.at(place).text) is not None


def _begin(topic: Topic, place: int) -> str:
    return " ".join(topic.at(place).text.split()[:4])


def _named(topic: Topic, place: int) -> str:
    return repr(topic.at(place).heading) if place else "the topic's first part"
