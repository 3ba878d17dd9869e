"""What the page is handed: the pack at once, all that is heavy when it is wanted."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import BICYCLE
from voice_skill.assembly.page import build_page
from voice_skill.settings import Settings


def test_only_the_pack_is_built_at_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """So that the page opens within a second."""
    monkeypatch.setenv("VOICE_SKILL_CACHE", str(tmp_path))
    parts = build_page(Settings(pack=str(BICYCLE), country="gb"), tell=pytest.fail)
    assert parts.pack.about == "bicycle tyres and chains"
    assert parts.pack.whom is not None
    assert parts.pack.whom.emergency == "999"
    assert {"gb", "ie", "us"} <= {each.code for each in parts.countries}
    assert not any(each.ready for each in (parts.dialogue, parts.voices, parts.ears))
