"""``voice-skill models``: list, install, verify, find and remove models."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from voice_skill.cli import output
from voice_skill.cli.options import Common, with_options
from voice_skill.cli.progress import Teller
from voice_skill.models import Entry
from voice_skill.values.errors import ModelError, UsageError

models = typer.Typer(
    help="The models that hear and understand: list, install, verify, find, remove.",
    rich_markup_mode=None,
    no_args_is_help=True,
)

HEARING_MODEL = "vosk-model-small-en-us-0.15"

Name = Annotated[
    str | None,
    typer.Argument(metavar="NAME", help="A model's name. Without it: all of them."),
]


@models.command("list")
@with_options()
def list_models(common: Common) -> None:
    """Which models there are, and which are installed."""
    from voice_skill.models import look, read_catalogue

    rows: list[dict[str, Any]] = []
    for entry in read_catalogue():
        found = look(entry)
        state = "not installed" if found is None else found.problem or "installed"
        rows.append(
            {
                "name": entry.name,
                "does": entry.does,
                "version": entry.version,
                "licence": entry.licence,
                "bytes": entry.size,
                "state": state,
                "folder": str(found.folder) if found else None,
            }
        )
    if common.json:
        output.print_json(rows)
        return
    for row in rows:
        output.answer_line(
            f"{row['name']}: {row['does']}. {_megabytes(row['bytes'])} on disk, "
            f"{row['licence']}. "
            f"{str(row['state']).capitalize()}."
        )


@models.command("install")
@with_options()
def install_models(
    common: Common,
    name: Name = None,
    from_file: Annotated[
        Path | None, typer.Option("--from", metavar="FILE", help="Take this file; fetch nothing.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Install one model, or all that are needed and missing."""
    from voice_skill.models import choose, read_catalogue

    entries = read_catalogue()
    if from_file is not None and name is None:
        raise UsageError(
            "--from needs the model's name. For example: voice-skill models install "
            f"{HEARING_MODEL} --from {from_file}"
        )
    wanted = (choose(entries, name),) if name else [each for each in entries if not each.optional]
    tell = Teller(plain=common.plain or not sys.stderr.isatty())
    done = [installed(entry, from_file, agreed=yes, tell=tell) for entry in wanted]
    if common.json:
        output.print_json(done)


def installed(
    entry: Entry, from_file: Path | None, *, agreed: bool, tell: Teller
) -> dict[str, str]:
    """Where the model is, installed now or before. ``UsageError`` where nobody agreed to it."""
    from voice_skill.models import install, look, plan

    found = look(entry)
    if found is not None and not found.problem and from_file is None:
        output.note(f"{entry.name} is installed already, in {found.folder}.")
        return {"name": entry.name, "folder": str(found.folder)}
    todo = plan(entry, from_file=from_file)
    output.note(f"Model: {entry.name}, which {entry.does}.")
    output.note(f"Licence: {entry.licence}, by {entry.makers}.")
    output.note(f"Size: {_megabytes(todo.download)} to fetch, {_megabytes(entry.size)} on disk.")
    output.note(f"Source: {todo.source}")
    output.note(f"Target: {todo.target}")
    if not agreed and not _agreed():
        raise UsageError(f"{entry.name} was not installed. Say --yes to install it.")
    found = install(todo, tell=tell)
    output.note(f"Installed: {found.folder}")
    return {"name": entry.name, "folder": str(found.folder)}


@models.command("verify")
@with_options()
def verify_models(common: Common, name: Name = None) -> None:
    """Read installed models again and compare every checksum."""
    from voice_skill.models import choose, look, read_catalogue, verify

    entries = read_catalogue()
    wanted = (choose(entries, name),) if name else entries
    rows: list[dict[str, Any]] = []
    for entry in wanted:
        found = look(entry)
        if found is None and entry.optional and not name:
            continue
        problems = ("not installed",) if found is None else verify(found)
        rows.append({"name": entry.name, "problems": list(problems)})
        if not common.json:
            output.answer_line(f"{entry.name}: {'; '.join(problems) or 'whole'}.")
    if common.json:
        output.print_json(rows)
    broken = [str(row["name"]) for row in rows if row["problems"]]
    if broken:
        raise ModelError(
            f"{' and '.join(broken)}: not whole. Mend with: voice-skill models install {broken[0]}"
        )


@models.command("path")
@with_options()
def path_of_model(
    common: Common,
    name: Annotated[str, typer.Argument(metavar="NAME")] = HEARING_MODEL,
) -> None:
    """Where an installed model lies."""
    from voice_skill.models import choose, find, read_catalogue

    found = find(choose(read_catalogue(), name))
    if common.json:
        output.print_json({"name": name, "folder": str(found.folder), "why": found.place.why})
    else:
        output.answer_line(str(found.folder))


@models.command("remove")
@with_options()
def remove_model(
    common: Common,
    name: Annotated[str, typer.Argument(metavar="NAME")],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Delete an installed model from this computer."""
    from voice_skill.models import choose, read_catalogue, remove

    entry = choose(read_catalogue(), name)
    if not yes and not _agreed(f"Delete {entry.name}?"):
        raise UsageError(f"{entry.name} was not removed. Say --yes to remove it.")
    folder = remove(entry)
    output.note(f"Removed: {folder}")
    if common.json:
        output.print_json({"name": entry.name, "folder": str(folder)})


@models.command("teach")
@with_options("pack")
def teach_model(common: Common) -> None:
    """Let the recogniser read a pack now, so that nobody waits later."""
    from voice_skill.assembly.ears import shipped_model, teach
    from voice_skill.assembly.skill import build_pack

    content = build_pack(common.settings())
    shipped = shipped_model()
    folder = teach(content, shipped, tell=output.note)
    if common.json:
        output.print_json({"pack": content.id, "folder": str(folder), "taught": folder != shipped})
    else:
        output.answer_line(str(folder))


def _agreed(question: str = "Install it?") -> bool:
    # Never a prompt where nobody can answer it.
    if not sys.stdin.isatty():
        return False
    print(f"{question} Type yes or no: ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in {"y", "yes"}


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.0f} MB"
