"""One connection over a real wire: hears, answers, speaks; a no to danger needs what it needs."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace

import pytest
from wyoming.asr import Transcribe, Transcript
from wyoming.audio import AudioChunk, AudioStart
from wyoming.client import AsyncTcpClient
from wyoming.event import Event
from wyoming.info import Describe, Info
from wyoming.ping import Ping
from wyoming.tts import Synthesize, SynthesizeChunk, SynthesizeStart, SynthesizeStop

from tests.bridges.wyoming.serving import PATIENCE, ask, parts, received, send, serving, sound
from tests.support import converse, dialogue
from tests.web.serving import AlwaysAVoice
from voice_skill.assistant import Manner
from voice_skill.bridges.talks import Talks
from voice_skill.bridges.wyoming.visitor import Parts
from voice_skill.hearing.ears import Ears
from voice_skill.testing import RecogniserThatReplays, VoiceThatHums
from voice_skill.values.audio import Synthesiser
from voice_skill.values.errors import ModelError, VoiceError
from voice_skill.values.heard import Hypothesis

SECOND = 32_000
SPOKEN = bytes(SECOND) + b"\x10\x10" * (SECOND // 2) + bytes(3 * SECOND)
DANGER = "my leg is swollen and i can't breathe"


def answers(serves: Parts, *texts: str) -> list[str]:
    """What is answered in one conversation, each turn on a connection of its own."""

    async def talk() -> list[str]:
        async with serving(serves) as port:
            return [(await ask(port, each)).data["text"] for each in texts]

    return asyncio.run(talk())


def heard(serves: Parts, samples: bytes = SPOKEN, **form: int) -> list[Event]:
    """All that comes back for that sound."""

    async def listen() -> list[Event]:
        async with serving(serves) as port:
            return await send(port, Transcribe(), *sound(samples, **form), until="transcript-stop")

    return asyncio.run(listen())


def test_it_says_what_it_is_and_that_it_is_there() -> None:
    """On one connection, as often as it is asked."""

    async def look() -> None:
        async with serving(parts()) as port:
            events = await send(port, Ping(), Describe(), until="info")
            assert [each.type for each in events] == ["pong", "info"]
            assert Info.from_event(events[-1]).handle

    asyncio.run(look())


def test_a_question_is_answered_word_for_word_and_a_check_up_asks_to_listen_on() -> None:
    """Home Assistant needs no wake word then."""

    async def talk() -> None:
        async with serving(parts()) as port:
            answer = (await ask(port, "what are varicose veins")).data
            assert "twisted veins" in answer["text"]
            assert answer["context"] == {
                "listen": True,
                "expects": "yes-no",
                "outcome": "what-are-varicose-veins",
                "level": None,
            }
            assert (await ask(port, "check my symptoms")).data["context"]["listen"] is True
            assert (await ask(port, "thank you", talk="another")).data["context"]["listen"] is False
            assert (await ask(port, DANGER)).data["context"]["level"] == "emergency"

    asyncio.run(talk())


def test_danger_is_answered_first_whatever_was_being_asked() -> None:
    """In the middle of a check-up too."""
    *_, told = answers(parts(), "check my symptoms", DANGER)
    assert told.startswith("Call 999 now.")


def test_a_no_to_danger_from_another_program_is_asked_once_more() -> None:
    """Typed it would count. We do not know who heard it, or whether it was heard well."""
    _, replies = converse(DANGER, "no", "no")
    typed = replies[-1].text
    *_, asked, again, at_last = answers(parts(), DANGER, "no", "no", "no")
    assert "Is that happening now?" in asked
    assert again != typed
    assert "I ask once more" in again
    assert at_last == typed


@pytest.mark.parametrize("said", ["", "the kettle is boiling", "slower please"])
def test_silence_and_a_remark_take_no_danger_back(said: str) -> None:
    """Home Assistant may hand on an empty text."""
    *_, doubted, after = answers(parts(), DANGER, "no", "no", said)
    assert "I ask once more" in doubted
    assert not after.startswith("All right")


def test_all_readings_of_our_own_ears_count_when_their_text_comes_back() -> None:
    """The best reading alone would have missed the danger in the second."""
    harmless, meant = "what are varicose veins", DANGER
    readings = (Hypothesis(harmless, 0.6, "vosk"), Hypothesis(meant, 0.5, "vosk"))

    async def talk(serves: Parts, *, listen: bool) -> str:
        async with serving(serves) as port:
            if listen:
                events = await send(port, *sound(SPOKEN), until="transcript")
                assert events[-1].data["text"] == harmless
            return str((await ask(port, harmless)).data["text"])

    assert "999" not in asyncio.run(talk(parts(readings), listen=False))
    assert "999" in asyncio.run(talk(parts(readings), listen=True))


def test_speech_is_heard_with_its_words_as_they_come() -> None:
    """The end is found while the stream goes on; words that are steady come before it."""
    words = "what helps a cramp".split()

    class Grows(RecogniserThatReplays):
        """One word more with every block."""

        def feed(self, block: bytes) -> str:
            super().feed(block)
            return " ".join(words[: self.blocks])

    ears = Ears(Grows([" ".join(words)]), AlwaysAVoice())
    events = heard(parts(ears=lambda: ears))
    kinds = [each.type for each in events]
    assert kinds[0] == "transcript-start"
    assert kinds[-2:] == ["transcript", "transcript-stop"]
    pieces = [each.data["text"] for each in events if each.type == "transcript-chunk"]
    assert len(pieces) > 1
    assert "".join(pieces) == events[-2].data["text"] == "what helps a cramp"


def test_the_end_of_speech_is_told_without_anybody_saying_so() -> None:
    """No ``audio-stop`` ever comes."""

    async def listen() -> None:
        async with (
            serving(parts("no")) as port,
            AsyncTcpClient("127.0.0.1", port) as client,
        ):
            for each in tuple(sound(SPOKEN))[:-1]:
                await client.write_event(each.event())
            assert (await received(client, "transcript"))[-1].data["text"] == "no"

    asyncio.run(listen())


@pytest.mark.parametrize(
    ("rate", "width", "channels"), [(48_000, 2, 2), (8_000, 2, 1), (16_000, 4, 1), (22_050, 1, 1)]
)
def test_other_forms_of_sound_are_made_ours(rate: int, width: int, channels: int) -> None:
    """Each form as many seconds."""
    second = rate * width * channels
    quiet = (b"\x80" if width == 1 else b"\0") * second
    loud = b"\xc0\x10" * (second // 2)
    events = heard(parts("no"), quiet + loud + 3 * quiet, rate=rate, width=width, channels=channels)
    assert events[-2].data["text"] == "no"


def test_silence_is_heard_as_nothing() -> None:
    """Home Assistant then says so by itself."""
    assert heard(parts("no"), bytes(9 * SECOND))[-2].data["text"] == ""


def test_speech_comes_sentence_by_sentence() -> None:
    """The first is on its way before the second is made."""
    voice = VoiceThatHums()

    async def listen() -> list[Event]:
        async with serving(parts(voice=voice)) as port:
            return await send(port, Synthesize(text="Stand up. Walk a bit."), until="audio-stop")

    events = asyncio.run(listen())
    assert voice.sentences == ["Stand up.", "Walk a bit."]
    assert events[0].type == "audio-start"
    assert events[0].data["rate"] == 8000
    assert sum(len(each.payload or b"") for each in events) == 2 * 8000 * 2 * 60 * 5 // 150 // 2


def test_a_text_that_comes_in_pieces_is_said_as_it_comes_and_once() -> None:
    """Home Assistant sends it whole as well, for those who cannot stream."""
    voice = VoiceThatHums()
    pieces = (SynthesizeChunk(text=each) for each in ("Stand ", "up. Wa", "lk."))

    async def listen() -> list[Event]:
        async with serving(parts(voice=voice)) as port:
            return await send(
                port,
                SynthesizeStart(),
                *pieces,
                Synthesize(text="Stand up. Walk."),
                SynthesizeStop(),
                until="synthesize-stopped",
            )

    kinds = [each.type for each in asyncio.run(listen())]
    assert voice.sentences == ["Stand up.", "Walk."]
    assert kinds.count("audio-start") == kinds.count("audio-stop") == 1


def test_slower_is_said_slower() -> None:
    """Over the wire, to whoever asked for it."""
    voice = VoiceThatHums()

    async def talk() -> None:
        async with serving(parts(voice=voice)) as port:
            text = (await ask(port, "speak slower please")).data["text"]
            await send(port, Synthesize(text=text), until="audio-stop")
            await send(port, Synthesize(text="Something else."), until="audio-stop")

    asyncio.run(talk())
    assert max(voice.paces[:-1]) < voice.paces[-1] == 150


class ReadsReplies(VoiceThatHums):
    """A voice that is told which replies are urgent, as a natural one is."""

    def __init__(self) -> None:
        super().__init__()
        self.urgent: list[bool] = []

    def for_reply(self, *, urgent: bool) -> Synthesiser:
        """Remember it."""
        self.urgent.append(urgent)
        return self


def test_the_voice_that_was_asked_for_speaks() -> None:
    """By its name, over the wire."""
    names: list[str] = []

    def named(name: str) -> Synthesiser:
        names.append(name)
        return VoiceThatHums()

    serves = replace(parts(), talks=Talks(dialogue(), Manner(voice="en-us")), voice=named)

    async def talk() -> None:
        async with serving(serves) as port:
            await send(port, Synthesize(text="Something else."), until="audio-stop")

    asyncio.run(talk())
    assert names == ["en-us"]


def test_an_order_of_danger_is_said_as_urgent_and_nothing_else_is() -> None:
    """A natural voice may take its time over a sentence, but never over this one."""
    voice = ReadsReplies()

    async def talk() -> None:
        async with serving(parts(voice=voice)) as port:
            for said in ("what are varicose veins", DANGER):
                text = (await ask(port, said)).data["text"]
                await send(port, Synthesize(text=text), until="audio-stop")
                pieces = (SynthesizeChunk(text=each) for each in (text[:3], text[3:]))
                streamed = (SynthesizeStart(), *pieces, SynthesizeStop())
                await send(port, *streamed, until="synthesize-stopped")

    asyncio.run(talk())
    assert voice.urgent == [False, False, True, True]


def test_what_is_missing_is_told_and_the_rest_goes_on() -> None:
    """Without ears or a voice, danger is answered all the same."""

    def no_ears() -> Ears:
        raise ModelError("No speech model is here. Run: voice-skill models install")

    silent = VoiceThatHums(fails_on="Stand", error=VoiceError("No voice was found."))

    async def talk() -> None:
        async with serving(parts(voice=silent, ears=no_ears)) as port:
            told = await send(port, *sound(SPOKEN), until="error")
            assert "models install" in told[-1].data["text"]
            told = await send(port, Synthesize(text="Stand up."), until="error")
            assert told[-1].data["text"] == "No voice was found."
            assert (await ask(port, DANGER)).data["text"].startswith("Call 999 now.")

    asyncio.run(talk())


@pytest.mark.parametrize(
    "rubbish",
    [
        Event("transcript", {}),
        Event("transcript", {"text": 5}),
        Event("synthesize", {"text": None}),
        Event("audio-chunk", {"rate": 0, "width": 2, "channels": 1}, b"ab"),
        Event("audio-chunk", {"rate": 16_000, "width": [2], "channels": 1}, b"ab"),
        Event("audio-chunk", {"rate": 16_000, "width": 2, "channels": 10**9}, b"ab"),
    ],
)
def test_an_event_that_makes_no_sense_is_refused_and_nobody_else_notices(rubbish: Event) -> None:
    """The connection is closed with a reason."""

    async def talk() -> None:
        async with serving(parts()) as port:
            async with AsyncTcpClient("127.0.0.1", port) as client:
                await client.write_event(AudioStart(16_000, 2, 1).event())
                await client.write_event(rubbish)
                assert (await received(client, "error"))[-1].data["code"] == "rubbish"
                assert await asyncio.wait_for(client.read_event(), PATIENCE) is None
            assert (await ask(port, DANGER)).data["text"].startswith("Call 999 now.")

    asyncio.run(talk())


def test_odd_names_and_letters_harm_nobody() -> None:
    """Half a sample, half a letter, a context that is a list."""

    async def talk() -> None:
        async with serving(parts("no")) as port:
            contexts: list[object] = [[], {"conversation_id": 5}, "x", 7, None]
            for context in (*contexts, {"conversation_id": "x" * 9000}):
                event = Event("transcript", {"text": f"\\ud800 \0 {DANGER}", "context": context})
                async with AsyncTcpClient("127.0.0.1", port) as client:
                    await client.write_event(event)
                    assert (await received(client, "handled"))[-1].data["text"]
            odd = AudioChunk(16_000, 2, 1, b"abc")
            events = await send(
                port, AudioStart(16_000, 2, 1), odd, *sound(SPOKEN), until="transcript"
            )
            assert events[-1].data["text"] == "no"

    asyncio.run(talk())


def test_no_word_of_it_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    """At the finest level, over all loggers, through a fault as well."""
    caplog.set_level(logging.DEBUG)
    broken = VoiceThatHums(fails_on="Zanzibar", error=RuntimeError("Zanzibar"))

    async def talk() -> None:
        async with serving(parts("zanzibar", voice=broken)) as port:
            await ask(port, "zanzibar")
            await send(port, *sound(SPOKEN), until="transcript-stop")
            async with AsyncTcpClient("127.0.0.1", port) as client:
                await client.write_event(Synthesize(text="Zanzibar.").event())
                assert await asyncio.wait_for(client.read_event(), PATIENCE) is None
            await ask(port, "zanzibar", talk="zanzibar")
            assert (await send(port, Transcript(text="zanzibar"), until="handled"))[-1]

    asyncio.run(talk())
    assert "RuntimeError" in caplog.text
    assert "zanzibar" not in caplog.text.lower()
