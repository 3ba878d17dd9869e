"""How fast a conversation is, and whether it stays that fast: through a virtual sound card.

    python -m benchmarks.conversation [--turns 10] [--stops 10] [--many 1000] [--json OUT.json]

A synthesised speaker asks questions through a virtual microphone; what the loudspeaker plays is
recorded. Measured are: from the start to "Listening"; from the last sound of a word to its
caption; from the end of speech, after the silence that ends an utterance, to the first sound of the
answer; from the Enter key to silence; and memory, threads and open files over many turns in one
process, where only words go in and replies come out through the real voice.

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

from voice_skill.assembly.ears import build_ears
from voice_skill.assembly.skill import build_dialogue, build_pack
from voice_skill.assistant import Assistant, Manner
from voice_skill.listening.echo.played import find_in
from voice_skill.listening.echo.room_filter import Samples
from voice_skill.listening.recordings import Recording, read_recording
from voice_skill.settings import Settings, load_settings
from voice_skill.speaking.speaker import Speaker
from voice_skill.speaking.voices import Pyttsx3Voice
from voice_skill.testing import LoudspeakerThatRemembers
from voice_skill.values.reply import Reply

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

WORDS = tuple(
    "magnesium stockings doctor pregnancy stretching medicine exercise swelling bananas surgery "
    "walking pharmacist sleeping bleeding dangerous calcium".split()
)
"""Each is said alone, so that it is known when its caption is due."""

AIMS = {
    "end of a word to its caption, median": 0.3,
    "end of a word to its caption, p95": 0.3,
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

    def loudness(self) -> float:
        """Root mean square of what was loud so far."""
        samples = np.frombuffer(b"".join(block for _, block in list(self._blocks)), "<i2")
        loud = samples[np.abs(samples.astype(int)) > LOUD].astype(float)
        return float(np.sqrt(np.mean(loud**2))) if loud.size else 0.0

    def when_over(self, sound: Samples) -> float | None:
        """When the last sample of that sound came; None where it is not in the recording."""
        blocks = list(self._blocks)
        if not blocks:
            return None
        heard = np.frombuffer(b"".join(block for _, block in blocks), "<i2").astype(float)
        found = find_in(heard, sound)
        # The last block came when its last sample did.
        return None if found is None else blocks[-1][0] - (len(heard) - found - len(sound)) / RATE

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

    def __init__(self, loop: Mapping[str, str], *words: str, plain: bool = True) -> None:
        self._terminal, theirs = pty.openpty()
        how = ["--plain"] if plain else []
        self.home = tempfile.mkdtemp(prefix="talk-")
        kept = {
            "VOICE_SKILL_CONFIG": f"{self.home}/config.toml",
            "VOICE_SKILL_DATA": f"{self.home}/data",
        }
        Path(kept["VOICE_SKILL_CONFIG"]).write_text("introduced = true\n")
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "voice_skill", "talk", *how, "--no-earcons", *words],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**loop, **kept},
            cwd=ROOT,
        )
        os.close(theirs)
        self.lines: list[tuple[float, str]] = []
        self.shown: list[tuple[float, str]] = []
        """All that came, captions too, as it came."""
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        rest = ""
        with contextlib.suppress(OSError):
            while data := os.read(self._terminal, 65536):
                self.shown.append((time.monotonic(), data.decode(errors="replace")))
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


def captions(loop: Mapping[str, str], folder: Path) -> list[float]:
    """Seconds from the last sound of a word to the caption that shows it."""
    talk = Talk(loop, "--duplex", "half", plain=False)
    found = []
    at, _ = talk.shows("Listening.")
    try:
        for word in WORDS:
            time.sleep(0.3)
            before = len(talk.shown)
            over = say(loop, word, folder)
            at, _ = talk.shows("Listening.", at + 1)
            due = (when for when, text in talk.shown[before:] if f"You: {word}" in text)
            shown = next(due, None)
            if shown is not None:
                found.append(shown - over)
    finally:
        talk.close()
    return found


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


def many_turns(turns: int, folder: Path) -> dict[str, Any]:
    """Memory, threads and open files of this process over many turns of one conversation.

    Questions are heard from recordings by the real ears, understood, answered, and spoken by the
    real voice into a loudspeaker that remembers nothing. The first tenth is warming up.
    """
    pack, settings = build_pack(Settings()), Settings(second_engine="off")
    ears = build_ears(pack, settings, tell=print)
    player = LoudspeakerThatRemembers()
    samples: list[dict[str, float]] = []
    with Pyttsx3Voice("", warm=True) as voice:
        speaker = Speaker(voice, player, lexicon=pack.pronounce)

        def spoken(reply: Reply, manner: Manner) -> None:
            speaker.say(reply, words_per_minute=manner.rate)
            player.played.clear()  # its own memory, not the conversation's
            player.volumes.clear()

        assistant = Assistant(build_dialogue(load_settings(), tell=print, pack=pack), say=spoken)
        said = [*QUESTIONS, "more", "repeat that", "who says so", "wurble the mumble", "stop"]
        recordings = [_recorded(text, folder / f"{n}.wav") for n, text in enumerate(said)]
        for turn in range(turns):
            assistant.turn(ears.hear(recordings[turn % len(said)].blocks()))
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


def _recorded(text: str, file: Path) -> Recording:
    subprocess.run(["espeak-ng", "-v", "en-us", "-s", "140", "-w", str(file), text], check=True)
    return read_recording(file)


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
        shown = captions(loop, Path(folder))
        yield "words with a caption", len(shown)
        yield "end of a word to its caption, median", statistics.median(shown)
        yield "end of a word to its caption, p95", _p95(shown)
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
        if many:
            held = many_turns(many, Path(folder))
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
