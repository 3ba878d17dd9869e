"""Events off the wire, limited before they are read: a line of JSON, more of it, and sound.

Wyoming's own reader believes whatever length a stranger names, and keeps all of it in memory.
"""

from __future__ import annotations

import asyncio
import json
from typing import Any

from wyoming.event import Event

MOST_LINE = 64 * 1024
"""Bytes of a line, and of the data after it: a text of the longest kind that is answered."""

MOST_SOUND = 128 * 1024
"""Bytes of sound in one event: four seconds; Home Assistant sends 0.1 s."""


class Rubbish(Exception):
    """What came is no event of Wyoming, or too long for one."""


async def read_event(reader: asyncio.StreamReader) -> Event | None:
    """The next event; None where the other side is gone. ``Rubbish`` where it is none.

    The reader must have been made with the limit ``MOST_LINE``.
    """
    try:
        head = _as_object(await reader.readuntil(b"\n"))
        data = head.get("data") or {}
        more = _length(head, "data_length", MOST_LINE)
        sound = _length(head, "payload_length", MOST_SOUND)
        if not isinstance(data, dict) or not isinstance(head.get("type"), str):
            raise Rubbish("an event needs a type, and data by name")
        if more:
            data = {**data, **_as_object(await reader.readexactly(more))}
        payload = await reader.readexactly(sound) if sound else None
    except asyncio.LimitOverrunError:
        raise Rubbish("a line is too long") from None
    except (asyncio.IncompleteReadError, ConnectionError):
        return None
    return Event(head["type"], data, payload)


def _as_object(text: bytes) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise Rubbish("this is no JSON") from None
    if not isinstance(found, dict):
        raise Rubbish("an event is a JSON object")
    return found


def _length(head: dict[str, Any], name: str, most: int) -> int:
    length = head.get(name) or 0
    if not isinstance(length, int) or not 0 <= length <= most:
        raise Rubbish(f"{name} may be 0 to {most}")
    return length
