"""A tiny model and a home of its own, so that no test touches a person's models."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.models.support import PARTS, Tiny, entry_for, make_archive


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tiny:
    home = tmp_path / "home"
    monkeypatch.setenv("VOICE_SKILL_MODELS", str(home))
    members = {f"tiny-1.0/{path}": data for path, data in PARTS.items()}
    archive = make_archive(tmp_path / "tiny-1.0.zip", {**members, "tiny-1.0/README": b"hello"})
    return Tiny(archive, entry_for(archive), home)
