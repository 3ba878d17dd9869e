"""The real Kokoro, where it is installed."""

from __future__ import annotations

import pytest

from tests.conftest import need
from voice_skill.assembly.voice_box import natural_weights
from voice_skill.speaking.natural.kokoro import Kokoro, Weights
from voice_skill.values.errors import SkillError


@pytest.fixture(scope="session")
def weights() -> Weights:
    """Where it lies."""
    try:
        return natural_weights()
    except SkillError as error:
        need(str(error))
        raise


@pytest.fixture(scope="session")
def kokoro(weights: Weights) -> Kokoro:
    """Opened once for all tests."""
    return Kokoro(weights)
