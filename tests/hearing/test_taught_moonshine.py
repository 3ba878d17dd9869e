"""Moonshine that has read the pack, as a recogniser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import need
from tests.hearing.conftest import Sound, blocks
from voice_skill.hearing.moonshine import ENGINE
from voice_skill.hearing.taught_moonshine import READINGS, TaughtMoonshine
from voice_skill.hearing.teaching.teach import RATIOS, taught_model
from voice_skill.values.audio import Recogniser
from voice_skill.values.errors import ModelError

Said = Callable[..., Sound]
LESSON = ("why do my calves cramp after a swim", "are varicose veins hereditary")


@pytest.fixture(scope="module")
def taught(vosk_model: Path, tmp_path_factory: pytest.TempPathFactory) -> TaughtMoonshine:
    """It has read two sentences."""
    cache = tmp_path_factory.mktemp("taught")
    try:
        return TaughtMoonshine(taught_model(vosk_model, LESSON, cache=cache).path / RATIOS)
    except ModelError as error:
        need(str(error))
        raise


def test_it_is_a_recogniser(taught: TaughtMoonshine) -> None:
    """It keeps the contract that the rest is written against."""
    assert isinstance(taught, Recogniser)


@pytest.mark.parametrize("voice", ["slt", "awb"])
def test_a_taught_sentence_is_heard_and_no_trace_of_the_one_before(
    voice: str, taught: TaughtMoonshine, said: Said
) -> None:
    """Likeliest first; the shares of all readings are at most one."""
    for text in (LESSON[0], "when should i go to the hospital", LESSON[0]):
        for block in blocks(said(text, voice=voice)):
            assert taught.feed(block) == ""
        heard = taught.finish()
        assert heard[0].text == text
        assert {each.engine for each in heard} == {ENGINE}
        assert len(heard) <= READINGS
        assert all(each.confidence >= 0.1 for each in heard[1:])
        assert sum(each.confidence for each in heard) <= 1.0001


def test_nothing_gives_no_words(taught: TaughtMoonshine) -> None:
    """Nor an error."""
    assert taught.finish() == ()


def test_a_pack_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """Whoever made it hears without."""
    with pytest.raises(ModelError, match="cannot be read"):
        TaughtMoonshine(tmp_path / RATIOS)
