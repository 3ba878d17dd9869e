"""A check-up kept on this computer between two runs: only after a yes, for a day at most."""

from __future__ import annotations

import contextlib
import json
import time
import weakref
from collections.abc import Callable, Mapping
from pathlib import Path
from secrets import token_hex
from typing import Any

from voice_skill.assistant.ports import Tell
from voice_skill.checkup.checkup import Checker, Checkup, Phase
from voice_skill.checkup.saved import as_data, from_data
from voice_skill.dialogue.offers import FORGET
from voice_skill.dialogue.session import Session
from voice_skill.files import write_whole
from voice_skill.language.prompts import prompt
from voice_skill.lock import lock_of, locked
from voice_skill.settings import state_folder
from voice_skill.understanding.repairs import Consent
from voice_skill.values.errors import SkillError
from voice_skill.values.pack import Pack
from voice_skill.values.reply import Reply

LONGEST_HOURS = 24
"""After a day a check-up is erased: symptoms change."""

_AHEAD_MINUTES = 5.0  # a clock may be a little wrong; more, and the age is not known


class KeptCheckup:
    """The check-up of one conversation, in a file of its own that only its owner may read.

    Two conversations at once keep two check-ups: each holds a lock beside its own. ``now`` gives
    seconds since 1970; ``folder`` is the state folder. ``tell`` is told where answers can't be
    kept: no check-up ends because of that.
    """

    def __init__(
        self,
        pack: Pack,
        folder: Path | None = None,
        *,
        now: Callable[[], float] = time.time,
        tell: Tell = lambda _: None,
    ) -> None:
        self._pack = pack
        self._tell = tell
        self._now = now
        self.file = (folder or state_folder()) / f"checkup-{pack.id}.{token_hex(4)}.json"
        self._held = contextlib.ExitStack()
        weakref.finalize(self, self._held.close)

    def find(self, checker: Checker) -> tuple[Checkup, float] | None:
        """The last that no running conversation keeps, and its age in minutes; ours from now on.

        What is too old or broken is erased; None where nothing is left.
        """
        for file in self._all_kept():
            if file != self.file and not self._take(file):
                continue
            try:
                data = json.loads(file.read_text(encoding="utf-8"))
            except (OSError, ValueError):
                data = {}
            kept = self._read(data, checker) if isinstance(data, dict) else None
            if kept is not None:
                return kept
            self.erase()
        return None

    def _take(self, file: Path) -> bool:
        """Whether the file is ours now: no conversation that still runs has it."""
        held = contextlib.ExitStack()
        try:
            free = held.enter_context(locked(lock_of(file)))
        except OSError:
            return False
        if not free:
            held.close()
            return False
        self._held.close()
        self._held.push(held)
        self.file = file
        return True

    def follow(self, session: Session, reply: Reply) -> None:
        """After every turn: kept while it waits and may be kept, erased when over or on request."""
        checkup = session.checkup
        if reply.outcome == FORGET:
            self.erase_all()
        if session.keeps is Consent.NO:
            self.erase()
        if session.keeps is not Consent.YES:
            return
        if checkup is None or checkup.phase is Phase.ADVISED:
            self.erase()
            return
        data = {"pack": self._pack.id, "saved": self._now(), "checkup": as_data(checkup)}
        try:
            self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not self.file.exists():
                self._take(self.file)
            write_whole(self.file, json.dumps(data))
            self.file.chmod(0o600)
        except OSError as error:
            if not self.file.exists():
                self._held.close()  # there is nothing to hold
            self._tell(prompt("offers.cannot_keep", file=self.file, why=error.strerror))

    def erase(self) -> bool:
        """Erase what this conversation kept; whether there was anything."""
        there = _erased(self.file)
        self._held.close()
        return there

    def erase_all(self) -> bool:
        """Erase what any conversation kept; whether there was anything."""
        erased = [_erased(file) for file in self._all_kept()]
        self._held.close()
        return any(erased)

    def _all_kept(self) -> list[Path]:
        """Every check-up of this pack, the last first."""
        kept = []
        for file in self.file.parent.glob(f"checkup-{self._pack.id}.*json"):
            with contextlib.suppress(FileNotFoundError):
                kept.append((file.stat().st_mtime_ns, file))
        return [file for _, file in sorted(kept, reverse=True)]

    def _read(self, data: Mapping[str, Any], checker: Checker) -> tuple[Checkup, float] | None:
        saved, inner = data.get("saved"), data.get("checkup")
        if not isinstance(saved, int | float) or not isinstance(inner, dict):
            return None
        minutes = (self._now() - saved) / 60
        if not -_AHEAD_MINUTES <= minutes <= 60 * LONGEST_HOURS:
            return None
        checkup = from_data(checker, inner)
        if checkup is None or checkup.phase is Phase.ADVISED:
            return None
        return checkup, max(0.0, minutes)


def _erased(file: Path) -> bool:
    try:
        file.unlink()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise SkillError(f"{file} cannot be erased: {error.strerror}. Erase it by hand.") from None
    return True
