"""``voice-skill evaluate vignettes``: simulated patients, typed or spoken, clear or unsure."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from voice_skill.cli import output
from voice_skill.cli.options import Common
from voice_skill.core.types import ContentError, UsageError
from voice_skill.evaluation import vignettes as patients

UNSURE_BY_DEFAULT = 0.1
"""The share of answers that ``--seeds`` disturbs where ``--unsure`` does not say."""

Html = Annotated[
    Path | None, typer.Option("--html", metavar="OUT.html", help="Write a page to read.")
]
Unsure = Annotated[
    float | None,
    typer.Option("--unsure", help="Turn this share of answers into silence or doubt."),
]
Seed = Annotated[int, typer.Option("--seed", help="Which answers, and whose voice.")]
Seeds = Annotated[
    int,
    typer.Option("--seeds", help="So many runs, each with its own seed; the worst is shown."),
]
Spoken = Annotated[
    bool, typer.Option("--spoken", help="Every word said by a synthetic voice and really heard.")
]


def measured(
    file: Path,
    *,
    html: Path | None,
    unsure: float | None,
    seed: int,
    seeds: int,
    spoken: bool,
    pack: Path | None,
) -> dict[str, Any]:
    """Totals and rows of the run, or of the worst of several, as JSON data."""
    if seeds < 1:
        raise UsageError(f"--seeds: {seeds} runs cannot be made. Give 1 or more.")
    if unsure is None:
        unsure = UNSURE_BY_DEFAULT if seeds > 1 and not spoken else 0.0
    if not 0 <= unsure <= 1:
        raise UsageError(f"--unsure: {unsure:g} is no share. Give a number from 0 to 1.")
    wanted = patients.read_vignettes(file)
    go = _spoken(wanted, pack) if spoken else _typed(wanted, pack)
    runs = {
        each: go(patients.disturbed(unsure, each) if unsure else None, each)
        for each in range(seed, seed + seeds)
    }
    worst = min(runs, key=lambda each: patients.merit(runs[each]))
    data = patients.report(runs[worst])
    if seeds > 1:
        data["totals"] |= {
            "runs": seeds,
            "worst_seed": worst,
            "unsafe_in_all_runs": sum(
                patients.is_unsafe(row) for rows in runs.values() for row in rows
            ),
        }
        data["runs"] = {each: patients.totals(rows) for each, rows in runs.items()}
    for row in runs[worst]:
        if row.got != row.gold:
            output.note(f"{row.gold} got {row.got}: {row.id}")
    if html is not None:
        from voice_skill.evaluation.vignettes_page import page

        how = _how(unsure, seeds, worst, spoken=spoken)
        output.write_report(
            html, page(runs[worst], title=f"Check-ups of {file.name}", disturbed=how)
        )
    return data


_Go = Callable[[patients.Disturb | None, int], tuple[patients.Row, ...]]


def _typed(wanted: tuple[patients.Vignette, ...], pack: Path | None) -> _Go:
    from voice_skill.cli.build import build_checker, build_pack

    settings = Common(pack=pack).settings()
    content = build_pack(settings)
    checker = build_checker(content, settings)
    if checker is None:
        raise ContentError(f"The pack {content.id} has no flow. Add one to its folder flows.")
    return lambda disturb, _: patients.run(wanted, checker, disturb=disturb)


def _spoken(wanted: tuple[patients.Vignette, ...], pack: Path | None) -> _Go:
    from voice_skill.cli.build import build_dialogue, build_pack
    from voice_skill.cli.ears import build_ears
    from voice_skill.evaluation.spoken_patients import RealEar, run_spoken

    common = Common(pack=pack)
    content = build_pack(common.settings())
    dialogue = build_dialogue(common, pack=content)
    if dialogue.checker is None:
        raise ContentError(f"The pack {content.id} has no flow. Add one to its folder flows.")
    ear = RealEar(build_ears(content, common.settings()))

    def told(row: patients.Row) -> None:
        output.note(f"{row.id}: right {row.gold}, got {row.got}, {row.questions} questions")

    return lambda disturb, seed: run_spoken(
        wanted, dialogue, ear, disturb=disturb, seed=seed, on_row=told
    )


def _how(unsure: float, seeds: int, worst: int, *, spoken: bool) -> str:
    parts = []
    if spoken:
        parts.append("Every word was said by a synthetic voice and heard by the recogniser.")
    if unsure:
        parts.append(f"{unsure:.0%} of the answers were made silence or doubt, at random.")
    if seeds > 1:
        parts.append(f"This is the worst of {seeds} runs, seed {worst}.")
    return " ".join(parts)
