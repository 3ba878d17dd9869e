"""A word of command is found while it is being said; other words are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from voice_skill.evaluation.speakers import Speaker
from voice_skill.hearing.spotting import Spotter, obeyed, to_spot
from voice_skill.hearing.vosk import VoskModel

pytestmark = pytest.mark.slow

BLOCK = 1_600  # bytes, 50 ms
VOICES = (
    Speaker("flite", "slt"),
    Speaker("flite", "awb"),
    Speaker("espeak-ng", "en-gb", 150),
    Speaker("espeak-ng", "en-us+f3", 150),
)


@pytest.fixture(scope="module")
def spotter(vosk_model: Path) -> Spotter:
    """With the real model."""
    return Spotter(VoskModel(vosk_model).recogniser(phrases=to_spot()))


def found(spotter: Spotter, speech: bytes) -> list[str]:
    """What it found in the sound and in the silence after it, each word once."""
    spotter.finish()
    words: list[str] = []
    for at in range(0, len(speech) + 20 * BLOCK, BLOCK):
        block = speech[at : at + BLOCK] or bytes(BLOCK)
        word = spotter.feed(block)
        if word and word not in words:
            words.append(word)
    return words


@pytest.mark.parametrize("voice", VOICES, ids=lambda each: each.voice)
@pytest.mark.parametrize("word", obeyed())
def test_every_word_of_command_is_found(spotter: Spotter, voice: Speaker, word: str) -> None:
    """By every voice."""
    assert word in found(spotter, voice.say(word))


@pytest.mark.parametrize("said", ["yes", "yes please", "well well", "leg cramps are common"])
def test_other_words_are_no_command(spotter: Spotter, said: str) -> None:
    """With a grammar of commands alone "yes" was "no" or "help" in 83 of 147 recordings."""
    assert found(spotter, VOICES[0].say(said)) == []


def test_silence_is_no_command(spotter: Spotter) -> None:
    """And costs no decoding."""
    assert found(spotter, bytes(40 * BLOCK)) == []


def test_after_an_utterance_the_next_one_stands_by_itself(spotter: Spotter) -> None:
    """A word found once is not found again in what comes later."""
    stop, more = VOICES[0].say("stop"), VOICES[0].say("leg cramps are common")
    assert found(spotter, stop + bytes(16 * BLOCK)) == ["stop"]
    assert found(spotter, more) == []
