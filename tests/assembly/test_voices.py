"""Voices as they are set, opened when they are wanted."""

from __future__ import annotations

from pathlib import Path

import pytest

from voice_skill.assembly.voices import SetVoices, speak
from voice_skill.settings import Settings
from voice_skill.values.reply import NOTICE, Chunk, ChunkKind, Reply


def test_quiet_silences_every_voice() -> None:
    """Our own, and the screen reader's."""
    assert SetVoices(Settings(), quiet=True).are_silent("own")
    assert not SetVoices(Settings()).are_silent("own")


@pytest.mark.slow
def test_a_reply_is_spoken_into_the_file_that_was_asked_for(tmp_path: Path) -> None:
    """Instead of the loudspeaker."""
    file = tmp_path / "said.wav"
    reply = Reply((Chunk("Good morning.", ChunkKind.NOTICE),), NOTICE)
    speak(reply, SetVoices(Settings(), out=file), tell=pytest.fail)
    assert file.stat().st_size > 10_000
