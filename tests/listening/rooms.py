"""Sounds of a home in which nobody speaks, made of numbers: the same in every run."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from voice_skill.values.audio import SAMPLE_RATE

Wave = NDArray[np.float64]


def _time(seconds: float) -> Wave:
    return np.arange(int(seconds * SAMPLE_RATE)) / SAMPLE_RATE


def _fading(seconds: float, fade: float) -> Wave:
    """From 1 towards 0; ``fade`` is the time to a third, in seconds."""
    return np.exp(-_time(seconds) / fade)


def _placed(seconds: float, bursts: Callable[[np.random.Generator], Wave], rate: float) -> Wave:
    """Bursts at random, ``rate`` a second."""
    dice = np.random.default_rng(11)
    sound = np.zeros(int(seconds * SAMPLE_RATE))
    for at in dice.integers(0, len(sound), int(rate * seconds)):
        burst = bursts(dice)[: len(sound) - at]
        sound[at : at + len(burst)] += burst
    return sound


def pink(seconds: float) -> Wave:
    """Rain, or a far street."""
    dice = np.random.default_rng(12)
    spectrum = np.fft.rfft(dice.standard_normal(int(seconds * SAMPLE_RATE)))
    pitch = np.maximum(np.fft.rfftfreq(int(seconds * SAMPLE_RATE), 1 / SAMPLE_RATE), 20)
    return np.fft.irfft(spectrum / np.sqrt(pitch), int(seconds * SAMPLE_RATE))


def fan(seconds: float) -> Wave:
    """A fan's hum: the mains and its overtones, over moving air."""
    when = _time(seconds)
    hum = sum(np.sin(2 * np.pi * 50 * n * when + n) / n for n in (1, 2, 3, 4, 6))
    air = pink(seconds)
    return np.asarray(hum + air / air.std() * 0.3)


def coughs(seconds: float) -> Wave:
    """Short bursts of noise with a sharp start, two at a time."""

    def cough(dice: np.random.Generator) -> Wave:
        burst = dice.standard_normal(int(0.28 * SAMPLE_RATE)) * _fading(0.28, 0.07)
        soft = np.convolve(burst, np.hanning(9) / 4, "same")
        return np.concatenate([soft, np.zeros(1600), soft * 0.7])

    return _placed(seconds, cough, 0.6)


def typing(seconds: float) -> Wave:
    """Keys: clicks of a few milliseconds, some of them in pairs."""
    return _placed(
        seconds, lambda dice: dice.standard_normal(320) * _fading(0.02, 0.003) * dice.random(), 7
    )


def dishes(seconds: float) -> Wave:
    """Plates and spoons: short strikes that ring at several high pitches."""

    def strike(dice: np.random.Generator) -> Wave:
        when = _time(0.5)
        pitches = dice.uniform(1500, 6500, 5)
        ring = sum(np.sin(2 * np.pi * pitch * when) for pitch in pitches)
        return np.asarray(ring * _fading(0.5, dice.uniform(0.03, 0.12)))

    return _placed(seconds, strike, 2.5)


def music(seconds: float) -> Wave:
    """A slow tune of chords with overtones, as from a far radio."""
    dice = np.random.default_rng(13)
    notes: list[Wave] = []
    while sum(map(len, notes)) < seconds * SAMPLE_RATE:
        length = float(dice.choice([0.25, 0.5, 0.75]))
        root = 220 * 2 ** (int(dice.choice([0, 2, 4, 5, 7, 9])) / 12)
        when = _time(length)
        chord = sum(
            np.sin(2 * np.pi * root * step * n * when) / n**2
            for step in (1, 1.25, 1.5)
            for n in (1, 2, 3, 4)
        )
        notes.append(np.asarray(chord * _fading(length, 0.4)))
    return np.concatenate(notes)[: int(seconds * SAMPLE_RATE)]


ROOMS: Mapping[str, Callable[[float], Wave]] = {
    "silence": lambda seconds: np.zeros(int(seconds * SAMPLE_RATE)),
    "pink": pink,
    "fan": fan,
    "coughs": coughs,
    "typing": typing,
    "dishes": dishes,
    "music": music,
}


def room(kind: str, *, seconds: float = 8, peak: float = 0.3) -> bytes:
    """A room of that kind as 16 kHz samples whose loudest is ``peak`` of full scale."""
    wave = ROOMS[kind](seconds)
    loudest = float(np.abs(wave).max()) or 1.0
    return (wave / loudest * peak * 32767).astype("<i2").tobytes()
