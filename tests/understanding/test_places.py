"""Where somebody says that they are."""

from __future__ import annotations

import pytest

from voice_skill.understanding.places import place_in


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("I'm in Ireland", "ireland"),
        ("we live in New Zealand", "new zealand"),
        ("no, I'm in the UK", "the uk"),
        ("change the country to Australia please", "australia"),
        ("my leg hurts and I'm in Ireland", ""),
        ("what about Ireland", ""),
    ],
)
def test_only_a_sentence_about_the_place_tells_it(said: str, place: str) -> None:
    """A story that mentions a country does not move anybody."""
    assert place_in(said) == place
