"""Killed at a random moment, and a disk that is full: what is kept is whole or not there."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from tests.campaign.tally import Tally
from tests.checkup.support import checker
from tests.models.support import PARTS, entry_for, make_archive
from tests.records.support import clot, flows
from tests.support import pack
from voice_skill.assistant.kept_checkup import KeptCheckup
from voice_skill.dialogue.session import Session
from voice_skill.files import remember
from voice_skill.models import Entry, find, install, plan
from voice_skill.paths import MODELS_VARIABLE
from voice_skill.records.corrections import CorrectionsFile
from voice_skill.records.saving import save_new
from voice_skill.understanding.reading import Reading
from voice_skill.understanding.repairs import Consent, Correction, Memory
from voice_skill.values.errors import ModelError, SkillError
from voice_skill.values.reply import Chunk, ChunkKind, Outcome, Reply

_SAID = Reply((Chunk("All right.", ChunkKind.NOTICE),), Outcome.of("triage"))
_UNEXPECTED, _LONGEST = 3, 20.0  # exit code of a child, and seconds it may take

Write = Callable[[], object]


def kills(rng: Random, tally: Tally, folder: Path) -> Iterator[None]:
    """A writer is killed while it writes again and again."""
    desk = _Desk(folder)
    while True:
        name, write = rng.choice(desk.writers)
        desk.clear()
        with tally.trying(f"{name}, killed"):
            child = _child(write, again=True, most_bytes=None)
            time.sleep(rng.random() * 0.05)
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            for half in desk.halves():
                tally.fault("half a file", f"{half}, {name} was killed")
        yield


def full_disks(rng: Random, tally: Tally, folder: Path) -> Iterator[None]:
    """A writer may write no more than a few bytes: it says so, and leaves nothing behind."""
    desk = _Desk(folder)
    while True:
        name, write = rng.choice(desk.writers)
        desk.clear()
        most = rng.choice((0, 1, 100, 4_096, 1 << 20))
        with tally.trying(f"{name}, {most} bytes"):
            code = _waited(_child(write, again=False, most_bytes=most))
            if code == _UNEXPECTED:
                tally.fault("exceptions", f"{name} with room for {most} bytes")
            elif code is None:
                tally.fault("hangs over 2 s", f"{name} with room for {most} bytes")
            for half in desk.halves():
                tally.fault("half a file", f"{half}, {name} had room for {most} bytes")
            for left in desk.left():
                tally.fault("files left", f"{left}, {name} had room for {most} bytes")
        yield


class _Desk:
    """A folder with all that is ever kept, and how to tell that it is whole."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "desk"
        folder.mkdir(parents=True, exist_ok=True)
        archive = make_archive(
            folder / "tiny-1.0.zip", {f"tiny-1.0/{path}": data for path, data in PARTS.items()}
        )
        self._entry: Entry = entry_for(archive)
        os.environ[MODELS_VARIABLE] = str(self.folder / "models")
        checkup, _ = checker().begin(Reading("check my symptoms"))
        checkup, _ = checker().hear(checkup, "stop")
        shelf = KeptCheckup(pack(), self.folder, now=lambda: 1_000_000.0)
        memory = Memory(Consent.YES, (Correction("heart", "meant"),) * 9)
        self._shelf, summary, checks = shelf, clot(), flows()
        self.writers: tuple[tuple[str, Write], ...] = (
            ("page", lambda: save_new(summary, self.folder / "pages", checks)),
            ("check-up", lambda: shelf.follow(Session(checkup=checkup, keeps=Consent.YES), _SAID)),
            ("corrections", lambda: CorrectionsFile(self.folder).keep(memory)),
            ("cache", lambda: remember(self.folder / "cache" / "a.json", ["a" * 9_000])),
            ("model", lambda: install(plan(self._entry, from_file=archive))),
        )

    def clear(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        (self.folder / "models").mkdir(parents=True)

    def halves(self) -> Iterator[str]:
        """Files that are there and are not whole, under their own names."""
        for page in (self.folder / "pages").glob("[!.]*.html"):
            if not page.read_text("utf-8").rstrip().endswith("</html>"):
                yield page.name
        for file in self.folder.glob("[!.]*.json"):
            try:
                json.loads(file.read_text("utf-8"))
            except ValueError:
                yield file.name
        if (self.folder / "models" / self._entry.name).exists():
            try:
                find(self._entry)
            except ModelError as error:
                yield str(error)

    def left(self) -> Iterator[str]:
        """What nobody would know the name of."""
        for file in self.folder.rglob("*"):
            if file.suffix == ".lock" and file.with_name(file.name[1:-5]).exists():
                continue  # of a program that was ended: the next one takes it, and it is gone
            if file.is_file() and (file.name.startswith(".") or file.suffix == ".part"):
                yield file.name


def _child(write: Write, *, again: bool, most_bytes: int | None) -> int:
    child = os.fork()
    if child:
        return child
    code = 0
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        if most_bytes is not None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))
        write()
        while again:
            write()
    except SkillError:
        pass  # it said so
    except BaseException:
        code = _UNEXPECTED
    os._exit(code)


def _waited(child: int) -> int | None:
    """The child's exit code; None where it had to be killed."""
    until = time.monotonic() + _LONGEST
    while time.monotonic() < until:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.005)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return None
