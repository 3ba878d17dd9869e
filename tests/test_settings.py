"""Settings: defaults, then the file, then the environment, then flags."""

from __future__ import annotations

from pathlib import Path

import pytest

from voice_skill.core.types import UsageError
from voice_skill.settings import Settings, load_settings


def environment(tmp_path: Path, text: str = "", **variables: str) -> dict[str, str]:
    """An environment whose settings file holds that text."""
    file = tmp_path / "config.toml"
    file.write_text(text)
    return {"VOICE_SKILL_CONFIG": str(file), **variables}


def test_without_a_file_the_defaults_are_in_force(tmp_path: Path) -> None:
    """150 words a minute, British numbers."""
    assert load_settings({}, {"VOICE_SKILL_CONFIG": str(tmp_path / "none")}) == Settings()
    assert Settings().rate == 150
    assert Settings().country == "gb"


def test_each_layer_overrides_the_one_below(tmp_path: Path) -> None:
    """File, environment, flag."""
    below = environment(tmp_path, "rate = 120\nvolume = 50\nvoice = 'a'")
    assert load_settings({}, below).rate == 120
    above = {**below, "VOICE_SKILL_RATE": "130"}
    assert load_settings({}, above).rate == 130
    assert load_settings({"rate": 140, "voice": None}, above).rate == 140
    assert load_settings({}, above).volume == 50


@pytest.mark.parametrize(
    ("text", "variables", "flags", "said"),
    [
        ("rate = 1000", {}, {}, "config.toml, rate: 1000 is outside 80 to 300"),
        ("rate = 'fast'", {}, {}, "'fast' is not a whole number"),
        ("speed = 3", {}, {}, "no setting is called speed. Known: rate"),
        ("rate = ", {}, {}, "is not valid TOML"),
        ("", {"VOICE_SKILL_RATE": "1.5"}, {}, "variable VOICE_SKILL_RATE: '1.5'"),
        ("", {}, {"rate": 20}, "--rate: 20 is outside 80 to 300"),
        ("rate = true", {}, {}, "True is not a whole number"),
    ],
)
def test_a_wrong_value_is_named_with_its_place(
    tmp_path: Path, text: str, variables: dict[str, str], flags: dict[str, int], said: str
) -> None:
    """And with the values that would be right."""
    with pytest.raises(UsageError) as caught:
        load_settings(flags, environment(tmp_path, text, **variables))
    assert said in str(caught.value)
