"""Two recognisers on the same audio: open speech, and what is expected."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.hearing.conftest import Sound, blocks, silence
from tests.listening.rooms import ROOMS, room
from tests.support import LEGS, pack
from voice_skill.hearing.ears import Closed, Ears
from voice_skill.hearing.expected import expected_phrases
from voice_skill.hearing.utterance import Turn
from voice_skill.hearing.vosk import CLOSED, ENGINE, VoskModel
from voice_skill.listening.voice_activity import SileroDetector
from voice_skill.testing import RecogniserThatReplays
from voice_skill.values.audio import Recogniser
from voice_skill.values.heard import Heard, Hypothesis
from voice_skill.values.reply import Expects

Said = Callable[..., Sound]


@pytest.fixture(scope="module")
def closed(model: VoskModel) -> Closed:
    """A maker of closed recognisers, as the command line has it."""

    def made(expects: Expects) -> Recogniser:
        phrases = expected_phrases(expects, pack(LEGS))
        return model.recogniser(
            phrases=[each for each in phrases if all(map(model.knows, each.split()))]
        )

    return made


@pytest.fixture
def both(model: VoskModel, closed: Closed) -> Ears:
    """Ears with an open and a closed recogniser."""
    return Ears(model.recogniser(alternatives=3), SileroDetector(), closed=closed)


def in_blocks(sound: bytes) -> Iterator[bytes]:
    return (sound[at : at + 3200] for at in range(0, len(sound), 3200))


def by(heard: Heard, engine: str) -> list[str]:
    return [each.text for each in heard.hypotheses if each.engine == engine]


@pytest.mark.parametrize("voice", ["slt", "awb", "rms", "en-us", "en-gb"])
@pytest.mark.parametrize("word", ["yes", "no"])
def test_an_answer_is_heard_by_both(both: Ears, said: Said, word: str, voice: str) -> None:
    """The closed grammar hears it whatever the open one makes of it ("know")."""
    heard = both.hear(blocks(said(word, voice=voice), silence(1)), expects=Expects.YES_NO)
    assert by(heard, CLOSED) == [word]
    assert by(heard, ENGINE)


def test_after_a_question_what_follows_a_no_is_left_to_open_speech(both: Ears, said: Said) -> None:
    """ "No, nothing like that" is a no and something else."""
    sound = (said("no nothing like that"), silence(1))
    heard = both.hear(blocks(*sound), expects=Expects.YES_NO)
    assert by(heard, CLOSED) == ["no"]
    assert "nothing" in by(heard, ENGINE)[0]


def test_i_dont_know_is_no_no(both: Ears, said: Said) -> None:
    """It ends with the same sound."""
    for voice in ("slt", "awb", "en-gb"):
        heard = both.hear(blocks(said("i don't know", voice=voice)), expects=Expects.YES_NO)
        assert by(heard, CLOSED) == []


def test_a_question_is_no_answer(both: Ears, said: Said) -> None:
    """Only open speech hears it, whatever was expected."""
    for expects in Expects:
        heard = both.hear(blocks(said("should i see a doctor about it")), expects=expects)
        assert by(heard, ENGINE)[0] == "should i see a doctor about it"
        assert not {"yes", "no", "stop"} & set(by(heard, CLOSED))


def test_which_one_is_heard_when_there_is_a_choice(both: Ears, said: Said) -> None:
    """By its number."""
    heard = both.hear(blocks(said("the second one"), silence(1)), expects=Expects.CHOICE)
    assert by(heard, CLOSED) == ["the second one"]


def test_a_word_matters_even_where_nothing_was_asked(both: Ears, said: Said) -> None:
    """Alone; in a longer sentence it is not looked for."""
    assert by(both.hear(blocks(said("stop"), silence(1))), CLOSED) == ["stop"]
    long = blocks(said("no what about varicose veins then please"), silence(1))
    assert by(both.hear(long), CLOSED) == []


def test_one_utterance_leaves_nothing_in_the_next(both: Ears, said: Said) -> None:
    """Also where the closed recogniser gave up halfway."""
    long = said("tell me what i can do about varicose veins when i have to stand all day")
    both.hear(blocks(long, silence(1)))
    assert by(both.hear(blocks(said("no"), silence(1))), CLOSED) == ["no"]


@pytest.mark.parametrize(
    ("open_", "closed", "shown"),
    [
        ("know", "no", "no"),
        ("i know", "no", "no"),
        ("no nothing like that", "no [unk]", "no nothing like that"),
        ("not really", "no [unk]", "not really"),
        ("what", "[unk]", "what"),
        ("yeah", "yes", "yes"),
        ("yeah", "[unk]", ""),
        ("yeah a bit", "[unk]", "yeah a bit"),
        ("yes", "[unk]", "yes"),
        ("more", "no", "more"),
        ("go on", "no", "go on"),
        ("stop", "stop", "stop"),
    ],
)
def test_an_answer_as_expected_is_shown_as_such(open_: str, closed: str, shown: str) -> None:
    """Whoever said no wants to read no."""
    turn = Turn(RecogniserThatReplays([open_]), None, closed=RecogniserThatReplays([closed]))
    turn.take((bytes(3200),), began=0.0, now=0.1)
    assert turn.finish().text == shown


def test_the_closed_recogniser_hears_only_so_much() -> None:
    """What is longer was no short answer."""
    closed = RecogniserThatReplays(["yes", "no"])
    turn = Turn(RecogniserThatReplays(["yesterday"]), None, closed=closed, closed_seconds=0.6)
    turn.take((bytes(3200),) * 9, began=0.0, now=0.9)
    assert [each.text for each in turn.finish().hypotheses] == ["yesterday"]
    assert closed.finish() == (Hypothesis("no", 1.0, "replay"),)


@pytest.mark.parametrize("kind", ROOMS)
@pytest.mark.parametrize("peak", [0.9, 0.05])
def test_where_nobody_speaks_nothing_is_heard(both: Ears, kind: str, peak: float) -> None:
    """Neither openly nor as an answer, whatever was asked."""
    for expects in (Expects.ANYTHING, Expects.YES_NO):
        assert both.hear(in_blocks(room(kind, peak=peak)), expects=expects).hypotheses == ()
