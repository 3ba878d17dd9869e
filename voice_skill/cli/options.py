"""Options that every command has, written once."""

from __future__ import annotations

import functools
import inspect
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from voice_skill.settings import Settings, load_settings
from voice_skill.values.errors import UsageError

if TYPE_CHECKING:
    from voice_skill.assembly.voices import SetVoices


@dataclass(frozen=True, slots=True)
class Common:
    """What every command can be told."""

    json: bool = False
    plain: bool = False
    quiet: bool = False
    out: Path | None = None
    rate: int | None = None
    volume: int | None = None
    voice: str | None = None
    country: str | None = None
    pack: Path | None = None
    timings: bool = False
    earcons: bool | None = None
    end_silence: float | None = None
    duplex: str | None = None
    sources: bool = False

    def settings(self) -> Settings:
        """The settings in force, these flags on top.

        What is wrong in the file or in a variable is told once a command, and left out: it must
        silence nobody.
        """
        from voice_skill.cli import output

        settings = load_settings(
            tell=output.note_once,
            flags={
                "rate": self.rate,
                "volume": self.volume,
                "voice": self.voice,
                "country": self.country,
                "pack": str(self.pack) if self.pack else None,
                "earcons": self.earcons,
                "end_silence": self.end_silence,
                "duplex": self.duplex,
            },
        )
        return settings if self.country is not None else self._in_a_country(settings)

    def _in_a_country(self, settings: Settings) -> Settings:
        """The settings, without a kept country that nobody knows."""
        from voice_skill.cli import output

        if settings.country:
            from voice_skill.assembly.skill import country_of

            try:
                country_of(settings)
            except UsageError as error:
                output.note_once(f"{error} Until then I guess it.")
                return replace(settings, country="")
        return settings

    def voices(self, lexicon: Mapping[str, str] | None = None) -> SetVoices:
        """The voices that are set; ``lexicon`` is how a pack's words are pronounced."""
        from voice_skill.assembly.voices import SetVoices

        return SetVoices(self.settings(), lexicon or {}, self.out, self.quiet)

    @property
    def is_plain(self) -> bool:
        """Whether to print plain lines: asked for, a dumb terminal, or no terminal at all."""
        return self.plain or os.environ.get("TERM") == "dumb" or not os.isatty(2)


TimingsOption = Annotated[
    bool, typer.Option("--timings", help="Say on stderr how long each step took, in ms.")
]

Scheduler = Annotated[
    str | None,
    typer.Option(
        "--scheduler",
        metavar="tcp://HOST:PORT",
        help="Share the work out over the Dask cluster of that scheduler.",
    ),
]

_OPTIONS: dict[str, Any] = {
    "json": Annotated[bool, typer.Option("--json", help="Print the answer as JSON.")],
    "plain": Annotated[
        bool, typer.Option("--plain", help="Plain lines only: one fact a line, nothing redrawn.")
    ],
    "quiet": Annotated[bool, typer.Option("--quiet", "-q", help="Print, but do not speak.")],
    "out": Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="FILE.wav", help="Speak into this WAV file, not the loudspeaker."
        ),
    ],
    "rate": Annotated[
        int | None,
        typer.Option("--rate", metavar="WORDS", help="Words a minute, 80 to 300. Default 150."),
    ],
    "volume": Annotated[
        int | None, typer.Option("--volume", metavar="PERCENT", help="Volume, 0 to 100.")
    ],
    "voice": Annotated[
        str | None,
        typer.Option(
            "--voice",
            metavar="NAME",
            help="The voice to speak with, such as en-gb or kokoro:bf_emma.",
        ),
    ],
    "country": Annotated[
        str | None,
        typer.Option(
            "--country",
            metavar="CODE",
            help="Whose phone numbers to say: au, ca, de, eu, gb (or uk), ie, in, nz, us (or usa). "
            "Without it the system's language tells, and I say so.",
        ),
    ],
    "pack": Annotated[
        Path | None,
        typer.Option("--pack", metavar="DIR", help="The content pack to answer from."),
    ],
}


EVERYWHERE = ("json", "plain")
SPOKEN = ("quiet", "out", "rate", "volume", "voice")
"""For what is said aloud."""
CONTENT = ("country", "pack")
"""For what comes out of a content pack."""


def with_common(command: Callable[..., None]) -> Callable[..., None]:
    """A command ``f(common, ...)`` as one that takes every common option by itself."""
    return _with(command, (*EVERYWHERE, *SPOKEN, *CONTENT))


def with_options(*names: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The same with those of the common options that mean something to the command."""
    return functools.partial(_with, names=(*EVERYWHERE, *names))


def _with(command: Callable[..., None], names: tuple[str, ...]) -> Callable[..., None]:
    options = {name: _OPTIONS[name] for name in _OPTIONS if name in names}

    @functools.wraps(command)
    def run(**given: Any) -> None:
        common = Common(**{name: given.pop(name) for name in options})
        command(common, **given)

    own = list(inspect.signature(command, eval_str=True).parameters.values())[1:]
    defaults = {field.name: field.default for field in fields(Common)}
    shared = [
        inspect.Parameter(
            name, inspect.Parameter.KEYWORD_ONLY, default=defaults[name], annotation=annotation
        )
        for name, annotation in options.items()
    ]
    parameters = [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in own] + shared
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # read by typer
    run.__annotations__ = {each.name: each.annotation for each in parameters}
    return run
