"""The fallback: its model comes in its wheel."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.conftest import need
from tests.hearing.conftest import Sound, blocks, silence
from voice_skill.hearing.moonshine import MoonshineRecogniser
from voice_skill.values.audio import Recogniser
from voice_skill.values.errors import ModelError
from voice_skill.values.heard import Hypothesis

Said = Callable[..., Sound]


@pytest.fixture(scope="module")
def moonshine() -> MoonshineRecogniser:
    try:
        return MoonshineRecogniser()
    except ModelError as error:
        need(str(error))
        raise


def _hear(recogniser: Recogniser, *sounds: Sound) -> tuple[Hypothesis, ...]:
    for block in blocks(*sounds):
        assert recogniser.feed(block) == ""
    return recogniser.finish()


def test_it_is_a_recogniser(moonshine: MoonshineRecogniser) -> None:
    """It keeps the contract that the rest is written against."""
    assert isinstance(moonshine, Recogniser)


def test_a_question_is_heard_in_plain_words(moonshine: MoonshineRecogniser, said: Said) -> None:
    """Lower case and without a question mark, as from any other recogniser."""
    (heard,) = _hear(moonshine, said("when should i go to the hospital"))
    assert heard.text == "when should i go to the hospital"
    assert heard.engine == "moonshine"


def test_one_utterance_leaves_no_trace_in_the_next(
    moonshine: MoonshineRecogniser, said: Said
) -> None:
    """Its library keeps state between clips; the zeros after each of them clear it."""
    first, second = (
        said("when should i go to the hospital"),
        said("tell me about pregnancy", voice="awb"),
    )
    alone = _hear(MoonshineRecogniser(), second)
    for _ in range(2):
        _hear(moonshine, first)
        assert _hear(moonshine, second) == alone


def test_silence_and_nothing_give_no_words(moonshine: MoonshineRecogniser) -> None:
    """Nor an error."""
    assert _hear(moonshine, silence(2)) == ()
    assert moonshine.finish() == ()
