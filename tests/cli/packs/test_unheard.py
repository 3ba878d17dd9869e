"""``packs check`` names what the recogniser can never hear."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.support import BICYCLE, pack
from voice_skill.cli.packs.unheard import tell_unheard, unheard
from voice_skill.hearing.teaching.phrases import phrases_said, phrases_to_hear
from voice_skill.values.pack import Pack


@pytest.fixture
def strange() -> Pack:
    """A pack in which people say a word that no dictionary has."""
    content = pack(BICYCLE)
    first, *rest = content.topics
    examples = (*first.examples, "how do i mend a frobnicator", "is my frobnicator worn")
    return replace(content, topics=(replace(first, examples=examples), *rest))


def test_every_phrase_with_an_unknown_word_is_named(
    vosk_model: Path, strange: Pack, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the word, so that somebody can give it a sound-alike."""
    found = unheard(strange)
    assert found is not None
    assert found["frobnicator"] == ("how do i mend a frobnicator", "is my frobnicator worn")
    tell_unheard(found)
    told = capsys.readouterr().err
    assert "'frobnicator': how do i mend a frobnicator, and 1 more phrases" in told
    assert "words.yaml" in told


def test_a_word_with_a_sound_alike_is_not_named(vosk_model: Path, strange: Pack) -> None:
    """It can be heard."""
    taught = replace(strange, sounds_like={"frobnicator": ("frog nick eater",)})
    bad = replace(strange, sounds_like={"frobnicator": ("frobnik eater",)})
    assert "frobnicator" not in (unheard(taught) or {})
    assert "frobnicator" in (unheard(bad) or {})


def test_without_the_model_that_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """A pack can still be checked for all the rest."""
    tell_unheard(None)
    assert "the speech model is not installed" in capsys.readouterr().err


def test_what_only_answers_say_need_not_be_heard() -> None:
    """Nobody says an answer's own sentences."""
    content = pack(BICYCLE)
    assert set(phrases_said(content)) < set(phrases_to_hear(content))
