"""Every voice side by side: how well it is understood, how soon it begins, what it costs.

    python -m benchmarks.voices [--voices usual kokoro:bf_emma ...] [--rates 120 150 250]
        [--sentences 40] [--json OUT.json]

Sentences of the pack without figures are rendered by each voice at each pace; without --voices by
every one that ``voice-skill voices list`` names, which takes hours. Whisper tiny.en (the
extra ``whisper``) hears them, clean and with noise 10 dB under the speech; counted is the share of
words that it got wrong. That ranks voices; it is not what a person hears. First sound is the time
until a sentence is rendered, the middle one of all; a rendered one is read from its file. Processor
time is that of this process and of those it started, a second of speech.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from voice_skill.assembly.skill import build_pack
from voice_skill.assembly.voice_box import build_natural
from voice_skill.hearing.whisper import WhisperRecogniser
from voice_skill.settings import load_settings
from voice_skill.speaking.natural.rendered import Manner, Rendered
from voice_skill.speaking.pronounce import pronounce
from voice_skill.speaking.samples import resampled
from voice_skill.speaking.voice_box import VoiceBox
from voice_skill.values.audio import SAMPLE_RATE, Speech, Synthesiser
from voice_skill.values.pack import Pack
from voice_skill.values.script import split
from voice_skill.values.text import normalise

_NOISE_DB = 10.0
_AT_ONCE = 25.0
"""Seconds heard in one go: Whisper takes as long for one second as for thirty."""


@dataclass(frozen=True, slots=True)
class Row:
    """One voice at one pace."""

    voice: str
    words_per_minute: int
    sentences: int
    spoken_words_per_minute: float
    wrong_words: float
    wrong_words_in_noise: float
    first_sound: float
    slowest: float
    rendered_first_sound: float
    processor: float


def sentences_of(pack: Pack, count: int) -> list[str]:
    """First sentences of answers, without figures: Whisper writes those in its own way."""
    found = [split(topic.first.text)[0] for topic in pack.topics]
    found += [split(chunk.text)[0] for topic in pack.topics for chunk in topic.more[:1]]
    spoken = [pronounce(each, pack.pronounce) for each in found]
    plain = [each for each in spoken if not any(letter.isdigit() for letter in each)]
    return plain[:: max(1, len(plain) // count)][:count]


def measured(name: str, voice: Synthesiser, texts: Sequence[str], pace: int, folder: Path) -> Row:
    """That voice at that pace; ``folder`` is for rendered sentences."""
    voice.render("Ready.", words_per_minute=pace)  # what is loaded once is no part of a sentence
    before, took, made = os.times(), [], []
    for text in texts:
        began = time.perf_counter()
        made.append(voice.render(text, words_per_minute=pace))
        took.append(time.perf_counter() - began)
    spent = sum(os.times()[:4]) - sum(before[:4])
    seconds = sum(each.seconds for each in made)
    return Row(
        voice=name,
        words_per_minute=pace,
        sentences=len(texts),
        spoken_words_per_minute=60 * sum(len(each.split()) for each in texts) / seconds,
        wrong_words=wrong_share(texts, made, noise_db=None),
        wrong_words_in_noise=wrong_share(texts, made, noise_db=_NOISE_DB),
        first_sound=statistics.median(took),
        slowest=max(took),
        rendered_first_sound=_from_file(texts[0], made[0], folder),
        processor=spent / seconds,
    )


def wrong_share(texts: Sequence[str], made: Sequence[Speech], *, noise_db: float | None) -> float:
    """The share of words that Whisper hears wrong, misses or adds; 0 to 1 and above."""
    ears = WhisperRecogniser()
    wrong = words = 0
    noise = np.random.default_rng(7)
    said: list[str] = []
    sound = np.zeros(0, dtype=np.float64)
    for text, speech in zip(texts, made, strict=True):
        said.append(text)
        block = resampled(speech.samples, speech.rate, SAMPLE_RATE)
        sound = np.append(sound, np.frombuffer(block, "<i2").astype(float))
        if len(sound) < (_AT_ONCE - 7) * SAMPLE_RATE and text is not texts[-1]:
            continue
        ears.feed(_with_noise(sound, noise_db, noise).tobytes())
        heard = next((each.text for each in ears.finish()), "")
        asked = normalise(" ".join(said)).split()
        wrong += Levenshtein.distance(asked, normalise(heard).split())
        words += len(asked)
        said, sound = [], np.zeros(0, dtype=np.float64)
    return wrong / words


def _with_noise(
    sound: NDArray[np.float64], noise_db: float | None, source: np.random.Generator
) -> NDArray[np.int16]:
    if noise_db is not None:
        loud = sound[np.abs(sound) > 300]
        level = np.sqrt(np.mean(loud**2)) / 10 ** (noise_db / 20)
        # Brown-ish, as rooms are: more of it where the voice is.
        white = source.normal(size=len(sound) + 8)
        soft = np.convolve(white, np.ones(8) / 8, "valid")[: len(sound)]
        sound = sound + soft * level / soft.std()
    return np.asarray(np.clip(sound, -32_768, 32_767), dtype="<i2")


def _from_file(text: str, speech: Speech, folder: Path) -> float:
    rendered, manner = Rendered(folder), Manner("any", 150, "")
    speech = Speech(resampled(speech.samples, speech.rate, 24_000), 24_000)  # one that Opus knows
    rendered.keep(text, manner, speech)
    began = time.perf_counter()
    rendered.find(text, manner)
    return time.perf_counter() - began


def main() -> None:
    """Measure, and print a table."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--voices", nargs="+", help="All that are installed, unless named here.")
    options.add_argument("--rates", nargs="+", type=int, default=[120, 150, 250])
    options.add_argument("--sentences", type=int, default=40)
    options.add_argument("--json", type=Path)
    asked = options.parse_args()
    texts = sentences_of(build_pack(load_settings()), asked.sentences)
    rows = []
    print(
        "| voice | wpm | really | wrong words | at 10 dB "
        "| first sound s | slowest | rendered | CPU |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    # Here it may take its time; in a talk the usual voice would help out.
    natural = replace(build_natural(tell=print), patience=600.0)
    with VoiceBox(warm=True, natural=natural) as box, tempfile.TemporaryDirectory() as folder:
        for name in asked.voices or [each.id or "usual" for each in box.listed()]:
            voice = box.named("" if name == "usual" else name)
            for pace in asked.rates:
                row = measured(name, voice, texts, pace, Path(folder))
                rows.append(row)
                print(
                    f"| {name} | {pace} | {row.spoken_words_per_minute:.0f} "
                    f"| {row.wrong_words:.1%} | {row.wrong_words_in_noise:.1%} "
                    f"| {row.first_sound:.2f} | {row.slowest:.2f} "
                    f"| {row.rendered_first_sound:.3f} | {row.processor:.2f} |",
                    flush=True,
                )
    if asked.json:
        asked.json.write_text(json.dumps([asdict(row) for row in rows], indent=1), "utf-8")


if __name__ == "__main__":
    main()
