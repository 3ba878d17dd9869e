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
from voice_skill.web.looks import Looks
from voice_skill.web.parts import Parts
from voice_skill.web.render import Renderer, Told
from voice_skill.web.rooms import Room, Rooms
from voice_skill.web.speech import Spoken
from voice_skill.web.turns import Turn, news

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
        self._parts = parts
        self._spoken = Spoken(parts)
        self._sheet = DoctorSheet(parts, renderer, thinking)

    async def front(self, request: Request) -> Response:
        """The page at its start."""
        return await self._page(None, Looks(), Told())

    async def say(self, request: Request) -> Response:
        """A form with something typed, pressed or chosen; the page again, with the answer."""
        opened = await self._opened(request)
        if isinstance(opened, Response):
            return opened
        form, looks, room = opened
        if "back" in form:
            return await self._page(room, looks, Told())
        room.looks = looks
        before = room.last
        turn = await self._hear(room, form)
        if turn is None:
            told = Told(wrong=prompt("face.nothing_typed"))
        elif isinstance(turn, str):
            told = Told(problem=turn)
        elif turn.beside:
            told = Told(status=news(turn.reply, room.last.reply))
        elif (typed := _text(form, "text")) and turn is before and before.heard != typed:
            told = Told(problem=prompt("face.moved_on"))
        else:
            told = Told()
        return await self._page(room, room.looks, told)

    async def summary(self, request: Request) -> Response:
        """The page for the doctor; with ``as``, as a file."""
        opened = await self._opened(request)
        if isinstance(opened, Response):
            return opened
        form, looks, room = opened
        wanted = _text(form, "as")
        if wanted in FORMS:
            return await self._sheet.file(room, wanted, looks)
        return await self._sheet.show(room, looks)

    async def _opened(self, request: Request) -> tuple[dict[str, str], Looks, Room] | Response:
        """A form, the looks and the conversation in it; where that is over, a page that says so."""
        form = fields_of(await request.body())
        looks = Looks.of(form.get("theme"), form.get("size"))
        if not self.is_ours(form.get("token")):  # the program was started anew since
            return await self._page(None, looks, Told(problem=prompt("face.started_anew")), 403)
        wanted = _text(form, "conversation")
        room = self._rooms.open(wanted)
        if wanted and wanted != room.id:
            return await self._page(room, looks, Told(problem=prompt("face.over")))
        return form, looks, room

    async def _page(self, room: Room | None, looks: Looks, told: Told, code: int = 200) -> Response:
        # In a thread: the system is asked for its voices, which takes a moment the first time.
        def render() -> str:
            now = room.last if room is not None else Room(self._parts).last
            return self._renderer.page(room, now, looks=looks, told=told)

        return HTMLResponse(await to_thread.run_sync(render), code)

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

    async def _hear(self, room: Room, form: Mapping[str, str]) -> Turn | str | None:
        """The turn that follows, or why there is none; None where nothing was said."""
        said = said_by(_text(form, "press")) or _text(form, "say") or _text(form, "text")
        after = _number(form)

        def hear() -> Turn:
            if "speaker" in form:
                return room.speak_with(_text(form, "speaker"))
            return room.hear(Heard.typed(said), after=after)

        if not said and "speaker" not in form:
            return None
        try:
            return await to_thread.run_sync(hear, limiter=self._thinking)
        except SkillError as error:
            return str(error)


def fields_of(body: bytes) -> dict[str, str]:
    """A form's fields; the last of each name counts. What is no form has none."""
    try:
        return dict(
            parse_qsl(
                body.decode("utf-8", "replace"),
                keep_blank_values=True,  # the usual voice has no name
                max_num_fields=_MOST_FIELDS,
            )
        )
    except ValueError:
        return {}


_MOST_FIELDS = 20


def _text(form: Mapping[str, str], name: str) -> str:
    return form.get(name, "").strip()[:MOST_LETTERS]


def _number(form: Mapping[str, str]) -> int | None:
    turn = _text(form, "turn")
    return int(turn) if turn.isascii() and turn.isdigit() and len(turn) < 10 else None
