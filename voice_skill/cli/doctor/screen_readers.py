"""Which screen readers run on this computer, and how that was found out."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from voice_skill.speaking.ssip import socket_path

_PROGRAMS = {"orca": "Orca", "nvda": "NVDA", "nvda.exe": "NVDA", "jfw.exe": "JAWS"}
_WINDOWS_SCREEN_READER = 0x0046  # SPI_GETSCREENREADER


@dataclass(frozen=True, slots=True)
class ScreenReaders:
    """``names`` of those that run, ``how`` each was found; ``dispatcher``: where to reach it."""

    names: tuple[str, ...]
    how: tuple[str, ...]
    dispatcher: str = ""

    def __str__(self) -> str:
        found = [f"{name} runs ({how})" for name, how in zip(self.names, self.how, strict=True)]
        if self.dispatcher:
            found.append(f"speech-dispatcher answers at {self.dispatcher}")
        return "; ".join(found) or "none found"


def look_for_screen_readers() -> ScreenReaders:
    """What runs just now. A browser page or a remote desktop may hide one."""
    if sys.platform == "darwin":
        found = _voice_over()
    elif sys.platform == "win32":
        found = _windows()
    else:
        found = _processes()
    path = socket_path()
    return ScreenReaders(
        tuple(name for name, _ in found),
        tuple(how for _, how in found),
        str(path) if path is not None else "",
    )


def _processes(folder: Path = Path("/proc")) -> list[tuple[str, str]]:
    found: dict[str, str] = {}
    for process in folder.glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_bytes().split(b"\0")[:2]
        except OSError:
            continue  # it has ended meanwhile
        for word in words:  # the program, or Python and its script
            name = _PROGRAMS.get(os.path.basename(word.decode(errors="replace")).casefold())
            if name is not None:
                found.setdefault(name, f"process {process.name}")
    return list(found.items())


def _voice_over() -> list[tuple[str, str]]:
    asked = ["defaults", "read", "com.apple.universalaccess", "voiceOverOnOffKey"]
    try:
        done = subprocess.run(asked, capture_output=True, text=True, timeout=2, check=False)  # noqa: S603 - fixed words
    except (OSError, subprocess.TimeoutExpired):
        return []
    return [("VoiceOver", "system settings")] if done.stdout.strip() == "1" else []


def _windows() -> list[tuple[str, str]]:
    answer = ctypes.c_int(0)
    windll = getattr(ctypes, "windll", None)
    if windll is None:
        return []
    windll.user32.SystemParametersInfoW(_WINDOWS_SCREEN_READER, 0, ctypes.byref(answer), 0)
    return [("a screen reader", "Windows says so")] if answer.value else []
