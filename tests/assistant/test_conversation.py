"""A spoken conversation whole: real ears on made sound, a real screen, no loudspeaker."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assistant.test_barge_in import Always, Scripted
from tests.assistant.test_turn_taking import SECOND, SILENT, SPOKEN, Room
from tests.support import BICYCLE, LEGS, dialogue
from voice_skill.assistant import Keeping, Manner
from voice_skill.assistant.conversation import Conversation, Parts
from voice_skill.assistant.mouth import Mouth
from voice_skill.assistant.ports import Face
from voice_skill.assistant.troubles import Troubles
from voice_skill.assistant.turn_taking import Hearing
from voice_skill.cli.keyboard import Keyboard
from voice_skill.cli.options import Common
from voice_skill.cli.screen import Screen
from voice_skill.cli.timings import Timings
from voice_skill.hearing.ears import Ears
from voice_skill.settings import Settings
from voice_skill.values.heard import Heard

UTTERANCE = [*[SPOKEN] * SECOND, *[SILENT] * 2 * SECOND]


def conversation(
    words: str, *blocks: bytes, folder: Path = BICYCLE, keys: Keyboard | None = None
) -> tuple[Conversation, Room]:
    """With somebody who says these words at each utterance, and the room they speak in."""
    common, room = Common(quiet=True), Room(*blocks)
    face = Face(Screen(common), keys or Keyboard(), Timings(False), common.voices())
    mouth = Mouth(face, Settings())
    hearing = Hearing(Ears(Scripted(words), Always()), room)  # type: ignore[arg-type]
    troubles = Troubles(face.screen, mouth)
    parts = Parts(dialogue(folder), face, mouth, troubles, hearing, Keeping(), Manner())
    return Conversation(parts), room


def test_it_welcomes_hears_and_answers(capsys: pytest.CaptureFixture[str]) -> None:
    """Until the microphone is closed."""
    conversation("what oil is right for a chain", *UTTERANCE)[0].hold()
    shown = capsys.readouterr()
    assert shown.out.startswith("Hello.")
    assert "You: what oil is right for a chain" in shown.err
    assert "one drop of oil" in shown.out


def test_thanks_end_it(capsys: pytest.CaptureFixture[str]) -> None:
    """What is said later is not listened to."""
    talk, room = conversation("thank you goodbye", *UTTERANCE, *UTTERANCE)
    talk.hold()
    assert capsys.readouterr().err.count("You: ") == 1
    assert len(list(room.blocks())) >= 2 * SECOND


def test_an_opening_begins_a_check_up_as_it_does_typed(capsys: pytest.CaptureFixture[str]) -> None:
    """Its first question follows the welcome."""
    talk, _ = conversation("no", folder=LEGS)
    talk.hold("my calf hurts")
    assert talk.assistant.session.checkup is not None
    assert "About ten more questions." in capsys.readouterr().out


def test_a_danger_said_in_the_first_talk_is_answered_at_once(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Nobody has to choose a voice before."""
    monkeypatch.setenv("VOICE_SKILL_CONFIG", str(tmp_path / "config.toml"))
    talk, _ = conversation("my chest hurts and i can't breathe", *UTTERANCE, folder=LEGS)
    assert talk.set_up()
    assert "999" in capsys.readouterr().out


def test_what_is_typed_stands_once(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The terminal has shown it; and an empty line is answered as one."""
    monkeypatch.setattr(Keyboard, "is_there", True)
    keys = Keyboard()
    talk, room = conversation("", *[SILENT] * SECOND, keys=keys)
    room.device = None
    keys._lines.put("what oil is right for a chain")
    talk.assistant.turn(talk._listen() or Heard(()))
    keys._lines.put("")
    talk.assistant.turn(talk._listen() or Heard(()))
    shown = capsys.readouterr()
    assert "one drop of oil" in shown.out
    assert "You typed no words. Want more?" in shown.out
    assert "You:" not in shown.err
    assert "Listening" not in shown.err


def test_without_a_loudspeaker_nobody_is_asked_how_loud_it_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Nor how fast; not in the first talk, and not where it is asked for."""
    monkeypatch.setenv("VOICE_SKILL_CONFIG", str(tmp_path / "config.toml"))
    conversation("")[0].hold(first=True)
    talk, _ = conversation("no", *UTTERANCE, *UTTERANCE)
    assert not talk.set_up()
    shown = capsys.readouterr().out
    assert "Does a screen reader run" in shown
    for word in ("fast", "loud", "slower", "three short questions"):
        assert word not in shown
