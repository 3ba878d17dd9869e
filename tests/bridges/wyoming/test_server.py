"""The door: on this computer alone unless asked, open to danger however many knock."""

from __future__ import annotations

import asyncio
import contextlib
import random

import pytest
from zeroconf import ServiceBrowser, ServiceListener, Zeroconf

from tests.bridges.wyoming.serving import PATIENCE, ask, parts, serving
from tests.bridges.wyoming.test_visitor import DANGER
from voice_skill.bridges.wyoming.server import (
    MOST_VISITORS,
    SERVICE,
    Server,
    is_loopback,
    open_door,
)
from voice_skill.values.errors import UsageError


def test_a_door_is_open_to_this_computer_or_as_it_is_asked() -> None:
    """There is no password in Wyoming."""
    with open_door("localhost", 0) as door:
        assert is_loopback(door)
    with open_door("0.0.0.0", 0) as door:  # noqa: S104 - asked for by its name
        assert not is_loopback(door)


@pytest.mark.parametrize(
    ("host", "port", "remedy"),
    [("203.0.113.7", 0, "--host"), ("127.0.0.1", 99_999, "--host"), ("\0", 0, "--host")],
)
def test_a_door_that_cannot_be_opened_is_told_with_its_remedy(
    host: str, port: int, remedy: str
) -> None:
    """An address of another computer, a port that cannot be."""
    with pytest.raises(UsageError, match=remedy):
        open_door(host, port)


def test_a_taken_port_is_told_with_its_remedy() -> None:
    """Somebody else has it."""
    with open_door("127.0.0.1", 0) as door, pytest.raises(UsageError, match="--port"):
        open_door("127.0.0.1", door.getsockname()[1])


def test_a_new_connection_always_gets_in() -> None:
    """Whoever was silent longest leaves for it: strangers cannot shut the door before a danger."""

    async def crowd() -> None:
        async with serving(parts()) as port:
            strangers = [
                await asyncio.open_connection("127.0.0.1", port) for _ in range(MOST_VISITORS + 8)
            ]
            assert (await ask(port, DANGER)).data["text"].startswith("Call 999 now.")
            first_in = strangers[0][0]
            assert await asyncio.wait_for(first_in.read(), PATIENCE) == b""
            for _, writer in strangers:
                writer.close()

    asyncio.run(crowd())


def test_rubbish_on_the_wire_harms_nobody() -> None:
    """Random bytes, endless lines, great promises and a browser's request; then a danger sign."""
    chance = random.Random(7)  # noqa: S311 - the same rubbish each time
    rubbish = [
        *(chance.randbytes(chance.randrange(1, 5000)) for _ in range(40)),
        b"x" * 3_000_000,
        b'{"type": "audio-chunk", "payload_length": 99999999999}\n' + b"x" * 100_000,
        b'{"type": "describe", "data_length": 5}\nnull!',
        b'{"type": "transcript", "data": {"text": ' + b"[" * 50_000 + b"\n",
        b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
        b'{"type": "synthesize", "data": {"text": "I am a page in a browser."}}\n',
        b'{"type": "audio-start"}\n{"type": "audio-stop"}\n' * 500,
        b"\n" * 1000,
    ]

    async def attack() -> None:
        async with serving(parts()) as port:
            for each in rubbish:
                reader, writer = await asyncio.open_connection("127.0.0.1", port)
                with contextlib.suppress(ConnectionError):
                    writer.write(each)
                    await writer.drain()
                    if writer.can_write_eof():
                        writer.write_eof()
                    await asyncio.wait_for(reader.read(), PATIENCE)
                writer.close()
            assert (await ask(port, DANGER)).data["text"].startswith("Call 999 now.")

    asyncio.run(attack())


def test_home_assistant_finds_it_where_that_is_wished() -> None:
    """By its own way of looking, in this network; and no more once it has ended."""
    found: list[str] = []

    class Looks(ServiceListener):
        def add_service(self, zc: Zeroconf, type_: str, name: str) -> None:
            found.append(name)

        def remove_service(self, zc: Zeroconf, type_: str, name: str) -> None:
            found.remove(name)

        def update_service(self, zc: Zeroconf, type_: str, name: str) -> None:
            found.append(name)

    def has_seen(zeroconf: Zeroconf, port: int) -> bool:
        infos = [zeroconf.get_service_info(SERVICE, each) for each in tuple(found)]
        return any(each is not None and each.port == port for each in infos)

    async def look() -> None:
        with open_door("0.0.0.0", 0) as door, contextlib.closing(Zeroconf()) as zeroconf:  # noqa: S104
            port = door.getsockname()[1]
            ready = asyncio.Event()
            served = asyncio.create_task(
                Server(parts()).serve(door, on_ready=ready.set, discover=True)
            )
            await asyncio.wait_for(ready.wait(), PATIENCE)
            ServiceBrowser(zeroconf, SERVICE, Looks())
            async with asyncio.timeout(PATIENCE):
                while not await asyncio.to_thread(has_seen, zeroconf, port):
                    await asyncio.sleep(0.1)
            served.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await served

    asyncio.run(look())
