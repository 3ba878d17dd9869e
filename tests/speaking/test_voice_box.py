"""Every voice of this computer: listed, and opened by the name that the setting takes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.speaking.test_voices import children
from voice_skill.assistant.ports import Tell
from voice_skill.speaking.natural.kokoro import Weights
from voice_skill.speaking.natural.rendered import Rendered
from voice_skill.speaking.natural.voice import Engine
from voice_skill.speaking.voice_box import USUAL, VoiceBox
from voice_skill.values.audio import Speech
from voice_skill.values.errors import ModelError, VoiceError


def test_the_usual_voice_stands_first_and_each_id_once() -> None:
    """What the setting takes tells them apart; the usual one is not listed twice."""
    listed = VoiceBox().listed()
    ids = [each.id.casefold() for each in listed]
    assert listed[0] == USUAL
    assert len(ids) == len(set(ids)) > 1
    assert "en-gb" not in ids


def test_going_through_the_voices_leaves_no_process_behind_for_each() -> None:
    """The usual one stays ready, since it helps the natural ones out; so do the last two."""
    with VoiceBox(warm=True, natural=_engine(lambda: Weights(Path(), Path(), ""))) as box:
        first = box.named("en-us")
        for name in ("", "kokoro:bf_emma", "kokoro:am_michael", "en-gb-x-rp", "en-029", "en-us"):
            box.named(name)
        assert len(children()) == 3
        assert box.named("en-us") is not first
        assert first.render("One two three.", words_per_minute=150).seconds > 0.5
        assert len(children()) == 3
    assert not children()


def test_a_voice_of_piper_is_tried_though_the_other_natural_one_is_missing() -> None:
    """What is wrong with one engine says nothing of another."""

    def missing() -> Weights:
        raise ModelError("The natural voice is not installed.")

    told: list[str] = []
    with VoiceBox(natural=_engine(missing, told.append)) as box:
        box.named("kokoro:bf_emma").render("One.", words_per_minute=150)
        box.named("piper:/nowhere/voice.onnx").render("One.", words_per_minute=150)
    assert "not installed" in told[0]
    assert "piper" in told[1].lower()


def _engine(find: Callable[[], Weights], tell: Tell = pytest.fail) -> Engine:
    return Engine(find, Rendered(Path("/nowhere")), tell, open=lambda weights: Silent())


class Silent:
    """A model without a word."""

    def speak(self, text: str, speaker: str, *, words_per_minute: int, run: Any = None) -> Speech:
        """Nothing."""
        raise VoiceError("Not this one.")


@pytest.mark.slow
def test_every_voice_that_is_listed_can_speak() -> None:
    """By its id, and once opened it stays."""
    with VoiceBox() as box:
        for each in box.listed():
            assert box.named(each.id).render("One two three.", words_per_minute=150).seconds > 0.5
            assert box.named(each.id) is box.named(each.id)
