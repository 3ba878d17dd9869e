"""The page as one application: addresses, the door in front of them, nothing else."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Sequence

from anyio import CapacityLimiter
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from voice_skill.web.assets import read_assets
from voice_skill.web.guard import Guard
from voice_skill.web.owner import Owner
from voice_skill.web.pages import Pages
from voice_skill.web.parts import Parts
from voice_skill.web.render import Renderer
from voice_skill.web.rooms import Rooms
from voice_skill.web.socket import Talks

log = logging.getLogger("voice_skill.web")

THINKING_AT_ONCE = 4
"""Turns decided side by side."""


class WebApp:
    """The page. ``port`` is where it is served; ``token`` is made anew with every start.

    ``owner`` knows the browser it is for.
    """

    def __init__(self, parts: Parts, *, port: int, token: str = "") -> None:
        self.token = token or secrets.token_urlsafe(18)
        self.owner = Owner(port)
        self.rooms = Rooms(parts)
        renderer = Renderer(parts, self.token)
        thinking = CapacityLimiter(THINKING_AT_ONCE)
        pages = Pages(
            parts,
            self.rooms,
            renderer,
            token=self.token,
            assets=read_assets(),
            thinking=thinking,
        )
        self.talks = Talks(parts, self.rooms, renderer, is_ours=pages.is_ours, thinking=thinking)
        routes: Sequence[BaseRoute] = (
            Route("/", pages.front, methods=["GET"]),
            Route("/", pages.say, methods=["POST"]),
            Route("/summary", pages.summary, methods=["POST"]),
            Route("/speech", pages.speech, methods=["GET"]),
            Route("/static/{name}", pages.asset, methods=["GET"]),
            WebSocketRoute("/talk", self.talks.talk),
        )
        handlers = {404: _not_found, 405: _not_found}
        inner = Starlette(routes=routes, exception_handlers=handlers)
        self._app: ASGIApp = Guard(_Careful(inner), port=port, owner=self.owner)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request or socket."""
        await self._app(scope, receive, send)


class _Careful:
    """Whatever goes wrong inside is logged by its kind alone: a traceback may quote a person."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await self._app(scope, receive, send)
        except Exception as error:
            log.error("Something unexpected went wrong: %s.", type(error).__name__)


async def _not_found(request: Request, error: Exception) -> Response:
    return PlainTextResponse("There is nothing at this address.", 404)
