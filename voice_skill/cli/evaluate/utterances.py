"""``voice-skill evaluate``: how good the skill is, as a table and as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from voice_skill.cli import output
from voice_skill.cli.evaluate import patients
from voice_skill.cli.options import Common, Scheduler
from voice_skill.evaluation.wordings import Answers
from voice_skill.values.heard import Heard
from voice_skill.values.reply import Reply

evaluate = typer.Typer(
    help="Measure the skill on labelled utterances.",
    rich_markup_mode=None,
    no_args_is_help=True,
)

File = Annotated[Path, typer.Argument(metavar="FILE", help="The labelled set.")]
JsonFile = Annotated[
    Path | None, typer.Option("--json", metavar="OUT.json", help="Write totals and rows here.")
]

Plain = Annotated[
    bool, typer.Option("--plain", help="Plain lines only, which these commands print anyway.")
]


@evaluate.command("utterances")
def utterances(
    file: File,
    json_file: JsonFile = None,
    plain: Plain = False,
    pack: Annotated[Path | None, typer.Option("--pack", metavar="DIR")] = None,
) -> None:
    """Sentences of a TSV file, each in a fresh session."""
    from voice_skill.assembly.skill import build_dialogue
    from voice_skill.assistant import Assistant
    from voice_skill.evaluation.utterances import read_utterances, report, run

    dialogue = build_dialogue(Common(pack=pack).settings(), tell=output.note)

    def respond(text: str) -> Reply:
        return Assistant(dialogue).decide(Heard.typed(text))

    wanted = read_utterances(file)
    # The first call pays for lazily built tables, which no turn of a person does.
    respond("warm up")
    _finish(report(run(wanted, respond)), json_file)


@evaluate.command("answers")
def answers_to(  # its arguments are the command's options
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE.tsv",
            help="A question, a tab, and regular expressions, a tab between them. "
            "One of them must be found in what is said.",
        ),
    ],
    seconds: Annotated[
        float,
        typer.Option(
            min=1, max=600, help="How soon the answer should be said, at 150 words a minute."
        ),
    ] = 15.0,
    json_file: JsonFile = None,
    plain: Plain = False,
    pack: Annotated[Path | None, typer.Option("--pack", metavar="DIR")] = None,
) -> None:
    """How soon questions are answered, each in a fresh session."""
    from voice_skill.assembly.skill import build_dialogue
    from voice_skill.assistant import Assistant
    from voice_skill.evaluation import answers as measured

    wanted = measured.read_asked(file)
    dialogue = build_dialogue(Common(pack=pack).settings(), tell=output.note)

    def conversation() -> measured.Respond:
        assistant = Assistant(dialogue)
        return lambda text: assistant.decide(Heard.typed(text))

    rows = measured.run(wanted, conversation, within=seconds)
    for row in rows:
        if row.after != 0:
            when = "never" if row.after is None else f"after {row.after} times more"
            output.note(f"Answered {when} ({row.got}): {row.question}")
    _finish(measured.report(rows), json_file)


@evaluate.command("recordings")
def recordings(  # its arguments are the command's options
    file: File,
    json_file: JsonFile = None,
    plain: Plain = False,
    noise: Annotated[
        Path | None, typer.Option("--noise", metavar="DIR", help="Mix in noise from this folder.")
    ] = None,
    snr: Annotated[
        float, typer.Option("--snr", metavar="DB", help="How much louder speech is than noise.")
    ] = 10.0,
    engine: Annotated[
        str,
        typer.Option(
            "--engine",
            help="One of taught, shipped, moonshine, taught-moonshine, whisper. Only with taught "
            "a second ear is asked, where it was not plainly understood: taught-moonshine.",
        ),
    ] = "taught",
    scheduler: Scheduler = None,
    pack: Annotated[Path | None, typer.Option("--pack", metavar="DIR")] = None,
) -> None:
    """Recordings of a manifest, each in a fresh session."""
    from voice_skill.cli.evaluate import listening
    from voice_skill.evaluation import recordings as measured

    settings = Common(pack=pack).settings()
    clips = measured.read_manifest(file)
    sound = listening.sounds(noise, snr)
    if scheduler is None:
        found = listening.rows_here(clips, sound, settings, engine)
    else:
        found = listening.rows_of_a_cluster(clips, sound, settings, engine, scheduler)
    place = {str(clip.file): number for number, clip in enumerate(clips)}
    rows: list[measured.Row] = []
    try:
        for row in found:
            rows.append(row)  # one by one: what was measured is told, whatever stops the rest
    finally:
        if scheduler is not None:  # its rows come as they are ready
            rows.sort(key=lambda row: place[row.file])
        if len(rows) < len(clips):
            output.note(f"{len(rows)} of {len(clips)} recordings were measured.")
        if rows:
            _finish(measured.report(tuple(rows)), json_file)


@evaluate.command("vignettes")
def vignettes(  # its arguments are the command's options
    file: File,
    json_file: JsonFile = None,
    plain: Plain = False,
    html: patients.Html = None,
    unsure: patients.Unsure = None,
    seed: patients.Seed = 0,
    seeds: patients.Seeds = 1,
    spoken: patients.Spoken = False,
    wording: patients.Wording = patients.AS_WRITTEN,
    answers: patients.How = Answers.PLAIN,
    pack: Annotated[Path | None, typer.Option("--pack", metavar="DIR")] = None,
) -> None:
    """Simulated patients through the check-up, each in a fresh session."""
    asked = patients.Asked(unsure, seed, seeds, spoken, wording, answers, pack)
    data = patients.measured(file, html, asked)
    _finish(data, json_file)


def _finish(data: dict[str, Any], json_file: Path | None) -> None:
    for name, value in data["totals"].items():
        shown = "-" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
        output.answer_line(f"{name:24} {shown}")
    for row in data["rows"]:
        if row.get("right") is False:
            said = row.get("text") or f"{row.get('transcript')} / {row.get('heard')}"
            output.note(f"{row['expected']} got {row['got']}: {said}")
    if json_file is not None:
        output.write_report(json_file, json.dumps(data, indent=1, ensure_ascii=False))
