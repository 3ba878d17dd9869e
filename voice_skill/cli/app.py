"""Every command, gathered. Each imports what it needs only when it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from voice_skill.cli import (
    checks,
    correcting,
    doctor,
    evaluating,
    installing,
    listening_lint,
    questions,
    serving,
    talking,
    triaging,
)

app = typer.Typer(
    name="voice-skill",
    help="An offline voice assistant for questions about leg cramps and varicose veins. "
    "Without a command it starts a spoken conversation.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        from voice_skill import __version__

        typer.echo(f"voice-skill {__version__}")
        raise typer.Exit


@app.callback()
def start(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        talking.talk_now()


app.command("ask")(questions.ask)
app.command("hear")(questions.hear)
app.command("talk")(talking.talk)
app.command("setup")(talking.setup)
app.command("triage")(triaging.triage)
app.command("web")(serving.web)
app.command("say")(questions.say)
app.command("topics")(questions.topics)
app.command("devices")(checks.devices)
app.command("doctor")(doctor.doctor)
checks.packs.command("listen")(listening_lint.listen)
app.add_typer(checks.config, name="config")
app.add_typer(checks.packs, name="packs")
app.add_typer(correcting.corrections, name="corrections")
app.add_typer(installing.models, name="models")
app.add_typer(evaluating.evaluate, name="evaluate")
