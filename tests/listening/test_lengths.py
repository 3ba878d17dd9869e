"""Whatever its header promises, a recording is read to the end that it really has."""

from __future__ import annotations

import contextlib
import os
import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.hearing.conftest import Sound
from voice_skill.listening.lengths import Length, Overlaid, true_length
from voice_skill.listening.mp3_frames import frames_in
from voice_skill.listening.recordings import read_recording
from voice_skill.values.errors import AudioError

RATE = 16_000
SECONDS = 6.0

_random = np.random.default_rng(7)
_loud = np.repeat(_random.uniform(0.0, 0.5, 60), int(RATE * SECONDS) // 60)
SOUND: Sound = (np.sin(np.arange(len(_loud)) / 9) * _loud).astype(np.float32)
"""Loud and soft in turn, so that frames of a variable rate differ in size."""

Change = Callable[[bytes], bytes]


def _file(folder: Path, name: str, change: Change = bytes, **how: object) -> Path:
    file = folder / name
    soundfile.write(file, SOUND, RATE, **how)
    file.write_bytes(change(file.read_bytes()))
    return file


def _no_total(data: bytes) -> bytes:
    return data[:21] + bytes([data[21] & 0xF0]) + bytes(4) + data[26:]


def _total(frames: int) -> Change:
    return lambda data: (
        (
            data[:21]
            + bytes([data[21] & 0xF0 | frames >> 32])
            + struct.pack(">I", frames & 0xFFFFFFFF)
        )
        + data[26:]
    )


def _without_header(data: bytes) -> bytes:
    frames = frames_in(data)
    assert frames is not None
    return data[frames.start :]


def _frames(count: int) -> Change:
    def change(data: bytes) -> bytes:
        place = max(data.find(b"Xing"), data.find(b"Info")) + 8
        return data[:place] + struct.pack(">I", count) + data[place + 4 :]

    return change


def _data_size(size: int) -> Change:
    def change(data: bytes) -> bytes:
        place = data.index(b"data") + 4
        return data[:4] + bytes(4) + data[8:place] + struct.pack("<I", size) + data[place + 4 :]

    return change


def _id3(data: bytes) -> bytes:
    return b"ID3\x04\0\0\0\0\x1e\x01" + b"\0" * (0x1E << 7 | 1) + data


VBR = {"bitrate_mode": "VARIABLE", "compression_level": 0.1}


@pytest.mark.parametrize(
    ("name", "change", "how"),
    [
        ("a.flac", _no_total, {}),
        ("a.flac", _no_total, {"subtype": "PCM_24"}),
        ("a.mp3", _without_header, {}),
        ("a.mp3", _without_header, VBR),
        ("a.mp3", lambda data: _id3(_without_header(data)), VBR),
        ("a.mp3", lambda data: bytes(3000) + _without_header(data), VBR),
        ("a.mp3", lambda data: _without_header(data) + b"TAG" + bytes(125), VBR),
        ("a.mp3", _frames(3), VBR),
        ("a.wav", _data_size(0), {}),
        ("a.wav", _data_size(0), {"subtype": "FLOAT"}),
        ("a.wav", _data_size(0xFFFFFFFF), {}),
        ("a.wav", _data_size(0x7FFFFFFF), {}),
    ],
)
def test_an_unknown_or_short_length_loses_nothing(
    tmp_path: Path, name: str, change: Change, how: dict[str, object]
) -> None:
    """As encoders write into a pipe, and killed recorders leave it."""
    recording = read_recording(_file(tmp_path, name, change, **how))
    assert recording.seconds == pytest.approx(SECONDS, abs=0.15)
    heard = np.frombuffer(recording.samples, dtype="<i2").astype(float)
    last = slice(int(-0.5 * RATE), int(-0.2 * RATE))
    assert np.abs(heard[last]).max() > 0.2 * np.abs(SOUND[last]).max() * 32767


@pytest.mark.parametrize("rate", [8_000, 16_000, 22_050, 44_100, 48_000])
@pytest.mark.parametrize("channels", [1, 2])
def test_frames_of_every_kind_of_mp3_are_counted(tmp_path: Path, rate: int, channels: int) -> None:
    """Of full and of half rates, of one channel and of two."""
    file = tmp_path / "a.mp3"
    noise = 0.1 * np.random.default_rng(1).standard_normal((rate * 2, channels))
    soundfile.write(file, noise, rate)
    frames = frames_in(file.read_bytes())
    assert frames is not None
    assert frames.samples / rate == pytest.approx(2, abs=0.3)
    assert frames.is_honest
    assert frames_in(file.read_bytes()[: frames.start]) is None


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("a.mp3", lambda data: _frames(30_000)(data)),
        ("a.flac", _total(RATE * 3600)),
        ("a.wav", _data_size(RATE * 2 * 3600)),
        ("a.mp3", lambda data: data[: len(data) // 2]),
        ("a.flac", lambda data: data[: len(data) // 2]),
        ("a.flac", lambda data: _no_total(data)[: len(data) // 2]),
        ("a.ogg", lambda data: data[: len(data) // 2]),
        ("a.opus", lambda data: data[: len(data) // 2]),
        ("a.ogg", lambda data: data[:-9]),
    ],
)
def test_what_breaks_off_is_heard_as_far_as_it_goes(
    tmp_path: Path, name: str, change: Change
) -> None:
    """And never refused for the hours that its header claims."""
    how = {"format": "OGG", "subtype": "OPUS"} if name.endswith("opus") else {}
    recording = read_recording(_file(tmp_path, name, change, **how))
    assert 1 < recording.seconds <= SECONDS + 0.2
    if change is not _no_total and "flac" not in name:
        assert "breaks off" in recording.notices[0]


@pytest.mark.parametrize("name", ["a.wav", "a.flac", "a.ogg", "a.mp3", "a.aiff"])
def test_a_sound_file_is_read_as_it_is(tmp_path: Path, name: str) -> None:
    """Its header is right, and nothing is said about it."""
    file = _file(tmp_path, name)
    with file.open("rb") as stream:
        length = true_length(stream.fileno())
    assert (length.head, length.unfinished) == (b"", False)
    assert read_recording(file).notices == ()


@pytest.mark.parametrize("cut", range(0, 400, 13))
@pytest.mark.parametrize("name", ["a.wav", "a.flac", "a.ogg", "a.mp3"])
def test_a_head_cut_anywhere_is_refused_or_read(tmp_path: Path, name: str, cut: int) -> None:
    """And never a traceback."""
    file = _file(tmp_path, name, lambda data: data[: 1 + cut])
    with contextlib.suppress(AudioError):
        assert read_recording(file).seconds < 1


def test_an_empty_data_chunk_before_others_is_empty(tmp_path: Path) -> None:
    """What follows is a list of names, not sound."""
    file = _file(tmp_path, "a.wav")
    data = file.read_bytes()
    head = data[: data.index(b"data")]
    file.write_bytes(head + b"data\0\0\0\0" + b"LIST\x04\0\0\0INFO")
    with pytest.raises(AudioError, match=r"holds only 0\.000 seconds"):
        read_recording(file)


@pytest.mark.parametrize(
    ("head", "says"),
    [
        (b"OggS\0\x02" + bytes(22) + b"\x7fFLAC", "is FLAC inside Ogg"),
        (b"fLaC\0\0\0\x22\x10\0\x10\0" + bytes(6) + b"\x03\xe8\x01\x30" + bytes(20), "of 20 bits"),
        (b"fLaC\0\0\0\x22\x10\0\x10\0" + bytes(6) + b"\x03\xe8\x00\xb0" + bytes(20), "of 12 bits"),
    ],
)
def test_forms_of_flac_that_cannot_be_read_have_a_remedy_that_helps(
    tmp_path: Path, head: bytes, says: str
) -> None:
    """To save it as FLAC is no help to somebody who did."""
    (tmp_path / "a.flac").write_bytes(head + bytes(99))
    with pytest.raises(AudioError, match=f"{says}.*as FLAC of 16 or 24 bits"):
        read_recording(tmp_path / "a.flac")


@pytest.mark.parametrize("name", ["a.mp3", "a.flac", "a.wav"])
def test_no_line_of_a_c_library_reaches_the_person(
    tmp_path: Path, name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """Neither for a sound file nor for a damaged one."""
    file = _file(tmp_path, name)
    read_recording(file)
    half = len(file.read_bytes()) // 2
    read_recording(_file(tmp_path, name, lambda data: data[:half] + bytes(500) + data[half:]))
    assert capfd.readouterr() == ("", "")


def test_a_head_is_laid_over_the_file_for_whoever_reads_it(tmp_path: Path) -> None:
    """Wherever they read, and however much at once."""
    (tmp_path / "a").write_bytes(b"0123456789")
    handle = os.open(tmp_path / "a", os.O_RDONLY)
    with Overlaid(handle, Length(b"abc", 5)) as laid:
        assert laid.read() == b"abc56789"
        assert laid.seek(-1, os.SEEK_END) == 7
        assert laid.read(9) == b"9"
        laid.seek(2)
        assert laid.read(1) + laid.read(2) == b"c56"
    os.close(handle)
