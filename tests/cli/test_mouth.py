"""The voice of a conversation: cut short by what is heard, and going on where that was nothing."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.support import BICYCLE, pack
from voice_skill.assistant import Manner
from voice_skill.cli import mouth as module
from voice_skill.cli.duplex import Overheard
from voice_skill.cli.keyboard import Keyboard
from voice_skill.cli.mouth import NOT_TOLD_APART, Mouth
from voice_skill.cli.options import Common
from voice_skill.cli.screen import Screen
from voice_skill.cli.voices import Voiced
from voice_skill.settings import Settings
from voice_skill.speaking.speaker import Speaker
from voice_skill.testing import LoudspeakerThatRemembers, VoiceThatHums
from voice_skill.values.heard import Heard
from voice_skill.values.reply import Chunk, ChunkKind, Expects, Outcome, Reply
from voice_skill.values.script import Position, Sentence

REPLY = Reply((Chunk("One. Two. Three.", ChunkKind.ANSWER),), Outcome.of("topic:oil"))
WHOLE = ["One.", "Two.", "Three."]


class Overhears:
    """Listens while we speak: cuts the second sentence so many times, and has heard this."""

    def __init__(self, times: int, heard: str = "", *, hopeless: bool = False) -> None:
        self.sentences: list[str] = []
        self.was_cut = False
        self.stop: Callable[[], None] = lambda: None
        self._times = times
        self._heard = heard
        self._hopeless = hopeless

    def begin(self, expects: Expects) -> None:
        """A reply begins."""
        self.was_cut = False

    def sentence(self, sentence: Sentence, words_per_minute: int) -> None:
        """A sentence begins to sound."""
        self.sentences.append(sentence.text)
        if sentence.text == "Two." and self._times:
            self._times -= 1
            self.was_cut = True
            self.stop()

    def end(self) -> Overheard | None:
        """We are silent."""
        return Overheard(Heard.typed(self._heard)) if self.was_cut and self._heard else None

    def is_hopeless(self) -> bool:
        """Whether it should be given up."""
        return self._hopeless


@pytest.fixture
def hums() -> VoiceThatHums:
    """It remembers what it was given."""
    return VoiceThatHums()


@pytest.fixture
def mouth(monkeypatch: pytest.MonkeyPatch, hums: VoiceThatHums) -> Iterator[Mouth]:
    """With a voice that hums, and a loudspeaker that takes a moment for each sentence."""
    player = LoudspeakerThatRemembers(hold=True)

    @contextmanager
    def voice(*_: Any, **__: Any) -> Iterator[Voiced]:
        yield Voiced(Speaker(hums, player), player)

    monkeypatch.setattr(module, "open_voice", voice)
    over = threading.Event()

    def release() -> None:
        while not over.wait(0.02):
            player.release()

    common = Common(plain=True)
    listener = threading.Thread(target=release)
    with Mouth(common, Settings(), pack(BICYCLE), Keyboard(), Screen(common)) as made:
        listener.start()
        yield made
        over.set()
    listener.join()


def listening(mouth: Mouth, duplex: Overhears) -> Overhears:
    """The same, attached."""
    duplex.stop = mouth.stop
    mouth.duplex = duplex  # type: ignore[assignment]
    return duplex


def test_what_was_heard_is_kept_and_the_place_is_known(mouth: Mouth) -> None:
    """The answer ends there; "go on" begins with the second sentence."""
    duplex = listening(mouth, Overhears(1, "stop"))
    assert mouth.say(REPLY, Manner()) == Position(0, 1)
    assert mouth.overheard == Overheard(Heard.typed("stop"))
    assert duplex.sentences == ["One.", "Two."]


def test_a_cough_is_no_reason_to_fall_silent_for_good(mouth: Mouth) -> None:
    """It goes on by itself, with the sentence that was cut."""
    duplex = listening(mouth, Overhears(1))
    assert mouth.say(REPLY, Manner()) is None
    assert duplex.sentences == ["One.", "Two.", "Two.", "Three."]


def test_it_does_not_go_on_for_ever(mouth: Mouth) -> None:
    """Whoever makes a sound at every try wants something."""
    duplex = listening(mouth, Overhears(99))
    assert mouth.say(REPLY, Manner()) == Position(0, 1)
    assert duplex.sentences == ["One.", "Two.", "Two.", "Two."]


def test_where_the_voices_cannot_be_told_apart_it_listens_afterwards_and_says_so(
    mouth: Mouth, hums: VoiceThatHums, capsys: pytest.CaptureFixture[str]
) -> None:
    """Once, aloud and in text."""
    duplex = listening(mouth, Overhears(1, "stop", hopeless=True))
    assert mouth.say(REPLY, Manner()) is None
    assert mouth.say(REPLY, Manner()) is None
    assert duplex.sentences == []
    assert mouth.duplex is None
    assert capsys.readouterr().err.count(NOT_TOLD_APART) == 1
    assert hums.sentences.count(NOT_TOLD_APART) == 1
