"""Adds a server by its address, or as it is found in the network; changes its address later."""

from __future__ import annotations

from typing import Any

import voluptuous as vol
from homeassistant.config_entries import ConfigFlow, ConfigFlowResult
from homeassistant.const import CONF_HOST, CONF_PORT
from homeassistant.helpers.service_info.zeroconf import ZeroconfServiceInfo

from .client import CannotConnect, NotVoiceSkill, look
from .const import DEFAULT_PORT, DOMAIN

TITLE = "voice-skill"


def _form(data: dict[str, Any]) -> vol.Schema:
    return vol.Schema(
        {
            vol.Required(CONF_HOST, default=data.get(CONF_HOST, "127.0.0.1")): str,
            vol.Required(CONF_PORT, default=data.get(CONF_PORT, DEFAULT_PORT)): vol.All(
                vol.Coerce(int), vol.Range(min=1, max=65535)
            ),
        }
    )


async def _errors(data: dict[str, Any]) -> dict[str, str]:
    try:
        await look(data[CONF_HOST], data[CONF_PORT])
    except CannotConnect:
        return {"base": "cannot_connect"}
    except NotVoiceSkill:
        return {"base": "not_voice_skill"}
    return {}


class VoiceSkillConfigFlow(ConfigFlow, domain=DOMAIN):
    """The steps of adding and changing a server."""

    VERSION = 1

    def __init__(self) -> None:
        """Nothing is found yet."""
        self._found: dict[str, Any] = {}

    async def async_step_user(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Somebody gives the address."""
        errors: dict[str, str] = {}
        if user_input is not None:
            self._async_abort_entries_match(user_input)
            errors = await _errors(user_input)
            if not errors:
                return self.async_create_entry(title=TITLE, data=user_input)
        return self.async_show_form(
            step_id="user", data_schema=_form(user_input or {}), errors=errors
        )

    async def async_step_reconfigure(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """The server has moved."""
        entry = self._get_reconfigure_entry()
        errors: dict[str, str] = {}
        if user_input is not None:
            errors = await _errors(user_input)
            if not errors:
                return self.async_update_reload_and_abort(entry, data_updates=user_input)
        return self.async_show_form(
            step_id="reconfigure",
            data_schema=_form(user_input or dict(entry.data)),
            errors=errors,
        )

    async def async_step_zeroconf(self, discovery_info: ZeroconfServiceInfo) -> ConfigFlowResult:
        """It was found in the network; one that has moved is followed."""
        found = {CONF_HOST: discovery_info.host, CONF_PORT: discovery_info.port}
        await self.async_set_unique_id(discovery_info.name)
        self._abort_if_unique_id_configured(updates=found)
        self._async_abort_entries_match(found)
        errors = await _errors(found)
        if errors:
            return self.async_abort(reason=errors["base"])
        self._found = found
        self.context["title_placeholders"] = {"name": TITLE}
        return await self.async_step_confirm()

    async def async_step_confirm(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Somebody agrees to what was found."""
        if user_input is not None:
            return self.async_create_entry(title=TITLE, data=self._found)
        return self.async_show_form(
            step_id="confirm", description_placeholders={"host": self._found[CONF_HOST]}
        )
