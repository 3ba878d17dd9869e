"""Sentences rendered beforehand: found by what they say and how, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from voice_skill.speaking.natural.rendered import Manner, Rendered, key_of
from voice_skill.testing import VoiceThatHums
from voice_skill.values.audio import Speech
from voice_skill.values.errors import VoiceError

EMMA = Manner("bf_emma", 150, "ab" * 32)


def tone() -> Speech:
    """Half a second of 300 Hz at the natural voice's own rate."""
    wave = np.round(9000 * np.sin(np.arange(12_000) * 2 * np.pi * 300 / 24_000))
    return Speech(wave.astype("<i2").tobytes(), 24_000)


def test_what_was_kept_is_found_as_it_was(tmp_path: Path) -> None:
    """As long, as loud, and much smaller."""
    rendered = Rendered(tmp_path / "voices")
    file = rendered.keep("Call 9 9 9 now.", EMMA, tone())
    found = rendered.find("Call 9 9 9 now.", EMMA)
    assert found is not None
    assert found.rate == 24_000
    assert found.seconds == pytest.approx(0.5, abs=0.01)
    before, after = (np.frombuffer(each.samples, "<i2").std() for each in (tone(), found))
    assert after == pytest.approx(before, rel=0.1)
    assert file.stat().st_size < len(tone().samples) / 3
    assert rendered.count() == (1, file.stat().st_size)


@pytest.mark.parametrize(
    "other",
    [
        replace(EMMA, speaker="bm_george"),
        replace(EMMA, words_per_minute=151),
        replace(EMMA, checksum="cd" * 32),
    ],
)
def test_another_speaker_pace_or_model_is_another_sentence(tmp_path: Path, other: Manner) -> None:
    """A file never sounds for what it was not made for."""
    rendered = Rendered(tmp_path)
    rendered.keep("Hello.", EMMA, tone())
    assert rendered.find("Hello.", other) is None
    assert rendered.find("Hello!", EMMA) is None


def test_the_name_of_a_file_says_nothing_of_its_words() -> None:
    """Whoever lists the folder learns how many sentences there are."""
    assert key_of("My leg hurts.", EMMA).isalnum()
    assert len(key_of("My leg hurts.", EMMA)) == 40


@pytest.mark.parametrize("broken", [b"", b"OggS", b"nonsense" * 100])
def test_a_broken_file_is_as_if_it_were_not_there(tmp_path: Path, broken: bytes) -> None:
    """The voice says the sentence anew; nobody hears noise."""
    rendered = Rendered(tmp_path)
    rendered.keep("Hello.", EMMA, tone()).write_bytes(broken)
    assert rendered.find("Hello.", EMMA) is None


def test_where_it_cannot_be_written_that_is_said(tmp_path: Path) -> None:
    """The folder is named, and the remedy."""
    (tmp_path / "file").touch()
    speech = VoiceThatHums().render("Hello.", words_per_minute=150)
    with pytest.raises(VoiceError, match="Make room there"):
        Rendered(tmp_path / "file" / "voices").keep("Hello.", EMMA, speech)
