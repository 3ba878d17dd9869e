"""``voice-skill corrections``: what was learnt when somebody corrected, and how to be rid of it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from voice_skill.cli.options import Common, with_options
from voice_skill.cli.output import answer_line, print_json

corrections = typer.Typer(
    help="What was misheard and what was meant, kept on this computer only.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@corrections.command("list")
@with_options()
def list_all(common: Common) -> None:
    """Show every correction that is kept."""
    from voice_skill.records.corrections import CorrectionsFile
    from voice_skill.settings import data_folder
    from voice_skill.understanding.repairs import told

    memory = CorrectionsFile(data_folder()).load()
    if common.json:
        print_json([{"heard": each.heard, "meant": each.meant} for each in memory.corrections])
        return
    for line in told(memory.corrections) or ("No corrections are kept.",):
        answer_line(line)


@corrections.command("export")
@with_options()
def export(
    common: Common,
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where to write them.")] = Path(),
) -> None:
    """Write every correction into my-corrections.json."""
    from voice_skill.records.corrections import EXPORTED, CorrectionsFile
    from voice_skill.settings import data_folder

    file = CorrectionsFile(data_folder(), export_to=folder)
    file.export(file.load())
    written = folder / EXPORTED
    if common.json:
        print_json({"file": str(written)})
    else:
        answer_line(f"Written: {written}")


@corrections.command("erase")
@with_options()
def erase(common: Common) -> None:
    """Forget every correction, for good."""
    from voice_skill.records.corrections import CorrectionsFile
    from voice_skill.settings import data_folder

    count = CorrectionsFile(data_folder()).erase()
    if common.json:
        print_json({"erased": count})
    elif count:
        answer_line(f"Forgotten: {count} {'correction' if count == 1 else 'corrections'}.")
    else:
        answer_line("No corrections were kept.")
