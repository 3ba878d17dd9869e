"""Text to sound for the wire: sentence by sentence, so that the first sounds at once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping

from wyoming.audio import AudioChunk, AudioChunkConverter, AudioStart, AudioStop
from wyoming.event import Eventable

from voice_skill.bridges.talks import MOST_LETTERS
from voice_skill.speaking.pronounce import pronounce
from voice_skill.values.audio import SAMPLE_BYTES, Speech, Synthesiser
from voice_skill.values.script import split

_CHUNK_SECONDS = 0.1

Render = Callable[[str], Awaitable[Speech]]
"""Makes one sentence sound."""


class Sentences:
    """Text as it comes in, given out as whole sentences."""

    def __init__(self) -> None:
        self._left = ""
        self._taken = 0

    def add(self, text: str) -> list[str]:
        """The sentences that are complete now."""
        text = text[: MOST_LETTERS - self._taken]
        self._taken += len(text)
        *whole, self._left = split(self._left + text) or [""]
        if text[-1:].isspace():  # the next word is no part of the last one
            self._left += " "
        return whole

    def rest(self) -> list[str]:
        """What is left at the end."""
        left, self._left = self._left.strip(), ""
        return [left] if left else []


def spoken(voice: Synthesiser, sentence: str, lexicon: Mapping[str, str], pace: int) -> Speech:
    """The sentence as sound, ``pace`` in words a minute. ``VoiceError`` says what is missing."""
    return voice.render(pronounce(sentence, lexicon), words_per_minute=pace)


def chunks(speech: Speech) -> Iterator[bytes]:
    """The samples in pieces of a tenth of a second."""
    size = int(_CHUNK_SECONDS * speech.rate) * SAMPLE_BYTES
    for at in range(0, len(speech.samples), size):
        yield speech.samples[at : at + size]


class Saying:
    """One text being said: it may come in pieces, and each sentence goes out as it is complete.

    ``begin`` is given the first sentence, and gives what makes all of them sound. ``send`` sends
    an event.
    """

    def __init__(
        self, begin: Callable[[str], Render], send: Callable[[Eventable], Awaitable[None]]
    ) -> None:
        self._begin = begin
        self._send = send
        self._render: Render | None = None
        self._sentences = Sentences()
        self._rate = 0

    async def add(self, text: str) -> None:
        """Say what is complete of it."""
        for sentence in self._sentences.add(text):
            await self._say(sentence)

    async def end(self) -> None:
        """Say the rest; a text without a word is a moment of silence."""
        for sentence in self._sentences.rest():
            await self._say(sentence)
        if not self._rate:
            await self._say("")
        await self._send(AudioStop())

    async def _say(self, sentence: str) -> None:
        if self._render is None:
            self._render = self._begin(sentence)
        speech = await self._render(sentence)
        if not self._rate:
            self._rate = speech.rate
            await self._send(AudioStart(rate=self._rate, width=SAMPLE_BYTES, channels=1))
        # One stream has one rate, whichever voice says a sentence.
        same = AudioChunkConverter(rate=self._rate)
        for each in chunks(speech):
            await self._send(same.convert(AudioChunk(speech.rate, SAMPLE_BYTES, 1, each)))
