"""What stands in a menu, for each system: which files, with what in them. Nothing is written here.

The launcher starts the page with this very Python, wherever it was installed.
"""

from __future__ import annotations

import plistlib
import shlex
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

NAME = "Voice Skill"
IDENTIFIER = "voice-skill"
ABOUT = "Ask about leg cramps and varicose veins, aloud or in writing"
START = ("web", "--from-menu")
STOP = ("web", "--stop")


@dataclass(frozen=True, slots=True)
class Piece:
    """A file of a launcher."""

    path: Path
    content: bytes
    mode: int = 0o644


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A shortcut of Windows, which Windows must write: program, arguments, and its icon."""

    path: Path
    program: str
    arguments: str
    icon: Path


@dataclass(frozen=True, slots=True)
class Launcher:
    """All that is written. ``menu`` is what a person looks for; ``login`` starts it by itself."""

    files: tuple[Piece, ...]
    shortcuts: tuple[Shortcut, ...] = ()
    menu: tuple[Path, ...] = ()
    login: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Icons:
    """The page's own icon: as lines, and as dots (PNG, 256 by 256)."""

    svg: bytes
    png: bytes


def for_linux(data: Path, config: Path, program: Sequence[str], icons: Icons) -> Launcher:
    """Entries after the Desktop Entry Specification, in the user's data and config folders."""
    icon = Piece(data / f"icons/hicolor/scalable/apps/{IDENTIFIER}.svg", icons.svg)
    entry = _entry(program, icon.path).encode()
    menu = Piece(data / f"applications/{IDENTIFIER}.desktop", entry)
    login = Piece(config / f"autostart/{IDENTIFIER}.desktop", entry)
    return Launcher((icon, menu, login), menu=(menu.path,), login=(login.path,))


def _entry(program: Sequence[str], icon: Path) -> str:
    return f"""[Desktop Entry]
Type=Application
Version=1.1
Name={NAME}
GenericName=Health questions
Comment={ABOUT}
Keywords=legs;cramp;veins;doctor;talk;voice;
Categories=Education;MedicalSoftware;
Icon={_escaped(str(icon))}
TryExec={_escaped(program[0])}
Exec={_exec((*program, *START))}
Terminal=false
StartupNotify=false
Actions=stop;

[Desktop Action stop]
Name=Stop {NAME}
Exec={_exec((*program, *STOP))}
"""


def _exec(words: Sequence[str]) -> str:
    # Quoted first as an argument, then as any value of the file; % begins a field code.
    quoted = []
    for word in words:
        for letter in '\\"`$':
            word = word.replace(letter, f"\\{letter}")
        quoted.append(f'"{word}"')
    return _escaped(" ".join(quoted)).replace("%", "%%")


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace("\n", "\\n")


def for_macos(home: Path, program: Sequence[str], icons: Icons) -> Launcher:
    """An application in the user's Applications, and an agent that opens it at login."""
    app = home / "Applications" / f"{NAME}.app"
    about = {
        "CFBundleName": NAME,
        "CFBundleIdentifier": f"org.{IDENTIFIER}.page",
        "CFBundleExecutable": IDENTIFIER,
        "CFBundleIconFile": "icon",
        "CFBundlePackageType": "APPL",
        "CFBundleShortVersionString": "1",
        # It has no window of its own: without this it would hop in the Dock for ever.
        "LSUIElement": True,
    }
    script = f"#!/bin/sh\nexec {shlex.join((*program, *START))}\n"
    agent = home / "Library/LaunchAgents" / f"org.{IDENTIFIER}.page.plist"
    at_login = {
        "Label": f"org.{IDENTIFIER}.page",
        "ProgramArguments": [*program, *START],
        "RunAtLoad": True,
    }
    files = (
        Piece(app / "Contents/Info.plist", plistlib.dumps(about)),
        Piece(app / f"Contents/MacOS/{IDENTIFIER}", script.encode(), 0o755),
        Piece(app / "Contents/Resources/icon.icns", icns(icons.png)),
        Piece(agent, plistlib.dumps(at_login)),
    )
    return Launcher(files, menu=(app,), login=(agent,))


def for_windows(data: Path, roaming: Path, program: Sequence[str], icons: Icons) -> Launcher:
    """Shortcuts in the user's Start menu and Startup folder; the icon lies in ``data``."""
    icon = Piece(data / "icon.ico", ico(icons.png))
    programs = roaming / "Microsoft/Windows/Start Menu/Programs"
    menu, stop = programs / f"{NAME}.lnk", programs / f"Stop {NAME}.lnk"
    login = programs / "Startup" / f"{NAME}.lnk"
    shortcuts = tuple(
        Shortcut(path, program[0], _windows_words((*program[1:], *words)), icon.path)
        for path, words in ((menu, START), (stop, STOP), (login, START))
    )
    return Launcher((icon,), shortcuts, menu=(menu, stop), login=(login,))


def _windows_words(words: Sequence[str]) -> str:
    from subprocess import list2cmdline

    return list2cmdline(words)


MAKE_SHORTCUT = """
$ErrorActionPreference = 'Stop'
$link = (New-Object -ComObject WScript.Shell).CreateShortcut($env:VS_PATH)
$link.TargetPath = $env:VS_PROGRAM
$link.Arguments = $env:VS_ARGUMENTS
$link.IconLocation = $env:VS_ICON
$link.Description = $env:VS_ABOUT
$link.WindowStyle = 7
$link.Save()
"""
"""For PowerShell. 7 is a window made small: whoever closes it ends the program."""


def shortcut_environment(wanted: Shortcut) -> Mapping[str, str]:
    """What ``MAKE_SHORTCUT`` reads. As variables, a path with a quote in it stays a path."""
    return {
        "VS_PATH": str(wanted.path),
        "VS_PROGRAM": wanted.program,
        "VS_ARGUMENTS": wanted.arguments,
        "VS_ICON": str(wanted.icon),
        "VS_ABOUT": ABOUT,
    }


def icns(png: bytes) -> bytes:
    """An icon of macOS around a picture of 256 by 256 dots (type ``ic08``)."""
    picture = b"ic08" + struct.pack(">I", len(png) + 8) + png
    return b"icns" + struct.pack(">I", len(picture) + 8) + picture


def ico(png: bytes) -> bytes:
    """An icon of Windows around a picture of 256 by 256 dots (0 stands for 256)."""
    head = struct.pack("<HHH", 0, 1, 1)
    return head + struct.pack("<BBBBHHII", 0, 0, 0, 0, 1, 32, len(png), 22) + png
