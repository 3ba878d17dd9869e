"""What the tests of the page share: its parts, and the page in and out of this process."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from starlette.testclient import TestClient

from tests.support import dialogue, pack
from voice_skill.hearing.ears import Ears
from voice_skill.speaking.voice_box import USUAL, VoiceBox
from voice_skill.speaking.voice_choice import Voice
from voice_skill.testing import RecogniserThatReplays, VoiceThatHums
from voice_skill.values.audio import Synthesiser
from voice_skill.web.app import WebApp
from voice_skill.web.parts import Late, Parts
from voice_skill.web.server import open_door, server_for

PORT = 8765
HERE = f"http://127.0.0.1:{PORT}"
PATIENCE = 60.0  # seconds: a busy machine is slow, a hanging one is found all the same


class AlwaysAVoice:
    """A voice detector that takes any sound for speech, and zeros for silence."""

    def probabilities(self, block: bytes) -> tuple[float, ...]:
        """One likelihood each 32 ms."""
        return ((1.0 if any(block) else 0.0),) * max(1, len(block) // 1024)

    def reset(self, beginning: bytes = b"") -> None:
        """Nothing to forget."""


class Voices(VoiceBox):
    """One voice for each name; the usual one speaks for all others. Listed as they are called."""

    def __init__(self, usual: Synthesiser, **others: Synthesiser) -> None:
        super().__init__()
        self._usual, self._others = usual, others

    def named(self, name: str) -> Synthesiser:
        """That one."""
        return self._others.get(name, self._usual)

    def listed(self) -> tuple[Voice, ...]:
        """The usual one first."""
        return (USUAL, *(Voice(name, name.capitalize(), "en-gb") for name in self._others))


def parts(*utterances: str, voice: Callable[[], Synthesiser] | None = None) -> Parts:
    """The shipped pack, matched by near-verbatim words; ears that hear these utterances."""
    return Parts(
        pack=pack(),
        dialogue=Late(dialogue),
        voices=Late(lambda: Voices((voice or VoiceThatHums)())),
        ears=Late(lambda: lambda: Ears(RecogniserThatReplays(utterances), AlwaysAVoice())),
    )


def web_app(*utterances: str) -> WebApp:
    """The page over these parts."""
    return WebApp(parts(*utterances), port=PORT)


def client_of(app: WebApp, **headers: str) -> TestClient:
    """Asks as the owner's browser on the page would."""
    ours = {"Host": f"127.0.0.1:{PORT}", "Origin": HERE, "Cookie": cookie_of(app)}
    return TestClient(app, base_url=HERE, headers={**ours, **headers})


def cookie_of(app: WebApp) -> str:
    """The header that a browser sends once it came by an invitation."""
    return app.owner.cookie.partition(";")[0]


def hidden(html: str, name: str) -> str:
    """The value of a hidden field of the page."""
    found = re.search(rf'name="{name}" value="([^"]*)"', html)
    assert found, name
    return found.group(1)


APPS: dict[str, WebApp] = {}
"""The pages that are served in this process, by their addresses."""


@contextmanager
def running(serves: Parts, *, port: int = 0) -> Iterator[str]:
    """The address of a real server in this process, on a free port or on that one."""
    with open_door(port) as door:
        port = door.getsockname()[1]
        app, at = WebApp(serves, port=port), f"http://127.0.0.1:{port}/"
        ready = threading.Event()
        server = server_for(app, door, on_ready=lambda _: ready.set())
        thread = threading.Thread(target=lambda: server.run(sockets=[door]), daemon=True)
        thread.start()
        assert ready.wait(PATIENCE)
        APPS[at] = app
        try:
            yield at
        finally:
            server.should_exit = True
            thread.join(PATIENCE)


def quiet_parts(**changes: object) -> Parts:
    """The parts of ``parts``, some of them others."""
    return replace(parts(), **changes)  # type: ignore[arg-type]


def invited(address: str) -> str:
    """An address that opens that page once, where it is served in this process."""
    app = APPS.get(address)
    return f"{address.rstrip('/')}{app.owner.invitation()}" if app is not None else address


@dataclass(frozen=True, slots=True)
class Served:
    """A page as people start it: a process of its own. ``address`` opens it once."""

    address: str
    errors: Path
    process: subprocess.Popen[str]


@contextmanager
def served(folder: Path, *words: str, **environment: str) -> Iterator[Served]:
    """``voice-skill web`` on a free port, ended whatever happens."""
    errors = folder / "errors.txt"
    command = [sys.executable, "-m", "voice_skill", "web", "--port", "0", "--no-browser", "--json"]
    with errors.open("w") as err:
        process = subprocess.Popen(
            [*command, *words],
            stdout=subprocess.PIPE,
            stderr=err,
            text=True,
            env={**os.environ, **environment},
        )
    assert process.stdout is not None
    # A page that never comes up must not hang the tests.
    late = threading.Timer(PATIENCE, process.kill)
    late.start()
    line = "".join(process.stdout.readline() for _ in range(3))  # {, the address, }
    late.cancel()
    assert line, errors.read_text()
    try:
        yield Served(json.loads(line)["address"], errors, process)
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
