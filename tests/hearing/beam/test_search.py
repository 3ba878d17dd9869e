"""The search where the sound and the pack both have a say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hearing.beam.conftest import PLAIN
from tests.hearing.conftest import Sound, silence
from voice_skill.hearing.beam.network import Network
from voice_skill.hearing.beam.push import Push
from voice_skill.hearing.beam.search import Search
from voice_skill.hearing.teaching.mixing import UNKNOWN, mix
from voice_skill.hearing.teaching.ngram_fst import read_language_model
from voice_skill.hearing.teaching.ratios import ratios_of

Said = Callable[..., Sound]


@pytest.fixture(scope="module")
def push(vosk_model: Path) -> Push:
    """The real language model that has read one odd sentence."""
    general = read_language_model(vosk_model / "graph" / "Gr.fst")
    odd = [general.words.get(word, UNKNOWN) for word in "is the whether find today".split()]
    return Push(ratios_of(mix(general, [odd]), general))


@pytest.mark.parametrize("text", PLAIN)
def test_without_a_pack_plain_speech_is_heard_as_it_was_said(
    text: str, network: Network, said: Said
) -> None:
    """Best first, each text once."""
    texts = Search(network, None).texts(said(text))
    assert texts[0].text == text
    assert [each.score for each in texts] == sorted((t.score for t in texts), reverse=True)
    assert len({each.text for each in texts}) == len(texts) > 1


def test_a_pack_bends_what_sounds_alike_towards_its_own_words(
    network: Network, push: Push, said: Said
) -> None:
    """Even where they are words that nobody else would say there."""
    sound = said("is the weather fine today")
    assert Search(network, push).texts(sound)[0].text == "is the whether find today"
    assert Search(network, None).texts(sound)[0].text == "is the weather fine today"


@pytest.mark.parametrize("text", [PLAIN[0], "when do i see the doctor"])
def test_other_speech_is_still_heard(text: str, network: Network, push: Push, said: Said) -> None:
    """The push is a push, not a wall."""
    assert Search(network, push).texts(said(text))[0].text == text


def test_it_comes_to_an_end_whatever_it_is_given(network: Network, push: Push) -> None:
    """Such a network would go round in circles on silence."""
    for text in Search(network, push).texts(silence(8)):
        words = text.text.split()
        assert len(set(zip(words, words[1:], words[2:], strict=False))) >= len(words) - 2
