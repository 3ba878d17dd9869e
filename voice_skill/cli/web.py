"""``voice-skill web``: the page in the browser, on this computer only."""

from __future__ import annotations

import html
import os
import signal
import threading
import webbrowser
from dataclasses import replace
from typing import Annotated

import typer

from voice_skill.cli import output
from voice_skill.cli.options import CONTENT, Common, with_options
from voice_skill.files import write_whole
from voice_skill.settings import state_folder
from voice_skill.values.errors import SkillError, UsageError

PORT = 8765

_NO_EXTRA = 'The page needs a few more packages. Run: pip install "voice-skill[web]"'


@with_options("quiet", "rate", "volume", "voice", *CONTENT)
def web(
    common: Common,
    port: Annotated[
        int, typer.Option("--port", metavar="N", help="Port on this computer; 0 takes a free one.")
    ] = PORT,
    no_browser: Annotated[
        bool, typer.Option("--no-browser", help="Print the address, open no browser.")
    ] = False,
    from_menu: Annotated[
        bool, typer.Option("--from-menu", help="Show in the browser why it cannot start.")
    ] = False,
    stop: Annotated[bool, typer.Option("--stop", help="End the page that runs.")] = False,
) -> None:
    """Open the page in the browser: large letters, buttons, voice."""
    try:
        if stop:
            _stop(common, port)
        else:
            _start(common, port, no_browser=no_browser)
    except SkillError as error:
        if from_menu:
            _show(error)
        raise


def _start(common: Common, port: int, *, no_browser: bool) -> None:
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


def _stop(common: Common, port: int) -> None:
    from voice_skill.web.owner import process_of

    process = process_of(state_folder(), port)
    if process is not None:
        os.kill(process, signal.SIGTERM)
    if common.json:
        output.print_json({"stopped": process is not None})
    else:
        output.answer_line("The page was ended." if process is not None else "No page runs.")


def _show(error: SkillError) -> None:
    """Tell it in the browser: who starts the page from a menu sees no terminal."""
    file = state_folder() / "cannot-start.html"
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(file, _CANNOT.format(why=html.escape(str(error))))
    except OSError:
        return  # then the terminal, or the system's log, tells it alone
    webbrowser.open(file.absolute().as_uri())


_CANNOT = """<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="color-scheme" content="light dark">
<title>The page cannot start</title>
<body style="max-width: 60ch; margin: 2rem auto; padding: 0 1rem; font: 1.5rem/1.6 sans-serif">
<h1>The page cannot start</h1>
<p>{why}</p>
<p>If you think it is an emergency, call your emergency number, not a computer.</p>
"""
