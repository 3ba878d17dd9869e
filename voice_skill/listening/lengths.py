"""How long a recording really is: its header may be unfinished, or promise what is not there.

libsndfile believes the header: it reads nothing of a WAV whose recorder was killed, an eighth of
an MP3 from a pipe, and takes a FLAC from a pipe for millions of years long. Here the file's own
blocks are asked, and the header is put right on the way, never on the disk.
"""

from __future__ import annotations

import io
import os
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

from voice_skill.listening.mp3_frames import frames_in

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_HEAD_BYTES = 4096
_MOST_COUNTED = 64 << 20  # bytes: ten minutes of the largest MP3 are 24 MB
_OGG_PAGE = 65_307  # bytes, the largest
_FLAC_HEAD = 42  # bytes of the mark and of STREAMINFO


@dataclass(frozen=True, slots=True)
class Length:
    """What the file's blocks tell. ``head`` stands for its first ``skip`` bytes, if not empty.

    ``promised`` is how many frames its own header promises, 0 where it does not say.
    ``unfinished``: whoever wrote it was stopped before the end.
    """

    head: bytes = b""
    skip: int = 0
    promised: int = 0
    unfinished: bool = False


def true_length(descriptor: int) -> Length:
    """What there is of a file, told by its first bytes. The descriptor is left at the start."""
    size = os.fstat(descriptor).st_size
    head = bytes_at(descriptor, 0, _HEAD_BYTES)
    if head[:4] in {b"RIFF", b"RIFX"} and head[8:12] == b"WAVE":
        return _wav(descriptor, head, size)
    if head[:4] == b"fLaC" and len(head) >= _FLAC_HEAD:
        return _flac(descriptor, head, size)
    if head[:4] == b"OggS":
        return Length(unfinished=not _ends(bytes_at(descriptor, max(0, size - _OGG_PAGE), size)))
    if size <= _MOST_COUNTED and head[:4] not in {b"FORM", b"caff", b"RF64"}:
        return _mp3(bytes_at(descriptor, 0, size))
    return Length()


class Overlaid(io.RawIOBase):
    """A file to read whose first ``length.skip`` bytes are replaced by ``length.head``."""

    def __init__(self, descriptor: int, length: Length) -> None:
        self._descriptor, self._length, self._place = descriptor, length, 0
        rest = os.fstat(descriptor).st_size - length.skip
        self._end = len(length.head) + max(0, rest)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._place, os.SEEK_END: self._end}[whence]
        self._place = max(0, base + offset)
        return self._place

    def tell(self) -> int:
        return self._place

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer).cast("B")
        head = self._length.head[self._place : self._place + len(view)]
        if not head:
            place = self._place - len(self._length.head) + self._length.skip
            head = bytes_at(self._descriptor, place, len(view))
        view[: len(head)] = head
        self._place += len(head)
        return len(head)


def bytes_at(descriptor: int, place: int, size: int) -> bytes:
    os.lseek(descriptor, place, os.SEEK_SET)
    pieces = []
    while size > 0 and (piece := os.read(descriptor, size)):
        pieces.append(piece)
        size -= len(piece)
    os.lseek(descriptor, 0, os.SEEK_SET)
    return b"".join(pieces)


# ---------------------------------------------------------------- WAV


def _wav(descriptor: int, head: bytes, size: int) -> Length:
    order = "<" if head[:4] == b"RIFF" else ">"
    place, frame_bytes = 12, 0
    while place + 8 <= len(head):
        (length,) = struct.unpack_from(f"{order}I", head, place + 4)
        name = head[place : place + 4]
        if name == b"fmt " and place + 22 <= len(head):
            (frame_bytes,) = struct.unpack_from(f"{order}H", head, place + 20)
        if name == b"data":
            start = place + 8
            if length == 0 and size > start and not _chunks(descriptor, start, size, order):
                held = struct.pack(f"{order}I", min(size - start, 0xFFFF_FFFF))
                return Length(head[: place + 4] + held, start, unfinished=True)
            known = 0 < length < 0x7FFF0000
            return Length(promised=length // frame_bytes if known and frame_bytes else 0)
        place += 8 + length + length % 2
    return Length()


def _chunks(descriptor: int, place: int, size: int, order: str) -> bool:
    """Whether what follows is other chunks, to the very end, rather than sound."""
    while place + 8 <= size:
        head = bytes_at(descriptor, place, 8)
        if not head[:4].isascii():
            return False
        place += 8 + struct.unpack(f"{order}I", head[4:])[0]
        place += place % 2
    return place in {size, size + 1}


# ---------------------------------------------------------------- Ogg


def _ends(end: bytes) -> bool:
    """Whether the last page is whole and says that it is the last (RFC 3533, 6)."""
    page = end[max(0, end.rfind(b"OggS")) :]
    if len(page) < 27 or not page[5] & 4:
        return False
    pieces = page[27 : 27 + page[26]]
    return len(page) >= 27 + page[26] + sum(pieces)


# ---------------------------------------------------------------- FLAC


def _flac(descriptor: int, head: bytes, size: int) -> Length:
    most, packed = struct.unpack_from(">H", head, 10)[0], struct.unpack_from(">Q", head, 18)[0]
    promised = packed & ((1 << 36) - 1)
    end = bytes_at(descriptor, max(0, size - (1 << 20)), 1 << 20)
    found = _last_frame(end, most)
    if found is None or found == promised:
        return Length(promised=promised)
    told = struct.pack(">Q", packed >> 36 << 36 | found)
    return Length(head[:18] + told + head[26:_FLAC_HEAD], _FLAC_HEAD, promised=promised)


def _last_frame(end: bytes, block: int) -> int | None:
    """Where the last frame in these bytes ends, in samples; ``block`` is the usual length of one.

    RFC 9639, 9.1: a frame begins with a sync code, and its header ends with a checksum.
    """
    place = len(end)
    while (place := end.rfind(b"\xff", 0, place)) >= 0:
        header = end[place : place + 16]
        if len(header) < 6 or header[1] & 0xFE != 0xF8 or header[3] & 1:
            continue
        number, after = _coded(header, 4)
        if number is None:
            continue
        samples, after = _block(header, after)
        after += {12: 1, 13: 2, 14: 2}.get(header[2] & 15, 0)
        if samples and after < len(header) and _checksum(header[:after]) == header[after]:
            return number + samples if header[1] & 1 else number * block + samples
    return None


def _coded(header: bytes, place: int) -> tuple[int | None, int]:
    """A number coded like a letter in UTF-8, of up to seven bytes, and the place after it."""
    first = header[place]
    more = next((each for each in range(8) if not first & 0x80 >> each), 8)
    if more == 0:
        return first, place + 1
    rest = header[place + 1 : place + more]
    if more in {1, 8} or len(rest) < more - 1 or any(byte & 0xC0 != 0x80 for byte in rest):
        return None, place
    number = first & 0x7F >> more
    for byte in rest:
        number = number << 6 | byte & 0x3F
    return number, place + more


def _block(header: bytes, place: int) -> tuple[int, int]:
    """How many samples the frame holds, 0 where it does not say, and the place after that."""
    code = header[2] >> 4
    if code == 6 and len(header) > place:
        return header[place] + 1, place + 1
    if code == 7 and len(header) > place + 1:
        return int.from_bytes(header[place : place + 2], "big") + 1, place + 2
    usual = {1: 192} | {each: 144 << each for each in range(2, 6)}
    usual |= {each: 1 << each for each in range(8, 16)}
    return usual.get(code, 0), place


def _checksum(data: bytes) -> int:
    left = 0
    for byte in data:
        left ^= byte
        for _ in range(8):
            left = (left << 1 ^ 0x07 if left & 0x80 else left << 1) & 0xFF
    return left


# ---------------------------------------------------------------- MP3


def _mp3(data: bytes) -> Length:
    frames = frames_in(data)
    if frames is None:
        return Length()
    if frames.is_honest:  # as it is: the header also tells how much silence the encoder put first
        return Length(promised=frames.promised)
    return Length(frames.header, frames.start, promised=frames.promised)
