"""``voice-skill web``: the page in the browser, on this computer only."""

from __future__ import annotations

import threading
import webbrowser
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from voice_skill.cli import output
from voice_skill.cli.options import Common, with_common
from voice_skill.settings import Settings
from voice_skill.values.audio import Synthesiser
from voice_skill.values.errors import UsageError
from voice_skill.values.pack import Pack

if TYPE_CHECKING:
    from voice_skill.assistant import Manner
    from voice_skill.hearing.ears import Ears
    from voice_skill.web.parts import Parts

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
    try:
        from voice_skill.web.server import open_door, serve
    except ImportError as error:
        raise UsageError(_NO_EXTRA) from error
    with open_door(port) as door:
        parts = build_parts(common)

        def ready(address: str) -> None:
            if common.json:
                output.print_json({"address": address})
            else:
                output.answer_line(f"The page is at {address}")
                output.note("Press Ctrl-C to end it.")
            if not no_browser:
                # In a thread: some browsers are waited for until they close.
                threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()

        serve(parts, door, on_ready=ready)


def build_parts(common: Common) -> Parts:
    """The parts of the page: the pack now, dialogue, voice and ears when they are wanted."""
    from voice_skill.cli.build import build_dialogue, build_pack, country_of
    from voice_skill.cli.doctor_pages import DoctorPages
    from voice_skill.cli.habits import manner_of
    from voice_skill.cli.kept_checkup import OPENING
    from voice_skill.web.parts import Late, Parts

    settings = common.settings()
    pack = build_pack(settings)
    country = country_of(settings)
    return Parts(
        pack=pack,
        dialogue=Late(lambda: build_dialogue(common, pack=pack)),
        voice=Late(lambda: _voice(settings)),
        ears=Late(lambda: _ears(pack, settings)),
        emergency=country.emergency,
        advice=country.advice,
        opening=OPENING,
        speech="off" if common.quiet else settings.speech,
        pages=DoctorPages,
        manner=manner_of(settings),
        on_manner=_Kept(settings),
    )


class _Kept:
    """Writes a pace or a volume that was asked for into the settings file, for the next run."""

    def __init__(self, settings: Settings) -> None:
        from voice_skill.cli.habits import manner_of

        self._now = manner_of(settings)

    def __call__(self, manner: Manner) -> None:
        from voice_skill.cli.habits import SHARES
        from voice_skill.settings import save_settings

        before, self._now = self._now, manner
        asked = {name: getattr(manner, name) for name in SHARES}
        try:
            save_settings(
                {name: value for name, value in asked.items() if value != getattr(before, name)}
            )
        except UsageError as error:
            output.note(f"{error} It holds for this run only.")


def _voice(settings: Settings) -> Synthesiser:
    from voice_skill.speaking.voices import Pyttsx3Voice

    return Pyttsx3Voice(settings.voice, warm=True)


def _ears(pack: Pack, settings: Settings) -> Callable[[], Ears]:
    from voice_skill.cli.ears import ears_maker

    return ears_maker(pack, settings)
