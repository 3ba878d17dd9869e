"""The page for the doctor in a conversation: read aloud, or saved where the person said yes."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import platformdirs

from voice_skill import __version__
from voice_skill.dialogue.dialogue import Dialogue
from voice_skill.dialogue.session import Session
from voice_skill.language.prompts import prompt
from voice_skill.records import saving
from voice_skill.records.outline import outline
from voice_skill.records.spoken import with_summary
from voice_skill.records.summary import PROGRAM, summarise
from voice_skill.records.summary_types import Summary
from voice_skill.values.errors import UsageError
from voice_skill.values.flow import Flow
from voice_skill.values.meaning import ControlWord
from voice_skill.values.reply import Chunk, ChunkKind, Reply


class DoctorPages:
    """Makes pages out of a session. Nothing is written but where ``save`` or a yes asks for it."""

    def __init__(
        self,
        dialogue: Dialogue,
        *,
        folder: Path | None = None,
        now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
    ) -> None:
        """``folder`` is where pages are saved; without one the person's Documents folder.

        ``now`` tells the moment with its time zone.
        """
        self._now = now
        self._dialogue = dialogue
        self._folder = folder

    def answer(self, session: Session, reply: Reply) -> Reply:
        """The reply with the page read in it, or with the place where it was saved."""
        summary = self.summary(session)
        if reply.effect is ControlWord.SAVE_PAGE:
            return replace(reply, chunks=(Chunk(self._saved(summary), ChunkKind.NOTICE),))
        return with_summary(reply, summary)

    def save(self, session: Session, file: Path) -> Path:
        """Write the page to ``file``; its suffix chooses the form. Errors as ``saving.save``."""
        return saving.save(self.summary(session), file, self._flows())

    def save_elsewhere(self, session: Session, suffix: str = ".html") -> Path:
        """Write it where the person's own files are, under a new name. Errors as ``save``."""
        summary, flows = self.summary(session), self._flows()
        folders = [self._folder] if self._folder else [_documents(), Path.home()]
        for folder in folders[:-1]:
            with contextlib.suppress(UsageError):
                return saving.save_new(summary, folder, flows, suffix=suffix)
        return saving.save_new(summary, folders[-1], flows, suffix=suffix)

    def save_both(self, session: Session) -> tuple[Path, Path]:
        """The page in large print, and one sheet for a clinician; errors as ``save``."""
        sheet = saving.best_sheet()
        return self.save_elsewhere(session), self.save_elsewhere(session, sheet)

    def lines(self, session: Session) -> tuple[str, ...]:
        """The page as plain lines, for where it cannot be written anywhere."""
        return tuple(block.text for block in outline(self.summary(session)))

    def summary(self, session: Session) -> Summary:
        """The conversation so far, summed up."""
        return summarise(
            session,
            self._dialogue.pack,
            self._dialogue.checker,
            made=self._now(),
            program=f"{PROGRAM} {__version__}",
        )

    def _flows(self) -> tuple[Flow, ...]:
        return self._dialogue.checker.flows if self._dialogue.checker is not None else ()

    def _saved(self, summary: Summary) -> str:
        folder = self._folder or _documents()
        try:
            file = saving.save_new(summary, folder, self._flows())
        except UsageError as error:
            return prompt("doctor_page.failed", why=error)
        # The place in words for the ear, the path for the eye.
        key = "doctor_page.saved" if self._folder else "doctor_page.saved_documents"
        return prompt(key, file=file)


def _documents() -> Path:
    return Path(platformdirs.user_documents_dir())
