"""The networks out of the wheel, opened once."""

from __future__ import annotations

import pytest

from tests.conftest import need
from voice_skill.hearing.beam.network import Network
from voice_skill.hearing.taught_moonshine import networks
from voice_skill.values.errors import ModelError

PLAIN = ("when should i go to the hospital", "what is the weather like today")


@pytest.fixture(scope="session")
def network() -> Network:
    """Moonshine tiny, as the wheel brings it."""
    try:
        return Network(networks())
    except ModelError as error:
        need(str(error))
        raise
