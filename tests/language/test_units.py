"""Times as they are typed, brought to how they are said."""

from __future__ import annotations

import pytest

from voice_skill.language.units import plain_units, whole_units


@pytest.mark.parametrize(
    ("typed", "said"),
    [("15min", "15 minutes"), ("1hr", "1 hours"), ("10+ mins", "over 10  minutes"),
     (">10 min", "over 10 minutes"), ("00:15:00", "15 minutes"), ("01:10:00", "1 hours"),
     ("600 seconds", "10 minutes"), ("for a while", "for a while"), ("5 legs", "5 legs")],
)  # fmt: skip
def test_units_are_written_in_full(typed: str, said: str) -> None:
    """What is no time stays as it is."""
    assert " ".join(plain_units(typed).split()) == " ".join(said.split())


def test_tenths_are_left_out_where_whole_units_are_asked_for() -> None:
    """A five before "minutes" would be read as five minutes."""
    assert whole_units("2.5 minutes") == "2 minutes"
