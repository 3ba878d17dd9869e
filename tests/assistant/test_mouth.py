"""The voice of a conversation: cut short by what is heard, and going on where that was nothing."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext

import pytest

from voice_skill.assistant import Manner
from voice_skill.assistant.barge_in import Overheard
from voice_skill.assistant.mouth import Mouth
from voice_skill.assistant.ports import Face, Tell
from voice_skill.cli.keyboard import Keyboard
from voice_skill.cli.options import Common
from voice_skill.cli.screen import Screen
from voice_skill.cli.timings import Timings
from voice_skill.language.prompts import prompt
from voice_skill.settings import Settings
from voice_skill.speaking.speaker import Speaker
from voice_skill.speaking.voiced import Voiced
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

    @property
    def is_hopeless(self) -> bool:
        """Whether it should be given up."""
        return self._hopeless


class Humming:
    """Voices that are all this one."""

    def __init__(self, voice: VoiceThatHums, player: LoudspeakerThatRemembers) -> None:
        self.chosen: list[str] = []
        self._voiced = Voiced(Speaker(voice, player), player, choose=self.chosen.append)

    def are_silent(self, speech: str) -> bool:
        """Never."""
        return False

    def open(self, speech: str, *, tell: Tell) -> AbstractContextManager[Voiced]:
        """It needs no closing."""
        return nullcontext(self._voiced)


@pytest.fixture
def hums() -> VoiceThatHums:
    """It remembers what it was given."""
    return VoiceThatHums()


@pytest.fixture
def mouth(hums: VoiceThatHums) -> Iterator[Mouth]:
    """With a voice that hums, and a loudspeaker that takes a moment for each sentence."""
    player = LoudspeakerThatRemembers(hold=True)

    over = threading.Event()

    def release() -> None:
        while not over.wait(0.02):
            player.release()

    common = Common(plain=True)
    listener = threading.Thread(target=release)
    face = Face(Screen(common), Keyboard(), Timings(False), Humming(hums, player))
    with Mouth(face, Settings()) as made:
        listener.start()
        yield made
        over.set()
    listener.join()


def listening(mouth: Mouth, barge_in: Overhears) -> Overhears:
    """The same, attached."""
    barge_in.stop = mouth.stop
    mouth.barge_in = barge_in  # type: ignore[assignment]
    return barge_in


def test_what_was_heard_is_kept_and_the_place_is_known(mouth: Mouth) -> None:
    """The answer ends there; "go on" begins with the second sentence."""
    barge_in = listening(mouth, Overhears(1, "stop"))
    assert mouth.say(REPLY, Manner()) == Position(0, 1)
    assert mouth.overheard == Overheard(Heard.typed("stop"))
    assert barge_in.sentences == ["One.", "Two."]


def test_it_speaks_with_the_voice_of_the_manner(hums: VoiceThatHums) -> None:
    """Another one counts from the next reply on."""
    voices = Humming(hums, LoudspeakerThatRemembers())
    common = Common(plain=True)
    with Mouth(Face(Screen(common), Keyboard(), Timings(False), voices), Settings()) as mouth:
        mouth.say(REPLY, Manner())
        mouth.say(REPLY, Manner(voice="kokoro:bf_emma"))
    assert voices.chosen == ["", "kokoro:bf_emma"]


def test_a_cough_is_no_reason_to_fall_silent_for_good(mouth: Mouth) -> None:
    """It goes on by itself, with the sentence that was cut."""
    barge_in = listening(mouth, Overhears(1))
    assert mouth.say(REPLY, Manner()) is None
    assert barge_in.sentences == ["One.", "Two.", "Two.", "Three."]


def test_it_does_not_go_on_for_ever(mouth: Mouth) -> None:
    """Whoever makes a sound at every try wants something."""
    barge_in = listening(mouth, Overhears(99))
    assert mouth.say(REPLY, Manner()) == Position(0, 1)
    assert barge_in.sentences == ["One.", "Two.", "Two.", "Two."]


def test_where_the_voices_cannot_be_told_apart_it_listens_afterwards_and_says_so(
    mouth: Mouth, hums: VoiceThatHums, capsys: pytest.CaptureFixture[str]
) -> None:
    """Once, aloud and in text."""
    barge_in = listening(mouth, Overhears(1, "stop", hopeless=True))
    assert mouth.say(REPLY, Manner()) is None
    assert mouth.say(REPLY, Manner()) is None
    assert barge_in.sentences == []
    assert mouth.barge_in is None
    assert capsys.readouterr().err.count(prompt("sound.not_told_apart")) == 1
    assert hums.sentences.count(prompt("sound.not_told_apart")) == 1
