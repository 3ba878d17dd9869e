"""Where real ears are put together: a recogniser, a voice detector, a recording."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from voice_skill.cli.output import note
from voice_skill.core.phrases import phrases_to_hear
from voice_skill.core.types import Heard, ModelError, Pack, Recogniser, UsageError
from voice_skill.hearing.ears import Ears
from voice_skill.hearing.endpoint import Pace
from voice_skill.settings import Settings, cache_folder

HEARING_MODEL = "vosk-model-small-en-us-0.15"
TAUGHT, SHIPPED, MOONSHINE = ENGINES = ("taught", "shipped", "moonshine")
ANSWERS_THAT_MATTER = frozenset({"yes", "no", "stop"})
"""Short words that open speech would otherwise lose among longer ones that begin alike."""
ALTERNATIVES = 3
"""How many readings of an utterance are looked at."""


def build_recogniser(pack: Pack, settings: Settings, *, engine: str = TAUGHT) -> Recogniser:
    """Vosk that has read the pack; where its model is missing, the bundled fallback.

    ``engine`` may also be ``shipped`` (Vosk as its makers ship it) or ``moonshine``.
    """
    if engine not in ENGINES:
        raise UsageError(f"No engine is called {engine!r}. Choose one of: {', '.join(ENGINES)}.")
    if engine == MOONSHINE:
        return _moonshine()
    from voice_skill.hearing.restored import Restored
    from voice_skill.hearing.vosk import VoskModel
    from voice_skill.models import choose, find, read_catalogue

    try:
        folder = find(choose(read_catalogue(), HEARING_MODEL)).folder
    except ModelError as error:
        return _fallback(error)
    if engine == TAUGHT:
        folder = teach(pack, folder)
    recogniser = VoskModel(folder).recogniser(alternatives=ALTERNATIVES)
    return Restored(recogniser, pack.sounds_like)


def teach(pack: Pack, folder: Path) -> Path:
    """The folder of the model that has read the pack; the shipped one, and why, where it cannot."""
    from voice_skill.hearing.teach import answer_weights, taught_model

    phrases = phrases_to_hear(pack)
    try:
        taught = taught_model(
            folder,
            phrases,
            weights=answer_weights(phrases, ANSWERS_THAT_MATTER),
            cache=cache_folder() / "taught",
            sounds_like=pack.sounds_like,
            progress=_teaching(),
        )
    except ModelError as error:
        note(f"{error} I hear with the model as it was shipped.")
        return folder
    return taught.path


def _teaching() -> Callable[[str, float], None]:
    # Silent where it was taught before: then only "ready" comes.
    def tell(step: str, share: float) -> None:
        if step != "ready":
            note(f"Teaching the recogniser this pack, once: {step}, {share:.0%} done.")

    return tell


def _fallback(missing: ModelError) -> Recogniser:
    try:
        recogniser = _moonshine()
    except ModelError as error:
        raise ModelError(f"{missing} Typed questions still work: voice-skill ask.") from error
    note(f"{missing} Until then I hear with moonshine, which shows no words while you speak.")
    return recogniser


def _moonshine() -> Recogniser:
    from voice_skill.hearing.moonshine import MoonshineRecogniser

    return MoonshineRecogniser()


def build_ears(pack: Pack, settings: Settings, *, engine: str = TAUGHT) -> Ears:
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
