"""One connection: what it sends, carried out. Lives in the event loop; thinks in threads."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from wyoming.asr import Transcript, TranscriptChunk, TranscriptStart, TranscriptStop
from wyoming.audio import AudioChunk, AudioChunkConverter
from wyoming.error import Error
from wyoming.event import Event, Eventable, async_write_event
from wyoming.handle import Handled, NotHandled
from wyoming.info import Info
from wyoming.ping import Pong
from wyoming.tts import SynthesizeStopped

from voice_skill.assistant import Again
from voice_skill.bridges.talks import Answer, Talks, from_elsewhere
from voice_skill.bridges.wyoming.listening import Listener, Recent, Sound, Steady
from voice_skill.bridges.wyoming.speaking import Render, Saying, spoken
from voice_skill.bridges.wyoming.wire import Rubbish, read_event
from voice_skill.language.prompts import prompt
from voice_skill.values.audio import SAMPLE_BYTES, SAMPLE_RATE, Speech, Synthesiser, for_reply
from voice_skill.values.errors import SkillError
from voice_skill.values.heard import Heard
from voice_skill.values.pack import Pack
from voice_skill.values.reply import Expects

log = logging.getLogger("voice_skill.bridges")

IDLE_SECONDS = 60.0
"""So long may a connection say nothing, or take over one event."""

READ_SECONDS = 30.0
"""So long may the other side leave what we send unread."""

UNKNOWN = "wyoming"
"""The engine's name where another program heard or wrote the words: never believed as typed."""

_RATES = range(8_000, 96_001)


@dataclass(frozen=True, slots=True)
class Parts:
    """What every connection uses; ``on_close`` lets go of what the voices hold on to.

    ``voice`` gives the voice of a name, as the setting takes it.

    Each kind of work has threads of its own: whoever speaks for minutes, or has much read out,
    keeps no danger sign waiting.
    """

    pack: Pack
    talks: Talks
    listener: Listener
    voice: Callable[[str], Synthesiser]
    info: Info
    on_close: Callable[[], None] = lambda: None
    recent: Recent = field(default_factory=Recent)
    hearing: Executor = field(default_factory=lambda: ThreadPoolExecutor(8, "voice-skill-hear"))
    thinking: Executor = field(default_factory=lambda: ThreadPoolExecutor(4, "voice-skill-think"))
    speaking: Executor = field(default_factory=lambda: ThreadPoolExecutor(2, "voice-skill-speak"))

    def close(self) -> None:
        """Take no more work, and let go of the voice."""
        for each in (self.hearing, self.thinking, self.speaking):
            each.shutdown(wait=False, cancel_futures=True)
        self.on_close()


class Visitor:
    """One connection, until it is closed. ``used`` is when it sent something last."""

    def __init__(
        self, parts: Parts, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self.used = time.monotonic()
        self._parts = parts
        self._reader = reader
        self._writer = writer
        self._writing = asyncio.Lock()
        self._loop = asyncio.get_running_loop()
        self._sound: Sound | None = None
        self._to_ours = AudioChunkConverter(rate=SAMPLE_RATE, width=SAMPLE_BYTES, channels=1)
        self._listening: asyncio.Task[None] | None = None
        self._saying: Saying | None = None

    async def serve(self) -> None:
        """Carry out what comes, until the other side is gone, is silent, or sends rubbish."""
        try:
            while event := await asyncio.wait_for(read_event(self._reader), IDLE_SECONDS):
                self.used = time.monotonic()
                await self._take(event)
        except Rubbish as error:
            with contextlib.suppress(Exception):
                await self._send(Error(text=f"I do not understand: {error}.", code="rubbish"))
        except SkillError as error:
            with contextlib.suppress(Exception):
                await self._send(Error(text=str(error), code="cannot-speak"))
        except (TimeoutError, ConnectionError):
            pass  # it has left, or fallen asleep
        except Exception as error:  # by its kind alone: a traceback may quote a person
            log.error("Something unexpected went wrong: %s.", type(error).__name__)
        finally:
            self.leave()

    def leave(self) -> None:
        """Close it; half an utterance is not answered."""
        if self._sound is not None:
            self._sound.end()
        if self._listening is not None:
            self._listening.cancel()
        self._writer.close()

    async def _take(self, event: Event) -> None:
        match event.type:
            case "describe":
                await self._send(self._parts.info)
            case "ping":
                await self._send(Pong())
            case "audio-start":
                self._listen()
            case "audio-chunk":
                self._hear(event)
            case "audio-stop":
                if self._sound is not None:
                    self._sound.end()
                    self._sound = None
            case "transcript":
                await self._answer(_text(event), event.data.get("context"))
            case "synthesize":
                if self._saying is None:  # else it comes once more, for who cannot stream
                    await self._say(_text(event))
            case "synthesize-start":
                self._saying = self._to_say()
            case "synthesize-chunk" if self._saying is not None:
                await self._saying.add(_text(event))
            case "synthesize-stop" if self._saying is not None:
                await self._saying.end()
                self._saying = None
                await self._send(SynthesizeStopped())
            case _:
                pass  # other events are other programs' business

    async def _send(self, what: Eventable) -> None:
        async with self._writing:
            await asyncio.wait_for(async_write_event(what.event(), self._writer), READ_SECONDS)

    # ------------------------------------------------------------ hearing

    def _listen(self) -> None:
        if self._listening is not None and not self._listening.done():
            return
        self._sound = Sound()
        self._listening = asyncio.create_task(self._transcribe(self._sound))

    def _hear(self, event: Event) -> None:
        if self._sound is None:
            return
        if self._listening is not None and self._listening.done():
            self._sound = None  # it has said enough
            return
        rate, width, channels = (event.data.get(name, 0) for name in ("rate", "width", "channels"))
        if rate not in _RATES or width not in (1, 2, 4) or channels not in (1, 2):
            raise Rubbish("sound has a rate, a width and channels")
        size = width * channels
        payload = event.payload or b""
        chunk = AudioChunk(rate, width, channels, payload[: len(payload) // size * size])
        self._sound.put(self._to_ours.convert(chunk).audio)

    async def _transcribe(self, sound: Sound) -> None:
        try:
            await self._transcribed(sound)
        except SkillError as error:
            await self._send(Error(text=str(error), code="cannot-hear"))
        except (TimeoutError, ConnectionError):
            self._writer.close()
        except Exception as error:  # by its kind alone, as above
            log.error("Something unexpected went wrong: %s.", type(error).__name__)
            self._writer.close()

    async def _transcribed(self, sound: Sound) -> None:
        talk = self._parts.talks.awaited()
        steady = Steady()

        def caption(text: str) -> None:  # on the thread that listens; the loop keeps the order
            if new := steady.take(text):
                asyncio.run_coroutine_threadsafe(self._send(TranscriptChunk(new)), self._loop)

        await self._send(TranscriptStart())
        utterance = await self._loop.run_in_executor(
            self._parts.hearing,
            lambda: self._parts.listener.listen(
                sound,
                caption=caption,
                expects=talk.expects if talk is not None else Expects.ANYTHING,
                end_silence=talk.manner.end_silence if talk is not None else None,
            ),
        )
        self._parts.recent.keep(utterance)
        if rest := steady.rest(utterance.heard.text):
            await self._send(TranscriptChunk(rest))
        await self._send(Transcript(text=utterance.heard.text))
        await self._send(TranscriptStop())

    # ------------------------------------------------------------ answering

    async def _answer(self, text: str, context: Any) -> None:
        talk = self._parts.talks.talk(_name(context) or f"connection {id(self)}")
        heard, again = self._as_heard(text)
        try:
            answer = await self._loop.run_in_executor(
                self._parts.thinking, lambda: talk.hear(heard, again)
            )
        except Exception as error:  # by its kind alone, as above
            log.error("Something unexpected went wrong: %s.", type(error).__name__)
            await self._send(NotHandled(text=prompt("face.went_wrong")))
            return
        await self._send(Handled(text=answer.text, context=_context(answer)))

    def _as_heard(self, text: str) -> tuple[Heard, Again | None]:
        own = self._parts.recent.take(text.strip())
        if own is not None:
            return own.heard, own.again
        return from_elsewhere(UNKNOWN, text), None

    # ------------------------------------------------------------ speaking

    async def _say(self, text: str) -> None:
        saying = self._to_say()
        await saying.add(text)
        await saying.end()

    def _to_say(self) -> Saying:
        return Saying(self._to_render, self._send)

    def _to_render(self, begins: str) -> Render:
        parts = self._parts
        # In a thread: to open another voice takes a moment, and a danger sign waits for nothing.
        chosen = self._loop.run_in_executor(parts.speaking, self._chosen, begins)

        async def render(sentence: str) -> Speech:
            voice, rate = await chosen
            return await self._loop.run_in_executor(
                parts.speaking, spoken, voice, sentence, parts.pack.pronounce, rate
            )

        return render

    def _chosen(self, begins: str) -> tuple[Synthesiser, int]:
        way = self._parts.talks.way_of(begins)
        return for_reply(self._parts.voice(way.voice), urgent=way.urgent), way.rate


def _text(event: Event) -> str:
    text = event.data.get("text")
    if not isinstance(text, str):
        raise Rubbish("a text is missing")
    return text


def _name(context: Any) -> str:
    """How the other side names the conversation: by itself, or else by the device in the room."""
    if not isinstance(context, dict):
        return ""
    names = (context.get(key) for key in ("conversation_id", "satellite_id", "device_id"))
    return next((each for each in names if isinstance(each, str) and each), "")


def _context(answer: Answer) -> dict[str, Any]:
    """What a client may go by: whether to listen on, what for, and how soon to get help."""
    reply = answer.reply
    return {
        "listen": reply.listen,
        "expects": reply.expects.value,
        "outcome": reply.label,
        "level": reply.level.label if reply.level is not None else None,
    }
