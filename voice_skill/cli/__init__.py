"""The command line: ``voice-skill``. Answers on stdout, all else on stderr."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

from voice_skill.memory import reading_begins
from voice_skill.values.errors import SkillError
from voice_skill.witness import watch

if TYPE_CHECKING:
    from voice_skill.language.language import Language

INTERRUPTED = 130


def _english() -> Language:
    from voice_skill.packs.languages import speak_language
    from voice_skill.settings import cache_folder

    return speak_language(cache=cache_folder() / "packs")


def main() -> None:
    """Run one command; leave with the exit code that its outcome asks for."""
    reading_begins()
    watch()  # before anything that could reach for something is imported
    from voice_skill.cli import leaving, streams
    from voice_skill.language.language import use_when_asked

    streams.put_in_order()
    leaving.tidily()
    use_when_asked(_english)  # few commands say nothing, but those start the faster
    try:
        code = _run()
    except KeyboardInterrupt:
        code = INTERRUPTED
    except Exception as error:
        from voice_skill.cli.output import complaint, note

        if os.environ.get("VOICE_SKILL_DEBUG") and not isinstance(error, SkillError):
            raise
        if not isinstance(error, streams.ReaderLeft):
            note(complaint(error))
        code = error.exit_code if isinstance(error, SkillError) else 1
    sys.exit(code)


def _run() -> int:
    import typer

    from voice_skill.cli import danger_first, output
    from voice_skill.cli.app import app

    output.begin()
    try:
        return app(prog_name="voice-skill", standalone_mode=False) or 0
    except typer.Abort:
        print("Aborted.", file=sys.stderr)
        return 1
    except danger_first.BadCommandLine as error:
        question = danger_first.in_arguments(sys.argv[1:])
        told = question is not None and danger_first.answered(question)
        shown = io.StringIO()
        error.show(file=shown)
        output.note(shown.getvalue().rstrip())
        return 0 if told else error.exit_code
