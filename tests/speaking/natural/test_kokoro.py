"""The natural voice: at the pace asked for, at its own pitch, with a sentence for each fault."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from voice_skill.onnx import run_options
from voice_skill.speaking import pace
from voice_skill.speaking.natural.kokoro import RATE, Kokoro, Weights, speed_for
from voice_skill.values.audio import Speech
from voice_skill.values.errors import VoiceError

ORDINARY = (
    "Leg cramps are sudden, painful tightenings of a muscle, and most of them pass in minutes.",
    "Compression stockings can ease aching and swelling while you wear them.",
)


def test_the_model_speaks_faster_where_more_words_a_minute_are_asked_for() -> None:
    """Within what it can do; a long sentence no more than its share faster than a short one."""
    speeds = [
        speed_for(60, "bf_emma", words=10, words_per_minute=each)
        for each in (80, 120, 150, 250, 300)
    ]
    assert speeds == sorted(set(speeds))
    usual = speed_for(60, "bf_emma", words=10, words_per_minute=150)
    long = speed_for(600, "bf_emma", words=10, words_per_minute=150)
    assert long < usual * (1 + pace.MOST_CHANGE) ** 2


def test_the_speakers_that_are_there_are_listed_british_ones_first(tmp_path: Path) -> None:
    """By the name that the setting takes; other languages' speakers are none of ours."""
    for name in ("am_michael", "bf_emma", "jf_alpha"):
        (tmp_path / f"{name}.bin").touch()
    listed = Weights(tmp_path / "model.onnx", tmp_path, "").listed()
    assert [(each.id, each.name, each.language) for each in listed] == [
        ("kokoro:bf_emma", "Emma", "en-gb"),
        ("kokoro:am_michael", "Michael", "en-us"),
    ]


@pytest.mark.slow
def test_a_broken_model_is_told_in_a_sentence(weights: Weights, tmp_path: Path) -> None:
    """What is wrong, what still works, and the command that mends it."""
    (tmp_path / "model.onnx").write_bytes(b"broken")
    with pytest.raises(VoiceError, match=r"usual voice speaks.*voice-skill voices install"):
        Kokoro(Weights(tmp_path / "model.onnx", weights.speakers, ""))


PACES = (80, 150, 300)


@pytest.fixture(scope="module")
def spoken(kokoro: Kokoro) -> dict[int, list[Speech]]:
    """Those sentences at each pace, rendered once for all tests."""
    return {
        pace: [kokoro.speak(each, "bf_emma", words_per_minute=pace) for each in ORDINARY]
        for pace in PACES
    }


@pytest.mark.slow
@pytest.mark.parametrize("words_per_minute", PACES)
def test_the_pace_asked_for_is_the_pace_spoken(
    spoken: dict[int, list[Speech]], words_per_minute: int
) -> None:
    """Over some sentences within a tenth; a single one may be off by more."""
    words = sum(len(each.split()) for each in ORDINARY)
    seconds = sum(each.seconds for each in spoken[words_per_minute])
    assert words * 60 / seconds == pytest.approx(words_per_minute, rel=0.1)


@pytest.mark.slow
@pytest.mark.parametrize("speaker", ["bm_george", "bm_fable", "am_michael", "af_heart"])
def test_other_speakers_keep_the_pace_too(kokoro: Kokoro, speaker: str) -> None:
    """Some take a fifth longer over the same words at the model's same speed."""
    said = [kokoro.speak(each, speaker, words_per_minute=150) for each in ORDINARY]
    words = sum(len(each.split()) for each in ORDINARY)
    assert words * 60 / sum(each.seconds for each in said) == pytest.approx(150, rel=0.1)


@pytest.mark.slow
def test_the_pitch_stays_whatever_the_pace(spoken: dict[int, list[Speech]]) -> None:
    """No squeaking at 300 words a minute, no growling at 80."""
    pitches = [_pitch(spoken[pace][0]) for pace in PACES]
    assert max(pitches) / min(pitches) < 1.06
    assert 120 < pitches[0] < 260


def test_the_measure_of_pitch_tells_a_chipmunk() -> None:
    """A tone played a tenth faster is a tenth higher."""
    time = np.arange(RATE) / RATE
    tones = [np.round(8000 * np.sin(2 * np.pi * hertz * time)) for hertz in (180, 198)]
    low, high = (_pitch(Speech(each.astype("<i2").tobytes(), RATE)) for each in tones)
    assert high / low == pytest.approx(1.1, rel=0.01)


@pytest.mark.slow
def test_a_run_can_be_broken_off(kokoro: Kokoro) -> None:
    """So that nobody has to wait for a sentence that is not wanted any more."""
    run = run_options()
    run.terminate = True
    with pytest.raises(VoiceError):
        kokoro.speak(ORDINARY[0], "bf_emma", words_per_minute=150, run=run)


@pytest.mark.slow
def test_an_unknown_speaker_is_answered_with_those_there_are(kokoro: Kokoro) -> None:
    """By the names that the setting takes."""
    with pytest.raises(VoiceError, match="kokoro:bf_emma"):
        kokoro.speak("Hello.", "bf_emmma", words_per_minute=150)


def _pitch(speech: Speech) -> float:
    """The median pitch in hertz, by autocorrelation of 40 ms windows that are voiced."""
    sound = np.frombuffer(speech.samples, "<i2").astype(float)
    size, low, high = round(0.04 * speech.rate), speech.rate // 300, speech.rate // 70
    found = []
    for start in range(0, len(sound) - size, size // 2):
        window = sound[start : start + size]
        if np.sqrt(np.mean(window**2)) < 800:
            continue
        likeness = _autocorrelation(window - window.mean())
        lag = low + int(np.argmax(likeness[low:high]))
        if likeness[lag] > 0.5:
            found.append(speech.rate / lag)
    return float(np.median(found))


def _autocorrelation(window: NDArray[np.float64]) -> NDArray[np.float64]:
    spectrum = np.fft.rfft(window, 2 * len(window))
    likeness = np.fft.irfft(np.abs(spectrum) ** 2)[: len(window)]
    return np.asarray(likeness / likeness[0])
