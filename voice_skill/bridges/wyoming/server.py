"""Serves Wyoming: a door with limits, and where wished its name told to the home network."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import ipaddress
import socket
from collections.abc import AsyncIterator, Callable

from voice_skill.bridges.wyoming.info import NAME
from voice_skill.bridges.wyoming.visitor import Parts, Visitor
from voice_skill.bridges.wyoming.wire import MOST_LINE
from voice_skill.values.errors import UsageError

HOST, PORT = "127.0.0.1", 10500

MOST_VISITORS = 32
"""Connections at once. Then the one that was silent longest is closed: a new one always gets in,
for it may tell of a danger."""

SERVICE = "_wyoming._tcp.local."


def open_door(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes any free one. ``UsageError`` where it cannot be opened."""
    try:
        if port not in range(65_536):
            raise OSError("no port")
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        door = socket.create_server(address[:2], family=family, backlog=64)
    except (OSError, UnicodeError, ValueError) as error:
        taken = isinstance(error, OSError) and error.errno == errno.EADDRINUSE
        if taken:
            raise UsageError(f"Port {port} is in use. Choose another one with --port.") from None
        raise UsageError(
            f"{host} with port {port} cannot be used. "
            "Give an address of this computer with --host, such as 127.0.0.1."
        ) from None
    return door


def is_loopback(door: socket.socket) -> bool:
    """Whether only this computer can reach it."""
    return ipaddress.ip_address(door.getsockname()[0]).is_loopback


class Server:
    """Serves everybody who comes through the door, within limits."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._visitors: set[Visitor] = set()

    async def serve(
        self, door: socket.socket, *, on_ready: Callable[[], None], discover: bool = False
    ) -> None:
        """Serve until it is cancelled. ``on_ready`` is told once somebody can connect.

        ``discover`` tells the home network by zeroconf where it is.
        """
        server = await asyncio.start_server(self._welcome, sock=door, limit=MOST_LINE)
        async with server, _found(door) if discover else contextlib.nullcontext():
            on_ready()
            try:
                await server.serve_forever()
            finally:
                for each in tuple(self._visitors):
                    each.leave()

    async def _welcome(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while len(self._visitors) >= MOST_VISITORS:
            silent = min(self._visitors, key=lambda each: each.used)
            silent.leave()
            self._visitors.discard(silent)
        visitor = Visitor(self._parts, reader, writer)
        self._visitors.add(visitor)
        try:
            await visitor.serve()
        finally:
            self._visitors.discard(visitor)


@contextlib.asynccontextmanager
async def _found(door: socket.socket) -> AsyncIterator[None]:
    """While this lasts, Home Assistant finds it by itself."""
    try:
        from zeroconf.asyncio import AsyncServiceInfo, AsyncZeroconf
    except ImportError as error:
        raise UsageError(
            'To be found, a package is missing. Run: pip install "voice-skill[wyoming]"'
        ) from error
    host, port = door.getsockname()[:2]
    address = ipaddress.ip_address(
        _own_address() if ipaddress.ip_address(host).is_unspecified else host
    )
    name = f"{NAME}-{socket.gethostname().partition('.')[0]}.{SERVICE}"
    service = AsyncServiceInfo(SERVICE, name, addresses=[address.packed], port=port)
    zeroconf = AsyncZeroconf()
    try:
        await zeroconf.async_register_service(service)
        yield
    finally:
        await zeroconf.async_unregister_all_services()
        await zeroconf.async_close()


def _own_address() -> str:
    """This computer's address in the home network; nothing is sent to find it out."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asks, contextlib.suppress(OSError):
        asks.connect(("224.0.0.251", 1))
        return str(asks.getsockname()[0])
    raise UsageError("This computer is in no network. Leave out --discover.")
