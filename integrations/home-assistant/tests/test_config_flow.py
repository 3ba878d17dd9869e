"""Adding a server: by hand, as it is found, after it has moved; every error has a way on."""

from __future__ import annotations

from ipaddress import ip_address
from typing import Any

import pytest
from custom_components.voice_skill.const import DOMAIN
from homeassistant.config_entries import SOURCE_USER, SOURCE_ZEROCONF
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers.service_info.zeroconf import ZeroconfServiceInfo
from pytest_homeassistant_custom_component.common import MockConfigEntry

from .conftest import Server

NOBODY = 9  # the port of a service that nobody runs


async def begin(hass: HomeAssistant, data: dict[str, Any] | None = None) -> Any:
    """The first step of adding one by hand."""
    return await hass.config_entries.flow.async_init(
        DOMAIN, context={"source": SOURCE_USER}, data=data
    )


async def test_it_is_added_by_its_address(hass: HomeAssistant, server: Server) -> None:
    """And a second time it is not."""
    form = await begin(hass)
    assert form["type"] is FlowResultType.FORM
    assert not form["errors"]
    where = {"host": "127.0.0.1", "port": server.port}
    done = await hass.config_entries.flow.async_configure(form["flow_id"], where)
    assert done["type"] is FlowResultType.CREATE_ENTRY
    assert done["data"] == where
    again = await begin(hass, where)
    assert again["type"] is FlowResultType.ABORT
    assert again["reason"] == "already_configured"


@pytest.mark.parametrize(("name", "error"), [("", "cannot_connect"), ("piper", "not_voice_skill")])
async def test_a_wrong_address_is_told_and_can_be_put_right(
    hass: HomeAssistant, server: Server, name: str, error: str
) -> None:
    """Nobody there, or somebody else."""
    right = server.port
    server.name = name or "voice_skill"
    form = await begin(hass, {"host": "127.0.0.1", "port": right if name else NOBODY})
    assert form["errors"] == {"base": error}
    server.name = "voice_skill"
    done = await hass.config_entries.flow.async_configure(
        form["flow_id"], {"host": "127.0.0.1", "port": right}
    )
    assert done["type"] is FlowResultType.CREATE_ENTRY


def found(port: int) -> ZeroconfServiceInfo:
    """As it is found in the network."""
    here = ip_address("127.0.0.1")
    return ZeroconfServiceInfo(
        ip_address=here,
        ip_addresses=[here],
        port=port,
        hostname="kitchen.local.",
        type="_wyoming._tcp.local.",
        name="voice_skill-kitchen._wyoming._tcp.local.",
        properties={},
    )


async def look(hass: HomeAssistant, port: int) -> Any:
    """What Home Assistant does with something it found."""
    return await hass.config_entries.flow.async_init(
        DOMAIN, context={"source": SOURCE_ZEROCONF}, data=found(port)
    )


async def test_it_is_added_as_it_is_found_once_somebody_agrees(
    hass: HomeAssistant, server: Server
) -> None:
    """And where it is found elsewhere later, it is followed."""
    form = await look(hass, server.port)
    assert form["type"] is FlowResultType.FORM
    assert form["step_id"] == "confirm"
    done = await hass.config_entries.flow.async_configure(form["flow_id"], {})
    assert done["type"] is FlowResultType.CREATE_ENTRY
    moved = await look(hass, server.port + 1)
    assert moved["reason"] == "already_configured"
    (entry,) = hass.config_entries.async_entries(DOMAIN)
    assert entry.data["port"] == server.port + 1


@pytest.mark.parametrize(("name", "reason"), [("", "cannot_connect"), ("x", "not_voice_skill")])
async def test_what_is_found_and_is_none_is_left_alone(
    hass: HomeAssistant, server: Server, name: str, reason: str
) -> None:
    """Nobody is asked about it."""
    server.name = name
    done = await look(hass, server.port if name else NOBODY)
    assert done["type"] is FlowResultType.ABORT
    assert done["reason"] == reason


async def test_it_can_move(hass: HomeAssistant, server: Server) -> None:
    """A wrong new address is told; the right one is in use."""
    entry = MockConfigEntry(domain=DOMAIN, data={"host": "127.0.0.1", "port": NOBODY})
    entry.add_to_hass(hass)
    form = await entry.start_reconfigure_flow(hass)
    wrong = await hass.config_entries.flow.async_configure(
        form["flow_id"], {"host": "127.0.0.1", "port": NOBODY}
    )
    assert wrong["errors"] == {"base": "cannot_connect"}
    done = await hass.config_entries.flow.async_configure(
        form["flow_id"], {"host": "127.0.0.1", "port": server.port}
    )
    assert done["reason"] == "reconfigure_successful"
    assert entry.data["port"] == server.port
    await hass.async_block_till_done()
