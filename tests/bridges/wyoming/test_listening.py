"""An utterance off the wire: any pieces, our own end of speech, found again by its text once."""

from __future__ import annotations

from tests.web.serving import AlwaysAVoice
from voice_skill.bridges.wyoming.listening import (
    REMEMBERED_SECONDS,
    Listener,
    Recent,
    Sound,
    Steady,
    Utterance,
)
from voice_skill.hearing.ears import Ears
from voice_skill.testing import RecogniserThatReplays
from voice_skill.values.heard import Heard, Hypothesis

SECOND = 32_000  # bytes
LOUD = b"\x10\x10" * (SECOND // 2)


def test_pieces_of_any_length_become_blocks_and_none_is_lost() -> None:
    """Also half a sample at a time."""
    sound = Sound()
    samples = bytes(range(256)) * 50
    for at in range(0, len(samples), 7):
        sound.put(samples[at : at + 7])
    sound.end()
    assert b"".join(sound.blocks()) == samples


def test_what_nobody_reads_is_dropped_after_thirty_seconds() -> None:
    """A stranger cannot fill the memory."""
    sound = Sound()
    for _ in range(40):
        sound.put(LOUD)
    sound.end()
    assert len(b"".join(sound.blocks())) == 30 * SECOND


def test_the_end_of_speech_is_found_while_the_stream_goes_on() -> None:
    """What comes after 1.5 s of silence is not waited for."""
    made: list[Ears] = []

    def make() -> Ears:
        made.append(Ears(RecogniserThatReplays(["what helps", "no"]), AlwaysAVoice()))
        return made[-1]

    listener = Listener(make, 1.5)
    for text in ("what helps", "no"):
        sound, captions = Sound(), list[str]()
        sound.put(bytes(SECOND) + LOUD + bytes(3 * SECOND))  # and no end
        utterance = listener.listen(sound, caption=captions.append)
        assert utterance.heard.text == text
        assert captions[-1] == text
    assert len(made) == 1


def test_a_word_at_the_very_end_of_a_stream_is_heard() -> None:
    """Where somebody else ended it: their silence is missing."""
    sound = Sound()
    sound.put(bytes(SECOND) + LOUD)
    sound.end()
    ears = Ears(RecogniserThatReplays(["no"]), AlwaysAVoice())
    utterance = Listener(lambda: ears, 1.5).listen(sound, caption=lambda _: None)
    assert utterance.heard.text == "no"


def test_two_who_are_heard_at_once_each_keep_the_wait_that_they_asked_for() -> None:
    """The second comes while the first is being heard, and asked for less time."""
    made: list[Ears] = []

    def make() -> Ears:
        made.append(Ears(RecogniserThatReplays(["well"]), AlwaysAVoice()))
        return made[-1]

    listener = Listener(make, 1.5)
    first, second = Sound(), Sound()

    def hear_second(text: str) -> None:
        if len(made) == 1:
            second.put(bytes(SECOND) + LOUD + bytes(3 * SECOND))
            listener.listen(second, caption=lambda _: None, end_silence=1.0)

    first.put(bytes(SECOND) + LOUD + bytes(5 * SECOND))
    listener.listen(first, caption=hear_second, end_silence=3.5)
    assert [ears.patience.usual for ears in made if ears.patience is not None] == [3.5, 1.0]


def utterance(text: str) -> Utterance:
    """Something heard."""
    return Utterance(Heard((Hypothesis(text, 0.9, "vosk"),)), lambda: ())


def test_what_was_heard_is_found_again_once_and_for_a_moment() -> None:
    """Later, the same words come from somebody else."""
    now = [0.0]
    recent = Recent(lambda: now[0])
    said = utterance("no")
    recent.keep(said)
    assert recent.take("yes") is None
    assert recent.take("no") is said
    assert recent.take("no") is None
    recent.keep(said)
    now[0] += REMEMBERED_SECONDS + 1
    assert recent.take("no") is None


def test_two_who_said_the_same_are_not_taken_for_each_other() -> None:
    """What one engine heard of one must not stand as a second witness for the other."""
    recent = Recent()
    recent.keep(utterance("no"))
    recent.keep(utterance("no"))
    assert recent.take("no") is None
    assert recent.take("no") is None


def test_captions_give_each_steady_word_once() -> None:
    """The last word may still grow; what is heard otherwise in the end is told by the whole."""
    steady = Steady()
    captions = ("what", "what hell", "what helps a", "what helps a")
    assert [steady.take(text) for text in captions] == ["", "what ", "", "helps "]
    assert steady.rest("what helps a cramp") == "a cramp"
    assert steady.rest("water helps") == ""
