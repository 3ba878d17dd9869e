"""Every command, gathered. Each imports what it needs only when it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from voice_skill.cli import (
    ask,
    corrections,
    models,
    receipt,
    talk,
    triage,
    web,
)
from voice_skill.cli.bridges import mcp, wyoming
from voice_skill.cli.desktop.command import desktop
from voice_skill.cli.doctor import command as doctor_command
from voice_skill.cli.evaluate import utterances
from voice_skill.cli.helping import command as helping
from voice_skill.cli.packs import command as packs_command
from voice_skill.cli.packs import listening_lint
from voice_skill.cli.voices import command as voices_command

app = typer.Typer(
    name="voice-skill",
    help="An offline voice assistant for questions about leg cramps and varicose veins. "
    "Without a command it starts a spoken conversation.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
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
    receipt.leave(context, context.invoked_subcommand or "talk")
    if context.invoked_subcommand is None:
        talk.talk_now()


helping.fit()
app.command("ask")(ask.ask)
app.command("hear")(ask.hear)
app.command("talk")(talk.talk)
app.command("setup")(talk.setup)
app.command("triage")(triage.triage)
app.command("web")(web.web)
app.command("wyoming")(wyoming.wyoming)
app.command("mcp")(mcp.mcp)
app.command("say")(ask.say)
app.command("topics")(ask.topics)
app.command("devices")(packs_command.devices)
app.command("doctor")(doctor_command.doctor)
app.command("receipt")(receipt.receipt)
app.command("help")(helping.help_of)
packs_command.packs.command("listen")(listening_lint.listen)
app.add_typer(packs_command.config, name="config")
app.add_typer(packs_command.packs, name="packs")
app.add_typer(corrections.corrections, name="corrections")
app.add_typer(models.models, name="models")
app.add_typer(voices_command.voices, name="voices")
app.add_typer(desktop, name="desktop")
app.add_typer(utterances.evaluate, name="evaluate")
helping.add_examples(app)
