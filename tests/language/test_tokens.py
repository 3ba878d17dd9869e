"""Text cut into tokens: short forms, dialect, idioms, pauses."""

from __future__ import annotations

import pytest

from voice_skill.language.tokens import BREAK, IDIOM, apart, short_forms, tokens


@pytest.mark.parametrize(
    ("word", "parts"),
    [("can't", "can not"), ("cannae", "can not"), ("leg's", "leg 's"), ("i'm", "i am"),
     ("swellin", "swelling"), ("y'know", ""), ("calf", "calf")],
)  # fmt: skip
def test_a_word_comes_apart_into_what_it_stands_for(word: str, parts: str) -> None:
    """Short forms and dialect are brought to one form."""
    assert apart(word) == tuple(parts.split())


def test_the_words_of_an_idiom_mean_nothing() -> None:
    """ "Pull my leg" is of no leg; of one idiom some words are kept, as it is said plainly."""
    assert tokens("stop pulling my leg").words == ("stop", IDIOM, IDIOM, IDIOM)
    assert tokens("once in a blue moon").words == ("once", "in", "a", "while", IDIOM)


def test_dots_after_an_unfinished_phrase_are_a_pause() -> None:
    """Elsewhere they end a sentence; a lost t is put back."""
    assert BREAK not in tokens("i can't... get my breath").words
    assert BREAK in tokens("my leg hurts... call somebody").words
    assert tokens("i can' breathe").words == ("i", "can", "not", "breathe")


def test_every_short_form_is_a_word_of_its_own() -> None:
    """None comes apart into itself."""
    assert not [word for word, parts in short_forms().items() if (word,) == parts]


def test_the_own_words_of_a_person_are_kept() -> None:
    """As they were said, short forms and all."""
    cut = tokens("my leg's gone cold")
    assert cut.said(1, 4) == "leg's gone"
