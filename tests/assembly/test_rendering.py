"""The fixed sentences, rendered by the real voice a few at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import need
from voice_skill.assembly.rendering import render_fixed
from voice_skill.assembly.voice_box import natural_weights
from voice_skill.settings import Settings
from voice_skill.speaking.natural.rendered import Manner, Rendered
from voice_skill.values.errors import SkillError, UsageError


def test_only_a_natural_voice_is_rendered() -> None:
    """The usual one begins at once anyway."""
    with pytest.raises(UsageError, match="kokoro:bf_emma"):
        render_fixed(Settings(voice="en-gb-scotland"), tell=pytest.fail)


@pytest.mark.slow
def test_rendering_goes_on_where_it_stopped(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The order to call comes first; nothing is made twice."""
    try:
        weights = natural_weights()
    except SkillError as error:
        need(str(error))
        raise
    monkeypatch.setenv("VOICE_SKILL_DATA", str(tmp_path))
    settings = Settings(voice="kokoro:bf_emma", country="gb")
    first = render_fixed(settings, tell=lambda text: None, most=2)
    again = render_fixed(settings, tell=lambda text: None, most=1)
    assert (first.there, first.made, again.there, again.made) == (2, 2, 3, 1)
    assert Rendered(first.folder).find("Call 9 9 9 now.", Manner("bf_emma", 150, weights.checksum))
