"""The pack's push, word by word."""

from __future__ import annotations

from math import log

import numpy as np
import pytest

from tests.hearing.teaching.tiny_ngram import LABELS, write_ngram
from voice_skill.hearing.beam.push import Push
from voice_skill.hearing.teaching.language_model import LanguageModel, probability
from voice_skill.hearing.teaching.mixing import mix
from voice_skill.hearing.teaching.ngram_fst import read_language_model
from voice_skill.hearing.teaching.ratios import ratios_of

LESSON = ("varicose", "leg", "hurts")


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> tuple[LanguageModel, LanguageModel]:
    """The tiny model as it was, and taught a sentence."""
    general = read_language_model(write_ngram(tmp_path_factory.mktemp("tiny") / "Gr.fst"))
    return general, mix(general, [[LABELS[word] for word in LESSON]])


@pytest.fixture
def push(models: tuple[LanguageModel, LanguageModel]) -> Push:
    """Between the two."""
    general, taught = models
    return Push(ratios_of(taught, general))


def chance(model: LanguageModel, state: int, word: str) -> float:
    return float(probability(model, np.array([state]), np.array([LABELS[word]]))[0])


def shorter(state: int, models: tuple[LanguageModel, LanguageModel]) -> int:
    """The history that both models have."""
    general, taught = models
    while state >= general.states:
        state = int(taught.parent[state])
    return state


def pushed(push: Push, *words: str) -> float:
    """What a whole sentence gets."""
    total, state = 0.0, push.start
    for word in words:
        added, state = push.word(state, word)
        total += added
    return total + push.ended(state)


def test_what_was_taught_is_pushed_and_other_words_give_way(push: Push) -> None:
    """In the order in which it was taught more than in another."""
    assert pushed(push, *LESSON) > pushed(push, "leg", "varicose", "hurts") > 0
    assert pushed(push, "very", "cool", "veins") < 0


def test_each_word_gets_what_both_models_say(
    push: Push, models: tuple[LanguageModel, LanguageModel]
) -> None:
    """Along the longest histories that there are, to the last word's."""
    general, taught = models
    state = push.start
    for word in ("my", "very", "cool", "veins", "varicose", "leg", "hurts", "no"):
        before = shorter(state, models)
        added, after = push.word(state, word)
        assert added == pytest.approx(
            log(chance(taught, state, word) / chance(general, before, word)), abs=0.02
        )
        assert after == 0 or LABELS[word] in {taught.word[after], taught.word[taught.parent[after]]}
        state = after


def test_the_beginning_of_a_word_gets_what_all_that_begin_so_get(push: Push) -> None:
    """After the words before it: what the pack says there is pushed from its first letter on."""
    assert push.begun(0, "varic") == pytest.approx(push.word(0, "varicose")[0], abs=0.02)
    after = push.word(push.start, "varicose")[1]
    assert push.begun(after, "l") > push.begun(0, "l")
    assert push.begun(after, "v") < push.begun(0, "v")


def test_an_unknown_word_is_pushed_down_and_forgotten(push: Push) -> None:
    """Like every word that the pack lacks; what comes after it stands alone."""
    added, state = push.word(push.start, "zzz")
    assert (added < 0, state) == (True, 0)
    assert push.begun(push.start, "zz") == pytest.approx(added)
