"""The pack's push: what teaching made of each word's chance."""

from __future__ import annotations

from math import log
from pathlib import Path

import numpy as np
import pytest

from tests.hearing.teaching.tiny_ngram import LABELS, write_ngram
from voice_skill.hearing.teaching.language_model import LanguageModel, probability
from voice_skill.hearing.teaching.mixing import mix
from voice_skill.hearing.teaching.ngram_fst import read_language_model
from voice_skill.hearing.teaching.ratios import ratios_of, read_ratios, write_ratios
from voice_skill.values.errors import ModelError


@pytest.fixture
def general(tmp_path: Path) -> LanguageModel:
    """The tiny model, read from its file."""
    return read_language_model(write_ngram(tmp_path / "Gr.fst"))


@pytest.fixture
def taught(general: LanguageModel) -> LanguageModel:
    """The same after it has read a sentence."""
    return mix(general, [[LABELS[word] for word in ("varicose", "leg", "hurts")]])


def test_every_arc_keeps_how_much_likelier_it_became(
    general: LanguageModel, taught: LanguageModel
) -> None:
    """As both models say it, to the rounding of half a float."""
    found = ratios_of(taught, general)
    letters = found.letters.tobytes()
    for state in range(taught.states):
        before = state
        while before >= general.states:  # only the pack has that history
            before = int(taught.parent[before])
        for place in range(found.first[state], found.first[state + 1]):
            word = int(found.word[place])
            spelt = letters[found.cuts[word] : found.cuts[word + 1]] if word < found.end else b""
            token = np.array([LABELS[spelt.decode()] if spelt else taught.end])
            now = probability(taught, np.array([state]), token)[0]
            then = probability(general, np.array([before]), token)[0]
            assert found.chance[place] == pytest.approx(log(now), abs=0.02)
            assert found.ratio[place] == pytest.approx(log(now / then), abs=0.02)


def test_words_stand_in_order_with_the_chance_of_all_before_them(
    general: LanguageModel, taught: LanguageModel
) -> None:
    """So the chance of all that begin alike is one subtraction."""
    found = ratios_of(taught, general)
    letters = found.letters.tobytes()
    words = [letters[low:high] for low, high in zip(found.cuts[:-1], found.cuts[1:], strict=True)]
    assert words == sorted(words)
    place = words.index(b"varicose")
    rose = found.taught[place + 1] - found.taught[place]
    assert rose > found.general[place + 1] - found.general[place]
    assert rose == pytest.approx(
        probability(taught, np.array([0]), np.array([LABELS["varicose"]]))[0]
    )


def test_they_are_read_as_they_were_written(
    general: LanguageModel, taught: LanguageModel, tmp_path: Path
) -> None:
    """And what is cut short is told as such."""
    file = tmp_path / "ratios.npz"
    meant = ratios_of(taught, general)
    write_ratios(meant, file)
    said = read_ratios(file)
    assert np.array_equal(said.ratio, meant.ratio)
    assert (said.start, said.end) == (meant.start, meant.end)
    file.write_bytes(file.read_bytes()[:-200])
    with pytest.raises(ModelError, match="cannot be read"):
        read_ratios(file)


def test_models_of_two_origins_have_no_ratio(general: LanguageModel) -> None:
    """Their states do not stand for the same words."""
    taught = mix(general, [[LABELS["leg"], LABELS["hurts"]]])
    with pytest.raises(ValueError, match="did not grow"):
        ratios_of(general, taught)
