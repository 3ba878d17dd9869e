"""What we ship is found in a checkout and in an installed package."""

from __future__ import annotations

from pathlib import Path

import pytest

from voice_skill import paths
from voice_skill.values.errors import SkillError


def test_the_catalogue_is_found() -> None:
    """In a checkout it lies beside the package."""
    assert paths.data_path("models/catalogue.toml").is_file()


def test_the_installed_copy_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wheel carries its data inside the package."""
    (tmp_path / "_data").mkdir()
    (tmp_path / "_data" / "x.toml").touch()
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path)
    assert paths.data_path("x.toml") == tmp_path / "_data" / "x.toml"


def test_missing_data_is_a_damaged_installation() -> None:
    """The message says so, and how to mend it."""
    with pytest.raises(SkillError, match=r"nothing\.here is missing.*Install voice-skill again"):
        paths.data_path("nothing.here")


def test_models_are_kept_where_the_variable_says(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else in the user's data folder, never in the current one."""
    monkeypatch.setenv("VOICE_SKILL_MODELS", "/srv/models")
    assert paths.models_home() == Path("/srv/models")
    monkeypatch.delenv("VOICE_SKILL_MODELS")
    assert paths.models_home().parts[-2:] == ("voice-skill", "models")
    assert paths.models_home().is_absolute()
