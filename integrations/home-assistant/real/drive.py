"""Drives a real Home Assistant by its own interfaces, as its page and a voice device would.

``python drive.py ADDRESS PORT FOLDER``: where Home Assistant is, on which port voice-skill
serves, and where ``say.py`` wrote. Prints a line for each step; an assertion ends it.
"""

from __future__ import annotations

import asyncio
import sys
import time
import wave
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp

CHUNK_SECONDS = 0.1
PATIENCE = 300.0  # seconds; the first start installs what the integrations need
HOST = "127.0.0.1"


@dataclass(frozen=True)
class Turn:
    """One spoken turn: what was heard, the answer, and what Home Assistant does then.

    ``seconds`` is from the last word to the text; ``sound`` the bytes of the spoken answer.
    """

    heard: str
    answer: str
    goes_on: bool
    talk: str
    seconds: float
    sound: int


def log(*words: object) -> None:
    """One line, at once."""
    print(*words, flush=True)


def need(holds: bool, what: str) -> None:
    """Ends it where that does not hold."""
    if not holds:
        raise SystemExit(f"failed: {what}")


def check(holds: bool, what: str) -> None:
    """The same, and a line where it holds: what this is run for."""
    need(holds, what)
    log("   ok:", what)


class Home:
    """A Home Assistant, and somebody who has set it up."""

    def __init__(self, session: aiohttp.ClientSession, address: str) -> None:
        """At that address."""
        self._session = session
        self._address = address
        self._headers: dict[str, str] = {}
        self._ids = 0
        self._token = ""
        self.socket: aiohttp.ClientWebSocketResponse

    async def _post(self, path: str, **data: Any) -> Any:
        form = {"data": data} if path.startswith("/auth") else {"json": data}
        async with self._session.post(
            self._address + path, headers=self._headers, **form
        ) as answer:
            need(answer.status < 300, f"{path} gives {answer.status}")
            return await answer.json()

    async def come_in(self) -> None:
        """Wait until it is up, and make an owner."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                async with self._session.get(f"{self._address}/api/onboarding") as answer:
                    if answer.status == 200:
                        break
            except aiohttp.ClientError:
                pass
            need(time.monotonic() < until, "Home Assistant does not come up")
            await asyncio.sleep(1)
        here = f"{self._address}/"
        owner = {"name": "Owner", "username": "owner", "password": "owner", "language": "en"}
        code = (await self._post("/api/onboarding/users", client_id=here, **owner))["auth_code"]
        got = await self._post(
            "/auth/token", client_id=here, grant_type="authorization_code", code=code
        )
        self._token = got["access_token"]
        self._headers = {"Authorization": f"Bearer {self._token}"}

    async def connect(self) -> None:
        """Open its socket. It is closed again where nobody reads it for a minute."""
        self.socket = await self._session.ws_connect(f"{self._address}/api/websocket")
        await self.socket.receive_json()
        await self.socket.send_json({"type": "auth", "access_token": self._token})
        check((await self.socket.receive_json())["type"] == "auth_ok", "somebody is logged in")

    async def add(self, integration: str, port: int) -> dict[str, Any]:
        """The result of adding it with that port, by its config flow."""
        flows = "/api/config/config_entries/flow"
        form = await self._post(flows, handler=integration)
        return dict(await self._post(f"{flows}/{form['flow_id']}", host=HOST, port=port))

    async def ask(self, **what: Any) -> Any:
        """The result of a command over the socket."""
        self._ids += 1
        await self.socket.send_json({"id": self._ids, **what})
        while True:
            answer = await self.socket.receive_json(timeout=PATIENCE)
            if answer.get("id") == self._ids and answer["type"] == "result":
                need(answer["success"], f"{what['type']} {answer.get('error', '')}")
                return answer["result"]

    async def entities(self) -> dict[tuple[str, str], str]:
        """The id of each entity, by integration and kind."""
        listed = await self.ask(type="config/entity_registry/list")
        return {
            (each["platform"], each["entity_id"].split(".")[0]): each["entity_id"]
            for each in listed
        }

    async def pipeline(self, agent: str, stt: str, tts: str) -> str:
        """A voice assistant of these parts."""
        made = await self.ask(
            type="assist_pipeline/pipeline/create",
            name=f"Legs {agent}",
            language="en",
            conversation_engine=agent,
            conversation_language="en",
            stt_engine=stt,
            stt_language="en",
            tts_engine=tts,
            tts_language="en",
            tts_voice=None,
            wake_word_entity=None,
            wake_word_id=None,
        )
        return str(made["id"])

    async def say(self, file: Path, pipeline: str, talk: str | None) -> Turn:
        """One turn through the pipeline, in real time; silence goes on until it is heard."""
        self._ids += 1
        run: dict[str, Any] = {"id": self._ids, "type": "assist_pipeline/run", "pipeline": pipeline}
        run |= {"start_stage": "stt", "end_stage": "tts", "input": {"sample_rate": 16_000}}
        if talk:
            run["conversation_id"] = talk
        await self.socket.send_json(run)
        with wave.open(str(file)) as opened:
            samples = opened.readframes(opened.getnframes())
        heard, answer, url, done_at, ended = "", {}, "", 0.0, 0.0
        speaking: asyncio.Task[None] | None = None

        async def speak(handler: int) -> None:
            nonlocal ended
            size = int(CHUNK_SECONDS * 32_000)
            for at in range(0, len(samples) + 20 * 32_000, size):
                block = samples[at : at + size].ljust(size, b"\0")
                await self.socket.send_bytes(bytes([handler]) + block)
                if at <= len(samples):
                    ended = time.monotonic()
                await asyncio.sleep(CHUNK_SECONDS)

        while True:
            got = await self.socket.receive_json(timeout=PATIENCE)
            if got.get("id") != self._ids or got["type"] != "event":
                continue
            kind, data = got["event"]["type"], got["event"]["data"]
            if kind == "run-start":
                handler = data["runner_data"]["stt_binary_handler_id"]
                speaking = asyncio.create_task(speak(handler))
            elif kind == "stt-end":
                heard, done_at = data["stt_output"]["text"], time.monotonic()
                if speaking is not None:
                    speaking.cancel()
            elif kind == "intent-end":
                answer = data["intent_output"]
            elif kind == "tts-end":
                url = data["tts_output"]["url"]
            elif kind == "error":
                need(False, f"{file.stem}: {data}")
            elif kind == "run-end":
                break
        async with self._session.get(self._address + url, headers=self._headers) as sound:
            length = len(await sound.read())
            need(sound.status == 200, "the answer can be heard")
        said = answer["response"]["speech"]["plain"]["speech"]
        turn = Turn(
            heard,
            said,
            bool(answer["continue_conversation"]),
            str(answer["conversation_id"]),
            done_at - ended,
            length,
        )
        log(f'> "{turn.heard}" (text {turn.seconds:.1f} s after the last word)')
        log(f"  {turn.answer[:110]}… continue: {turn.goes_on}, spoken: {turn.sound} bytes")
        return turn


async def talk(home: Home, folder: Path, port: int) -> None:
    """Set it up, then a spoken question, a check-up of several turns, and a danger sign."""
    wrong = await home.add("voice_skill", 9)
    check(wrong.get("errors") == {"base": "cannot_connect"}, "a wrong port is told")
    ours = await home.add("voice_skill", port)
    check(ours["type"] == "create_entry", "the integration is added by its flow")
    theirs = await home.add("wyoming", port)
    check(theirs["type"] == "create_entry", "Home Assistant's own Wyoming takes it too")
    await home.connect()
    found = await home.entities()
    log("entities:", sorted(found.values()))
    stt, tts = found["wyoming", "stt"], found["wyoming", "tts"]
    legs = await home.pipeline(found["voice_skill", "conversation"], stt, tts)

    turn = await home.say(folder / "question.wav", legs, None)
    check("cramp in my calf" in turn.heard, "a pause of 1.3 s within a sentence is waited for")
    check("cramp" in turn.answer.lower() or "stretch" in turn.answer.lower(), "it is answered")

    turn = await home.say(folder / "checkup.wav", legs, None)
    check(turn.goes_on and "?" in turn.answer, "a check-up asks, and listens on by itself")
    asked = [turn.answer]
    for _ in range(3):
        turn = await home.say(folder / "no.wav", legs, turn.talk)
        check(turn.heard.strip().lower() == "no", "a short no is heard")
        check(turn.seconds < 4, "and soon")
        check(turn.goes_on and turn.answer not in asked, "the check-up goes on, hands free")
        asked.append(turn.answer)

    turn = await home.say(folder / "danger.wav", legs, turn.talk)
    check("Call 999 now." in turn.answer, "danger is answered first, in the middle of a check-up")
    check(turn.goes_on, "and it listens on")
    turn = await home.say(folder / "no.wav", legs, turn.talk)
    check("say go back" in turn.answer, "one no does not take it back")

    plain = await home.pipeline(found["wyoming", "conversation"], stt, tts)
    turn = await home.say(folder / "danger.wav", plain, None)
    check("Call 999 now." in turn.answer, "danger is answered through Home Assistant's own agent")
    check(not turn.goes_on, "which never listens on: that is what the integration is for")


async def main() -> None:
    """As the module says."""
    address, port, folder = sys.argv[1:]
    async with aiohttp.ClientSession() as session:
        home = Home(session, address)
        await home.come_in()
        await talk(home, Path(folder), int(port))
    log("All of it holds.")


asyncio.run(main())
