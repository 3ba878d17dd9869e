"""A person's words are said back as they were written, and whole."""

from __future__ import annotations

import pytest

from voice_skill.language.quoting import Words, quoted
from voice_skill.language.tokens import tokens

LONG = (
    "my left calf is swollen and since I came home from the long flight to Sydney "
    "with my two children I really cannot breathe"
)


def said_back(text: str, *words: str) -> str:
    """What is said back where the sign rests on these words."""
    source = tokens(text).source
    return Words(source, text).quoted([source.index(word) for word in words])


def test_the_sentence_is_whole_with_its_capitals_and_marks() -> None:
    """Not only the words that the sign rests on."""
    text = "My calf is RED, and hot since Monday. It's sunny & warm."
    assert said_back(text, "calf", "hot") == "My calf is RED, and hot since Monday"
    assert said_back(text, "sunny") == "It's sunny & warm"
    assert said_back("It is the D.V.T. in my calf!", "calf").endswith("in my calf")


def test_what_stands_between_two_sentences_is_shown_to_be_left_out() -> None:
    """Neighbours are said together."""
    text = "My calf is hot. We had a nice day. I'm short of breath!"
    assert said_back(text, "calf", "short") == "My calf is hot… I'm short of breath"
    assert said_back(text, "calf", "nice") == "My calf is hot. We had a nice day"


def test_of_a_long_sentence_the_stretch_with_the_words_is_said() -> None:
    """Where that is too long, too, the words alone, and where something is missing."""
    assert said_back(LONG, "flight", "breathe").startswith("flight to Sydney with my two")
    assert said_back(LONG, "calf", "is", "swollen", "cannot", "breathe") == (
        "calf is swollen… cannot breathe"
    )


@pytest.mark.parametrize("text", [LONG, "a b " * 30, "no. " * 30])
def test_it_is_never_too_long_to_be_said(text: str) -> None:
    """Eighteen words, and two that go before them."""
    assert len(quoted(text).split()) == 18
    assert quoted(text).endswith("…")
    source = tokens(text).source
    assert len(Words(source, text).quoted(range(len(source))).split()) == 18


def test_a_slip_is_said_back_as_it_was_written() -> None:
    """Where mending made one word of two, the places fit no more: then from the beginning."""
    assert Words(("my", "chest", "hurts"), "My che st hurts").quoted([1]) == "My che st hurts"
