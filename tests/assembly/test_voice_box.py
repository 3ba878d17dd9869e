"""The voices of this computer, with what is missing of the natural ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from voice_skill.assembly.voice_box import MODELS, build_voices, natural_weights
from voice_skill.models import choose, read_catalogue
from voice_skill.values.errors import ModelError


def test_without_the_models_that_is_told_with_the_command(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The other voices are listed all the same."""
    monkeypatch.setenv("VOICE_SKILL_MODELS", str(tmp_path))
    with pytest.raises(ModelError, match=r"usual voice speaks.*Install it"):
        natural_weights()
    with build_voices() as box:
        assert "Install it" in box.problem()
        assert not [each for each in box.listed() if each.id.startswith("kokoro:")]


def test_the_natural_voice_is_fetched_only_where_it_is_asked_for() -> None:
    """A hundred megabytes are nobody's default."""
    assert all(choose(read_catalogue(), name).optional for name in MODELS)
