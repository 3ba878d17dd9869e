"""Our own voice in our own ears: what is taken for a person's, and whether "stop" is obeyed.

    python -m benchmarks.talking_over --answers 12 --stops 40

Answers of the pack are spoken by the real voice and come back through a made room, by a clock that
runs 60 millionths slower. With ``--stutter 4`` the loudspeaker stutters as on a busy machine: so
many times a minute it is silent for 20 to 200 ms, and goes on where it was. The real ears
listen, in the time of the samples, not of the clock. For the same through a sound server, in real
time, see ``benchmarks.over_loopback``. Prints JSON:

- ``own_minutes``, ``taken_as_a_person``: answers without anybody talking over them, each until it
  was silenced, and how many words of ours were taken for somebody's;
- ``silenced_itself``: how many answers our own voice silenced, those with a "stop" to come too;
- ``stops``, ``obeyed``, ``seconds_after``: "stop" said once at a random moment by one of four
  voices, up to 6 dB softer or louder than ours, how often it silenced the answer within a second,
  and how long after the word was over; ``taken_as_stop``: how often that was
  understood as "stop" and as nothing else.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from statistics import median

import numpy as np
import soxr
from numpy.typing import NDArray

from voice_skill.assembly.ears import build_overhearing
from voice_skill.assembly.skill import build_dialogue, build_pack
from voice_skill.assistant import Assistant
from voice_skill.assistant.barge_in import BargeIn, Overhears, is_for_us
from voice_skill.dialogue import replies
from voice_skill.evaluation.speakers import Speaker
from voice_skill.hearing.ears import Ears
from voice_skill.hearing.spotting import Spotter
from voice_skill.listening.echo.canceller import Canceller
from voice_skill.settings import Settings, load_settings
from voice_skill.speaking.pronounce import pronounce
from voice_skill.speaking.voices import Pyttsx3Voice
from voice_skill.understanding.commands import find_control
from voice_skill.values.heard import Heard
from voice_skill.values.meaning import ControlWord
from voice_skill.values.pack import Pack, Topic
from voice_skill.values.reply import Expects
from voice_skill.values.script import Script, Sentence

Samples = NDArray[np.float64]
RATE = 16_000
BLOCK = 800
PEOPLE = (
    Speaker("flite", "slt"),
    Speaker("flite", "rms"),
    Speaker("flite", "awb"),
    Speaker("espeak-ng", "en-us+f3", 150),
)
LOUDER_BY_DB = (-6.0, -3.0, 0.0, 3.0, 6.0)
"""How much louder the person is than our own voice, at the microphone."""
DRIFT = 60e-6
STUTTER_SECONDS = (0.02, 0.2)
"""How long a loudspeaker that is given its samples too late is silent."""
SOON = 1.0
"""Seconds after the word in which it has to be obeyed."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """An answer as it is played: its samples, and when each sentence begins, in seconds."""

    samples: Samples
    sentences: tuple[tuple[float, Sentence], ...]


def spoken(pack: Pack, topic: Topic, voice: Pyttsx3Voice, *, whole: bool) -> Spoken:
    """The answer to the topic; ``whole``: with all that there is to hear."""
    part = replies.Part(topic, care=True)
    reply = replies.answer(pack, part, probability=1.0, more=bool(topic.more))
    if whole:
        reply = replace(reply, chunks=(*reply.chunks, *topic.more))
    pieces, begins, at = [np.zeros(RATE // 2)], [], 0.5
    for sentence in Script.of(reply).sentences:
        speech = voice.render(pronounce(sentence.text, pack.pronounce), words_per_minute=150)
        samples = np.frombuffer(speech.samples, dtype="<i2").astype(np.float64) / 32768
        piece = np.asarray(soxr.resample(samples, speech.rate, RATE), dtype=np.float64)
        begins.append((at, sentence))
        pieces.append(piece)
        at += len(piece) / RATE
    joined = np.concatenate(pieces)
    return Spoken(0.4 * joined / np.abs(joined).max(), tuple(begins))


def room(seed: int) -> Samples:
    """How a sound comes back: 0.15 to 0.25 s later, with the echoes of a small room."""
    dice = np.random.default_rng(seed)
    response = np.zeros(4_000 + 2_400)
    delay = int(dice.integers(2_400, 4_000))
    response[delay] = 1.0
    tail = dice.standard_normal(2_400) * np.exp(-np.arange(2_400) / 450)
    response[delay : delay + 2_400] += 0.12 * tail
    return response


def stuttered(played: Samples, times_a_minute: float, dice: np.random.Generator) -> Samples:
    """The sound of a loudspeaker that falls silent at moments, and is late from then on."""
    gaps = round(times_a_minute * len(played) / RATE / 60)
    if not gaps:
        return played
    at = np.sort(dice.integers(0, len(played), gaps))
    pieces = [played[: at[0]]]
    for first, after in zip(at, [*at[1:], len(played)], strict=True):
        silent = np.zeros(int(dice.uniform(*STUTTER_SECONDS) * RATE))
        pieces += [silent, played[first:after]]
    return np.concatenate(pieces)


class Room:
    """One room with our loudspeaker, our microphone, and perhaps a person."""

    def __init__(
        self,
        ears: Ears,
        spotter: Spotter | None,
        pack: Pack,
        understands: Callable[[Heard], bool],
        seed: int,
        stutter: float = 0.0,
    ) -> None:
        self._stutter = stutter
        self.canceller = Canceller(clock=lambda: self._now)
        self._response = room(seed)
        self._delay = int(np.argmax(self._response)) / RATE
        self._noise = np.random.default_rng(seed + 1)
        self._now = 0.0
        self.stopped_at: float | None = None
        self.barge_in = BargeIn(
            Overhears(ears, spotter, lambda: self._stream, self.canceller),
            stop=self._stop,
            lexicon=pack.pronounce,
            understands=understands,
            clock=lambda: self._now,
        )

    def play(self, answer: Spoken, person: Samples | None, at: float) -> tuple[bool, str]:
        """Whether the answer was stopped by somebody, and what was heard of them."""
        self._answer = answer
        # Between our samples and the air: the reference goes on, as if nothing were missing.
        aired = stuttered(answer.samples, self._stutter, self._noise)
        echo = np.convolve(aired, self._response)
        echo = np.asarray(soxr.resample(echo, 1.0, 1.0 + DRIFT), dtype=np.float64)
        self._echo = echo
        self._beside = 0.0003 * self._noise.standard_normal(len(echo))
        if person is not None:
            first = int(at * RATE)
            self._beside[first : first + len(person)] += person[: len(echo) - first]
        self._begun = self._now
        self.stopped_at = None
        self._stream = self._blocks()  # one stream, however often it is listened to
        self.barge_in.begin(Expects.ANYTHING)
        thread = self.barge_in._thread
        if thread is not None:
            thread.join()
        found = self.barge_in.end()
        return self.stopped_at is not None, found.heard.text if found is not None else ""

    def _stop(self) -> None:
        if self.stopped_at is None:
            self.stopped_at = self._now - self._begun

    def _blocks(self) -> Iterator[bytes]:
        waiting = list(self._answer.sentences)
        length = len(self._echo) + 2 * RATE
        for at in range(0, length, BLOCK):
            while waiting and waiting[0][0] <= at / RATE:
                self.barge_in.sentence(waiting.pop(0)[1], 150)
            fell_silent = float("inf") if self.stopped_at is None else self.stopped_at + 0.1
            played = _block(self._answer.samples, at) * (at / RATE <= fell_silent)
            # What was played before is on its way through the room.
            echo = _block(self._echo, at) * (at / RATE <= fell_silent + self._delay)
            self.canceller.played(_bytes(played), RATE)
            self._now += BLOCK / RATE
            yield _bytes(echo + _block(self._beside, at))
        self.barge_in._over.set()


def _block(samples: Samples, at: int) -> Samples:
    block = samples[at : at + BLOCK]
    return np.pad(block, (0, BLOCK - len(block)))


def _bytes(samples: Samples) -> bytes:
    return np.round(np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes()


def as_loud(word: Samples, ours: Samples, louder_db: float) -> Samples:
    """The word, so much louder than our voice."""
    wanted = np.sqrt(np.mean(ours**2)) * 10 ** (louder_db / 20)
    return np.asarray(word * wanted / np.sqrt(np.mean(word**2)), dtype=np.float64)


def _tell(text: str) -> None:
    print(text, file=sys.stderr)


def main() -> None:
    """Run, and print JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--answers", type=int, default=12)
    parser.add_argument("--stops", type=int, default=40)
    parser.add_argument("--first", type=int, default=0, help="begin with that topic")
    parser.add_argument("--stutter", type=float, default=0.0, help="times a minute")
    asked = parser.parse_args()
    settings = Settings()
    pack = build_pack(settings)
    ears, spotter = build_overhearing(pack, settings, tell=_tell)
    dialogue = build_dialogue(load_settings(), tell=_tell, pack=pack)
    dice = random.Random(7 + asked.first)  # noqa: S311 - the same in every run
    taken: list[str] = []
    minutes = 0.0
    delays: list[float] = []
    missed: list[str] = []
    taken_as_stop = silenced_itself = 0
    topics = pack.topics[asked.first :] + pack.topics[: asked.first]
    with Pyttsx3Voice("", warm=True) as voice:

        def understands(heard: Heard) -> bool:
            return is_for_us(heard, Assistant(dialogue).outcome_of(heard))

        here = Room(ears, spotter, pack, understands, seed=3, stutter=asked.stutter)
        for topic in topics[: asked.answers]:
            answer = spoken(pack, topic, voice, whole=True)
            stopped, text = here.play(answer, None, 0.0)
            silenced_itself += stopped
            minutes += (here.stopped_at or len(answer.samples) / RATE) / 60
            taken += text.split()
            print(f"own: {topic.id}: {here.stopped_at} {text!r}", file=sys.stderr, flush=True)
            if text or stopped:
                missed.append(f"own: {topic.id}: {text}")
        for number in range(asked.stops):
            answer = spoken(pack, dice.choice(topics), voice, whole=False)
            at = dice.uniform(1.0, len(answer.samples) / RATE - 2.0)
            person, louder = dice.choice(PEOPLE), dice.choice(LOUDER_BY_DB)
            word = np.frombuffer(person.say("stop"), dtype="<i2").astype(np.float64) / 32768
            loud = np.flatnonzero(np.abs(word) > 0.02)
            word = as_loud(word[loud[0] : loud[-1] + 1], answer.samples, louder)
            stopped, text = here.play(answer, word, at)
            over = at + len(word) / RATE
            told = f"stop: {person.voice} {louder:+.0f} dB, {at:.1f} s: {here.stopped_at} {text!r}"
            print(told, file=sys.stderr, flush=True)
            if stopped and here.stopped_at is not None and at <= here.stopped_at <= over + SOON:
                delays.append(here.stopped_at - over)
                taken_as_stop += find_control(text) is ControlWord.STOP
            else:
                silenced_itself += here.stopped_at is not None and here.stopped_at < at
                missed.append(f"{number}: {person.voice} {louder:+.0f} dB at {at:.1f} s: {text!r}")
    print(
        json.dumps(
            {
                "own_minutes": round(minutes, 1),
                "taken_as_a_person": len(taken),
                "silenced_itself": silenced_itself,
                "stops": asked.stops,
                "obeyed": len(delays),
                "taken_as_stop": taken_as_stop,
                "seconds_after": {
                    "median": round(median(delays), 2) if delays else None,
                    "most": round(max(delays), 2) if delays else None,
                },
                "echo_taken_db": round(here.canceller.taken_db, 1),
                "missed": missed,
            },
            indent=2,
        )
    )


if __name__ == "__main__":
    main()
