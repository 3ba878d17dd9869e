"""The summary read aloud: short sentences, the level first."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.records.support import ALL, clot, mother, summed_up
from voice_skill.dialogue.session import Session
from voice_skill.language.prompts import prompt
from voice_skill.records.spoken import MOST_CHARACTERS, spoken, with_summary
from voice_skill.records.summary_types import Summary
from voice_skill.values.reply import Chunk, ChunkKind, Outcome, Reply
from voice_skill.values.text import sentences


@pytest.mark.parametrize("summary", ALL)
def test_every_sentence_fits_in_one_breath(summary: Callable[[], Summary]) -> None:
    """At most twenty words, and at most 300 characters a chunk."""
    for chunk in spoken(summary()):
        assert len(chunk.text) <= MOST_CHARACTERS
        assert all(len(sentence.split()) <= 20 for sentence in sentences(chunk.text)), chunk.text


def test_the_level_comes_before_everything_else() -> None:
    """Only whom it is for comes sooner."""
    assert [chunk.heading for chunk in spoken(clot())][:2] == ["For the doctor", "Level"]


def test_what_was_denied_is_read_too() -> None:
    """The person can hear what the doctor will read, and correct it."""
    text = " ".join(chunk.text for chunk in spoken(clot()))
    assert "You said no to:" in text
    assert "change my answer about" in text


def test_it_says_whom_it_is_about() -> None:
    """Where that is somebody else."""
    assert "It is about the mother of the person who told this." in spoken(mother())[0].text


def test_the_page_is_read_before_anything_is_asked() -> None:
    """The offer to save it comes last."""
    offer = Chunk("Shall I save it?", ChunkKind.OFFER)
    reply = with_summary(Reply((offer,), Outcome.of("control:doctor-page"), listen=True), clot())
    assert reply.chunks[-1] == offer
    assert reply.chunks[:-1] == spoken(clot())


def test_with_nothing_to_read_nothing_is_offered() -> None:
    """An empty page is of no use to anybody."""
    offer = Chunk("Shall I save it?", ChunkKind.OFFER)
    reply = with_summary(Reply((offer,), Outcome.of("control:doctor-page")), summed_up(Session()))
    assert reply.text == prompt("common.nothing_for_page")
