"""The command line: ``voice-skill``. Answers on stdout, all else on stderr."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

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
    # Reading a pack makes a million small objects and next to no rubbish.
    gc.set_threshold(100_000, 20, 20)
    watch()  # before anything that could reach for something is imported
    from voice_skill.cli.app import app
    from voice_skill.language.language import use_when_asked

    use_when_asked(_english)  # few commands say nothing, but those start the faster
    try:
        app(prog_name="voice-skill")
    except SkillError as error:
        print(f"voice-skill: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # The reader of our answers has left (as in `| head`): nothing more to say to anybody.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception as error:
        if os.environ.get("VOICE_SKILL_DEBUG"):
            raise
        print(
            f"voice-skill: something unexpected went wrong: {type(error).__name__}. "
            "Set VOICE_SKILL_DEBUG=1 to see where.",
            file=sys.stderr,
        )
        sys.exit(1)
