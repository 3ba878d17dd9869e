"""Every voice of this computer: listed, and opened by the name that the setting takes."""

from __future__ import annotations

import pytest

from voice_skill.speaking.voice_box import USUAL, VoiceBox


def test_the_usual_voice_stands_first_and_each_id_once() -> None:
    """What the setting takes tells them apart; the usual one is not listed twice."""
    listed = VoiceBox().listed()
    ids = [each.id.casefold() for each in listed]
    assert listed[0] == USUAL
    assert len(ids) == len(set(ids)) > 1
    assert "en-gb" not in ids


@pytest.mark.slow
def test_every_voice_that_is_listed_can_speak() -> None:
    """By its id, and once opened it stays."""
    with VoiceBox() as box:
        for each in box.listed():
            assert box.named(each.id).render("One two three.", words_per_minute=150).seconds > 0.5
            assert box.named(each.id) is box.named(each.id)
