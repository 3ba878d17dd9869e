"""``voice-skill wyoming``: hears, answers and speaks for Home Assistant."""

from __future__ import annotations

import asyncio
import contextlib
from typing import Annotated

import typer

from voice_skill.cli import output
from voice_skill.cli.options import CONTENT, Common, with_options
from voice_skill.values.errors import UsageError

_NO_EXTRA = 'Home Assistant needs one more package. Run: pip install "voice-skill[wyoming]"'
_OPEN = (
    "Everybody in your network can talk to it now: Wyoming knows no password. "
    "With --host 127.0.0.1 only this computer can."
)
_NOT_FOUND = "Nobody else can reach 127.0.0.1. With --discover give --host too, such as 0.0.0.0."


@with_options("rate", "voice", *CONTENT)
def wyoming(
    common: Common,
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="Who may connect: 0.0.0.0 lets all in.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", metavar="N", help="Port on this computer; 0 takes a free one.")
    ] = 10500,
    discover: Annotated[
        bool, typer.Option("--discover", help="Let Home Assistant find it in the network.")
    ] = False,
) -> None:
    """Hear, answer and speak for Home Assistant (the Wyoming protocol)."""
    from voice_skill.assembly.bridges import build_wyoming

    try:
        from voice_skill.bridges.wyoming.server import Server, is_loopback, open_door
    except ImportError as error:
        raise UsageError(_NO_EXTRA) from error
    with open_door(host, port) as door:
        if not is_loopback(door):
            output.note(_OPEN)
        elif discover:
            raise UsageError(_NOT_FOUND)
        parts = build_wyoming(common.settings(), tell=output.note)
        at = "{}:{}".format(*door.getsockname()[:2])

        def ready() -> None:
            if common.json:
                output.print_json({"address": f"tcp://{at}"})
            else:
                output.answer_line(f"Home Assistant can connect to {at}")
                output.note("Press Ctrl-C to end it.")

        with contextlib.closing(parts):
            asyncio.run(Server(parts).serve(door, on_ready=ready, discover=discover))
