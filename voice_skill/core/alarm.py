from __future__ import annotations

from dataclasses import dataclass

from voice_skill.core.session import Session
from voice_skill.core.types import Heard, Reply


@dataclass(frozen=True, slots=True)
class Checked:
    session: Session
    reply: Reply | None

class Alarm:
    def __init__(self, pack: object = None) -> None: ...

    def check(self, session: Session, heard: Heard) -> Checked:
        return Checked(session, None)
