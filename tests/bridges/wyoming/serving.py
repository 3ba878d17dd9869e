"""What the tests of Wyoming share: its parts, a real server, and sound to send."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

from wyoming.asr import Transcript
from wyoming.audio import AudioChunk, AudioStart, AudioStop
from wyoming.client import AsyncTcpClient
from wyoming.event import Event, Eventable

from tests.support import dialogue, pack
from tests.web.serving import AlwaysAVoice
from voice_skill.assistant import Manner
from voice_skill.bridges.talks import Talks
from voice_skill.bridges.wyoming.info import info
from voice_skill.bridges.wyoming.listening import Listener
from voice_skill.bridges.wyoming.server import Server, open_door
from voice_skill.bridges.wyoming.visitor import Parts
from voice_skill.hearing.ears import Ears
from voice_skill.testing import RecogniserThatReplays, VoiceThatHums
from voice_skill.values.audio import Synthesiser
from voice_skill.values.heard import Hypothesis

PATIENCE = 60.0  # seconds: a busy machine is slow, a hanging one is found all the same


def parts(
    *utterances: str | tuple[Hypothesis, ...],
    voice: Synthesiser | None = None,
    ears: Callable[[], Ears] | None = None,
) -> Parts:
    """The shipped pack, matched by near-verbatim words; ears that hear these utterances."""
    speaks = voice or VoiceThatHums()
    replays = Ears(RecogniserThatReplays(utterances), AlwaysAVoice())
    return Parts(
        pack=pack(),
        talks=Talks(dialogue(), Manner()),
        listener=Listener(ears or (lambda: replays), 1.5),
        voice=lambda name: speaks,
        info=info(about=pack().about, language="en", voice=""),
    )


@contextlib.asynccontextmanager
async def serving(serves: Parts) -> AsyncIterator[int]:
    """The port of a real server on this computer."""
    with open_door("127.0.0.1", 0) as door:
        ready = asyncio.Event()
        server = asyncio.create_task(Server(serves).serve(door, on_ready=ready.set))
        await asyncio.wait_for(ready.wait(), PATIENCE)
        try:
            yield door.getsockname()[1]
        finally:
            server.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await server


async def send(port: int, *what: Eventable, until: str) -> list[Event]:
    """All that comes back over a new connection, up to the event of that type."""
    async with AsyncTcpClient("127.0.0.1", port) as client:
        for each in what:
            await client.write_event(each.event())
        return await received(client, until)


async def received(client: AsyncTcpClient, until: str) -> list[Event]:
    """All events up to the one of that type; fails where the other side closes before."""
    events: list[Event] = []
    while not events or events[-1].type != until:
        event = await asyncio.wait_for(client.read_event(), PATIENCE)
        assert event is not None, f"closed after {[each.type for each in events]}"
        events.append(event)
    return events


async def ask(port: int, text: str, talk: str = "a talk") -> Event:
    """What is answered to that text, handed on as Home Assistant does: on a new connection."""
    context = {"conversation_id": talk}
    return (await send(port, Transcript(text=text, context=context), until="handled"))[-1]


def sound(
    samples: bytes, *, rate: int = 16_000, width: int = 2, channels: int = 1
) -> Iterator[Eventable]:
    """The samples as a stream of tenths of a second."""
    form: dict[str, Any] = {"rate": rate, "width": width, "channels": channels}
    yield AudioStart(**form)
    size = rate // 10 * width * channels
    for at in range(0, len(samples), size):
        yield AudioChunk(**form, audio=samples[at : at + size])
    yield AudioStop()
