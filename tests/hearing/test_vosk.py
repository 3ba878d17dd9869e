"""The real recogniser with its real model."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hearing.conftest import Sound, blocks, silence
from voice_skill.hearing.vosk import VoskModel, joined
from voice_skill.values.audio import Recogniser
from voice_skill.values.errors import ModelError
from voice_skill.values.heard import Hypothesis

Said = Callable[..., Sound]


def _hear(recogniser: Recogniser, *sounds: Sound) -> tuple[Hypothesis, ...]:
    for block in blocks(*sounds, silence(0.3)):
        recogniser.feed(block)
    return recogniser.finish()


def test_it_is_a_recogniser(model: VoskModel) -> None:
    """It keeps the contract that the rest is written against."""
    assert isinstance(model.recogniser(), Recogniser)


def test_a_question_is_heard_with_a_confidence(model: VoskModel, said: Said) -> None:
    """Lower-case words, and a share between nothing and one."""
    (heard,) = _hear(model.recogniser(), said("tell me about pregnancy"))
    assert heard.text == "tell me about pregnancy"
    assert heard.engine == "vosk"
    assert 0 < heard.confidence <= 1


def test_partial_words_come_before_the_end(model: VoskModel, said: Said) -> None:
    """They are what a caption shows."""
    recogniser = model.recogniser()
    partials = [recogniser.feed(block) for block in blocks(said("tell me about pregnancy"))]
    assert partials[0] == ""
    assert "tell me about" in partials[-1]


def test_a_pause_inside_a_sentence_loses_nothing(model: VoskModel, said: Said) -> None:
    """Vosk ends a piece at half a second of silence; the pieces are one sentence again."""
    sounds = (
        said("tell me about pregnancy"),
        silence(1.2),
        said("when should i go to the hospital"),
    )
    recogniser = model.recogniser()
    partials = [recogniser.feed(block) for block in blocks(*sounds)]
    (heard,) = recogniser.finish()
    assert heard.text.startswith("tell me about pregnancy")
    assert heard.text.endswith("hospital")
    assert partials[-1].startswith("tell me about pregnancy")


def test_one_utterance_leaves_no_trace_in_the_next(model: VoskModel, said: Said) -> None:
    """The same recogniser serves a whole conversation."""
    recogniser = model.recogniser()
    first = _hear(recogniser, said("tell me about pregnancy"))
    _hear(recogniser, said("stop", voice="awb"))
    assert _hear(recogniser, said("tell me about pregnancy"))[0].text == first[0].text
    assert recogniser.finish() == ()


def test_two_recognisers_of_one_model_do_not_disturb_each_other(
    model: VoskModel, said: Said
) -> None:
    """A closed grammar can listen beside the open one."""
    one, other = model.recogniser(), model.recogniser()
    for block in blocks(said("tell me about pregnancy"), silence(0.3)):
        one.feed(block)
    for block in blocks(said("stop", voice="awb"), silence(0.3)):
        other.feed(block)
    assert one.finish()[0].text == "tell me about pregnancy"
    assert other.finish()[0].text == "stop"


def test_alternatives_come_best_first_and_share_one(model: VoskModel, said: Said) -> None:
    """Each has its share of the likelihood."""
    heard = _hear(model.recogniser(alternatives=5), said("why do my legs cramp at night"))
    shares = [each.confidence for each in heard]
    assert len(heard) > 1
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) == pytest.approx(1)


def test_a_closed_grammar_hears_only_its_phrases(model: VoskModel, said: Said) -> None:
    """And says so where something else was said."""
    (heard,) = _hear(model.recogniser(phrases=("yes", "no")), said("no", voice="awb"))
    assert heard.text == "no"
    (other,) = _hear(model.recogniser(phrases=("yes", "no")), said("tell me about pregnancy"))
    assert set(other.text.split()) <= {"yes", "no", "[unk]"}


def test_a_word_the_model_lacks_is_refused_in_a_grammar(model: VoskModel) -> None:
    """Vosk would drop it with a line in a log, and "varicose veins" could become "veins"."""
    assert model.knows("varicose")
    assert not model.knows("phlebologist")
    with pytest.raises(ModelError, match=r"does not know: phlebologist.*words\.yaml"):
        model.recogniser(phrases=("yes", "see a phlebologist"))


def test_a_missing_folder_is_told_with_the_remedy(tmp_path: Path) -> None:
    """Never a name, so never the network."""
    with pytest.raises(ModelError, match="voice-skill models install") as caught:
        VoskModel(tmp_path / "nowhere")
    assert caught.value.exit_code == 5


@pytest.mark.parametrize("part", ["graph/Gr.fst", "graph/HCLr.fst", "am/final.mdl"])
def test_a_part_cut_short_is_a_model_error(vosk_model: Path, tmp_path: Path, part: str) -> None:
    """Also where it begins like a whole one, and Vosk itself finds out."""
    half = tmp_path / "model"
    shutil.copytree(vosk_model, half, copy_function=_link)
    data = (half / part).read_bytes()
    (half / part).unlink()
    (half / part).write_bytes(data[: len(data) // 2])
    with pytest.raises(ModelError, match="is damaged"):
        VoskModel(half).recogniser()


def test_nothing_is_loaded_before_it_is_needed() -> None:
    """Importing the module must work on a machine without Vosk."""
    code = "import sys, voice_skill.hearing.vosk; sys.exit('vosk' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_pieces_are_joined_one_change_at_a_time() -> None:
    """Three pieces of two readings make four sentences, not eight."""

    def piece(*texts: str) -> tuple[Hypothesis, ...]:
        return tuple(
            Hypothesis(text, share, "vosk") for text, share in zip(texts, (0.8, 0.2), strict=False)
        )

    heard = joined([piece("a", "x"), piece("b", "y"), piece("c", "z")])
    assert [each.text for each in heard] == ["a b c", "x b c", "a y c", "a b z"]
    assert joined([]) == ()


def _link(source: str, target: str) -> None:
    Path(target).hardlink_to(source)  # 71 MB need not be copied to break one part
