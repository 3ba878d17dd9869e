"""Listening while we speak: with real ears on made sound, in the time of the samples."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from voice_skill.cli.duplex import Duplex, asked_again
from voice_skill.core.script import Position, Sentence
from voice_skill.core.types import ChunkKind, Expects, Heard, Hypothesis
from voice_skill.hearing.ears import Ears
from voice_skill.hearing.voice_activity import VoiceDetector

OURS = "leg cramps are very common and usually harmless"


class Scripted:
    """A recogniser that hears one word more with every block."""

    def __init__(self, words: str) -> None:
        self._words = words.split()
        self._fed = 0

    def feed(self, block: bytes) -> str:
        """The words so far."""
        self._fed = min(self._fed + 1, len(self._words))
        return " ".join(self._words[: self._fed])

    def finish(self) -> tuple[Hypothesis, ...]:
        """All of them."""
        heard = " ".join(self._words[: self._fed])
        self._fed = 0
        return (Hypothesis(heard, 1.0, "scripted"),) if heard else ()


class Always:
    """A detector that hears a voice in every block that is not silent."""

    def probabilities(self, block: bytes) -> tuple[float, ...]:
        """Three windows a block."""
        return (1.0 if any(block) else 0.0,) * 3

    def reset(self, beginning: bytes = b"") -> None:
        """Nothing to forget."""


class Talkover:
    """One reply being said while somebody is heard."""

    def __init__(self, heard: str, cleared: float = 0.0) -> None:
        detector: VoiceDetector = Always()
        self.stopped = threading.Event()
        self.now = 0.0
        self.duplex = Duplex(
            Ears(Scripted(heard), detector),
            self._blocks,
            stop=self.stopped.set,
            lexicon={},
            cleared=lambda: cleared,
            clock=lambda: self.now,
        )

    def _blocks(self) -> Iterator[bytes]:
        # Three seconds of voices, then a silent room, and then we have said all.
        while self.now < 8.0:
            self.now += 0.05
            yield (b"\x01\x10" if self.now < 3.0 else b"\0\0") * 800
        self.duplex._over.set()

    def hear(self) -> Heard | None:
        """What a person said, once our sentence is over and the room is silent."""
        self.duplex.sentence(Sentence(OURS, Position(0, 0), "", ChunkKind.ANSWER), 150)
        self.duplex.begin(Expects.ANYTHING)
        thread = self.duplex._thread
        assert thread is not None
        thread.join(10)
        found = self.duplex.end()
        return found.heard if found is not None else None


@pytest.mark.parametrize(
    ("heard", "taken"),
    [
        (f"{OURS} stop", "stop"),
        ("leg cramps are stop very common", "stop"),
        ("leg cramps are slower very common", "slower"),
        (f"{OURS} yes please", "yes please"),
    ],
)
def test_a_person_is_heard_over_our_own_voice(heard: str, taken: str) -> None:
    """Without the words that were ours."""
    found = Talkover(heard).hear()
    assert found is not None
    assert found.text == taken


@pytest.mark.parametrize(
    "heard",
    [
        OURS,
        "leg crumbs are fairly common and usually arm less",
        "trump saw me because they",
        "leg",
    ],
)
def test_our_own_voice_silences_nobody_and_asks_nothing(heard: str) -> None:
    """Heard rightly or wrongly."""
    talkover = Talkover(heard)
    assert talkover.hear() is None
    assert not talkover.stopped.is_set()


@pytest.mark.parametrize(
    ("heard", "cleared", "apart"),
    [(OURS, 15.0, True), (OURS, 2.0, False), ("leg", 0.0, True)],
    ids=["taken out", "drowned", "headphones"],
)
def test_the_welcome_shows_whether_we_can_be_told_apart(
    heard: str, cleared: float, apart: bool
) -> None:
    """Where a person would be drowned by our voice, we listen only after we have spoken."""
    talkover = Talkover(heard, cleared)
    talkover.hear()
    assert talkover.duplex.tells_apart is apart


def test_while_it_is_tried_out_nobody_is_obeyed_and_a_command_shows_that_it_fails() -> None:
    """A word of command in our own welcome is one of ours, misheard."""
    talkover = Talkover(f"{OURS} stop", 20.0)
    talkover.duplex.is_trying = True
    assert talkover.hear() is None
    assert not talkover.stopped.is_set()
    assert not talkover.duplex.tells_apart


def test_stop_silences_at_once() -> None:
    """The loudspeaker is told in the very step in which the word is heard."""
    talkover = Talkover(f"{OURS} stop")
    talkover.hear()
    assert talkover.stopped.is_set()
    assert talkover.now < 3.0


def test_a_no_over_our_own_danger_question_repeats_it() -> None:
    """It may be a word of ours."""

    def said(text: str) -> Heard:
        return Heard((Hypothesis(text, 1.0, "overheard"),))

    assert asked_again(said("no")).text == "repeat that"
    assert asked_again(said("no it isn't")).text == "repeat that"
    assert asked_again(said("yes it is")).text == "yes it is"
    assert asked_again(said("what does that mean")).text == "what does that mean"
