"""Where real ears are put together: a recogniser, a voice detector, a recording."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from voice_skill.cli.output import note
from voice_skill.core.types import Heard, ModelError, Pack, Recogniser
from voice_skill.hearing.ears import Ears
from voice_skill.hearing.endpoint import Pace
from voice_skill.settings import Settings

HEARING_MODEL = "vosk-model-small-en-us-0.15"
ALTERNATIVES = 3
"""How many readings of an utterance are looked at."""


def build_recogniser(pack: Pack, settings: Settings, *, engine: str = "taught") -> Recogniser:
    """Vosk where its model is installed, else the bundled fallback, which says so once."""
    from voice_skill.hearing.vosk import VoskModel
    from voice_skill.models import choose, find, read_catalogue

    try:
        folder = find(choose(read_catalogue(), HEARING_MODEL)).folder
    except ModelError as error:
        return _fallback(error)
    return VoskModel(folder).recogniser(alternatives=ALTERNATIVES)


def _fallback(missing: ModelError) -> Recogniser:
    from voice_skill.hearing.moonshine import MoonshineRecogniser

    try:
        recogniser = MoonshineRecogniser()
    except ModelError as error:
        raise ModelError(f"{missing} Typed questions still work: voice-skill ask.") from error
    note(f"{missing} Until then I hear with moonshine, which shows no words while you speak.")
    return recogniser


def build_ears(pack: Pack, settings: Settings, *, engine: str = "taught") -> Ears:
    """Ears for one stream."""
    from voice_skill.hearing.voice_activity import SileroDetector

    pace = Pace(end_silence=settings.end_silence)
    return Ears(build_recogniser(pack, settings, engine=engine), SileroDetector(), pace=pace)


def hear_recording(
    file: Path, pack: Pack, settings: Settings, *, notice: Callable[[str], None] = note
) -> Heard:
    """What was said in the recording. ``notice`` is told what was wrong with it."""
    from voice_skill.hearing.recordings import read_recording

    recording = read_recording(file)
    for each in recording.notices:
        notice(each)
    return build_ears(pack, settings).hear(recording.blocks())
