"""Our own voice over open loudspeakers, in real time: does it answer itself, is "stop" obeyed?

    python -m benchmarks.over_loopback [--minutes 30] [--stops 40] [--json OUT.json]

``voice-skill talk`` runs on a virtual sound card whose microphone hears its own loudspeaker as
loud as it is. For so many minutes of answers nobody talks over it: every turn that nobody spoke is
counted. Then "stop" is said once into each of so many answers, at a random moment, by one of four
voices between 6 dB softer and 6 dB louder than ours. Printed are how often it was obeyed within a
second, and the seconds from the last sound of the word to the last sound of the answer: below zero
where it was silent before the word was over; and how often it was taken for "stop" and nothing
else, so that nothing more was said.

Needs what the slow tests need. Figures count only on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import subprocess
import tempfile
import time
import wave
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.conversation import LONGEST_WAIT, QUESTIONS, RATE, Recorder, Talk, say, sound_card
from benchmarks.talking_over import LOUDER_BY_DB, PEOPLE, SOON
from voice_skill.evaluation.speakers import Speaker
from voice_skill.understanding.commands import find_control
from voice_skill.values.meaning import ControlWord

_QUIET_SECONDS = 1.0


def hears_itself(loop: Mapping[str, str]) -> None:
    """From now on the microphone hears the loudspeaker."""
    command = ["pactl", "load-module", "module-loopback", "source=spk.monitor", "sink=room"]
    subprocess.run([*command, "latency_msec=30"], env=dict(loop), check=True, capture_output=True)


def turns(talk: Talk) -> list[str]:
    """What it has heard so far."""
    return [line for _, line in talk.lines if line.startswith("You: ")]


def answers_itself(talk: Talk, loop: Mapping[str, str], minutes: float, folder: Path) -> Any:
    """Questions, each answered to its end, until so many minutes were spoken."""
    at, _ = talk.shows("Listening.")
    spoken, asked = 0.0, 0
    while spoken < minutes * 60:
        say(loop, QUESTIONS[asked % len(QUESTIONS)], folder)
        asked += 1
        began = time.monotonic()
        at = _listens_again(talk, at)
        spoken += time.monotonic() - began
        time.sleep(0.5)
    extra = len(turns(talk)) - asked
    return {"minutes": round(spoken / 60, 1), "asked": asked, "turns nobody spoke": extra}


def _listens_again(talk: Talk, after: int) -> int:
    """Until it has answered and listens; an answer may take longer than one wait."""
    while True:
        try:
            return talk.shows("Listening.", after + 1)[0]
        except SystemExit:
            if talk.process.poll() is not None:
                raise


class Word:
    """ "Stop", as a file to be played into the room, and as samples to find it again."""

    def __init__(self, person: Speaker, loudness: float, folder: Path) -> None:
        self.file = folder / "word.wav"
        samples = np.frombuffer(person.say("stop"), dtype="<i2").astype(np.float64)
        loud = np.flatnonzero(np.abs(samples) > 0.05 * np.abs(samples).max())
        samples = samples[loud[0] : loud[-1] + 1]
        self.samples = samples * loudness / np.sqrt(np.mean(samples**2))
        with wave.open(str(self.file), "wb") as out:
            out.setnchannels(1)
            out.setsampwidth(2)
            out.setframerate(RATE)
            out.writeframes(np.clip(self.samples, -32768, 32767).astype("<i2").tobytes())


def stops(talk: Talk, loop: Mapping[str, str], count: int, folder: Path) -> Any:
    """Whether each "stop" was obeyed, and how soon."""
    dice = random.Random(7)  # noqa: S311 - the same in every run
    after: list[float] = []
    missed: list[str] = []
    otherwise: list[str] = []
    at = max(number for number, (_, line) in enumerate(talk.lines) if "Listening." in line)
    for number in range(count):
        loudspeaker = Recorder(loop, "spk")
        began = say(loop, QUESTIONS[number % len(QUESTIONS)], folder)
        end = time.monotonic() + LONGEST_WAIT
        while loudspeaker.first_sound(began + 0.5) is None and time.monotonic() < end:
            time.sleep(0.01)
        time.sleep(dice.uniform(1.0, 12.0))
        person, louder = dice.choice(PEOPLE), dice.choice(LOUDER_BY_DB)
        word = Word(person, loudspeaker.loudness() * 10 ** (louder / 20), folder)
        asked = len(turns(talk))
        room = Recorder(loop, "room")
        time.sleep(0.3)
        subprocess.run(["paplay", "--device=room", str(word.file)], env=dict(loop), check=True)
        time.sleep(SOON + 0.5)
        over = room.when_over(word.samples)
        last = loudspeaker.last_sound()
        if over is not None and last is not None and last < over + SOON:
            after.append(last - over)
        else:
            missed.append(f"{number}: {person.voice} {louder:+.0f} dB")
        room.close()
        loudspeaker.close()
        at = _listens_again(talk, at)
        taken = [line.removeprefix("You: ") for line in turns(talk)[asked:]]
        if [find_control(each) for each in taken] != [ControlWord.STOP]:
            otherwise.append(f"{number}: {taken}")
        time.sleep(_QUIET_SECONDS)
    return {
        "stops": count,
        "obeyed": len(after),
        "seconds after the word, median": round(statistics.median(after), 3) if after else None,
        "seconds after the word, most": round(max(after), 3) if after else None,
        "missed": missed,
        "taken as stop": count - len(otherwise),
        "taken otherwise": otherwise,
    }


def main() -> None:
    """Print both; write JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--stops", type=int, default=40)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    figures: dict[str, Any] = {}
    with sound_card() as loop, tempfile.TemporaryDirectory() as folder:
        hears_itself(loop)
        talk = Talk(loop)
        try:
            figures["own voice"] = answers_itself(talk, loop, given.minutes, Path(folder))
            print(json.dumps(figures["own voice"], indent=1), flush=True)
            figures["stop"] = stops(talk, loop, given.stops, Path(folder))
            print(json.dumps(figures["stop"], indent=1), flush=True)
            figures["listened over its own voice to the end"] = not any(
                "I cannot tell my own voice" in line for _, line in talk.lines
            )
        finally:
            figures["heard"] = [
                f"{when - talk.started:.1f} s: {line}"
                for when, line in talk.lines
                if line.startswith("You: ") or "Listening." in line
            ]
            talk.close()
    print(json.dumps(figures, indent=1))
    if given.json:
        given.json.write_text(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
