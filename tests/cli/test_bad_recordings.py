"""Recordings as people really have them: each is answered, or refused in one sentence."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.cli.conftest import Run
from tests.conftest import need
from tests.support import BICYCLE

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("vosk_model")]

RATE = 16_000
TYRES = ("--quiet", "--pack", str(BICYCLE))


@pytest.fixture(scope="module")
def question(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A spoken question, made just now."""
    file = tmp_path_factory.mktemp("question") / "question.wav"
    speak = ["espeak-ng", "-v", "en-us", "-s", "140", "-w", str(file), "How do I oil the chain?"]
    if shutil.which("espeak-ng") is None:
        need("espeak-ng is not installed: sudo apt install espeak-ng")
    subprocess.run(speak, check=True)
    return file


def rewritten(question: Path, file: Path, *, rate: int = RATE, **how: str) -> Path:
    """The question in another form."""
    import soxr

    samples, own = soundfile.read(question, dtype="float32")
    soundfile.write(file, soxr.resample(samples, own, rate), rate, **how)
    return file


@pytest.mark.parametrize(
    ("name", "rate", "how"),
    [
        ("a.wav", 8_000, {"subtype": "PCM_16"}),
        ("b.wav", 48_000, {"subtype": "PCM_24"}),
        ("c.wav", 44_100, {"subtype": "FLOAT"}),
        ("d.flac", 44_100, {}),
        ("e.ogg", 48_000, {}),
        ("f.mp3", 44_100, {}),
    ],
)
def test_every_usual_format_and_rate_is_answered(
    run: Run, question: Path, tmp_path: Path, name: str, rate: int, how: dict[str, str]
) -> None:
    """WAV, FLAC, OGG and MP3; 8 to 48 kHz; 16 and 24 bits."""
    file = rewritten(question, tmp_path / name, rate=rate, **how)
    result = run("hear", str(file), *TYRES)
    assert result.code == 0, result.err
    assert "one drop of oil" in result.out


def test_five_channels_are_answered(run: Run, question: Path, tmp_path: Path) -> None:
    """With the voice in one of them only."""
    samples, rate = soundfile.read(question, dtype="float32")
    wide = np.zeros((len(samples), 5), dtype="float32")
    wide[:, 3] = samples
    soundfile.write(tmp_path / "five.wav", wide, rate)
    assert run("hear", str(tmp_path / "five.wav"), *TYRES).code == 0


def test_a_clipped_recording_is_still_heard_and_said_to_be_clipped(
    run: Run, question: Path, tmp_path: Path
) -> None:
    """The remedy is on stderr, the answer on stdout."""
    samples, rate = soundfile.read(question, dtype="float32")
    soundfile.write(tmp_path / "loud.wav", np.clip(samples * 12, -1, 1), rate)
    result = run("hear", str(tmp_path / "loud.wav"), *TYRES)
    assert result.code == 0
    assert "too loud" in result.err.lower() or "clip" in result.err.lower()


def test_a_truncated_recording_is_heard_as_far_as_it_goes(
    run: Run, question: Path, tmp_path: Path
) -> None:
    """And said to break off."""
    data = question.read_bytes()
    (tmp_path / "cut.wav").write_bytes(data[: len(data) * 6 // 10])
    result = run("hear", str(tmp_path / "cut.wav"), *TYRES)
    assert result.code in {0, 3}
    assert "cut.wav" in result.err


def _write(folder: Path, kind: str) -> Path:
    file = folder / f"{kind}.wav"
    match kind:
        case "zero":
            file.write_bytes(b"")
        case "empty":
            soundfile.write(file, np.zeros(0), RATE)
        case "text":
            file.write_text("this is no sound " * 50)
        case "long":
            soundfile.write(file, np.zeros(11 * 60 * 8000, dtype="int16"), 8000)
        case "silent":
            soundfile.write(file, np.zeros(RATE * 3), RATE)
        case "folder":
            file.mkdir()
    return file


@pytest.mark.parametrize("kind", ["zero", "empty", "text", "long", "silent", "folder", "missing"])
def test_what_cannot_be_heard_is_refused_in_a_sentence_with_4(
    run: Run, tmp_path: Path, kind: str
) -> None:
    """What, where and the remedy; nothing on stdout, no traceback, no file left behind."""
    file = _write(tmp_path, kind)
    before = sorted(tmp_path.iterdir())
    result = run("hear", str(file), "--out", str(tmp_path / "answer.out"), *TYRES[1:])
    assert result.code == 4
    assert f"{kind}.wav" in result.err
    assert result.out == ""
    assert "Traceback" not in result.err
    assert sorted(tmp_path.iterdir()) == before


def test_noise_alone_is_not_answered(run: Run, tmp_path: Path) -> None:
    """No word is made of a hiss, and the exit code is that of something not understood."""
    noise = np.random.default_rng(1).normal(0, 0.05, RATE * 4)
    soundfile.write(tmp_path / "hiss.wav", noise, RATE)
    result = run("hear", str(tmp_path / "hiss.wav"), *TYRES)
    assert result.code == 3
    assert "Heard: nothing." in result.err


def test_a_danger_in_a_recording_is_answered_whatever_is_wrong_with_the_settings(
    run: Run, tmp_path: Path
) -> None:
    """Heard once more with all that is sound; the fault is told afterwards."""
    if shutil.which("espeak-ng") is None:
        need("espeak-ng is not installed: sudo apt install espeak-ng")
    file, words = tmp_path / "a.wav", "I have chest pain and I cannot breathe"
    subprocess.run(["espeak-ng", "-v", "en-us", "-s", "140", "-w", str(file), words], check=True)
    result = run("hear", str(file), "--quiet", "--country", "xx")
    assert result.out.startswith("Call 999 now.")
    assert (result.code, "'xx'" in result.err) == (0, True)
