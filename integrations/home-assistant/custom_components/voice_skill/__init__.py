"""Answers questions on legs in Home Assistant, by a ``voice-skill wyoming`` in the house."""

from __future__ import annotations

from dataclasses import dataclass

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_HOST, CONF_PORT, Platform
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ConfigEntryNotReady
from wyoming.info import HandleProgram

from .client import CannotConnect, NotVoiceSkill, look
from .const import DOMAIN

PLATFORMS = [Platform.CONVERSATION]


@dataclass(slots=True)
class Server:
    """The server of one entry. ``turns`` and ``failures`` are counts; no word is kept."""

    host: str
    port: int
    program: HandleProgram
    turns: int = 0
    failures: int = 0


VoiceSkillEntry = ConfigEntry[Server]


async def async_setup_entry(hass: HomeAssistant, entry: VoiceSkillEntry) -> bool:
    """Look whether the server is there, and add its agent."""
    host, port = entry.data[CONF_HOST], entry.data[CONF_PORT]
    try:
        program = await look(host, port)
    except (CannotConnect, NotVoiceSkill) as error:
        raise ConfigEntryNotReady(
            translation_domain=DOMAIN, translation_key="cannot_connect"
        ) from error
    entry.runtime_data = Server(host, port, program)
    await hass.config_entries.async_forward_entry_setups(entry, PLATFORMS)
    return True


async def async_unload_entry(hass: HomeAssistant, entry: VoiceSkillEntry) -> bool:
    """Take its agent away."""
    return await hass.config_entries.async_unload_platforms(entry, PLATFORMS)
