"""Recordings as people have them: heard as far as they can be, else refused in a sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.hearing.conftest import Sound, Speak
from voice_skill.listening import recordings
from voice_skill.listening.recordings import read_recording
from voice_skill.values.errors import AudioError

Said = Callable[..., Sound]
TEXT = "when should i go to the hospital"


def _like(one: bytes, other: Sound) -> float:
    """Correlation of two recordings, 1.0 where they are the same but for loudness."""
    a = np.frombuffer(one, dtype="<i2").astype(float)
    b = np.asarray(other, dtype=float)[: len(a)]
    a = a[: len(b)]
    return float(a @ b / np.sqrt((a @ a) * (b @ b)))


def _written(
    folder: Path, sound: Sound, name: str = "a.wav", *, rate: int = 16_000, **how: str
) -> Path:
    import soxr

    soundfile.write(folder / name, soxr.resample(sound, 16_000, rate), rate, **how)
    return folder / name


@pytest.mark.parametrize(
    ("name", "rate", "how", "at_least"),
    [
        ("a.wav", 16_000, {}, 0.999),
        ("a.wav", 48_000, {}, 0.999),
        ("a.wav", 44_100, {"subtype": "PCM_24"}, 0.999),
        ("a.wav", 16_000, {"subtype": "PCM_U8"}, 0.98),
        ("a.wav", 22_050, {"subtype": "FLOAT"}, 0.999),
        ("a.wav", 8_000, {}, 0.8),
        ("a.wav", 8_000, {"subtype": "ULAW"}, 0.8),
        ("a.flac", 44_100, {}, 0.999),
        ("a.ogg", 48_000, {}, 0.95),
        ("a.ogg", 48_000, {"subtype": "OPUS"}, 0.9),
        ("a.mp3", 44_100, {}, 0.9),
        ("a.aiff", 44_100, {}, 0.999),
        ("no ending", 16_000, {"format": "FLAC"}, 0.999),
        ("a.raw", 16_000, {"format": "WAV"}, 0.999),
    ],
)
def test_every_usual_form_of_a_voice_comes_out_the_same(
    tmp_path: Path, said: Said, name: str, rate: int, how: dict[str, str], at_least: float
) -> None:
    """Told by its bytes, not by its name; 8 kHz loses only what it never had."""
    sound = said(TEXT)
    recording = read_recording(_written(tmp_path, sound, name, rate=rate, **how))
    assert recording.seconds == pytest.approx(len(sound) / 16_000, abs=0.1)
    assert recording.rate == rate
    assert _like(recording.samples, sound) > at_least
    assert len(recording.notices) == (rate == 8_000)  # it sounds like a telephone


@pytest.mark.parametrize("channels", [2, 5, 8])
def test_many_channels_become_one(tmp_path: Path, said: Said, channels: int) -> None:
    """Whichever of them holds the voice."""
    sound = said(TEXT)
    wide = np.zeros((len(sound), channels), dtype=np.float32)
    wide[:, -1] = sound
    soundfile.write(tmp_path / "wide.wav", wide, 16_000)
    recording = read_recording(tmp_path / "wide.wav")
    assert recording.channels == channels
    assert _like(recording.samples, sound) > 0.999


def test_blocks_are_a_tenth_of_a_second_and_make_up_the_whole(tmp_path: Path, said: Said) -> None:
    """The last one may be shorter."""
    recording = read_recording(_written(tmp_path, said(TEXT)))
    blocks = list(recording.blocks())
    assert {len(block) for block in blocks[:-1]} == {3200}
    assert b"".join(blocks) == recording.samples


def test_a_wav_from_a_pipe_is_whole(tmp_path: Path, speak: Speak) -> None:
    """Its header cannot know the length and holds a huge number; that is no damage."""
    speak(TEXT, voice="en-us")  # skips where there is no espeak-ng
    made = subprocess.run(["espeak-ng", "--stdout", TEXT], capture_output=True, check=True)
    (tmp_path / "pipe.wav").write_bytes(made.stdout)
    recording = read_recording(tmp_path / "pipe.wav")
    assert recording.seconds > 1
    assert recording.notices == ()


@pytest.mark.parametrize("name", ["a.wav", "a.flac", "a.mp3", "a.ogg"])
def test_a_file_that_breaks_off_is_heard_as_far_as_it_goes(
    tmp_path: Path, said: Said, name: str
) -> None:
    """Half a copy: what is there comes out, and no error with it."""
    file = _written(tmp_path, np.tile(said(TEXT), 4), name)
    whole = read_recording(file).seconds
    data = file.read_bytes()
    file.write_bytes(data[: len(data) // 2])
    recording = read_recording(file)
    assert 0.2 * whole < recording.seconds < 0.8 * whole
    assert "breaks off" in recording.notices[0]
    assert str(file) in recording.notices[0]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda sound: np.clip(sound * 12, -1, 1), "too loud and distorted"),
        (lambda sound: sound * 0.004, "very quiet"),
    ],
    ids=["clipped", "quiet"],
)
def test_a_poor_recording_is_heard_with_a_notice(
    tmp_path: Path, said: Said, change: Callable[[Sound], Sound], says: str
) -> None:
    """The person is told what to do better next time."""
    file = _written(tmp_path, change(said(TEXT)))
    (notice,) = read_recording(file).notices
    assert says in notice
    assert str(file) in notice


def test_numbers_that_are_none_do_not_spread(tmp_path: Path, said: Said) -> None:
    """A floating-point file can hold "not a number" and infinity."""
    sound = said(TEXT).copy()
    sound[100:110], sound[200] = np.nan, np.inf
    file = tmp_path / "float.wav"
    soundfile.write(file, sound, 16_000, subtype="FLOAT")
    assert _like(read_recording(file).samples, said(TEXT)) > 0.9


def _wav(folder: Path, seconds: float, *, rate: int = 16_000, level: float = 0.1) -> Path:
    tone = level * np.sin(np.arange(int(seconds * rate)) / 9)
    soundfile.write(folder / "a.wav", tone, rate)
    return folder / "a.wav"


def test_of_a_long_recording_the_first_ten_minutes_are_heard_and_that_is_told(
    tmp_path: Path,
) -> None:
    """Whoever let the recorder run has asked something all the same."""
    whole = read_recording(_wav(tmp_path, 600, rate=8000))
    assert whole.seconds == pytest.approx(600)
    assert whole.notices == ()
    long = read_recording(_wav(tmp_path, 660, rate=8000))
    assert long.seconds == pytest.approx(600, abs=1)
    (told,) = long.notices
    assert "a.wav lasts 11.0 minutes. I heard the first 10 only. Cut it, and" in told
    (told,) = read_recording(_wav(tmp_path, 600.4, rate=8000)).notices
    assert "lasts 10.1 minutes" in told  # not "10.0", at odds with itself


def test_a_small_file_of_very_many_samples_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten minutes of eight channels at the highest rate take minutes, and may be small."""
    monkeypatch.setattr(recordings, "MOST_SAMPLES", 60_000)
    soundfile.write(tmp_path / "a.flac", np.zeros((8_000, 8)), 16_000)
    with pytest.raises(AudioError, match=r"16,000 samples a second in 8 channels, which takes"):
        read_recording(tmp_path / "a.flac")


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda folder: folder / "a.wav", "There is no file .*a.wav. Check the name"),
        (lambda folder: folder, "is a folder. Name one recording in it"),
        (lambda folder: _put(folder, b""), "a.wav is empty. Record it again"),
        (lambda folder: _put(folder, b"RIFF"), "a.wav is not a recording I can read"),
        (lambda folder: _put(folder, b"Dear sir, " * 99), "Save it as WAV, FLAC, OGG or MP3"),
        (lambda folder: _put(folder, bytes(9999)), "not a recording"),
        (lambda folder: _put(folder, os.urandom(9999)), "not a recording"),
        (lambda folder: _wav(folder, 0), "holds only 0.000 seconds of sound"),
        (lambda folder: _wav(folder, 0.01), "holds only 0.010 seconds"),
        (lambda folder: _wav(folder, 2, level=0), "a.wav is silent. Check the microphone"),
        (lambda folder: _wav(folder, 2, level=3e-5), "a.wav is silent"),
        (lambda folder: _wav(folder, 9, rate=1000), "has 1,000 samples a second"),
        (lambda folder: _pipe(folder), "is not a file on a disk"),
        (lambda folder: Path("/dev/zero"), "/dev/zero is not a file on a disk"),
        (lambda folder: Path("a\0b.wav"), "cannot be read"),
        (lambda folder: folder / ("x" * 300), "cannot be read: File name too long"),
    ],
)
def test_what_cannot_be_heard_is_refused_in_a_sentence(
    tmp_path: Path, make: Callable[[Path], Path], says: str
) -> None:
    """What, where and the remedy; the exit code is that of sound, not of a crash."""
    with pytest.raises(AudioError, match=says) as caught:
        read_recording(make(tmp_path))
    assert caught.value.exit_code == 4
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("keep", range(1, 60, 7))
def test_a_header_cut_anywhere_is_refused(tmp_path: Path, said: Said, keep: int) -> None:
    """And never a traceback."""
    file = _written(tmp_path, said(TEXT))
    file.write_bytes(file.read_bytes()[:keep])
    with pytest.raises(AudioError):
        read_recording(file)


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    """Asked as another user, since the tests may run as root."""
    file = _wav(tmp_path, 1)
    file.chmod(0)
    code = (
        "import os, sys; from pathlib import Path\n"
        "from voice_skill.listening.recordings import read_recording\n"
        "if os.getuid() == 0: "
        "os.chown(Path(sys.argv[1]).parent, 65534, -1); os.seteuid(65534)\n"
        "try: read_recording(Path(sys.argv[1]))\n"
        "except Exception as error: print(type(error).__name__, error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(file)], capture_output=True, text=True)
    assert "AudioError" in done.stdout, done.stderr
    assert "may not be read" in done.stdout


def test_reading_leaves_no_open_file(tmp_path: Path, said: Said) -> None:
    """Neither after success nor after a refusal."""
    good, bad = _written(tmp_path, said(TEXT)), _put(tmp_path, b"Dear sir", "b.wav")
    before = len(os.listdir("/proc/self/fd"))
    for _ in range(20):
        read_recording(good)
        with pytest.raises(AudioError):
            read_recording(bad)
    assert len(os.listdir("/proc/self/fd")) == before


def _put(folder: Path, data: bytes, name: str = "a.wav") -> Path:
    (folder / name).write_bytes(data)
    return folder / name


def _pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe.wav")
    return folder / "pipe.wav"
