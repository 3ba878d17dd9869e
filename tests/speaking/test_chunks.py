"""A reply as a script of sentences that can be stepped through."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_skill.speaking.chunks import MOST_CHARACTERS, START, Position, Script, split
from voice_skill.values.reply import Chunk, ChunkKind, Outcome, Reply

REPLY = Reply(
    (
        Chunk("Night cramps are common. They are usually harmless.", ChunkKind.ANSWER, "In short"),
        Chunk("   ", ChunkKind.ANSWER),
        Chunk("Stretch before bed.", ChunkKind.ANSWER, "What helps"),
        Chunk("See a doctor if they go on. Call 999 if you cannot breathe.", ChunkKind.CARE),
    ),
    Outcome.of("night-cramps"),
)
SCRIPT = Script.of(REPLY)


def test_every_sentence_knows_its_place_heading_and_kind() -> None:
    """Captions and "where are we" need them; an empty chunk has no sentence."""
    assert [(each.position, each.heading) for each in SCRIPT.sentences] == [
        (Position(0, 0), "In short"),
        (Position(0, 1), "In short"),
        (Position(2, 0), "What helps"),
        (Position(3, 0), ""),
        (Position(3, 1), ""),
    ]
    assert SCRIPT.sentences[-1].kind is ChunkKind.CARE
    assert " ".join(each.text for each in SCRIPT.sentences).split() == REPLY.text.split()


def test_next_and_back_go_from_chunk_to_chunk() -> None:
    """From anywhere in a chunk, over empty chunks, and no further than the ends."""
    assert SCRIPT.next_chunk(Position(0, 1)) == Position(2, 0)
    assert SCRIPT.next_chunk(Position(3, 0)) is None
    assert SCRIPT.previous_chunk(Position(3, 1)) == Position(2, 0)
    assert SCRIPT.previous_chunk(Position(2, 0)) == START
    assert SCRIPT.previous_chunk(START) is None


def test_repeat_goes_to_the_beginning_of_the_chunk() -> None:
    """A sentence without the one before it may make no sense."""
    assert SCRIPT.start_of_chunk(Position(3, 1)) == Position(3, 0)
    assert SCRIPT.start_of_chunk(START) == START


def test_going_on_starts_with_the_sentence_that_was_cut() -> None:
    """Where it was cut short, it is said again in full."""
    assert SCRIPT.since(Position(3, 0))[0].text == "See a doctor if they go on."
    found = SCRIPT.at(Position(1, 0))
    assert found is not None
    assert found.position == Position(2, 0)
    assert SCRIPT.since(Position(9, 0)) == ()


def test_a_reply_of_nothing_has_no_steps() -> None:
    """No step fails on it."""
    empty = Script.of(Reply((), Outcome.of("out-of-scope")))
    assert empty.sentences == ()
    assert empty.at(START) is None
    assert empty.next_chunk(START) is None
    assert empty.start_of_chunk(START) is None


@pytest.mark.parametrize(
    "whole",
    [
        "Take approx. 10 minutes.",
        "Ask Dr. Smith first.",
        "This is No. 5 of the list.",
        "Minerals, e.g. Magnesium, may help.",
        "It is 2.5 cm wide.",
    ],
)
def test_an_abbreviation_does_not_end_a_sentence(whole: str) -> None:
    """The voice would drop and pause in the middle."""
    assert split(whole) == [whole]


def test_a_long_sentence_is_cut_where_one_breathes() -> None:
    """After a comma, else at a space, else where it must be."""
    long = "It hurts, " + "and it goes on, " * 30 + "and then it stops."
    pieces = split(long)
    assert all(len(piece) <= MOST_CHARACTERS for piece in pieces)
    assert all(piece.endswith(",") for piece in pieces[:-1])
    assert [len(piece) for piece in split("a" * 700)] == [300, 300, 100]


@given(st.text(max_size=2000))
def test_no_sentence_is_longer_than_the_limit_and_no_word_is_lost(text: str) -> None:
    """Whatever the text."""
    pieces = split(text)
    assert all(0 < len(piece) <= MOST_CHARACTERS for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())
