"""``voice-skill evaluate``: how good the skill is, as a table and as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from voice_skill.cli import output
from voice_skill.cli.options import Common
from voice_skill.core.types import Heard, Reply, SkillError

evaluate = typer.Typer(
    help="Measure the skill on labelled utterances.",
    rich_markup_mode=None,
    no_args_is_help=True,
)

File = Annotated[Path, typer.Argument(metavar="FILE", help="The labelled set.")]
JsonFile = Annotated[
    Path | None, typer.Option("--json", metavar="OUT.json", help="Write totals and rows here.")
]


@evaluate.command("utterances")
def utterances(
    file: File,
    json_file: JsonFile = None,
    pack: Annotated[Path | None, typer.Option("--pack", metavar="DIR")] = None,
) -> None:
    """Sentences of a TSV file, each in a fresh session."""
    from voice_skill.cli.build import build_dialogue
    from voice_skill.core.session import Session
    from voice_skill.evaluation.utterances import read_utterances, report, run

    dialogue = build_dialogue(Common(pack=pack))

    def respond(text: str) -> Reply:
        return dialogue.respond(Session(), Heard.typed(text))[1]

    wanted = read_utterances(file)
    respond(
        "warm up"
    )  # the first call pays for lazily built tables, which no turn of a person does
    _finish(
        report(
            run(wanted, respond),
        ),
        json_file,
    )


@evaluate.command("recordings")
def recordings(
    file: File,
    json_file: JsonFile = None,
    noise: Annotated[
        Path | None, typer.Option("--noise", metavar="DIR", help="Mix in noise from this folder.")
    ] = None,
    snr: Annotated[
        float, typer.Option("--snr", metavar="DB", help="How much louder speech is than noise.")
    ] = 10.0,
    engine: Annotated[
        str, typer.Option("--engine", help="taught, shipped or moonshine.")
    ] = "taught",
    pack: Annotated[Path | None, typer.Option("--pack", metavar="DIR")] = None,
) -> None:
    """Recordings of a manifest, each in a fresh session."""
    from voice_skill.cli.build import build_dialogue, build_pack
    from voice_skill.cli.listening import listener
    from voice_skill.core.session import Session
    from voice_skill.evaluation import recordings as measured

    common = Common(pack=pack)
    content = build_pack(common.settings())
    dialogue = build_dialogue(common, pack=content)
    clips = measured.read_manifest(file)
    listen = listener(engine, content, common.settings(), noise=noise, snr=snr)

    def respond(heard: Heard) -> Reply:
        return dialogue.respond(Session(), heard)[1]

    rows = tuple(measured.run(clips, listen, respond))
    _finish(measured.report(rows), json_file)


@evaluate.command("vignettes")
def vignettes(
    file: File,
    json_file: JsonFile = None,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="OUT.html", help="Write a page to read.")
    ] = None,
    unsure: Annotated[
        float, typer.Option("--unsure", help="Turn this share of answers into silence or doubt.")
    ] = 0.0,
    seed: Annotated[int, typer.Option("--seed", help="Which answers those are.")] = 0,
    pack: Annotated[Path | None, typer.Option("--pack", metavar="DIR")] = None,
) -> None:
    """Simulated patients through the check-up, each in a fresh session."""
    from voice_skill.cli.build import build_checker, build_pack
    from voice_skill.core.types import ContentError
    from voice_skill.evaluation import vignettes as patients
    from voice_skill.evaluation.vignettes_page import page

    settings = Common(pack=pack).settings()
    content = build_pack(settings)
    checker = build_checker(content, settings)
    if checker is None:
        raise ContentError(f"The pack {content.id} has no flow. Add one to its folder flows.")
    disturb = patients.disturbed(unsure, seed) if unsure else None
    rows = patients.run(patients.read_vignettes(file), checker, disturb=disturb)
    _finish(patients.report(rows), json_file)
    for row in rows:
        if row.got != row.gold:
            output.note(f"{row.gold} got {row.got}: {row.id}")
    if html is not None:
        _write(html, page(rows, title=f"Check-ups of {file.name}"))


def _write(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise SkillError(f"{file} cannot be written: {error.strerror}.") from None


def _finish(data: dict[str, Any], json_file: Path | None) -> None:
    for name, value in data["totals"].items():
        shown = "-" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
        output.answer_line(f"{name:24} {shown}")
    for row in data["rows"]:
        if row.get("right") is False:
            said = row.get("text") or f"{row.get('transcript')} / {row.get('heard')}"
            output.note(f"{row['expected']} got {row['got']}: {said}")
    if json_file is not None:
        _write(json_file, json.dumps(data, indent=1, ensure_ascii=False))
