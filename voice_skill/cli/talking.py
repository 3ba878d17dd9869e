"""``talk``: a spoken conversation, hands free or with the Enter key."""

from __future__ import annotations

from typing import Annotated

import typer

from voice_skill.cli.options import Common, with_common


@with_common
def talk(
    common: Common,
    enter: Annotated[
        bool, typer.Option("--enter", help="Listen only after the Enter key.")
    ] = False,
    until_listening: Annotated[
        bool, typer.Option("--until-listening", hidden=True, help="Leave once it listens.")
    ] = False,
) -> None:
    """Hold a spoken conversation."""
    from voice_skill.cli.conversation import hold

    hold(common, enter=enter, until_listening=until_listening)


def talk_now() -> None:
    """The conversation, with the settings as they are."""
    from voice_skill.cli.conversation import hold

    hold(Common())
