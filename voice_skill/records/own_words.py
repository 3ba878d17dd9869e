"""What was said, turn by turn, with what was understood by it in plain words."""

from __future__ import annotations

from collections.abc import Iterable

from voice_skill.dialogue.session import LoggedTurn
from voice_skill.language.buttons import opening, steering
from voice_skill.language.prompts import lower_first, prompt
from voice_skill.records.summary_types import Kind, OwnWords
from voice_skill.understanding.reading import Reading
from voice_skill.values.flow import Flow
from voice_skill.values.meaning import AnswerKind, ControlWord
from voice_skill.values.pack import Pack
from voice_skill.values.reply import ReplyKind, control
from voice_skill.values.text import normalise

_ANSWERS = {control(kind): kind for kind in AnswerKind}


def own_words(
    turns: Iterable[LoggedTurn], pack: Pack, flows: Iterable[Flow] = ()
) -> tuple[OwnWords, ...]:
    """Every turn of the log, oldest first; ``flows`` know the signs that one can choose from."""
    given = given_words(pack, flows)
    return tuple(_one(turn, pack, given) for turn in turns)


def given_words(pack: Pack, flows: Iterable[Flow] = ()) -> frozenset[str]:
    """What buttons and lists say for whoever presses them, normalised: nobody's own words.

    "Yes" and "no" are left out: they are the same whoever says them.
    """
    signs = (words for flow in flows for each in flow.questions for _, words in each.which)
    titles = (topic.title for topic in pack.topics)
    shown = (words.split("|")[0] for words in signs)
    return frozenset(normalise(each) for each in (opening(), *steering(), *titles, *shown))


def is_given(turn: LoggedTurn, given: frozenset[str]) -> bool:
    """Whether the words are a button's: what is said aloud is the person's own but an opening."""
    said = normalise(turn.said)
    return said == normalise(opening()) or (turn.engine == "typed" and said in given)


def _one(turn: LoggedTurn, pack: Pack, given: frozenset[str]) -> OwnWords:
    kind, meaning = _meaning(turn, pack)
    return OwnWords(
        words=turn.said.strip(),
        kind=kind,
        meaning=meaning,
        heard=turn.confidence,
        understood=turn.probability,
        typed=turn.engine == "typed",
        level=turn.level,
        given=is_given(turn, given),
    )


def _meaning(turn: LoggedTurn, pack: Pack) -> tuple[Kind, str]:
    outcome = turn.outcome
    if outcome.is_alarm:
        label = outcome.name
        names = [flag.name for flag in pack.red_flags if label in {flag.label, flag.id}]
        return Kind.REPORT, prompt("page.was.danger", sign=names[0] if names else label)
    if outcome in _ANSWERS:
        return Kind.ANSWER, prompt(f"page.was.{_ANSWERS[outcome].value}")
    reading = Reading(turn.said)
    # "Carry on" steers even where the check-up took it for an answer.
    if outcome.kind is ReplyKind.CONTROL or reading.command not in {None, ControlWord.EMERGENCY}:
        return Kind.STEERING, prompt("page.was.wish")
    if outcome.kind is ReplyKind.CHECKUP_START:
        return Kind.REPORT, prompt("page.was.complaint")
    if outcome.kind is ReplyKind.DANGER_QUESTION:
        return Kind.REPORT, prompt("page.was.maybe_danger")
    if outcome.is_of_checkup:
        answers = turn.question or reading.answer is not None
        if answers:
            return Kind.ANSWER, prompt("page.was.answer")
        return Kind.REPORT, prompt("page.was.told")
    if outcome.kind is ReplyKind.MISS:
        return Kind.NOT_UNDERSTOOD, prompt("page.was.not_understood")
    titles = [topic.title for topic in pack.topics if topic.id == outcome.name]
    if titles:
        return Kind.QUESTION, prompt("page.was.question_about", title=lower_first(titles[0]))
    return Kind.QUESTION, prompt("page.was.question")
