"""Events off the wire: what is too long, or no event, is refused before it is kept."""

from __future__ import annotations

import asyncio
import json

import pytest
from wyoming.event import Event

from voice_skill.bridges.wyoming.wire import MOST_LINE, MOST_SOUND, Rubbish, read_event


def read(*pieces: bytes) -> Event | None:
    """The first event in these bytes."""

    async def feed() -> Event | None:
        reader = asyncio.StreamReader(limit=MOST_LINE)
        for each in pieces:
            reader.feed_data(each)
        reader.feed_eof()
        return await read_event(reader)

    return asyncio.run(feed())


def line(**head: object) -> bytes:
    """A line of JSON."""
    return json.dumps(head).encode() + b"\n"


def test_an_event_may_have_data_in_its_line_after_it_and_sound() -> None:
    """As Wyoming writes them."""
    event = read(line(type="x", data={"a": 1}, data_length=8, payload_length=2), b'{"b": 2}', b"ab")
    assert event == Event("x", {"a": 1, "b": 2}, b"ab")


@pytest.mark.parametrize("missing", [b"", b'{"type": "x"', line(type="x", data_length=8) + b"{}"])
def test_whoever_leaves_in_the_middle_is_gone(missing: bytes) -> None:
    """Half an event is none."""
    assert read(missing) is None


@pytest.mark.parametrize(
    "rubbish",
    [
        b"POST / HTTP/1.1\r\nContent-Length: 4\r\n",
        b"\xff\xfe\x00\n",
        b"[]\n",
        b"null\n",
        b"{}\n",
        b"[" * 60_000 + b"\n",
        line(type=1),
        line(type="x", data=[1]),
        line(type="x", data_length=-1),
        line(type="x", data_length="8"),
        line(type="x", data_length=1e9),
        line(type="x", data_length=MOST_LINE + 1),
        line(type="x", payload_length=MOST_SOUND + 1),
        line(type="x", data_length=2) + b"[]",
        b"1" * 5000 + b"\n",
        b"x" * (MOST_LINE + 2),
    ],
)
def test_rubbish_is_refused(rubbish: bytes) -> None:
    """A page in a browser that posts to our port is refused at its first line too."""
    with pytest.raises(Rubbish):
        read(rubbish)
