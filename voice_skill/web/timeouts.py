"""Connections that ask for nothing are let go: half-open ones must not pile up."""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol

FIRST_REQUEST_SECONDS = 10.0
"""A connection that has not sent a whole request head by then is closed."""

MOST_CONNECTIONS = 400
"""More open connections than any use of one computer needs; the next one is closed at once."""


class ImpatientProtocol(H11Protocol):
    """HTTP as uvicorn speaks it, with an end to waiting."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A connection: it has ten seconds to ask for something."""
        super().connection_made(transport)
        self._asked = False
        self._patience = self.loop.call_later(FIRST_REQUEST_SECONDS, self._give_up)
        if len(self.connections) > MOST_CONNECTIONS:
            transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nobody is waited for any more."""
        self._patience.cancel()
        super().connection_lost(exc)

    def handle_events(self) -> None:
        """Bytes came in; a whole request head ends the waiting, part of one does not."""
        super().handle_events()
        if self.scope is not None:
            self._asked = True
            self._patience.cancel()

    def _give_up(self) -> None:
        if not self._asked:
            self.transport.abort()
