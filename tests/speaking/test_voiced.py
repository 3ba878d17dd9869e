"""Whose voice speaks: our own, the screen reader's, or none. One voice at a time."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from voice_skill.speaking.voiced import is_silent


def test_a_screen_reader_without_a_dispatcher_reads_the_lines(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """We are silent then; where the dispatcher answers, we speak through it."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.delenv("SPEECHD_ADDRESS", raising=False)
    assert is_silent("screen-reader")
    (tmp_path / "speech-dispatcher").mkdir()
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "speech-dispatcher" / "speechd.sock"))
        assert not is_silent("screen-reader")


def test_our_own_voice_speaks_unless_it_is_off() -> None:
    """As it is set."""
    assert not is_silent("own")
    assert is_silent("off")
