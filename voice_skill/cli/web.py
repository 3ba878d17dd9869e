"""``voice-skill web``: the page in the browser, on this computer only."""

from __future__ import annotations

import threading
import webbrowser
from dataclasses import replace
from typing import Annotated

import typer

from voice_skill.cli import output
from voice_skill.cli.options import Common, with_common
from voice_skill.settings import state_folder
from voice_skill.values.errors import UsageError

PORT = 8765

_NO_EXTRA = 'The page needs a few more packages. Run: pip install "voice-skill[web]"'


@with_common
def web(
    common: Common,
    port: Annotated[
        int, typer.Option("--port", metavar="N", help="Port on this computer; 0 takes a free one.")
    ] = PORT,
    no_browser: Annotated[
        bool, typer.Option("--no-browser", help="Print the address, open no browser.")
    ] = False,
) -> None:
    """Open the page in the browser: large letters, buttons, voice."""
    from voice_skill.assembly.page import build_page

    try:
        from voice_skill.web.server import address_of, open_door, serve
    except ImportError as error:
        raise UsageError(_NO_EXTRA) from error
    try:
        door = open_door(port)
    except UsageError:
        address = address_of(state_folder(), port)
        if not address:
            raise
        _ready(common, address)
        if not no_browser:
            webbrowser.open(address)
        return
    with door:
        settings = common.settings()
        if common.quiet:
            settings = replace(settings, speech="off")

        def ready(address: str) -> None:
            _ready(common, address)
            if not common.json:
                output.note("Press Ctrl-C to end it.")
            if not no_browser:
                _open(address)

        parts = build_page(settings, tell=output.note)
        serve(parts, door, folder=state_folder(), on_ready=ready)


def _open(address: str) -> None:
    # In a thread: some browsers are waited for until they close.
    threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def _ready(common: Common, address: str) -> None:
    if common.json:
        output.print_json({"address": address})
    else:
        output.answer_line(f"The page is at {address}")
        output.note("This address works once, for you. For another one, run this once more.")
