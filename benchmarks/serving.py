"""How many people one server serves: memory a conversation, and how many may speak at once.

    python -m benchmarks.serving [--talks 40] [--speaking 1 2 4 6 8] [--json OUT.json]

The page and ``voice-skill wyoming`` run as people start them; clients talk to them as a browser and
as Home Assistant do. Memory is what the server's processes hold more (PSS) once so many
conversations have had one question answered, and once so many have spoken. Speakers send
recordings of six to nine seconds in real time, all at once, one after the other. ``rtf`` is the
server's processor seconds for a second of one person's speech, the answer with it: 2 / rtf people
can speak at once on two processors. ``lag`` is how much later than the silence that ends an
utterance its words come (seconds); it grows where the server cannot keep up.

Processor seconds count on a busy machine too, lags only on one that does nothing else.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import re
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin
from wyoming.asr import Transcript
from wyoming.audio import AudioChunk, AudioStart
from wyoming.client import AsyncTcpClient

from voice_skill.evaluation.speakers import EXAMINERS
from voice_skill.settings import Settings

FRAME = 2560  # bytes: 80 ms
FRAME_SECONDS = 0.08
END_SILENCE = Settings().end_silence
PATIENCE = 120.0
TICKS = os.sysconf("SC_CLK_TCK")
SPOKEN = (
    "i wake up at night with a cramp in my calf and i would like to know what i can do about it",
    "my legs have been feeling heavy for some weeks now can you tell me if stockings would help",
    "the doctor told me that i have varicose veins and i wonder if i can go on a long flight",
)
QUESTION = "what are varicose veins"


class Client(Protocol):
    """One person's conversation with a server."""

    async def ask(self, text: str) -> None:
        """Type it, and wait for the answer."""

    async def speak(self, samples: bytes) -> float:
        """Say it in real time, and wait for the answer; seconds from its end to its words."""


async def _played(samples: bytes, send: Callable[[bytes], Awaitable[object]], over: Any) -> float:
    """Sends the samples in real time, then silence until ``over``; when the last of them went."""
    began, ended = time.monotonic(), 0.0
    for number in range(int(PATIENCE / FRAME_SECONDS)):
        if over():
            return ended
        at = number * FRAME
        await send((samples[at : at + FRAME] + bytes(FRAME))[:FRAME])
        if at + FRAME >= len(samples) and not ended:
            ended = time.monotonic()
        await asyncio.sleep(max(0.0, began + (number + 1) * FRAME_SECONDS - time.monotonic()))
    raise TimeoutError("an utterance never came to its end")


class PageClient:
    """As a tab of the browser."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket

    async def _until(self, *kinds: str) -> dict[str, Any]:
        async with asyncio.timeout(PATIENCE):
            while True:
                message: dict[str, Any] = json.loads(await self._socket.recv())
                if message["kind"] in kinds:
                    return message

    async def hello(self, token: str) -> None:
        """Come in."""
        await self._say(kind="hello", token=token, conversation="")
        await self._until("room")

    async def ask(self, text: str) -> None:
        await self._say(kind="say", text=text)
        await self._until("turn", "beside")

    async def speak(self, samples: bytes) -> float:
        await self._say(kind="listen")
        await self._until("listening")
        words = asyncio.create_task(self._until("heard", "problem"))
        ended = await _played(samples, self._socket.send, words.done)
        came = time.monotonic()
        if (await words)["kind"] == "problem" or not words.result()["text"]:
            raise RuntimeError(f"nothing was heard: {words.result()}")
        await self._until("turn", "beside")
        return came - ended

    async def _say(self, **message: Any) -> None:
        await self._socket.send(json.dumps(message))


class WyomingClient:
    """As Home Assistant: one connection hears, the next one answers."""

    def __init__(self, host: str, port: int, name: str) -> None:
        self._where, self._name = (host, port), name

    async def ask(self, text: str) -> None:
        async with AsyncTcpClient(*self._where) as client:
            said = Transcript(text=text, context={"conversation_id": self._name})
            await client.write_event(said.event())
            await self._until(client, "handled")

    async def speak(self, samples: bytes) -> float:
        form = {"rate": 16_000, "width": 2, "channels": 1}
        async with AsyncTcpClient(*self._where) as client:
            await client.write_event(AudioStart(**form).event())
            words = asyncio.create_task(self._until(client, "transcript"))

            async def send(frame: bytes) -> None:
                await client.write_event(AudioChunk(**form, audio=frame).event())

            ended = await _played(samples, send, words.done)
            came = time.monotonic()
        await self.ask((await words)["text"])
        return came - ended

    async def _until(self, client: AsyncTcpClient, kind: str) -> dict[str, Any]:
        async with asyncio.timeout(PATIENCE):
            while event := await client.read_event():
                if event.type == kind:
                    return event.data
        raise RuntimeError("the server has left")


@dataclass(frozen=True, slots=True)
class Server:
    """``voice-skill web`` or ``wyoming``, in a process of its own."""

    process: subprocess.Popen[str]
    address: str

    def _processes(self) -> Iterator[Path]:
        waiting = [self.process.pid]
        while waiting:
            pid = waiting.pop()
            yield Path(f"/proc/{pid}")
            for each in Path(f"/proc/{pid}/task").glob("*/children"):
                waiting += map(int, each.read_text().split())

    def megabytes(self) -> float:
        """What it holds, its share of shared pages."""
        texts = ((each / "smaps_rollup").read_text() for each in self._processes())
        return sum(int(re.findall(r"^Pss: +(\d+) kB", text, re.M)[0]) for text in texts) / 1024

    def cpu(self) -> float:
        """Processor seconds so far."""
        fields = (
            (each / "stat").read_text().rpartition(")")[2].split() for each in self._processes()
        )
        return sum(int(each[11]) + int(each[12]) for each in fields) / TICKS


@contextmanager
def started(command: str) -> Iterator[Server]:
    """That server on a free port."""
    words = [sys.executable, "-m", "voice_skill", command, "--port", "0", "--json"]
    words += ["--no-browser"] if command == "web" else []
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout is not None  # noqa: S101 - for mypy
    try:
        lines = "".join(process.stdout.readline() for _ in range(3))
        yield Server(process, json.loads(lines)["address"])
    finally:
        process.terminate()
        process.wait()


@asynccontextmanager
async def page_clients(server: Server, count: int) -> AsyncIterator[list[Client]]:
    """So many tabs of one browser."""
    at = "/".join(server.address.split("/")[:3])
    jar = urllib.request.HTTPCookieProcessor()
    opener = urllib.request.build_opener(jar)
    with opener.open(server.address) as answer:
        html = answer.read().decode()
    token = re.search(r'name="token" value="([^"]*)"', html)
    cookies = "; ".join(f"{each.name}={each.value}" for each in jar.cookiejar)
    assert token is not None  # noqa: S101 - for mypy
    clients = []
    sockets = []
    for _ in range(count):
        socket = await connect(
            f"ws://{urlsplit(at).netloc}/talk",
            origin=Origin(at),
            additional_headers={"Cookie": cookies},
        )
        sockets.append(socket)
        client = PageClient(socket)
        await client.hello(token[1])
        clients.append(client)
    try:
        yield list[Client](clients)
    finally:
        for socket in sockets:
            await socket.close()


@asynccontextmanager
async def wyoming_clients(server: Server, count: int) -> AsyncIterator[list[Client]]:
    """So many satellites of one Home Assistant."""
    where = urlsplit(server.address)
    yield [WyomingClient(str(where.hostname), where.port or 0, f"{n}") for n in range(count)]


async def measured(server: Server, clients: list[Client], speaking: list[int]) -> dict[str, Any]:
    """Memory and speed; the last client warms it all up."""
    *clients, first = clients
    sounds = [voice.say(text) for text in SPOKEN for voice in EXAMINERS]
    await first.ask(QUESTION)
    await first.speak(sounds[0])
    before = server.megabytes()
    for each in clients:
        await each.ask(QUESTION)
    asked = server.megabytes()
    rows = []
    for count in speaking:
        rows.append(await _crowd(server, clients[:count], sounds))
        print(json.dumps(rows[-1]), flush=True)
    return {
        "talks": len(clients),
        "MB with one conversation": round(before),
        "MB a further conversation": round((asked - before) / len(clients), 2),
        "MB a further one that has spoken": round((server.megabytes() - asked) / max(speaking), 1),
        "speaking": rows,
    }


async def _crowd(server: Server, clients: list[Client], sounds: list[bytes]) -> dict[str, Any]:
    """All of them speak at once, each twice."""
    spoken = 0.0

    async def person(number: int, client: Client) -> list[float]:
        nonlocal spoken
        lags = []
        for turn in range(2):
            sound = sounds[(number + turn) % len(sounds)]
            lags.append(await client.speak(sound) - END_SILENCE)
            spoken += len(sound) / 32_000 + END_SILENCE
        return lags

    load, cpu, began = os.getloadavg()[0], server.cpu(), time.monotonic()
    found = await asyncio.gather(*(person(*each) for each in enumerate(clients)))
    lags = [lag for each in found for lag in each]
    cpu = server.cpu() - cpu
    return {
        "people": len(clients),
        "rtf": round(cpu / spoken, 3),
        "people on two processors": round(2 * spoken / cpu, 1),
        "lag median": round(statistics.median(lags), 2),
        "lag worst": round(max(lags), 2),
        "processors used": round(cpu / (time.monotonic() - began), 2),
        "load before": round(load, 1),
    }


async def _all(talks: int, speaking: list[int]) -> dict[str, Any]:
    found = {}
    for command, clients in (("web", page_clients), ("wyoming", wyoming_clients)):
        print(command, flush=True)
        with started(command) as server:
            async with clients(server, max(talks, *speaking) + 1) as there:
                found[command] = await measured(server, there, speaking)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--talks", type=int, default=40)
    parser.add_argument("--speaking", type=int, nargs="+", default=[1, 2, 4, 6, 8])
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    found = asyncio.run(_all(given.talks, given.speaking))
    text = json.dumps(found, indent=1)
    print(text)
    if given.json:
        given.json.write_text(text)


if __name__ == "__main__":
    main()
