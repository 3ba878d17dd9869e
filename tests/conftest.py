"""What every test may ask for."""

from __future__ import annotations

import importlib
import os
import shlex
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from voice_skill.values.errors import ModelError

# Started in the background by a shell, a program and all it starts would ignore Ctrl-C. Some tests
# press it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests through the virtual sound card are marked, so that they can run by themselves."""
    for item in items:
        if "audio_loop" in getattr(item, "fixturenames", ()):
            item.add_marker("sound")


def need(what: str) -> None:
    """Skip with that reason; in CI, where everything must be there, fail."""
    if os.environ.get("CI"):
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all commands of a run, as on a person's computer."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def vosk_model() -> Path:
    """The folder of the installed speech model."""
    from voice_skill.models import choose, find, read_catalogue

    try:
        return find(choose(read_catalogue(), "vosk-model-small-en-us-0.15")).folder
    except ModelError as error:
        need(str(error))
        raise


@pytest.fixture(scope="session")
def audio_loop() -> Iterator[dict[str, str]]:
    """The environment of a virtual loudspeaker ("spk") and microphone ("mic"); see audioloop.sh.

    Whoever uses it takes two seconds more: mark it slow. Give it to the processes started, or
    ask for ``sound_here`` where the test itself makes sound.
    """
    missing = [tool for tool in ("pulseaudio", "pactl", "parec") if shutil.which(tool) is None]
    if missing:
        need(f"{', '.join(missing)} not found: sudo apt install pulseaudio pulseaudio-utils")
    script = str(Path(__file__).with_name("audioloop.sh"))
    folder = tempfile.mkdtemp(prefix="loop-")
    started = subprocess.run(
        ["bash", script, "start", folder], capture_output=True, text=True, check=True
    )
    exports = (line.removeprefix("export ") for line in started.stdout.splitlines())
    loop = dict(word.split("=", 1) for line in exports for word in shlex.split(line))
    try:
        yield {**os.environ, **loop}
    finally:
        subprocess.run(["bash", script, "stop", folder], check=False, capture_output=True)
        shutil.rmtree(folder, ignore_errors=True)  # a client on its way out may have made it anew


@pytest.fixture
def sound_here(
    audio_loop: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[dict[str, str]]:
    """The virtual sound card in this very process: PortAudio starts anew and finds it."""
    for name, value in audio_loop.items():
        monkeypatch.setenv(name, value)
    try:
        sounddevice = importlib.import_module("sounddevice")
    except OSError:
        need("PortAudio not found: sudo apt install libportaudio2 libasound2-plugins")
        raise
    sounddevice._terminate()
    sounddevice._initialize()
    yield audio_loop
    sounddevice._terminate()
    sounddevice._initialize()
