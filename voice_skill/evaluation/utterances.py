"""Sentences with labels through the skill, each in a fresh session, and what came out."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from voice_skill.values.errors import ContentError
from voice_skill.values.reply import MISS, Outcome, Reply, ReplyKind

OUT_OF_SCOPE = MISS.label

# Labels of the evaluation that the skill splits more finely.
_SAME = {
    "control:thanks": "control:stop",
    "control:shorter": "control:summary",
    "control:start-again": "control:go-back",
}


@dataclass(frozen=True, slots=True)
class Utterance:
    """One line: the text, and the labels that are right, the expected one first."""

    text: str
    right: tuple[str, ...]

    @property
    def expected(self) -> str:
        """The label that the totals are counted under."""
        return self.right[0]


@dataclass(frozen=True, slots=True)
class Row:
    """What the skill made of one utterance. ``probability`` is 0 to 1."""

    text: str
    expected: str
    got: str
    right: bool
    probability: float
    ms: float


def read_utterances(file: Path) -> tuple[Utterance, ...]:
    """Lines ``text<TAB>expected[<TAB>also, comma separated]``; ``#`` starts a comment."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(f"{file} cannot be read: {error}.") from None
    found: list[Utterance] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) < 2 or not cells[1].strip():
            raise ContentError(f"{file}, line {number}: a tab and a label are expected after it.")
        also = [each.strip() for each in cells[2].split(",")] if len(cells) > 2 else []
        found.append(Utterance(cells[0], (cells[1].strip(), *(each for each in also if each))))
    return tuple(found)


def run(utterances: Iterable[Utterance], respond: Callable[[str], Reply]) -> tuple[Row, ...]:
    """Each text through ``respond``, which starts a fresh session every time."""
    rows: list[Row] = []
    for each in utterances:
        started = time.perf_counter()
        reply = respond(each.text)
        took = (time.perf_counter() - started) * 1000
        got = reply.label
        is_right = same_label(got, each.right)
        rows.append(Row(each.text, each.expected, got, is_right, reply.probability, round(took, 2)))
    return tuple(rows)


def totals(rows: tuple[Row, ...]) -> dict[str, float | int | None]:
    """The figures of the evaluation contract; None where no row is of that kind."""
    flags = [row for row in rows if Outcome.of(row.expected).is_alarm]
    calm = [row for row in rows if not Outcome.of(row.expected).is_alarm]
    off = [row for row in rows if row.expected == OUT_OF_SCOPE]
    times = sorted(row.ms for row in rows)
    return {
        "n": len(rows),
        "accuracy": _share(rows),
        "topic_accuracy": _share([row for row in rows if _is(row.expected, ReplyKind.ANSWER)]),
        "off_topic_accepted": _mean([is_accepted(row.got) for row in off]),
        "red_flag_recall": _mean([Outcome.of(row.got).is_alarm for row in flags]),
        "red_flag_raised_or_asked": _mean([Outcome.of(row.got).is_noticed for row in flags]),
        "red_flag_exact": _share(flags),
        "false_alarms": _mean([Outcome.of(row.got).is_alarm for row in calm]),
        "danger_questions": _mean([_is(row.got, ReplyKind.DANGER_QUESTION) for row in calm]),
        "control_accuracy": _share([row for row in rows if _is(row.expected, ReplyKind.CONTROL)]),
        "triage_start_accuracy": _share(
            [row for row in rows if _is(row.expected, ReplyKind.CHECKUP_START)]
        ),
        "ms_median": median(times) if times else None,
        "ms_p95": quantiles(times, n=20)[-1] if len(times) > 1 else None,
    }


def report(rows: tuple[Row, ...]) -> dict[str, Any]:
    """Totals and rows as JSON data."""
    return {"totals": totals(rows), "rows": [asdict(row) for row in rows]}


def same_label(got: str, right: tuple[str, ...]) -> bool:
    """Whether the label is one of those that are right."""
    return got in right or _SAME.get(got) in right


def _is(label: str, kind: ReplyKind) -> bool:
    return Outcome.of(label).kind is kind


def is_accepted(label: str) -> bool:
    """Whether a label answers something: a topic, a flow or a flag."""
    # "Do you mean A, or B?" answers nothing yet; a topic, a flow or a flag does.
    kind = Outcome.of(label).kind
    return bool(label) and kind not in {ReplyKind.MISS, ReplyKind.CHOICE, ReplyKind.CONTROL}


def _share(rows: Iterable[Row]) -> float | None:
    return _mean([row.right for row in rows])


def _mean(values: list[bool]) -> float | None:
    return round(sum(values) / len(values), 4) if values else None
