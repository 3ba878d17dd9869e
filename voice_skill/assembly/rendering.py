"""Renders the fixed sentences of a pack with the natural voice that is set, and keeps them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from voice_skill.assembly.skill import build_checker, build_pack
from voice_skill.assembly.voice_box import build_natural
from voice_skill.assistant.ports import Tell
from voice_skill.settings import Settings
from voice_skill.speaking.natural.fixed import fixed_sentences
from voice_skill.speaking.natural.kokoro import PREFIX
from voice_skill.speaking.natural.rendered import Manner
from voice_skill.values.errors import UsageError, VoiceError

DEFAULT_SPEAKER = "bf_emma"
_EVERY = 20  # sentences between two lines of progress


@dataclass(frozen=True, slots=True)
class Told:
    """What was rendered: ``there`` of all ``sentences``, ``made`` of them now; size in bytes."""

    folder: Path
    sentences: int
    there: int
    made: int
    size: int


def render_fixed(settings: Settings, *, tell: Tell, most: int | None = None) -> Told:
    """Renders what is not there yet, at most so many; what was made stays, also after Ctrl-C.

    ``VoiceError`` where the natural voice cannot speak, ``UsageError`` where another one is set.
    """
    if settings.voice and not settings.voice.startswith(PREFIX):
        raise UsageError(
            f"Only a natural voice is rendered, and {settings.voice} is none. "
            f"For example: voice-skill voices render --voice {PREFIX}{DEFAULT_SPEAKER}"
        )
    engine = build_natural()
    weights = engine.weights()
    if weights is None:
        raise VoiceError(engine.problem)
    pack = build_pack(settings)
    checker = build_checker(pack, settings, proved=False)
    sentences = fixed_sentences(pack, checker.flows if checker is not None else ())
    speaker = settings.voice.removeprefix(PREFIX) or DEFAULT_SPEAKER
    manner = Manner(speaker, settings.rate, weights.checksum)
    missing = [each for each in sentences if not engine.rendered.has(each, manner)]
    todo = missing[:most]
    tell(f"{len(sentences)} sentences, {len(sentences) - len(missing)} of them ready.")
    for done, text in enumerate(todo, start=1):
        engine.rendered.keep(text, manner, engine.speak(text, manner))
        if done % _EVERY == 0 or done == len(todo):
            tell(f"Rendered {done} of {len(todo)}.")
    there = len(sentences) - len(missing) + len(todo)
    return Told(
        engine.rendered.folder, len(sentences), there, len(todo), engine.rendered.count()[1]
    )
