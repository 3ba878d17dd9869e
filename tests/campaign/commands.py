"""Whole commands with hostile words, files and packs: none ends with exit code 1."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from multiprocessing import get_context
from pathlib import Path
from random import Random

from tests.campaign.mutating import spoilt_bytes, spoilt_text
from tests.campaign.talks import CANARY
from tests.campaign.tally import Tally

_PATIENCE = 120.0  # seconds: the machine may be shared
_FRESH = 0.05
"""Share of commands that an interpreter of their own runs. The others begin where the modules have
been read, which takes a third of the time; each is a process of its own all the same."""
_READ = ["__main__", "voice_skill.cli.app", "voice_skill.cli.ask", "voice_skill.assembly.skill"]
_READ += ["voice_skill.understanding.learned.embedding", "voice_skill.onnx"]
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
    _fresh(["ask", "hello"], patience=None)  # a pack that has changed is learnt anew, once
    while True:
        sound.write_bytes(spoilt_bytes(rng, b"RIFF\0\0\0\0WAVEfmt " + bytes(400)))
        said = f"{spoilt_text(rng, rng.choice(_SAID))} {CANARY}".replace("\0", "")
        words = rng.choice((["ask", said], ["ask", said], ["hear", str(sound)], ["topics"]))
        words = [*words, *rng.sample(_OPTIONS, rng.choice((0, 1, 2)))]
        with tally.trying(repr(words)):
            _ended_well(tally, words, fresh=rng.random() < _FRESH, told=folder / "told.txt")
        yield


def _ended_well(tally: Tally, words: list[str], *, fresh: bool, told: Path) -> None:
    try:
        code, error = _fresh(words) if fresh else _begun(words, told)
    except TimeoutError:
        tally.fault("hangs over 2 s", f"{words!r} after {_PATIENCE:.0f} s")
        return
    if code == 1 or code < 0:
        tally.fault("exit 1", f"{words!r}: {code}, {error[-200:]!r}")
    if b"Traceback" in error:
        tally.fault("exceptions", f"{words!r}: {error[-200:]!r}")


def _fresh(words: list[str], *, patience: float | None = _PATIENCE) -> tuple[int, bytes]:
    """Its exit code and what it said on stderr. ``TimeoutError`` where it does not end."""
    given = [word.encode("utf-8", "surrogatepass") for word in words]
    try:
        done = subprocess.run(
            [os.fsencode(sys.executable), b"-m", b"voice_skill", *given],
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=patience,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise TimeoutError from None
    return done.returncode, done.stderr


def _begun(words: list[str], told: Path) -> tuple[int, bytes]:
    """The same of a process in which the modules have been read."""
    context = get_context("forkserver")
    context.set_forkserver_preload(_READ)
    process = context.Process(target=_main, args=(words, told))
    process.start()
    process.join(_PATIENCE)
    if process.exitcode is None:
        process.kill()
        process.join()
        raise TimeoutError
    return process.exitcode, told.read_bytes()


def _main(words: list[str], told: Path) -> None:
    null = os.open(os.devnull, os.O_RDWR)
    out = os.open(told, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for stream, file in ((0, null), (1, null), (2, out)):
        os.dup2(file, stream)
    sys.argv = ["voice-skill"]
    sys.argv += [os.fsdecode(word.encode("utf-8", "surrogatepass")) for word in words]
    from voice_skill.cli import main

    main()
