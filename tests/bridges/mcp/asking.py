"""What the tests of the Model Context Protocol share: its own client on a server of ours."""

from __future__ import annotations

from typing import Any

from mcp import Client
from mcp.server import MCPServer
from mcp_types import CallToolResult, TextContent

from tests.support import dialogue, pack
from voice_skill.assistant import Manner
from voice_skill.bridges.mcp.server import build_server
from voice_skill.bridges.talks import Talks


def server() -> MCPServer:
    """The shipped pack, matched by near-verbatim words."""
    return build_server(Talks(dialogue(), Manner()), pack())


async def call(client: Client, name: str, **given: str) -> CallToolResult:
    """What the tool gives; fails where it refuses."""
    result = await client.call_tool(name, given)
    assert isinstance(result, CallToolResult)
    assert not result.is_error, result.content
    return result


async def turn(client: Client, name: str, **given: str) -> dict[str, Any]:
    """A turn as data."""
    data = (await call(client, name, **given)).structured_content
    assert isinstance(data, dict)
    return data


def texts(result: CallToolResult) -> list[str]:
    """What a client that knows only text shows its model."""
    return [each.text for each in result.content if isinstance(each, TextContent)]
