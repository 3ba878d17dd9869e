"""What goes out to one browser: in order, and never waited for by anybody else."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect

_MOST_WAITING = 64
"""Messages; a browser that is further behind is let go, and gets it all when it comes back."""

_SEND_SECONDS = 10.0


class Outbox:
    """Messages for one socket. Captions may be dropped, nothing else is."""

    def __init__(self, socket: WebSocket) -> None:
        self._socket = socket
        self._waiting: asyncio.Queue[dict[str, Any]] = asyncio.Queue(_MOST_WAITING)
        self.overflowed = False

    def put(self, kind: str, **data: Any) -> None:
        """Queue a message; returns at once."""
        if kind == "caption" and self._waiting.qsize() > _MOST_WAITING // 2:
            return
        try:
            self._waiting.put_nowait({"kind": kind, **data})
        except asyncio.QueueFull:
            self.overflowed = True

    async def run(self) -> None:
        """Send until the socket is gone or does not read any more."""
        while not self.overflowed:
            message = await self._waiting.get()
            try:
                async with asyncio.timeout(_SEND_SECONDS):
                    await self._socket.send_text(json.dumps(message))
            except (TimeoutError, WebSocketDisconnect, RuntimeError):
                return

    async def flush(self) -> None:
        """Let what is queued go out before the socket closes."""
        for _ in range(20):
            if self._waiting.empty():
                return
            await asyncio.sleep(0.02)
