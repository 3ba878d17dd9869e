"""Frames of an MP3 file, told from what only looks like one."""

from __future__ import annotations

import os

import pytest

from voice_skill.listening.mp3_frames import frames_in

FRAME = b"\xff\xfb\x90\xc0" + bytes(413)
"""MPEG 1, layer 3, 128 kbit/s, 44.1 kHz, one channel: 417 bytes, 1,152 samples."""


def _xing(count: int) -> bytes:
    return (FRAME[:21] + b"Xing\0\0\0\x01" + count.to_bytes(4, "big")).ljust(417, b"\0")


@pytest.mark.parametrize(
    ("data", "frames", "promised"),
    [
        (FRAME * 5, 5, 0),
        (_xing(5) + FRAME * 5, 5, 5),
        (_xing(99) + FRAME * 5, 5, 99),
        (FRAME * 5 + FRAME[:100], 5, 0),
        (FRAME * 3 + bytes(1000) + FRAME * 3, 6, 0),
        (b"<html>" * 50 + FRAME * 4, 4, 0),
        (FRAME * 4 + b"TAG" + bytes(125), 4, 0),
        (b"\xff\xfb" + FRAME * 4, 4, 0),
    ],
)
def test_frames_are_counted_one_by_one(data: bytes, frames: int, promised: int) -> None:
    """Through damage, past tags, and without half a frame at the end."""
    found = frames_in(data)
    assert found is not None
    assert (found.samples, found.promised) == (frames * 1152, promised * 1152)
    again = frames_in(found.header + data[found.start :])
    assert again is not None
    assert (again.samples, again.is_honest) == (found.samples, True)


@pytest.mark.parametrize(
    "data", [b"", FRAME, b"\xff" * 5000, b"Dear sir, " * 99, os.urandom(300), b"ID3" + bytes(5)]
)
def test_what_has_no_two_frames_in_a_row_is_no_mp3(data: bytes) -> None:
    """A pair of letters alone is chance."""
    assert frames_in(data) is None
