"""The frames of an MP3 file, counted one by one: its header may promise too little or too much.

An encoder that writes into a pipe leaves no count; libsndfile then guesses one from the first
frame, and reads no further than its guess. Layouts: ISO 11172-3, 2.4.1, and the Xing header as
LAME writes it.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass

_KBITS = {  # of MPEG 1 and of the half rates, layer by layer, by the index in the header
    (True, 1): (32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448),
    (True, 2): (32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    (True, 3): (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (False, 1): (32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256),
    (False, 2): (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    (False, 3): (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
_SYNC = re.compile(rb"\xff[\xe2-\xff]")
_MONO = 3
_MOST_SAMPLES = 1152  # of a frame


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame header: ``size`` in bytes, ``samples`` a channel, samples a second."""

    size: int
    samples: int
    rate: int
    kind: tuple[int, int, int]
    """Version, layer and rate: the same in all frames of a file."""
    side: int
    """Bytes between the header and a Xing header, if there is one."""


@dataclass(frozen=True, slots=True)
class Frames:
    """All frames of a file. ``start`` is where the first frame with sound begins.

    ``samples`` is how many they hold a channel, ``promised`` how many the file's own header
    promises, 0 where it has none. ``header`` is a frame that promises what there is.
    """

    start: int
    samples: int
    promised: int
    header: bytes

    @property
    def is_honest(self) -> bool:
        """Whether its own header promises what there is, but for a frame or two at the ends."""
        return 0 <= self.promised - self.samples <= 2 * _MOST_SAMPLES


def frames_in(data: bytes) -> Frames | None:
    """The frames in these bytes; None where there are not two of them, one after the other."""
    place = _past_tags(data)
    start = _next(data, place, None)
    if start is None:
        return None
    first = _frame(data, start)
    if first is None:
        return None
    counted = _promise(data, start, first)
    if counted is not None:
        start += first.size
    samples = _count(data, start, first.kind) * first.samples
    header = _header(data, start, first, samples // first.samples)
    return Frames(start, samples, (counted or 0) * first.samples, header)


def _past_tags(data: bytes) -> int:
    place = 0
    while data[place : place + 3] == b"ID3" and len(data) > place + 10:
        size = 0
        for byte in data[place + 6 : place + 10]:
            size = size << 7 | byte & 0x7F
        place += 10 + size
    return place


def _frame(data: bytes, place: int) -> Frame | None:
    head = data[place : place + 4]
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return None
    version, layer = head[1] >> 3 & 3, 4 - (head[1] >> 1 & 3)
    bits, rate = head[2] >> 4, head[2] >> 2 & 3
    if version == 1 or layer == 4 or bits in {0, 15} or rate == 3:
        return None
    full = version == 3
    kbits, hertz, padding = _KBITS[full, layer][bits - 1], _RATES[version][rate], head[2] >> 1 & 1
    samples = 384 if layer == 1 else 1152 if full or layer == 2 else 576
    size = samples // 8 * kbits * 1000 // hertz + padding
    if layer == 1:
        size = (12 * kbits * 1000 // hertz + padding) * 4
    mono = head[3] >> 6 == _MONO
    side = (17 if mono else 32) if full else (9 if mono else 17)
    return Frame(size, samples, hertz, (version, layer, hertz), side)


def _next(data: bytes, place: int, kind: tuple[int, int, int] | None) -> int | None:
    """The first frame from there on that another one of its kind follows."""
    for found in _SYNC.finditer(data, place):
        frame = _frame(data, found.start())
        if frame is None or (kind is not None and frame.kind != kind):
            continue
        after = _frame(data, found.start() + frame.size)
        if after is not None and after.kind == frame.kind:
            return found.start()
    return None


def _count(data: bytes, place: int, kind: tuple[int, int, int]) -> int:
    count, at = 0, place
    while at < len(data):
        frame = _frame(data, at)
        if frame is not None and frame.kind == kind:
            count += at + frame.size <= len(data)
            at += frame.size
            continue
        found = _next(data, at + 1, kind)  # damage, or a tag at the end
        if found is None:
            break
        at = found
    return count


def _promise(data: bytes, place: int, frame: Frame) -> int | None:
    """How many frames the first one promises: None where it is no such header but sound."""
    at = place + 4 + frame.side
    if data[at : at + 4] in {b"Xing", b"Info"}:
        (flags,) = struct.unpack_from(">I", data.ljust(at + 12, b"\0"), at + 4)
        (count,) = struct.unpack_from(">I", data.ljust(at + 12, b"\0"), at + 8)
        return int(count) if flags & 1 else 0
    if data[place + 36 : place + 40] == b"VBRI":
        return int(struct.unpack_from(">I", data.ljust(place + 54, b"\0"), place + 50)[0])
    return None


def _header(data: bytes, place: int, frame: Frame, count: int) -> bytes:
    """A frame without sound that promises ``count`` frames, in the form of the frame there."""
    head = bytearray(data[place : place + 4] if _frame(data, place) else b"\xff\xfb\x90\xc0")
    head[1] |= 1  # no checksum
    head[2] = 9 << 4 | head[2] & 0x0C  # a rate of bits that leaves room
    form = _frame(bytes(head), 0)
    size = form.size if form is not None else frame.size
    body = bytes(head) + bytes(frame.side) + b"Info" + struct.pack(">II", 1, count)
    return body.ljust(size, b"\0")
