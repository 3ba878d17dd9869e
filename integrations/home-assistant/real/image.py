"""Talks to the app's image from outside, as Home Assistant and its Supervisor do. Fails at a fault.

``python image.py FOLDER --version V --app PID``: FOLDER has the WAV files of ``say.py``, PID is the
process that runs the image, where "supervisor" is this computer. Waits until the app says of itself
where it is.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import queue
import time
import wave
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import numpy as np
from wyoming.asr import Transcribe, Transcript
from wyoming.audio import AudioChunk, AudioStart, AudioStop
from wyoming.client import AsyncTcpClient
from wyoming.event import Event
from wyoming.info import Describe, Info
from wyoming.tts import Synthesize

PORT = 10500
TOKEN = "a token"  # noqa: S105 - of no real Supervisor
ORDER = "Call 999 now."
told: queue.Queue[tuple[str, str, dict[str, Any]]] = queue.Queue()


class Supervisor(BaseHTTPRequestHandler):
    """What the app tells of itself."""

    def do_POST(self) -> None:
        """Keep it."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        told.put((self.path, self.headers["Authorization"], body))
        self.send_response(200)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


async def exchange(*events: Event, until: str) -> list[Event]:
    """All that comes back up to that kind of event, within a minute."""
    came: list[Event] = []
    async with AsyncTcpClient("127.0.0.1", PORT) as client:
        for event in events:
            await client.write_event(event)
        while not came or came[-1].type != until:
            event = await asyncio.wait_for(client.read_event(), 60)
            if event is None:
                raise SystemExit(f"it hung up before {until}, after {[each.type for each in came]}")
            came.append(event)
    return came


async def ask(text: str) -> str:
    """The answer to the words."""
    [*_, event] = await exchange(Transcript(text=text).event(), until="handled")
    print(f"> {text}\n  {event.data['text'][:110]} …", flush=True)
    return str(event.data["text"])


async def hear(file: Path) -> str:
    """What it makes of a recording."""
    with wave.open(str(file)) as recording:
        samples = recording.readframes(recording.getnframes())
    blocks = [samples[at : at + 3_200] for at in range(0, len(samples), 3_200)]
    [*_, event] = await exchange(
        Transcribe(language="en").event(),
        AudioStart(16_000, 2, 1).event(),
        *(AudioChunk(16_000, 2, 1, each).event() for each in blocks),
        AudioStop().event(),
        until="transcript",
    )
    print(f"heard of {file.name}: {event.data['text']}", flush=True)
    return str(event.data["text"])


async def say(text: str) -> None:
    """Its voice says the text: it can be heard, and takes about as long as people take."""
    events = await exchange(Synthesize(text=text).event(), until="audio-stop")
    chunks = [AudioChunk.from_event(each) for each in events if AudioChunk.is_type(each.type)]
    samples = np.frombuffer(b"".join(each.audio for each in chunks), "<i2") / 32768
    seconds, loudness = len(samples) / chunks[0].rate, float(np.sqrt(np.mean(samples**2)))
    print(f"said: {text} ({seconds:.1f} s, loudness {loudness:.3f})", flush=True)
    check("its voice", loudness > 0.01 and 0.2 < seconds / len(text.split()) < 0.8)


def check(what: str, holds: bool) -> None:
    """End it where that does not hold."""
    if not holds:
        raise SystemExit(f"FAILED: {what}")


async def look(said: Path, version: str) -> None:
    """Everything that Home Assistant asks of it."""
    [event] = await exchange(Describe().event(), until="info")
    info = Info.from_event(event)
    versions = [[each.version for each in kind] for kind in (info.asr, info.tts, info.handle)]
    print("ears, voice and answers say that they are", *versions, flush=True)
    check("what it says of itself", versions == [[version]] * 3)
    check("a question", "banana" in (await ask("do bananas help cramps")).casefold())
    danger = await ask("my leg is swollen and i can't breathe")
    check("a danger sign", danger.startswith(ORDER))
    await say("Stretch the calf, and hold it.")
    heard = await hear(said / "question.wav")
    check("hearing", "cramp" in heard and "calf" in heard)
    check("a spoken question", "cramp" in (await ask(heard)).casefold())
    danger = await ask(await hear(said / "danger.wav"))
    check("a spoken danger sign", danger.startswith(ORDER))


def main() -> None:
    """Wait for it, and talk to it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("said", type=Path)
    parser.add_argument("--version", required=True)
    parser.add_argument("--app", type=int, required=True)
    asked = parser.parse_args()
    supervisor = HTTPServer(("127.0.0.1", 80), Supervisor)
    Thread(target=supervisor.serve_forever, daemon=True).start()
    while told.empty():
        if not Path(f"/proc/{asked.app}").exists():
            raise SystemExit("FAILED: it ended before it told where it is")
        time.sleep(0.5)
    path, token, body = told.get()
    print("it told the Supervisor:", path, body, flush=True)
    uri = body.get("config", {}).get("uri", "")
    check("where it says that it is", path == "/discovery" and uri.endswith(f":{PORT}"))
    check("by whose leave", token == f"Bearer {TOKEN}" and body["service"] == "wyoming")
    asyncio.run(look(asked.said, asked.version))


if __name__ == "__main__":
    main()
