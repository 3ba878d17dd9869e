"""Slips of spelling and dictation are read as words of the pack; what is no slip stays."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace

import pytest

from tests.support import dialogue, pack
from voice_skill.assembly.skill import build_speller
from voice_skill.dialogue.session import Session
from voice_skill.understanding.misspelt import Speller
from voice_skill.values.heard import Heard


@pytest.fixture(scope="module")
def speller() -> Speller:
    """What reads the slips of the pack that the skill comes with."""
    return build_speller(pack())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("vericose vains", "varicose veins"),
        ("does being dehidrated give u cramp", "does being dehydrated give you cramp"),
        ("wot shud i do wen i hav a cramp", "what should i do when i have a cramp"),
        ("symptoms of deep vein from boses", "symptoms of deep vein thrombosis"),
        ("r legcramps bad 4 u", "are leg cramps bad for you"),
        ("compresion sox", "compression socks"),
    ],
)
def test_a_slip_is_read_as_what_it_sounds_or_looks_like(
    speller: Speller, typed: str, meant: str
) -> None:
    assert speller.mended(typed) == meant


@pytest.mark.parametrize(
    "typed", ["What causes leg cramps?", "is it the veins", "do it", "", "42", "привет мир"]
)
def test_words_that_somebody_knows_stay_as_they_were_typed(speller: Speller, typed: str) -> None:
    assert speller.mended(typed) == typed


def test_a_word_without_end_takes_no_memory(speller: Speller) -> None:
    """Of each place where it may be two words, both were kept."""
    tracemalloc.start()
    try:
        assert speller.mended("legcramps" + "x" * 20_000).endswith("xxx")
        assert tracemalloc.get_traced_memory()[1] < 10_000_000  # bytes
    finally:
        tracemalloc.stop()


def test_every_example_of_the_pack_stays_as_it_is(speller: Speller) -> None:
    asked = [phrase for topic in pack().topics for phrase in topic.examples]
    assert [each for each in asked if speller.mended(each) != each] == []


def test_a_word_that_the_world_knows_is_no_slip() -> None:
    bold = Speller(["do cramps hurt"])
    knowing = Speller(["do cramps hurt"], is_word={"clamps"}.__contains__)
    assert bold.mended("do clamps hurt") == "do cramps hurt"
    assert knowing.mended("do clamps hurt") == "do clamps hurt"


def test_a_question_full_of_slips_is_answered_and_kept_as_it_was_typed(speller: Speller) -> None:
    talk = replace(dialogue(), speller=speller)
    session, reply = talk.respond(Session(), Heard.typed("wat are vericose vains"))
    assert reply.outcome.label == "what-are-varicose-veins"
    assert "vericose vains" in session.turns[-1].said


def test_a_danger_sign_with_slips_is_raised_all_the_same(speller: Speller) -> None:
    talk = replace(dialogue(), speller=speller)
    reply = talk.respond(Session(), Heard.typed("i hav chest paim an cant brethe"))[1]
    assert reply.is_alarm
