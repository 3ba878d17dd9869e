"""A spoken conversation keeps what its face can keep."""

from __future__ import annotations

import pytest

from tests.assistant.test_mouth import Humming
from tests.support import LEGS, dialogue
from voice_skill.assembly.spoken import keeping
from voice_skill.assistant import Assistant
from voice_skill.assistant.mouth import Mouth
from voice_skill.assistant.ports import Face
from voice_skill.cli.keyboard import Keyboard
from voice_skill.cli.options import Common
from voice_skill.cli.screen import Screen
from voice_skill.cli.timings import Timings
from voice_skill.settings import Settings
from voice_skill.testing import LoudspeakerThatRemembers, VoiceThatHums
from voice_skill.values.heard import Heard


def test_another_voice_is_only_spoken_of_where_our_own_speaks() -> None:
    """A screen reader speaks with its own: we cannot change that, and do not say that we did."""
    face = Face(
        Screen(Common(plain=True)),
        Keyboard(),
        Timings(False),
        Humming(VoiceThatHums(), LoudspeakerThatRemembers()),
    )
    settings, talks = Settings(speech="screen-reader"), dialogue(LEGS)
    with Mouth(face, settings) as mouth:
        kept = keeping(settings, talks, mouth, tell=pytest.fail, keep=False)
        assistant = Assistant(talks, keeping=kept)
        before = assistant.manner
        said = assistant.turn(Heard.typed("another voice")).text
        assert "This is another voice" not in said
        assert assistant.manner == before
        mouth.speak_through("own")
        assert kept.voices()
