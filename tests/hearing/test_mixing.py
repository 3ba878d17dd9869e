"""A language model mixed with phrases: what it then expects, and that it stays sound."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.hearing.tiny_ngram import LABELS, WORDS, write_ngram
from voice_skill.hearing.const_fst import write_graph
from voice_skill.hearing.graph_check import check_graph
from voice_skill.hearing.language_model import LanguageModel, probability, sums
from voice_skill.hearing.mixing import UNKNOWN, Rates, mix
from voice_skill.hearing.ngram_fst import read_language_model

SPOKEN = [LABELS[word] for word in WORDS if word[0] not in "<#"]
phrase_lists = st.lists(
    st.lists(st.sampled_from([*SPOKEN, UNKNOWN]), max_size=6), min_size=1, max_size=8
)
shares = st.floats(0.0, 0.99)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> LanguageModel:
    """The tiny model, read from its file."""
    return read_language_model(write_ngram(tmp_path_factory.mktemp("tiny") / "Gr.fst"))


def row(phrase: str) -> list[int]:
    """The labels of a phrase."""
    return [LABELS[word] for word in phrase.split()]


def sentence(model: LanguageModel, phrase: str) -> float:
    """The probability of a whole sentence, word by word along the histories there are."""
    order: dict[tuple[int, ...], int] = {(): 0}
    for state in range(1, model.states):
        above = next(key for key, value in order.items() if value == model.parent[state])
        order[(int(model.word[state]), *above)] = state
    history: tuple[int, ...] = (0,)
    total = 1.0
    for token in (*row(phrase), model.end):
        while history not in order:
            history = history[1:]
        total *= probability(model, np.array([order[history]]), np.array([token]))[0]
        history = (*history[-1:], token)
    return total


def test_a_phrase_is_likelier_once_it_was_read(model: LanguageModel) -> None:
    """That is what teaching is for."""
    taught = mix(model, [row("varicose veins hurts")])
    assert sentence(taught, "varicose veins hurts") > 50 * sentence(model, "varicose veins hurts")


def test_other_sentences_can_still_be_heard(model: LanguageModel) -> None:
    """A taught model expects more, it does not expect only the pack."""
    taught = mix(model, [row("varicose veins hurts")], rates=Rates(0.25, 0.5))
    assert sentence(taught, "very cool vain") > 0.1 * sentence(model, "very cool vain")


def test_a_phrase_with_more_weight_is_likelier(model: LanguageModel) -> None:
    """Short answers can be made to count more than long questions."""
    phrases = [row("no"), row("know")]
    even = mix(model, phrases)
    leaning = mix(model, phrases, weights=[5.0, 1.0])
    assert sentence(leaning, "no") > sentence(even, "no")
    assert sentence(leaning, "know") < sentence(even, "know")


def test_a_weight_of_two_is_the_phrase_twice_where_kinds_agree(model: LanguageModel) -> None:
    """Weights are repetitions."""
    twice = mix(model, [row("my leg hurts")] * 2)
    heavy = mix(model, [row("my leg hurts")], weights=[2.0])
    assert np.array_equal(twice.keys, heavy.keys)
    assert twice.probs == pytest.approx(heavy.probs)


def test_nothing_is_learnt_across_an_unknown_word(model: LanguageModel) -> None:
    """Two words with a gap between them were not said side by side."""
    gap = mix(model, [[LABELS["fleb"], UNKNOWN, LABELS["flea"]]])
    near = mix(model, [row("fleb flea")])
    assert sentence(gap, "fleb flea") < 0.5 * sentence(near, "fleb flea")


@pytest.mark.parametrize("phrases", [[], [[]], [[UNKNOWN]]])
def test_nothing_to_read_changes_nothing(model: LanguageModel, phrases: list[list[int]]) -> None:
    """No phrase, or none that can be heard: the same sentences are as likely as before."""
    taught = mix(model, phrases, rates=Rates(0.0, 0.0))
    for text in ("my leg hurts", "very cool", "flea no yes"):
        assert sentence(taught, text) == pytest.approx(sentence(model, text), rel=1e-5)


def test_the_mixture_is_the_one_that_was_promised(model: LanguageModel) -> None:
    """After "very" (two kinds in two counts): half the old, half the pack smoothed by Witten-Bell.

    The pack saw "very vain" and "very cool" once each, so p_pack(vain | very) is a half of one in
    two and a half of p_pack(vain), which is one in six and six in twelve of the old p(vain).
    """
    taught = mix(model, [row("very vain"), row("very cool")], rates=Rates(0.25, 0.5))
    very = next(
        state
        for state in range(model.states)
        if model.parent[state] == 0 and model.word[state] == LABELS["very"]
    )
    vain = LABELS["vain"]
    state, token = np.array([very]), np.array([vain])
    old_single = probability(model, np.array([0]), token)[0]
    # Six tokens were seen: very, vain, end, very, cool, end; four kinds of them.
    pack_single = (1 + 4 * old_single) / (6 + 4)
    pack = (1 + 2 * pack_single) / (2 + 2)
    expected = 0.5 * probability(model, state, token)[0] + 0.5 * pack
    assert probability(taught, state, token)[0] == pytest.approx(expected, rel=1e-6)


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(phrases=phrase_lists, low=shares, high=shares, weight=st.floats(0.0, 50.0))
def test_whatever_is_read_every_history_sums_to_one(
    model: LanguageModel, phrases: list[list[int]], low: float, high: float, weight: float
) -> None:
    """Any phrases, any rates, any weights: the result is a language model."""
    weights = [weight] + [1.0] * (len(phrases) - 1)
    taught = mix(model, phrases, weights=weights, rates=Rates(low, high))
    assert sums(taught) == pytest.approx(1.0, abs=1e-6)
    assert (taught.probs >= 0).all()
    assert (taught.probs <= 1).all()


@settings(
    deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(phrases=phrase_lists)
def test_whatever_is_read_can_be_written_and_read_back(
    model: LanguageModel, tmp_path: Path, phrases: list[list[int]]
) -> None:
    """New histories become states that the written graph leads to."""
    taught = mix(model, phrases)
    write_graph(taught, tmp_path / "const.fst")
    check_graph(tmp_path / "const.fst", taught)
