"""A natural voice keeps nobody waiting: what it cannot say in time, the usual voice says."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.speaking.natural.test_rendered import tone
from voice_skill.speaking.natural.kokoro import Kokoro, Weights
from voice_skill.speaking.natural.rendered import Manner, Rendered
from voice_skill.speaking.natural.voice import NO_PATIENCE, Engine, NaturalVoice
from voice_skill.speaking.speaker import Speaker
from voice_skill.testing import LoudspeakerThatRemembers, VoiceThatHums
from voice_skill.values.audio import Speech, for_reply
from voice_skill.values.errors import ModelError, VoiceError
from voice_skill.values.level import Level
from voice_skill.values.reply import NOTICE, Chunk, ChunkKind, Outcome, Reply

CHECKSUM = "ab" * 32
ORDER = Reply(
    (Chunk("Call 999 now. Sit down.", ChunkKind.ORDER),),
    Outcome.of("red-flag:pe"),
    level=Level.EMERGENCY,
)

SAID = (Chunk("Most cramps pass in minutes.", ChunkKind.ANSWER),)


class Stuck:
    """A model that never comes to the end of its sentence; ``over`` lets it go."""

    def __init__(self) -> None:
        self.over = threading.Event()

    def speak(self, text: str, speaker: str, *, words_per_minute: int, run: Any = None) -> Speech:
        """Waits for the end of the test."""
        self.over.wait()
        return tone()


@pytest.fixture
def slow(tmp_path: Path) -> Iterator[Engine]:
    """Weights that are there, and that model."""
    model, weights = Stuck(), Weights(tmp_path, tmp_path, CHECKSUM)
    told: list[str] = []
    engine = Engine(lambda: weights, Rendered(tmp_path), told.append, lambda weights: model, 0.3)
    yield engine
    model.over.set()
    assert len(told) <= 1


def missing() -> Weights:
    """Nothing is installed."""
    raise ModelError("The natural voice is not installed. Install it: voice-skill voices install.")


def test_where_a_part_is_missing_the_usual_voice_speaks_and_it_is_told_once(tmp_path: Path) -> None:
    """In one sentence with the command that mends it."""
    told: list[str] = []
    usual = VoiceThatHums()
    voice = NaturalVoice("kokoro:bf_emma", Engine(missing, Rendered(tmp_path), told.append), usual)
    for sentence in ("One.", "Two."):
        voice.render(sentence, words_per_minute=150)
    assert usual.sentences == ["One.", "Two."]
    assert told == ["The natural voice is not installed. Install it: voice-skill voices install."]


@pytest.mark.parametrize("urgent", [True, False])
def test_an_order_never_waits_for_a_slow_voice_and_nothing_else_is_hurried(
    tmp_path: Path, urgent: bool
) -> None:
    """The usual voice says the order, and all the rest of that reply; other replies may wait."""
    usual, player, model = VoiceThatHums(), LoudspeakerThatRemembers(), Stuck()
    weights = Weights(tmp_path, tmp_path, CHECKSUM)
    engine = Engine(lambda: weights, Rendered(tmp_path), pytest.fail, lambda weights: model, 600.0)
    # Long after an order may wait, and long before anything else need not: then it speaks.
    late = threading.Timer(8 * NO_PATIENCE, model.over.set)
    late.start()
    reply = ORDER if urgent else replace(ORDER, outcome=NOTICE, level=None, chunks=SAID)
    Speaker(NaturalVoice("kokoro:bf_emma", engine, usual), player).say(reply)
    late.cancel()
    model.over.set()
    assert usual.sentences == (["Call 9 9 9 now.", "Sit down."] if urgent else [])
    assert engine.patience == 600.0


def test_nobody_waits_twice_for_a_computer_that_is_too_slow(tmp_path: Path) -> None:
    """It is told once, with what helps; the usual voice speaks."""
    told: list[str] = []
    usual, model = VoiceThatHums(), Stuck()
    weights = Weights(tmp_path, tmp_path, CHECKSUM)
    engine = Engine(lambda: weights, Rendered(tmp_path), told.append, lambda weights: model, 1.0)
    voice = NaturalVoice("kokoro:bf_emma", engine, usual)
    try:
        for sentence in ("One.", "Two."):
            voice.render(sentence, words_per_minute=150)
    finally:
        model.over.set()
    assert usual.sentences == ["One.", "Two."]
    assert engine.patience == NO_PATIENCE
    assert len(told) == 1
    assert "voice-skill voices render" in told[0]


def test_a_sentence_that_was_rendered_needs_no_model(slow: Engine, tmp_path: Path) -> None:
    """It sounds at once, also where the model is slow."""
    usual = VoiceThatHums()
    Rendered(tmp_path).keep("Sit down.", Manner("bf_emma", 150, CHECKSUM), tone())
    speech = NaturalVoice("kokoro:bf_emma", slow, usual).render("Sit down.", words_per_minute=150)
    assert speech.rate == 24_000
    assert not usual.sentences


def test_what_was_rendered_is_found_while_the_model_is_still_being_opened(tmp_path: Path) -> None:
    """Opening takes seconds; an order that was rendered does not wait for it."""
    opening, over = threading.Event(), threading.Event()

    def open_slowly(weights: Weights) -> Kokoro:
        opening.set()
        over.wait()
        raise VoiceError("It never came to that.")

    weights = Weights(tmp_path, tmp_path, CHECKSUM)
    engine = Engine(lambda: weights, Rendered(tmp_path), lambda text: None, open_slowly)
    manner = Manner("bf_emma", 150, CHECKSUM)
    engine.rendered.keep("Call 9 9 9 now.", manner, tone())
    engine.begin()
    opening.wait()
    try:
        assert engine.there("Call 9 9 9 now.", manner) is not None
    finally:
        over.set()


def test_two_voices_never_take_turns_in_one_reply(slow: Engine, tmp_path: Path) -> None:
    """Once the usual voice had to help out, it says what was rendered too."""
    usual = VoiceThatHums()
    Rendered(tmp_path).keep("Sit down.", Manner("bf_emma", 150, CHECKSUM), tone())
    reading = for_reply(NaturalVoice("kokoro:bf_emma", slow, usual), urgent=True)
    for sentence in ("Call 9 9 9 now.", "Sit down."):
        reading.render(sentence, words_per_minute=150)
    assert usual.sentences == ["Call 9 9 9 now.", "Sit down."]


@pytest.mark.slow
def test_what_was_said_lately_is_not_made_again(weights: Weights, tmp_path: Path) -> None:
    """ "Repeat" costs nothing, and nothing of it is on the disk."""
    # Patience enough for a busy machine: how late the voice is is not asked here.
    engine = Engine(lambda: weights, Rendered(tmp_path / "voices"), pytest.fail, patience=600.0)
    usual = VoiceThatHums()
    voice = NaturalVoice("kokoro:bf_emma", engine, usual)
    once = voice.render("You told me: pain in one leg.", words_per_minute=150)
    assert voice.render("You told me: pain in one leg.", words_per_minute=150) is once
    assert not usual.sentences
    assert not (tmp_path / "voices").exists()


@pytest.mark.slow
def test_a_speaker_that_is_not_there_is_told_of_and_the_usual_one_speaks(
    kokoro: Kokoro, weights: Weights, tmp_path: Path
) -> None:
    """Those that are there are offered."""
    told: list[str] = []
    usual = VoiceThatHums()
    engine = Engine(lambda: weights, Rendered(tmp_path), told.append)
    NaturalVoice("kokoro:bf_nobody", engine, usual).render("Hello.", words_per_minute=150)
    assert usual.sentences == ["Hello."]
    assert "kokoro:bf_emma" in told[0]


ENDS_EARLY = """
import time
from pathlib import Path
from voice_skill.speaking.natural.kokoro import Weights
from voice_skill.speaking.natural.rendered import Rendered
from voice_skill.speaking.natural.voice import Engine

def open_slowly(weights):
    time.sleep(1)
    print("opened", flush=True)

Engine(lambda: Weights(Path(), Path(), ""), Rendered(Path("/nowhere")), open=open_slowly).begin()
"""


def test_a_program_does_not_end_while_the_model_is_being_opened() -> None:
    """ONNX Runtime, ended in the middle of its work, killed the whole program."""
    done = subprocess.run([sys.executable, "-c", ENDS_EARLY], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "opened\n")
