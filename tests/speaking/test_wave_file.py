"""Speaking into a file: whole, or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
import wave
from pathlib import Path

import pytest

from tests.speaking.test_samples import tone
from voice_skill.speaking import samples
from voice_skill.speaking.speaker import Speaker
from voice_skill.speaking.voices import Pyttsx3Voice
from voice_skill.speaking.wave_file import FileLoudspeaker
from voice_skill.values.audio import Speech
from voice_skill.values.errors import AudioError
from voice_skill.values.reply import Chunk, ChunkKind, Outcome, Reply

ONE = Speech(tone(1.0), 8000)


def _read(path: Path) -> tuple[bytes, int]:
    with wave.open(str(path)) as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        return file.readframes(file.getnframes()), file.getframerate()


def test_pieces_stand_one_after_another(tmp_path: Path) -> None:
    """In order, nothing between, nothing lost; only the file itself appears."""
    path = tmp_path / "answer.wav"
    with FileLoudspeaker(path) as file:
        assert file.play(ONE).wait()
        assert file.play(Speech(samples.silence(0.5, 8000), 8000)).wait()
        assert not path.exists()
    sound, rate = _read(path)
    assert sound == ONE.samples + samples.silence(0.5, 8000)
    assert rate == 8000
    assert os.listdir(tmp_path) == ["answer.wav"]


def test_a_piece_at_another_rate_is_converted(tmp_path: Path) -> None:
    """The file keeps the rate of the first piece."""
    path = tmp_path / "answer.wav"
    with FileLoudspeaker(path) as file:
        file.play(ONE)
        file.play(Speech(tone(1.0, rate=16_000), 16_000))
    sound, rate = _read(path)
    assert len(sound) / 2 / rate == pytest.approx(2.0, abs=0.001)


def test_volume_counts(tmp_path: Path) -> None:
    """As on a loudspeaker."""
    path = tmp_path / "answer.wav"
    with FileLoudspeaker(path, volume=0.5) as file:
        file.play(ONE)
    assert samples.peak(_read(path)[0]) == pytest.approx(0.25, abs=0.01)


def test_nothing_said_is_an_empty_recording(tmp_path: Path) -> None:
    """A WAV file of no length, not a missing one."""
    path = tmp_path / "answer.wav"
    with FileLoudspeaker(path):
        pass
    assert _read(path)[0] == b""


def test_an_error_leaves_nothing_and_keeps_what_was_there(tmp_path: Path) -> None:
    """Ctrl-C too."""
    path = tmp_path / "answer.wav"
    path.write_bytes(b"before")

    def broken_off() -> None:
        with FileLoudspeaker(path) as file:
            file.play(ONE)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken_off()
    assert path.read_bytes() == b"before"
    assert os.listdir(tmp_path) == ["answer.wav"]


@pytest.mark.parametrize("where", ["no/such/folder/answer.wav", "."])
def test_a_place_that_cannot_be_written_to_is_named(tmp_path: Path, where: str) -> None:
    """Before anything is said."""
    with pytest.raises(AudioError, match=r"cannot be written: .* --out"):
        FileLoudspeaker(tmp_path / where)
    assert not os.listdir(tmp_path)


def test_a_full_disk_is_told_and_leaves_no_file(tmp_path: Path) -> None:
    """A process that may write 10,000 bytes stands for a disk with as much room."""
    path = tmp_path / "answer.wav"
    script = f"""
        import resource, sys
        from pathlib import Path
        from tests.speaking.test_wave_file import ONE
        from voice_skill.values.errors import AudioError
        from voice_skill.speaking.wave_file import FileLoudspeaker
        resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
        try:
            with FileLoudspeaker(Path({str(path)!r})) as file:
                for _ in range(100):
                    file.play(ONE)
        except AudioError as error:
            print(error)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)], capture_output=True, text=True, check=True
    )
    assert f"{path} cannot be written" in done.stdout
    assert "make room" in done.stdout
    assert done.stderr == ""
    assert not os.listdir(tmp_path)


@pytest.mark.slow
def test_a_spoken_answer_keeps_its_pace_over_the_whole_file(tmp_path: Path) -> None:
    """Words over seconds, pauses included, within a tenth of the setting."""
    text = (
        "Night cramps are common, and usually harmless. Most of the time, no clear cause is "
        "found. Book an ordinary appointment if cramps often spoil your sleep."
    )
    reply = Reply((Chunk(text, ChunkKind.ANSWER),), Outcome.of("night-cramps"))
    for words_per_minute in (80, 150, 300):
        path = tmp_path / f"{words_per_minute}.wav"
        with FileLoudspeaker(path) as file:
            Speaker(Pyttsx3Voice(), file).say(reply, words_per_minute=words_per_minute)
        sound, rate = _read(path)
        spoken = len(text.split()) / (len(sound) / 2 / rate) * 60
        assert spoken == pytest.approx(words_per_minute, rel=0.1)
        assert samples.peak(sound) < 0.99
