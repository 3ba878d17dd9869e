"""The two networks in Moonshine's wheel, driven by ourselves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from tests.hearing.beam.conftest import PLAIN
from tests.hearing.conftest import Sound, silence
from voice_skill.hearing.beam.network import END, Network
from voice_skill.hearing.moonshine import MoonshineRecogniser
from voice_skill.values.errors import ModelError
from voice_skill.values.text import normalise

Said = Callable[..., Sound]


def greedily(network: Network, samples: Sound) -> str:
    """The likeliest piece each time."""
    chances, pieces = network.begin(samples), list[int]()
    while (best := int(chances[0].argmax())) != END and len(pieces) < 60:
        pieces.append(best)
        chances = network.step([0], [best])
    return normalise("".join(network.pieces[each] for each in pieces))


@pytest.mark.parametrize("voice", ["slt", "awb"])
@pytest.mark.parametrize("text", PLAIN)
def test_the_likeliest_pieces_are_what_the_package_hears(
    text: str, voice: str, network: Network, said: Said
) -> None:
    """So the networks are driven as their makers drive them."""
    sound = said(text, voice=voice)
    package = MoonshineRecogniser()
    package.feed(np.round(sound * 32767).astype("<i2").tobytes())
    (theirs,) = package.finish()
    assert greedily(network, sound) == theirs.text


def test_rows_go_on_from_the_rows_that_they_came_from(network: Network, said: Said) -> None:
    """Two texts that change places are told what each alone is told.

    Nearly: the numbers inside are rounded together, row by row.
    """
    sound = said(PLAIN[0])
    first, second = np.argsort(-network.begin(sound)[0])[:2].tolist()
    alone = []
    for piece in (first, second):
        network.begin(sound)
        network.step([0], [piece])
        alone.append(network.step([0], [END + 1])[0])
    network.begin(sound)
    network.step([0, 0], [first, second])
    crossed = network.step([1, 0], [END + 1, END + 1])
    for row, meant in ((0, alone[1]), (1, alone[0])):
        other = alone[row]
        assert np.abs(crossed[row] - meant).mean() < np.abs(crossed[row] - other).mean() / 2


@pytest.mark.parametrize("seconds", [0.0, 0.05, 12.0])
def test_any_length_can_be_heard(seconds: float, network: Network) -> None:
    """What is too short for its windows, and what is long."""
    chances = network.begin(silence(seconds))
    assert np.exp(chances).sum() == pytest.approx(1.0, abs=1e-3)
    assert network.step([0, 0], [5, 6]).shape == (2, len(network.pieces))


def test_a_folder_without_the_networks_is_named(tmp_path: Path) -> None:
    """In the sentence of the error."""
    with pytest.raises(ModelError, match=str(tmp_path)):
        Network(tmp_path)
