"""The sounds of the bench: speech that is made once and kept, noise, rooms, and real people."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import numpy as np

from benchmarks.hearing import voices
from benchmarks.hearing.sentences import Condition, Form, Kind, Sentence, sentences
from benchmarks.hearing.voices import Samples, Voice
from voice_skill.evaluation.noise import mixed
from voice_skill.evaluation.recordings import read_manifest
from voice_skill.evaluation.speakers import ROOMS, place, room
from voice_skill.evaluation.utterances import OUT_OF_SCOPE
from voice_skill.listening.recordings import read_recording
from voice_skill.settings import cache_folder
from voice_skill.values.audio import SAMPLE_RATE
from voice_skill.values.errors import SkillError
from voice_skill.values.text import normalise

T = TypeVar("T")

_BEFORE, _AFTER = bytes(9_600), bytes(12_800)
"""Silence around a sentence: 0.3 s, and 0.4 s."""

_REAL_NOISE = ("dishes", "music", "tap", "bike")
"""Kinds of noise, by a word of the file's name: clatter, other sound, a hiss, a beat."""

_REAL_ROOMS = ("rir1", "rir2", "rir3")
_ECHOES = ((0.3, 0.8), (0.6, 1.5), (0.9, 3.0))  # s until it is 60 dB down, m away


@dataclass(frozen=True, slots=True)
class Sound:
    """One clip: 16 kHz samples, what is said in it, by whom, and how it sounds."""

    sentence: Sentence
    voice: str
    condition: Condition
    samples: bytes


@dataclass
class Bench:
    """All sounds of a form; with ``recordings`` its noise, rooms and people are real."""

    form: Form
    recordings: Path | None = None
    tell: Callable[[str], None] = lambda text: None
    folder: Path = field(default_factory=lambda: cache_folder() / "bench-hearing")

    def sounds(self) -> Iterator[Sound]:
        """Every sound, always in the same order."""
        for sentence in sentences(self.form):
            for voice in self._speakers(sentence):
                speech = self._said(sentence.text, voice)
                for condition in self.form.conditions:
                    heard = _BEFORE + self._altered(speech, sentence.text, condition) + _AFTER
                    snr = condition.snr
                    if snr is not None:
                        noise = self._chosen(self._noises, sentence.text, "noise")
                        start = place(sentence.text, SAMPLE_RATE, salt=voice.voice)
                        heard = mixed(heard, noise, snr, start=start)
                    yield Sound(sentence, voices.name(voice), condition, heard)
        yield from self._people()

    def _speakers(self, sentence: Sentence) -> list[Voice]:
        count = self.form.voices or len(self._voices)
        first = place(sentence.text, len(self._voices), salt="voice")
        return [self._voices[(first + each) % len(self._voices)] for each in range(count)]

    def _said(self, text: str, voice: Voice) -> bytes:
        told = f"{voice!r}\n{text}"
        file = self.folder / f"{hashlib.sha256(told.encode()).hexdigest()[:24]}.s16"
        if not file.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            part = file.with_suffix(".part")
            part.write_bytes(voice.say(text))
            part.replace(file)
        return file.read_bytes()

    def _altered(self, speech: bytes, text: str, condition: Condition) -> bytes:
        if condition is Condition.OLD:
            return voices.aged(speech, place(text, len(voices.OLD), salt="old"))
        if condition is Condition.ROOM:
            return echoed(speech, self._chosen(self._echoes, text, "room"))
        return speech

    @staticmethod
    def _chosen(among: list[T], text: str, salt: str) -> T:
        return among[place(text, len(among), salt=salt)]

    @cached_property
    def _voices(self) -> list[Voice]:
        found: list[Voice] = []
        for voice in voices.VOICES:
            try:
                self._said("yes", voice)
            except SkillError as error:
                self.tell(f"{voices.name(voice)} is left out: {error}")
            else:
                found.append(voice)
        return found

    @cached_property
    def _noises(self) -> list[bytes]:
        files = self._recorded("noise", _REAL_NOISE)
        return [read_recording(file).samples for file in files] or list(map(room, range(ROOMS)))

    @cached_property
    def _echoes(self) -> list[Samples]:
        files = self._recorded("noise/rir", _REAL_ROOMS)
        read = [np.frombuffer(read_recording(file).samples, "<i2") for file in files]
        return [each.astype(np.float64) for each in read] or [
            made_echo(seconds, metres) for seconds, metres in _ECHOES
        ]

    def _recorded(self, folder: str, words: tuple[str, ...]) -> list[Path]:
        if self.recordings is None:
            return []
        files = sorted((self.recordings / folder).glob("*.wav"))
        return [file for word in words for file in files if word in file.stem]

    def _people(self) -> Iterator[Sound]:
        if self.recordings is None:
            return
        clips = read_manifest(self.recordings / "manifest.tsv")
        chosen = sorted(clips, key=lambda each: place(each.file.name, 1 << 30, salt="bench"))
        for clip in chosen[: self.form.clips]:
            right = clip.right or (OUT_OF_SCOPE,)
            kind = Kind.SHORT if right[0].startswith("control:") else Kind.OFF_TOPIC
            samples = read_recording(clip.file).samples
            sentence = Sentence(kind, normalise(clip.transcript), right)
            yield Sound(sentence, clip.file.name, Condition.REAL, samples)


def echoed(speech: bytes, echo: Samples) -> bytes:
    """Speech as it sounds in a room, as loud as before; ``echo`` is what a clap leaves there."""
    said = np.frombuffer(speech, dtype="<i2").astype(np.float64)
    size = 1 << (len(said) + len(echo) - 1).bit_length()
    heard = np.fft.irfft(np.fft.rfft(said, size) * np.fft.rfft(echo, size), size)
    heard = heard[int(np.abs(echo).argmax()) :][: len(said)]
    heard *= np.abs(said).max() / max(float(np.abs(heard).max()), 1e-9)
    return heard.astype("<i2").tobytes()


def made_echo(seconds: float, metres: float) -> Samples:
    """What a clap leaves in a made room: the clap itself, then noise that dies away.

    ``seconds`` until it is 60 dB down; at one metre both hold as much energy (critical distance).
    """
    length = int(seconds * SAMPLE_RATE)
    dies = np.exp(-6.9 * np.arange(length) / length)
    noise = np.random.default_rng(int(100 * seconds)).standard_normal(length) * dies
    echo: Samples = noise / np.sqrt((noise**2).sum()) * metres
    echo[0] = 1.0
    return echo
