"""One frozen ``Settings``: defaults, then the file, then the environment, then flags."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import stat
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import platformdirs

from voice_skill.files import write_whole
from voice_skill.lock import one_writer
from voice_skill.values.errors import UsageError

APP = "voice-skill"
SLOWEST, FASTEST = 80, 300
"""Words a minute the voice can be set to (requirements SP8)."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person can set. The file holds the same names: ``rate = 150``.

    ``rate`` is words a minute (80 to 300), ``volume`` 0 to 100, ``end_silence`` seconds of
    silence that end an utterance (0.8 to 4.0). ``duplex`` says whether to listen while speaking:
    ``full``, ``half`` or ``auto``. ``remember`` says whether corrections are kept: ``ask``,
    ``yes`` or ``no``. ``speech`` says whose voice speaks: ``own``, ``screen-reader`` or ``off``.
    ``earcons``: short sounds that tell that it listens. ``introduced``: a first talk was held, and
    its questions are not asked again. ``second_engine`` hears again what was not understood:
    ``auto``, ``whisper``, ``moonshine`` or ``off``; ``whisper_model`` is a folder. Empty text
    means "choose for me".
    """

    rate: int = 150
    volume: int = 100
    voice: str = ""
    microphone: str = ""
    loudspeaker: str = ""
    country: str = ""
    pack: str = ""
    end_silence: float = 1.5
    duplex: str = "auto"
    remember: str = "ask"
    speech: str = "own"
    earcons: bool = True
    introduced: bool = False
    second_engine: str = "auto"
    whisper_model: str = ""


_MOST_BYTES = 1 << 20
_LIMITS: dict[str, tuple[float, float]] = {
    "rate": (SLOWEST, FASTEST),
    "volume": (0, 100),
    "end_silence": (0.8, 4.0),
}
SPEECH = ("own", "screen-reader", "off")
"""Who reads aloud: this program, the person's screen reader, nobody."""
_CHOICES: dict[str, tuple[str, ...]] = {
    "duplex": ("auto", "full", "half"),
    "remember": ("ask", "yes", "no"),
    "speech": SPEECH,
    "second_engine": ("auto", "whisper", "moonshine", "off"),
}
_TRUTH = {"true": True, "yes": True, "on": True, "1": True}
_TRUTH |= {"false": False, "no": False, "off": False, "0": False}


def settings_file(environment: Mapping[str, str] = os.environ) -> Path:
    """Where the settings file is looked for: ``VOICE_SKILL_CONFIG``, or the system's place."""
    named = environment.get("VOICE_SKILL_CONFIG", "")
    return Path(named) if named else platformdirs.user_config_path(APP) / "config.toml"


def cache_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Where things that can be made again are kept: ``VOICE_SKILL_CACHE``, or the system's."""
    named = environment.get("VOICE_SKILL_CACHE", "")
    return Path(named) if named else platformdirs.user_cache_path(APP)


def data_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Where what a person taught is kept: ``VOICE_SKILL_DATA``, or the system's place."""
    named = environment.get("VOICE_SKILL_DATA", "")
    return Path(named) if named else platformdirs.user_data_path(APP)


def state_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Where what is under way is kept: ``VOICE_SKILL_STATE``, or the system's place."""
    named = environment.get("VOICE_SKILL_STATE", "")
    return Path(named) if named else platformdirs.user_state_path(APP)


def load_settings(
    flags: Mapping[str, object] | None = None,
    environment: Mapping[str, str] = os.environ,
    *,
    tell: Callable[[str], None] | None = None,
) -> Settings:
    """The settings in force. ``UsageError`` names the setting, its value, place and remedy.

    ``flags`` maps setting names to values; None means "not given". With ``tell`` only what a flag
    says can be an error: what is wrong in the file or in a variable is told, and left out.
    """
    file = settings_file(environment)
    settings, kept = Settings(), dict[str, object]()
    with _told(tell):
        kept = _from_file(file)
    for name, value, place in _given(file, kept, environment, {}):
        with _told(tell):
            settings = _changed(settings, name, value, place)
    for name, value, place in _given(file, {}, {}, flags or {}):
        settings = _changed(settings, name, value, place)
    return settings


@contextlib.contextmanager
def _told(tell: Callable[[str], None] | None) -> Iterator[None]:
    try:
        yield
    except UsageError as error:
        if tell is None:
            raise
        tell(f"{error} Until then I go on without it.")


def _given(
    file: Path,
    kept: Mapping[str, object],
    environment: Mapping[str, str],
    flags: Mapping[str, object],
) -> Iterator[tuple[str, object, str]]:
    """Each setting that is given, its value and its place; a later one outdoes an earlier one."""
    for name, value in kept.items():
        yield name, value, f"{file}, {name}"
    for field in fields(Settings):
        key = f"VOICE_SKILL_{field.name.upper()}"
        if environment.get(key):
            yield field.name, environment[key], f"variable {key}"
    for name, flag in flags.items():
        if flag is not None:
            yield name, flag, f"--{name.replace('_', '-')}"


def as_toml(settings: Settings) -> list[str]:
    """Every setting as a line that the settings file takes."""
    return [f"{each.name} = {_toml(getattr(settings, each.name))}" for each in fields(settings)]


def save_text(name: str, text: str, environment: Mapping[str, str] = os.environ) -> Path:
    """Keep one setting, given as somebody typed it; errors as ``save_settings``."""
    changed = _changed(Settings(), name, text, name)
    return save_settings({name: getattr(changed, name)}, environment)


def save_settings(
    changes: Mapping[str, int | float | str], environment: Mapping[str, str] = os.environ
) -> Path:
    """Keep these settings in the settings file, and everything else in it as it is.

    The file is replaced as a whole, so that it is never half written. ``UsageError`` names a value
    that cannot be, and where the file cannot be written.
    """
    file = settings_file(environment)
    for name, value in changes.items():
        _changed(Settings(), name, value, f"{file}, {name}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with one_writer(file):
            text = "\n".join(_with(_lines(file), changes)) + "\n"
            tomllib.loads(text)
            write_whole(file, text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(
            f"{file} is broken: {error}. Nothing was kept. Mend that line, or delete the file."
        ) from None
    except OSError as error:
        raise UsageError(f"{file} cannot be written: {error.strerror}.") from None
    return file


def _lines(file: Path) -> list[str]:
    try:
        return _text(file).splitlines()
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file} cannot be read: {error}.") from None


def _with(lines: list[str], changes: Mapping[str, int | float | str]) -> list[str]:
    # Settings are flat: a name stands at the beginning of its line. Comments stay.
    left = dict(changes)
    kept = []
    for line in lines:
        name = line.partition("=")[0].strip()
        kept.append(f"{name} = {_toml(left.pop(name))}" if name in left else line)
    return [*kept, *(f"{name} = {_toml(value)}" for name, value in left.items())]


def _toml(value: int | float | str) -> str:
    if isinstance(value, str | bool):  # JSON's text and truth are TOML's too
        return json.dumps(value, ensure_ascii=False)
    return repr(value)


def _from_file(file: Path) -> dict[str, object]:
    try:
        return tomllib.loads(_text(file))
    except FileNotFoundError:
        return {}
    except RecursionError:
        raise UsageError(f"{file} is not valid TOML: nested too deep. Mend it.") from None
    except ValueError as error:  # no TOML, no UTF-8, or a number of thousands of digits
        raise UsageError(f"{file} is not valid TOML: {error}. Mend that line.") from None
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}.") from None


def _text(file: Path) -> str:
    """The text of the file. ``OSError`` for what is no file on a disk, or no settings by its size.

    A pipe would keep us waiting for ever, and a device would never end.
    """
    status = file.stat()
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "it is not a file")
    if status.st_size > _MOST_BYTES:
        raise OSError(errno.EFBIG, "it is far too large for settings")
    return file.read_text(encoding="utf-8-sig")  # Notepad puts a mark before the first letter


def _changed(settings: Settings, name: str, value: object, place: str) -> Settings:
    known = {field.name: field for field in fields(Settings)}
    if name not in known:
        raise UsageError(f"{place}: no setting is called {name}. Known: {', '.join(known)}.")
    kind = type(getattr(settings, name))
    converted = _as(kind, value, place)
    if name in _LIMITS:
        least, most = _LIMITS[name]
        if not least <= converted <= most:
            raise UsageError(
                f"{place}: {value} is outside {least:g} to {most:g}. Choose a value between them."
            )
    if name in _CHOICES and converted not in _CHOICES[name]:
        raise UsageError(
            f"{place}: {_short(value)} is not one of {', '.join(_CHOICES[name])}. "
            "Choose one of them."
        )
    return replace(settings, **{name: converted})


_WANTED = {bool: "true or false", int: "a whole number", float: "a number", str: "text"}


def _as(kind: type, value: object, place: str) -> Any:
    """The value as one of that kind: text of a variable or a flag may stand for a number."""
    try:
        if kind is bool:
            return _TRUTH[str(value).casefold()]
        if kind is str and not isinstance(value, str):
            raise TypeError
        if isinstance(value, bool) or (kind is int and float(str(value)) % 1):
            raise ValueError
        return kind(float(str(value))) if kind is int else kind(value)
    except (KeyError, TypeError, ValueError, OverflowError):
        wanted = _WANTED[kind]
        raise UsageError(f"{place}: {_short(value)} is not {wanted}. Give {wanted}.") from None


def _short(value: object) -> str:
    """The value as it is told of: a number of thousands of digits is told of by its first ones."""
    try:
        text = repr(value)
    except ValueError:
        return "a number of thousands of digits"
    return text if len(text) <= 80 else f"{text[:80]} ..."
