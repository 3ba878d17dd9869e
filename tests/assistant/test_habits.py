"""What is kept between runs: only what was changed, and a fault is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from voice_skill.assistant import Manner
from voice_skill.assistant.habits import Habits, manner_of
from voice_skill.settings import Settings, load_settings


def test_only_what_was_changed_is_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A pace that was given once on the command line stays there."""
    file = tmp_path / "config.toml"
    monkeypatch.setenv("VOICE_SKILL_CONFIG", str(file))
    settings = Settings(rate=200)
    manner = manner_of(settings)
    assert manner == Manner(rate=200)
    Habits(settings, pytest.fail).changed(manner, replace(manner, volume=80))
    assert file.read_text(encoding="utf-8") == "volume = 80\n"


def test_a_voice_that_was_chosen_is_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As the setting names it, so that it speaks the next time too."""
    file = tmp_path / "config.toml"
    monkeypatch.setenv("VOICE_SKILL_CONFIG", str(file))
    Habits(Settings(), pytest.fail).changed(Manner(), Manner(voice="kokoro:bf_emma"))
    assert load_settings().voice == "kokoro:bf_emma"


def test_one_conversation_leaves_what_another_changed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """And who reads aloud in one, such as a screen reader, is its own affair."""
    monkeypatch.setenv("VOICE_SKILL_CONFIG", str(tmp_path / "config.toml"))
    habits, usual = Habits(Settings(), pytest.fail), Manner()
    read = replace(usual, speech="screen-reader")
    habits.changed(read, replace(read, voice="kokoro:bf_emma"))
    habits.changed(usual, replace(usual, rate=135))
    assert habits.now == replace(usual, voice="kokoro:bf_emma", rate=135)
    assert load_settings().voice == "kokoro:bf_emma"


def test_what_cannot_be_written_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It holds for this conversation."""
    (tmp_path / "file").touch()
    monkeypatch.setenv("VOICE_SKILL_CONFIG", str(tmp_path / "file" / "config.toml"))
    told: list[str] = []
    Habits(Settings(), told.append).changed(Manner(), Manner(rate=135))
    assert told[0].endswith("It holds for this conversation only.")
