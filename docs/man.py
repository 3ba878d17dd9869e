"""Writes the manual page from the commands: ``python docs/man.py`` makes docs/voice-skill.1.

Installed with the program, ``man voice-skill`` shows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from voice_skill.cli.app import app
from voice_skill.cli.helping import command as helping

PAGE = Path(__file__).with_name("voice-skill.1")
COMMANDS = Path(__file__).with_name("commands.md")

_EXIT = re.compile(r"^\| (\d[\d, ]*) \| (.+) \|$", re.MULTILINE)
"""A row of the table of exit codes, which stands in docs/commands.md alone."""
_FILES = {
    "voice-skill config path": "names the settings file; docs/settings.md says what it takes",
    "VOICE_SKILL_CONFIG": "another settings file",
    "VOICE_SKILL_MODELS": "the folder of the models",
    "VOICE_SKILL_CACHE": "the folder of what can be made again",
}


def manual() -> str:
    """The page as roff."""
    command = typer.main.get_command(app)
    root: Any = command.make_context("voice-skill", [], resilient_parsing=True)
    parts = [
        '.TH VOICE-SKILL 1 "" "voice-skill" "User commands"',
        ".SH NAME",
        f"voice-skill \\- {_text('an offline voice assistant on leg cramps and varicose veins')}",
        ".SH SYNOPSIS",
        ".B voice-skill",
        "[COMMAND] [OPTIONS]",
        ".SH DESCRIPTION",
        _text(str(command.help)),
        ".SH COMMANDS",
    ]
    for each in helping.commands_below(root):
        parts += _command(each)
    parts += [".SH EXIT STATUS", *_pairs(dict(_EXIT.findall(COMMANDS.read_text("utf-8"))))]
    parts += [".SH FILES AND ENVIRONMENT", *_pairs(_FILES)]
    return "\n".join(parts) + "\n"


def _command(context: Any) -> Iterator[str]:
    path = context.command_path.removeprefix("voice-skill ")
    yield f".SS {_text(path)}"
    yield _text(" ".join(str(context.command.help or "").split()))
    for parameter in context.command.params:
        record = parameter.get_help_record(context)
        if record is not None and "--help" not in parameter.opts:
            yield from _pairs({helping.named(record[0]): record[1]})
    for example in helping.examples_of(*path.split()):
        yield from (".IP", f".B {_text(example)}")


def _pairs(pairs: dict[str, str]) -> Iterator[str]:
    for name, meaning in pairs.items():
        yield from (".TP", f".B {_text(name)}", _text(meaning))


def _text(text: str) -> str:
    shown = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{shown}" if shown.startswith((".", "'")) else shown


if __name__ == "__main__":
    PAGE.write_text(manual(), encoding="utf-8")
