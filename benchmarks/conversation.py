"""How fast a conversation is, and whether it stays that fast: through a virtual sound card.

    python -m benchmarks.conversation [--turns 10] [--stops 10] [--many 1000] [--json OUT.json]

A synthesised speaker asks questions through a virtual microphone; what the loudspeaker plays is
recorded. Measured are: from the start to "Listening"; from the end of speech, after the silence
that ends an utterance, to the first sound of the answer; from the Enter key to silence; and memory,
threads and open files over many turns in one process, where only words go in and replies come out
through the real voice and a loudspeaker.

Needs what the slow tests need: pulseaudio, pulseaudio-utils, espeak-ng and the speech model.
Figures count only on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import json
import os
import pty
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).parents[1]
RATE = 16_000
LOUD = 300
LONGEST_WAIT = 60.0
_PAUSE_SECONDS = 0.05

QUESTIONS = (
    "Why do my legs cramp at night?",
    "What helps during a cramp?",
    "Do bananas help against cramps?",
    "How do I stretch my calf?",
    "What are varicose veins?",
    "When should I see a doctor?",
    "Do compression stockings help?",
    "Can I fly with varicose veins?",
    "Does magnesium help?",
    "Is quinine safe for cramps?",
)

AIMS = {
    "end of speech to first sound, median": 0.3,
    "end of speech to first sound, p95": 0.8,
    "stop to silence, worst": 0.1,
    "start to listening, median": 1.5,
    "memory growth over many turns": 0.05,
}


@contextlib.contextmanager
def sound_card() -> Iterator[dict[str, str]]:
    """The environment of a virtual sound card; see tests/audioloop.sh."""
    script, folder = str(ROOT / "tests" / "audioloop.sh"), tempfile.mkdtemp(prefix="loop-")
    started = subprocess.run(
        ["bash", script, "start", folder], capture_output=True, text=True, check=True
    )
    lines = (line.removeprefix("export ") for line in started.stdout.splitlines())
    loop = dict(word.split("=", 1) for line in lines for word in shlex.split(line))
    try:
        yield {**os.environ, **loop}
    finally:
        subprocess.run(["bash", script, "stop", folder], check=False, capture_output=True)
        shutil.rmtree(folder, ignore_errors=True)


class Recorder:
    """Records what a sink plays, block by block, with the moment each block came."""

    def __init__(self, loop: Mapping[str, str], sink: str) -> None:
        command = ["parec", f"--device={sink}.monitor", f"--rate={RATE}", "--channels=1"]
        command += ["--format=s16le", "--latency-msec=10"]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, env=dict(loop))
        self._blocks: list[tuple[float, bytes]] = []
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        pipe = self._process.stdout
        if pipe is None:
            return
        while block := os.read(pipe.fileno(), 4096):
            self._blocks.append((time.monotonic(), block))

    def close(self) -> None:
        """Stop recording."""
        self._process.kill()
        self._process.wait()

    def first_sound(self, since: float) -> float | None:
        """When the first loud sample after that moment came."""
        for when, block in list(self._blocks):
            samples = np.frombuffer(block[: len(block) // 2 * 2], "<i2").astype(int)
            loud = np.flatnonzero(np.abs(samples) > LOUD)
            if when >= since and loud.size:
                return when - (len(samples) - int(loud[0])) / RATE
        return None

    def last_sound(self) -> float | None:
        """When the last loud sample so far came."""
        for when, block in reversed(list(self._blocks)):
            samples = np.frombuffer(block[: len(block) // 2 * 2], "<i2").astype(int)
            loud = np.flatnonzero(np.abs(samples) > LOUD)
            if loud.size:
                return when - (len(samples) - int(loud[-1])) / RATE
        return None


class Talk:
    """A conversation at a terminal of its own."""

    def __init__(self, loop: Mapping[str, str], *words: str) -> None:
        self._terminal, theirs = pty.openpty()
        self.home = tempfile.mkdtemp(prefix="talk-")
        kept = {
            "VOICE_SKILL_CONFIG": f"{self.home}/config.toml",
            "VOICE_SKILL_DATA": f"{self.home}/data",
        }
        Path(kept["VOICE_SKILL_CONFIG"]).write_text("introduced = true\n")
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "voice_skill", "talk", "--plain", "--no-earcons", *words],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**loop, **kept},
            cwd=ROOT,
        )
        os.close(theirs)
        self.lines: list[tuple[float, str]] = []
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        rest = ""
        with contextlib.suppress(OSError):
            while data := os.read(self._terminal, 65536):
                *whole, rest = (rest + data.decode(errors="replace")).split("\n")
                self.lines += [(time.monotonic(), line.strip()) for line in whole]

    def shows(self, words: str, after: int = 0) -> tuple[int, float]:
        """Waits for such a line behind that many lines: (its number, when it came)."""
        end = time.monotonic() + LONGEST_WAIT
        while time.monotonic() < end:
            for number, (when, line) in enumerate(self.lines[after:], start=after):
                if words in line:
                    return number, when
            if self.process.poll() is not None:
                break
            time.sleep(0.002)
        raise SystemExit(f"{words!r} did not come: {[line for _, line in self.lines[-20:]]}")

    def enter(self) -> float:
        """Somebody presses Enter; when."""
        now = time.monotonic()
        os.write(self._terminal, b"\n")
        return now

    def close(self) -> None:
        """End it whatever happens."""
        self.process.kill()
        self.process.wait()
        os.close(self._terminal)
        shutil.rmtree(self.home, ignore_errors=True)


def say(loop: Mapping[str, str], text: str, folder: Path) -> float:
    """Somebody speaks into the microphone; when the last sound of it was over."""
    file = folder / "question.wav"
    subprocess.run(["espeak-ng", "-v", "en-us", "-s", "140", "-w", str(file), text], check=True)
    room = Recorder(loop, "room")
    time.sleep(0.3)
    subprocess.run(["paplay", "--device=room", str(file)], env=dict(loop), check=True)
    time.sleep(0.2)
    over = room.last_sound()
    room.close()
    return over or time.monotonic()


def start_to_listening(loop: Mapping[str, str], runs: int = 5) -> list[float]:
    """Seconds from the start of the program to its first "Listening.", nothing being said."""
    found = []
    for _ in range(runs + 1):
        talk = Talk(loop, "--until-listening")
        _, when = talk.shows("Listening.")
        found.append(when - talk.started)
        talk.close()
    return found[1:]  # the first fills the caches


def answers(loop: Mapping[str, str], turns: int, folder: Path) -> dict[str, list[float]]:
    """Seconds of every turn: from its end of speech to the first sound, heard and as it says."""
    talk = Talk(loop, "--timings", "--json", "--duplex", "half")
    loudspeaker = Recorder(loop, "spk")
    own: list[float] = []
    heard: list[float] = []
    at, _ = talk.shows("Listening.")
    try:
        for turn in range(turns):
            time.sleep(0.3)
            over = say(loop, QUESTIONS[turn % len(QUESTIONS)], folder)
            line, _ = talk.shows('"timing"', at + 1)
            steps = json.loads(talk.lines[line][1])["timing"]["milliseconds"]
            if "first sound" in steps:
                first = loudspeaker.first_sound(over + 0.5)
                own.append(steps["first sound"] / 1000)
                if first is not None:
                    heard.append(first - over)
            at, _ = talk.shows("Listening.", line)
    finally:
        talk.close()
        loudspeaker.close()
    return {"first sound, own clock": own, "last word to first sound": heard}


def stops(loop: Mapping[str, str], runs: int, folder: Path) -> list[float]:
    """Seconds from the Enter key, at some moment of an answer, to the last sound heard."""
    talk = Talk(loop, "--duplex", "half")
    found = []
    at, _ = talk.shows("Listening.")
    try:
        for run in range(runs):
            loudspeaker = Recorder(loop, "spk")
            began = say(loop, QUESTIONS[run % len(QUESTIONS)], folder)
            end = time.monotonic() + LONGEST_WAIT
            while loudspeaker.first_sound(began + 0.5) is None and time.monotonic() < end:
                time.sleep(0.01)
            time.sleep(0.4 + 0.17 * run)
            pressed = talk.enter()
            time.sleep(0.8)
            last = loudspeaker.last_sound()
            # Pressed in a pause between two words, it shows nothing.
            if last is not None and last > pressed - _PAUSE_SECONDS:
                found.append(last - pressed)
            loudspeaker.close()
            at, _ = talk.shows("Listening.", at + 1)
    finally:
        talk.close()
    return found


def many_turns(turns: int) -> dict[str, Any]:
    """Memory, threads and open files of this process over many turns of one conversation.

    Words go in as if they had been heard; every reply passes the speaker, with a voice that hums
    and a loudspeaker that remembers nothing. The first tenth is warming up.
    """
    from tests.support import dialogue
    from voice_skill.assistant import Assistant
    from voice_skill.core.types import Heard, Reply
    from voice_skill.speaking.speaker import Speaker
    from voice_skill.testing import LoudspeakerThatRemembers, VoiceThatHums

    voice, player = VoiceThatHums(), LoudspeakerThatRemembers()
    speaker = Speaker(voice, player)
    remembering = (voice.sentences, voice.paces, player.played, player.volumes)

    def spoken(reply: Reply, manner: Any) -> None:
        speaker.say(reply, words_per_minute=manner.rate)
        for remembered in remembering:  # theirs, not the conversation's
            remembered.clear()
        player.stop()

    assistant = Assistant(dialogue(), say=spoken)
    said = [*QUESTIONS, "more", "repeat that", "who says so", "asdf qwer", "", "stop"]
    samples: list[dict[str, float]] = []
    for turn in range(turns):
        assistant.turn(Heard.typed(said[turn % len(said)]))
        if turn in {turns // 10, turns - 1}:
            gc.collect()
            samples.append(_held())
    before, after = samples[0], samples[-1]
    return {
        "turns": turns,
        "memory_mb": [round(before["mb"], 1), round(after["mb"], 1)],
        "memory_growth": round(after["mb"] / before["mb"] - 1, 4),
        "threads": [before["threads"], after["threads"]],
        "files": [before["files"], after["files"]],
    }


def _held() -> dict[str, float]:
    status = Path("/proc/self/status").read_text()
    kilobytes = next(int(line.split()[1]) for line in status.splitlines() if "VmRSS" in line)
    return {
        "mb": kilobytes / 1024,
        "threads": threading.active_count(),
        "files": len(os.listdir("/proc/self/fd")),
    }


def _p95(values: list[float]) -> float:
    return float(np.percentile(values, 95)) if values else float("nan")


def measure(turns: int, stopped: int, many: int) -> Iterator[tuple[str, Any]]:
    """Each figure as soon as it is known, in seconds where nothing else is said."""
    with sound_card() as loop, tempfile.TemporaryDirectory() as folder:
        yield "start to listening, median", statistics.median(start_to_listening(loop))
        found = answers(loop, turns, Path(folder))
        own, heard = found["first sound, own clock"], found["last word to first sound"]
        yield "turns", len(own)
        yield "end of speech to first sound, median", statistics.median(own)
        yield "end of speech to first sound, p95", _p95(own)
        yield "last word to first sound heard, median", statistics.median(heard)
        yield "last word to first sound heard, p95", _p95(heard)
        silenced = stops(loop, stopped, Path(folder))
        yield "stops", len(silenced)
        if silenced:
            yield "stop to silence, median", statistics.median(silenced)
            yield "stop to silence, worst", max(silenced)
    held = many_turns(many)
    yield "memory growth over many turns", held["memory_growth"]
    yield "many turns", held


def main() -> None:
    """Print a table; write JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=10)
    parser.add_argument("--stops", type=int, default=10)
    parser.add_argument("--many", type=int, default=1000)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    figures: dict[str, Any] = {}
    for name, value in measure(given.turns, given.stops, given.many):
        figures[name] = value
        shown = f"{value:10.3f}" if isinstance(value, float) else f"{value!s:>10}"
        aim = f"   aim at most {AIMS[name]:g}" if name in AIMS else ""
        print(f"{name:42} {shown}{aim}", flush=True)
    if given.json:
        given.json.write_text(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
