"""``talk``: a spoken conversation, hands free or with the Enter key."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from voice_skill.cli import leaving
from voice_skill.cli.options import Common, TimingsOption, with_common

if TYPE_CHECKING:
    from voice_skill.assembly.spoken import Asked
    from voice_skill.assistant.conversation import Conversation
    from voice_skill.assistant.ports import Face, Keys, Screen
    from voice_skill.values.pack import Pack


@with_common
def talk(  # its arguments are the command's options
    common: Common,
    enter: Annotated[
        bool, typer.Option("--enter", help="Listen only after the Enter key.")
    ] = False,
    until_listening: Annotated[
        bool, typer.Option("--until-listening", hidden=True, help="Leave once it listens.")
    ] = False,
    timings: TimingsOption = False,
    earcons: Annotated[
        bool | None,
        typer.Option(
            "--earcons/--no-earcons", help="Short sounds for: I listen, heard, not understood."
        ),
    ] = None,
    take_your_time: Annotated[
        bool,
        typer.Option("--take-your-time", help="Wait 3.5 seconds before you count as finished."),
    ] = False,
    duplex: Annotated[
        str | None,
        typer.Option("--duplex", metavar="MODE", help="Listen while speaking: auto, full or half."),
    ] = None,
    wake: Annotated[
        str | None,
        typer.Option(
            "--wake",
            metavar="PHRASE",
            help="Rest until called: okay-nabu, hey-jarvis, hey-mycroft or alexa.",
        ),
    ] = None,
) -> None:
    """Hold a spoken conversation."""
    from voice_skill.assembly.spoken import Asked
    from voice_skill.dialogue.steering import LONG_WAIT

    common = replace(
        common,
        timings=timings,
        earcons=earcons,
        end_silence=LONG_WAIT if take_your_time else None,
        duplex=duplex,
    )
    hold(common, Asked(enter=enter, wake=wake or ""), until_listening=until_listening)


@with_common
def setup(common: Common) -> None:
    """Choose whose voice speaks, how fast and how loud, by trying."""
    hold(common, setup=True)


def talk_now() -> None:
    """The conversation, with the settings as they are."""
    hold(Common())


def hold(
    common: Common,
    asked: Asked | None = None,
    *,
    opening: str = "",
    summary: Path | None = None,
    setup: bool = False,
    until_listening: bool = False,
) -> None:
    """The conversation at the terminal, until it is ended.

    ``opening`` tells what a check-up is to be about. ``summary`` is a file for the page for the
    doctor. ``setup`` holds the first talk once more, and nothing after it.
    """
    from voice_skill.assembly.skill import build_pack
    from voice_skill.assembly.spoken import Asked, spoken
    from voice_skill.assistant.first_run import is_first
    from voice_skill.cli.keyboard import Keyboard

    asked, settings = asked or Asked(), common.settings()
    if settings.speech == "screen-reader":
        common = replace(common, plain=True)  # one fact a line, and nothing redrawn
    pack = build_pack(settings)
    with Keyboard() as keys:
        face = _face(common, keys, pack)
        with spoken(settings, pack, face, asked) as conversation:
            if until_listening:
                face.screen.note("Listening.")
                return
            if opening:
                face.screen.note(leaving.before(keep=asked.keep))
            sits_there = keys.is_there and not (common.quiet or common.json or common.out)
            first = not opening and sits_there and is_first(settings)
            try:
                conversation.set_up() if setup else conversation.hold(opening, first=first)
            finally:  # Ctrl-C is the usual way to end a conversation
                _leave(conversation, face.screen, summary)


def _leave(conversation: Conversation, screen: Screen, summary: Path | None) -> None:
    from voice_skill.cli.doctor_page import deliver

    told = leaving.at_the_end(conversation.assistant.session)
    if told:
        screen.note(told)
    if summary is not None:
        deliver(conversation.assistant, summary)


def _face(common: Common, keys: Keys, pack: Pack) -> Face:
    from voice_skill.assistant.ports import Face
    from voice_skill.cli.screen import Screen
    from voice_skill.cli.timings import Timings

    timings = Timings(common.timings, as_json=common.json)
    return Face(Screen(common), keys, timings, common.voices(pack.pronounce))
