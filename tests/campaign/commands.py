"""Whole commands with hostile words, files and packs: none ends with exit code 1."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

from tests.campaign.mutating import spoilt_bytes, spoilt_text
from tests.campaign.talks import CANARY
from tests.campaign.tally import Tally

_PATIENCE = 120.0  # seconds: the machine may be shared
_SAID = ("i have chest pain", "what is a varicose vein", "do bananas help", "my leg hurts", "")
_OPTIONS = (
    "--json",
    "--plain",
    "--quiet",
    "--country",
    "uk",
    "--rate",
    "-1",
    "--pack",
    "/dev/null",
)


def commands(rng: Random, tally: Tally, folder: Path) -> Iterator[None]:
    """Command after command, each a process of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    sound = folder / "sound.wav"
    _run(["ask", "hello"], patience=None)  # a pack that has changed is learnt anew, once
    while True:
        sound.write_bytes(spoilt_bytes(rng, b"RIFF\0\0\0\0WAVEfmt " + bytes(400)))
        said = f"{spoilt_text(rng, rng.choice(_SAID))} {CANARY}".replace("\0", "")
        words = rng.choice((["ask", said], ["ask", said], ["hear", str(sound)], ["topics"]))
        words = [*words, *rng.sample(_OPTIONS, rng.choice((0, 1, 2)))]
        with tally.trying(repr(words)):
            _ended_well(tally, words)
        yield


def _ended_well(tally: Tally, words: list[str]) -> None:
    try:
        done = _run(words, patience=_PATIENCE)
    except subprocess.TimeoutExpired:
        tally.fault("hangs over 2 s", f"{words!r} after {_PATIENCE:.0f} s")
        return
    if done.returncode == 1 or done.returncode < 0:
        tally.fault("exit 1", f"{words!r}: {done.returncode}, {done.stderr[-200:]!r}")
    if b"Traceback" in done.stderr:
        tally.fault("exceptions", f"{words!r}: {done.stderr[-200:]!r}")


def _run(words: list[str], *, patience: float | None) -> subprocess.CompletedProcess[bytes]:
    given = [word.encode("utf-8", "surrogatepass") for word in words]
    return subprocess.run(
        [os.fsencode(sys.executable), b"-m", b"voice_skill", *given],
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=patience,
        check=False,
    )
