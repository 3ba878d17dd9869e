"""``voice-skill voices``: list, try, install and render."""

from __future__ import annotations

import importlib.util
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from voice_skill.cli import output
from voice_skill.cli.options import CONTENT, Common, with_options
from voice_skill.values.errors import UsageError, VoiceError

if TYPE_CHECKING:
    from voice_skill.speaking.voice_box import VoiceBox
    from voice_skill.speaking.voice_choice import Voice

voices = typer.Typer(
    help="Voices to speak with: list, try, install a natural one, render what it says most.",
    rich_markup_mode=None,
    no_args_is_help=True,
)

USUAL_NAME = "usual"
"""What the usual voice is asked for by here; the setting itself is empty then."""

_SAMPLE = (
    "Hello. This is how I sound. Most leg cramps are harmless, and pass within a few minutes. "
    "If your leg is swollen, warm and red, call your doctor today."
)
_PIPER = (
    "Piper is a program of its own, under the GPL, and is not part of this skill. "
    "Install it: pip install piper-tts. Fetch a voice: python -m piper.download_voices. "
    "Then speak with it: voice-skill voices try piper:PATH/VOICE.onnx"
)


@voices.command("list")
@with_options()
def list_voices(common: Common) -> None:
    """The voices of this computer, and which one speaks now."""
    now = common.settings().voice
    with _box() as box:
        listed, problem = box.listed(), box.problem()
    if common.json:
        rows = [_as_row(each, now) for each in listed]
        output.print_json({"voices": rows, "natural": problem or "installed"})
        return
    for each in listed:
        mark = " It speaks now." if each.id == now else ""
        tells = each.language and each.language != each.id
        name = f"{each.name}, {each.language}" if tells else each.name
        name = name if each.id else "the usual voice"
        output.answer_line(f"{each.id or USUAL_NAME}: {name}.{mark}")
    if problem:
        output.note(problem)


@voices.command("try")
@with_options("quiet", "out", "rate", "volume")
def try_voice(
    common: Common,
    name: Annotated[str, typer.Argument(metavar="[NAME]", help="As list names it.")] = "",
    text: Annotated[str, typer.Option("--text", help="What to say instead.")] = _SAMPLE,
    keep: Annotated[bool, typer.Option("--keep", help="Speak with it from now on.")] = False,
) -> None:
    """Hear a voice; --keep makes it the one that speaks."""
    from voice_skill.assembly.voices import SetVoices, speak
    from voice_skill.settings import save_settings
    from voice_skill.values.reply import NOTICE, Chunk, ChunkKind, Reply

    chosen = "" if name.casefold() == USUAL_NAME else name or common.settings().voice
    settings = replace(common.settings(), voice=chosen, speech="own")
    _refuse_unknown(chosen, settings.rate)
    if not common.quiet:
        reply = Reply((Chunk(text, ChunkKind.NOTICE),), NOTICE)
        speak(reply, SetVoices(settings, {}, common.out), tell=output.note)
    if keep:
        file = save_settings({"voice": chosen})
        output.note(f"From now on this voice speaks. It stands in {file}.")
    if common.json:
        output.print_json({"voice": chosen, "kept": keep})


@voices.command("install")
@with_options()
def install_voice(
    common: Common,
    name: Annotated[str, typer.Argument(metavar="[kokoro|piper]")] = "kokoro",
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Bring a natural voice here: Kokoro, about 97 MB."""
    from voice_skill.assembly.voice_box import MODELS
    from voice_skill.cli.models import installed
    from voice_skill.cli.progress import Teller
    from voice_skill.models import choose, read_catalogue

    if name == "piper":
        if common.json:
            output.print_json({"name": name, "how": _PIPER})
        else:
            output.answer_line(_PIPER)
        return
    if name != "kokoro":
        raise UsageError(f"There is no voice called {name!r} to install. Say kokoro or piper.")
    tell = Teller(plain=common.plain or not sys.stderr.isatty())
    catalogue = read_catalogue()
    done = [installed(choose(catalogue, each), None, agreed=yes, tell=tell) for each in MODELS]
    if importlib.util.find_spec("kokoro_onnx") is None:
        output.note('One part is missing. Run: pip install "voice-skill[natural]"')
    output.note("Hear it, and keep it: voice-skill voices try kokoro:bf_emma --keep")
    output.note("Let it begin at once: voice-skill voices render")
    if common.json:
        output.print_json(done)


@voices.command("render")
@with_options(*CONTENT, "rate", "voice")
def render(
    common: Common,
    most: Annotated[
        int | None, typer.Option("--most", min=1, help="Stop after so many new sentences.")
    ] = None,
) -> None:
    """Let the natural voice say all fixed sentences now, so that it begins at once later.

    It takes about as long as they last, three hours; stopped with Ctrl-C, it goes on the next time.
    """
    from voice_skill.assembly.rendering import render_fixed

    told = render_fixed(common.settings(), tell=output.note, most=most)
    if common.json:
        output.print_json(
            {
                "folder": str(told.folder),
                "sentences": told.sentences,
                "there": told.there,
                "made": told.made,
                "bytes": told.size,
            }
        )
        return
    output.answer_line(
        f"{told.there} of {told.sentences} sentences are ready, "
        f"{told.size / 1e6:.1f} MB in {told.folder}."
    )


def _refuse_unknown(name: str, rate: int) -> None:
    """A wrong name is told before it is kept. Where an engine is missing, the voice tells that."""
    from voice_skill.speaking.natural.kokoro import PREFIX

    with _box() as box:
        if ":" not in name:
            box.named(name).render("One.", words_per_minute=rate)
            return
        known = [each.id for each in box.naturals()]
    if name.startswith(PREFIX) and known and name not in known:
        raise VoiceError(f"No natural voice is called {name}. Choose one of: {', '.join(known)}.")


def _as_row(voice: Voice, now: str) -> dict[str, object]:
    return {
        "voice": voice.id,
        "name": voice.name,
        "language": voice.language,
        "now": voice.id == now,
    }


def _box() -> VoiceBox:
    from voice_skill.assembly.voice_box import build_voices

    return build_voices(tell=output.note)
