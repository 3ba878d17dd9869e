"""``voice-skill wyoming`` as people start it: with real ears and a real voice, a spoken talk."""

from __future__ import annotations

import asyncio
import json
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr
from wyoming.event import Event
from wyoming.tts import Synthesize

from tests.bridges.wyoming.serving import PATIENCE, ask, send, sound
from voice_skill.speaking.voices import Pyttsx3Voice

SECOND = 32_000


def test_nobody_is_told_of_a_door_that_only_this_computer_can_reach() -> None:
    """The remedy is named."""
    done = _run("--discover", "--port", "0")
    assert done.returncode == 2
    assert "--host" in done.stderr


def _run(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "voice_skill", "wyoming", *words]
    return subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE)


@contextmanager
def served(*words: str) -> Iterator[tuple[int, subprocess.Popen[str]]]:
    """The port of a server that is a process of its own."""
    command = [sys.executable, "-m", "voice_skill", "wyoming", "--port", "0", "--json", *words]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    late = threading.Timer(10 * PATIENCE, process.kill)  # a cold cache learns the pack first
    late.start()
    text = "".join(process.stdout.readline() for _ in range(3))
    late.cancel()
    try:
        yield int(json.loads(text)["address"].rpartition(":")[2]), process
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def said(text: str, *, pause: float = 0.0) -> bytes:
    """The words by a synthetic voice at 16 kHz, with silence around them and at each "|"."""
    with Pyttsx3Voice() as voice:
        pieces = [np.zeros(16_000)]
        for each in text.split("|"):
            speech = voice.render(each, words_per_minute=140)
            samples = np.frombuffer(speech.samples, "<i2") / 32768
            pieces += [soxr.resample(samples, speech.rate, 16_000), np.zeros(int(pause * 16_000))]
    whole = np.concatenate([*pieces, np.zeros(4 * 16_000)])
    return bytes((whole * 32767).astype("<i2").tobytes())


async def heard(port: int, samples: bytes) -> list[Event]:
    """What comes back for the sound, up to the transcript."""
    return await send(port, *sound(samples), until="transcript")


@pytest.mark.slow
@pytest.mark.usefixtures("vosk_model")
def test_a_talk_by_voice_with_pauses_a_short_no_and_a_danger(tmp_path: Path) -> None:
    """Real ears, real dialogue, real voice; what is said aloud is sound of the right length."""

    async def turn(port: int, text: str, *, pause: float = 0.0) -> str:
        events = await heard(port, said(text, pause=pause))
        words = events[-1].data["text"]
        return str((await ask(port, words)).data["text"])

    async def talk(port: int) -> None:
        events = await heard(port, said("What helps against a | cramp in my calf?", pause=1.3))
        assert any(each.type == "transcript-chunk" for each in events)
        words = events[-1].data["text"]
        assert "cramp in my calf" in words, words
        assert "stretch" in (await ask(port, words)).data["text"].lower()
        assert "?" in await turn(port, "Check my symptoms.")
        assert "?" in await turn(port, "No.")
        order = await turn(port, "My leg is swollen and I can't breathe.")
        assert "999" in order
        spoken = await send(port, Synthesize(text=order), until="audio-stop")
        file = tmp_path / "order.wav"
        samples = b"".join(each.payload or b"" for each in spoken)
        soundfile.write(file, np.frombuffer(samples, "<i2"), spoken[0].data["rate"])
        assert soundfile.info(file).duration > 0.2 * len(order.split())

    with served("--country", "gb") as (port, process):
        asyncio.run(talk(port))
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 130


@pytest.mark.slow
def test_it_ends_when_it_is_told_to() -> None:
    """As a service is: SIGTERM, with nobody left over."""
    with served("--country", "gb") as (_, process):
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) == 128 + signal.SIGTERM
