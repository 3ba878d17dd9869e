"""Which microphone the sound server really gives us: asked of PulseAudio or PipeWire, if there.

The server hides what happens. It unplugs a microphone by moving our stream to another source, in
the worst case to what our own loudspeaker plays; a muted one goes on giving zeros. ``pactl`` comes
with either server on most desktops. Without it nothing is known, and nothing is claimed.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import threading
from dataclasses import dataclass
from types import TracebackType
from typing import Any

_PATIENCE = 2.0  # seconds; it answers in 5 ms, a server that hangs must not hang us


@dataclass(frozen=True, slots=True)
class Source:
    """A source of sound. ``is_monitor``: it gives what a loudspeaker plays, not what is said.

    ``volume`` is 1.0 at 100 %.
    """

    name: str
    title: str
    muted: bool
    is_monitor: bool
    volume: float


def source_in_use(process: int | None = None) -> Source | None:
    """What the process records from, this one if none is named; None where that is not known."""
    outputs, sources = _asked("source-outputs"), _asked("sources")
    ours = str(process if process is not None else os.getpid())
    for output in outputs:
        if output.get("properties", {}).get("application.process.id") == ours:
            return _found(sources, "index", output.get("source"), output)
    return None


def default_source() -> Source | None:
    """What would be recorded from by default; None where that is not known."""
    name = _run("get-default-source").strip()
    return _found(_asked("sources"), "name", name, {}) if name else None


def loudspeaker_muted() -> bool:
    """Whether the default loudspeaker is known to be muted."""
    return _run("get-sink-mute", "@DEFAULT_SINK@").strip() == "Mute: yes"


class Changes:
    """Tells that something about sources has changed, as long as it is open.

    ``pactl subscribe`` runs beside us. Without a server ``take`` is True once and then never.
    """

    def __init__(self) -> None:
        self._changed = threading.Event()
        self._changed.set()  # the first look
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Changes:
        self._begin()
        return self

    def renew(self) -> None:
        """Begin again where the server went away and has come back."""
        if self._process is not None and self._process.poll() is not None:
            self._process.wait()
            self._begin()

    def _begin(self) -> None:
        program = shutil.which("pactl")
        if program is not None:
            with contextlib.suppress(OSError):
                self._process = subprocess.Popen(  # noqa: S603 - found by its name in PATH
                    [program, "subscribe"],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    env=_environment(),
                    start_new_session=True,  # Ctrl-C is for us, not for it
                )
                threading.Thread(target=self._read, name="voice-skill-pactl", daemon=True).start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()

    @property
    def known(self) -> bool:
        """Whether a server tells us anything at all."""
        return self._process is not None and self._process.poll() is None

    def take(self) -> bool:
        """Whether something has changed since this was last asked."""
        changed = self._changed.is_set()
        self._changed.clear()
        return changed

    def _read(self) -> None:
        process = self._process
        if process is None or process.stdout is None:
            return
        with process.stdout as lines:
            for line in lines:
                # "on source" is also in "on source-output": a stream moved to another source.
                if b"on source" in line or b"on server" in line:
                    self._changed.set()
        self._changed.set()  # the server itself has gone


def _found(
    sources: list[dict[str, Any]], key: str, value: object, output: dict[str, Any]
) -> Source | None:
    for source in sources:
        if source.get(key) == value:
            levels = [each.get("value", 0) for each in source.get("volume", {}).values()]
            return Source(
                name=str(source.get("name", "")),
                title=str(source.get("description", "")) or str(source.get("name", "")),
                muted=bool(source.get("mute")) or bool(output.get("mute")),
                is_monitor=bool(source.get("monitor_source")),
                volume=max(levels, default=65536) / 65536,
            )
    return None


def _asked(what: str) -> list[dict[str, Any]]:
    try:
        answer = json.loads(_run("-f", "json", "list", what) or "[]")
    except json.JSONDecodeError:
        return []  # an old pactl answers in prose
    return [each for each in answer if isinstance(each, dict)] if isinstance(answer, list) else []


def _run(*words: str) -> str:
    program = shutil.which("pactl")
    if program is None:
        return ""
    try:
        done = subprocess.run(  # noqa: S603 - found by its name in PATH
            [program, *words],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
            env=_environment(),
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""


def _environment() -> dict[str, str]:
    return {**os.environ, "LC_ALL": "C"}  # numbers and words as programs read them
