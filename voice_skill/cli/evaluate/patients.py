"""``voice-skill evaluate vignettes``: simulated patients, typed or spoken, clear or unsure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from voice_skill.cli import output
from voice_skill.cli.options import Common
from voice_skill.dialogue.dialogue import Dialogue
from voice_skill.evaluation import vignettes as patients
from voice_skill.evaluation.wordings import Answers, Worded, interrupted, read_wordings
from voice_skill.values.errors import ContentError, UsageError

AS_WRITTEN, PARAPHRASE = "as-written", "paraphrase"

DISTURBED_BY_DEFAULT = 0.25
"""The share of answers that ``--answers remarks`` or ``unsure`` disturbs."""

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
Wording = Annotated[
    str,
    typer.Option("--wording", help="as-written, or paraphrase: every word as others would say it."),
]
How = Annotated[
    Answers,
    typer.Option("--answers", help="Mix such answers in, or hedge every yes."),
]
Spoken = Annotated[
    bool, typer.Option("--spoken", help="Every word said by a synthetic voice and really heard.")
]


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for on the command line."""

    unsure: float | None
    seed: int
    seeds: int
    spoken: bool
    wording: str
    answers: Answers
    pack: Path | None

    @property
    def share(self) -> float:
        """The share of answers that is disturbed."""
        if self.unsure is not None:
            return self.unsure
        if self.answers in {Answers.REMARKS, Answers.UNSURE}:
            return DISTURBED_BY_DEFAULT
        return UNSURE_BY_DEFAULT if self.seeds > 1 and not self.spoken else 0.0

    def check(self) -> None:
        """``UsageError`` names what cannot be measured."""
        if self.seeds < 1:
            raise UsageError(f"--seeds: {self.seeds} runs cannot be made. Give 1 or more.")
        if not 0 <= self.share <= 1:
            raise UsageError(f"--unsure: {self.share:g} is no share. Give a number from 0 to 1.")
        if self.wording not in {AS_WRITTEN, PARAPHRASE}:
            raise UsageError(
                f"--wording: {self.wording!r} is not known. Give {AS_WRITTEN} or {PARAPHRASE}."
            )
        if self.spoken and (self.wording, self.answers) != (AS_WRITTEN, Answers.PLAIN):
            raise UsageError("--spoken goes with plain answers, as written. Leave one of them out.")


def measured(file: Path, html: Path | None, asked: Asked) -> dict[str, Any]:
    """Totals and rows of the run, or of the worst of several, as JSON data."""
    asked.check()
    wanted = patients.read_vignettes(file)
    go = _spoken(wanted, asked.pack) if asked.spoken else _typed(wanted, asked)
    seed, seeds, unsure = asked.seed, asked.seeds, asked.share
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

        how = _how(asked, worst)
        output.write_report(
            html, page(runs[worst], title=f"Check-ups of {file.name}", disturbed=how)
        )
    return data


_Go = Callable[[patients.Disturb | None, int], tuple[patients.Row, ...]]


def _dialogue(pack: Path | None) -> Dialogue:
    from voice_skill.assembly.skill import build_dialogue

    dialogue = build_dialogue(Common(pack=pack).settings(), tell=output.note)
    if dialogue.checker is None:
        raise ContentError(f"The pack {dialogue.pack.id} has no flow. Add one to its folder flows.")
    return dialogue


def _typed(wanted: tuple[patients.Vignette, ...], asked: Asked) -> _Go:
    from voice_skill.assembly.skill import pack_folder

    dialogue = _dialogue(asked.pack)
    if (asked.wording, asked.answers) == (AS_WRITTEN, Answers.PLAIN):
        return lambda disturb, _: patients.run(wanted, dialogue, disturb=disturb)
    words = read_wordings(pack_folder(Common(pack=asked.pack).settings()))
    flows = dialogue.checker.flows if dialogue.checker is not None else ()
    known = frozenset(name for flow in flows for each in flow.questions for name in each.asks)

    def go(disturb: patients.Disturb | None, seed: int) -> tuple[patients.Row, ...]:
        def worded(vignette: patients.Vignette) -> Worded:
            made = Worded(vignette, words, seed, asked.answers, known)
            if asked.wording == AS_WRITTEN:
                made.opening = vignette.opening
            return made

        mixed = interrupted(words, asked.answers, asked.share, seed)
        return patients.run(wanted, dialogue, disturb=mixed or disturb, worded=worded)

    return go


def _spoken(wanted: tuple[patients.Vignette, ...], pack: Path | None) -> _Go:
    from voice_skill.assembly.ears import build_ears
    from voice_skill.evaluation.spoken_patients import RealEar, run_spoken

    dialogue = _dialogue(pack)
    ear = RealEar(build_ears(dialogue.pack, Common(pack=pack).settings(), tell=output.note))

    def told(row: patients.Row) -> None:
        output.note(f"{row.id}: right {row.gold}, got {row.got}, {row.questions} questions")

    return lambda disturb, seed: run_spoken(
        wanted, dialogue, ear, disturb=disturb, seed=seed, on_row=told
    )


def _how(asked: Asked, worst: int) -> str:
    parts = []
    if asked.spoken:
        parts.append("Every word was said by a synthetic voice and heard by the recogniser.")
    if asked.wording == PARAPHRASE:
        parts.append("Openings and answers were put in other words.")
    if asked.answers is Answers.HEDGED:
        parts.append("Every yes was hedged.")
    elif asked.answers is Answers.REMARKS:
        parts.append(f"{asked.share:.0%} of the answers were made remarks, at random.")
    elif asked.share:
        parts.append(f"{asked.share:.0%} of the answers were made silence or doubt, at random.")
    if asked.seeds > 1:
        parts.append(f"This is the worst of {asked.seeds} runs, seed {worst}.")
    return " ".join(parts)
