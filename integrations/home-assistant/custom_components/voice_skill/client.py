"""Asks ``voice-skill wyoming``: what it is, and for answers. One connection for each."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

from wyoming.client import AsyncTcpClient
from wyoming.event import Event
from wyoming.info import Describe, HandleProgram, Info

from .const import ANSWER_SECONDS, DOMAIN, LOOK_SECONDS


class CannotConnect(Exception):
    """Nobody answers there."""


class NotVoiceSkill(Exception):
    """Another Wyoming server answers there."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What to say word for word, and whether to listen on afterwards."""

    text: str
    listen: bool


async def look(host: str, port: int) -> HandleProgram:
    """What the server says of itself. ``CannotConnect`` or ``NotVoiceSkill``."""
    event = await _asked(host, port, Describe().event(), {"info"}, LOOK_SECONDS)
    try:
        programs = Info.from_event(event).handle
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise NotVoiceSkill from error
    found = next((each for each in programs if each.name == DOMAIN), None)
    if found is None:
        raise NotVoiceSkill
    return found


async def ask(host: str, port: int, text: str, context: dict[str, Any], language: str) -> Answer:
    """The answer in the conversation that ``context`` names. ``CannotConnect`` without one."""
    # By hand: the wyoming of Home Assistant 2025.4 leaves out whose words they are.
    said = Event("transcript", {"text": text, "context": context, "language": language})
    event = await _asked(host, port, said, {"handled", "not-handled"}, ANSWER_SECONDS)
    answer, told = event.data.get("text"), event.data.get("context")
    if not isinstance(answer, str) or not answer:
        raise CannotConnect
    return Answer(answer, isinstance(told, dict) and told.get("listen") is True)


async def _asked(host: str, port: int, what: Event, kinds: set[str], seconds: float) -> Event:
    try:
        async with asyncio.timeout(seconds), AsyncTcpClient(host, port) as client:
            await client.write_event(what)
            while event := await client.read_event():
                if event.type in kinds:
                    return event
    except (OSError, TimeoutError, asyncio.IncompleteReadError) as error:
        raise CannotConnect from error
    raise CannotConnect
