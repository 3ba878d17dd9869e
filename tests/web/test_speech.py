"""Sentences as WAV files."""

from __future__ import annotations

import io
import wave
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from tests.web.serving import PORT, Voices, client_of, hidden, parts
from voice_skill.testing import VoiceThatHums
from voice_skill.values.errors import VoiceError
from voice_skill.values.heard import Heard
from voice_skill.web.app import WebApp
from voice_skill.web.parts import Late


@pytest.fixture
def hums() -> VoiceThatHums:
    """A voice that remembers what it was given."""
    return VoiceThatHums()


def listening_to(voice: VoiceThatHums, text: str) -> tuple[TestClient, dict[str, str], str]:
    """(client, query of the open turn, token) after that was typed."""
    app = WebApp(parts(voice=lambda: voice), port=PORT)
    room = app.rooms.open()
    turn = room.hear(Heard.typed(text))
    client = client_of(app)
    token = hidden(client.get("/").text, "token")
    return client, {"conversation": room.id, "turn": str(turn.number)}, token


def test_a_sentence_is_a_wave_file_and_is_pronounced(hums: VoiceThatHums) -> None:
    """ "999" is said digit by digit, at the pace of the turn; a repeat is not rendered anew."""
    client, query, token = listening_to(hums, "i have chest pain and my leg is swollen")
    for _ in range(2):
        answer = client.get(
            "/speech", params={**query, "at": "0.0"}, headers={"x-voice-skill-token": token}
        )
        assert answer.headers["content-type"] == "audio/wav"
        with wave.open(io.BytesIO(answer.content)) as file:
            assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
            assert file.getnframes() > 1000
    assert hums.sentences == ["Call 9 9 9 now."]
    assert hums.paces == [150]


def test_what_is_not_there_is_not_said(hums: VoiceThatHums) -> None:
    """Another place, turn or conversation."""
    client, query, token = listening_to(hums, "help")
    headers = {"x-voice-skill-token": token}
    wrong = ({"at": "99.0"}, {"at": "../x"}, {"turn": "7"}, {"turn": "-1"}, {"conversation": "x"})
    for each in wrong:
        asked = {**query, "at": "0.0", **each}
        assert client.get("/speech", params=asked, headers=headers).status_code == 404


def test_without_the_token_nothing_is_said(hums: VoiceThatHums) -> None:
    """Other pages can ask for an address; they cannot add the token."""
    client, query, _ = listening_to(hums, "help")
    assert client.get("/speech", params={**query, "at": "0.0"}).status_code == 403
    assert not hums.sentences


def test_a_voice_that_fails_says_why() -> None:
    """In a sentence that the page can show."""
    broken = VoiceThatHums(fails_on="You", error=VoiceError("No voice was found. Install one."))
    client, query, token = listening_to(broken, "help")
    answer = client.get(
        "/speech", params={**query, "at": "0.0"}, headers={"x-voice-skill-token": token}
    )
    assert answer.status_code == 503
    assert answer.text == "No voice was found. Install one."


class Told(VoiceThatHums):
    """Remembers whether it was told that a reply is urgent."""

    def __init__(self) -> None:
        super().__init__()
        self.urgent: list[bool] = []

    def for_reply(self, *, urgent: bool) -> Told:
        """A reply begins."""
        self.urgent.append(urgent)
        return self


@pytest.mark.parametrize(
    ("text", "urgent"), [("i have chest pain and my leg is swollen", True), ("help", False)]
)
def test_a_voice_is_told_what_may_not_wait(text: str, urgent: bool) -> None:
    """A danger is said by whoever is ready."""
    voice = Told()
    client, query, token = listening_to(voice, text)
    client.get("/speech", params={**query, "at": "0.0"}, headers={"x-voice-skill-token": token})
    assert voice.urgent == [urgent]


def test_the_voice_that_was_chosen_speaks_from_the_next_sentence_on() -> None:
    """On the page, or by "another voice"."""
    usual, emma = VoiceThatHums(), VoiceThatHums()
    box = Voices(usual, emma=emma)
    app = WebApp(replace(parts(), voices=Late(lambda: box)), port=PORT)
    room = app.rooms.open()
    turn = room.speak_with("emma")
    client = client_of(app)
    token = hidden(client.get("/").text, "token")
    query = {"conversation": room.id, "turn": str(turn.number), "at": "0.0"}
    client.get("/speech", params=query, headers={"x-voice-skill-token": token})
    assert emma.sentences == ["This is another voice: Emma."]
    assert not usual.sentences
