"""The socket: words and sound in, turns and captions out."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from starlette.testclient import TestClient, WebSocketTestSession
from starlette.websockets import WebSocketDisconnect

from tests.support import dialogue
from tests.web.serving import PATIENCE, PORT, client_of, hidden, quiet_parts, web_app
from voice_skill.dialogue.dialogue import Dialogue
from voice_skill.web.app import WebApp
from voice_skill.web.parts import Late
from voice_skill.web.rooms import Room
from voice_skill.web.socket import FULL, MOVED, WRONG

FRAME = b"\x01\x10" * 1280
"""Eighty milliseconds that are not silent."""
SILENT = bytes(2560)


@contextmanager
def tab(
    client: TestClient, app: WebApp, conversation: str = ""
) -> Iterator[tuple[WebSocketTestSession, dict[str, Any]]]:
    """A tab that has said hello: (its socket, what it was shown)."""
    with client.websocket_connect("/talk") as socket:
        say(socket, kind="hello", token=app.token, conversation=conversation)
        yield socket, until(socket, "room")


def say(socket: WebSocketTestSession, **message: Any) -> None:
    """Send a message."""
    socket.send_text(json.dumps(message))


def until(socket: WebSocketTestSession, kind: str) -> dict[str, Any]:
    """The next message of that kind."""
    while True:
        message: dict[str, Any] = json.loads(socket.receive_text())
        if message["kind"] == kind:
            return message


@pytest.fixture
def app() -> WebApp:
    """Ears that hear a question, then an answer."""
    return web_app("why do my legs cramp at night", "yes")


@pytest.fixture
def client(app: WebApp) -> Iterator[TestClient]:
    """A browser on that page."""
    with client_of(app) as asks:
        yield asks


def test_a_typed_question_is_answered(client: TestClient, app: WebApp) -> None:
    """As HTML that is escaped, with the places of its sentences."""
    with tab(client, app) as (socket, room):
        say(socket, kind="say", text="what about <b>legs</b>", turn=room["number"])
        turn = until(socket, "turn")
        assert "&lt;b&gt;legs&lt;/b&gt;" in turn["html"]
        assert turn["number"] == 1
        assert turn["spoken"][0] == "0.0"


def test_a_spoken_question_has_captions_and_an_answer(client: TestClient, app: WebApp) -> None:
    """Partial words, the words heard, then the turn."""
    with tab(client, app) as (socket, _):
        say(socket, kind="listen", fresh=True)
        until(socket, "listening")
        for frame in [FRAME] * 20 + [SILENT] * 40:
            socket.send_bytes(frame)
        assert until(socket, "caption")["text"] == "why do my legs cramp at night"
        assert until(socket, "heard") == {
            "kind": "heard",
            "text": "why do my legs cramp at night",
            "over": False,
        }
        assert 'data-outcome="night-cramps"' in until(socket, "turn")["html"]


def test_done_ends_an_utterance_at_once(client: TestClient, app: WebApp) -> None:
    """The silence at its end need not be waited for."""
    with tab(client, app) as (socket, _):
        say(socket, kind="listen")
        until(socket, "listening")
        for _ in range(20):
            socket.send_bytes(FRAME)
        say(socket, kind="done")
        assert 'data-outcome="night-cramps"' in until(socket, "turn")["html"]


def test_what_is_dropped_is_not_answered(client: TestClient, app: WebApp) -> None:
    """Stop means stop, even in the middle of a sentence."""
    with tab(client, app) as (socket, _):
        say(socket, kind="listen")
        until(socket, "listening")
        for _ in range(20):
            socket.send_bytes(FRAME)
        say(socket, kind="done", drop=True)
        assert until(socket, "heard") == {"kind": "heard", "text": "", "over": True}
        say(socket, kind="say", text="help")
        assert until(socket, "turn")["number"] == 1


def test_nothing_said_is_answered_with_a_reminder(client: TestClient, app: WebApp) -> None:
    """After eight seconds of silence."""
    with tab(client, app) as (socket, _):
        say(socket, kind="listen")
        until(socket, "listening")
        for _ in range(110):
            socket.send_bytes(SILENT)
        assert "I did not hear anything." in until(socket, "turn")["html"]


def test_a_reconnect_keeps_the_place(client: TestClient, app: WebApp) -> None:
    """In the middle of a check-up; what was asked is asked still."""
    with tab(client, app) as (socket, room):
        say(socket, kind="say", text="check my symptoms")
        asked = until(socket, "turn")
    with tab(client, app, room["conversation"]) as (_, again):
        assert again["html"] == asked["html"]
        assert again["conversation"] == room["conversation"]
        assert not again["lost"]
        assert not again["earlier"].strip(), "the welcome is nothing to be read again"


def test_a_conversation_that_is_not_known_is_said_to_be_lost(
    client: TestClient, app: WebApp
) -> None:
    """And a new one begins."""
    with tab(client, app, "of another run") as (_, room):
        assert room["lost"]
        assert room["number"] == 0


def test_several_tabs_are_several_conversations(client: TestClient, app: WebApp) -> None:
    """Each with an id that nobody can guess."""
    with tab(client, app) as (one, first), tab(client, app) as (other, second):
        assert first["conversation"] != second["conversation"]
        assert len(first["conversation"]) >= 24
        say(one, kind="say", text="why do my legs cramp at night")
        until(one, "turn")
        say(other, kind="say", text="repeat")
        assert "I have not said anything yet." in until(other, "beside")["text"]


def test_a_conversation_is_in_one_tab_at_a_time(client: TestClient, app: WebApp) -> None:
    """The tab that came last has it; the other is told."""
    with (
        tab(client, app) as (old, room),
        tab(client, app, room["conversation"]),
        pytest.raises(WebSocketDisconnect) as left,
    ):
        old.receive_text()
    assert left.value.code == MOVED


def test_a_button_pressed_twice_answers_once(client: TestClient, app: WebApp) -> None:
    """The second press comes with the number of a turn that is over."""
    with tab(client, app) as (socket, _):
        say(socket, kind="say", text="check my symptoms", turn=0)
        assert until(socket, "turn")["number"] == 1
        say(socket, kind="say", text="no", turn=1)
        say(socket, kind="say", text="no", turn=1)
        assert until(socket, "turn")["number"] == 2
        say(socket, kind="say", text="help", turn=2)
        assert until(socket, "turn")["number"] == 3


@pytest.mark.parametrize(
    "message",
    [
        "not json",
        "[]",
        '{"kind": "unknown"}',
        '{"kind": "say", "text": 7}',
        '{"kind": "say", "text": " "}',
        '{"kind": "stopped", "turn": 1, "at": "../../x"}',
        "[" * 5000,
        '"' + "a" * 50_000 + '"',
        b"\x01",
        b"",
        b"\x00\x01" * 8192,
    ],
)
def test_rubbish_ends_the_socket_and_not_the_conversation(
    client: TestClient, app: WebApp, message: str | bytes, caplog: pytest.LogCaptureFixture
) -> None:
    """It is logged without a word of it, and the place is kept."""
    with tab(client, app) as (socket, room):
        say(socket, kind="say", text="why do my secret legs cramp at night")
        until(socket, "turn")
        with caplog.at_level(logging.DEBUG):
            if isinstance(message, bytes):
                socket.send_bytes(message)
            else:
                socket.send_text(message)
            with pytest.raises(WebSocketDisconnect) as left:
                until(socket, "nothing")
        assert left.value.code == WRONG
        assert "Refused" in caplog.text
        assert "secret" not in caplog.text
    with tab(client, app, room["conversation"]) as (_, again):
        assert again["number"] == 1


@pytest.mark.parametrize("token", ["", "wrong", None, 7])
def test_without_the_token_a_socket_is_closed(client: TestClient, token: object) -> None:
    """An old page, or none of ours."""
    with client.websocket_connect("/talk") as socket:
        say(socket, kind="hello", token=token)
        with pytest.raises(WebSocketDisconnect) as left:
            socket.receive_text()
    assert left.value.code == WRONG


def test_too_many_tabs_are_told_so(
    client: TestClient, app: WebApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The ones that are open go on."""
    monkeypatch.setattr("voice_skill.web.socket.MOST_SOCKETS", 1)
    with tab(client, app) as (socket, _):
        with (
            client.websocket_connect("/talk") as other,
            pytest.raises(WebSocketDisconnect) as left,
        ):
            other.receive_text()
        assert left.value.code == FULL
        say(socket, kind="say", text="help")
        until(socket, "turn")


def test_what_stops_is_remembered_for_go_on(client: TestClient, app: WebApp) -> None:
    """The next reply begins with the sentence that was cut short."""
    with tab(client, app) as (socket, _):
        say(socket, kind="say", text="why do my legs cramp at night")
        turn = until(socket, "turn")
        say(socket, kind="stopped", turn=turn["number"], at="2.0")
        say(socket, kind="say", text="go on")
        goes_on = until(socket, "beside")
        assert goes_on["spoken"][0] == "2.0"
        assert goes_on["marks"]


def test_a_slower_voice_leaves_the_answer_where_it_is(client: TestClient, app: WebApp) -> None:
    """It is told beside, with the new pace; and its buttons go on meaning it."""
    with tab(client, app) as (socket, _):
        say(socket, kind="say", text="why do my legs cramp at night")
        turn = until(socket, "turn")
        say(socket, kind="press", command="slower", turn=turn["number"])
        slower = until(socket, "beside")
        assert (slower["text"], slower["rate"]) == ("I will speak slower.", 135)
        say(socket, kind="press", command="yes", turn=turn["number"])
        assert until(socket, "turn")["number"] > slower["number"]


def test_the_page_is_there_before_the_models_are() -> None:
    """A question asked meanwhile is answered once they are; the person is told to wait."""
    loaded = threading.Event()

    def load() -> Dialogue:
        assert loaded.wait(PATIENCE)
        return dialogue()

    app = WebApp(quiet_parts(dialogue=Late(load)), port=PORT)
    with client_of(app) as asks:
        assert asks.get("/").status_code == 200
        with tab(asks, app) as (socket, _):
            say(socket, kind="say", text="why do my legs cramp at night")
            assert "One moment." in until(socket, "note")["text"]
            loaded.set()
            assert "Most leg cramps" in until(socket, "turn")["html"]


def test_a_failure_inside_is_told_and_the_conversation_goes_on(
    client: TestClient, app: WebApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In plain words, without a traceback."""
    with tab(client, app) as (socket, _):
        with monkeypatch.context() as broken:
            broken.setattr(Room, "hear", None)
            say(socket, kind="say", text="help")
            assert "Something went wrong here." in until(socket, "problem")["text"]
        say(socket, kind="say", text="help")
        assert until(socket, "turn")["number"] == 1


def test_the_token_of_the_page_is_that_of_the_socket(client: TestClient, app: WebApp) -> None:
    """And no two runs share one."""
    assert hidden(client.get("/").text, "token") == app.token
    assert web_app().token != app.token
