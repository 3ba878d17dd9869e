"""The door: who may ask, how much, and what every answer forbids the browser to do.

Any page in the world can make a browser knock here. So a request must name this address as its
host, and whatever changes something must come from this very page (Origin). The token in the page
is new with every start. It is read by this page only: other sites cannot read what they knock
for. Conversations have ids of their own that nobody can guess.

So can any program of another user of this computer, and it can name every header. Nothing is
told or done without the cookie of the browser that came by this run's own address (``owner``).
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from voice_skill.web.owner import ENTRANCE, Owner, is_strangers

log = logging.getLogger("voice_skill.web")

MOST_BODY = 48 * 1024
"""Bytes of a form: a question of 2,000 letters, and its wrapping."""

BODY_SECONDS = 10.0
"""A body that dribbles in for longer is not waited for."""

LOOPBACK = "127.0.0.1"
HOSTS = (LOOPBACK, "localhost")


class Guard:
    """Lets in what comes from this page at this port, and adds the headers that keep it safe."""

    def __init__(self, app: ASGIApp, *, port: int, owner: Owner) -> None:
        self._app = app
        self._owner = owner
        self._port = port
        self._hosts = {f"{host}:{port}" for host in HOSTS}
        self._headers = tuple(
            (name.encode(), value.encode()) for name, value in _safe_headers(port).items()
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request or socket."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        if scope["type"] == "websocket":
            if refusal:
                await _close_unopened(receive, send)
                return
            await self._app(scope, receive, send)
            return
        sending = self._with_headers(send)
        if refusal:
            status = 405 if refusal == "method" else 403
            text = _NOT_YOURS if refusal == _STRANGER else _REFUSED
            await PlainTextResponse(text, status)(scope, receive, sending)
            return
        if _is_entrance(scope):
            response = RedirectResponse("/", 303)
            # An address that was used leads to the page too, where the cookie is asked for.
            if self._owner.admits(scope["path"]):
                response.headers["set-cookie"] = self._owner.cookie
            await response(scope, receive, sending)
            return
        body = await _whole_body(scope, receive)
        if isinstance(body, int):
            await PlainTextResponse(_TOO_MUCH, body)(scope, receive, sending)
            return
        await self._app(scope, _replayed(body, receive), sending)

    def _refusal(self, scope: Scope) -> str:
        headers = Headers(scope=scope)
        changes = scope["type"] == "websocket" or scope.get("method") == "POST"
        found = ""
        if headers.get("host", "").lower() not in self._hosts:
            found = "host"
        elif changes and not self._is_ours(headers.getlist("origin")):
            found = "origin"
        elif scope["type"] == "http" and scope["method"] not in {"GET", "HEAD", "POST"}:
            found = "method"
        elif self._is_strange(scope, "; ".join(headers.getlist("cookie"))):
            found = _STRANGER
        if found:
            log.warning("Refused a request: wrong %s.", found)
        return found

    def _is_strange(self, scope: Scope, cookies: str) -> bool:
        host, port = scope["client"] or ("", 0)
        if host == LOOPBACK and is_strangers(port, self._port):
            return True
        return not _is_entrance(scope) and not self._owner.knows(cookies)

    def _is_ours(self, origins: Iterable[str]) -> bool:
        named = list(origins)
        return len(named) == 1 and named[0].lower() in {f"http://{host}" for host in self._hosts}

    def _with_headers(self, send: Send) -> Send:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *self._headers]
            await send(message)

        return sending


def _is_entrance(scope: Scope) -> bool:
    is_read = scope["type"] == "http" and scope["method"] == "GET"
    return is_read and str(scope["path"]).startswith(ENTRANCE)


_STRANGER = "owner"
_NOT_YOURS = (
    "This page is only for whoever started it, in the browser that opened it first. "
    "To open it here, start it once more: from your menu, or with voice-skill web."
)
_REFUSED = "This page is for this computer only. Open the address that voice-skill web printed."
_TOO_MUCH = "That was too much at once. Ask in fewer words."


def _safe_headers(port: int) -> dict[str, str]:
    sockets = " ".join(f"ws://{host}:{port}" for host in HOSTS)
    return {
        "content-security-policy": "; ".join(
            (
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'self'",
                "img-src 'self'",
                "manifest-src 'self'",
                f"connect-src 'self' {sockets}",
                "form-action 'self'",
                "base-uri 'none'",
                "frame-ancestors 'none'",
            )
        ),
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        # Not "no-referrer": then browsers send the Origin "null" with a form.
        "referrer-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "permissions-policy": "microphone=(self), camera=(), geolocation=()",
        "cache-control": "no-store",
    }


async def _whole_body(scope: Scope, receive: Receive) -> bytes | int:
    """The body; or the status to refuse it with."""
    if scope["method"] != "POST":
        return b""
    announced = Headers(scope=scope).get("content-length", "0")
    if not announced.isdigit() or int(announced) > MOST_BODY:
        log.warning("Refused a request: its body is too large.")
        return 413
    body = b""
    try:
        async with asyncio.timeout(BODY_SECONDS):
            while True:
                message = await receive()
                body += bytes(message.get("body", b""))
                if len(body) > MOST_BODY:
                    log.warning("Refused a request: its body is too large.")
                    return 413
                if message["type"] == "http.disconnect" or not message.get("more_body"):
                    return body
    except TimeoutError:
        log.warning("Refused a request: its body did not come.")
        return 408


def _replayed(body: bytes, receive: Receive) -> Receive:
    given = False

    async def receiving() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receiving


async def _close_unopened(receive: Receive, send: Send) -> None:
    await receive()
    await send({"type": "websocket.close", "code": 1008})
