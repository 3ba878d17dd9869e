"""``voice-skill mcp`` as a language model's program starts it, by the protocol's own client."""

from __future__ import annotations

import asyncio
import os
import sys

import pytest
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client

from tests.bridges.mcp.asking import turn
from tests.support import BICYCLE


@pytest.mark.slow
def test_it_answers_over_standard_input_and_output_and_prints_nothing_else() -> None:
    """One talk: a question, and going on with it."""
    started = StdioServerParameters(
        command=sys.executable,
        args=["-m", "voice_skill", "mcp", "--pack", str(BICYCLE)],
        env=dict(os.environ),
    )

    async def held() -> None:
        async with Client(stdio_client(started)) as client:
            first = await turn(client, "ask", text="how do i oil the chain")
            assert first["answer"]
            name = first["conversation"]
            again = await turn(client, "go_on", conversation=name, text="say that again")
            assert not again["began"]
            assert again["answer"] == first["answer"]

    asyncio.run(held())
