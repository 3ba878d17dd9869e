"""What Home Assistant is handed is whole before the door opens."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.speaking.test_voices import children
from tests.support import BICYCLE
from voice_skill.assembly.bridges import build_talks, build_wyoming
from voice_skill.settings import Settings
from voice_skill.values.heard import Heard


@pytest.mark.usefixtures("vosk_model")
def test_what_is_built_answers_at_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nobody who tells of a danger waits for a model to be read."""
    monkeypatch.setenv("VOICE_SKILL_CACHE", str(tmp_path))
    settings = Settings(pack=str(BICYCLE), country="gb", rate=120)
    parts = build_wyoming(settings, tell=lambda _: None)
    try:
        answer = parts.talks.talk("one").hear(Heard.typed("how do i mend a flat tyre"))
        assert answer.text
        assert answer.manner.rate == 120
        spoken = parts.talks.talk("one").hear(Heard.typed("another voice"))
        assert "This is another voice" in spoken.text
        assert parts.voice(spoken.manner.voice).render("One.", words_per_minute=150).samples
        assert "bicycle" in str(parts.info.handle[0].description)
    finally:
        parts.close()
    assert not children()  # no process of a voice is left


def test_where_somebody_else_speaks_no_voice_of_ours_is_said_to_be_changed() -> None:
    """A language model shows the words, or speaks with its own voice."""
    _, talks = build_talks(Settings(pack=str(BICYCLE), voice="en-us"), tell=lambda _: None)
    assert "changed no voice" in talks.talk("one").hear(Heard.typed("another voice")).text
