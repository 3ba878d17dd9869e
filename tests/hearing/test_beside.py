"""A second ear beside the first: begun in a pause, thrown away where speech goes on."""

from __future__ import annotations

from dataclasses import replace

from voice_skill.hearing.beside import Beside, is_for_two
from voice_skill.values.heard import Heard, Hypothesis

FIRST = Heard((Hypothesis("what helps against cramps", 0.8, "vosk"),), 1.0, 3.0)


class Second:
    """Hears the number of bytes, and remembers what it was given."""

    def __init__(self) -> None:
        self.given: list[bytes] = []

    def __call__(self, audio: bytes) -> tuple[Hypothesis, ...]:
        self.given.append(audio)
        return (Hypothesis(f"{len(audio)} bytes", 0.5, "moonshine"),)


def texts(heard: Heard) -> list[str]:
    return [each.text for each in heard.hypotheses]


def test_what_was_heard_in_the_last_pause_is_joined_once() -> None:
    """The first ear's readings stay first, and the times are its own."""
    second = Second()
    beside = Beside(second)
    for _ in range(3):
        beside.follow(lambda: b"1234", paused=True)
    joined = beside.joined(FIRST, b"123456")
    assert texts(joined) == ["what helps against cramps", "4 bytes"]
    assert (joined.started, joined.ended) == (1.0, 3.0)
    assert second.given == [b"1234"]


def test_where_speech_goes_on_the_whole_of_it_is_heard() -> None:
    """A pause in the middle was no end."""
    second = Second()
    beside = Beside(second)
    beside.follow(lambda: b"1234", paused=True)
    beside.follow(lambda: b"12345", paused=False)
    assert texts(beside.joined(FIRST, b"123456"))[1:] == ["6 bytes"]


def test_one_utterance_is_not_heard_in_the_next() -> None:
    """What was begun is dropped with it."""
    beside = Beside(Second())
    beside.follow(lambda: b"1234", paused=True)
    beside.drop()
    beside.follow(lambda: b"12", paused=True)
    assert texts(beside.joined(FIRST, b"123456"))[1:] == ["2 bytes"]


def test_nobody_waits_for_it_after_a_command_or_an_answer() -> None:
    """They are obeyed by what the first ear heard."""
    for text in ("stop", "no", "yes please", "say that again", ""):
        assert not is_for_two(Heard((Hypothesis(text, 0.8, "vosk"),)))
    assert is_for_two(FIRST)


def test_what_is_longer_than_the_second_ear_hears_is_left_to_the_first() -> None:
    """Half a story would differ from the whole."""
    assert not is_for_two(replace(FIRST, ended=40.0))
