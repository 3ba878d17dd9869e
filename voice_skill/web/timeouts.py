"""Connections that ask for nothing, or take nothing, are let go: they must not pile up.

So it is at each request of a connection, not only at its first. A body that dribbles is the
``guard``'s.
"""

from __future__ import annotations

import asyncio

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_SECONDS = 10.0
"""A connection that has not sent a whole request head by then is closed."""

TAKE_SECONDS = 30.0
"""A connection that has taken nothing of its answer for so long is closed."""

LOOK_SECONDS = 1.0
"""How often a connection is looked at."""

MOST_CONNECTIONS = 400
"""More open connections than any use of one computer needs; one that asks nothing makes room."""


class ImpatientProtocol(H11Protocol):
    """HTTP as uvicorn speaks it, with an end to waiting."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A connection: it has ten seconds to ask for something."""
        super().connection_made(transport)
        self._begin_to_wait()
        self._left = 0
        self._look_again()
        if len(self.connections) > MOST_CONNECTIONS:
            ours = [each for each in self.connections if isinstance(each, ImpatientProtocol)]
            idle = [each for each in ours if not each.is_answered]
            min(idle, key=lambda each: each.since, default=self).transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nobody is waited for any more."""
        self._patience.cancel()
        super().connection_lost(exc)

    def handle_websocket_upgrade(self, event: h11.Request) -> None:
        """The socket has limits of its own."""
        self._patience.cancel()
        super().handle_websocket_upgrade(event)

    def on_response_complete(self) -> None:
        """The next head is waited for."""
        self._begin_to_wait()
        super().on_response_complete()

    @property
    def is_answered(self) -> bool:
        """Whether a request is under way; else one is waited for."""
        return self.cycle is not None and not self.cycle.response_complete

    def _begin_to_wait(self) -> None:
        self.since = self.loop.time()

    def _look_again(self) -> None:
        self._patience = self.loop.call_later(LOOK_SECONDS, self._look)

    def _look(self) -> None:
        left = self.transport.get_write_buffer_size()
        if self.is_answered and (not left or left != self._left):
            self._begin_to_wait()  # it is thought about, or taken
        self._left = left
        if self.loop.time() - self.since > (TAKE_SECONDS if left else HEAD_SECONDS):
            self.transport.abort()
        else:
            self._look_again()
