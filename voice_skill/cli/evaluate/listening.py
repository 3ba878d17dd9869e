"""Ears for measuring: one model for many recordings, with noise where asked, and a stopwatch."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from voice_skill.assembly.ears import build_ears
from voice_skill.cli import output
from voice_skill.evaluation.noise import mixer
from voice_skill.evaluation.recordings import Hearing
from voice_skill.listening.recordings import read_recording
from voice_skill.settings import Settings
from voice_skill.values.errors import AudioError
from voice_skill.values.heard import Heard
from voice_skill.values.pack import Pack

_BLOCK_BYTES = 3200  # a tenth of a second


def listener(
    engine: str, pack: Pack, settings: Settings, *, noise: Path | None, snr: float
) -> Callable[[Path], Hearing]:
    """Hears files with that engine; silent or broken ones count as nothing heard."""
    ears = build_ears(pack, settings, tell=output.note, engine=engine)
    mix = mixer(noise, snr, lambda file: read_recording(file).samples) if noise else None

    def listen(file: Path) -> Hearing:
        try:
            samples = read_recording(file).samples
        except AudioError:
            return Hearing(Heard(()), 0.0, 0.0, 0.0)
        if mix is not None:
            samples = mix(samples, file.name)
        over = [0.0]

        def blocks() -> Iterator[bytes]:
            for start in range(0, len(samples), _BLOCK_BYTES):
                yield samples[start : start + _BLOCK_BYTES]
            over[0] = time.perf_counter()

        began = time.process_time()
        heard = ears.hear(blocks())
        ended = time.perf_counter()
        spent = time.process_time() - began
        ms = (ended - over[0]) * 1000
        return Hearing(heard, len(samples) / 32_000, spent, ms, ears.again)

    return listen
