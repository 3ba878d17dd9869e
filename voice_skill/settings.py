"""One frozen ``Settings``: defaults, then the file, then the environment, then flags."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

import platformdirs

from voice_skill.core.types import UsageError

APP = "voice-skill"
SLOWEST, FASTEST = 80, 300
"""Words a minute the voice can be set to (requirements SP8)."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person can set. The file holds the same names: ``rate = 150``.

    ``rate`` is words a minute (80 to 300), ``volume`` 0 to 100, ``end_silence`` seconds of
    silence that end an utterance (0.8 to 4.0). Empty text means "choose for me".
    """

    rate: int = 150
    volume: int = 100
    voice: str = ""
    microphone: str = ""
    loudspeaker: str = ""
    country: str = "gb"
    pack: str = ""
    end_silence: float = 1.5


_LIMITS: dict[str, tuple[float, float]] = {
    "rate": (SLOWEST, FASTEST),
    "volume": (0, 100),
    "end_silence": (0.8, 4.0),
}


def settings_file(environment: Mapping[str, str] = os.environ) -> Path:
    """Where the settings file is looked for: ``VOICE_SKILL_CONFIG``, or the system's place."""
    named = environment.get("VOICE_SKILL_CONFIG", "")
    return Path(named) if named else platformdirs.user_config_path(APP) / "config.toml"


def cache_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Where things that can be made again are kept: ``VOICE_SKILL_CACHE``, or the system's."""
    named = environment.get("VOICE_SKILL_CACHE", "")
    return Path(named) if named else platformdirs.user_cache_path(APP)


def load_settings(
    flags: Mapping[str, object] | None = None, environment: Mapping[str, str] = os.environ
) -> Settings:
    """The settings in force. ``UsageError`` names the setting, its value, place and remedy.

    ``flags`` maps setting names to values; None means "not given".
    """
    settings = Settings()
    file = settings_file(environment)
    for name, value in _from_file(file).items():
        settings = _changed(settings, name, value, f"{file}, {name}")
    for field in fields(Settings):
        key = f"VOICE_SKILL_{field.name.upper()}"
        if environment.get(key):
            settings = _changed(settings, field.name, environment[key], f"variable {key}")
    for name, flag in (flags or {}).items():
        if flag is not None:
            settings = _changed(settings, name, flag, f"--{name.replace('_', '-')}")
    return settings


def _from_file(file: Path) -> dict[str, object]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{file} is not valid TOML: {error}. Mend that line.") from None
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}.") from None


def _changed(settings: Settings, name: str, value: object, place: str) -> Settings:
    known = {field.name: field for field in fields(Settings)}
    if name not in known:
        raise UsageError(f"{place}: no setting is called {name}. Known: {', '.join(known)}.")
    kind = type(getattr(settings, name))
    try:
        if isinstance(value, bool) or (kind is int and float(str(value)) % 1):
            raise ValueError
        converted = kind(float(str(value))) if kind is int else kind(value)
    except (ValueError, OverflowError):
        wanted = "a whole number" if kind is int else "a number"
        raise UsageError(f"{place}: {value!r} is not {wanted}. Give {wanted}.") from None
    if name in _LIMITS:
        least, most = _LIMITS[name]
        if not least <= converted <= most:
            raise UsageError(
                f"{place}: {value} is outside {least:g} to {most:g}. Choose a value between them."
            )
    return replace(settings, **{name: converted})
