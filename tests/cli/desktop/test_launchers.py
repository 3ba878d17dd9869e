"""What is written into menus is what each system reads."""

from __future__ import annotations

import plistlib
import shutil
import struct
import subprocess
from pathlib import Path

import pytest

from tests.conftest import need
from voice_skill.cli.desktop import launchers
from voice_skill.cli.desktop.launchers import Icons
from voice_skill.web.assets import FOLDER

ICONS = Icons(
    (FOLDER / "static" / "icon.svg").read_bytes(), (FOLDER / "static" / "icon.png").read_bytes()
)
NASTY = 'Zoë O\'Neil/50 "x" $HOME `id`\\n;&'
"""A folder that a careless entry would run as something else. No %: GLib finds no such program."""


@pytest.mark.parametrize("folder", ["plain", NASTY])
def test_the_entry_is_valid_and_starts_that_very_python(tmp_path: Path, folder: str) -> None:
    """The system's own checker finds nothing, whatever the path; the system's reader runs it."""
    for tool, package in (
        ("desktop-file-validate", "desktop-file-utils"),
        ("gio", "libglib2.0-bin"),
    ):
        if shutil.which(tool) is None:
            need(f"{tool} not found: sudo apt install {package}")
    python, said = tmp_path / folder / "python3", tmp_path / "said.txt"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{said}"\n')
    python.chmod(0o755)
    program = (str(python), "-m", "voice_skill")
    wanted = launchers.for_linux(tmp_path / "share", tmp_path / "config", program, ICONS)
    for piece in wanted.files:
        piece.path.parent.mkdir(parents=True, exist_ok=True)
        piece.path.write_bytes(piece.content)
    for entry in (*wanted.menu, *wanted.login):
        said.unlink(missing_ok=True)
        checked = subprocess.run(
            ["desktop-file-validate", entry], capture_output=True, text=True, check=False
        )
        assert (checked.returncode, checked.stdout) == (0, "")
        subprocess.run(["gio", "launch", str(entry)], check=True, capture_output=True)
        assert said.read_text("utf-8").split() == ["-m", "voice_skill", "web", "--from-menu"]


def test_an_application_of_macos_holds_a_script_its_icon_and_nothing_to_hop_for() -> None:
    """Not tried on macOS: the files are those that its documents name."""
    home, program = Path("/Users/zoë"), ("/opt/my python/python3", "-m", "voice_skill")
    wanted = launchers.for_macos(home, program, ICONS)
    about, script, icon, agent = wanted.files
    assert plistlib.loads(about.content)["CFBundleExecutable"] == script.path.name
    assert plistlib.loads(about.content)["LSUIElement"] is True
    assert script.content == (
        b"#!/bin/sh\nexec '/opt/my python/python3' -m voice_skill web --from-menu\n"
    )
    assert script.mode & 0o111
    assert icon.content[:4] == b"icns"
    assert struct.unpack(">I", icon.content[4:8]) == (len(icon.content),)
    started = plistlib.loads(agent.content)
    assert started["ProgramArguments"] == [*program, "web", "--from-menu"]
    assert wanted.login == (agent.path,)


def test_windows_gets_shortcuts_whose_paths_are_never_read_as_commands() -> None:
    """Not tried on Windows: what differs is given to PowerShell as variables alone."""
    data, roaming = Path("data"), Path("roaming")
    program = ("C:\\Users\\O'Neil $x\\python.exe", "-m", "voice_skill")
    wanted = launchers.for_windows(data, roaming, program, ICONS)
    menu, stop, login = wanted.shortcuts
    assert (menu.arguments, stop.arguments) == (
        "-m voice_skill web --from-menu",
        "-m voice_skill web --stop",
    )
    assert wanted.login == (login.path,)
    assert "Neil" not in launchers.MAKE_SHORTCUT
    given = launchers.shortcut_environment(menu)
    assert given["VS_PROGRAM"] == program[0]
    assert all(f"$env:{name}" in launchers.MAKE_SHORTCUT for name in given)


def test_an_icon_of_windows_points_at_its_picture() -> None:
    """One picture, which begins where the head says."""
    made = launchers.ico(ICONS.png)
    size, begins = struct.unpack("<II", made[14:22])
    assert made[begins : begins + size] == ICONS.png
