"""The agent: hands on what was said, says the answer word for word, and listens on if asked to.

Home Assistant's own Wyoming agent never listens on. In a check-up the wake word would then be
needed at every question.
"""

from __future__ import annotations

from typing import Literal

from homeassistant.components import conversation
from homeassistant.core import HomeAssistant
from homeassistant.helpers import intent
from homeassistant.helpers.device_registry import DeviceEntryType, DeviceInfo
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from . import VoiceSkillEntry
from .client import CannotConnect, ask
from .const import DOMAIN, UNREACHABLE


async def async_setup_entry(
    hass: HomeAssistant, entry: VoiceSkillEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the agent."""
    async_add_entities([VoiceSkillAgent(entry)])


class VoiceSkillAgent(conversation.ConversationEntity):
    """One server as a conversation agent."""

    _attr_has_entity_name = True
    _attr_name = None

    def __init__(self, entry: VoiceSkillEntry) -> None:
        """The agent of that entry."""
        self._server = entry.runtime_data
        self._attr_unique_id = entry.entry_id
        self._attr_device_info = DeviceInfo(
            identifiers={(DOMAIN, entry.entry_id)},
            name=entry.title,
            entry_type=DeviceEntryType.SERVICE,
            sw_version=self._server.program.version,
        )

    @property
    def supported_languages(self) -> list[str] | Literal["*"]:
        """The languages that the server speaks."""
        return sorted({each for m in self._server.program.models for each in m.languages})

    async def _async_handle_message(
        self, user_input: conversation.ConversationInput, chat_log: conversation.ChatLog
    ) -> conversation.ConversationResult:
        """Ask the server; where it is gone, say so, and whom to call."""
        server = self._server
        context = {"conversation_id": chat_log.conversation_id}
        for name in ("device_id", "satellite_id"):
            if value := getattr(user_input, name, None):
                context[name] = value
        response = intent.IntentResponse(language=user_input.language)
        server.turns += 1
        try:
            answer = await ask(
                server.host, server.port, user_input.text, context, user_input.language
            )
        except CannotConnect:
            server.failures += 1
            response.async_set_error(intent.IntentResponseErrorCode.UNKNOWN, UNREACHABLE)
            return conversation.ConversationResult(response, chat_log.conversation_id)
        chat_log.async_add_assistant_content_without_tools(
            conversation.AssistantContent(agent_id=user_input.agent_id, content=answer.text)
        )
        response.async_set_speech(answer.text)
        return conversation.ConversationResult(
            response, chat_log.conversation_id, continue_conversation=answer.listen
        )
