"""One tab's side of a conversation: what it sends, carried out; what it is told."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from anyio import CapacityLimiter, to_thread

from voice_skill.assistant import Again
from voice_skill.hearing.ears import Ears, Ended
from voice_skill.language.buttons import said_by
from voice_skill.language.prompts import prompt
from voice_skill.listening.patience import Patience
from voice_skill.values.errors import SkillError
from voice_skill.values.heard import Heard
from voice_skill.web.looks import Looks
from voice_skill.web.microphone import BrowserMicrophone
from voice_skill.web.outbox import Outbox
from voice_skill.web.parts import Parts
from voice_skill.web.render import Renderer
from voice_skill.web.rooms import Room
from voice_skill.web.turns import Turn, news
from voice_skill.web.view import view_of
from voice_skill.web.work import Work

MOST_LETTERS = 12_000

_PLACE = re.compile(r"([0-9]{1,4})\.([0-9]{1,4})")

_LISTENING = CapacityLimiter(8)
"""Utterances recognised side by side."""


class Tab:
    """What one tab does in its conversation. Lives in the event loop; thinks in threads."""

    def __init__(
        self,
        parts: Parts,
        room: Room,
        outbox: Outbox,
        renderer: Renderer,
        thinking: CapacityLimiter,
    ) -> None:
        self._parts = parts
        self._room = room
        self._outbox = outbox
        self._renderer = renderer
        self._thinking = thinking
        self._loop = asyncio.get_running_loop()
        self._turns = asyncio.Lock()
        self._work = Work(lambda: outbox.put("problem", text=prompt("face.went_wrong")))
        self._microphone: BrowserMicrophone | None = None
        self._ears: Ears | None = None
        self.moved = asyncio.Event()

    def welcome(self, *, lost: bool) -> None:
        """Shows the conversation as it stands. ``lost``: the one asked for is not known."""
        turns = self._room.turns
        self._outbox.put(
            "room",
            conversation=self._room.id,
            lost=lost,
            earlier=self._renderer.earlier(turns[:-1]),
            **self._shown(turns[-1]),
        )

    def take(self, words: dict[str, Any]) -> bool:
        """Carries a message out; False where it makes no sense."""
        match words:
            case {"kind": "say", "text": str(text)} if text.strip():
                self._say(text.strip()[:MOST_LETTERS], words.get("turn"))
            case {"kind": "press", "command": str(command)} if text := said_by(command):
                self._say(text, words.get("turn"))
            case {"kind": "speaker", "name": str(name)}:
                self._work.start(self._turned(lambda: self._room.speak_with(name)))
            case {"kind": "chosen"}:
                self._room.looks = Looks.of(words.get("theme"), words.get("size"))
                self._work.start(self._read_by(words.get("voice")))
            case {"kind": "listen"}:
                self._listen(fresh=words.get("fresh") is True)
            case {"kind": "done"}:
                self._end_of_sound(drop=words.get("drop") is True)
            case {"kind": "stopped", "turn": int(number), "at": str(at)}:
                if not (place := _PLACE.fullmatch(at)):
                    return False
                position = int(place[1]), int(place[2])
                # Before whatever was said next: the order of messages is kept by the lock.
                self._work.start(self._cut_short(number, position))
            case _:
                return False
        return True

    def _say(self, text: str, after: object) -> None:
        after = after if isinstance(after, int) else None
        self._work.start(self._answer(Heard.typed(text), after))

    def sound(self, frame: bytes) -> None:
        """A block from the microphone; what comes while nobody listens is dropped."""
        if self._microphone is not None:
            self._microphone.put(frame)

    def move_away(self) -> None:
        """The conversation goes on in another tab."""
        self.moved.set()

    def close(self) -> None:
        """The tab is gone. What it typed last is still answered; half an utterance is not."""
        self._end_of_sound(drop=True)

    # ------------------------------------------------------------ turns

    async def _cut_short(self, number: int, at: tuple[int, int]) -> None:
        async with self._turns:
            await to_thread.run_sync(self._room.cut_short, number, at, limiter=self._thinking)

    async def _read_by(self, reader: object) -> None:
        async with self._turns:
            await to_thread.run_sync(self._room.read_by, reader, limiter=self._thinking)

    async def _answer(self, heard: Heard, after: int | None, again: Again | None = None) -> None:
        await self._turned(lambda: self._room.hear(heard, after=after, again=again))

    async def _turned(self, turning: Callable[[], Turn]) -> None:
        async with self._turns:
            before = self._room.last.number
            try:
                if not self._parts.dialogue.ready:
                    self._outbox.put("note", text=prompt("face.getting_ready"))
                turn = await to_thread.run_sync(turning, limiter=self._thinking)
            except SkillError as error:
                self._outbox.put("problem", text=str(error))
                return
            if turn.beside:
                self._outbox.put("beside", **self._beside(turn))
            elif turn.number != before:
                self._outbox.put("turn", **self._shown(turn))
            else:
                self._outbox.put("note", text="")

    def _shown(self, turn: Turn) -> dict[str, Any]:
        view = view_of(turn)
        return {
            "html": self._renderer.turn(turn),
            "number": turn.number,
            "title": view.title,
            "steps": view.steps,
            "emergency": view.emergency,
            "urgent": bool(view.level),
            "spoken": view.spoken,
            "rate": view.rate,
            "volume": view.volume,
            "voice": turn.manner.voice,
            "listens": view.listens_on,
        }

    def _beside(self, turn: Turn) -> dict[str, Any]:
        """What changes how the open turn is said; ``marks``: its places are those on the page."""
        view, shown = view_of(turn), self._room.last.reply
        return {
            "text": news(turn.reply, shown),
            "number": turn.number,
            "spoken": view.spoken,
            "marks": turn.reply.chunks == shown.chunks,
            "look": turn.look.value if turn.look is not None else "",
            "looks": asdict(self._room.looks),
            "rate": view.rate,
            "volume": view.volume,
            "voice": turn.manner.voice,
        }

    # ------------------------------------------------------------ listening

    def _listen(self, *, fresh: bool) -> None:
        if self._microphone is not None:
            return
        self._microphone = BrowserMicrophone()
        self._work.start(self._listening(self._microphone, fresh=fresh))

    def _end_of_sound(self, *, drop: bool) -> None:
        if self._microphone is not None:
            self._microphone.close(drop=drop)

    async def _listening(self, microphone: BrowserMicrophone, *, fresh: bool) -> None:
        # Said to the turn that is open now: a late "no" must not answer the next question.
        after = self._room.last.number
        try:
            ears = await self._own_ears()
            if fresh:
                ears.new_stream()
            self._outbox.put("listening")
            listened = await to_thread.run_sync(
                microphone.listen,
                ears,
                self._caption,
                self._room.expects,
                limiter=_LISTENING,
            )
        except SkillError as error:
            self._outbox.put("problem", text=str(error))
            return
        finally:
            self._microphone = None
        heard = listened.heard
        dropped = microphone.dropped or (not heard.text and listened.ended is Ended.AUDIO_ENDED)
        self._outbox.put("heard", text="" if dropped else heard.text, over=dropped)
        if dropped:
            return
        if listened.ended is Ended.TOO_LONG:
            self._outbox.put("note", text=prompt("sound.thirty_seconds"))
        await self._answer(heard, after, ears.again)

    async def _own_ears(self) -> Ears:
        if self._ears is None:
            if not self._parts.ears.ready:
                self._outbox.put("note", text=prompt("face.getting_ears"))
            self._ears = await to_thread.run_sync(lambda: self._parts.ears.get()())
            self._ears.patience = Patience(self._room.last.manner.end_silence)
        if self._ears.patience is not None:  # "wait longer" may have been said, or typed
            self._ears.patience.usual = self._room.last.manner.end_silence
        return self._ears

    def _caption(self, text: str) -> None:
        # On the thread that listens.
        self._loop.call_soon_threadsafe(lambda: self._outbox.put("caption", text=text))
