"""PortAudio, imported late: which loudspeakers there are, and an open stream on one of them."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from voice_skill import sound
from voice_skill.sound import load_portaudio, quietly
from voice_skill.values.errors import AudioError

STILL_WORKS = "Until then, answers are printed, and --out answer.wav still works."
NO_LOUDSPEAKER = (
    f"No loudspeaker was found. Plug one in or switch it on, then try again. {STILL_WORKS}"
)
TAKES_NOTHING = (
    "The loudspeaker takes no sound. Check that it is on, plugged in and not suspended. "
    f"{STILL_WORKS}"
)


@dataclass(frozen=True, slots=True)
class OutputDevice:
    """One loudspeaker or headphones. ``default`` marks the one used when none is named."""

    index: int
    name: str
    default: bool


def load() -> Any:
    """sounddevice, imported only now. ``AudioError`` where PortAudio is missing."""
    return load_portaudio(STILL_WORKS)


def look_again() -> bool:
    """Find loudspeakers that were plugged in since; False while a stream is open."""
    return sound.look_again(load())


def output_devices() -> tuple[OutputDevice, ...]:
    """The loudspeakers PortAudio knows; empty where there are none.

    They are those of PortAudio's start, or of the last ``look_again``. ``AudioError`` without
    PortAudio.
    """
    sd = load()
    try:
        devices = list(sd.query_devices())
        default = sd.query_devices(None, "output")["index"] if devices else -1
    except sd.PortAudioError:
        return ()
    return tuple(
        OutputDevice(each["index"], str(each["name"]), each["index"] == default)
        for each in devices
        if each["max_output_channels"]
    )


def find_output(wanted: str | int) -> int | None:
    """The index of the loudspeaker of that name, part of a name, or number; None if not there."""
    sd = load()
    if isinstance(wanted, str) and wanted.strip().isdecimal():
        wanted = int(wanted)
    try:
        return int(sd.query_devices(wanted, "output")["index"])
    except (sd.PortAudioError, ValueError):
        return None


def open_output(
    device: int | None, rate: int, *, latency: float, callback: Callable[..., None]
) -> tuple[Any, int]:
    """(stream, its samples a second): 16-bit mono on that device; None is the default one.

    A device that refuses the rate is opened at its own. ``AudioError`` where it does not open.
    """
    sd = load()
    reason = ""
    for wanted in (rate, _own_rate(sd, device)):
        try:
            with quietly():
                stream = sound.keep_in_mind(
                    sd.RawOutputStream(
                        samplerate=wanted,
                        channels=1,
                        dtype="int16",
                        device=device,
                        latency=latency,
                        callback=callback,
                    )
                )
        except (sd.PortAudioError, ValueError) as error:
            reason = str(error)
        else:
            return stream, wanted
    raise cannot_open(reason)


def start(stream: Any) -> None:
    """Let it run, also after it came to rest by itself. ``AudioError`` where it does not."""
    sd = load()
    try:
        with quietly():
            stream.stop()  # PortAudio wants it after a rest; otherwise it does nothing
            stream.start()
    except sd.PortAudioError as error:
        raise cannot_open(str(error)) from error


def abort(stream: Any) -> None:
    """Stop it at once; what the device had buffered is dropped."""
    with contextlib.suppress(load().PortAudioError):
        stream.abort()


def close(stream: Any) -> None:
    """Let go of the device, even if it is gone."""
    with contextlib.suppress(load().PortAudioError), quietly():
        stream.close()


def cannot_open(reason: str) -> AudioError:
    """The error of a loudspeaker that is there but does not open."""
    told = re.sub(r"^Error \w+ing \w+: | \[PaErrorCode.*", "", reason)
    return AudioError(
        f"The loudspeaker cannot be opened: {told.rstrip('.')}. "
        f"Check that it is on, and that no other program holds it. {STILL_WORKS}"
    )


def _own_rate(sd: Any, device: int | None) -> int:
    try:
        return int(sd.query_devices(device, "output")["default_samplerate"])
    except (sd.PortAudioError, ValueError):
        return 48_000
