"""Words are brought to one form before anything is decided about them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_skill.values.text import cleaned, normalise, says, sentences


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("Why do my LEGS cramp?", "why do my legs cramp"),
        ("Don\u2019t  stop\u2026", "don't stop"),
        ("D.V.T. signs", "d v t signs"),
        ("A&E now!", "a and e now"),
        ("night-time cramps", "night time cramps"),
        ("'quoted'", "quoted"),
        ("\x00\x07bell\tand\nlines", "bell and lines"),
        ("Wadenkrämpfe 脚抽筋", "wadenkrämpfe 脚抽筋"),
        ("chest pa\u200bin, ch\u00adest\ufe0f", "chest pain chest"),
        ("can\u00b4t can\u2032t can`t can\udc92t can\ufffdt", "can't can't can't can't can't"),
        ("ch\u0435st p\u0430in", "chest pain"),
        ("", ""),
        ("?!", ""),
    ],
)
def test_text_becomes_what_a_recogniser_would_give(written: str, form: str) -> None:
    """Lower case, no punctuation, single spaces, apostrophes only inside words."""
    assert normalise(written) == form


@given(st.text(max_size=80))
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    """The form is final, whatever came in."""
    assert normalise(normalise(text)) == normalise(text)


def test_a_phrase_is_found_as_whole_words_only() -> None:
    """ "ten" is not in "often"."""
    assert says("It is my left calf.", "left calf")
    assert not says("often", "ten")
    assert not says("anything", "")


def test_sentences_end_before_a_capital_and_not_inside_numbers() -> None:
    """So that a chunk can be spoken sentence by sentence."""
    assert sentences("Rest 2.5 hours. Then walk! Why? Because.") == [
        "Rest 2.5 hours.",
        "Then walk!",
        "Why?",
        "Because.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "chest\x00pain",
        "chest\x0bpain",
        "chest\x1cpain",
        "chest\x7fpain",
        "chest\x85pain",
        "\x1b[31mchest pain\x1b[0m",
        "\x1b[1mchest\x1b[22m pain",
        "\x1b]0;a title\x07chest pain",
        "\x1b]8;;http://x\x1b\\chest\x1b]8;;\x1b\\ pain",
        "chest\x1b pain",
    ],
)
def test_what_steers_a_terminal_is_no_word(text: str) -> None:
    """Pasted out of one, or sent to harm the next one."""
    assert normalise(text) == "chest pain"
    assert cleaned(text).isprintable()


def test_the_ends_of_lines_stay() -> None:
    """An empty line ends a sentence."""
    assert cleaned("a\tb\r\n\nc") == "a\tb\r\n\nc"
