"""The first talk: short, asked once, steerable, and nobody is held up by it."""

from __future__ import annotations

import pytest

from tests.support import BICYCLE, LEGS, pack
from voice_skill.dialogue.introduction import (
    FASTEST,
    SLOWEST,
    Introduction,
    Step,
    begin,
    hear,
    missed,
)
from voice_skill.values.heard import Heard
from voice_skill.values.reply import ChunkKind, Reply
from voice_skill.values.script import Script


def held(*answers: str, start: Introduction | None = None) -> tuple[Introduction, list[Reply]]:
    """How it stands after these answers, and what was said."""
    now, replies = start or Introduction(), []
    for answer in answers:
        assert not now.is_over
        now, reply = hear(now, Heard.typed(answer))
        if reply is not None:
            replies.append(reply)
    return now, replies


@pytest.mark.parametrize("folder", [LEGS, BICYCLE])
def test_it_says_who_speaks_what_it_can_and_cannot_and_what_leaves_the_computer(
    folder: object,
) -> None:
    """With two examples out of the pack, and the word help."""
    assert folder in {LEGS, BICYCLE}
    content = pack(LEGS if folder == LEGS else BICYCLE)
    text = begin(Introduction(), content).text
    assert content.about in text
    assert "not a doctor" in text
    assert "can't" in text
    assert "Nothing you say leaves it" in text
    assert text.count("?") >= 3
    assert "Say help" in text


def test_every_sentence_fits_in_one_breath() -> None:
    """At most 20 words; a question is the last thing said."""
    replies = [begin(Introduction(), pack())]
    for answers in (("no", "yes", "no", "quieter", "no"), ("", ""), ("not sure", "yes")):
        replies += held(*answers)[1]
    for reply in replies:
        for sentence in Script.of(reply).sentences:
            assert len(sentence.text.split()) <= 20, sentence.text
        questions = [each for each in reply.chunks if each.kind is ChunkKind.QUESTION]
        assert len(questions) <= 1
        assert not questions or reply.chunks[-1] == questions[0]


def test_three_plain_answers_end_it() -> None:
    """Own voice, as fast and as loud as it is."""
    now, replies = held("no", "no", "yes")
    assert now == Introduction(step=Step.DONE, screen_reader=False)
    assert "What do you want to know?" in replies[-1].text


def test_a_screen_reader_keeps_its_own_pace_and_volume() -> None:
    """One voice at a time: nothing more is asked."""
    now, replies = held("yes I do")
    assert now.screen_reader
    assert now.step is Step.DONE
    assert "your screen reader speaks for me" in replies[-1].text


def test_who_does_not_know_what_a_screen_reader_is_is_told() -> None:
    """And asked again."""
    now, replies = held("I don't know")
    assert now.step is Step.SCREEN_READER
    assert "reads the screen aloud" in replies[0].text


@pytest.mark.parametrize("said", ["yes", "slower", "too fast", "yes it is", "a bit too fast"])
def test_the_pace_is_tried_until_it_is_right(said: str) -> None:
    """Each answer is spoken at the new pace, and asked about."""
    now, replies = held("no", said)
    assert now.step is Step.PACE
    assert now.rate == 128
    assert replies[-1].chunks[-1].text == "This is slower. Is it still too fast?"
    now, _ = held("no", start=now)
    assert now.step is Step.VOLUME
    assert now.rate == 128


@pytest.mark.parametrize("said", ["faster", "too slow", "no, faster please"])
def test_it_can_be_faster(said: str) -> None:
    """Practised listeners want that."""
    now, _ = held("no", said)
    assert now.rate == 172


@pytest.mark.parametrize("said", ["fine", "that's fine", "just right", "no it's good"])
def test_a_pace_that_is_right_is_kept(said: str) -> None:
    """In any of the usual words."""
    now, _ = held("no", said)
    assert (now.step, now.rate) == (Step.VOLUME, 150)


def test_pace_and_volume_stay_within_their_limits() -> None:
    """However often it is asked for; and it ends by itself."""
    slow, _ = held("no", "yes", "yes", "yes", "yes", start=Introduction(rate=90))
    assert slow.rate == SLOWEST
    assert slow.step is Step.VOLUME
    fast, _ = held("no", "faster", "faster", start=Introduction(rate=290))
    assert fast.rate == FASTEST


def test_volume_goes_up_and_down() -> None:
    """Until it is loud enough; at the top it says what else can be done."""
    now, _ = held("no", "no", "quieter", "quieter", "louder", "yes")
    assert (now.volume, now.step) == (80, Step.DONE)
    now, replies = held("no", "no", "no")
    assert now.step is Step.DONE
    assert "Turn the loudspeaker up" in replies[-1].text


def test_a_question_can_be_heard_again_and_left_out() -> None:
    """Repeat repeats, skip skips."""
    now, replies = held("repeat that")
    assert now.step is Step.SCREEN_READER
    assert "screen reader" in replies[0].text
    now, _ = held("skip", "skip", "skip")
    assert now == Introduction(step=Step.DONE)


def test_silence_asks_once_more_and_then_leaves_it() -> None:
    """It never waits for ever, and silence decides nothing."""
    now, replies = held("", "")
    assert "You typed no words." in replies[0].text
    assert "did not hear anything" in (hear(Introduction(), Heard(()))[1] or replies[0]).text
    assert now.step is Step.PACE
    assert now.screen_reader is None
    now, _ = held("", "", start=now)
    now, _ = held("", "", start=now)
    assert now == Introduction(step=Step.DONE)


@pytest.mark.parametrize(
    "said", ["why do my legs cramp at night", "I have chest pain", "my leg is swollen", "help"]
)
@pytest.mark.parametrize("before", [(), ("no",), ("no", "no")])
def test_whoever_says_something_else_is_not_held_up(said: str, before: tuple[str, ...]) -> None:
    """It is left at once, and that is answered."""
    now, replies = held(*before, said)
    assert now.step is Step.LEFT
    assert len(replies) == len(before)


def test_what_nobody_understands_is_asked_again_once() -> None:
    """A misheard word never ends the introduction, and never decides anything."""
    now, reply = missed(Introduction())
    assert now.step is Step.SCREEN_READER
    assert reply.text.startswith("I did not understand that.")
    now, _ = missed(now)
    assert now.step is Step.PACE
    assert now.screen_reader is None
