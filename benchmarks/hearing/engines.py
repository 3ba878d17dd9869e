"""One engine in a process of its own: all sounds through the product's ears and turn."""

from __future__ import annotations

import re
import resource
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from benchmarks.hearing.figures import Row
from benchmarks.hearing.sentences import Sentence, sentences
from benchmarks.hearing.sounds import Bench
from voice_skill.assembly.ears import ENGINES as ALONE
from voice_skill.assembly.ears import TAUGHT, build_ears
from voice_skill.assembly.skill import build_dialogue, build_pack
from voice_skill.assistant import Assistant
from voice_skill.dialogue.dialogue import Dialogue
from voice_skill.dialogue.session import Choice
from voice_skill.evaluation.utterances import OUT_OF_SCOPE
from voice_skill.hearing.ears import Ears
from voice_skill.settings import load_settings
from voice_skill.values.errors import SkillError
from voice_skill.values.heard import Heard, Hypothesis
from voice_skill.values.text import normalise

TYPED, PRODUCT = "typed", "product"
ENGINES = (TYPED, PRODUCT, *ALONE)
_BLOCK = 3200
NOTHING: tuple[str, ...] = ()
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Measured:
    """What one engine made of the sounds; ``missing`` says why it heard none.

    ``load`` is in seconds; ``before`` and ``peak`` are MB of the whole process, before the ears
    were built and at most.
    """

    engine: str
    rows: tuple[Row, ...] = ()
    load: float = 0.0
    before: float = 0.0
    peak: float = 0.0
    missing: str = ""


def measure(engine: str, bench: Bench) -> Measured:
    """The rows of one engine."""
    settings = load_settings()
    pack = build_pack(settings)
    dialogue = build_dialogue(settings, tell=tell, pack=pack)
    if engine == TYPED:
        for _ in bench.sounds():  # made here, so that no engine's memory holds a voice
            pass
        return Measured(engine, tuple(_typed(dialogue, each) for each in sentences(bench.form)))
    before, started = _peak_mb(), time.perf_counter()
    alone = engine != PRODUCT
    try:
        ears = build_ears(
            pack,
            replace(settings, second_engine="off") if alone else settings,
            tell=tell,
            engine=engine if alone else TAUGHT,
        )
    except SkillError as error:
        return Measured(engine, missing=str(error))
    load = time.perf_counter() - started
    rows = tuple(_rows(ears, dialogue, bench))
    return Measured(engine, rows, load, before, _peak_mb())


def tell(text: str) -> None:
    """A sentence that is no figure."""
    print(text, file=sys.stderr)


def _typed(dialogue: Dialogue, each: Sentence) -> Row:
    label, offered = _decided(dialogue, Heard.typed(each.text))
    said = normalise(each.text)
    return Row(each.kind, said, each.right, "", TYPED, said, label, offered)


def _rows(ears: Ears, dialogue: Dialogue, bench: Bench) -> Iterator[Row]:
    for sound in bench.sounds():
        watch = _Watch()
        heard = watch.times(lambda: ears.hear(watch.blocks(sound.samples)))  # noqa: B023 - called at once
        again = ears.again_later()
        label, offered = OUT_OF_SCOPE, NOTHING
        if heard.text:
            label, offered = _decided(dialogue, heard, lambda: watch.times(again))  # noqa: B023
        yield Row(
            sound.sentence.kind,
            normalise(sound.sentence.text),
            sound.sentence.right,
            sound.voice,
            sound.condition.value,
            normalise(heard.text),
            label,
            offered,
            seconds=len(sound.samples) / 32_000,
            cpu=watch.cpu,
            ms=watch.ms,
        )


def _decided(
    dialogue: Dialogue, heard: Heard, again: Callable[[], tuple[Hypothesis, ...]] | None = None
) -> tuple[str, tuple[str, ...]]:
    assistant = Assistant(dialogue)
    label = assistant.decide(heard, again=again).label
    pending = assistant.session.pending
    return label, pending.options if isinstance(pending, Choice) else ()


class _Watch:
    """Counts what hearing costs, and how long after the end of the sound the words are there."""

    def __init__(self) -> None:
        self.cpu = 0.0
        self.ms = 0.0
        self._over: float | None = None

    def blocks(self, samples: bytes) -> Iterator[bytes]:
        """The samples as a microphone gives them; afterwards the sound is over."""
        for at in range(0, len(samples), _BLOCK):
            yield samples[at : at + _BLOCK]
        self._over = time.perf_counter()

    def times(self, hear: Callable[[], T]) -> T:
        """What it gives; its cost is added."""
        self._over, cpu, began = None, time.process_time(), time.perf_counter()
        found = hear()
        self.cpu += time.process_time() - cpu
        self.ms += (time.perf_counter() - (self._over or began)) * 1000
        return found


def _peak_mb() -> float:
    # Not getrusage where it can be helped: it counts the process that started this one.
    status = Path("/proc/self/status")
    if status.exists():
        found = re.search(r"VmHWM:\s+(\d+)", status.read_text(encoding="ascii"))
        if found:
            return int(found[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
