"""``voice-skill receipt``: what the last talk wrote, and whether anything left."""

from __future__ import annotations

import datetime
from functools import partial

import typer

from voice_skill.cli import output
from voice_skill.cli.options import Common, with_options
from voice_skill.values.errors import UsageError

TALKS = frozenset({"ask", "hear", "mcp", "say", "setup", "talk", "triage", "web", "wyoming"})
"""Commands that leave a receipt."""


def leave(context: typer.Context, command: str) -> None:
    """Leave a receipt once the command is over, however it ends."""
    if command in TALKS:
        context.call_on_close(partial(_keep, command, datetime.datetime.now()))


def _keep(command: str, began: datetime.datetime) -> None:
    from voice_skill.assembly.receipt import keep

    keep(command, began)


@with_options()
def receipt(common: Common) -> None:
    """Show what the last talk wrote and why, and what it reached for."""
    from voice_skill.assembly.receipt import in_words, last

    found = last()
    if found is None:
        raise UsageError("No talk has left a receipt here yet. Hold one first: voice-skill talk")
    if common.json:
        output.print_json(found)
        return
    for line in in_words(found):
        output.answer_line(line)
