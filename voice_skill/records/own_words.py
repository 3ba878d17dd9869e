"""What was said, turn by turn, with what was understood by it in plain words."""

from __future__ import annotations

from collections.abc import Iterable

from voice_skill.dialogue.session import LoggedTurn
from voice_skill.language.prompts import lower_first, prompt
from voice_skill.records.summary_types import Kind, OwnWords
from voice_skill.understanding.answers import find_answer
from voice_skill.values.meaning import AnswerKind
from voice_skill.values.pack import Pack
from voice_skill.values.reply import ReplyKind, control

_ANSWERS = {control(kind): kind for kind in AnswerKind}


def own_words(turns: Iterable[LoggedTurn], pack: Pack) -> tuple[OwnWords, ...]:
    """Every turn of the log, oldest first."""
    return tuple(_one(turn, pack) for turn in turns)


def _one(turn: LoggedTurn, pack: Pack) -> OwnWords:
    kind, meaning = _meaning(turn, pack)
    return OwnWords(
        words=turn.said.strip(),
        kind=kind,
        meaning=meaning,
        heard=turn.confidence,
        understood=turn.probability,
        typed=turn.engine == "typed",
        level=turn.level,
    )


def _meaning(turn: LoggedTurn, pack: Pack) -> tuple[Kind, str]:
    outcome = turn.outcome
    if outcome.is_alarm:
        label = outcome.name
        names = [flag.name for flag in pack.red_flags if label in {flag.label, flag.id}]
        return Kind.REPORT, prompt("page.was.danger", sign=names[0] if names else label)
    if outcome in _ANSWERS:
        return Kind.ANSWER, prompt(f"page.was.{_ANSWERS[outcome].value}")
    if outcome.kind is ReplyKind.CONTROL:
        return Kind.STEERING, prompt("page.was.wish")
    if outcome.kind is ReplyKind.CHECKUP_START:
        return Kind.REPORT, prompt("page.was.complaint")
    if outcome.kind is ReplyKind.DANGER_QUESTION:
        return Kind.REPORT, prompt("page.was.maybe_danger")
    if outcome.is_of_checkup:
        answers = turn.question or find_answer(turn.said) is not None
        if answers:
            return Kind.ANSWER, prompt("page.was.answer")
        return Kind.REPORT, prompt("page.was.told")
    if outcome.kind is ReplyKind.MISS:
        return Kind.NOT_UNDERSTOOD, prompt("page.was.not_understood")
    titles = [topic.title for topic in pack.topics if topic.id == outcome.name]
    if titles:
        return Kind.QUESTION, prompt("page.was.question_about", title=lower_first(titles[0]))
    return Kind.QUESTION, prompt("page.was.question")
