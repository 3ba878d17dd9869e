"""The arithmetic of the bench: rows of one engine, and the figures of one condition."""

from __future__ import annotations

import statistics
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from benchmarks.hearing.sentences import Kind
from voice_skill.evaluation.utterances import is_accepted, same_label
from voice_skill.values.reply import Outcome, ReplyKind

_ASKED = frozenset({ReplyKind.CHOICE, ReplyKind.DANGER_QUESTION})

_OPPOSITE = {"control:yes": {"control:no"}, "control:no": {"control:yes"}, "control:stop": set()}


@dataclass(frozen=True, slots=True)
class Row:
    """One sound as one engine heard it, and what came of it.

    ``offered`` are the topics that "A, or B?" named. ``seconds`` is how long the sound lasts,
    ``cpu`` the processor seconds that it cost, ``ms`` from its end to the words.
    """

    kind: Kind
    said: str
    right: tuple[str, ...]
    voice: str
    condition: str
    heard: str
    label: str
    offered: tuple[str, ...] = ()
    seconds: float = 0.0
    cpu: float = 0.0
    ms: float = 0.0

    @property
    def is_right(self) -> bool:
        """Whether what came of it is right at once."""
        return same_label(self.label, self.right)

    @property
    def is_right_when_asked(self) -> bool:
        """Whether it is right at once, or after one question that names the right topic."""
        return self.is_right or bool(set(self.offered) & set(self.right))

    @property
    def answered(self) -> float:
        """1 where something was answered, half where it was only asked about, else 0."""
        if Outcome.of(self.label).kind in _ASKED:
            return 0.5
        return float(is_accepted(self.label))

    @property
    def errors(self) -> tuple[int, int]:
        """(words misheard, words said)."""
        said = self.said.split()
        return Levenshtein.distance(said, self.heard.split()), len(said)


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares of 0 to 1 of one engine in one condition; None where nothing of the kind was heard.

    ``kept``: of the topics that are right when typed, those right when spoken. ``asked``: right at
    once or after one question. ``wrong``: answered with another topic. ``flag``: the very sign.
    ``off_topic``: answered, asked counts half. ``opposite``: a yes taken for a no, or a no for a
    yes; a number. ``cpu``: processor seconds a second of sound. ``ms``: the middle one, ``ms_95``
    what one in twenty exceeds.
    """

    n: int
    wer: float | None
    topic: float | None
    kept: float | None
    asked: float | None
    wrong: float | None
    flag: float | None
    raised: float | None
    noticed: float | None
    false_alarms: float | None
    off_topic: float | None
    short: float | None
    opposite: int
    cpu: float | None
    ms: float | None
    ms_95: float | None


def figures(rows: Sequence[Row], typed: Collection[str]) -> Figures:
    """The figures of those rows; ``typed`` are the sentences that are right when typed."""
    topics, danger, off, short = ([row for row in rows if row.kind is kind] for kind in Kind)
    # One word alone says nothing of how well sentences are heard.
    words = [row.errors for row in rows if row.kind is not Kind.SHORT and len(row.said.split()) > 1]
    seconds = sum(row.seconds for row in rows)
    times = [row.ms for row in rows if row.heard]
    outcomes = [Outcome.of(row.label) for row in danger]
    return Figures(
        n=len(rows),
        wer=sum(wrong for wrong, _ in words) / sum(said for _, said in words) if words else None,
        topic=_share([row.is_right for row in topics]),
        kept=_share([row.is_right for row in topics if row.said in typed]),
        asked=_share([row.is_right_when_asked for row in topics]),
        wrong=_share([row.answered == 1 and not row.is_right for row in topics]),
        flag=_share([row.is_right for row in danger]),
        raised=_share([each.is_alarm for each in outcomes]),
        noticed=_share([each.is_noticed for each in outcomes]),
        false_alarms=_share([_is_false_alarm(row) for row in (*topics, *off)]),
        off_topic=_share([row.answered for row in off]),
        short=_share([row.is_right for row in short]),
        opposite=sum(row.label in _OPPOSITE.get(row.right[0], set()) for row in short),
        cpu=sum(row.cpu for row in rows) / seconds if seconds else None,
        ms=statistics.median(times) if times else None,
        ms_95=statistics.quantiles(times, n=20)[-1] if len(times) > 1 else None,
    )


def _is_false_alarm(row: Row) -> bool:
    return Outcome.of(row.label).is_alarm and not row.is_right


def _share(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
