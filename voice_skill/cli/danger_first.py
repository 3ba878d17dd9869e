"""A danger sign in the question is answered, whatever else is wrong with the command.

A setting, a flag, a pack or a word too many is complained of afterwards.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from voice_skill.cli import output
from voice_skill.cli.options import Common
from voice_skill.cli.streams import Unwritten
from voice_skill.values.heard import Heard

if TYPE_CHECKING:
    from voice_skill.settings import Settings
    from voice_skill.values.pack import Pack

BadCommandLine: Any = typer.BadParameter.__base__
"""What typer raises for a command line that cannot be read: it has ``show`` and ``exit_code``."""

_ASKING = ("ask", "triage", "hear")


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked: ``text``, or a recording in ``file``; ``as_json`` is how to answer."""

    text: str = ""
    file: Path | None = None
    country: str | None = None
    as_json: bool = False


def danger_first(command: Callable[..., None]) -> Callable[..., None]:
    """The command ``f(common, text=... or file=...)``, whose errors do not hide a danger sign."""

    @functools.wraps(command)
    def run(common: Common, **given: Any) -> None:
        try:
            command(common, **given)
        except (typer.Exit, typer.Abort, Unwritten):
            raise
        except Exception as error:
            words = given.get("text") or []
            question = Question(" ".join(words), given.get("file"), common.country, common.json)
            if not answered(question):
                raise
            output.note(output.complaint(error))

    return run


def in_arguments(arguments: Sequence[str]) -> Question | None:
    """The question in a command line that could not be read; None where there is none."""
    if not arguments:
        return None
    command, rest = arguments[0], list(arguments[1:])
    if command not in _ASKING:
        if command in _other_commands():
            return None
        rest = list(arguments)  # no command at all: somebody just typed what is wrong
    words = [each for each in rest if not each.startswith("-") or " " in each]
    country = next((to for flag, to in pairwise(rest) if flag == "--country"), None)
    as_json = "--json" in rest
    if command == "hear":
        file = next((Path(each) for each in words if Path(each).is_file()), None)
        return Question(file=file, country=country, as_json=as_json)
    return Question(" ".join(words), country=country, as_json=as_json)


def answered(question: Question) -> bool:
    """Whether a danger sign is in it; then it has been answered, with all that is sound.

    Nothing is answered a second time.
    """
    if output.has_answered() or not (question.text.strip() or question.file):
        return False
    try:
        return _answered(question)
    except Unwritten:
        raise
    except Exception:  # the fault that brought us here is told, not this one
        return False


def _answered(question: Question) -> bool:
    from voice_skill.assembly.skill import build_dialogue
    from voice_skill.assistant import Assistant

    settings, pack = _what_is_sound(question.country)
    heard = _heard(question.file, pack) if question.file else Heard.typed(question.text)
    dialogue = build_dialogue(settings, tell=lambda _: None, pack=pack)
    reply = Assistant(dialogue).decide(heard)
    if not reply.outcome.is_danger:
        return False
    output.give(reply, heard, as_json=question.as_json)
    return True


def _what_is_sound(country: str | None) -> tuple[Settings, Pack]:
    """The settings that can be, so that the numbers are right, and the pack we ship."""
    from voice_skill.assembly.skill import build_pack
    from voice_skill.settings import Settings, load_settings
    from voice_skill.values.errors import UsageError

    sound = load_settings({"country": country}, tell=lambda _: None)
    settings = replace(sound, pack="")
    try:
        return settings, build_pack(settings)
    except UsageError:  # a country nobody knows
        settings = replace(settings, country=Settings().country)
        return settings, build_pack(settings)


def _heard(file: Path, pack: Pack) -> Heard:
    from voice_skill.assembly.ears import hear_recording
    from voice_skill.settings import Settings

    return hear_recording(file, pack, Settings(), tell=lambda _: None)[0]


def _other_commands() -> set[str]:
    from voice_skill.cli.app import app

    named = {each.name for each in app.registered_commands}
    return {name for name in named | {each.name for each in app.registered_groups} if name}
