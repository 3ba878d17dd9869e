"""A check-up kept on this computer between two runs: only after a yes, for a day at most."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from voice_skill.assistant.ports import Tell
from voice_skill.checkup.checkup import Checker, Checkup, Phase
from voice_skill.checkup.saved import as_data, from_data
from voice_skill.dialogue.offers import FORGET
from voice_skill.dialogue.session import Session
from voice_skill.files import write_whole
from voice_skill.settings import state_folder
from voice_skill.understanding.repairs import Consent
from voice_skill.values.errors import SkillError
from voice_skill.values.pack import Pack
from voice_skill.values.reply import Reply

LONGEST_HOURS = 24
"""After a day a check-up is erased: symptoms change."""

_AHEAD_MINUTES = 5.0  # a clock may be a little wrong; more, and the age is not known


class KeptCheckup:
    """The check-up of one pack, in one file that only its owner may read.

    ``now`` gives seconds since 1970; ``folder`` is the state folder. ``tell`` is told where
    answers can't be kept: no check-up ends because of that.
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
        self.file = (folder or state_folder()) / f"checkup-{pack.id}.json"

    def find(self, checker: Checker) -> tuple[Checkup, float] | None:
        """What was kept and its age in minutes; erased and None where it is too old or broken."""
        try:
            data = json.loads(self.file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        except (OSError, ValueError):
            data = {}
        kept = self._read(data, checker) if isinstance(data, dict) else None
        if kept is None:
            self.erase()
        return kept

    def follow(self, session: Session, reply: Reply) -> None:
        """After every turn: kept while it waits and may be kept, erased when over or on request."""
        checkup = session.checkup
        if reply.outcome == FORGET or session.keeps is Consent.NO:
            self.erase()
        if session.keeps is not Consent.YES:
            return
        if checkup is None or checkup.phase is Phase.ADVISED:
            self.erase()
            return
        data = {"pack": self._pack.id, "saved": self._now(), "checkup": as_data(checkup)}
        try:
            self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(self.file, json.dumps(data))
            self.file.chmod(0o600)
        except OSError as error:
            self._tell(
                f"Your answers cannot be kept in {self.file}: {error.strerror}. "
                "They are still known until we end."
            )

    def erase(self) -> bool:
        """Erase what was kept; whether there was anything."""
        try:
            self.file.unlink()
        except FileNotFoundError:
            return False
        except OSError as error:
            raise SkillError(
                f"{self.file} cannot be erased: {error.strerror}. Erase it by hand."
            ) from None
        return True

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
