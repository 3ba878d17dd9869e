"""Sound devices as PortAudio lists them, and which microphone somebody means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from voice_skill.values.errors import AudioError

STILL_WORKS = "Typed questions and recordings still work."


@dataclass(frozen=True, slots=True)
class Device:
    """One sound device. ``inputs`` and ``outputs`` are channels, ``rate`` samples a second."""

    index: int
    name: str
    inputs: int
    outputs: int
    rate: int
    is_microphone: bool  # the one used when none is named
    is_loudspeaker: bool

    def __str__(self) -> str:
        uses = [
            f"default {word}" if chosen else word
            for word, channels, chosen in (
                ("microphone", self.inputs, self.is_microphone),
                ("loudspeaker", self.outputs, self.is_loudspeaker),
            )
            if channels
        ]
        return f"{self.index}: {self.name} ({', '.join(uses)})"


def described(listed: Mapping[str, Any], microphone: int, loudspeaker: int) -> Device:
    """A device out of sounddevice's listing and the numbers of the system's own choices."""
    index = int(listed["index"])
    return Device(
        index=index,
        name=str(listed["name"]),
        inputs=int(listed["max_input_channels"]),
        outputs=int(listed["max_output_channels"]),
        rate=int(listed["default_samplerate"]),
        is_microphone=index == microphone,
        is_loudspeaker=index == loudspeaker,
    )


def choose_microphone(devices: Sequence[Device], wanted: str | int | None) -> Device:
    """The microphone of that number, name or part of a name; None takes the system's choice.

    ``AudioError`` offers the microphones there are.
    """
    microphones = [device for device in devices if device.inputs]
    if not microphones:
        raise AudioError(
            f"No microphone was found. Plug one in or switch it on, then try again. {STILL_WORKS}"
        )
    if wanted is None or wanted == "":
        return next((each for each in microphones if each.is_microphone), microphones[0])
    text = str(wanted).strip()
    if text.isdecimal():
        fitting = [each for each in microphones if each.index == int(text)]
    else:
        fitting = [each for each in microphones if text.casefold() in each.name.casefold()]
        exact = [each for each in fitting if each.name.casefold() == text.casefold()]
        fitting = exact or fitting
    if fitting:
        return fitting[0]
    offer = "; ".join(f"{each.index}: {each.name}" for each in microphones)
    raise AudioError(f"There is no microphone {wanted!r}. Choose one of these: {offer}.")
