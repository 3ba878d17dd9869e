"""``voice-skill desktop``: writes and removes what stands in a menu."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import platformdirs
import typer

from voice_skill.cli import output
from voice_skill.cli.desktop import launchers
from voice_skill.cli.desktop.launchers import Icons, Launcher, Piece, Shortcut
from voice_skill.cli.options import Common, with_options
from voice_skill.settings import data_folder
from voice_skill.values.errors import SkillError
from voice_skill.web.assets import FOLDER
from voice_skill.whole import NewFile

desktop = typer.Typer(
    help="Start the page from your menu, without a terminal.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

_TRIED = frozenset({"linux"})
"""Systems that the tests run on."""


@desktop.command("install")
@with_options()
def install(
    common: Common,
    at_login: Annotated[
        bool, typer.Option("--at-login", help="Open the page whenever you log in, too.")
    ] = False,
) -> None:
    """Put Voice Skill into your menu of programs."""
    wanted = here()
    left_out = () if at_login else wanted.login
    try:
        for piece in wanted.files:
            if piece.path not in left_out:
                _write(piece)
        for shortcut in wanted.shortcuts:
            if shortcut.path not in left_out:
                _link(shortcut)
        # A start at login that was once asked for ends where it is not asked for again.
        for path in left_out:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise SkillError(f"{error.filename or 'It'} cannot be written: {error.strerror}.") from None
    written = [*wanted.menu, *(wanted.login if at_login else ())]
    if common.json:
        output.print_json({"written": [str(each) for each in written], "at_login": at_login})
        return
    for path in written:
        output.answer_line(f"Written: {path}")
    output.answer_line(f"Look for {launchers.NAME} in your menu of programs.")
    if sys.platform not in _TRIED:
        output.note("This was not tried on your system yet. Please tell us if it does not start.")


@desktop.command("remove")
@with_options()
def remove(common: Common) -> None:
    """Take Voice Skill out of your menu again, and no longer start it at login."""
    wanted = here()
    paths = [*(each.path for each in wanted.files), *(each.path for each in wanted.shortcuts)]
    there = [each for each in paths if each.exists()]
    try:
        for path in there:
            path.unlink()
    except OSError as error:
        raise SkillError(f"{error.filename} cannot be removed: {error.strerror}.") from None
    for app in (each for each in wanted.menu if each.suffix == ".app"):
        for folder in ("Contents/MacOS", "Contents/Resources", "Contents", "."):
            with contextlib.suppress(OSError):  # somebody else's file in it stays
                (app / folder).rmdir()
    if common.json:
        output.print_json({"removed": [str(each) for each in there]})
    for path in () if common.json else there:
        output.answer_line(f"Removed: {path}")
    if not common.json and not there:
        output.answer_line(f"{launchers.NAME} was not in your menu.")


def here() -> Launcher:
    """The launcher for this computer and this user."""
    program = (sys.executable, "-m", "voice_skill")
    static = FOLDER / "static"
    icons = Icons((static / "icon.svg").read_bytes(), (static / "icon.png").read_bytes())
    if sys.platform == "win32":
        roaming = platformdirs.user_data_path(roaming=True)
        return launchers.for_windows(data_folder(), roaming, program, icons)
    if sys.platform == "darwin":
        return launchers.for_macos(Path.home(), program, icons)
    data, config = platformdirs.user_data_path(), platformdirs.user_config_path()
    return launchers.for_linux(data, config, program, icons)


def _write(piece: Piece) -> None:
    piece.path.parent.mkdir(parents=True, exist_ok=True)
    new = NewFile(piece.path, mode=piece.mode)
    try:
        new.out.write(piece.content)
        new.settle()
    finally:
        new.discard()


def _link(shortcut: Shortcut) -> None:
    shortcut.path.parent.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(  # noqa: S603 - our own words; what differs is given as variables
        ["powershell", "-NoProfile", "-Command", launchers.MAKE_SHORTCUT],  # noqa: S607
        env={**os.environ, **launchers.shortcut_environment(shortcut)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SkillError(
            f"Windows did not make the shortcut {shortcut.path}. {done.stderr.strip()}"
        )
