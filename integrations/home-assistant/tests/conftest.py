"""A Home Assistant that may load the integration, and a Wyoming server to talk to."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

# First: else the test tools' own folder of that name is found.
import custom_components.voice_skill  # noqa: F401
import pytest
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from wyoming.event import Event, async_read_event, async_write_event
from wyoming.info import Attribution, HandleModel, HandleProgram, Info


def program(name: str) -> HandleProgram:
    """What a server says of itself."""
    common: dict[str, Any] = {
        "attribution": Attribution(name="", url=""),
        "installed": True,
        "description": "",
        "version": "1.2.3",
    }
    return HandleProgram(
        name=name, models=[HandleModel(name=name, languages=["en"], **common)], **common
    )


@dataclass
class Server:
    """A server that speaks the protocol over a real wire, and answers as it is told to."""

    port: int = 0
    name: str = "voice_skill"
    answers: list[Event | None] = field(default_factory=list)
    heard: list[Event] = field(default_factory=list)

    async def visited(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection."""
        while event := await async_read_event(reader):
            if event.type == "describe":
                await async_write_event(Info(handle=[program(self.name)]).event(), writer)
                continue
            self.heard.append(event)
            answer = self.answers.pop(0)
            if answer is None:
                break
            await async_write_event(answer, writer)
        writer.close()

    def says(self, text: str, *, listen: bool = True) -> None:
        """The next answer."""
        self.answers.append(Event("handled", {"text": text, "context": {"listen": listen}}))


@pytest.fixture
async def server(
    hass: HomeAssistant, enable_custom_integrations: None, socket_enabled: None
) -> AsyncIterator[Server]:
    """The server, on a free port, and a Home Assistant that may load the integration."""
    assert await async_setup_component(hass, "homeassistant", {})
    served = Server()
    door = await asyncio.start_server(served.visited, "127.0.0.1", 0)
    served.port = door.sockets[0].getsockname()[1]
    yield served
    door.close()
