"""How words that the recogniser lacks are heard."""

from __future__ import annotations

import pytest

from voice_skill.evaluation.listen_words import in_place_of, judge, sentences_with


def test_the_spelling_that_came_out_most_often_is_the_best() -> None:
    """The others stand behind it, those never heard with a nought."""
    word = judge(
        "phlebologist",
        ("flea biologist", "flip a legist", "never this"),
        [
            ("see a phlebologist", "see a flea biologist"),
            ("is a phlebologist good", "is a flea biologist good"),
            ("which phlebologist", "which flip a legist"),
        ],
    )
    assert word.best == "flea biologist"
    assert word.spellings == (("flea biologist", 2), ("flip a legist", 1), ("never this", 0))
    assert (word.heard, word.said, word.instead) == (3, 3, ())


def test_what_came_instead_is_offered() -> None:
    """It may be worth listing as a sound-alike."""
    word = judge("claudication", (), [("what is claudication then", "what is clot occasion then")])
    assert word.instead == (("clot occasion", 1),)
    assert word.best == ""


@pytest.mark.parametrize(
    ("sentence", "heard", "instead"),
    [
        ("what is claudication", "what is clot occasion", "clot occasion"),
        ("claudication hurts", "clot occasion hurts", "clot occasion"),
        ("is claudication bad", "is bad", ""),
        ("is my claudication bad", "is a clot occasion bad", "clot occasion"),
        ("cauda equina it is", "coda queen a it is", "coda queen a"),
    ],
)
def test_the_words_in_a_words_place_are_found(sentence: str, heard: str, instead: str) -> None:
    """Its neighbours that were heard say where."""
    name = "cauda equina" if "cauda" in sentence else "claudication"
    assert in_place_of(name, sentence, heard) == instead


def test_a_word_is_said_in_sentences_of_the_pack() -> None:
    """Whole words only, and no more than asked for."""
    found = sentences_with(("vein",), ("my veins", "a vein", "the vein hurts", "vein"), most=2)
    assert found == {"vein": ("a vein", "the vein hurts")}
