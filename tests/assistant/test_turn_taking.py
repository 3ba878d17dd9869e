"""What the person says next: with real ears on made sound, as fast as it can be read."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from tests.assistant.test_barge_in import Always, Scripted
from voice_skill.assistant.barge_in import Overheard
from voice_skill.assistant.mouth import Mouth
from voice_skill.assistant.ports import Face
from voice_skill.assistant.troubles import Troubles
from voice_skill.assistant.turn_taking import Hearing, Turns
from voice_skill.cli.keyboard import Keyboard
from voice_skill.cli.options import Common
from voice_skill.cli.screen import Screen
from voice_skill.cli.timings import Timings
from voice_skill.hearing.ears import Ears
from voice_skill.language.prompts import prompt
from voice_skill.listening.levels import LevelMeter
from voice_skill.listening.sound_check import NOTHING
from voice_skill.settings import Settings
from voice_skill.values.heard import Heard
from voice_skill.values.reply import Expects

SPOKEN, SILENT, BROKEN = b"\x01\x10" * 800, b"\0\0" * 800, b""
SECOND = 20  # blocks


class Room:
    """A microphone that gives these blocks once; what is left is a closed stream."""

    device: str | None = "a microphone"

    def __init__(self, *blocks: bytes) -> None:
        self._blocks = iter(blocks)
        meter = LevelMeter(1)
        meter.add(np.full((100, 1), 0.2, dtype=np.float32))
        self.levels = meter.levels
        self.loudness = (0.0, 0.0)
        self.above_room = 30.0

    def blocks(self) -> Iterator[bytes]:
        """What is left of them."""
        return self._blocks

    def clearness(self, seconds: float) -> float:
        """How far the voice stood above the room."""
        return self.above_room if seconds > 0 else NOTHING

    def discard(self) -> None:
        """Nothing was heard meanwhile."""


def turns(
    room: Room, words: str = "what about oil", *, keys: Keyboard | None = None, enter: bool = False
) -> Turns:
    """Turns in which whoever speaks says these words."""
    common = Common(quiet=True)
    face = Face(Screen(common), keys or Keyboard(), Timings(False), common.voices())
    mouth = Mouth(face, Settings())
    return Turns(
        Hearing(Ears(Scripted(words), Always()), room, enter=enter),  # type: ignore[arg-type]
        face,
        mouth,
        Troubles(face.screen, mouth),
        is_urgent=lambda heard: "chest" in heard.text,
    )


def said(found: Heard | None) -> str:
    """The words."""
    assert found is not None
    return found.text


def test_an_utterance_ends_with_a_second_and_a_half_of_silence() -> None:
    """Until then it is waited for."""
    room = Room(*[SILENT] * SECOND, *[SPOKEN] * SECOND, *[SILENT] * 2 * SECOND)
    assert said(turns(room).next(remind=True, expects=Expects.ANYTHING)) == "what about oil"
    assert len(list(room.blocks())) == pytest.approx(0.5 * SECOND, abs=3)


def test_without_a_microphone_it_says_to_type(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever sits at the keyboard is not told that it listens."""
    monkeypatch.setattr(Keyboard, "is_there", True)
    room = Room(*[SILENT] * SECOND)
    room.device = None
    ours = turns(room)
    ours.next(remind=False, expects=Expects.ANYTHING)
    ours.next(remind=False, expects=Expects.ANYTHING)
    told = capsys.readouterr().err
    assert told.count("Type here") == 1, "an order stays the last line"
    assert "Listening" not in told


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> Keyboard:
    """A keyboard with somebody at it."""
    monkeypatch.setattr(Keyboard, "is_there", True)
    return Keyboard()


def deaf(*blocks: bytes) -> Room:
    """A room without a microphone."""
    room = Room(*blocks)
    room.device = None
    return room


def test_an_empty_line_is_no_silence(keys: Keyboard) -> None:
    """Whoever pressed Enter is not told that nothing was heard."""
    for made in (turns(deaf(SILENT), keys=keys), turns(deaf(), keys=keys, enter=True)):
        keys._lines.put("")
        assert made.next(remind=True, expects=Expects.ANYTHING) == Heard.typed("")


def test_without_a_microphone_nobody_is_reminded_to_speak(keys: Keyboard) -> None:
    """However long somebody types."""
    room = deaf(*[SILENT] * 60 * SECOND)
    assert turns(room, keys=keys).next(remind=True, expects=Expects.ANYTHING) is None
    assert not list(room.blocks())


def test_without_a_microphone_a_mark_stands_where_to_type(
    keys: Keyboard, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """At each turn, with Enter to begin or hands free."""
    monkeypatch.setattr(Common, "is_plain", False)
    for enter in (False, True):
        made = turns(deaf(SILENT, SILENT), keys=keys, enter=enter)
        for text in ("flat tyre", "yes"):
            keys._lines.put(text)
            assert said(made.next(remind=True, expects=Expects.ANYTHING)) == text
        told = capsys.readouterr().err
        assert told == f"{prompt('sound.type')}\n> > "


def test_eight_seconds_of_silence_are_told() -> None:
    """So that somebody can be reminded."""
    room = Room(*[SILENT] * 10 * SECOND)
    assert said(turns(room).next(remind=True, expects=Expects.ANYTHING)) == ""
    assert len(list(room.blocks())) == pytest.approx(2 * SECOND, abs=3)


def test_who_rests_is_not_reminded() -> None:
    """However long it is silent."""
    room = Room(*[SILENT] * 60 * SECOND, *[SPOKEN] * SECOND, *[SILENT] * 2 * SECOND)
    assert said(turns(room).next(remind=False, expects=Expects.ANYTHING)) == "what about oil"


def test_when_the_microphone_is_closed_nothing_can_come() -> None:
    """The conversation is over."""
    assert turns(Room()).next(remind=True, expects=Expects.ANYTHING) is None


def test_thirty_seconds_are_the_limit_and_that_is_said(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What was heard so far is answered."""
    room = Room(*[SILENT] * SECOND, *[SPOKEN] * 40 * SECOND)
    assert said(turns(room).next(remind=True, expects=Expects.ANYTHING)) == "what about oil"
    assert "That was thirty seconds." in capsys.readouterr().err


def test_what_was_broken_off_is_asked_for_again(capsys: pytest.CaptureFixture[str]) -> None:
    """The microphone went away in mid-sentence: half a question is not answered."""
    room = Room(
        *[SILENT] * SECOND, *[SPOKEN] * 5, BROKEN, *[SPOKEN] * SECOND, *[SILENT] * 2 * SECOND
    )
    found = turns(room, "is it bad").next(remind=True, expects=Expects.ANYTHING)
    assert said(found) == "is it bad"
    assert "only the beginning" in capsys.readouterr().err
    assert not list(room.blocks())[SECOND:]


def test_a_danger_sign_that_was_broken_off_counts(capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody has to say it twice."""
    room = Room(*[SILENT] * SECOND, *[SPOKEN] * 5, BROKEN, *[SILENT] * 10 * SECOND)
    found = turns(room, "my chest hurts").next(remind=True, expects=Expects.ANYTHING)
    assert said(found) == "my chest hurts"
    assert capsys.readouterr().err.count("only the beginning") == 0


def test_what_was_said_over_our_own_voice_is_marked_as_such() -> None:
    """What a no then counts for, the dialogue decides."""
    made = turns(Room())
    made._mouth.overheard = Overheard(Heard.typed("no"))
    found = made.next(remind=True, expects=Expects.YES_NO)
    assert said(found) == "no"
    assert found is not None
    assert found.over_us
    assert made.was_overheard
    assert made._mouth.overheard is None


ONCE = (*[SILENT] * SECOND, *[SPOKEN] * SECOND, *[SILENT] * 2 * SECOND)


def test_in_noise_it_says_once_what_helps(capsys: pytest.CaptureFixture[str]) -> None:
    """Twice would be in the way; in a quiet room nobody is told."""
    for above_room, told in ((30.0, 0), (6.0, 1)):
        room = Room(*ONCE, *ONCE)
        room.above_room = above_room
        made = turns(room)
        for _ in range(2):
            assert said(made.next(remind=True, expects=Expects.ANYTHING)) == "what about oil"
        assert capsys.readouterr().err.count("It is noisy here. Come closer") == told


def test_silence_in_noise_is_no_reason_to_say_so(capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody spoke: nobody has to come closer."""
    room = Room(*[SILENT] * 10 * SECOND)
    room.above_room = 6.0
    turns(room).next(remind=True, expects=Expects.ANYTHING)
    assert "noisy" not in capsys.readouterr().err


def test_a_danger_in_noise_is_answered_first(capsys: pytest.CaptureFixture[str]) -> None:
    """What helps to be heard is told with what is said next."""
    room = Room(*ONCE, *ONCE)
    room.above_room = 6.0
    made = turns(room, "my chest hurts")
    assert said(made.next(remind=True, expects=Expects.ANYTHING)) == "my chest hurts"
    assert "noisy" not in capsys.readouterr().err
