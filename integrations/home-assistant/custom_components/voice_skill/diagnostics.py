"""What helps to find a fault: counts and versions. No word that was said, and no address."""

from __future__ import annotations

from typing import Any

from homeassistant.const import CONF_PORT
from homeassistant.core import HomeAssistant

from . import VoiceSkillEntry
from .client import CannotConnect, NotVoiceSkill, look


async def async_get_config_entry_diagnostics(
    hass: HomeAssistant, entry: VoiceSkillEntry
) -> dict[str, Any]:
    """The diagnostics of one server."""
    server = entry.runtime_data
    try:
        await look(server.host, server.port)
        reachable = True
    except (CannotConnect, NotVoiceSkill):
        reachable = False
    return {
        "port": entry.data[CONF_PORT],
        "reachable": reachable,
        "server_version": server.program.version,
        "languages": [each.languages for each in server.program.models],
        "turns": server.turns,
        "failures": server.failures,
    }
