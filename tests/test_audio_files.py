"""The library of sound files is there, with the one form that is needed beside WAV."""

from __future__ import annotations

from voice_skill.audio_files import load_soundfile


def test_opus_can_be_written_and_read() -> None:
    """It keeps speech in a tenth of the bytes."""
    soundfile = load_soundfile()
    assert "OPUS" in soundfile.available_subtypes("OGG")
