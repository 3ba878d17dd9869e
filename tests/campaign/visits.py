"""Conversations at the page, one after the other: each asks, is answered, reads, and goes away."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from random import Random

import httpx2 as httpx

from tests.campaign.tally import Tally, resident_megabytes
from tests.web.serving import hidden
from voice_skill.web.rooms import MOST_ROOMS

_SETTLED = 2 * MOST_ROOMS
"""After so many, the oldest conversations have been forgotten and nothing may grow."""

_SAID = ("why do my legs cramp", "check my symptoms", "no", "i have chest pain", "stop", "hello")


def visits(rng: Random, tally: Tally, address: str, cookie: str) -> Iterator[None]:
    """Visit after visit. Memory, threads and open files stay what they were after the first."""
    ours = {"Origin": address.rstrip("/"), "Cookie": cookie}
    before: tuple[float, int, int] | None = None
    with httpx.Client(base_url=address, headers=ours, timeout=120.0) as first:
        _visit(rng, tally, first)  # what is loaded at the first question is no visit's
    while True:
        with tally.trying("a visit"), httpx.Client(base_url=address, headers=ours) as person:
            _visit(rng, tally, person)
        if tally.tried == _SETTLED:
            before = _taken()
        elif before is not None and tally.tried % 50 == 0:
            _look(tally, before)
        yield


def _visit(rng: Random, tally: Tally, person: httpx.Client) -> None:
    answer = person.get("/")
    for said in (*rng.sample(_SAID, 3), None):
        form = {name: hidden(answer.text, name) for name in ("token", "conversation", "turn")}
        if said is None:
            answer = person.post("/summary", data=form)
        else:
            answer = person.post("/", data={**form, "text": said})
        if answer.status_code != 200:
            tally.fault("exceptions", f"{answer.status_code} for {said!r}")


def _taken() -> tuple[float, int, int]:
    return resident_megabytes(), threading.active_count(), len(os.listdir("/proc/self/fd"))


def _look(tally: Tally, before: tuple[float, int, int]) -> None:
    memory, threads, files = _taken()
    if memory > 1.03 * before[0] or threads > before[1] + 2 or files > before[2] + 4:
        now = f"{memory:.0f} MB, {threads} threads, {files} open files"
        tally.fault("left behind", f"{now} after {tally.tried} visits; {before} before")
