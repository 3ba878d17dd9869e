"""Sentences as sound for the browser: rendered when asked for, one at a time."""

from __future__ import annotations

import io
import wave
from collections import OrderedDict

from anyio import CapacityLimiter, to_thread

from voice_skill.speaking.pronounce import pronounce
from voice_skill.values.audio import SAMPLE_BYTES, Speech, for_reply
from voice_skill.web.parts import Parts
from voice_skill.web.rooms import Room
from voice_skill.web.turns import Turn
from voice_skill.web.view import sentence_at

_AT_ONCE = 2
"""Sentences rendered side by side: each is a process."""

_KEPT = 40
"""Waves kept, so that "repeat" and questions asked again cost nothing: about 15 MB."""


class Spoken:
    """Gives the sentences of a conversation as WAV files: 16-bit mono."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._limit = CapacityLimiter(_AT_ONCE)
        self._kept: OrderedDict[tuple[str, int, str], bytes] = OrderedDict()

    async def wave(self, room: Room | None, turn: str, at: str) -> bytes | None:
        """The sentence at that place of that turn; None where there is none.

        ``VoiceError`` says why nothing can be said.
        """
        found = _turn(room, turn)
        sentence = sentence_at(found, at) if found is not None else None
        if found is None or sentence is None:
            return None
        key = (sentence, found.manner.rate, found.manner.voice)
        if key not in self._kept:
            urgent = found.reply.is_urgent
            self._kept[key] = await to_thread.run_sync(
                self._render, *key, urgent, limiter=self._limit
            )
        self._kept.move_to_end(key)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return self._kept.get(key)

    def _render(self, sentence: str, pace: int, name: str, urgent: bool) -> bytes:
        text = pronounce(sentence, self._parts.pack.pronounce)
        voice = self._parts.voices.get().named(name)
        return as_wave(for_reply(voice, urgent=urgent).render(text, words_per_minute=pace))


def as_wave(speech: Speech) -> bytes:
    """The speech as a WAV file."""
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(SAMPLE_BYTES)
        file.setframerate(speech.rate)
        file.writeframes(speech.samples)
    return out.getvalue()


def _turn(room: Room | None, number: str) -> Turn | None:
    if room is None or not (number.isascii() and number.isdigit() and len(number) < 10):
        return None
    return room.turn(int(number))
