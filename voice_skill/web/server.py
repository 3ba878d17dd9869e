"""Serves the page on this computer, and only to it."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from voice_skill.values.errors import UsageError
from voice_skill.web.app import WebApp
from voice_skill.web.owner import another_invitation, found_again
from voice_skill.web.parts import Parts
from voice_skill.web.timeouts import ImpatientProtocol

ADDRESS = "127.0.0.1"
"""Never anything else: whoever can reach the page can use the microphone's words."""


def open_door(port: int) -> socket.socket:
    """A listening socket on this computer alone; port 0 takes any free one.

    ``UsageError`` where the port is taken or may not be used.
    """
    door = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((ADDRESS, port))
        door.listen(128)
    except (OSError, OverflowError) as error:
        door.close()
        taken = isinstance(error, OSError) and error.errno == errno.EADDRINUSE
        reason = "is in use" if taken else "cannot be used"
        raise UsageError(f"Port {port} {reason}. Choose another one with --port.") from None
    return door


def serve(
    parts: Parts, door: socket.socket, *, folder: Path, on_ready: Callable[[str], None]
) -> None:
    """Serve until Ctrl-C. ``on_ready`` is told the address once the page can be opened.

    The address works once. ``folder`` is where ``address_of`` finds what it needs for another.
    """
    port = door.getsockname()[1]
    app = WebApp(parts, port=port)
    with found_again(folder, port, app.owner):
        server_for(app, door, on_ready=on_ready).run(sockets=[door])


def address_of(folder: Path, port: int) -> str:
    """Another address for the page that this user serves at that port; empty without one."""
    path = another_invitation(folder, port)
    return f"http://{ADDRESS}:{port}{path}" if path else ""


def server_for(
    app: WebApp, door: socket.socket, *, on_ready: Callable[[str], None]
) -> uvicorn.Server:
    """The server behind that door, not yet running."""
    port = door.getsockname()[1]
    config = uvicorn.Config(
        app,
        http=ImpatientProtocol,
        ws="websockets-sansio",
        loop="asyncio",
        lifespan="off",
        # Finer levels would show every frame, and so the words in it, to whoever logs all.
        log_level="warning",
        access_log=False,
        log_config=None,
        server_header=False,
        proxy_headers=False,
        ws_max_size=64 * 1024,
        ws_per_message_deflate=False,  # a small frame must not grow into a large one
        h11_max_incomplete_event_size=16 * 1024,
        timeout_graceful_shutdown=2,
    )
    return _Server(
        config, on_ready=lambda: on_ready(f"http://{ADDRESS}:{port}{app.owner.invitation()}")
    )


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, *, on_ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_ready = on_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        self._on_ready()
