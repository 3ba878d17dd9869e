"""A language model asks by the protocol's own client, and passes on what it is given."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from mcp import Client

from tests.bridges.mcp.asking import call, server, texts, turn
from tests.support import pack
from voice_skill.bridges.talks import MOST_LETTERS

DANGER = "my leg is swollen and i can't breathe"


def talk(what: Callable[[Client], Awaitable[None]]) -> None:
    """Run it with a client of its own."""

    async def held() -> None:
        async with Client(server()) as client:
            await what(client)

    asyncio.run(held())


def test_every_tool_says_that_answers_are_passed_on_word_for_word_and_danger_first() -> None:
    """A model reads no more than that of a tool."""

    async def held(client: Client) -> None:
        tools = {each.name: each for each in (await client.list_tools()).tools}
        assert set(tools) == {"ask", "go_on", "sources"}
        for name in ("ask", "go_on"):
            told = tools[name].description or ""
            assert "word for word" in told
            assert "danger" in told
            assert "at once" in told
            assert "never answer a question in their place" in told

    talk(held)


def test_a_question_is_answered_with_its_sources() -> None:
    """The words come first and alone; all else beside them."""

    async def held(client: Client) -> None:
        result = await call(client, "ask", text="what are varicose veins")
        data = result.structured_content or {}
        answer, directions = texts(result)
        assert answer == data["answer"]
        assert "twisted veins" in answer
        assert data["conversation"] in directions
        assert data["sources"][0]["organisation"]
        read = await call(client, "sources", conversation=data["conversation"])
        assert (read.structured_content or {})["sources"] == data["sources"]

    talk(held)


def test_without_a_conversation_every_source_is_read() -> None:
    """As the pack lists them."""

    async def held(client: Client) -> None:
        data = (await call(client, "sources")).structured_content or {}
        assert len(data["sources"]) == len(pack().sources)
        unknown = (await call(client, "sources", conversation="made up")).structured_content
        assert unknown == {"sources": []}

    talk(held)


def test_a_check_up_goes_on_by_its_conversation() -> None:
    """One question a turn, until it says how soon to seek care."""

    async def held(client: Client) -> None:
        data = await turn(client, "ask", text="check my symptoms")
        assert data["began"]
        asked = set()
        for _ in range(40):
            if data["level"] is not None and not data["waits"]:
                break
            assert data["answer"] not in asked or data["expects"] == "yes-no"
            asked.add(data["answer"])
            name = data["conversation"]
            data = await turn(client, "go_on", conversation=name, text="no there is not")
            assert not data["began"]
            assert data["conversation"] == name
            if data["level"] is not None:
                break
        assert data["level"] in {"self-care", "routine", "same-day"}

    talk(held)


def test_a_danger_sign_is_answered_first_in_any_conversation() -> None:
    """New, running, or forgotten; and where much was told before it."""

    async def held(client: Client) -> None:
        begun = (await turn(client, "ask", text="check my symptoms"))["conversation"]
        long = "my cat sat on the mat. " * 200
        for tool, given in (
            ("ask", {"text": DANGER}),
            ("go_on", {"text": DANGER, "conversation": begun}),
            ("go_on", {"text": DANGER, "conversation": "long forgotten"}),
            ("ask", {"text": long + DANGER}),
        ):
            result = await call(client, tool, **given)
            data = result.structured_content or {}
            assert data["answer"].startswith("Call 999 now."), (tool, data["answer"])
            assert data["danger"]
            assert data["level"] == "emergency"
            assert "about a danger" in texts(result)[1]

    talk(held)


@pytest.mark.parametrize("no", ["no", "nope", "no there is not"])
def test_a_no_to_danger_is_not_believed_as_if_it_were_typed(no: str) -> None:
    """A model may have misheard, or answered for the person: it is asked again."""

    async def held(client: Client) -> None:
        asked = await turn(client, "ask", text="my calf is red hot and swollen")
        assert asked["danger"]
        assert asked["waits"]
        name = asked["conversation"]
        again = await turn(client, "go_on", conversation=name, text=no)
        assert again["waits"]
        assert again["danger"] or again["expects"] == "yes-no"

    talk(held)


def test_what_is_not_known_begins_anew_and_says_so() -> None:
    """So that nobody takes it for an answer to what was asked before."""

    async def held(client: Client) -> None:
        result = await call(client, "go_on", conversation="made up", text="no")
        assert (result.structured_content or {})["began"]
        assert "Nothing said before this turn is known." in texts(result)[1]

    talk(held)


def test_nothing_and_far_too_much_are_answered_too() -> None:
    """No text from elsewhere ends the server."""

    async def held(client: Client) -> None:
        for text in ("", "   ", "\0\x1b[2J", "a" * (2 * MOST_LETTERS), "<script>"):
            assert (await turn(client, "ask", text=text))["answer"]
        assert "twisted" in (await turn(client, "ask", text="what are varicose veins"))["answer"]

    talk(held)
