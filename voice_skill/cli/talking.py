"""``talk``: a spoken conversation, hands free or with the Enter key."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from voice_skill.cli.options import Common, TimingsOption, with_common


@with_common
def talk(
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
    from voice_skill.cli.conversation import hold
    from voice_skill.core.steering import LONG_WAIT

    common = replace(
        common,
        timings=timings,
        earcons=earcons,
        end_silence=LONG_WAIT if take_your_time else None,
        duplex=duplex,
    )
    hold(common, enter=enter, until_listening=until_listening, wake=wake or "")


@with_common
def setup(common: Common) -> None:
    """Choose whose voice speaks, how fast and how loud, by trying."""
    from voice_skill.cli.conversation import hold

    hold(common, setup=True)


def talk_now() -> None:
    """The conversation, with the settings as they are."""
    from voice_skill.cli.conversation import hold

    hold(Common())
