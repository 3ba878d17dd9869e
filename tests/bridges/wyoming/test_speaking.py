"""Text to sound: each sentence goes out as it is complete, in one stream of one rate."""

from __future__ import annotations

import asyncio

from wyoming.event import Eventable

from voice_skill.bridges.talks import MOST_LETTERS
from voice_skill.bridges.wyoming.speaking import Render, Saying, Sentences, chunks
from voice_skill.values.audio import Speech


def test_sentences_are_given_out_as_they_are_complete() -> None:
    """The pieces may break anywhere."""
    sentences = Sentences()
    text = "Stretch the calf. Dr. Smith agrees.  Drink 2.5 litres? Yes."
    given: list[str] = []
    for letter in text:
        given += sentences.add(letter)
    assert given == ["Stretch the calf.", "Dr. Smith agrees.", "Drink 2.5 litres?"]
    assert sentences.rest() == ["Yes."]


def test_a_text_without_end_is_cut() -> None:
    """Nobody listens to a book, and a stranger cannot keep the voice busy for ever."""
    sentences = Sentences()
    said = [*sentences.add("word " * MOST_LETTERS), *sentences.add("more"), *sentences.rest()]
    assert sum(map(len, said)) <= MOST_LETTERS


def test_sound_goes_out_in_small_pieces_and_whole() -> None:
    """So that the other side can begin."""
    speech = Speech(bytes(range(250)) * 100, 8000)
    pieces = list(chunks(speech))
    assert b"".join(pieces) == speech.samples
    assert max(map(len, pieces)) == 1600


def said(*texts: str) -> tuple[list[tuple[str, str]], list[tuple[str, int]]]:
    """What was rendered, each with the sentence it began at; the events with their rates."""
    rendered: list[tuple[str, str]] = []
    sent: list[tuple[str, int]] = []

    def begin(first: str) -> Render:
        async def render(sentence: str) -> Speech:
            rendered.append((sentence, first))
            return Speech(bytes(3200), 8000 if len(rendered) == 1 else 16_000)

        return render

    async def send(what: Eventable) -> None:
        event = what.event()
        sent.append((event.type, event.data.get("rate", 0)))

    async def say() -> None:
        saying = Saying(begin, send)
        for each in texts:
            await saying.add(each)
        await saying.end()

    asyncio.run(say())
    return rendered, sent


def test_a_stream_keeps_its_rate_and_is_said_in_one_way() -> None:
    """Whichever voice says a sentence; its beginning tells whom the text answers."""
    rendered, sent = said("One. Two. ", "Three.")
    assert rendered == [("One.", "One."), ("Two.", "One."), ("Three.", "One.")]
    assert sent[0] == ("audio-start", 8000)
    assert sent[-1] == ("audio-stop", 0)
    assert set(sent[1:-1]) == {("audio-chunk", 8000)}


def test_nothing_to_say_is_a_stream_all_the_same() -> None:
    """Whoever waits for one gets one."""
    assert [kind for kind, _ in said("")[1]] == [
        "audio-start",
        "audio-chunk",
        "audio-chunk",
        "audio-stop",
    ]
