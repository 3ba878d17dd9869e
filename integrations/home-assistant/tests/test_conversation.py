"""The agent: words handed on, the answer word for word, and it listens on where it is asked to."""

from __future__ import annotations

import logging

import pytest
from custom_components.voice_skill.const import DOMAIN, UNREACHABLE
from homeassistant.components import conversation
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import Context, HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry
from wyoming.event import Event

from .conftest import Server


@pytest.fixture
async def agent(hass: HomeAssistant, server: Server) -> str:
    """The agent, set up."""
    entry = MockConfigEntry(
        domain=DOMAIN, title="Legs", data={"host": "127.0.0.1", "port": server.port}
    )
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    return "conversation.legs"


async def say(
    hass: HomeAssistant, agent: str, text: str, talk: str | None = None
) -> conversation.ConversationResult:
    """One turn."""
    return await conversation.async_converse(hass, text, talk, Context(), "en", agent)


async def test_the_answer_is_said_word_for_word_and_it_listens_on(
    hass: HomeAssistant, server: Server, agent: str
) -> None:
    """In one conversation; the server is told which."""
    server.says("Is the leg numb?")
    server.says("Good. Goodbye.", listen=False)
    first = await say(hass, agent, "my calf aches")
    assert first.response.speech["plain"]["speech"] == "Is the leg numb?"
    assert first.continue_conversation
    second = await say(hass, agent, "no", first.conversation_id)
    assert not second.continue_conversation
    assert [each.data["text"] for each in server.heard] == ["my calf aches", "no"]
    talks = {each.data["context"]["conversation_id"] for each in server.heard}
    assert talks == {first.conversation_id}
    assert {each.data["language"] for each in server.heard} == {"en"}


@pytest.mark.parametrize(
    "answer",
    [
        None,
        Event("handled", {}),
        Event("handled", {"text": 5, "context": [1]}),
        Event("not-handled", {"text": ""}),
    ],
)
async def test_where_nobody_answers_it_says_whom_to_call(
    hass: HomeAssistant, server: Server, agent: str, answer: Event | None
) -> None:
    """Somebody in danger may be speaking; what makes no sense is no answer."""
    server.answers.append(answer)
    result = await say(hass, agent, "i can't breathe")
    assert result.response.speech["plain"]["speech"] == UNREACHABLE
    assert "emergency number" in UNREACHABLE
    assert not result.continue_conversation


async def test_it_comes_back_by_itself(hass: HomeAssistant, server: Server, agent: str) -> None:
    """After a fault the next turn is answered."""
    server.answers.append(None)
    await say(hass, agent, "one")
    server.says("Here again.")
    assert (await say(hass, agent, "two")).response.speech["plain"]["speech"] == "Here again."


async def test_it_can_be_taken_away(hass: HomeAssistant, agent: str) -> None:
    """And is set up again later where nobody answers now."""
    (entry,) = hass.config_entries.async_entries(DOMAIN)
    assert await hass.config_entries.async_unload(entry.entry_id)
    gone = MockConfigEntry(domain=DOMAIN, data={"host": "127.0.0.1", "port": 9})
    gone.add_to_hass(hass)
    assert not await hass.config_entries.async_setup(gone.entry_id)
    assert gone.state is ConfigEntryState.SETUP_RETRY


async def test_no_word_is_logged_by_it(
    hass: HomeAssistant, server: Server, agent: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Home Assistant has logs of its own; ours says nothing."""
    caplog.set_level(logging.DEBUG)
    server.says("Zanzibar.")
    server.answers.append(None)
    await say(hass, agent, "zanzibar")
    await say(hass, agent, "zanzibar")
    ours = [each.getMessage() for each in caplog.records if "voice_skill" in each.name]
    assert "zanzibar" not in " ".join(ours).lower()
