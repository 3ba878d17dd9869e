"""The command: every engine in a process of its own, one table."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import benchmarks.hearing
from benchmarks.hearing.engines import ENGINES, TYPED, Measured, measure, tell
from benchmarks.hearing.figures import Figures, Row, figures
from benchmarks.hearing.sentences import FORMS, Kind
from benchmarks.hearing.sounds import Bench

_COLUMNS = {
    "n": "n",
    "WER": "wer",
    "topic": "topic",
    "kept": "kept",
    "+asked": "asked",
    "wrong": "wrong",
    "flag": "flag",
    "raised": "raised",
    "or ask": "noticed",
    "false": "false_alarms",
    "off": "off_topic",
    "short": "short",
    "opp.": "opposite",
    "cpu": "cpu",
    "ms": "ms",
    "p95": "ms_95",
}


def main() -> None:
    """Print a table; write JSON and a plot where asked."""
    parser = argparse.ArgumentParser(
        description=benchmarks.hearing.__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    size = parser.add_mutually_exclusive_group()
    for form in ("small", "medium"):
        size.add_argument(f"--{form}", dest="form", action="store_const", const=form)
    parser.add_argument("--engines", nargs="+", default=list(ENGINES), choices=ENGINES)
    parser.add_argument("--recordings", type=Path)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--plot", type=Path)
    parser.add_argument("--one", choices=ENGINES, help=argparse.SUPPRESS)
    given = parser.parse_args()
    form = given.form or "long"
    if given.one:
        bench = Bench(FORMS[form], given.recordings, tell)
        print(json.dumps(asdict(measure(given.one, bench))))
        return
    print(" ".join([f"{'engine':24} {'sound':11}", *(f"{each:>6}" for each in _COLUMNS), "    MB"]))
    table: list[dict[str, Any]] = []
    typed: set[str] = set()
    for engine in dict.fromkeys((TYPED, *given.engines)):
        found = _alone(engine, form, given.recordings)
        if engine == TYPED:
            typed = {row.said for row in found.rows if row.is_right}
        lines = dict(_conditions(found, typed))
        for line in _printed(found, lines):
            print(line, flush=True)
        told = {condition: asdict(each) for condition, each in lines.items()}
        table.append({**asdict(found), "conditions": told})
        if given.json:  # after each: a run of hours may be broken off
            given.json.write_text(json.dumps(table, indent=1), encoding="utf-8")
    if given.plot:
        plot(table, given.plot)


def _alone(engine: str, form: str, recordings: Path | None) -> Measured:
    command = [sys.executable, "-m", "benchmarks.hearing", "--one", engine]
    command += [f"--{form}"] if form != "long" else []
    command += ["--recordings", str(recordings)] if recordings else []
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    given = json.loads(done.stdout.splitlines()[-1])
    rows = tuple(
        Row(**{**row, "kind": Kind(row["kind"]), "right": tuple(row["right"])})
        for row in given.pop("rows")
    )
    return Measured(rows=rows, **given)


def _conditions(found: Measured, typed: set[str]) -> Iterator[tuple[str, Figures]]:
    for condition in dict.fromkeys(row.condition for row in found.rows):
        yield condition, figures([row for row in found.rows if row.condition == condition], typed)


def _printed(found: Measured, lines: dict[str, Figures]) -> Iterator[str]:
    if found.missing:
        yield f"{found.engine:24} left out: {found.missing}"
    for condition, each in lines.items():
        cells = " ".join(_cell(getattr(each, field)) for field in _COLUMNS.values())
        yield f"{found.engine:24} {condition:11} {cells} {found.peak:6.0f}"


def _cell(value: float | int | None) -> str:
    if value is None:
        return f"{'-':>6}"
    return (
        f"{value:6}"
        if isinstance(value, int)
        else f"{value:6.0f}"
        if value > 9
        else (f"{value:6.3f}")
    )


def plot(table: Sequence[dict[str, Any]], file: Path) -> None:
    """Word errors and questions kept, as bars with their figures written on them."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    shown = [each for each in table if each["rows"] and each["engine"] != TYPED]
    conditions = list(shown[0]["conditions"])
    width = 0.8 / len(conditions)
    figure, axes = pyplot.subplots(1, 2, figsize=(14, 5))
    titles = (("wer", "Word errors"), ("kept", "Questions kept, of those right when typed"))
    for axis, (key, title) in zip(axes, titles, strict=True):
        for number, condition in enumerate(conditions):
            at = [place + width * number for place in range(len(shown))]
            values = [each["conditions"][condition][key] or 0.0 for each in shown]
            bars = axis.bar(at, values, width, label=condition, edgecolor="black")
            axis.bar_label(bars, fmt="{:.2f}", fontsize=8)
        axis.set_title(title)
        axis.set_xticks([place + 0.4 for place in range(len(shown))])
        axis.set_xticklabels([each["engine"] for each in shown])
        axis.legend()
    figure.tight_layout()
    figure.savefig(file, dpi=110)


if __name__ == "__main__":
    main()
