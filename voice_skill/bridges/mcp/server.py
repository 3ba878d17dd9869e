"""The tools that a language model is offered. It asks and passes on; it decides nothing."""

from __future__ import annotations

import os
import secrets
from typing import Annotated

# Its makers' tracing, which comes with the protocol, is to reach nobody from here.
os.environ["OTEL_SDK_DISABLED"] = "true"

from mcp.server import MCPServer
from mcp_types import CallToolResult, TextContent, ToolAnnotations
from pydantic import BaseModel, Field

from voice_skill import __version__
from voice_skill.bridges.mcp.answered import Answered, Cited, all_sources, answered, directions
from voice_skill.bridges.talks import Talks, from_elsewhere
from voice_skill.values.pack import Pack

ENGINE = "mcp"
"""The engine's name for words that a language model brings: never believed as typed."""

_NAME_BYTES = 12

_RULES = (
    "Pass on the field `answer` word for word, before anything else, and leave nothing out. "
    "If `danger` is true, pass it on at once, and do nothing else first. "
    "Never soften it, never add advice of your own, and never name a lower level of care. "
    "Where it asks something, ask the person that very question, and hand on their own words: "
    "never answer a question in their place."
)
INSTRUCTIONS = (
    "Offline answers on leg cramps and varicose veins, each with its sources, and a check-up. "
    f"{_RULES} It is no doctor and cannot call anybody."
)

Words = Annotated[
    str, Field(description="The person's own words, not yours: do not shorten or reword them.")
]
Name = Annotated[str, Field(description="The id that `ask` or `go_on` gave.")]


class Sources(BaseModel):
    """Where what was said comes from."""

    sources: list[Cited]


def build_server(talks: Talks, pack: Pack) -> MCPServer:
    """The server; ``run()`` serves standard input and output until the other side is gone."""
    # Above "critical" nothing is logged: a refused call would be logged with a person's words.
    server = MCPServer(
        "voice-skill", version=__version__, instructions=INSTRUCTIONS, log_level="CRITICAL"
    )
    only_reads = ToolAnnotations(read_only_hint=True, open_world_hint=False)

    @server.tool(
        description="Ask about leg cramps or varicose veins, or tell of a complaint of the legs "
        f"or of a danger sign. Begins a conversation. {_RULES}",
        annotations=only_reads,
    )
    def ask(text: Words) -> Annotated[CallToolResult, Answered]:
        return _turn(talks, secrets.token_urlsafe(_NAME_BYTES), text)

    @server.tool(
        description="Go on with a conversation: the answer to a question of its check-up, the "
        f"next question, or a word such as repeat, go back, stop. {_RULES}",
        annotations=only_reads,
    )
    def go_on(conversation: Name, text: Words) -> Annotated[CallToolResult, Answered]:
        return _turn(talks, conversation, text)

    @server.tool(
        description="Where the last answer of a conversation comes from: organisation, page, the "
        "day it was read, and a grade. Without a conversation: every source there is.",
        annotations=only_reads,
    )
    def sources(conversation: Name = "") -> Sources:
        if not conversation:
            return Sources(sources=all_sources(pack))
        last = talks.talk(conversation).answer if talks.knows(conversation) else None
        return Sources(sources=[] if last is None else list(map(Cited.of, last.reply.sources)))

    return server


def _turn(talks: Talks, name: str, text: str) -> CallToolResult:
    began = not talks.knows(name)
    answer = talks.talk(name).hear(from_elsewhere(ENGINE, text))
    turn = answered(answer, conversation=name, began=began)
    return CallToolResult(
        content=[
            TextContent(type="text", text=turn.answer),
            TextContent(type="text", text=directions(turn)),
        ],
        structured_content=turn.model_dump(mode="json"),
    )
