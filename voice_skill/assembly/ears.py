"""Where real ears are put together: a recogniser, a voice detector, a recording."""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from voice_skill.assistant.ports import Tell
from voice_skill.files import recall, remember
from voice_skill.hearing.ears import Closed, Ears, SecondHearing
from voice_skill.hearing.expected import expected_phrases, matters_always
from voice_skill.hearing.spotting import Spotter, to_spot
from voice_skill.hearing.teaching import phrases as lesson
from voice_skill.hearing.teaching.phrases import phrases_to_hear
from voice_skill.language import grammar
from voice_skill.language.language import current
from voice_skill.listening.endpoint import Pace
from voice_skill.settings import Settings, cache_folder
from voice_skill.understanding import commands
from voice_skill.values import text
from voice_skill.values.audio import Recogniser
from voice_skill.values.errors import ModelError, UsageError
from voice_skill.values.heard import Heard, Hypothesis
from voice_skill.values.pack import Pack
from voice_skill.values.reply import Expects

HEARING_MODEL = "vosk-model-small-en-us-0.15"
ENGINES = ("taught", "shipped", "moonshine", "taught-moonshine", "whisper")
TAUGHT, SHIPPED, MOONSHINE, TAUGHT_MOONSHINE, WHISPER = ENGINES
ALTERNATIVES = 3
"""How many readings of an utterance are looked at."""


def build_recogniser(
    pack: Pack, settings: Settings, *, tell: Tell, engine: str = TAUGHT
) -> Recogniser:
    """Vosk that has read the pack; where its model is missing, the bundled fallback.

    ``engine`` may also be ``shipped`` (Vosk as its makers ship it), ``moonshine`` or ``whisper``,
    both as they are shipped, or ``taught-moonshine``, which has read the pack as well. ``tell`` is
    told what is missing, and how far the reading of a new pack is.
    """
    return recogniser_maker(pack, settings, tell=tell, engine=engine)()


def recogniser_maker(
    pack: Pack, settings: Settings, *, tell: Tell, engine: str = TAUGHT
) -> Callable[[], Recogniser]:
    """Makes recognisers as ``build_recogniser`` does, any number over one loaded model."""
    return _makers(pack, settings, engine, tell).openly


@dataclass(frozen=True, slots=True)
class _Makers:
    """Makers of recognisers over one model.

    ``openly`` of those that hear anything, ``closed`` of those for what is expected, ``spotter``
    of what finds a command while we speak; the last two only Vosk can make. ``other`` makes an
    engine of another kind that has read the pack as well.
    """

    openly: Callable[[], Recogniser]
    closed: Closed | None = None
    spotter: Callable[[], Spotter] | None = None
    other: Callable[[], Recogniser] | None = None


def _makers(pack: Pack, settings: Settings, engine: str, tell: Tell) -> _Makers:
    if engine not in ENGINES:
        raise UsageError(f"No engine is called {engine!r}. Choose one of: {', '.join(ENGINES)}.")
    if engine == MOONSHINE:
        return _Makers(_moonshine)
    if engine == WHISPER:
        return _Makers(lambda: _whisper(settings))
    from voice_skill.hearing.restored import Restored
    from voice_skill.hearing.vosk import VoskModel

    try:
        folder = shipped_model()
    except ModelError as error:
        return _Makers(_fallback(error, settings, tell))
    if engine in {TAUGHT, TAUGHT_MOONSHINE}:
        folder = teach(pack, folder, tell=tell)

    def other() -> Recogniser:
        return Restored(_taught_moonshine(folder, tell), pack.sounds_like)

    if engine == TAUGHT_MOONSHINE:
        return _Makers(other)
    model = VoskModel(folder)

    def closed(expects: Expects) -> Recogniser | None:
        phrases = expected_phrases(expects, pack)
        known = [each for each in phrases if all(model.knows(word) for word in each.split())]
        return model.recogniser(phrases=known) if known else None

    def heard_openly() -> Recogniser:
        return Restored(model.recogniser(alternatives=ALTERNATIVES), pack.sounds_like)

    if engine != TAUGHT:
        return _Makers(heard_openly)

    def spotter() -> Spotter:
        return Spotter(model.recogniser(phrases=to_spot()))

    return _Makers(heard_openly, closed, spotter, other)


def shipped_model() -> Path:
    """The folder of the installed speech model; ``ModelError`` names the command that mends it."""
    from voice_skill.models import choose, find, read_catalogue

    return find(choose(read_catalogue(), HEARING_MODEL)).folder


def teach(pack: Pack, folder: Path, *, tell: Tell) -> Path:
    """The folder of the model that has read the pack; the shipped one where it cannot.

    ``tell`` is told why, and how far it is.
    """
    from voice_skill.hearing.teaching.teach import answer_weights, taught_model

    phrases = phrases_to_teach(pack)
    try:
        taught = taught_model(
            folder,
            phrases,
            weights=answer_weights(phrases, matters_always()),
            cache=cache_folder() / "taught",
            sounds_like=pack.sounds_like,
            progress=_teaching(tell),
        )
    except ModelError as error:
        tell(f"{error} I hear with the model as it was shipped.")
        return folder
    return taught.path


def phrases_to_teach(pack: Pack) -> tuple[str, ...]:
    """``phrases_to_hear``, remembered: to spell out all that steers takes a second.

    What is remembered holds for this pack, this language, and the code that makes a lesson of them.
    """
    file = cache_folder() / "packs" / f"phrases-{pack.id}.json"
    code = (inspect.getsource(each) for each in (grammar, commands, lesson, text))
    key = hashlib.sha256("\n".join((pack.digest, current().digest, *code)).encode()).hexdigest()
    known = recall(file)
    if isinstance(known, dict) and known.get("key") == key:
        return tuple(known["phrases"])
    phrases = phrases_to_hear(pack)
    remember(file, {"key": key, "phrases": phrases})
    return phrases


def _teaching(tell: Tell) -> Callable[[str, float], None]:
    # Silent where it was taught before: then only "ready" comes.
    def progress(step: str, share: float) -> None:
        if step != "ready":
            tell(f"Teaching the recogniser this pack, once: {step}, {share:.0%} done.")

    return progress


def _fallback(missing: ModelError, settings: Settings, tell: Tell) -> Callable[[], Recogniser]:
    for name, make in _others(settings).items():
        try:
            loaded = [make()]
        except ModelError:
            continue
        tell(f"{missing} Until then I hear with {name}, which shows no words while you speak.")
        return lambda: loaded.pop() if loaded else make()
    raise ModelError(f"{missing} Typed questions still work: voice-skill ask.") from missing


def _others(settings: Settings) -> dict[str, Callable[[], Recogniser]]:
    """Engines whose model comes with them, by name, best first."""
    return {WHISPER: lambda: _whisper(settings), MOONSHINE: _moonshine}


def _moonshine() -> Recogniser:
    from voice_skill.hearing.moonshine import MoonshineRecogniser

    return MoonshineRecogniser()


def _taught_moonshine(folder: Path, tell: Tell) -> Recogniser:
    # As it was shipped where the model was not taught, or the wheel holds other networks.
    from voice_skill.hearing.taught_moonshine import TaughtMoonshine
    from voice_skill.hearing.teaching.teach import RATIOS

    if not (folder / RATIOS).is_file():
        return _moonshine()
    try:
        return TaughtMoonshine(folder / RATIOS)
    except ModelError as error:
        plain = _moonshine()  # where there is none at all, that is the sentence
        tell(f"{error} I hear with Moonshine as it was shipped.")
        return plain


def _whisper(settings: Settings) -> Recogniser:
    from voice_skill.hearing.whisper import WhisperRecogniser

    return WhisperRecogniser(Path(settings.whisper_model) if settings.whisper_model else None)


def second_ears(
    settings: Settings, *, tell: Tell, taught: Callable[[], Recogniser] | None = None
) -> SecondHearing | None:
    """Who hears again what was not understood; None where nobody shall.

    ``taught`` makes Moonshine that has read the pack, which comes before all others. Only an
    engine that was asked for by its name is missed aloud.
    """
    from voice_skill.hearing.second_engine import SecondEars

    engines = _others(settings)
    if taught is not None:
        engines = {MOONSHINE: taught, WHISPER: engines[WHISPER]}
    match settings.second_engine:
        case "off":
            return None
        case "auto":
            return SecondEars(tuple(engines.values()))
        case name:
            return SecondEars((engines[name],), tell=tell)


def build_ears(pack: Pack, settings: Settings, *, tell: Tell, engine: str = TAUGHT) -> Ears:
    """Ears for one stream."""
    return ears_maker(pack, settings, tell=tell, engine=engine)()


def ears_maker(
    pack: Pack, settings: Settings, *, tell: Tell, engine: str = TAUGHT
) -> Callable[[], Ears]:
    """Makes ears, one pair a stream, over one loaded model."""
    return _ears(_makers(pack, settings, engine, tell), settings, tell, again=engine == TAUGHT)


def build_overhearing(pack: Pack, settings: Settings, *, tell: Tell) -> tuple[Ears, Spotter | None]:
    """Ears, and what finds a command while we speak, over one model; None where it cannot."""
    makers = _makers(pack, settings, TAUGHT, tell)
    spotter = makers.spotter() if makers.spotter is not None else None
    return _ears(makers, settings, tell, again=True)(), spotter


def _ears(makers: _Makers, settings: Settings, tell: Tell, *, again: bool) -> Callable[[], Ears]:
    from voice_skill.listening.voice_activity import SileroDetector

    pace = Pace(end_silence=settings.end_silence)
    second = second_ears(settings, tell=tell, taught=makers.other) if again else None
    return lambda: Ears(
        makers.openly(), SileroDetector(), pace=pace, closed=makers.closed, second=second
    )


def hear_recording(
    file: Path, pack: Pack, settings: Settings, *, tell: Tell
) -> tuple[Heard, Callable[[], tuple[Hypothesis, ...]]]:
    """What was said in the recording, and who hears it again if it was not understood.

    ``tell`` is told what was wrong with the recording. The model that heard it is let go: it
    and the one that understands would together need 100 MB more.
    """
    from voice_skill.listening.recordings import read_recording

    recording = read_recording(file)
    for each in recording.notices:
        tell(each)
    ears = build_ears(pack, settings, tell=tell)
    return ears.hear(recording.blocks()), ears.again_later()
