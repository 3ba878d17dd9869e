"""Recordings with labels through ears and skill: what was heard, what came out, how fast."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from rapidfuzz.distance import Levenshtein

from voice_skill.assistant import Again
from voice_skill.evaluation.utterances import OUT_OF_SCOPE, is_accepted, same_label
from voice_skill.values.errors import ContentError
from voice_skill.values.heard import Heard
from voice_skill.values.reply import Reply
from voice_skill.values.text import normalise


@dataclass(frozen=True, slots=True)
class Clip:
    """One line of a manifest. ``right`` are the labels that count; empty: nothing may be said."""

    file: Path
    transcript: str
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hearing:
    """What the ears made of a clip: its seconds, CPU seconds spent, ms from its end to text.

    ``again`` hears the clip with another engine, where there is one.
    """

    heard: Heard
    seconds: float
    spent: float
    ms: float
    again: Again | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One clip: what was said, heard, expected and got; ``wer`` is None without a transcript.

    ``again`` is what another engine heard where the first hearing was not plainly understood;
    ``wer``, ``spent`` and ``ms`` are the first hearing's.
    """

    file: str
    transcript: str
    heard: str
    expected: str
    got: str
    right: bool
    wer: float | None
    errors: int
    words: int
    seconds: float
    spent: float
    ms: float
    again: str = ""


def read_manifest(file: Path) -> tuple[Clip, ...]:
    """The clips of a tab-separated manifest with a header; files are relative to it."""
    try:
        with file.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(f"{file} cannot be read: {error}.") from None
    missing = {"file", "transcript", "expected"} - set(rows[0] if rows else ())
    if missing:
        raise ContentError(f"{file}, line 1: the columns {', '.join(sorted(missing))} are missing.")
    clips: list[Clip] = []
    for row in rows:
        also = [each.strip() for each in (row.get("also") or "").split(",")]
        labels = [(row["expected"] or "").strip(), *also]
        clips.append(
            Clip(
                file.parent / row["file"],
                (row["transcript"] or "").strip(),
                tuple(label for label in labels if label),
            )
        )
    return tuple(clips)


def run(
    clips: Iterable[Clip],
    listen: Callable[[Path], Hearing],
    respond: Callable[[Heard, Again | None], tuple[Heard, Reply]],
) -> Iterator[Row]:
    """Each clip heard and answered in a fresh session.

    ``respond`` gives the reply, and what was heard in the end.
    """
    for clip in clips:
        hearing = listen(clip.file)
        said = hearing.heard.text
        final, reply = respond(hearing.heard, hearing.again) if said else (hearing.heard, None)
        got = reply.label if reply is not None else ""
        new = final.hypotheses[len(hearing.heard.hypotheses) :]
        words = normalise(clip.transcript).split()
        errors = Levenshtein.distance(words, normalise(said).split()) if words else 0
        yield Row(
            file=str(clip.file),
            transcript=clip.transcript,
            heard=said,
            expected=clip.right[0] if clip.right else "",
            got=got,
            right=_is_right(got, clip.right),
            wer=round(errors / len(words), 4) if words else None,
            errors=errors,
            words=len(words),
            seconds=round(hearing.seconds, 3),
            spent=hearing.spent,
            ms=round(hearing.ms, 1),
            again=new[0].text if new else "",
        )


def totals(rows: tuple[Row, ...]) -> dict[str, float | int | None]:
    """The figures of the evaluation contract, and how often each kind of label was right."""
    words = sum(row.words for row in rows)
    times = [row.ms for row in rows]
    audio = sum(row.seconds for row in rows)
    quiet = [row for row in rows if row.expected in {"", OUT_OF_SCOPE}]
    found: dict[str, float | int | None] = {
        "n": len(rows),
        "wer": round(sum(row.errors for row in rows) / words, 4) if words else None,
        "label_accuracy": _share([row.right for row in rows]),
        "answered_but_off_topic": sum(is_accepted(row.got) for row in quiet),
        "off_topic": len(quiet),
        "rtf": round(sum(row.spent for row in rows) / audio, 4) if audio else None,
        "ms_median": round(median(times), 1) if times else None,
        "ms_p95": round(quantiles(times, n=20)[-1], 1) if len(times) > 1 else None,
        "heard_again": sum(bool(row.again) for row in rows),
    }
    for label in sorted({row.expected for row in rows}):
        name = f"right {label or 'nothing said'}"
        found[name] = _share([row.right for row in rows if row.expected == label])
    return found


def report(rows: tuple[Row, ...]) -> dict[str, Any]:
    """Totals and rows as JSON data."""
    return {"totals": totals(rows), "rows": [asdict(row) for row in rows]}


def _is_right(got: str, right: tuple[str, ...]) -> bool:
    if not right or right[0] == OUT_OF_SCOPE:
        # Where nothing may be answered, silence is as right as a refusal.
        return got == "" or not is_accepted(got) or same_label(got, right)
    return same_label(got, right)


def _share(values: list[bool]) -> float | None:
    return round(sum(values) / len(values), 4) if values else None
