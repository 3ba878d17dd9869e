"""The stand-ins that users may import."""

from __future__ import annotations

import pytest

from voice_skill.testing import LoudspeakerThatRemembers, RecogniserThatReplays, VoiceThatHums
from voice_skill.values.audio import Recogniser, Speech
from voice_skill.values.errors import AudioError
from voice_skill.values.heard import Hypothesis


def test_the_recogniser_replays_utterance_by_utterance() -> None:
    """Texts or hypotheses; afterwards it hears nothing."""
    heard = (Hypothesis("very close veins", 0.6, "vosk"),)
    ears = RecogniserThatReplays(["why do legs cramp", heard, ""])
    assert isinstance(ears, Recogniser)
    assert ears.feed(b"\0\0") == "why do legs cramp"
    assert ears.finish()[0].text == "why do legs cramp"
    assert ears.finish() == heard
    assert ears.feed(b"\0\0") == ""
    assert ears.finish() == ()
    assert ears.finish() == ()
    assert ears.blocks == 2


def test_the_voice_hums_as_long_as_the_sentence_takes() -> None:
    """Ten words at 150 a minute are four seconds."""
    voice = VoiceThatHums()
    assert voice.render("a " * 10, words_per_minute=150).seconds == pytest.approx(4)
    assert voice.paces == [150]
    with pytest.raises(AudioError):
        VoiceThatHums(fails_on="pain").render("a painful word", words_per_minute=150)


def test_the_loudspeaker_remembers_and_can_hold() -> None:
    """Held pieces end one by one, or all at a stop."""
    quick = LoudspeakerThatRemembers()
    piece = quick.play(Speech(bytes(16_000), 8000))
    assert piece.wait()
    assert piece.seconds == 1.0
    slow = LoudspeakerThatRemembers(hold=True)
    first, second, third = (slow.play(Speech(bytes(2), 8000)) for _ in range(3))
    slow.release()
    slow.stop()
    assert (first.wait(), second.wait(), third.wait()) == (True, False, False)
    assert len(slow.played) == 3
    assert slow.stops == 1
