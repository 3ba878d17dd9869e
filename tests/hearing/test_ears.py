"""From audio to what was heard: real voices through the gate and the real recogniser."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest

from tests.hearing.conftest import Sound, blocks, noise, silence
from voice_skill.hearing.ears import Ears, Ended
from voice_skill.hearing.utterance import ghosts, without_ghosts
from voice_skill.hearing.vosk import VoskModel
from voice_skill.listening.endpoint import Pace
from voice_skill.listening.voice_activity import SileroDetector
from voice_skill.values.heard import Hypothesis

Said = Callable[..., Sound]


def _hypotheses(*texts: str) -> tuple[Hypothesis, ...]:
    return tuple(Hypothesis(text, 0.5, "test") for text in texts)


class Counting:
    """A recogniser that only counts what it is given."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.finished = 0

    def feed(self, block: bytes) -> str:
        self.seconds += len(block) / 32_000
        return ""

    def finish(self) -> tuple[Hypothesis, ...]:
        self.finished += 1
        return _hypotheses("something")


@pytest.mark.parametrize(
    ("word", "voice"),
    [("yes", "slt"), ("no", "slt"), ("no", "awb"), ("stop", "slt"), ("stop", "en-us")],
)
def test_a_single_word_is_heard(ears: Ears, said: Said, word: str, voice: str) -> None:
    """The shortest things people say are the ones that matter most."""
    assert word in ears.hear(blocks(silence(1), said(word, voice=voice), silence(1))).text.split()


@pytest.mark.parametrize("voice", ["rms", "awb"])
def test_a_clip_that_is_nothing_but_a_word_is_heard(ears: Ears, said: Said, voice: str) -> None:
    """Too loud, cut off right before and after: as when a key is held just long enough."""
    sound = said("no", voice=voice)
    loud = np.flatnonzero(np.abs(sound) > 0.02)
    word = np.clip(sound[loud[0] : loud[-1]] / np.abs(sound).max() * 2, -1, 1)
    assert ears.hear(blocks(word)).text == "no"


def test_a_whole_recording_is_one_utterance(ears: Ears, said: Said) -> None:
    """Long pauses do not cut a recording in two; its words come in one piece."""
    sound = (said("tell me about pregnancy"), silence(4), said("should i see a doctor"))
    heard = ears.hear(blocks(*sound))
    assert heard.text == "tell me about pregnancy should i see a doctor"
    assert heard.ended == pytest.approx(sum(map(len, sound)) / 16_000 + 0.3, abs=0.06)


@pytest.mark.parametrize("kind", ["white", "hum", "clicks", "coughs"])
@pytest.mark.parametrize("level", [0.2, 0.01])
def test_noise_gives_no_words(ears: Ears, kind: str, level: float) -> None:
    """Nothing said, nothing heard."""
    assert ears.hear(blocks(noise(8, kind=kind, level=level))).hypotheses == ()


def test_silence_and_an_empty_recording_give_no_words(ears: Ears) -> None:
    """Nor an error."""
    assert ears.hear(blocks(silence(5))).hypotheses == ()
    assert ears.hear(iter(())).hypotheses == ()


@pytest.mark.parametrize("worse", ["quiet", "8 kHz", "clipped", "noisy"])
def test_a_bad_recording_of_a_voice_is_still_heard(ears: Ears, said: Said, worse: str) -> None:
    """The gate shuts noise out, not people with bad microphones."""
    import soxr

    sound = said("tell me about pregnancy", voice="awb")
    narrow = soxr.resample(soxr.resample(sound, 16_000, 8_000), 8_000, 16_000)
    made: dict[str, Sound] = {
        "quiet": sound * 0.006,
        "8 kHz": narrow,
        "clipped": np.clip(sound / np.abs(sound).max() * 4, -1, 1),
        "noisy": (sound + noise(len(sound) / 16_000, level=0.005)[: len(sound)]) * 0.8,
    }
    assert "pregnancy" in ears.hear(blocks(silence(0.5), made[worse])).text


def test_a_quiet_voice_is_heard_like_a_loud_one(ears: Ears, said: Said) -> None:
    """Vosk alone mishears what is quiet; the leveller raises it."""
    sound = said("when should i go to the hospital")
    for level in (0.9, 0.02):
        assert ears.hear(blocks(sound * level)).text == "when should i go to the hospital"


def test_an_utterance_ends_by_itself_and_leaves_the_rest(ears: Ears, said: Said) -> None:
    """What is said after the silence is the next utterance."""
    stream = blocks(
        silence(1), said("what should i do"), silence(2.5), said("stop", voice="awb"), silence(2)
    )
    first, second = ears.listen(stream), ears.listen(stream)
    assert (first.ended, second.ended) == (Ended.SILENCE, Ended.SILENCE)
    assert first.heard.text == "what should i do"
    assert second.heard.text == "stop"
    assert 0.5 < first.heard.started < 1.1
    assert first.heard.ended - first.heard.started > 2


def test_captions_come_while_somebody_speaks(ears: Ears, said: Said) -> None:
    """Each is told once, and the last is close to what was heard."""
    captions: list[str] = []
    sound = said("when should i go to the hospital")
    heard = ears.listen(blocks(sound, silence(2)), caption=captions.append).heard
    assert len(captions) >= 3
    assert all(captions)
    assert all(one != other for one, other in pairwise(captions))
    assert captions[-1].split()[:3] == heard.text.split()[:3]


def test_a_new_stream_may_follow(ears: Ears, said: Said) -> None:
    """A recording after a conversation, a microphone opened again: nothing is carried over."""
    sound = (said("what should i do"), silence(2))
    first = ears.listen(blocks(*sound)).heard.text
    ears.new_stream()
    assert ears.listen(blocks(*sound)).heard.text == first
    assert ears.hear(blocks(*sound)).text == first


def test_who_says_nothing_is_not_waited_for_for_ever(ears: Ears) -> None:
    """Requirements LI2: eight seconds, then a reminder."""
    listened = ears.listen(blocks(silence(20)), wait=8)
    assert listened.ended is Ended.NOTHING_SAID
    assert listened.heard.hypotheses == ()
    assert listened.heard.ended == pytest.approx(8, abs=0.1)


def test_who_begins_in_time_may_finish(ears: Ears, said: Said) -> None:
    """The wait is for the beginning only."""
    listened = ears.listen(blocks(silence(1.7), said("what helps"), silence(2)), wait=2)
    assert (listened.ended, bool(listened.heard.text)) == (Ended.SILENCE, True)


def test_a_stream_that_ends_gives_what_was_said_so_far(ears: Ears, said: Said) -> None:
    """Push to talk: letting the key go ends the utterance at once."""
    listened = ears.listen(blocks(said("what should i do"), silence(0.3)))
    assert (listened.ended, listened.heard.text) == (Ended.AUDIO_ENDED, "what should i do")


def test_an_endless_utterance_is_answered_as_too_long(said: Said) -> None:
    """So that the person can be told."""
    ears = Ears(Counting(), SileroDetector(), pace=Pace(longest=3))
    stream = blocks(*[said("why do my legs cramp at night")] * 3)
    assert ears.listen(stream).ended is Ended.TOO_LONG


def test_only_audio_with_a_voice_reaches_the_recogniser(said: Said) -> None:
    """Waiting costs no decoding and cannot become words."""
    counting = Counting()
    sound = said("what helps")
    Ears(counting, SileroDetector()).hear(blocks(silence(20), sound, silence(20)))
    assert counting.seconds < len(sound) / 16_000 + 2.5
    assert counting.finished == 1


def test_the_recogniser_is_not_asked_where_nobody_spoke() -> None:
    """The dearest step is left out."""
    counting = Counting()
    Ears(counting, SileroDetector()).hear(blocks(noise(5)))
    assert (counting.seconds, counting.finished) == (0.0, 0)


def test_with_alternatives_each_reading_is_kept(model: VoskModel, said: Said) -> None:
    """The dialogue chooses among them by what they mean."""
    ears = Ears(model.recogniser(alternatives=5), SileroDetector())
    heard = ears.hear(blocks(said("why do my legs cramp at night"), silence(1)))
    texts = [each.text for each in heard.hypotheses]
    assert 2 <= len(texts) == len(set(texts)) <= 5


@pytest.mark.parametrize("ghost", sorted(ghosts()))
def test_a_ghost_alone_is_nothing(ghost: str) -> None:
    """Also said twice, and whatever else was thought less likely."""
    assert without_ghosts(_hypotheses(ghost)) == ()
    assert without_ghosts(_hypotheses(f"{ghost} {ghost}", "stop")) == ()


def test_a_ghost_beside_a_word_is_speech() -> None:
    """ "The doctor" is an answer, and a ghost among the alternatives is dropped."""
    assert without_ghosts(_hypotheses("the doctor", "the")) == _hypotheses("the doctor")


@pytest.mark.parametrize("word", ["no", "yes", "stop", "help", "i", "oh", "mhm", "know"])
def test_a_word_that_may_be_an_answer_is_no_ghost(word: str) -> None:
    """ "Aye" is heard as "i", and "no" as "oh" or "know"."""
    assert without_ghosts(_hypotheses(word)) == _hypotheses(word)
