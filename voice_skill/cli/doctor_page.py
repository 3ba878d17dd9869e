"""The page for the doctor at the end of a check-up: what was said is not lost with a full disk."""

from __future__ import annotations

from pathlib import Path

from voice_skill.assistant import Assistant
from voice_skill.cli import output


def deliver(assistant: Assistant, file: Path) -> None:
    """Save the page to ``file`` and tell its place.

    Where that cannot be, it is saved among the person's own files, else printed; then the error is
    raised.
    """
    pages, session = assistant.pages, assistant.session
    try:
        place = pages.save(session, file)
    except Exception as error:  # whatever it was, the answers are still here
        output.note(output.complaint(error))
        try:
            place = pages.save_elsewhere(session)
        except Exception:
            for line in pages.lines(session):
                output.answer_line(line)
            raise error from None
    output.note(f"The page for the doctor: {place}")
