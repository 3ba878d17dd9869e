"""The report on simulated patients as one page of HTML: no script, no network, words for levels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from voice_skill.evaluation.vignettes import Row, is_unsafe, totals
from voice_skill.values.level import Level

PUBLISHED = (
    ("Symptom checkers, emergencies sent the right way", "80 %", "Semigran 2015"),
    ("Symptom checkers, emergencies sent the right way", "63 %", "Hill 2020, Australia"),
    ("Apps, emergencies missed, vignettes of 2015 again", "more than 40 %", "Schmieding 2022"),
    ("One app, triage decisions called unsafe", "22 % (8 of 37)", "Fraser 2022"),
)
"""What was measured, the figure, and who published it. Other vignettes than ours, all illnesses."""

_LEVELS = [level.label for level in reversed(Level)]

_STYLE = """
:root { color-scheme: light dark; font: 1.125rem/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 1rem; }
table { border-collapse: collapse; margin: 1rem 0; }
caption { text-align: left; font-weight: bold; padding: .5rem 0; }
th, td { border: 1px solid; padding: .4rem .7rem; text-align: left; vertical-align: top; }
td.number { text-align: right; }
td.right { font-weight: bold; }
details { margin: .5rem 0; }
summary { cursor: pointer; padding: .4rem 0; }
.who { font-weight: bold; }
"""


def page(rows: Iterable[Row], *, title: str, disturbed: str = "") -> str:
    """The whole page. ``disturbed`` says what was done to the answers, if anything was."""
    rows = tuple(rows)
    parts = [
        f"<h1>{escape(title)}</h1>",
        f"<p>{escape(_lead(rows))}</p>",
        f"<p>{escape(disturbed)}</p>" if disturbed else "",
        _totals(rows),
        _levels(rows),
        _published(rows),
        "<h2>Every patient</h2>",
        *(_patient(row) for row in rows),
    ]
    body = "\n".join(part for part in parts if part)
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _lead(rows: tuple[Row, ...]) -> str:
    unsafe = sum(is_unsafe(row) for row in rows)
    told = "No patient was" if unsafe == 0 else f"{unsafe} patients were"
    return (
        f"{len(rows)} simulated patients. {told} sent to a level that is too low for an urgent "
        "case. The patients are written by people who built or tested this skill. They are no "
        "substitute for a trial with real patients."
    )


def _totals(rows: tuple[Row, ...]) -> str:
    names = {
        "n": "Patients",
        "exact": "Level exactly right",
        "acceptable": "Exactly right, or also acceptable",
        "unsafe_under_triage": "Urgent patients sent too low (unsafe)",
        "over_triage": "Sent too high",
        "questions_median": "Questions, median",
        "questions_max": "Questions, most",
    }
    shown = totals(rows)
    lines = [
        f'<tr><th scope="row">{escape(text)}</th>'
        f'<td class="number">{escape(_figure(name, shown[name]))}</td></tr>'
        for name, text in names.items()
    ]
    return f"<table><caption>Totals</caption>{''.join(lines)}</table>"


def _levels(rows: tuple[Row, ...]) -> str:
    head = "".join(f'<th scope="col">got {escape(level)}</th>' for level in _LEVELS)
    lines = []
    for gold in _LEVELS:
        counts = [sum(row.gold == gold and row.got == got for row in rows) for got in _LEVELS]
        cells = "".join(
            f'<td class="number{" right" if got == gold else ""}">{count}</td>'
            for got, count in zip(_LEVELS, counts, strict=True)
        )
        lines.append(f'<tr><th scope="row">{escape(gold)} ({sum(counts)})</th>{cells}</tr>')
    return (
        "<table><caption>Levels: what was right (rows), what was reached (columns)</caption>"
        f'<tr><th scope="col">right level (patients)</th>{head}</tr>{"".join(lines)}</table>'
    )


def _published(rows: tuple[Row, ...]) -> str:
    urgent = [row for row in rows if row.gold == "emergency"]
    right = sum(row.got == "emergency" for row in urgent)
    unsafe = sum(is_unsafe(row) for row in rows)
    ours = (
        ("This skill, emergencies sent the right way", _share(right, len(urgent)), "this run"),
        ("This skill, decisions that are unsafe", _share(unsafe, len(rows)), "this run"),
    )
    lines = [
        f'<tr><th scope="row">{escape(what)}</th><td>{escape(figure)}</td>'
        f"<td>{escape(source)}</td></tr>"
        for what, figure, source in (*ours, *PUBLISHED)
    ]
    return (
        "<table><caption>Beside published figures</caption>"
        '<tr><th scope="col">What</th><th scope="col">Figure</th><th scope="col">Source</th></tr>'
        f"{''.join(lines)}</table>"
        "<p>The published figures are from other patients and all kinds of illness. This skill "
        "knows one narrow field. The rows stand side by side, and are not a contest.</p>"
    )


def _patient(row: Row) -> str:
    verdict = "right" if row.got == row.gold else "also acceptable"
    if row.got != row.gold and row.got not in row.also_acceptable:
        verdict = "unsafe" if is_unsafe(row) else "not right"
    lines = "".join(
        f'<p><span class="who">{escape(who)}:</span> {escape(text or "(silence)")}{heard}</p>'
        for who, text, heard in _said_and_heard(row)
    )
    summary = f"{row.id}: right {row.gold}, got {row.got} ({verdict}), {row.questions} questions"
    return f"<details><summary>{escape(summary)}</summary>{lines}</details>"


def _said_and_heard(row: Row) -> Iterator[tuple[str, str, str]]:
    # Where it was spoken: what the recogniser made of it, if that was something else.
    heard = iter(row.heard)
    for who, text in row.transcript:
        readings = next(heard, "") if who == "patient" and row.heard else text
        differs = who == "patient" and readings.split(" | ")[0] != text
        shown = f" (heard: {escape(readings or 'nothing')})" if differs else ""
        yield who, text, shown


def _figure(name: str, value: float | int | None) -> str:
    if value is None:
        return "-"
    if name in {"exact", "acceptable", "over_triage"}:
        return f"{value * 100:.1f} %"
    return f"{value:g}"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} % ({part} of {whole})" if whole else "-"
