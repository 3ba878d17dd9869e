"""Our canceller beside another one: WebRTC's AEC3, as the package livekit brings it.

    pip install "livekit==1.2.1"                 # Apache-2.0, 30 MB; no part of voice-skill
    python -m benchmarks.cancelling [--seeds 6] [--drift 60] [--json OUT.json]

Both hear the same made rooms as ``benchmarks.talking_over``: answers of the pack by the real voice,
and a person who says "stop" twice and asks two questions over them, 6 dB softer, as loud, or 6 dB
louder. ``--drift`` is how many millionths the microphone's clock differs; 0 is the best case of
AEC3, which knows no drift. AEC3 runs with and without being told how late the echo comes, and with
and without its noise suppression. The recogniser that is taught the pack hears what each leaves.
Printed for each, a table:

- ``stop``: how often the word was heard within a second after it was over;
- ``words``: of the questions, heard in their order; ``beside``: words heard that nobody asked;
- ``quieter``: by how many dB our voice alone, without a person, became; ours closes a gate
  where nobody speaks, so what its filter does by itself stands in brackets;
- ``processor``: seconds of processor a second of sound.

What it does not say: rooms are made of numbers, four synthetic people speak, the recogniser is the
product's own, and one version of one package was tried. Nothing here tells how it sounds to people:
AEC3 is made for talk between two of them, where a word lost in double talk is asked for again.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path

import numpy as np
import soxr

from benchmarks.talking_over import (
    BLOCK,
    PEOPLE,
    RATE,
    SOON,
    Samples,
    as_loud,
    room,
    spoken,
)
from voice_skill.assembly.ears import build_recogniser
from voice_skill.assembly.skill import build_pack
from voice_skill.evaluation.speakers import Speaker
from voice_skill.listening.echo.canceller import Canceller
from voice_skill.settings import Settings
from voice_skill.speaking.voices import Pyttsx3Voice
from voice_skill.values.audio import Recogniser
from voice_skill.values.pack import Pack

MISSING = "The other canceller is missing. Only ours is measured. " + (
    'For both run: pip install "livekit==1.2.1"'
)
LOUDER_BY_DB = (-6.0, 0.0, 6.0)
STOP = "stop"
QUESTIONS = (
    "what helps against a cramp in my calf",
    "why do my legs cramp at night",
    "do compression stockings help",
    "how long does a cramp last",
)
LEARNING = 8.0
"""Seconds before anybody speaks over us: both cancellers have learnt the room by then."""
APART = 7.0
"""Seconds from one thing that is said over us to the next."""
BEFORE = 0.3
FRAME = RATE // 100


@dataclass(frozen=True, slots=True)
class Over:
    """What somebody says over us, and when: seconds."""

    text: str
    begins: float
    ends: float


@dataclass(frozen=True, slots=True)
class Take:
    """What was played, what the microphone heard, and what is known of it. 16 kHz."""

    played: Samples
    heard: Samples
    delay: float
    said: tuple[Over, ...]


@dataclass(slots=True)
class Row:
    """One canceller over all takes."""

    name: str
    stops: int = 0
    stops_heard: int = 0
    words: int = 0
    words_heard: int = 0
    words_beside: int = 0
    quieter: list[float] = field(default_factory=list)
    by_filter: list[float] = field(default_factory=list)
    seconds: float = 0.0
    processor: float = 0.0


@lru_cache
def _said(person: Speaker, text: str) -> Samples:
    samples = np.frombuffer(person.say(text), dtype="<i2").astype(np.float64) / 32768
    loud = np.flatnonzero(np.abs(samples) > 0.02)
    return samples[loud[0] : loud[-1] + 1]


def take(answer: Samples, seed: int, louder: float, drift: float) -> Take:
    """One room: we speak, and somebody speaks over us. ``drift`` in millionths."""
    dice = random.Random(seed)  # noqa: S311 - the same in every run
    response = room(seed)
    echo = np.convolve(answer, response)
    heard = np.asarray(soxr.resample(echo, 1.0, 1.0 + drift * 1e-6), dtype=np.float64)
    heard += 0.0003 * np.random.default_rng(seed + 1).standard_normal(len(heard))
    said = []
    texts = [STOP, dice.choice(QUESTIONS), STOP, dice.choice(QUESTIONS)]
    for number, text in enumerate(texts):
        word = as_loud(_said(dice.choice(PEOPLE), text), answer, louder)
        first = int((LEARNING + APART * number + dice.uniform(0.0, 2.0)) * RATE)
        heard[first : first + len(word)] += word
        said.append(Over(text, first / RATE, (first + len(word)) / RATE))
    return Take(answer, heard, int(np.argmax(response)) / RATE, tuple(said))


def _bytes(samples: Samples) -> bytes:
    return np.round(np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes()


def _pieces(here: Take, size: int) -> Iterator[tuple[bytes, bytes]]:
    """What is played and what is heard, side by side, and a second more."""
    length = len(here.heard) + RATE
    played = np.pad(here.played, (0, length - len(here.played)))
    heard = np.pad(here.heard, (0, RATE))
    for at in range(0, length - size, size):
        yield _bytes(played[at : at + size]), _bytes(heard[at : at + size])


def ours(here: Take, row: Row) -> bytes:
    """What our canceller leaves."""
    now = 0.0
    canceller = Canceller(clock=lambda: now)

    def blocks() -> Iterator[bytes]:
        nonlocal now
        for played, heard in _pieces(here, BLOCK):
            canceller.played(played, RATE)
            now += BLOCK / RATE
            yield heard

    left = b"".join(canceller.clean(blocks()))
    row.by_filter.append(canceller.taken_db)
    return left


def theirs(*, told: bool, quiet: bool) -> Callable[[Take, Row], bytes]:
    """What AEC3 leaves: ``told`` how late the echo comes, ``quiet`` with noise suppression."""
    from livekit.rtc import AudioFrame
    from livekit.rtc.apm import AudioProcessingModule

    def clean(here: Take, _: Row) -> bytes:
        apm = AudioProcessingModule(echo_cancellation=True, noise_suppression=quiet)
        left = []
        for played, heard in _pieces(here, FRAME):
            apm.process_reverse_stream(AudioFrame(played, RATE, 1, FRAME))
            if told:
                apm.set_stream_delay_ms(round(here.delay * 1_000))
            frame = AudioFrame(heard, RATE, 1, FRAME)
            apm.process_stream(frame)
            left.append(bytes(frame.data))
        return b"".join(left)

    return clean


def _hear(ear: Recogniser, left: Samples) -> list[str]:
    for at in range(0, len(left), BLOCK):
        ear.feed(_bytes(left[at : at + BLOCK]))
    ear.feed(bytes(12 * BLOCK))  # the acoustic model looks ahead
    found = ear.finish()
    return found[0].text.split() if found else []


def judge(here: Take, clean: Callable[[Take, Row], bytes], ear: Recogniser, row: Row) -> None:
    """Clean it, hear what was said, and add what came out."""
    began = time.process_time()
    samples = clean(here, row)
    row.processor += time.process_time() - began
    row.seconds += len(here.heard) / RATE
    left = np.frombuffer(samples, dtype="<i2").astype(np.float64) / 32768
    alone = np.zeros(len(here.heard), dtype=bool)
    alone[int(LEARNING / 2 * RATE) : len(here.played)] = True
    for each in here.said:
        first, last = int((each.begins - BEFORE) * RATE), int((each.ends + SOON) * RATE)
        alone[first:last] = False
        words = _hear(ear, left[first:last])
        if each.text == STOP:
            row.stops += 1
            row.stops_heard += STOP in words
        else:
            asked = each.text.split()
            matcher = SequenceMatcher(None, asked, words, autojunk=False)
            right = sum(block.size for block in matcher.get_matching_blocks())
            row.words += len(asked)
            row.words_heard += right
            row.words_beside += len(words) - right
    both = min(len(left), len(alone))
    alone = alone[:both]
    before, after = (float(np.mean(each[:both][alone] ** 2)) for each in (here.heard, left))
    row.quieter.append(10 * float(np.log10(before / (after + 1e-12))))


def answers(pack: Pack, most: int) -> list[Samples]:
    """Answers that last long enough, by the real voice."""
    wanted = (LEARNING + APART * 4 + 4) * RATE
    found: list[Samples] = []
    with Pyttsx3Voice("", warm=True) as voice:
        pieces: list[Samples] = []
        for topic in pack.topics:
            pieces.append(spoken(pack, topic, voice, whole=True).samples)
            if sum(map(len, pieces)) > wanted:
                found.append(np.concatenate(pieces)[: int(wanted)])
                pieces = []
            if len(found) == most:
                break
    return found


def table(rows: list[Row]) -> str:
    """The rows for people."""
    lines = [
        "| canceller | stop | words | beside | quieter | processor |",
        "|---|---|---|---|---|---|",
    ]
    for row in rows:
        quieter = f"{np.median(row.quieter):.0f} dB"
        if row.by_filter:
            quieter += f" ({np.median(row.by_filter):.0f})"
        lines.append(
            f"| {row.name} | {row.stops_heard} of {row.stops} | {row.words_heard} of {row.words} "
            f"| {row.words_beside} | {quieter} | {row.processor / row.seconds:.3f} |"
        )
    return "\n".join(lines)


def cancellers() -> dict[str, Callable[[Take, Row], bytes]]:
    """Ours, and four ways of theirs where it is installed."""
    found: dict[str, Callable[[Take, Row], bytes]] = {"none": lambda here, _: _bytes(here.heard)}
    found["ours"] = ours
    try:
        for told in (False, True):
            for quiet in (False, True):
                name = "AEC3" + ", told the delay" * told + ", noise suppression" * quiet
                found[name] = theirs(told=told, quiet=quiet)
    except ImportError:
        print(MISSING, file=sys.stderr)
    return found


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, default=6)
    parser.add_argument("--drift", type=float, default=60.0)
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    pack = build_pack(Settings())
    ear = build_recogniser(pack, Settings(), tell=lambda text: print(text, file=sys.stderr))
    said = answers(pack, asked.seeds)
    tried = cancellers()
    rows = [Row(name) for name in tried]
    for seed in range(asked.seeds):
        for louder in LOUDER_BY_DB:
            here = take(said[seed % len(said)], seed, louder, asked.drift)
            for row in rows:
                judge(here, tried[row.name], ear, row)
        print(f"room {seed + 1} of {asked.seeds}", file=sys.stderr, flush=True)
    print(table(rows))
    if asked.json:
        asked.json.write_text(json.dumps([asdict(row) for row in rows], indent=2))


if __name__ == "__main__":
    main()
