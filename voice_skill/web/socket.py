"""The socket: words and sound in, turns and captions out. One a tab."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable
from typing import Any

from anyio import CapacityLimiter
from starlette.websockets import WebSocket, WebSocketDisconnect

from voice_skill.web.microphone import is_sound
from voice_skill.web.outbox import Outbox
from voice_skill.web.parts import Parts
from voice_skill.web.render import Renderer
from voice_skill.web.rooms import Rooms
from voice_skill.web.tab import Tab

log = logging.getLogger("voice_skill.web")

MOST_SOCKETS = 80
"""Tabs at once; the next one is told to close another."""

HELLO_SECONDS = 5.0
"""A socket that does not say who it is by then is let go."""

MOST_MESSAGE = 48 * 1024
"""Bytes of a message in words."""

WRONG, MOVED, FULL = 4400, 4409, 4429
"""Why a socket was closed: not understood, the conversation went to another tab, too many tabs."""


class Talks:
    """All open sockets. A conversation belongs to the tab that came last."""

    def __init__(
        self,
        parts: Parts,
        rooms: Rooms,
        renderer: Renderer,
        *,
        is_ours: Callable[[object], bool],
        thinking: CapacityLimiter,
    ) -> None:
        self._parts = parts
        self._rooms = rooms
        self._renderer = renderer
        self._is_ours = is_ours
        self._thinking = thinking
        self._open = 0
        self._tabs: dict[str, Tab] = {}

    async def talk(self, socket: WebSocket) -> None:
        """One socket, from its hello to its end."""
        await socket.accept()
        if self._open >= MOST_SOCKETS:
            log.warning("Refused a socket: there are %d already.", self._open)
            await _close(socket, FULL)
            return
        self._open += 1
        try:
            hello = await self._hello(socket)
            if hello is not None:
                await self._hold(socket, hello)
        except (WebSocketDisconnect, RuntimeError):
            pass  # the tab was closed
        finally:
            self._open -= 1

    async def _hello(self, socket: WebSocket) -> dict[str, Any] | None:
        try:
            async with asyncio.timeout(HELLO_SECONDS):
                hello = words_of(await socket.receive())
        except TimeoutError:
            hello = None
        if hello is None or hello.get("kind") != "hello" or not self._is_ours(hello.get("token")):
            log.warning("Refused a socket: it did not say a right hello.")
            await _close(socket, WRONG)
            return None
        return hello

    async def _hold(self, socket: WebSocket, hello: dict[str, Any]) -> None:
        wanted = hello.get("conversation")
        room = self._rooms.open(wanted if isinstance(wanted, str) else "")
        outbox = Outbox(socket)
        tab = Tab(self._parts, room, outbox, self._renderer, self._thinking)
        before, self._tabs[room.id] = self._tabs.get(room.id), tab
        if before is not None:
            before.move_away()
        tab.welcome(lost=bool(wanted) and wanted != room.id)
        # Now that the page stands: before, it would only have come later.
        self._parts.dialogue.begin()
        self._parts.ears.begin()
        sending = asyncio.create_task(outbox.run())
        reading = asyncio.create_task(_read(socket, tab))
        moved = asyncio.create_task(tab.moved.wait())
        try:
            await asyncio.wait((sending, reading, moved), return_when=asyncio.FIRST_COMPLETED)
            code = MOVED if moved.done() else reading.result() if reading.done() else 1013
        finally:
            tab.close()
            for task in (sending, reading, moved):
                task.cancel()
            if self._tabs.get(room.id) is tab:
                del self._tabs[room.id]
        if code:
            await _close(socket, code)


async def _read(socket: WebSocket, tab: Tab) -> int:
    """Takes messages until the tab is closed (0), or sends what makes no sense (a code)."""
    while True:
        message = await socket.receive()
        if message["type"] == "websocket.disconnect":
            return 0
        frame = message.get("bytes")
        if frame is not None:
            if not is_sound(frame):
                log.warning("Refused a frame of %d bytes: it is no sound.", len(frame))
                return WRONG
            tab.sound(frame)
            continue
        words = words_of(message)
        if words is None or not tab.take(words):
            log.warning("Refused a message: it was not understood.")
            return WRONG


def words_of(message: Any) -> dict[str, Any] | None:
    """A message in words as data; None where it is none."""
    text = message.get("text")
    if not isinstance(text, str) or len(text) > MOST_MESSAGE:
        return None
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None


async def _close(socket: WebSocket, code: int) -> None:
    try:
        async with asyncio.timeout(2.0):
            await socket.close(code)
    except (TimeoutError, RuntimeError, WebSocketDisconnect):
        return
