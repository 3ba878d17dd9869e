"""Which microphone somebody means."""

from __future__ import annotations

import pytest

from voice_skill.listening.devices import Device, choose_microphone, described
from voice_skill.values.errors import AudioError


def _device(index: int, name: str, inputs: int = 1, *, chosen: bool = False) -> Device:
    return Device(index, name, inputs, 2, 48_000, is_microphone=chosen, is_loudspeaker=False)


DEVICES = (
    _device(0, "Loudspeaker", inputs=0),
    _device(1, "Built-in microphone"),
    _device(2, "USB headset", chosen=True),
    _device(3, "USB headset (second)"),
)


@pytest.mark.parametrize("wanted", [None, ""])
def test_without_a_wish_it_is_the_systems_own_choice(wanted: str | None) -> None:
    """An empty setting is no wish."""
    assert choose_microphone(DEVICES, wanted).index == 2


def test_where_the_system_has_none_it_is_the_first() -> None:
    """A loudspeaker is never taken."""
    assert choose_microphone(DEVICES[:2], None).index == 1


@pytest.mark.parametrize(
    ("wanted", "index"),
    [(1, 1), ("3", 3), ("built-in", 1), ("USB HEADSET", 2), ("second", 3)],
)
def test_a_number_a_name_or_a_part_of_it_will_do(wanted: str | int, index: int) -> None:
    """Capitals do not matter, and the whole name goes before a part."""
    assert choose_microphone(DEVICES, wanted).index == index


@pytest.mark.parametrize("wanted", [0, "9", "Bluetooth"])
def test_what_is_not_there_is_answered_with_what_is(wanted: str | int) -> None:
    """The choices are in the message; a loudspeaker is none of them."""
    with pytest.raises(AudioError, match="1: Built-in microphone; 2: USB headset") as caught:
        choose_microphone(DEVICES, wanted)
    assert "Loudspeaker" not in str(caught.value)


def test_without_any_microphone_typing_is_offered() -> None:
    """The message says what still works."""
    with pytest.raises(AudioError, match=r"No microphone was found.*Typed questions"):
        choose_microphone(DEVICES[:1], None)


def test_a_device_is_told_in_a_line() -> None:
    """Number, name and what it is for."""
    listed = {
        "index": 4,
        "name": "Headset",
        "max_input_channels": 1,
        "max_output_channels": 2,
        "default_samplerate": 44_100.0,
    }
    assert str(described(listed, 4, 0)) == "4: Headset (default microphone, loudspeaker)"
