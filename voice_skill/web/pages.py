"""The page over HTTP: asked and answered by plain forms, so that it works without scripts."""

from __future__ import annotations

import hmac
import logging
from collections.abc import Mapping
from urllib.parse import parse_qsl

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from voice_skill.language.buttons import said_by
from voice_skill.language.prompts import prompt
from voice_skill.values.errors import SkillError
from voice_skill.values.heard import Heard
from voice_skill.web.assets import Asset
from voice_skill.web.doctor_page import FORMS, DoctorSheet
from voice_skill.web.parts import Parts
from voice_skill.web.render import Looks, Renderer
from voice_skill.web.rooms import Room, Rooms, Turn
from voice_skill.web.speech import Spoken

log = logging.getLogger("voice_skill.web")

TOKEN_HEADER = "x-voice-skill-token"  # noqa: S105 - the name of a header
MOST_LETTERS = 12_000
"""Letters of a typed question, as many as ten minutes of speech: the field takes no more."""


class Pages:
    """Every address of the page but the socket."""

    def __init__(
        self,
        parts: Parts,
        rooms: Rooms,
        renderer: Renderer,
        *,
        token: str,
        assets: dict[str, Asset],
        thinking: CapacityLimiter,
    ) -> None:
        self._rooms = rooms
        self._renderer = renderer
        self._token = token
        self._assets = assets
        self._thinking = thinking
        self._spoken = Spoken(parts)
        self._sheet = DoctorSheet(parts, renderer, thinking)
        self._front = Room(parts)

    async def front(self, request: Request) -> Response:
        """The page at its start."""
        return HTMLResponse(self._renderer.page(None, self._front.last, looks=Looks()))

    async def say(self, request: Request) -> Response:
        """A form with something typed or pressed; the page again, with the answer."""
        form = fields_of(await request.body())
        looks = Looks.of(form.get("theme"), form.get("size"))
        if not self.is_ours(form.get("token")):
            # The program was started anew since this page was loaded.
            page = self._renderer.page(
                None, self._front.last, looks=looks, problem=prompt("face.started_anew")
            )
            return HTMLResponse(page, 403)
        wanted = _text(form, "conversation")
        room = self._rooms.open(wanted)
        text = _text(form, "text")
        said = said_by(_text(form, "press")) or _text(form, "say") or text
        problem = "" if said or "back" in form else prompt("face.nothing_typed")
        status = ""
        if wanted and wanted != room.id:
            problem = prompt("face.over")
        elif said:
            before = room.last
            turn = await self._hear(room, said, _number(form))
            if isinstance(turn, str):
                problem = turn
            elif turn.beside:
                status = turn.reply.chunks[0].text
                looks = looks.after(turn.look) if turn.look is not None else looks
            elif text and turn is before and before.heard != text:
                problem = prompt("face.moved_on")
        page = self._renderer.page(room, room.last, looks=looks, problem=problem, status=status)
        return HTMLResponse(page)

    async def summary(self, request: Request) -> Response:
        """The page for the doctor; with ``as``, as a file."""
        form = fields_of(await request.body())
        if not self.is_ours(form.get("token")):
            page = self._renderer.page(
                None, self._front.last, looks=Looks(), problem=prompt("face.started_anew")
            )
            return HTMLResponse(page, 403)
        room = self._rooms.open(_text(form, "conversation"))
        looks = Looks.of(form.get("theme"), form.get("size"))
        wanted = _text(form, "as")
        if wanted in FORMS:
            return await self._sheet.file(room, wanted, looks)
        return await self._sheet.show(room, looks)

    async def speech(self, request: Request) -> Response:
        """One sentence as a WAV file."""
        if not self.is_ours(request.headers.get(TOKEN_HEADER)):
            log.warning("Refused a request: wrong token.")
            return PlainTextResponse(prompt("face.started_anew"), 403)
        query = request.query_params
        room = self._rooms.find(query.get("conversation", ""))
        try:
            wave = await self._spoken.wave(room, query.get("turn", ""), query.get("at", ""))
        except SkillError as error:
            return PlainTextResponse(str(error), 503)
        if wave is None:
            return PlainTextResponse("There is no such sentence.", 404)
        return Response(wave, media_type="audio/wav")

    async def asset(self, request: Request) -> Response:
        """A file of the page's own."""
        asset = self._assets.get(request.path_params["name"])
        if asset is None:
            return PlainTextResponse("There is no such file.", 404)
        return Response(asset.content, media_type=asset.kind)

    def is_ours(self, token: object) -> bool:
        """Whether the token is that of this run."""
        # As bytes: letters beyond ASCII are only wrong, not an error.
        given = token.encode() if isinstance(token, str) else b""
        return hmac.compare_digest(given, self._token.encode())

    async def _hear(self, room: Room, said: str, after: int | None) -> Turn | str:
        def hear() -> Turn:
            return room.hear(Heard.typed(said), after=after)

        try:
            return await to_thread.run_sync(hear, limiter=self._thinking)
        except SkillError as error:
            return str(error)


def fields_of(body: bytes) -> dict[str, str]:
    """A form's fields; the last of each name counts. What is no form has none."""
    try:
        return dict(parse_qsl(body.decode("utf-8", "replace"), max_num_fields=_MOST_FIELDS))
    except ValueError:
        return {}


_MOST_FIELDS = 20


def _text(form: Mapping[str, str], name: str) -> str:
    return form.get(name, "").strip()[:MOST_LETTERS]


def _number(form: Mapping[str, str]) -> int | None:
    turn = _text(form, "turn")
    return int(turn) if turn.isascii() and turn.isdigit() and len(turn) < 10 else None
