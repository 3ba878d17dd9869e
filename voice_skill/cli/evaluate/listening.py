"""Recordings heard and answered for measuring: with noise where asked, and a stopwatch."""

from __future__ import annotations

import atexit
import time
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from voice_skill.assembly.ears import TAUGHT, ears_maker
from voice_skill.assembly.skill import build_dialogue, build_pack, pack_folder
from voice_skill.assistant import Again, Assistant
from voice_skill.cli import output
from voice_skill.dialogue.dialogue import Dialogue
from voice_skill.evaluation.noise import mixer
from voice_skill.evaluation.recordings import Clip, Hearing, Row, run
from voice_skill.hearing.ears import Ears
from voice_skill.listening.recordings import read_recording
from voice_skill.packs.load import digest
from voice_skill.settings import Settings
from voice_skill.values.errors import AudioError
from voice_skill.values.heard import Heard
from voice_skill.values.reply import Reply

_BLOCK_BYTES = 3200  # a tenth of a second

Sound = Callable[[Path], bytes | None]
"""16 kHz samples of a recording; None where it cannot be read."""


def sounds(noise: Path | None, snr: float) -> Sound:
    """Reads recordings; under each goes a clip of ``noise``, ``snr`` decibels quieter."""
    mix = mixer(noise, snr, lambda file: read_recording(file).samples) if noise else None

    def sound(file: Path) -> bytes | None:
        try:
            samples = read_recording(file).samples
        except AudioError:
            return None
        return samples if mix is None else mix(samples, file.name)

    return sound


def rows_here(
    clips: Sequence[Clip], sound: Sound, settings: Settings, engine: str
) -> Iterator[Row]:
    """What came of each clip, one after the other, in this process."""
    read = digest(pack_folder(settings))
    for clip in clips:
        yield row(settings, engine, read, clip, sound(clip.file))


def rows_of_a_cluster(
    clips: Sequence[Clip], sound: Sound, settings: Settings, engine: str, address: str
) -> Iterator[Row]:
    """The same by the workers of that scheduler, as they come; errors as ``share``.

    Recordings are read here, and sent as sound: workers need no folder of ours.
    """
    from voice_skill.evaluation.cluster import share

    read = digest(pack_folder(settings))
    given = ((engine, read, clip, sound(clip.file)) for clip in clips)
    yield from share(address, settings, row, given)


def row(settings: Settings, engine: str, read: str, clip: Clip, samples: bytes | None) -> Row:
    """One clip, with fresh ears in a fresh session; of an unreadable one nothing is heard."""
    new_ears, dialogue = tools(settings, read, engine)

    def respond(heard: Heard, again: Again | None) -> tuple[Heard, Reply]:
        assistant = Assistant(dialogue)
        reply = assistant.decide(heard, again=again)
        return assistant.heard, reply

    (found,) = run((clip,), lambda _: _hearing(new_ears(), samples), respond)
    return found


def _hearing(ears: Ears, samples: bytes | None) -> Hearing:
    if samples is None:
        return Hearing(Heard(()), 0.0, 0.0, 0.0)
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


@lru_cache(maxsize=1)
def tools(
    settings: Settings, _digest: str, engine: str = TAUGHT
) -> tuple[Callable[[], Ears], Dialogue]:
    """A maker of ears and the dialogue, for the pack of that digest: kept for the next clip."""
    pack = build_pack(settings)
    tell = output.note
    new_ears = ears_maker(pack, settings, tell=tell, engine=engine)
    return new_ears, build_dialogue(settings, tell=tell, pack=pack)


atexit.register(tools.cache_clear)  # Vosk cannot let go of a model once Python itself goes
