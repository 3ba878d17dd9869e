"""Diagnostics help to find a fault, and hold no word and no address."""

from __future__ import annotations

import json

from custom_components.voice_skill.const import DOMAIN
from custom_components.voice_skill.diagnostics import async_get_config_entry_diagnostics
from homeassistant.core import HomeAssistant

from .conftest import Server
from .test_conversation import agent, say  # noqa: F401 - a fixture


async def test_they_count_and_quote_nothing(
    hass: HomeAssistant,
    server: Server,
    agent: str,  # noqa: F811 - the fixture
) -> None:
    """Somebody pastes them into a public report."""
    server.says("Is the leg numb?")
    server.answers.append(None)
    await say(hass, agent, "my calf aches")
    await say(hass, agent, "my calf aches")
    (entry,) = hass.config_entries.async_entries(DOMAIN)
    told = await async_get_config_entry_diagnostics(hass, entry)
    assert told == {
        "port": server.port,
        "reachable": True,
        "server_version": "1.2.3",
        "languages": [["en"]],
        "turns": 2,
        "failures": 1,
    }
    assert "calf" not in json.dumps(told)
