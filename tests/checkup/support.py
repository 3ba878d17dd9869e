"""What the tests of check-ups share: the shipped flows, small ones, and talk."""

from __future__ import annotations

from functools import lru_cache

from tests.support import LEGS
from tests.support import checker as checker_of
from voice_skill.checkup.checkup import Checker, Checkup
from voice_skill.understanding.reading import Reading, Readings
from voice_skill.values.flow import Advice, Flow, Question, Rule, Words
from voice_skill.values.heard import Heard, Hypothesis
from voice_skill.values.level import Level
from voice_skill.values.reply import Reply


@lru_cache
def checker(country: str = "gb") -> Checker:
    """The shipped check-ups, listening for danger in passing."""
    found = checker_of(LEGS, country)
    assert found is not None
    return found


@lru_cache
def deaf_checker() -> Checker:
    """The shipped check-ups, hearing nothing but answers."""
    return Checker(checker().flows, sources=checker().sources)


def flow(name: str = "adult") -> Flow:
    """A shipped flow."""
    return next(each for each in checker().flows if each.id == name)


def talk(*texts: str, using: Checker | None = None) -> tuple[Checkup, list[Reply | None]]:
    """A check-up that began with the first text and heard the others."""
    skill = using or checker()
    checkup, first = skill.begin(Reading(texts[0]))
    replies: list[Reply | None] = [first]
    for text in texts[1:]:
        checkup, reply = skill.hear(checkup, text)
        replies.append(reply)
    return checkup, replies


def heard(*texts: str) -> Readings:
    """One utterance, as heard by as many engines."""
    return read(*(Hypothesis(text, 0.9, f"engine {n}") for n, text in enumerate(texts)))


def read(*hypotheses: Hypothesis) -> Readings:
    """What was heard, read."""
    return Readings(Heard(hypotheses))


def alarmed(checkup: Checkup, *texts: str) -> tuple[Checkup, Reply]:
    """The check-up after an emergency was told in one of these readings; it must be one."""
    found = checker().alarmed(checkup, heard(*texts))
    assert found is not None
    return found


def said(reply: Reply | None) -> str:
    """What a reply says; it must be one."""
    assert reply is not None
    return reply.text


def question(
    name: str, *asks: str, only_if: tuple[str, ...] = (), until: Level | None = None
) -> Question:
    """A question of a small flow."""
    return Question(
        id=name,
        asks=asks,
        ask=Words(f"Is there {name}?"),
        again=Words(f"Think again. Is there any {name}?"),
        why=f"Because of {name}.",
        means=f"It means {name}.",
        told=name,
        about=(name,),
        only_if=only_if,
        until=until,
    )


def rule(name: str, level: Level, *groups: tuple[str, ...], flag: str = "") -> Rule:
    """A rule of a small flow, with the advice of its level."""
    return Rule(name, level, groups, f"{name} matters.", (), level.label, flag)


def small_flow(
    questions: tuple[Question, ...], rules: tuple[Rule, ...], flags: tuple[str, ...] = ()
) -> Flow:
    """A flow with one advice for each level."""
    advice = tuple(
        Advice(level.label, level, Words("Call now."), "Say it.", ("Wait.",), "Worse.", "Back.", ())
        for level in Level
    )
    return Flow("small", "Small", False, questions, rules, advice, {}, flags)
