"""Runs the kinds of a campaign, each for its share of the time, in folders of its own."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from random import Random

from tests import support
from tests.campaign.commands import commands
from tests.campaign.doors import doors
from tests.campaign.packs import packs
from tests.campaign.sounds import sounds
from tests.campaign.talks import CANARY, talks
from tests.campaign.tally import Tally
from tests.campaign.visits import visits
from tests.campaign.writers import full_disks, kills
from tests.web.serving import APPS, cookie_of, parts, running
from voice_skill.assembly.skill import build_dialogue
from voice_skill.dialogue.dialogue import Dialogue
from voice_skill.memory import reading_begins, reading_is_over
from voice_skill.settings import cache_folder, load_settings
from voice_skill.web.parts import Late

KINDS = ("talks", "sounds", "packs", "doors", "visits", "kills", "full disks", "commands")
_ROOMS = ("HOME", "TMPDIR", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")


def run(
    seed: int,
    *,
    seconds: float,
    tries: int = 10**9,
    kinds: Sequence[str] = KINDS,
    plain: bool = False,
) -> list[Tally]:
    """A tally a kind. With ``plain`` no sentence model takes part in the talks."""
    dialogue = _dialogue(plain=plain) if "talks" in kinds else None
    tallies = []
    with tempfile.TemporaryDirectory(prefix="campaign-") as name, _rooms(Path(name)):
        for kind in kinds:
            tally = Tally(kind)
            rng = Random(f"{seed} {kind}")  # noqa: S311 - the kinds do not disturb one another
            with ExitStack() as open_things:
                steps = _steps(kind, rng, tally, Path(name), dialogue, open_things)
                until = time.monotonic() + seconds / len(kinds)
                while time.monotonic() < until and tally.tried < tries:
                    next(steps)
            print(f"{kind}: {tally.tried:,} tried", file=sys.stderr)
            tallies.append(tally)
        _seek_words(Path(name), tallies[-1])
    return tallies


def _steps(
    kind: str,
    rng: Random,
    tally: Tally,
    folder: Path,
    dialogue: Dialogue | None,
    open_things: ExitStack,
) -> Iterator[None]:
    own = folder / kind.replace(" ", "-")
    own.mkdir(exist_ok=True)
    match kind:
        case "talks":
            assert dialogue is not None
            return talks(rng, tally, dialogue)
        case "sounds":
            return sounds(rng, tally, own)
        case "packs":
            return packs(rng, tally, own)
        case "doors":
            address = open_things.enter_context(running(parts()))
            port = int(address.rstrip("/").rpartition(":")[2])
            return doors(rng, tally, port, cookie_of(APPS[address]))
        case "visits":
            kept = replace(parts(), dialogue=Late(_read_as_by_a_command))
            address = open_things.enter_context(running(kept))
            return visits(rng, tally, address, cookie_of(APPS[address]))
        case "kills":
            return kills(rng, tally, own)
        case "full disks":
            return full_disks(rng, tally, own)
        case _:
            return commands(rng, tally, own)


def _read_as_by_a_command() -> Dialogue:
    reading_begins()
    read = support.dialogue()
    reading_is_over()
    return read


def _dialogue(*, plain: bool) -> Dialogue:
    if plain:
        return support.dialogue()
    return build_dialogue(load_settings(), tell=lambda said: print(said, file=sys.stderr))


@contextmanager
def _rooms(folder: Path) -> Iterator[None]:
    """Whatever is kept or left lies in this folder; but for the cache, which is learnt slowly."""
    before = dict(os.environ)
    os.environ["VOICE_SKILL_CACHE"] = str(cache_folder())
    for name in _ROOMS:
        (folder / name).mkdir()
        os.environ[name] = str(folder / name)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _seek_words(folder: Path, tally: Tally) -> None:
    """What somebody said is found in no file, nor is anything else left in the temporary one."""
    for place in (folder, cache_folder()):
        for file in place.rglob("*"):
            small = file.is_file() and not file.is_symlink() and file.stat().st_size < 1 << 24
            if small and CANARY.encode() in file.read_bytes():
                tally.fault("words kept", str(file))
    # A sound server that runs here makes a folder of its own for whoever asks for it.
    for left in (each for each in (folder / "TMPDIR").iterdir() if "pulse-" not in each.name):
        tally.fault("files left", str(left))
