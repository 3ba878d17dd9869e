"""Questions and what must be said to them: how soon each is answered, and how long that takes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

from voice_skill.values.errors import ContentError
from voice_skill.values.reply import Chunk, ChunkKind, Reply

WORDS_PER_MINUTE = 150
"""The pace at which the skill speaks where nobody chose another."""
MOST_MORE = 8
"""How often "more" is said while more is offered."""
LONGEST_PATTERN = 500  # characters

Respond = Callable[[str], Reply]
"""One turn of a conversation: what is said, and the reply."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One line: a question, and patterns of which one must stand in what is said."""

    question: str
    wanted: tuple[re.Pattern[str], ...]

    def is_met(self, text: str) -> bool:
        """Whether one of the patterns stands in the text."""
        return any(each.search(text) for each in self.wanted)


@dataclass(frozen=True, slots=True)
class Row:
    """How one question was answered.

    ``after``: how often more had to be asked for, 0 where the first reply answers; None where
    nothing did. ``in_time``: whether the answer stands in the first seconds. ``seconds``: how long
    the first reply takes to say. ``first`` is what it says.
    """

    question: str
    got: str
    after: int | None
    in_time: bool
    seconds: float
    first: str


def read_asked(file: Path) -> tuple[Asked, ...]:
    """Lines ``question<TAB>pattern[<TAB>pattern ...]``; ``#`` starts a comment.

    The patterns are Python's regular expressions; capitals count as small letters.
    """
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(f"{file} cannot be read: {error}. Name a text file in UTF-8.") from None
    found = [
        _asked(line, f"{file}, line {number}")
        for number, line in enumerate(lines, start=1)
        if line.strip() and not line.startswith("#")
    ]
    if not found:
        raise ContentError(f"{file}, line 1: no question. Write a question, a tab and a pattern.")
    return tuple(found)


def _asked(line: str, where: str) -> Asked:
    question, *patterns = (cell.strip() for cell in line.split("\t"))
    patterns = [each for each in patterns if each]
    if not question or not patterns:
        raise ContentError(f"{where}: write a question, a tab, and what must be said as a pattern.")
    return Asked(question, tuple(_pattern(each, where) for each in patterns))


def _pattern(text: str, where: str) -> re.Pattern[str]:
    if len(text) > LONGEST_PATTERN:
        raise ContentError(
            f"{where}: the pattern has {len(text)} characters, at most {LONGEST_PATTERN} are read. "
            "Write two patterns with a tab between them."
        )
    try:
        found = re.compile(text, re.IGNORECASE)
    except re.error as error:
        raise ContentError(
            f"{where}: {text!r} is no regular expression: {error}. Correct it."
        ) from None
    if found.search(""):
        raise ContentError(
            f"{where}: {text!r} is found in every reply, an empty one too. Name a word in it."
        )
    return found


def run(
    questions: Iterable[Asked], conversation: Callable[[], Respond], *, within: float
) -> tuple[Row, ...]:
    """Each question in a ``conversation`` of its own; ``within`` is in seconds of speech."""
    return tuple(_row(each, conversation(), within) for each in questions)


def _row(asked: Asked, respond: Respond, within: float) -> Row:
    reply = first = respond(asked.question)
    after: int | None = 0
    for times in range(MOST_MORE + 1):
        after = times
        if asked.is_met(said(reply)):
            break
        after = None
        if not _offers_more(reply) or times == MOST_MORE:
            break
        reply = respond("more")
    words = [word for chunk in _spoken(first) for word in chunk.text.split()]
    return Row(
        question=asked.question,
        got=first.label,
        after=after,
        in_time=asked.is_met(
            " ".join(said(first).split()[: round(within * WORDS_PER_MINUTE / 60)])
        ),
        seconds=round(len(words) * 60 / WORDS_PER_MINUTE, 1),
        first=said(first),
    )


def said(reply: Reply) -> str:
    """What may hold an answer: an offer to say or to ask more holds none."""
    return " ".join(each.text for each in _spoken(reply) if each.kind is not ChunkKind.OFFER)


def _spoken(reply: Reply) -> list[Chunk]:
    return [each for each in reply.chunks if each.kind is not ChunkKind.HINT]


def _offers_more(reply: Reply) -> bool:
    return any(each.kind is ChunkKind.OFFER for each in reply.chunks)


def report(rows: tuple[Row, ...]) -> dict[str, Any]:
    """Totals and rows as JSON data. The shares are of all questions, and ``seconds`` a median."""
    count = len(rows)

    def share(answered: Callable[[Row], bool]) -> float:
        return round(sum(map(answered, rows)) / count, 4)

    totals = {
        "n": count,
        "answered_first": share(lambda row: row.after == 0),
        "answered_in_time": share(lambda row: row.in_time),
        "answered_by_one_more": share(lambda row: row.after in {0, 1}),
        "answered_later": share(lambda row: row.after is not None and row.after > 1),
        "never_answered": share(lambda row: row.after is None),
        "first_reply_seconds": median(row.seconds for row in rows),
    }
    return {"totals": totals, "rows": [asdict(row) for row in rows]}
